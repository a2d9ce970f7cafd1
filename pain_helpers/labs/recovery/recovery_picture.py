"""A year and a half after an opioid: pain as it is felt, the pain underneath, and what fades."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

WEEKS = 78
STATE_LINES = {
    "overactivity": {"color": style.GLUTAMATE, "linestyle": (0, (6, 1.5, 1, 1.5)), "linewidth": 2.6},
    "switched": {"color": style.SUBSTANCE_P, "linestyle": (0, (1, 1.2)), "linewidth": 2.8},
    "pump": {"color": style.INTERNEURON, "linestyle": (0, (4, 2)), "linewidth": 3.0},
    "hormones": {"color": style.FIRST_NERVE, "linestyle": "-", "linewidth": 2.2},
}
LOWERING = "#E3E9F2"
WARNING = {"boxstyle": "round,pad=0.4", "facecolor": "#FFF4E5", "edgecolor": style.SECOND_NERVE, "linewidth": 2}


class RecoveryPicture(KeptFigure):
    """Rating over the weeks, and beside it the four slow changes."""

    def __init__(self, weeks: np.ndarray, words: dict[str, str]) -> None:
        """``weeks`` is the array that all curves are shaped like."""
        super().__init__(1200, 540)
        self._weeks = weeks
        axes = self.figure.add_axes((0.05, 0.21, 0.58, 0.54))
        axes.set(xlim=(0, WEEKS), ylim=(0, 10), xticks=range(0, WEEKS + 1, 13), yticks=range(0, 11, 2))
        style.plain_axes(axes)
        axes.set_xlabel(words["week axis"], fontsize=13, color=style.INK)
        axes.text(0, 1.33, words["rating axis"], transform=axes.transAxes, fontsize=13, va="center", color=style.INK)
        self._lowering = self.moving(axes.add_patch(Rectangle((0, 0), 0, 10, facecolor=LOWERING, edgecolor="none")))
        self._before = self.moving(axes.plot([], [], **style.HEALTHY_LINE)[0])
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self._underlying = self.moving(axes.plot([], [], **style.REPEATED_LINE)[0])
        self._rating = self.moving(axes.plot([], [], **style.CURRENT_LINE)[0])
        worst = {"marker": "v", "linestyle": "none", "color": "white", "markeredgecolor": "black", "markersize": 11}
        self._worst = self.moving(axes.plot([], [], **worst)[0])
        keys = (
            (0.0, 1.23, "rating", style.CURRENT_LINE),
            (0.41, 1.23, "underlying", style.REPEATED_LINE),
            (0.0, 1.14, "before", style.HEALTHY_LINE),
            (0.72, 1.14, "held", style.HELD_LINE),
        )
        for x, y, name, line in keys:
            last = key(axes, x, y, 0.06, words[name], line)
        self._held = HeldCurve(self, held, last)
        axes.plot([0.44], [1.14], transform=axes.transAxes, clip_on=False, **worst)
        axes.text(0.485, 1.14, words["worst"], transform=axes.transAxes, fontsize=12, va="center", color=style.INK)
        axes.add_patch(
            Rectangle(
                (0.0, 1.03), 0.06, 0.045, transform=axes.transAxes, clip_on=False, facecolor="#D2DBE8", edgecolor="none"
            )
        )
        axes.text(0.075, 1.05, words["lowering"], transform=axes.transAxes, fontsize=12, va="center", color=style.INK)
        self._danger = self.moving(
            axes.text(
                WEEKS / 2,
                1.5,
                words["danger in picture"],
                fontsize=13,
                fontweight="bold",
                ha="center",
                va="center",
                color=style.INK,
                bbox=WARNING,
            )
        )
        self.figure.text(0.05, 0.035, words["no plan"], fontsize=12.5, fontweight="bold", va="center", color=style.INK)
        self._beside(self.figure.add_axes((0.7, 0.21, 0.28, 0.54)), words)

    def _beside(self, axes, words: dict[str, str]) -> None:
        axes.set(xlim=(0, WEEKS), ylim=(0, 100), xticks=range(0, WEEKS + 1, 13))
        style.plain_axes(axes)
        axes.set_xlabel(words["week axis"].split(" since")[0], fontsize=13, color=style.INK)
        axes.text(
            -0.12, 1.33, words["states title"], transform=axes.transAxes, fontsize=13, va="center", color=style.INK
        )
        self._states = {}
        for place, (name, line) in enumerate(STATE_LINES.items()):
            self._states[name] = self.moving(axes.plot([], [], **line)[0])
            key(axes, -0.12, 1.25 - 0.066 * place, 0.12, words[name], line, gap=0.03)

    def show(
        self,
        rating: np.ndarray,
        underlying: np.ndarray,
        before: float,
        lowered: float,
        states: dict[str, np.ndarray],
        held: np.ndarray | None,
    ) -> None:
        """Take up the ratings, the weeks over which the opioid is lowered (0: at once), the states in percent and a held rating."""
        self._rating.set_data(self._weeks, rating)
        self._underlying.set_data(self._weeks, underlying)
        self._before.set_data([0, WEEKS], [before] * 2)
        self._lowering.set_width(lowered)
        worst = rating.argmax()
        self._worst.set_data([self._weeks[worst]], [min(9.7, rating[worst] + 0.45)])
        self._danger.set_visible(lowered == 0)
        for name, values in states.items():
            self._states[name].set_data(self._weeks, values)
        self._held.show(self._weeks, held)
