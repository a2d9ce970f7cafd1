"""The chloride gradient as a battery: the pump, the chloride on both sides, and what GABA can still do."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.cell import CellDrawing, scattered
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

WALL_Y = 62.0
PUMPS = 5
#: The battery's box: left, bottom, width and height.
BATTERY = (71.0, 9.0, 17.0, 30.0)


class BatteryCell(CellDrawing):
    """The wall of the second nerve with its chloride pumps, and the battery that they charge."""

    def build(self) -> None:
        words = self.words
        self.wall(WALL_Y)
        self.text(1, 105, words["outside"], color=style.QUIET, ha="left")
        self.text(1, 3.5, words["inside"], color=style.QUIET, ha="left")
        outside = self.dots(scattered(34, 3, 97, WALL_Y + 18, WALL_Y + 34), style.FIRST_NERVE, marker="s", size=6)
        self.show_dots(outside, 1)
        self.within = self.dots(scattered(30, 4, 60, 9, WALL_Y - 15), style.FIRST_NERVE, marker="s", size=6)
        self.text(50, 101, words["chloride"], color=style.FIRST_NERVE_DARK, weight="bold")
        self.pumps = []
        for place in range(PUMPS):
            x = 10 + 13.5 * place
            pump = self.moving(self.block(x - 4, WALL_Y - 8, 8, 16, style.INTERNEURON, rounding=3))
            push = self.moving(self.axes.plot([x], [WALL_Y], "^", color="white", markersize=9)[0])
            self.pumps.append((pump, push))
        self.text(37, WALL_Y + 12, words["pumps"], color=style.INTERNEURON_DARK, weight="bold")
        for half in self.pore(86, WALL_Y, style.GABA_RECEPTOR):
            self.over(half)
        self.text(86, WALL_Y + 12, words["gaba receptor"], color=style.GABA_RECEPTOR, weight="bold")
        left, bottom, width, height = BATTERY
        self.axes.add_patch(Rectangle((left + width / 3, bottom + height), width / 3, 2.6, facecolor=style.INK))
        self.axes.add_patch(
            Rectangle((left, bottom), width, height, facecolor="white", edgecolor=style.INK, linewidth=2)
        )
        self.charge = self.moving(
            self.axes.add_patch(Rectangle((left + 1.3, bottom + 1.3), width - 2.6, 0, facecolor=style.INTERNEURON))
        )
        self.percent = self.moving(self.text(left + width / 2, bottom + height + 7.5, "", weight="bold", size=14))

    def show(self, kcc2: float, chloride: float, charge: float) -> None:
        """The pumps' strength (of healthy), the chloride inside (of what is drawn) and the battery's charge: 0 to 1."""
        for place, (pump, push) in enumerate(self.pumps):
            share = round(min(1.0, max(0.0, kcc2 * PUMPS - place)), 1)
            pump.set_alpha(0.15 + 0.85 * share)
            push.set_visible(share >= 0.5)
        self.show_dots(self.within, chloride)
        self.charge.set_height(round(charge, 2) * (BATTERY[3] - 2.6))
        self.percent.set_text(f"{100 * charge:.0f}%")


class BatteryPicture(KeptFigure):
    """The cell, the voltage that GABA pulls toward, and how a pinprick is rated the more GABA is released."""

    def __init__(
        self,
        pumps: np.ndarray,
        reversals: np.ndarray,
        gaba: np.ndarray,
        healthy: np.ndarray,
        levels: tuple,
        words: dict[str, str],
    ) -> None:
        """``reversals`` (mV) against ``pumps`` (of healthy); ``healthy`` ratings against ``gaba`` (percent of healthy);
        ``levels`` are the voltages of rest and of firing (mV)."""
        super().__init__(1200, 500)
        self._pumps, self._reversals, self._gaba = pumps, reversals, gaba
        captions.panel_title(self.figure, 0.005, words["cell title"])
        self.cell = BatteryCell(self.figure.add_axes((0.005, 0.0, 0.35, 0.915)), self, words)
        self._voltage(self.figure.add_axes((0.425, 0.145, 0.205, 0.66)), levels, words)
        self._rating(self.figure.add_axes((0.7, 0.145, 0.28, 0.585)), healthy, words)

    def _voltage(self, axes, levels: tuple, words: dict[str, str]) -> None:
        axes.set(xlim=(100 * self._pumps[0], 100 * self._pumps[-1]), ylim=(-75, -45))
        axes.invert_xaxis()
        style.plain_axes(axes)
        captions.panel_title(self.figure, 0.385, words["voltage title"])
        axes.set_title(words["voltage axis"], fontsize=12.5, color=style.INK, loc="left", pad=10)
        captions.below(axes, words["pump axis"])
        for level, name in zip(levels, ("rest", "firing")):
            axes.axhline(level, color=style.HEALTHY, linewidth=1.4, linestyle=(0, (5, 2.5)))
            axes.text(99, level + 0.5, words[name], fontsize=11.5, color=style.QUIET, va="bottom")
        axes.plot(100 * self._pumps, self._reversals, color=style.FIRST_NERVE, linewidth=2.8)
        self.dot = self.moving(
            axes.plot([], [], "o", color=style.FIRST_NERVE, markersize=12, markeredgecolor="white", clip_on=False)[0]
        )

    def _rating(self, axes, healthy: np.ndarray, words: dict[str, str]) -> None:
        axes.set(xlim=(0, 100), ylim=(0, 10), yticks=range(0, 11, 2))
        style.plain_axes(axes)
        captions.panel_title(self.figure, 0.67, words["rating title"])
        captions.above(axes, 1.265, words["rating axis"])
        captions.below(axes, words["gaba axis"])
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.now = self.moving(axes.plot([], [], **style.CURRENT_LINE)[0])
        self.over(axes.plot(self._gaba, healthy, **style.HEALTHY_LINE)[0])
        for x, y, name, line in (
            (0.0, 1.165, "now", style.CURRENT_LINE),
            (0.36, 1.165, "healthy", style.HEALTHY_LINE),
            (0.0, 1.08, "held", style.HELD_LINE),
        ):
            last = key(axes, x, y, 0.09, words[name], line, gap=0.02)
        self.held = HeldCurve(self, held, last)
        self.here = self.moving(
            axes.plot([], [], "o", color=style.SECOND_NERVE, markersize=11, markeredgecolor="white", clip_on=False)[0]
        )

    def show(
        self, kcc2: float, gaba: float, ratings: np.ndarray, chloride: float, charge: float, held: np.ndarray | None
    ) -> None:
        """Take up the pumps and the GABA released (of healthy), the ratings against GABA, chloride inside and charge
        (0 to 1), and a held curve."""
        self.cell.show(kcc2, chloride, charge)
        self.dot.set_data([100 * kcc2], [float(np.interp(kcc2, self._pumps, self._reversals))])
        self.now.set_data(self._gaba, ratings)
        self.here.set_data([100 * gaba], [float(np.interp(100 * gaba, self._gaba, ratings))])
        self.held.show(self._gaba, held)
