"""One level of ketamine, read three ways: relief, what still passes, and dissociation."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import style
from pain_helpers.drawing.kept import KeptFigure

LINES = {
    "pinch": style.HEALTHY_LINE,
    "relief": style.CURRENT_LINE,
    "relief less": {"color": style.SECOND_NERVE, "linestyle": (0, (6, 1.5, 1, 1.5)), "linewidth": 2.4},
    "dissociation": {"color": style.FIRST_NERVE, "linestyle": (0, (1, 1.2)), "linewidth": 3.4},
}
MARKS = {"pinch": "D", "relief": "o", "relief less": "v", "dissociation": "s"}


class ReliefPicture(KeptFigure):
    """Four fixed curves against the level, a line at the chosen one, and the numbers there."""

    def __init__(
        self, levels: np.ndarray, curves: dict[str, np.ndarray], ranges: list[tuple], words: dict[str, str]
    ) -> None:
        """``curves`` are percents, each shaped like ``levels`` (ng/mL); ``ranges`` are published ones: low, high and a name."""
        super().__init__(1200, 500)
        self._levels, self._all = levels, curves
        axes = self.figure.add_axes((0.055, 0.15, 0.545, 0.67))
        axes.set(xlim=(levels[0], levels[-1]), ylim=(0, 100))
        style.plain_axes(axes)
        axes.set_xlabel(words["level axis"], fontsize=13, color=style.INK)
        axes.text(0, 1.2, words["percent axis"], transform=axes.transAxes, fontsize=13, va="center", color=style.INK)
        for row, (low, high, name) in enumerate(ranges):
            y = 1.115 - 0.075 * row
            axes.add_patch(
                Rectangle(
                    (low / levels[-1], y - 0.018),
                    (high - low) / levels[-1],
                    0.036,
                    transform=axes.transAxes,
                    clip_on=False,
                    facecolor=style.FAINT,
                    edgecolor=style.QUIET,
                )
            )
            axes.text(
                high / levels[-1] + 0.012, y, name, transform=axes.transAxes, fontsize=12, va="center", color=style.INK
            )
        self.here = self.moving(axes.plot([], [], color=style.INK, linewidth=1.2, linestyle=(0, (2, 2)))[0])
        self.held = self.moving(axes.plot([], [], color=style.HELD, linewidth=3, linestyle=(0, (1, 1)))[0])
        for name, curve in curves.items():
            self.over(axes.plot(levels, curve, **LINES[name])[0])
        side = self.figure.add_axes((0.615, 0.15, 0.38, 0.67))
        side.set(xlim=(0, 1), ylim=(0, 1))
        side.axis("off")
        self._rows = {}
        for row, name in enumerate(curves):
            y = 0.9 - 0.25 * row
            side.plot([0.02, 0.09, 0.16], [y] * 3, marker=MARKS[name], markevery=[1], markersize=10, **LINES[name])
            side.text(0.38, y, words[f"curve {name}"], fontsize=13, va="center", color=style.INK, linespacing=1.25)
            number = side.text(0.345, y, "", fontsize=19, fontweight="bold", ha="right", va="center", color=style.INK)
            dot = axes.plot(
                [], [], MARKS[name], color=LINES[name]["color"], markeredgecolor="white", markersize=12, clip_on=False
            )[0]
            self._rows[name] = (self.moving(number), self.moving(dot))
        self._held_name = self.moving(
            axes.text(0, 3, words["held"], fontsize=12, color=style.HELD, ha="left", va="bottom")
        )

    def show(self, level: float, held: float | None) -> None:
        """Take up the level (ng/mL) and a held one, if any."""
        self.here.set_data([level, level], [0, 100])
        for name, (number, dot) in self._rows.items():
            value = float(np.interp(level, self._levels, self._all[name]))
            number.set_text(f"{value:.0f}%")
            dot.set_data([level], [value])
        for artist in (self.held, self._held_name):
            artist.set_visible(held is not None)
        if held is not None:
            self.held.set_data([held, held], [0, 100])
            self._held_name.set_x(round(held) + 3)
