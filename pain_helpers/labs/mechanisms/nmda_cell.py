"""Mechanism 1 in the cell: from the opioid receptor through PKC to an NMDA receptor that holds magnesium less."""

from __future__ import annotations

from pain_helpers.drawing import style
from pain_helpers.drawing.cell import CellDrawing, scattered

WALL_Y = 64.0
OPIOID_X, NMDA_X = 20.0, 73.0
#: The NMDA overactivity at which the plug stands highest in the drawing.
MOST_OVERACTIVITY = 0.3
#: The NMDA current that draws the widest arrow (leak times resting potential).
WIDEST_CURRENT = 0.1


class NmdaCell(CellDrawing):
    """The wall of the second nerve with both receptors; the path between them runs inside."""

    def build(self) -> None:
        self.wall(WALL_Y)
        self.text(1, 105, self.words["outside"], color=style.QUIET, ha="left")
        self.text(1, 4, self.words["inside"], color=style.QUIET, ha="left")
        self._opioid_receptor()
        self._nmda_receptor()
        self._path_inside()
        self.text(NMDA_X + 3, 39, self.words["current"], color=style.SECOND_NERVE_DARK, ha="left")

    def _opioid_receptor(self) -> None:
        ink, words = style.FIRST_NERVE_DARK, self.words
        self.block(OPIOID_X - 7, WALL_Y - 7, 14, 15, style.FIRST_NERVE, rounding=4)
        self.text(OPIOID_X, WALL_Y - 12, words["opioid receptor"], color=ink, weight="bold")
        self.opioid = self.dots(scattered(14, 6, 36, WALL_Y + 12, WALL_Y + 30), style.FIRST_NERVE, marker="^", size=8)
        self.text(OPIOID_X, 99, words["opioid"], color=ink, weight="bold")

    def _nmda_receptor(self) -> None:
        """The receptor with its plug, the current through it, glutamate above it and ketamine in it."""
        ink, words = style.SECOND_NERVE_DARK, self.words
        self.glutamate = self.dots(scattered(16, 52, 96, WALL_Y + 18, WALL_Y + 31), style.GLUTAMATE, size=7)
        self.glutamate[0].set_markeredgecolor(style.GLUTAMATE_EDGE)
        self.show_dots(self.glutamate, 1)
        self.text(NMDA_X, 99, words["glutamate"], color=style.GLUTAMATE_DARK, weight="bold")
        self.flow = self.arrow([(NMDA_X, WALL_Y + 9), (NMDA_X, WALL_Y - 16)], style.SECOND_NERVE)
        for half in self.pore(NMDA_X, WALL_Y, ink):
            self.over(half)
        self.plug = self.moving(self.disk(NMDA_X, WALL_Y, 5.2, style.MAGNESIUM))
        self.plug_name = self.moving(self.text(NMDA_X, WALL_Y, "Mg", size=11, color="white", weight="bold"))
        look = {"color": style.SUBSTANCE_P, "markersize": 15, "markeredgecolor": "white"}
        self.ketamine = self.moving(self.axes.plot([NMDA_X], [WALL_Y - 4.5], "^", **look)[0])
        name = self.text(
            NMDA_X + 10, WALL_Y - 9, words["ketamine here"], color=style.MARK_WORDS, weight="bold", ha="left"
        )
        self.ketamine_name = self.moving(name)
        self.text(NMDA_X + 10, WALL_Y + 9, words["nmda receptor"], color=ink, weight="bold", ha="left")

    def _path_inside(self) -> None:
        """From the opioid receptor through PKC to the NMDA receptor."""
        self.signal = self.arrow([(OPIOID_X, WALL_Y - 19), (OPIOID_X, 27), (29, 27)], style.INTERNEURON)
        self.block(34, 21, 17, 12, style.INTERNEURON_PALE, edge=style.INTERNEURON, rounding=4)
        self.text(42.5, 27, "PKC", weight="bold", size=13, color=style.ON_INTERNEURON_PALE)
        self.reach = self.arrow([(51.5, 27), (NMDA_X - 9.5, 27), (NMDA_X - 9.5, WALL_Y - 14)], style.INTERNEURON)
        self.text(36, 14, self.words["pkc"], color=style.INTERNEURON_DARK)

    def show(self, occupancy: float, signal: float, overactivity: float, current: float, block: float) -> None:
        """Occupied opioid receptors, the signal that they send on, NMDA overactivity and ketamine's block, each 0 to 1;
        and the NMDA current (leak times resting potential)."""
        self.show_dots(self.opioid, occupancy)
        self.swell(self.signal, signal)
        self.swell(self.reach, min(1.0, overactivity / MOST_OVERACTIVITY))
        self.swell(self.flow, current / WIDEST_CURRENT)
        # The plug rises from its seat as the receptor comes to hold it less.
        lifted = WALL_Y + 13 * min(1.0, round(overactivity / MOST_OVERACTIVITY, 2))
        self.plug.center = (NMDA_X, lifted)
        self.plug_name.set_position((NMDA_X, lifted))
        self.ketamine.set_alpha(round(block, 2))
        self.ketamine_name.set_visible(block > 0)
