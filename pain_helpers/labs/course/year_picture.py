"""Many people on one amount of an opioid for a year: a fan of courses with what was found in people, and a count."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.bands import ModelsBand, models_key
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

#: The bands of the fan, in percent of the people, from the widest.
BANDS = ((5, 95, style.MOST_PEOPLE), (25, 75, style.HALF_OF_PEOPLE))
MOST = 4.4
MEAN_LINE = {"color": style.FIRST_NERVE, "linestyle": "-", "linewidth": 3.4}
ONE_LINE = {"color": style.SUBSTANCE_P, "linestyle": (0, (4, 1.5)), "linewidth": 2.6}
SAME_LINE = {"color": style.INK, "linestyle": "-", "linewidth": 1.3}
#: Where the words on a finding stand (months, points), how they are set, and the two ends of the line to its mark.
BESIDE = {
    "busse": (3.7, -3.0, "center", (4.5, -2.45), (4.5, -0.9)),
    "space": (11.7, 3.3, "right", (11.6, 2.75), (12.0, 1.1)),
    "morasco": (11.85, -3.0, "right", (9.5, -2.45), (9.5, -0.45)),
    "chu": (1.6, -2.0, "left", (1.5, -1.6), (1.0, -0.25)),
}
#: The mark of a finding by what it was compared with: placebo, other medicines, its own start (a direction only).
PLACEBO, OTHER, DIRECTION = "D", "s", "v"
MARKS = {"busse": PLACEBO, "space": OTHER, "morasco": DIRECTION, "chu": PLACEBO}
#: The looks of the groups, from the most pain to the least.
LOOKS = (
    {"facecolor": style.SECOND_NERVE, "hatch": "//"},
    {"facecolor": style.SECOND_NERVE_PALE, "hatch": "//", "edgecolor": style.SECOND_NERVE},
    {"facecolor": style.FAINT},
    {"facecolor": style.INTERNEURON_PALE, "edgecolor": style.INTERNEURON_DARK},
    {"facecolor": style.INTERNEURON},
)
BAR = 0.66


class YearPicture(KeptFigure):
    """The change over the months with what was found in people, and how many are where in one of them."""

    def __init__(
        self, months: np.ndarray, found: tuple[tuple, tuple], groups: tuple[str, ...], words: dict[str, str]
    ) -> None:
        """``months`` is the array that the fan has the shape of; ``found`` holds the
        :class:`pain_helpers.literature.published.Found` of both views: on the drug, and with it taken away in thought;
        ``groups`` are the keys of the groups of people, from the most pain to the least."""
        super().__init__(1200, 590)
        self._months, self._words = months, words
        axes = self.figure.add_axes((0.045, 0.195, 0.525, 0.545))
        axes.set(xlim=(0, months[-1] + 0.7), ylim=(-MOST, MOST), xticks=range(0, int(months[-1]) + 1, 2))
        axes.set_yticks(range(-4, 5, 2))
        style.plain_axes(axes)
        captions.below(axes, words["month axis"])
        captions.panel_title(self.figure, 0.008, words["fan title"])
        self._change = self.moving(captions.above(axes, 1.295, ""))
        self._bands = [
            self.moving(axes.fill(months, 0 * months, facecolor=color, edgecolor="none")[0]) for _, _, color in BANDS
        ]
        self._models = ModelsBand(self, axes)
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.over(axes.axhline(0, **SAME_LINE))
        self.here = self.moving(axes.plot([], [], **style.HERE_LINE)[0])
        self.mean = self.moving(axes.plot([], [], **MEAN_LINE)[0])
        self.one = self.moving(axes.plot([], [], **ONE_LINE)[0])
        look = {"fontsize": 13, "color": style.INK, "va": "center"}
        self._more, self._less = (self.moving(axes.text(0.15, y, "", **look)) for y in (4.0, -4.05))
        self._found = [self._findings(axes, rows) for rows in found]
        self._keys(axes, held)
        self._groups(self.figure.add_axes((0.722, 0.195, 0.225, 0.545)), groups)
        captions.footer(self.figure, words["footer"])

    def _keys(self, axes, held) -> None:
        outside = {"transform": axes.transAxes, "clip_on": False}
        for x, color, name in ((0.0, BANDS[0][2], "most"), (0.32, BANDS[1][2], "half")):
            look = {"facecolor": color, "edgecolor": style.EDGE, "linewidth": 0.6}
            axes.add_patch(Rectangle((x, 1.195), 0.05, 0.05, **look, **outside))
            captions.above(axes, 1.22, self._words[name], x=x + 0.065, size=12)
        key(axes, 0.59, 1.22, 0.05, self._words["mean"], MEAN_LINE)
        mark = {"color": style.INK, "markersize": 9, "markeredgecolor": "white", "markeredgewidth": 1}
        for x, sign in zip((0.01, 0.04, 0.07), (PLACEBO, OTHER, DIRECTION)):
            axes.plot([x], [1.145], sign, **mark, **outside)
        captions.above(axes, 1.145, self._words["trials"], x=0.095, size=12)
        self._one_key = self.moving(key(axes, 0.59, 1.145, 0.05, "", ONE_LINE)[1])
        models_key(self, axes, 0.59, 1.065, self._words["models"], width=0.05)
        line, self._held_words = key(axes, 0.0, 1.065, 0.05, "", style.HELD_LINE)
        self.held = HeldCurve(self, held, (line, self._held_words))

    def _findings(self, axes, rows) -> list:
        """What was found in people: a mark with its error bar, a line that leads to it, and its name."""
        drawn = []
        for row in rows:
            middle = (row.month + row.until) / 2
            x, y, side, start, end = BESIDE[row.key]
            drawn += axes.plot(*zip(start, end), color=style.QUIET, linewidth=1)
            span = row.until - row.month
            if span:
                look = {"facecolor": "none", "edgecolor": style.INK, "linewidth": 2}
                drawn.append(axes.add_patch(Rectangle((row.month, row.low), span, row.high - row.low, **look)))
            elif row.low is not None:
                bar = {"color": style.INK, "markersize": 13, "linewidth": 2.4}
                drawn += axes.plot([middle] * 2, [row.low, row.high], "-_", **bar)
            size = 8 if span else 11
            mark = {"color": style.INK, "markersize": size, "markeredgecolor": "white", "markeredgewidth": 1}
            drawn += axes.plot([middle], [row.value], MARKS[row.key], **mark)
            look = {"fontsize": 12, "ha": side, "va": "center", "color": style.INK, "linespacing": 1.15}
            look["bbox"] = {"facecolor": "white", "edgecolor": "none", "pad": 1, "alpha": 0.8}
            drawn.append(axes.text(x, y, self._words[f"found {row.key}"], **look))
        return [self.moving(artist) for artist in drawn]

    def _groups(self, axes, groups: tuple[str, ...]) -> None:
        axes.set(xlim=(0, 100), ylim=(len(groups) - 0.5, -0.5), xticks=(0, 50, 100), yticks=[])
        style.plain_axes(axes)
        captions.below(axes, self._words["people axis"])
        self._title = self.moving(captions.panel_title(self.figure, 0.585, ""))
        # Its words begin where the names of the groups do.
        self._than = self.moving(self.figure.text(0.585, 0.9, "", fontsize=12.5, va="center", color=style.INK))
        self._bars, self._counts = {}, {}
        for place, (name, look) in enumerate(zip(groups, LOOKS)):
            bar = Rectangle((0, place - BAR / 2), 0, BAR, **({"edgecolor": "white", "linewidth": 0.8} | look))
            self._bars[name] = self.moving(axes.add_patch(bar))
            axes.text(-6, place, self._words[name], fontsize=12, ha="right", va="center", linespacing=1.15)
            number = axes.text(0, place, "", fontsize=17, fontweight="bold", va="center", color=style.INK)
            self._counts[name] = self.moving(number)

    def show(
        self,
        kind: str,
        month: float,
        person: int,
        curves: tuple[dict[int, np.ndarray], np.ndarray, np.ndarray],
        counts: dict[str, int],
        models,
        held: tuple[str, int, np.ndarray] | None,
    ) -> None:
        """Take up the view (``"on"`` or ``"away"``), the month looked at and who is followed; the percentiles, the mean
        and that person's course; how many of 100 are in each group; the band of models around the mean; a held
        person's view, number and course."""
        percentiles, mean, one = curves
        words = self._words
        self._change.set_text(words[f"change {kind}"])
        self._more.set_text(words[f"more {kind}"])
        self._less.set_text(words[f"less {kind}"])
        self._title.set_text(words["people title"].format(month=month))
        self._than.set_text(words[f"than {kind}"])
        self._one_key.set_text(words["one"].format(person=person))
        for artists, view in zip(self._found, ("on", "away")):
            for artist in artists:
                artist.set_visible(view == kind)
        edge = np.concatenate([self._months, self._months[::-1]])
        for band, (low, high, _) in zip(self._bands, BANDS):
            band.set_xy(np.column_stack([edge, np.concatenate([percentiles[low], percentiles[high][::-1]])]))
        self._models.show(self._months, models)
        self.mean.set_data(self._months, mean)
        self.one.set_data(self._months, one)
        self.here.set_data([month, month], [-MOST, MOST])
        for name, count in counts.items():
            self._bars[name].set_width(count)
            self._counts[name].set_text(f"{count}")
            self._counts[name].set_x(count + 3)
        if held:
            self._held_words.set_text(words[f"held {held[0]}"].format(person=held[1]))
        self.held.show(self._months, held[2] if held else None)
