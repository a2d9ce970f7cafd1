"""One level of ketamine, read three ways: relief, what still passes, and dissociation."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve

LINES = {
    "pinch": style.HEALTHY_LINE,
    "relief": style.CURRENT_LINE,
    "relief less": {"color": style.SECOND_NERVE, "linestyle": (0, (6, 1.5, 1, 1.5)), "linewidth": 2.4},
    "dissociation": {"color": style.FIRST_NERVE, "linestyle": (0, (1, 1.2)), "linewidth": 3.4},
}
MARKS = {"pinch": "D", "relief": "o", "relief less": "v", "dissociation": "s"}


class ReliefPicture(KeptFigure):
    """Four curves against the level, each drawn up to the chosen one, and the numbers there."""

    def __init__(
        self,
        levels: np.ndarray,
        curves: dict[str, np.ndarray],
        ranges: list[tuple[float, float, str]],
        words: dict[str, str],
    ) -> None:
        """``curves`` are percents, shaped like ``levels`` (ng/mL); ``ranges`` are published ones: low, high, a name."""
        super().__init__(1200, 540)
        self._levels, self._all, self._words = levels, curves, words
        axes = self.figure.add_axes((0.055, 0.213, 0.545, 0.62))
        axes.set(xlim=(levels[0], levels[-1]), ylim=(0, 100))
        style.plain_axes(axes)
        captions.below(axes, words["level axis"])
        captions.above(axes, 1.2, words["percent axis"], size=13)
        for row, published in enumerate(ranges):
            self._range(axes, 1.115 - 0.075 * row, *published)
        self.here = self.moving(axes.plot([], [], **style.HERE_LINE)[0])
        held = self.moving(axes.plot([], [], **style.HELD_MARK)[0])
        # Drawn to their end at once, the curves would answer the question that the lesson asks before the lab.
        self._curves = {name: self.moving(axes.plot([], [], **LINES[name])[0]) for name in curves}
        self._beside(axes, self.figure.add_axes((0.615, 0.213, 0.38, 0.62)))
        self._held_name = axes.text(0, 3, words["held"], fontsize=12, color=style.HELD, ha="left", va="bottom")
        self.held = HeldCurve(self, held, (self._held_name,))
        captions.footer(self.figure, words["footer"], y=0.048)

    def _range(self, axes, y: float, low: float, high: float, name: str) -> None:
        """A bar above the curves, at ``y`` in parts of the axes, from ``low`` to ``high`` (ng/mL); its name before."""
        start, end = low / self._levels[-1], high / self._levels[-1]
        look = {"facecolor": style.FAINT, "edgecolor": style.QUIET}
        bar = Rectangle((start, y - 0.018), end - start, 0.036, transform=axes.transAxes, clip_on=False, **look)
        axes.add_patch(bar)
        captions.above(axes, y, name, x=start - 0.012, size=12).set_ha("right")

    def _beside(self, axes, side) -> None:
        """A row for each curve: its key and its number; and its dot at the level, on ``axes``."""
        side.set(xlim=(0, 1), ylim=(0, 1))
        side.axis("off")
        self._rows = {}
        for row, name in enumerate(self._all):
            y = 0.9 - 0.25 * row
            side.plot([0.02, 0.09, 0.16], [y] * 3, marker=MARKS[name], markevery=[1], markersize=10, **LINES[name])
            words = self._words[f"curve {name}"]
            side.text(0.38, y, words, fontsize=13, va="center", color=style.INK, linespacing=1.25)
            number = side.text(0.345, y, "", fontsize=19, fontweight="bold", ha="right", va="center", color=style.INK)
            look = {"color": LINES[name]["color"], "markeredgecolor": "white", "markersize": 12, "clip_on": False}
            dot = axes.plot([], [], MARKS[name], **look)[0]
            self._rows[name] = (self.moving(number), self.moving(dot))

    def show(self, level: float, held: float | None) -> None:
        """Take up the level (ng/mL) and a held one, if any."""
        self.here.set_data([level, level], [0, 100])
        seen = self._levels <= level
        for name, curve in self._curves.items():
            curve.set_data(self._levels[seen], self._all[name][seen])
        for name, (number, dot) in self._rows.items():
            value = float(np.interp(level, self._levels, self._all[name]))
            number.set_text(f"{value:.0f}%")
            dot.set_data([level], [value])
        self.held.show([held, held], None if held is None else [0, 100])
        if held is not None:
            self._held_name.set_x(round(held) + 3)
