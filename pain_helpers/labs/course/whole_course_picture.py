"""A year on an opioid: the pain with the drug and without it, and how much each mechanism adds."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

MONTHS = 12
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
        self._months = months
        axes = self.figure.add_axes((0.045, 0.135, 0.475, 0.635))
        axes.set(xlim=(0, MONTHS), ylim=(0, 10), xticks=range(0, MONTHS + 1, 2), yticks=range(0, 11, 2))
        style.plain_axes(axes)
        axes.set_xlabel(words["month axis"], fontsize=13, color=style.INK)
        self.figure.text(
            0.01, 0.955, words["course title"], fontsize=14, fontweight="bold", color=style.INK, va="center"
        )
        axes.text(0, 1.175, words["rating axis"], transform=axes.transAxes, fontsize=12.5, va="center", color=style.INK)
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
            last = key(axes, x, 1.085, 0.07, words[name], line)
        self.held = HeldCurve(self, held, last)
        axes = self.figure.add_axes((0.6, 0.135, 0.385, 0.5))
        axes.set(xlim=(0, MONTHS), ylim=(0, 6), xticks=range(0, MONTHS + 1, 2), yticks=range(0, 7, 2))
        style.plain_axes(axes)
        axes.set_xlabel(words["month axis"], fontsize=13, color=style.INK)
        self.figure.text(
            0.57, 0.955, words["share title"], fontsize=14, fontweight="bold", color=style.INK, va="center"
        )
        axes.text(0, 1.47, words["share axis"], transform=axes.transAxes, fontsize=12.5, va="center", color=style.INK)
        self._bands = {}
        for place, (name, (color, hatch)) in enumerate(SHARES.items()):
            look = {"facecolor": color, "hatch": hatch, "edgecolor": "white", "linewidth": 0}
            self._bands[name] = self.moving(axes.fill(months, 0 * months, **look)[0])
            x, y = (0.0, 0.55)[place % 2], 1.32 - 0.115 * (place // 2)
            axes.fill(
                [x, x + 0.06, x + 0.06, x],
                [y - 0.035, y - 0.035, y + 0.035, y + 0.035],
                transform=axes.transAxes,
                clip_on=False,
                **look,
            )
            axes.text(
                x + 0.08, y, words[f"share {name}"], transform=axes.transAxes, fontsize=12, va="center", color=style.INK
            )
        axes.text(0, 1.07, words["share note"], transform=axes.transAxes, fontsize=11.5, va="center", color=style.QUIET)

    def show(
        self,
        start: float,
        on_drug: np.ndarray,
        removed: np.ndarray,
        shares: dict[str, np.ndarray],
        held: np.ndarray | None,
    ) -> None:
        """Take up the rating at the start, both curves, each mechanism's points, and a held curve (drug on board)."""
        self.start.set_data([0, MONTHS], [start, start])
        self.on_drug.set_data(self._months, on_drug)
        self.removed.set_data(self._months, removed)
        self.held.show(self._months, held)
        low = np.zeros(len(self._months))
        for name, band in self._bands.items():
            high = low + np.maximum(shares[name], 0.0)
            band.set_xy(
                np.column_stack([np.concatenate([self._months, self._months[::-1]]), np.concatenate([low, high[::-1]])])
            )
            low = high
