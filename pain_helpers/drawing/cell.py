"""What the drawings of cells share: text, arrows that swell, walls, receptors, dots.

A drawing has its own units, 100 across; one unit is the same length both ways.
Subclasses build what they show in ``build`` and move it in a ``show`` of their own.
"""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyBboxPatch, Polygon, Rectangle

from . import style

WIDTH = 100.0
#: The widths of an arrow's line (points).
THINNEST, WIDEST = 1.2, 11.0
WALL_THICKNESS = 5.0
#: The width and height of each half of a pore, and the gap between them.
PORE_HALF, PORE_GAP = (6.0, 13.0), 6.0


class CellDrawing:
    """A drawing on ``axes``, ``height`` units high. ``figure`` is told which artists move and which lie over them."""

    height = 110.0

    def __init__(self, axes: Axes, figure, words: dict[str, str]) -> None:
        axes.set(xlim=(0, WIDTH), ylim=(0, self.height), aspect="equal")
        axes.set_axis_off()
        self.axes, self.words = axes, words
        self.moving, self.over = figure.moving, figure.over
        self.build()

    def build(self) -> None:
        """Draw what stands still, and keep what moves."""
        raise NotImplementedError

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 12,
        color: str = style.INK,
        weight: str = "normal",
        ha: str = "center",
    ):
        """Words centered at ``y``."""
        return self.axes.text(
            x, y, words, fontsize=size, color=color, fontweight=weight, ha=ha, va="center", linespacing=1.15
        )

    def wall(self, y: float) -> None:
        """A cell's wall (its membrane), from side to side around ``y``."""
        low, high = y - WALL_THICKNESS / 2, y + WALL_THICKNESS / 2
        for edge in (low, high):
            self.axes.plot([0, WIDTH], [edge, edge], color=style.WALL_EDGE, linewidth=1.2, solid_capstyle="butt")
        self.axes.add_patch(Rectangle((0, low), WIDTH, WALL_THICKNESS, facecolor=style.WALL, edgecolor="none"))

    def block(
        self,
        left: float,
        bottom: float,
        width: float,
        height: float,
        color: str,
        *,
        edge: str = "white",
        rounding: float = 1.5,
    ):
        """A rounded block: a receptor's half, a cell, a box."""
        shape = FancyBboxPatch(
            (left, bottom),
            width,
            height,
            boxstyle=f"round,pad=0,rounding_size={rounding}",
            facecolor=color,
            edgecolor=edge,
            linewidth=1,
        )
        return self.axes.add_patch(shape)

    def pore(self, x: float, y: float, color: str) -> list:
        """A channel through the wall: two halves with a gap between them, around ``x`` and ``y``."""
        width, height = PORE_HALF
        return [
            self.block(left, y - height / 2, width, height, color, rounding=2.5)
            for left in (x - PORE_GAP / 2 - width, x + PORE_GAP / 2)
        ]

    def disk(self, x: float, y: float, radius: float, color: str, *, edge: str = "white"):
        """A round thing: a plug, a molecule, a cell's body."""
        return self.axes.add_patch(Circle((x, y), radius, facecolor=color, edgecolor=edge, linewidth=0.9))

    def dots(self, places: np.ndarray, color: str, *, marker: str = "o", size: float = 6.0):
        """Dots that may come and go; ``places`` has the shape (count, 2). Show some of them with :meth:`show_dots`."""
        line = self.axes.plot(
            [],
            [],
            linestyle="none",
            marker=marker,
            color=color,
            markersize=size,
            markeredgecolor="white",
            markeredgewidth=0.6,
        )[0]
        return self.moving(line), places

    @staticmethod
    def show_dots(dots: tuple, share: float) -> None:
        """Show ``share`` (0 to 1) of the dots, always the same ones first."""
        line, places = dots
        shown = places[: round(len(places) * min(1.0, max(0.0, float(share))))]
        line.set_data(shown[:, 0], shown[:, 1])

    def arrow(self, points: list[tuple[float, float]], color: str, *, head: float = 4.0):
        """A line with a head through ``points``, which :meth:`swell` widens; a faint one under it shows its course."""
        x, y = np.array(points, dtype=float).T
        self.axes.plot(x, y, color=style.FAINT, linewidth=THINNEST, solid_capstyle="round", solid_joinstyle="round")
        line = self.moving(
            self.axes.plot(x, y, color=color, linewidth=THINNEST, solid_capstyle="butt", solid_joinstyle="round")[0]
        )
        ahead = np.array([x[-1] - x[-2], y[-1] - y[-2]])
        ahead = ahead / np.hypot(*ahead)
        side = np.array([-ahead[1], ahead[0]])
        tip = np.array([x[-1], y[-1]])
        corners = [tip + ahead * head, tip + side * head * 0.75, tip - side * head * 0.75]
        return line, self.moving(self.axes.add_patch(Polygon(corners, closed=True, facecolor=color, edgecolor="none")))

    @staticmethod
    def swell(arrow: tuple, strength: float) -> None:
        """Give an arrow the width of a strength, 0 to 1; at 0 only its faint course is left."""
        line, head = arrow
        strength = min(1.0, max(0.0, float(strength)))
        for part in (line, head):
            part.set_visible(strength > 0)
        line.set_linewidth(THINNEST + (WIDEST - THINNEST) * strength)


def scattered(count: int, left: float, right: float, low: float, high: float) -> np.ndarray:
    """Evenly spread but irregular places in a box, the same each time; shape (count, 2)."""
    # The additive sequence of the plastic number fills a box without clumps.
    steps = np.arange(1, count + 1)[:, None] * np.array([0.7548776662, 0.5698402910])
    return np.array([left, low]) + (steps % 1.0) * np.array([right - left, high - low])
