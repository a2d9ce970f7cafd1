"""How much of the pain opioids take away at each site alone and at all three, against their level."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import style
from pain_helpers.drawing.kept import KeptFigure

LINES = {
    "all": style.CURRENT_LINE,
    "first_nerve": {"color": style.FIRST_NERVE, "linestyle": (0, (6, 1.5, 1, 1.5)), "linewidth": 2.8},
    "inhibition": {"color": style.INTERNEURON, "linestyle": (0, (4, 2)), "linewidth": 2.8},
    "second_nerve": {"color": style.SUBSTANCE_P, "linestyle": (0, (1, 1.2)), "linewidth": 2.8},
}
MARKS = {"all": "o", "first_nerve": "D", "inhibition": "s", "second_nerve": "v"}


class SiteDosePicture(KeptFigure):
    """Four curves, the level that is looked at, and what each is there."""

    def __init__(self, levels: np.ndarray, words: dict[str, str]) -> None:
        """``levels`` is the array that every curve has the shape of."""
        super().__init__(1200, 470)
        self._levels = levels
        axes = self.figure.add_axes((0.05, 0.15, 0.57, 0.74))
        axes.set(xlim=(0, levels[-1]), ylim=(0, 100), yticks=range(0, 101, 20))
        style.plain_axes(axes)
        axes.set_xlabel(words["level axis"], fontsize=13, color=style.INK)
        axes.set_title(words["percent axis"], fontsize=13, color=style.INK, loc="left", pad=12)
        self.held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.held_name = self.moving(
            axes.text(levels[-1] * 0.99, 3, words["held"], fontsize=12, color=style.HELD, va="bottom", ha="right")
        )
        self.here = self.moving(axes.plot([], [], color=style.INK, linewidth=1.2, linestyle=(0, (2, 2)))[0])
        beside = self.figure.add_axes((0.645, 0.15, 0.35, 0.74))
        beside.set(xlim=(0, 1), ylim=(0, 1))
        beside.axis("off")
        self._curves, self._dots, self._numbers = {}, {}, {}
        for place, (name, line) in enumerate(LINES.items()):
            y = 0.9 - 0.25 * place
            self._curves[name] = self.moving(axes.plot([], [], **line)[0])
            mark = {"marker": MARKS[name], "color": line["color"], "markersize": 11, "markeredgecolor": "white"}
            self._dots[name] = self.moving(axes.plot([], [], clip_on=False, **mark)[0])
            beside.plot([0.0, 0.13], [y, y], **line)
            beside.plot([0.065], [y], **mark)
            number = beside.text(0.31, y, "", fontsize=18, fontweight="bold", ha="right", va="center", color=style.INK)
            self._numbers[name] = self.moving(number)
            beside.text(0.35, y, words[f"curve {name}"], fontsize=13, va="center", color=style.INK)

    def show(self, level: float, curves: dict[str, np.ndarray], held: float | None) -> None:
        """Take up the level, the curves (percent) by name, and a held level."""
        self.here.set_data([level, level], [0, 100])
        for name, values in curves.items():
            at = float(np.interp(level, self._levels, values))
            self._curves[name].set_data(self._levels, values)
            self._dots[name].set_data([level], [at])
            self._numbers[name].set_text(f"{at:.0f}%")
        for artist in (self.held, self.held_name):
            artist.set_visible(held is not None)
        if held is not None:
            self.held.set_data([held, held], [0, 100])
