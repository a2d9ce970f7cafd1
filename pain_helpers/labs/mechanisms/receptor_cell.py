"""Mechanism 2 in the cell: opioid receptors with a partner that holds release back, or one that drives it on."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import style
from pain_helpers.drawing.cell import CellDrawing, scattered

WALL_Y, JUNCTION_Y = 76.0, 18.0
RECEPTORS = 20
FIRST_X, APART = 4.5, 4.8
GI_X, GS_X, GLUTAMATE_X = 22.0, 76.0, 50.0
#: The share of receptors that sends enough on for the widest arrow of Gs.
WIDEST_DRIVE = 0.3
#: The release that shows every dot; a healthy ending without any drug shows two thirds of them at a pinprick.
MOST_RELEASE = 0.3


class ReceptorCell(CellDrawing):
    """A row of receptors in the nerve's wall, each with its partner below; at the bottom what the ending releases."""

    def build(self) -> None:
        words = self.words
        self.wall(WALL_Y)
        self.text(1, 106, words["opioid"], color=style.FIRST_NERVE_DARK, weight="bold", ha="left")
        self.opioid = self.dots(scattered(18, 3, 97, WALL_Y + 10, WALL_Y + 25), style.FIRST_NERVE, marker="^", size=8)
        self.text(99, 106, words["receptors"], color=style.FIRST_NERVE_DARK, weight="bold", ha="right")
        self.places = FIRST_X + APART * np.arange(RECEPTORS)
        for x in self.places:
            self.block(x - 1.7, WALL_Y - 5, 3.4, 11, style.FIRST_NERVE, rounding=1.5)
        self.gi = self._partners("o", style.INTERNEURON)
        self.gs = self._partners("D", style.SECOND_NERVE)
        self._name("gi", GI_X, "o", style.INTERNEURON, style.INTERNEURON_DARK)
        self._name("gs", GS_X, "D", style.SECOND_NERVE, style.SECOND_NERVE_DARK)
        self.less = self.arrow([(GI_X, 46), (GI_X, 31)], style.INTERNEURON)
        self.more = self.arrow([(GS_X, 46), (GS_X, 31)], style.SECOND_NERVE)
        self.text(GI_X - 6, 37, words["less"], color=style.INTERNEURON_DARK, ha="right")
        self.text(GS_X + 6, 37, words["more"], color=style.SECOND_NERVE_DARK, ha="left")
        self.wall(JUNCTION_Y + 3)
        self.glutamate = self.dots(scattered(40, 6, 94, 7, JUNCTION_Y - 3), style.GLUTAMATE, size=7)
        self.glutamate[0].set_markeredgecolor(style.GLUTAMATE_EDGE)
        self.text(GLUTAMATE_X, 2.5, words["release"], color=style.GLUTAMATE_DARK, weight="bold")

    def _partners(self, marker: str, color: str):
        line = self.axes.plot(
            [], [], linestyle="none", marker=marker, color=color, markersize=11, markeredgecolor="white"
        )[0]
        return self.moving(line)

    def _name(self, name: str, x: float, marker: str, color: str, ink: str) -> None:
        self.axes.plot([x - 17], [54], marker, color=color, markersize=12, markeredgecolor="white")
        self.text(x - 13.5, 54, self.words[name], color=ink, ha="left")

    def show(self, occupancy: float, switched: float, holding: float, driving: float, release: float) -> None:
        """Each 0 to 1: receptors with an opioid, receptors switched, what those with Gi and those with Gs send on,
        and the release (of the most that a healthy nerve can)."""
        self.show_dots(self.opioid, occupancy)
        # Spread over the row, so that the switched ones do not look like one corner of the nerve.
        order = np.argsort((np.arange(RECEPTORS) * 0.6180339887) % 1.0)
        count = round(RECEPTORS * switched)
        below = WALL_Y - 9.0
        for partners, which in ((self.gs, order[:count]), (self.gi, order[count:])):
            partners.set_data(self.places[which], np.full(len(which), below))
        self.swell(self.less, holding)
        self.swell(self.more, driving / WIDEST_DRIVE)
        self.show_dots(self.glutamate, release / MOST_RELEASE)
