"""How much of the pain opioids take away at each site alone and at all three, against their level."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve

from .shares import rounds_to_nothing

LINES = {
    "all": style.CURRENT_LINE,
    "inhibition": {"color": style.INTERNEURON, "linestyle": (0, (4, 2)), "linewidth": 2.8},
    "first_nerve": {"color": style.FIRST_NERVE, "linestyle": (0, (6, 1.5, 1, 1.5)), "linewidth": 2.8},
    "second_nerve": {"color": style.SUBSTANCE_P, "linestyle": (0, (1, 1.2)), "linewidth": 2.8},
}
MARKS = {"all": "o", "first_nerve": "D", "inhibition": "s", "second_nerve": "v"}
#: The word at a held level stands this far from its line, and no further to the right than this part of the axis.
GAP, LAST_ROOM = 2.5, 0.92


class SiteDosePicture(KeptFigure):
    """Four curves, the level that is looked at, and what each is there."""

    def __init__(self, levels: np.ndarray, words: dict[str, str]) -> None:
        """``levels`` is the array that every curve has the shape of."""
        super().__init__(1200, 525)
        self._levels, self._words = levels, words
        axes = self.figure.add_axes((0.05, 0.24, 0.57, 0.66))
        axes.set(xlim=(0, levels[-1]), ylim=(0, 100), yticks=range(0, 101, 20))
        style.plain_axes(axes)
        captions.below(axes, words["level axis"])
        axes.set_title(words["percent axis"], fontsize=13, color=style.INK, loc="left", pad=12)
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self._held_name = axes.text(0, 98, words["held"], fontsize=12, color=style.HELD, va="top")
        self.held = HeldCurve(self, held, (self._held_name,))
        self.here = self.moving(axes.plot([], [], **style.HERE_LINE)[0])
        beside = self.figure.add_axes((0.645, 0.24, 0.35, 0.66))
        beside.set(xlim=(0, 1), ylim=(0, 1))
        beside.axis("off")
        captions.footer(self.figure, words["footer"], y=0.05)
        self._curves = {name: self._curve(name, axes, beside, 0.9 - 0.25 * row) for row, name in enumerate(LINES)}

    def _curve(self, name: str, axes, beside, y: float) -> tuple:
        """A curve, the dot on it, and its number in the list ``beside``, at ``y``."""
        line = LINES[name]
        mark = {"marker": MARKS[name], "color": line["color"], "markersize": 11, "markeredgecolor": "white"}
        curve = self.moving(axes.plot([], [], **line)[0])
        dot = self.moving(axes.plot([], [], clip_on=False, **mark)[0])
        beside.plot([0.0, 0.13], [y, y], **line)
        beside.plot([0.065], [y], **mark)
        number = beside.text(0.31, y, "", fontsize=18, fontweight="bold", ha="right", va="center", color=style.INK)
        beside.text(0.35, y, self._words[f"curve {name}"], fontsize=13, va="center", color=style.INK)
        return curve, dot, self.moving(number)

    def show(self, level: float, curves: dict[str, np.ndarray], here: dict[str, float], held: float | None) -> None:
        """Take up the level, each curve (percent) and what it is ``here``, at the level, by name, and a held level."""
        self.here.set_data([level, level], [0, 100])
        for name, (curve, dot, number) in self._curves.items():
            curve.set_data(self._levels, curves[name])
            dot.set_data([level], [here[name]])
            kind = "percent under one" if rounds_to_nothing(here[name]) else "percent"
            number.set_text(self._words[kind].format(percent=here[name]))
        if held is not None:
            self._held_name.set_x(min(held, LAST_ROOM * self._levels[-1]) + GAP)
        self.held.show([held, held], None if held is None else [0, 100])
