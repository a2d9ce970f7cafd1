"""A year on an opioid as the article tells it: the pain with the drug and without it, most people's line, and the shares."""

from __future__ import annotations

import textwrap

import numpy as np

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

#: From the bottom up: the color and the hatch of each mechanism's share.
SHARES = {
    "microglia_switch": (style.GLUTAMATE, ""),
    "hormone_switch": (style.SUBSTANCE_P, "//"),
    "gs_switch": (style.TOUCH_FIBER, ".."),
    "nmda_switch": (style.INTERNEURON, "xx"),
}
MOST_LINE = {"color": style.INK, "linestyle": "-", "linewidth": 1.8}


class WholeCoursePicture(KeptFigure):
    """Two panels over the months: ratings, and the points that the mechanisms add, stacked."""

    def __init__(self, months: np.ndarray, share_months: np.ndarray, words: dict[str, str]) -> None:
        """``months`` and ``share_months`` are the arrays that the curves and the shares have the shape of."""
        super().__init__(1200, 540)
        self._months, self._share_months, self._words = months, share_months, words
        self._ratings(self._panel((0.045, 0.205, 0.475, 0.52), 10, 0.01, "course title"))
        self._shares(self._panel((0.6, 0.205, 0.385, 0.405), 6, 0.57, "share title"))
        self._who = self.moving(captions.footer(self.figure, weight="bold"))

    def _panel(self, place: tuple, most: int, title_at: float, title: str):
        axes, last = self.figure.add_axes(place), round(self._months[-1])
        axes.set(xlim=(0, last), ylim=(0, most), xticks=range(0, last + 1, 2), yticks=range(0, most + 1, 2))
        style.plain_axes(axes)
        captions.below(axes, self._words["month axis"])
        captions.panel_title(self.figure, title_at, self._words[title])
        return axes

    def _ratings(self, axes) -> None:
        captions.above(axes, 1.27, self._words["rating axis"])
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.start = self.moving(axes.plot([], [], **style.BEFORE_LINE)[0])
        self.removed = self.moving(axes.plot([], [], **style.REMOVED_LINE)[0])
        self.on_drug = self.moving(axes.plot([], [], **style.ON_DRUG_LINE)[0])
        self.most = self.moving(axes.plot([], [], **MOST_LINE)[0])
        self.here = self.moving(axes.plot([], [], **style.HERE_LINE)[0])
        for x, y, name, line in (
            (0.0, 1.175, "on drug", style.ON_DRUG_LINE),
            (0.5, 1.175, "removed", style.REMOVED_LINE),
            (0.0, 1.085, "most", MOST_LINE),
            (0.5, 1.085, "start", style.BEFORE_LINE),
            (0.82, 1.085, "held", style.HELD_LINE),
        ):
            last = key(axes, x, y, 0.07, self._words[name], line)
        self.held = HeldCurve(self, held, last)

    def _shares(self, axes) -> None:
        captions.above(axes, 1.585, self._words["share axis"])
        self._bands = {}
        months = self._share_months
        for place, (name, (color, hatch)) in enumerate(SHARES.items()):
            look = {"facecolor": color, "hatch": hatch, "edgecolor": "white", "linewidth": 0}
            self._bands[name] = self.moving(axes.fill(months, 0 * months, **look)[0])
            x, y = (0.0, 0.55)[place % 2], 1.4 - 0.135 * (place // 2)
            corners = [x, x + 0.06, x + 0.06, x], [y - 0.04, y - 0.04, y + 0.04, y + 0.04]
            axes.fill(*corners, transform=axes.transAxes, clip_on=False, **look)
            captions.above(axes, y, self._words[f"share {name}"], x=x + 0.08, size=12)
        captions.above(axes, 1.09, self._words["share note"], size=11.5).set_color(style.QUIET)

    def show(
        self,
        who: str,
        month: float,
        start: float,
        curves: tuple,
        shares: dict[str, np.ndarray],
        held: np.ndarray | None,
    ) -> None:
        """Take up whose year it is (a key of the words), the month looked at, the rating at the start, the curves with
        the drug on board, with it taken away in thought, and of most people, each mechanism's points, a held curve."""
        months = self._months
        self._who.set_text(textwrap.fill(self._words[who], 130))
        self.here.set_data([month, month], [0, 10])
        self.start.set_data([0, months[-1]], [start, start])
        for line, curve in zip((self.on_drug, self.removed, self.most), curves):
            line.set_data(months, curve)
        self.held.show(months, held)
        low = np.zeros(len(self._share_months))
        for name, band in self._bands.items():
            high = low + np.maximum(shares[name], 0.0)
            across = np.append(self._share_months, self._share_months[::-1])
            band.set_xy(np.column_stack([across, np.append(low, high[::-1])]))
            low = high
