"""A year and a half after an opioid: pain as it is felt, the pain underneath, and what fades."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

STATE_LINES = {
    "overactivity": style.OVERACTIVITY_LINE,
    "switched": {"color": style.SUBSTANCE_P, "linestyle": (0, (1, 1.2)), "linewidth": 2.8},
    "pump": {"color": style.INTERNEURON, "linestyle": (0, (4, 2)), "linewidth": 3.0},
    "hormones": {"color": style.FIRST_NERVE, "linestyle": "-", "linewidth": 2.2},
}
WARNING = {
    "boxstyle": "round,pad=0.4",
    "facecolor": style.WARNING,
    "edgecolor": style.SECOND_NERVE,
    "linewidth": 2,
}
WORST = {"marker": "v", "linestyle": "none", "color": "white", "markeredgecolor": "black", "markersize": 11}
#: Weeks between two ticks: a quarter of a year.
QUARTER = 13


class RecoveryPicture(KeptFigure):
    """Rating over the weeks, and beside it the four slow changes."""

    def __init__(self, weeks: np.ndarray, words: dict[str, str]) -> None:
        """``weeks`` is the array that all curves are shaped like."""
        super().__init__(1200, 540)
        self._weeks, self._words = weeks, words
        self._last_week = round(weeks[-1])
        axes = self.figure.add_axes((0.05, 0.21, 0.58, 0.54))
        axes.set(ylim=(0, 10), yticks=range(0, 11, 2))
        self._weeks_axis(axes, "week axis")
        captions.above(axes, 1.33, words["rating axis"], size=13)
        self._lowering = self.moving(axes.add_patch(Rectangle((0, 0), 0, 10, facecolor=style.GIVEN, edgecolor="none")))
        self._before = self.moving(axes.plot([], [], **style.HEALTHY_LINE)[0])
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self._underlying = self.moving(axes.plot([], [], **style.REPEATED_LINE)[0])
        self._rating = self.moving(axes.plot([], [], **style.CURRENT_LINE)[0])
        self._worst = self.moving(axes.plot([], [], **WORST)[0])
        self._held = HeldCurve(self, held, self._keys(axes))
        look = {"fontsize": 13, "fontweight": "bold", "ha": "center", "va": "center", "color": style.INK}
        danger = axes.text(self._last_week / 2, 1.5, words["danger in picture"], bbox=WARNING, **look)
        self._danger = self.moving(danger)
        self.figure.text(0.05, 0.035, words["no plan"], fontsize=12.5, fontweight="bold", va="center", color=style.INK)
        self._beside(self.figure.add_axes((0.7, 0.21, 0.28, 0.54)))

    def _weeks_axis(self, axes, name: str) -> None:
        axes.set(xlim=(0, self._last_week), xticks=range(0, self._last_week + 1, QUARTER))
        style.plain_axes(axes)
        captions.below(axes, self._words[name])

    def _keys(self, axes) -> tuple:
        """The keys; returns that of the held curve."""
        keys = {
            name: key(axes, x, y, 0.06, self._words[name], line)
            for x, y, name, line in (
                (0.0, 1.23, "rating", style.CURRENT_LINE),
                (0.41, 1.23, "underlying", style.REPEATED_LINE),
                (0.0, 1.14, "before", style.HEALTHY_LINE),
                (0.72, 1.14, "held", style.HELD_LINE),
            )
        }
        outside = {"transform": axes.transAxes, "clip_on": False}
        axes.plot([0.44], [1.14], **outside, **WORST)
        captions.above(axes, 1.14, self._words["worst"], x=0.485, size=12)
        axes.add_patch(Rectangle((0.0, 1.03), 0.06, 0.045, facecolor=style.GIVEN_KEY, edgecolor="none", **outside))
        captions.above(axes, 1.05, self._words["lowering"], x=0.075, size=12)
        return keys["held"]

    def _beside(self, axes) -> None:
        axes.set(ylim=(0, 100))
        self._weeks_axis(axes, "week axis beside")
        captions.above(axes, 1.33, self._words["states title"], x=-0.12, size=13)
        self._states = {}
        for place, (name, line) in enumerate(STATE_LINES.items()):
            self._states[name] = self.moving(axes.plot([], [], **line)[0])
            key(axes, -0.12, 1.25 - 0.066 * place, 0.12, self._words[name], line, gap=0.03)

    def show(
        self,
        rating: np.ndarray,
        underlying: np.ndarray,
        before: float,
        lowered: float,
        states: dict[str, np.ndarray],
        held: np.ndarray | None,
    ) -> None:
        """Take up the ratings, the weeks of the lowering (0: at once), the states in percent and a held rating."""
        self._rating.set_data(self._weeks, rating)
        self._underlying.set_data(self._weeks, underlying)
        self._before.set_data([0, self._last_week], [before] * 2)
        self._lowering.set_width(lowered)
        worst = rating.argmax()
        self._worst.set_data([self._weeks[worst]], [min(9.7, rating[worst] + 0.45)])
        self._danger.set_visible(lowered == 0)
        for name, values in states.items():
            self._states[name].set_data(self._weeks, values)
        self._held.show(self._weeks, held)
