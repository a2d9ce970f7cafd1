"""A hundred NMDA channels, and the share of them that is free at each membrane voltage."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

#: Channels drawn for each reading, in rows of ten.
CHANNELS = 100
ROW = 10

OPEN = {"marker": "o", "color": style.SECOND_NERVE, "fillstyle": "none", "markersize": 11, "markeredgewidth": 2.4}
PLUGGED = {"marker": "s", "color": style.FIRST_NERVE, "markersize": 9, "markeredgecolor": "white"}
BLOCKED = {"marker": "^", "color": style.SUBSTANCE_P, "markersize": 11, "markeredgecolor": "white"}
KINDS = {"free": OPEN, "magnesium": PLUGGED, "ketamine": BLOCKED}

MAGNESIUM_LINE = style.HEALTHY_LINE
FIRST_LINE = style.CURRENT_LINE
SECOND_LINE = style.REPEATED_LINE | {"linewidth": 2.8}
#: Each curve's line, and the mark on it at the chosen voltage, from the lowest to the topmost.
CURVES = {"magnesium": (MAGNESIUM_LINE, "D"), "second": (SECOND_LINE, "^"), "first": (FIRST_LINE, "o")}


class ChannelPicture(KeptFigure):
    """Two crowds of channels, one a reading, beside the curves of the free share against voltage."""

    def __init__(self, voltages: np.ndarray, voltage_axis: str, words: dict[str, str]) -> None:
        """``voltages`` (mV) is the array that every curve has the shape of; ``voltage_axis`` names it."""
        super().__init__(1200, 540)
        self._voltages, self._words = voltages, words
        self._crowds = [
            self._crowd((0.012, 0.13, 0.255, 0.648), words["first reading"]),
            self._crowd((0.29, 0.13, 0.255, 0.648), words["second reading"]),
        ]
        self._crowds_key(self.figure.add_axes((0.012, 0.898, 0.53, 0.083)))
        self._shares(self.figure.add_axes((0.625, 0.227, 0.355, 0.574)), voltage_axis)
        captions.footer(self.figure, words["footer"], y=0.048)

    def _crowd(self, place: tuple, title: str) -> dict:
        axes = self.figure.add_axes(place)
        axes.set(xlim=(-0.7, ROW - 0.3), ylim=(-0.7, ROW - 0.3), xticks=[], yticks=[])
        axes.set_facecolor(style.PALE)
        axes.spines[:].set_visible(False)
        axes.set_title(title, fontsize=13, color=style.INK, pad=8)
        return {name: self.moving(axes.plot([], [], linestyle="none", **look)[0]) for name, look in KINDS.items()}

    def _crowds_key(self, axes) -> None:
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.axis("off")
        for x, name in ((0.01, "free"), (0.2, "magnesium"), (0.62, "ketamine")):
            axes.plot([x], [0.5], linestyle="none", clip_on=False, **KINDS[name])
            captions.above(axes, 0.5, self._words[f"channel {name}"], x=x + 0.025)

    def _shares(self, axes, voltage_axis: str) -> None:
        """The curves of the free share, and their keys."""
        axes.set(xlim=(self._voltages[0], self._voltages[-1]), ylim=(0, 100))
        style.plain_axes(axes)
        captions.below(axes, voltage_axis)
        axes.set_title(self._words["share axis"], fontsize=13, color=style.INK, loc="left", pad=62)
        self.here = self.moving(axes.plot([], [], **style.HERE_LINE | {"linewidth": 1})[0])
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self._curves = {name: self.moving(axes.plot([], [], **line)[0]) for name, (line, _) in CURVES.items()}
        self._dots = {
            name: self.moving(
                axes.plot([], [], mark, color=line["color"], markersize=10, markeredgecolor="white", clip_on=False)[0]
            )
            for name, (line, mark) in CURVES.items()
        }
        places = (
            (0.0, 1.155, "magnesium", MAGNESIUM_LINE),
            (0.0, 1.065, "second", SECOND_LINE),
            (0.63, 1.155, "first", FIRST_LINE),
            (0.63, 1.065, "held", style.HELD_LINE),
        )
        for x, y, name, line in places:
            last = key(axes, x, y, 0.09, self._words[f"curve {name}"], line, gap=0.02)
        self.held = HeldCurve(self, held, last)

    def show(
        self, voltage: float, curves: dict[str, np.ndarray], shares: tuple[dict, dict], held: np.ndarray | None
    ) -> None:
        """Take up the voltage (mV), free shares by curve (percent), and for each reading how many channels are what."""
        self.here.set_data([voltage, voltage], [0, 100])
        for name, values in curves.items():
            self._curves[name].set_data(self._voltages, values)
            self._dots[name].set_data([voltage], [float(np.interp(voltage, self._voltages, values))])
        self.held.show(self._voltages, held)
        for crowd, counts in zip(self._crowds, shares):
            first = 0
            for name in KINDS:
                which = np.arange(first, first + counts[name])
                crowd[name].set_data(which % ROW, ROW - 1 - which // ROW)
                first += counts[name]
