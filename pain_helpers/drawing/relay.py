"""The pain relay of the spinal cord, drawn with its live strengths.

Line width shows how strongly a nerve fires or a current flows, dots show
transmitter let go, and color fills the second nerve as it fires.
"""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch
from matplotlib.path import Path

from pain_helpers.model.gate import Response

from . import style
from .cell import scattered

#: The drawing's own units; one unit is the same length both ways.
WIDTH, HEIGHT = 144.0, 110.0

#: A current this large, in leak conductance times mV, draws the widest line.
#: The AMPA receptors of a healthy relay carry somewhat less in a hard pinch.
WIDEST_CURRENT = 55.0
THINNEST_LINE, WIDEST_LINE = 0.8, 15.0
#: The glutamate at which all its dots are there, of the most a healthy nerve can release.
MOST_GLUTAMATE = 0.6
#: Lines that would be too wide beside the others, or too thin, are drawn at so much of their strength.
TRUNK, BRANCH, AXON = 0.55, 0.3, 1.4

#: Where things stand.
PAIN_Y, TOUCH_Y = 62.0, 22.0
RECEPTORS = {"ampa": ("AMPA", PAIN_Y + 12.5), "nmda": ("NMDA", PAIN_Y), "nk1": ("NK1", PAIN_Y - 12.5)}
MEMBRANE_X = 75.0
FELT = (130.0, 83.5)

_HEAT = LinearSegmentedColormap.from_list("firing", style.FIRING)
_DOCKED = LinearSegmentedColormap.from_list("docked", style.DOCKED)
#: From here on words inside the second nerve are white.
_DARK_FILL = 0.78
#: The plug of the NMDA receptor fades as it goes; up to here it is too pale for its name.
_PALE_PLUG = 0.78


def _width(strength: float) -> float:
    """The line width for a strength of 0 to 1."""
    return THINNEST_LINE + (WIDEST_LINE - THINNEST_LINE) * min(1.0, max(0.0, float(strength)))


def _shade(share: float) -> float:
    """``share`` in steps of a fiftieth: matplotlib keeps every color it has met, for good."""
    return round(float(share) * 50) / 50


def _curve(*points) -> Path:
    """A path of cubic Bezier pieces through every third point."""
    return Path(points, [Path.MOVETO] + [Path.CURVE4] * (len(points) - 1))


class Relay:
    """The relay on ``axes``. ``figure`` is told which artists move and which lie over them."""

    def __init__(self, axes: Axes, figure, words: dict[str, str]) -> None:
        axes.set(xlim=(0, WIDTH), ylim=(0, HEIGHT), aspect="equal")
        axes.set_axis_off()
        self.axes, self._words = axes, words
        self._keep, self._over = figure.moving, figure.over
        self._surroundings()
        self._first_nerve()
        self._second_nerve()
        self._receptors()
        self._magnesium()
        self._transmitters()
        self._interneuron()
        self._descending_brake()

    def _text(self, x, y, words, *, size=12, color=style.INK, weight="normal", ha="center"):
        return self.axes.text(x, y, words, fontsize=size, color=color, fontweight=weight, ha=ha, va="center")

    def _line(self, path: Path, color, width=1.2, **more):
        patch = PathPatch(
            path, facecolor="none", edgecolor=color, linewidth=width, capstyle="round", joinstyle="round", **more
        )
        return self.axes.add_patch(patch)

    def _live_line(self, path: Path, color):
        """A line whose width moves, over a faint one that shows its course at rest."""
        self._line(path, style.FAINT)
        return self._keep(self._line(path, color))

    def _bar(self, left, right, y, color) -> None:
        """The flat ending that marks a contact that holds back."""
        self._line(Path([(left, y), (right, y)]), color, 4)

    def _surroundings(self) -> None:
        cord = FancyBboxPatch(
            (34, 1.5),
            81,
            99.5,
            boxstyle="round,pad=0,rounding_size=10",
            facecolor=style.PALE,
            edgecolor=style.CORD_EDGE,
        )
        self.axes.add_patch(cord)
        for x, name in ((1, "from the body"), (36.5, "inside the spinal cord"), (FELT[0], "to the brain")):
            self._text(x, 106, self._words[name], color=style.QUIET, ha="center" if x > 100 else "left")

    def _first_nerve(self) -> None:
        y = PAIN_Y
        self.sore_spot = self._keep(
            self.axes.add_patch(Circle((4, y), 6.5, facecolor=style.SORE_SPOT, edgecolor="none"))
        )
        self.pain_fiber = self._live_line(Path([(1, y), (38, y)]), style.FIRST_NERVE)
        ending = _curve(
            (38, y + 2.5),
            (43, y + 3),
            (42, y + 17),
            (51, y + 17),
            (57.5, y + 17),
            (57.5, y + 8),
            (57.5, y),
            (57.5, y - 8),
            (57.5, y - 17),
            (51, y - 17),
            (42, y - 17),
            (43, y - 3),
            (38, y - 2.5),
        )
        self.axes.add_patch(
            PathPatch(
                ending,
                facecolor=style.FIRST_NERVE_ENDING,
                edgecolor=style.FIRST_NERVE,
                linewidth=2,
                joinstyle="round",
            )
        )
        self._text(1, y + 17, self._words["pain fibers"], color=style.FIRST_NERVE, weight="bold", ha="left", size=13)
        self._text(1, y + 11, self._words["first nerve"], color=style.QUIET, ha="left")

    def _second_nerve(self) -> None:
        x, y = MEMBRANE_X, PAIN_Y
        outline = _curve(
            (x, y + 18.5),
            (x + 10, y + 17.5),
            (x + 16, y + 15),
            (x + 27, y + 14),
            (x + 38.5, y + 13),
            (x + 38.5, y - 13),
            (x + 27, y - 14),
            (x + 16, y - 15),
            (x + 10, y - 17.5),
            (x, y - 18.5),
        )
        outline = Path(np.vstack([outline.vertices, outline.vertices[:1]]), np.append(outline.codes, Path.CLOSEPOLY))
        self.body = self._keep(
            self.axes.add_patch(PathPatch(outline, edgecolor=style.SECOND_NERVE, linewidth=2.2, joinstyle="round"))
        )
        self._inside = [
            self._keep(self._text(x + 25, y + 3.4, self._words["second nerve"], weight="bold", size=13)),
            self._keep(self._text(x + 25, y - 7, "")),
        ]
        self.axon = self._live_line(
            _curve((x + 36, y), (x + 49, y), (FELT[0], y - 2), (FELT[0], FELT[1] - 12.5)), style.SECOND_NERVE
        )
        self.felt = self._keep(self.axes.add_patch(Circle(FELT, 13, edgecolor=style.SECOND_NERVE, linewidth=2.2)))
        self._felt_words = [
            self._keep(self._text(FELT[0], FELT[1] + 1.8, "", weight="bold", size=25)),
            self._keep(self._text(FELT[0], FELT[1] - 7.6, self._words["of 10"])),
        ]
        self._text(FELT[0], y - 8, self._words["pain signal"], color=style.QUIET)

    def _receptors(self) -> None:
        self.currents = {}
        for key, (name, y) in RECEPTORS.items():
            self._inside.append(self._keep(self._text(MEMBRANE_X + 4.6, y, name, size=11, weight="bold", ha="left")))
            if key == "nk1":
                # No channel: substance P docks, and the signal goes on inside the cell.
                self.docked = self._keep(self._receptor(y - 3.2, 6.4, 2.6))
                continue
            for side in (-3.1, 3.1):
                self._over(self._receptor(y + side - 1.1, 2.2, 1.1))
            self.currents[key] = self._keep(
                self._line(Path([(MEMBRANE_X - 3.5, y), (MEMBRANE_X + 2.6, y)]), style.SECOND_NERVE)
            )

    def _magnesium(self) -> None:
        """The plug in the NMDA receptor."""
        x, y = MEMBRANE_X - 3.2, RECEPTORS["nmda"][1]
        self.magnesium = self._keep(
            self.axes.add_patch(Circle((x, y), 3.4, facecolor=style.MAGNESIUM, edgecolor="white", linewidth=0.8))
        )
        self.magnesium_name = self._keep(self._text(x, y, "Mg", size=11, color="white", weight="bold"))

    def _transmitters(self) -> None:
        self.glutamate = self._keep(
            self.axes.scatter(
                *scattered(48, 59.6, 70.2, PAIN_Y - 6.5, PAIN_Y + 17).T,
                s=30,
                color=style.GLUTAMATE,
                edgecolors=style.GLUTAMATE_EDGE,
                linewidths=0.7,
            )
        )
        self.substance_p = self._keep(
            self.axes.scatter(
                *scattered(14, 59.6, 70.2, PAIN_Y - 17, PAIN_Y - 8.5).T,
                s=36,
                marker="D",
                color=style.SUBSTANCE_P,
                edgecolors="white",
                linewidths=0.6,
            )
        )
        glutamate, substance_p = self._words["glutamate"], self._words["substance P"]
        self._text(69, PAIN_Y + 22.3, glutamate, color=style.GLUTAMATE_DARK, weight="bold")
        self._text(66, PAIN_Y - 21.5, substance_p, color=style.SUBSTANCE_P_DARK, weight="bold", ha="right")

    def _receptor(self, low: float, height: float, rounding: float):
        """A part of a receptor, in the wall of the second nerve."""
        shape = FancyBboxPatch(
            (MEMBRANE_X - 2.4, low),
            5.6,
            height,
            boxstyle=f"round,pad=0,rounding_size={rounding}",
            facecolor=style.SECOND_NERVE_DARK,
            edgecolor="white",
            linewidth=0.8,
        )
        return self.axes.add_patch(shape)

    def _interneuron(self) -> None:
        y = TOUCH_Y
        touch_fibers = self._words["touch fibers"]
        self._text(1, y + 12.5, touch_fibers, color=style.TOUCH_FIBER_DARK, weight="bold", ha="left", size=13)
        self._text(1, y + 6.5, self._words["from the skin"], color=style.QUIET, ha="left")
        trunk = Path([(1, y), (53.5, y)])
        # Touch reaches the second nerve too: it hurts once the interneuron fails.
        branch = _curve((35, y), (44, y), (45, 34.5), (58, 35), (70, 35.5), (80, 39), (86, 44.5))
        self._line(trunk, style.FAINT)
        self._line(branch, style.FAINT)
        self.touch_fibers = [self._keep(self._line(path, style.TOUCH_FIBER)) for path in (trunk, branch)]
        self.brake = self._live_line(_curve((71, y), (92, y), (101, 25), (101, 41)), style.INTERNEURON)
        self._bar(94.5, 107.5, 43.8, style.INTERNEURON)
        look = {"facecolor": style.INTERNEURON_PALE, "edgecolor": style.INTERNEURON, "linewidth": 2.2}
        self._over(self.axes.add_patch(Circle((62.5, y), 9, **look)))
        self._over(self._text(62.5, y, "GABA", color=style.ON_INTERNEURON_PALE, weight="bold"))
        self._text(62.5, y - 13, self._words["interneuron"], color=style.INTERNEURON_DARK, weight="bold", size=13)
        self._text(62.5, y - 18, self._words["volume control"], color=style.QUIET)

    def _descending_brake(self) -> None:
        self._line(_curve((117.5, 92), (98, 93), (60, 101), (51, 84)), style.INTERNEURON, 1.6, linestyle=(0, (3, 2.2)))
        self._bar(46, 56, 82.5, style.INTERNEURON)
        self._text(113, 87.5, self._words["descending brake"], color=style.INTERNEURON_DARK, ha="right", size=11)

    def show(self, response: Response, injury: float = 0.0) -> None:
        """Set every live strength from one response of the gate (floats).

        ``injury`` (0 to 1) colors the sore spot where the first nerve starts.
        """
        self.sore_spot.set_alpha(0.75 * _shade(injury))
        self.pain_fiber.set_linewidth(_width(response.pain_drive))
        for fiber, share in zip(self.touch_fibers, (TRUNK, BRANCH)):
            fiber.set_linewidth(_width(share * response.touch_drive))
        self._show_dots(self.glutamate, response.glutamate / MOST_GLUTAMATE, 30)
        self._show_dots(self.substance_p, response.substance_p, 36)
        for key, line in self.currents.items():
            line.set_linewidth(_width(response.excitatory_current(key) / WIDEST_CURRENT))
        self.docked.set_facecolor(_DOCKED(_shade(response.substance_p)))
        plugged = _shade(1 - response.nmda_open_share)
        self.magnesium.set_alpha(plugged)
        self.magnesium_name.set_visible(plugged > _PALE_PLUG)
        self.brake.set_linewidth(_width(response.inhibitory_current / WIDEST_CURRENT))
        self.axon.set_linewidth(_width(AXON * response.firing))
        heat = _shade(response.rating / 10)
        self.body.set_facecolor(_HEAT(heat))
        self.felt.set_facecolor(_HEAT(heat))
        for words in self._inside + self._felt_words:
            words.set_color("white" if heat > _DARK_FILL else style.INK)
        self._felt_words[0].set_text(f"{response.rating:.1f}")
        potential = self._words["potential"].format(potential=response.potential)
        self._inside[1].set_text(potential.replace("-", "\N{MINUS SIGN}"))

    @staticmethod
    def _show_dots(dots, amount: float, size: float) -> None:
        """Show as many dots as ``amount`` (0 to 1) of them all."""
        count = len(dots.get_offsets())
        shown = round(count * min(1.0, float(amount)))
        dots.set_sizes(np.where(np.arange(count) < shown, size, 0.0))
