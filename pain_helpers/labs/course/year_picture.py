"""Many people on one amount of an opioid for a year: a fan of courses with the trials on it, and who is better or worse off."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

#: The bands of the fan, in percent of the people, from the widest.
BANDS = ((5, 95, style.MOST_PEOPLE), (25, 75, style.HALF_OF_PEOPLE))
MOST = 4.0
EDGES = np.arange(-MOST, MOST + 0.01, 0.5)
MOST_IN_100 = 50
BETTER = {"facecolor": style.INTERNEURON, "edgecolor": "white", "linewidth": 0.5}
SAME = {"facecolor": style.FAINT, "edgecolor": "white", "linewidth": 0.5, "hatch": ".."}
WORSE = {"facecolor": style.SECOND_NERVE, "edgecolor": "white", "linewidth": 0.5, "hatch": "//"}
MIDDLE_LINE = {"color": style.FIRST_NERVE, "linestyle": "-", "linewidth": 3.2}
#: Where a trial's name stands beside its mark: to the right, up, and how it is set.
BESIDE = {
    "busse": (0.6, -2.4, "center"),
    "space": (-0.3, 1.5, "right"),
    "morasco": (0.0, -1.1, "center"),
    "chu": (0.4, -1.3, "left"),
}
ONE_LINE = {"color": style.SUBSTANCE_P, "linestyle": (0, (4, 1.5)), "linewidth": 2.4}


class YearPicture(KeptFigure):
    """The change over the months with what trials found, and its histogram in one of them."""

    def __init__(self, months: np.ndarray, found: tuple[tuple, tuple], words: dict[str, str]) -> None:
        """``months`` is the array that the fan has the shape of; ``found`` holds the
        :class:`pain_helpers.literature.published.Found` of both views: on the drug, and with it taken away in thought."""
        super().__init__(1200, 540)
        self._months, self._words = months, words
        axes = self.figure.add_axes((0.055, 0.2, 0.5, 0.53))
        axes.set(xlim=(0, months[-1] + 0.3), ylim=(-MOST, MOST), xticks=range(0, int(months[-1]) + 1, 2))
        style.plain_axes(axes)
        captions.below(axes, words["month axis"])
        captions.panel_title(self.figure, 0.01, words["fan title"])
        self._axis = self.moving(captions.above(axes, 1.245, ""))
        self._bands = [
            self.moving(axes.fill(months, 0 * months, facecolor=color, edgecolor="none")[0]) for _, _, color in BANDS
        ]
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.one = self.moving(axes.plot([], [], **ONE_LINE)[0])
        self.middle = self.moving(axes.plot([], [], **MIDDLE_LINE)[0])
        self.over(axes.axhline(0, **style.HEALTHY_LINE))
        self.here = self.moving(axes.plot([], [], **style.HERE_LINE)[0])
        self._zero = self.moving(axes.text(0.15, 0.18, "", fontsize=11.5, color=style.QUIET, va="bottom"))
        self._found = [self._trials(axes, rows) for rows in found]
        self._keys(axes, held)
        self._histogram(self.figure.add_axes((0.635, 0.2, 0.345, 0.42)))
        captions.footer(self.figure, words["footer"])

    def _keys(self, axes, held) -> None:
        for x, color, name in ((0.0, BANDS[0][2], "most"), (0.34, BANDS[1][2], "half")):
            look = {"facecolor": color, "edgecolor": style.EDGE, "linewidth": 0.6, "clip_on": False}
            axes.add_patch(Rectangle((x, 1.135), 0.05, 0.05, transform=axes.transAxes, **look))
            captions.above(axes, 1.16, self._words[name], x=x + 0.065, size=12)
        axes.plot([0.61], [1.16], "D", transform=axes.transAxes, color=style.INK, markersize=8, clip_on=False)
        captions.above(axes, 1.16, self._words["trials"], x=0.635, size=12)
        key(axes, 0.0, 1.07, 0.05, self._words["middle"], MIDDLE_LINE)
        key(axes, 0.34, 1.07, 0.05, self._words["one"], ONE_LINE)
        self.held = HeldCurve(self, held, key(axes, 0.66, 1.07, 0.05, self._words["held"], style.HELD_LINE))

    def _trials(self, axes, rows) -> list:
        """What trials found: a mark with its error bar and its name, each drawn over the fan."""
        drawn = []
        for row in rows:
            middle = (row.month + row.until) / 2
            if row.low is not None:
                bar = {"color": style.INK, "markersize": 13, "linewidth": 2.2}
                drawn.append(axes.plot([middle] * 2, [row.low, row.high], "-_", **bar)[0])
            if row.until > row.month:
                drawn.append(axes.plot([row.month, row.until], [row.value] * 2, color=style.INK, linewidth=2.2)[0])
            mark = {"color": style.INK, "markersize": 10, "markeredgecolor": "white", "markeredgewidth": 1.2}
            drawn.append(axes.plot([middle], [row.value], "D" if row.measured else "v", **mark)[0])
            text = axes.text(
                middle + BESIDE[row.key][0], row.value + BESIDE[row.key][1], self._words[f"found {row.key}"],
                fontsize=11.5, ha=BESIDE[row.key][2], va="center", color=style.INK, linespacing=1.15,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5, "alpha": 0.9},
            )  # fmt: skip
            drawn.append(text)
        return [self.moving(artist) for artist in drawn]

    def _histogram(self, axes) -> None:
        axes.set(xlim=(EDGES[0], EDGES[-1]), ylim=(0, MOST_IN_100))
        style.plain_axes(axes)
        captions.below(axes, self._words["change axis"])
        self._people = self.moving(captions.panel_title(self.figure, 0.605, ""))
        captions.above(axes, 1.07, self._words["people axis"])
        middles = (EDGES[:-1] + EDGES[1:]) / 2
        looks = [BETTER if middle <= -1 else WORSE if middle >= 1 else SAME for middle in middles]
        self._bars = [
            self.moving(axes.add_patch(Rectangle((left, 0), EDGES[1] - EDGES[0], 0, **look)))
            for left, look in zip(EDGES, looks)
        ]
        self._counts = []
        for x, look, name in ((0.0, BETTER, "better"), (0.33, SAME, "same"), (0.7, WORSE, "worse")):
            axes.add_patch(Rectangle((x, 1.24), 0.05, 0.08, transform=axes.transAxes, clip_on=False, **look))
            captions.above(axes, 1.28, self._words[name], x=x + 0.065, size=12)
            number = captions.above(axes, 1.42, "", x=x + 0.065, size=17)
            number.set_fontweight("bold")
            self._counts.append(self.moving(number))

    def show(
        self,
        taken_away: bool,
        month: float,
        changes: np.ndarray,
        one: np.ndarray,
        counts: tuple,
        held: np.ndarray | None,
    ) -> None:
        """Take up the view, the month looked at, changes of the shape (months, people), the course of one person, how
        many of 100 are better, the same and worse off, and a held course of one person."""
        view = "away" if taken_away else "on"
        self._axis.set_text(self._words[f"rating axis {view}"])
        self._zero.set_text(self._words[f"zero {view}"])
        self._people.set_text(self._words[f"people title {view}"].format(month=month))
        for place, artists in enumerate(self._found):
            for artist in artists:
                artist.set_visible(place == int(taken_away))
        for band, (low, high, _) in zip(self._bands, BANDS):
            below, above = np.percentile(changes, (low, high), axis=1)
            edge = np.concatenate([self._months, self._months[::-1]])
            band.set_xy(np.column_stack([edge, np.concatenate([below, above[::-1]])]))
        self.middle.set_data(self._months, np.median(changes, axis=1))
        self.one.set_data(self._months, one)
        self.here.set_data([month, month], [-MOST, MOST])
        now = changes[int(np.argmin(abs(self._months - month)))]
        found, _ = np.histogram(np.clip(now, EDGES[0], EDGES[-1]), EDGES)
        for bar, count in zip(self._bars, 100 * found / len(now)):
            bar.set_height(count)
        for number, count in zip(self._counts, counts):
            number.set_text(f"{count:.0f}")
        self.held.show(self._months, held)
