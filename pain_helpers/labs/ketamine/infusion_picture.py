"""Twelve weeks after an infusion: both arms, the trial's points, and what stayed as it was."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

DRUG_LINE, PLACEBO_LINE = style.CURRENT_LINE, style.HEALTHY_LINE
STATE_LINES = {
    "sensitization": {"color": style.SUBSTANCE_P, "linestyle": "-", "linewidth": 2.8},
    "overactivity": style.OVERACTIVITY_LINE,
    "brake": {"color": style.INTERNEURON, "linestyle": (0, (4, 2)), "linewidth": 3.2},
}
#: The mark and the color of a published point of each arm.
ARM_MARKS = {"drug": ("o", style.SECOND_NERVE), "placebo": ("D", style.HEALTHY)}
POINT_EDGE = "black"


class InfusionPicture(KeptFigure):
    """Rating over the weeks, and beside it the relay's slow states."""

    def __init__(self, weeks: np.ndarray, published: tuple, most_infusions: int, words: dict[str, str]) -> None:
        """``weeks`` is the array that all curves are shaped like; ``published`` holds
        the :class:`pain_helpers.literature.published.Point` of each arm; ``most_infusions`` may be shaded."""
        super().__init__(1200, 520)
        self._weeks, self._words = weeks, words
        axes = self.figure.add_axes((0.05, 0.14, 0.54, 0.62))
        axes.set(ylim=(0, 10), yticks=range(0, 11, 2))
        self._weeks_axis(axes, "rating axis")
        self._infusions = [
            self.moving(axes.add_patch(Rectangle((0, 0), 0, 10, facecolor=style.GIVEN, edgecolor="none")))
            for _ in range(most_infusions)
        ]
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.placebo = self.moving(axes.plot([], [], **PLACEBO_LINE)[0])
        self.drug = self.moving(axes.plot([], [], **DRUG_LINE)[0])
        self._trial(axes, published)
        self.held = HeldCurve(self, held, self._keys(axes))
        self._beside(self.figure.add_axes((0.665, 0.14, 0.315, 0.62)))

    def _weeks_axis(self, axes, title: str) -> None:
        """What both graphs share: the weeks below, and the name of the upright axis above."""
        last_week = round(self._weeks[-1])
        axes.set(xlim=(0, last_week), xticks=range(0, last_week + 1, 2))
        style.plain_axes(axes)
        captions.below(axes, self._words["week axis"])
        captions.above(axes, 1.265, self._words[title], size=13)

    def _trial(self, axes, published: tuple) -> None:
        """The trial's points with their errors, and what it found at the end."""
        for week, rating, error, arm in published:
            mark, color = ARM_MARKS[arm]
            # Plain lines, since matplotlib cannot say how large its own error bars are.
            ends = [rating - error, rating + error]
            self.over(axes.plot([week] * 2, ends, "-_", color=POINT_EDGE, markersize=12, linewidth=2)[0])
            self.over(axes.plot([week], [rating], mark, color=color, markeredgecolor=POINT_EDGE, markersize=10)[0])
        # Over the shaded stretches, which reach here when infusions are repeated.
        look = {"fontsize": 12, "ha": "right", "va": "center", "color": style.INK}
        self.over(axes.text(round(self._weeks[-1]) - 0.1, 9.35, self._words["week 12"], **look))

    def _keys(self, axes) -> tuple:
        """The keys; returns that of the held curve."""
        keys = {
            name: key(axes, x, 1.165, 0.07, self._words[name], line)
            for x, name, line in (
                (0.0, "drug", DRUG_LINE),
                (0.32, "placebo", PLACEBO_LINE),
                (0.62, "held", style.HELD_LINE),
            )
        }
        outside = {"transform": axes.transAxes, "clip_on": False}
        look = {"markersize": 8} | outside
        axes.plot([0.01] * 2, [1.035, 1.105], "-_", color=POINT_EDGE, linewidth=2, **look)
        axes.plot([0.01], [1.07], "o", color="white", markeredgecolor=POINT_EDGE, **look)
        captions.above(axes, 1.07, self._words["trial"], x=0.03, size=12)
        axes.add_patch(Rectangle((0.62, 1.05), 0.07, 0.045, facecolor=style.GIVEN_KEY, edgecolor="none", **outside))
        captions.above(axes, 1.07, self._words["infusion"], x=0.705, size=12)
        return keys["held"]

    def _beside(self, axes) -> None:
        """The slow states."""
        axes.set(ylim=(0, 100))
        self._weeks_axis(axes, "states")
        self._states = {name: self.moving(axes.plot([], [], **line)[0]) for name, line in STATE_LINES.items()}
        for place, (name, line) in enumerate(STATE_LINES.items()):
            key(axes, 0.0, 1.19 - 0.067 * place, 0.1, self._words[name], line, gap=0.025)

    def show(
        self, drug: np.ndarray, placebo: np.ndarray, states: dict[str, np.ndarray], spans: list, held: np.ndarray | None
    ) -> None:
        """Take up both arms' ratings, the states in percent, the infusions (weeks from and to), and a held drug arm."""
        self.drug.set_data(self._weeks, drug)
        self.placebo.set_data(self._weeks, placebo)
        for name, values in states.items():
            self._states[name].set_data(self._weeks, values)
        for place, patch in enumerate(self._infusions):
            start, end = spans[place] if place < len(spans) else (0.0, 0.0)
            patch.set_bounds(start, 0, end - start, 10)
        self.held.show(self._weeks, held)
