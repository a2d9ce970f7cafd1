"""Mechanism 1 in the cell: from the opioid receptor through PKC to an NMDA receptor that holds magnesium less."""

from __future__ import annotations

from pain_helpers.drawing import style
from pain_helpers.drawing.cell import CellDrawing, scattered

WALL_Y = 64.0
OPIOID_X, NMDA_X = 20.0, 73.0
#: The NMDA overactivity at which the plug stands highest in the drawing.
MOST_OVERACTIVITY = 0.04


class NmdaCell(CellDrawing):
    """The wall of the second nerve with both receptors; the path between them runs inside."""

    def build(self) -> None:
        words = self.words
        self.wall(WALL_Y)
        self.text(1, 105, words["outside"], color=style.QUIET, ha="left")
        self.text(1, 4, words["inside"], color=style.QUIET, ha="left")
        self.block(OPIOID_X - 7, WALL_Y - 7, 14, 15, style.FIRST_NERVE, rounding=4)
        self.text(OPIOID_X, WALL_Y - 12, words["opioid receptor"], color="#005A8E", weight="bold")
        self.opioid = self.dots(scattered(14, 6, 36, WALL_Y + 12, WALL_Y + 30), style.FIRST_NERVE, marker="^", size=8)
        self.text(OPIOID_X, 99, words["opioid"], color="#005A8E", weight="bold")
        self.glutamate = self.dots(scattered(16, 52, 96, WALL_Y + 18, WALL_Y + 31), style.GLUTAMATE, size=7)
        self.glutamate[0].set_markeredgecolor("#8A5F00")
        self.show_dots(self.glutamate, 1)
        self.text(NMDA_X, 99, words["glutamate"], color="#7A5400", weight="bold")
        self.flow = self.arrow([(NMDA_X, WALL_Y + 9), (NMDA_X, WALL_Y - 16)], style.SECOND_NERVE)
        for half in self.pore(NMDA_X, WALL_Y, "#A63C00"):
            self.over(half)
        self.plug = self.moving(self.disk(NMDA_X, WALL_Y, 4.3, "#4A505B"))
        self.plug_name = self.moving(self.text(NMDA_X, WALL_Y, "Mg", size=9, color="white", weight="bold"))
        self.ketamine = self.moving(
            self.axes.plot(
                [NMDA_X], [WALL_Y - 4.5], "^", color=style.SUBSTANCE_P, markersize=15, markeredgecolor="white"
            )[0]
        )
        ketamine_name = self.text(
            NMDA_X + 10, WALL_Y - 9, words["ketamine here"], color="#8A3A6C", weight="bold", ha="left"
        )
        self.ketamine_name = self.moving(ketamine_name)
        self.text(NMDA_X + 10, WALL_Y + 9, words["nmda receptor"], color="#A63C00", weight="bold", ha="left")
        self.signal = self.arrow([(OPIOID_X, WALL_Y - 19), (OPIOID_X, 27), (29, 27)], style.INTERNEURON)
        self.block(34, 21, 17, 12, "#CDEBE1", edge=style.INTERNEURON, rounding=4)
        self.text(42.5, 27, "PKC", weight="bold", size=13, color="#00543D")
        self.reach = self.arrow([(51.5, 27), (NMDA_X - 9.5, 27), (NMDA_X - 9.5, WALL_Y - 14)], style.INTERNEURON)
        self.text(36, 14, words["pkc"], color="#00694C")
        self.text(NMDA_X + 3, 39, words["current"], color="#A63C00", ha="left")

    def show(self, occupancy: float, signal: float, overactivity: float, current: float, block: float) -> None:
        """Occupied opioid receptors, the signal that they send on, NMDA overactivity, NMDA current and ketamine's block: each 0 to 1."""
        self.show_dots(self.opioid, occupancy)
        self.swell(self.signal, signal)
        self.swell(self.reach, min(1.0, overactivity / MOST_OVERACTIVITY))
        self.swell(self.flow, current)
        # The plug rises from its seat as the receptor comes to hold it less.
        lifted = WALL_Y + 13 * min(1.0, round(overactivity / MOST_OVERACTIVITY, 2))
        self.plug.center = (NMDA_X, lifted)
        self.plug_name.set_position((NMDA_X, lifted))
        self.ketamine.set_alpha(round(block, 2))
        self.ketamine_name.set_visible(block > 0)
