"""Many people on one dose for a year: a fan of courses, and who is better or worse off in a month."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

#: Colors of the bands, from the widest.
BAND_COLORS = (style.MOST_PEOPLE, style.HALF_OF_PEOPLE)
MIDDLE_LINE = {"color": style.FIRST_NERVE, "linewidth": 3}
#: A change goes up or down by so much at most, in bars of half a point.
MOST = 6.0
EDGES = np.arange(-MOST, MOST + 0.01, 0.5)
MOST_IN_100 = 40
BAR = {"edgecolor": "white", "linewidth": 0.5}
BETTER = BAR | {"facecolor": style.INTERNEURON}
SAME = BAR | {"facecolor": style.FAINT, "hatch": ".."}
WORSE = BAR | {"facecolor": style.SECOND_NERVE, "hatch": "//"}


class SpreadPicture(KeptFigure):
    """The change from the start over the months, and its histogram in one of them."""

    def __init__(self, months: np.ndarray, bands: tuple, counts: float, words: dict[str, str]) -> None:
        """``months`` is the array that the fan has the shape of; ``bands`` go from and to so many percent of the
        people, the widest first; a change of ``counts`` points or more is better or worse, and less is the same."""
        super().__init__(1200, 500)
        self._months, self._percents = months, bands
        self._fan(self.figure.add_axes((0.055, 0.145, 0.44, 0.63)), words)
        self._histogram(self.figure.add_axes((0.575, 0.145, 0.405, 0.5)), counts, words)

    def _fan(self, axes, words: dict[str, str]) -> None:
        months, last = self._months, round(self._months[-1])
        axes.set(xlim=(0, last), ylim=(-MOST, MOST), xticks=range(0, last + 1, 2))
        style.plain_axes(axes)
        captions.below(axes, words["month axis"])
        captions.panel_title(self.figure, 0.01, words["fan title"])
        captions.above(axes, 1.17, words["change axis"])
        self._bands = [
            self.moving(axes.fill(months, 0 * months, facecolor=color, edgecolor="none")[0]) for color in BAND_COLORS
        ]
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.middle = self.moving(axes.plot([], [], **MIDDLE_LINE)[0])
        self.over(axes.axhline(0, **style.HEALTHY_LINE))
        self.here = self.moving(axes.plot([], [], **style.HERE_LINE)[0])
        at = {"transform": axes.transAxes, "clip_on": False}
        for x, color, (low, high) in zip((0.0, 0.27), BAND_COLORS, self._percents):
            look = {"facecolor": color, "edgecolor": style.EDGE, "linewidth": 0.6}
            axes.add_patch(Rectangle((x, 1.055), 0.06, 0.05, **look, **at))
            captions.above(axes, 1.08, words["band"].format(percent=high - low), x=x + 0.075, size=12)
        key(axes, 0.55, 1.08, 0.06, words["middle"], MIDDLE_LINE)
        self.held = HeldCurve(self, held, key(axes, 0.82, 1.08, 0.06, words["held"], style.HELD_LINE))

    def _histogram(self, axes, counts: float, words: dict[str, str]) -> None:
        axes.set(xlim=(EDGES[0], EDGES[-1]), ylim=(0, MOST_IN_100))
        style.plain_axes(axes)
        captions.below(axes, words["change axis short"])
        captions.panel_title(self.figure, 0.55, words["people title"])
        axes.set_title(words["people axis"], fontsize=12.5, color=style.INK, loc="left", pad=8)
        middles = (EDGES[:-1] + EDGES[1:]) / 2
        looks = [BETTER if middle <= -counts else WORSE if middle >= counts else SAME for middle in middles]
        self._bars = [
            self.moving(axes.add_patch(Rectangle((left, 0), EDGES[1] - EDGES[0], 0, **look)))
            for left, look in zip(EDGES, looks)
        ]
        self._counts = []
        for x, look, name in ((0.0, BETTER, "better"), (0.34, SAME, "same"), (0.72, WORSE, "worse")):
            axes.add_patch(Rectangle((x, 1.2), 0.05, 0.07, transform=axes.transAxes, clip_on=False, **look))
            captions.above(axes, 1.235, words[name], x=x + 0.065, size=12)
            number = captions.above(axes, 1.36, "", x=x + 0.065, size=17)
            number.set_fontweight("bold")
            self._counts.append(self.moving(number))

    def show(self, month: float, changes: np.ndarray, counts: tuple, held: np.ndarray | None) -> None:
        """Take up the month looked at, changes from the start of the shape (months, people), how many of 100 are
        better, the same and worse off in it, and a held middle course."""
        months = self._months
        for band, percents in zip(self._bands, self._percents):
            below, above = np.percentile(changes, percents, axis=1)
            band.set_xy(np.column_stack([np.append(months, months[::-1]), np.append(below, above[::-1])]))
        self.middle.set_data(months, np.median(changes, axis=1))
        self.here.set_data([month, month], [-MOST, MOST])
        self.held.show(months, held)
        now = changes[int(np.argmin(abs(months - month)))]
        found, _ = np.histogram(np.clip(now, EDGES[0], EDGES[-1]), EDGES)
        for bar, count in zip(self._bars, 100 * found / len(now)):
            bar.set_height(count)
        for number, count in zip(self._counts, counts):
            number.set_text(f"{count:.0f}")
