"""Mechanism 3 in the cell: from opioids through microglia and BDNF to chloride pumps that are lost."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Polygon

from pain_helpers.drawing import style
from pain_helpers.drawing.cell import CellDrawing, scattered

WALL_Y = 46.0
MICROGLIA_AT = (48.0, 84.0)
PUMPS = 6
#: How far roused draws the longest arms and the widest arrow.
MOST_ROUSED = 0.7


class MicrogliaCell(CellDrawing):
    """A microglia cell beside the wall of the second nerve with its chloride pumps."""

    def build(self) -> None:
        words = self.words
        self.wall(WALL_Y)
        self.text(1, 3.5, words["inside"], color=style.QUIET, ha="left")
        self.opioids = self.dots(scattered(10, 3, 17, 76, 94), style.INK, marker="^", size=8)
        self.text(10, 101, words["opioid"], weight="bold")
        self.rouse = self.arrow([(19, 84), (23, 84)], style.INK)
        self.star = self.moving(
            self.axes.add_patch(Polygon(self._star(0.0), closed=True, edgecolor=style.GLUTAMATE_DARK, linewidth=1.5))
        )
        self.over(self.text(*MICROGLIA_AT, words["microglia"], weight="bold", size=11.5))
        self.signal = self.arrow([(67, 80), (78, 72), (78, WALL_Y + 14)], style.SUBSTANCE_P)
        self.text(82, 73, "BDNF", weight="bold", color=style.SUBSTANCE_P_DARK, ha="left")
        self.pumps = []
        for place in range(PUMPS):
            self.pumps.append(self.moving(self.block(7 + 15 * place, WALL_Y - 7, 9, 14, style.INTERNEURON, rounding=3)))
        self.text(33, WALL_Y + 12, words["pumps"], color=style.INTERNEURON_DARK, weight="bold")
        self.chloride = self.dots(scattered(34, 4, 96, 9, WALL_Y - 12), style.FIRST_NERVE, marker="s", size=6)
        self.text(97, 3.5, words["chloride"], color=style.FIRST_NERVE_DARK, weight="bold", ha="right")

    @staticmethod
    def _star(roused: float) -> np.ndarray:
        """The outline: small and many-armed at rest, larger the more it is roused."""
        angles = np.linspace(0, 2 * np.pi, 33)[:-1]
        outer, inner = 13 + 5 * roused, 9 + 6 * roused
        radii = np.where(np.arange(32) % 2, inner, outer)
        return np.array(MICROGLIA_AT) + np.stack([1.15 * radii * np.cos(angles), 0.95 * radii * np.sin(angles)], axis=1)

    def show(self, occupancy: float, signal: float, roused: float, pumps: float, chloride: float) -> None:
        """Each 0 to 1: occupied opioid receptors, what they tell the microglia, how far those are roused, pumps left
        and chloride inside."""
        self.show_dots(self.opioids, occupancy)
        self.swell(self.rouse, signal)
        far = min(1.0, round(roused / MOST_ROUSED, 2))
        self.star.set_xy(self._star(far))
        resting, half, roused_most = style.MICROGLIA
        self.star.set_facecolor(resting if far < 0.34 else half if far < 0.67 else roused_most)
        self.swell(self.signal, far)
        for place, pump in enumerate(self.pumps):
            pump.set_alpha(0.12 + 0.88 * round(min(1.0, max(0.0, pumps * PUMPS - place)), 1))
        self.show_dots(self.chloride, chloride)
