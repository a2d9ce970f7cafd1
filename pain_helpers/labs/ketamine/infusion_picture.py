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
    "overactivity": {"color": style.GLUTAMATE, "linestyle": (0, (6, 1.5, 1, 1.5)), "linewidth": 2.6},
    "brake": {"color": style.INTERNEURON, "linestyle": (0, (4, 2)), "linewidth": 3.2},
}


class InfusionPicture(KeptFigure):
    """Rating over the weeks, and beside it the relay's slow states."""

    def __init__(self, weeks: np.ndarray, published: tuple, most_infusions: int, words: dict[str, str]) -> None:
        """``weeks`` is the array that all curves are shaped like; ``published`` holds
        the :class:`pain_helpers.literature.published.Point` of each arm; ``most_infusions`` may be shaded."""
        super().__init__(1200, 520)
        self._weeks = weeks
        last_week = round(weeks[-1])
        axes = self.figure.add_axes((0.05, 0.14, 0.54, 0.62))
        axes.set(xlim=(0, last_week), ylim=(0, 10), xticks=range(0, last_week + 1, 2), yticks=range(0, 11, 2))
        style.plain_axes(axes)
        captions.below(axes, words["week axis"])
        captions.above(axes, 1.265, words["rating axis"], size=13)
        self._infusions = [
            self.moving(axes.add_patch(Rectangle((0, 0), 0, 10, facecolor="#E3E9F2", edgecolor="none")))
            for _ in range(most_infusions)
        ]
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.placebo = self.moving(axes.plot([], [], **PLACEBO_LINE)[0])
        self.drug = self.moving(axes.plot([], [], **DRUG_LINE)[0])
        for week, rating, error, arm in published:
            look = {"drug": ("o", style.SECOND_NERVE), "placebo": ("D", style.HEALTHY)}[arm]
            # Plain lines, since matplotlib cannot say how large its own error bars are.
            bar = axes.plot(
                [week] * 2, [rating - error, rating + error], "-_", color="black", markersize=12, linewidth=2
            )[0]
            dot = axes.plot([week], [rating], look[0], color=look[1], markeredgecolor="black", markersize=10)[0]
            self.over(bar)
            self.over(dot)
        # Over the shaded stretches, which reach here when infusions are repeated.
        self.over(
            axes.text(last_week - 0.1, 9.35, words["week 12"], fontsize=12, ha="right", va="center", color=style.INK)
        )
        keys = (
            (0.0, 1.165, "drug", DRUG_LINE),
            (0.32, 1.165, "placebo", PLACEBO_LINE),
            (0.62, 1.165, "held", style.HELD_LINE),
        )
        for x, y, name, line in keys:
            last = key(axes, x, y, 0.07, words[name], line)
        self.held = HeldCurve(self, held, last)
        axes.plot(
            [0.01] * 2,
            [1.035, 1.105],
            "-_",
            transform=axes.transAxes,
            color="black",
            markersize=8,
            linewidth=2,
            clip_on=False,
        )
        axes.plot(
            [0.01],
            [1.07],
            "o",
            transform=axes.transAxes,
            color="white",
            markeredgecolor="black",
            markersize=8,
            clip_on=False,
        )
        axes.text(0.03, 1.07, words["trial"], transform=axes.transAxes, fontsize=12, va="center", color=style.INK)
        axes.add_patch(
            Rectangle(
                (0.62, 1.05),
                0.07,
                0.045,
                transform=axes.transAxes,
                clip_on=False,
                facecolor="#D2DBE8",
                edgecolor="none",
            )
        )
        axes.text(0.705, 1.07, words["infusion"], transform=axes.transAxes, fontsize=12, va="center", color=style.INK)
        self._beside(self.figure.add_axes((0.665, 0.14, 0.315, 0.62)), words)

    def _beside(self, axes, words: dict[str, str]) -> None:
        last_week = round(self._weeks[-1])
        axes.set(xlim=(0, last_week), ylim=(0, 100), xticks=range(0, last_week + 1, 2))
        style.plain_axes(axes)
        captions.below(axes, words["week axis"])
        captions.above(axes, 1.265, words["states"], size=13)
        self._states = {name: self.moving(axes.plot([], [], **line)[0]) for name, line in STATE_LINES.items()}
        for place, (name, line) in enumerate(STATE_LINES.items()):
            y = 1.19 - 0.067 * place
            key(axes, 0.0, y, 0.1, words[name], line, gap=0.025)

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
