"""A year with supports and without, and a bar for what each takes away by itself, with how sure that is."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

WEEKS = 52
#: The end of the bars' axis, in points of the rating.
MOST_POINTS = 2.0
HALF = 0.14
#: How far a bar stands above the middle of its row, between its name and what was found.
BAR = 0.1
#: The hatch tells animals from people without color.
LOOKS = {
    "partial": {"facecolor": style.INTERNEURON, "edgecolor": style.INTERNEURON},
    "preclinical": {"facecolor": "#F6E3C0", "edgecolor": style.GLUTAMATE, "hatch": "///"},
}


class SupportsPicture(KeptFigure):
    """Two curves on the left; on the right a bar a support."""

    def __init__(self, weeks: np.ndarray, supports: dict[str, str], words: dict[str, str]) -> None:
        """``weeks`` is the array that both curves are shaped like; ``supports`` maps each support to its grade."""
        super().__init__(1200, 540)
        self._weeks, self._words = weeks, words
        axes = self.figure.add_axes((0.05, 0.13, 0.36, 0.66))
        axes.set(xlim=(0, WEEKS), ylim=(0, 10), xticks=range(0, WEEKS + 1, 13), yticks=range(0, 11, 2))
        style.plain_axes(axes)
        axes.set_xlabel(words["week axis"], fontsize=13, color=style.INK)
        axes.text(0, 1.2, words["rating axis"], transform=axes.transAxes, fontsize=13, va="center", color=style.INK)
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self._without = self.moving(axes.plot([], [], **style.HEALTHY_LINE)[0])
        self._with = self.moving(axes.plot([], [], **style.CURRENT_LINE)[0])
        self._week = self.moving(axes.plot([], [], color=style.EDGE, linewidth=1.4)[0])
        for x, name, line in (
            (0.0, "with", style.CURRENT_LINE),
            (0.47, "without", style.HEALTHY_LINE),
            (0.84, "held", style.HELD_LINE),
        ):
            last = key(axes, x, 1.1, 0.08, words[name], line, gap=0.02)
        self._held = HeldCurve(self, held, last)
        bars = self.figure.add_axes((0.455, 0.13, 0.535, 0.74))
        count = len(supports)
        bars.set(xlim=(0, MOST_POINTS), ylim=(-0.35, count - 0.2))
        bars.axis("off")
        bars.text(0, count + 0.05, words["bars title"], fontsize=13, va="center", color=style.INK)
        self._bars = {}
        for place, (name, grade) in zip(range(count - 1, -1, -1), supports.items()):
            bars.text(0, place + 0.42, words[name], fontsize=12.5, fontweight="bold", va="center", color=style.INK)
            bars.add_patch(
                Rectangle((0, place - HALF + BAR), MOST_POINTS, 2 * HALF, facecolor="#F0F2F5", edgecolor="none")
            )
            bar = self.moving(
                bars.add_patch(Rectangle((0, place - HALF + BAR), 0, 2 * HALF, linewidth=1, **LOOKS[grade]))
            )
            number = self.moving(
                bars.text(0, place + BAR, "", fontsize=12.5, fontweight="bold", va="center", color=style.INK)
            )
            bars.text(0, place - 0.22, words[f"found {name}"], fontsize=11.5, va="center", color=style.QUIET)
            self._bars[name] = (bar, number)

    def show(
        self, together: np.ndarray, without: np.ndarray, week: float, points: dict[str, float], held: np.ndarray | None
    ) -> None:
        """Take up both curves, the week looked at, the points that each support takes away, and a held curve."""
        self._with.set_data(self._weeks, together)
        self._without.set_data(self._weeks, without)
        self._week.set_data([week] * 2, [0, 10])
        for name, (bar, number) in self._bars.items():
            bar.set_width(points[name])
            number.set_text(self._words["points"].format(points=points[name]))
            number.set_x(points[name] + 0.03)
        self._held.show(self._weeks, held)
