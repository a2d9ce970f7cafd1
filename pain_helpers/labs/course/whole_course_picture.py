"""A year on an opioid: the pain with the drug and without it, and how much each mechanism adds."""

from __future__ import annotations

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


class WholeCoursePicture(KeptFigure):
    """Two panels over the months: ratings, and the points that the mechanisms add, stacked."""

    def __init__(self, months: np.ndarray, words: dict[str, str]) -> None:
        """``months`` is the array that every curve has the shape of."""
        super().__init__(1200, 520)
        self._months, self._words = months, words
        self._ratings(self._panel((0.045, 0.135, 0.475, 0.635), 10, 0.01, "course title"))
        self._shares(self._panel((0.6, 0.135, 0.385, 0.5), 6, 0.57, "share title"))

    def _panel(self, place: tuple, most: int, title_at: float, title: str):
        axes, last = self.figure.add_axes(place), round(self._months[-1])
        axes.set(xlim=(0, last), ylim=(0, most), xticks=range(0, last + 1, 2), yticks=range(0, most + 1, 2))
        style.plain_axes(axes)
        captions.below(axes, self._words["month axis"])
        captions.panel_title(self.figure, title_at, self._words[title])
        return axes

    def _ratings(self, axes) -> None:
        captions.above(axes, 1.175, self._words["rating axis"])
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.start = self.moving(axes.plot([], [], **style.BEFORE_LINE)[0])
        self.removed = self.moving(axes.plot([], [], **style.REMOVED_LINE)[0])
        self.on_drug = self.moving(axes.plot([], [], **style.ON_DRUG_LINE)[0])
        for x, name, line in (
            (0.0, "on drug", style.ON_DRUG_LINE),
            (0.32, "removed", style.REMOVED_LINE),
            (0.63, "start", style.BEFORE_LINE),
            (0.86, "held", style.HELD_LINE),
        ):
            last = key(axes, x, 1.085, 0.07, self._words[name], line)
        self.held = HeldCurve(self, held, last)

    def _shares(self, axes) -> None:
        captions.above(axes, 1.47, self._words["share axis"])
        self._bands = {}
        for place, (name, (color, hatch)) in enumerate(SHARES.items()):
            look = {"facecolor": color, "hatch": hatch, "edgecolor": "white", "linewidth": 0}
            self._bands[name] = self.moving(axes.fill(self._months, 0 * self._months, **look)[0])
            x, y = (0.0, 0.55)[place % 2], 1.32 - 0.115 * (place // 2)
            axes.fill(
                [x, x + 0.06, x + 0.06, x],
                [y - 0.035, y - 0.035, y + 0.035, y + 0.035],
                transform=axes.transAxes,
                clip_on=False,
                **look,
            )
            captions.above(axes, y, self._words[f"share {name}"], x=x + 0.08, size=12)
        captions.above(axes, 1.07, self._words["share note"], size=11.5).set_color(style.QUIET)

    def show(
        self,
        start: float,
        on_drug: np.ndarray,
        removed: np.ndarray,
        shares: dict[str, np.ndarray],
        held: np.ndarray | None,
    ) -> None:
        """Take up the rating at the start, both curves, each mechanism's points, and a held curve (drug on board)."""
        months = self._months
        self.start.set_data([0, months[-1]], [start, start])
        self.on_drug.set_data(months, on_drug)
        self.removed.set_data(months, removed)
        self.held.show(months, held)
        low = np.zeros(len(months))
        for name, band in self._bands.items():
            high = low + np.maximum(shares[name], 0.0)
            band.set_xy(np.column_stack([np.append(months, months[::-1]), np.append(low, high[::-1])]))
            low = high
