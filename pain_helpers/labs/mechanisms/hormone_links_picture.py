"""Each link from sex hormones to pain by itself: three small curves in a row."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve

LINES = {
    "tone": {"color": style.FIRST_NERVE, "linestyle": "-", "linewidth": 3.0},
    "brake": {"color": style.INTERNEURON, "linestyle": (0, (4, 2)), "linewidth": 3.0},
    "rating": {"color": style.SECOND_NERVE, "linestyle": (0, (6, 1.5, 1, 1.5)), "linewidth": 3.0},
}
HELD_PLACE = {
    "color": style.HELD,
    "linestyle": "none",
    "marker": "D",
    "markersize": 11,
    "fillstyle": "none",
    "markeredgewidth": 2.2,
    "clip_on": False,
}


class HormoneLinksPicture(KeptFigure):
    """Tone against hormones, the brake against tone, and the rating against the brake's drive."""

    def __init__(self, hormones: np.ndarray, words: dict[str, str]) -> None:
        """``hormones`` (percent of healthy) is the array that every curve is shaped like."""
        super().__init__(1200, 430)
        self._hormones = hormones
        self._curves, self._dots, self._held = {}, {}, {}
        # One key for the three held places.
        key = self.figure.text(0.985, 0.885, words["held"], fontsize=12, color=style.HELD, ha="right", va="center")
        for place, name in enumerate(LINES):
            self._link(name, place, (key,) if place == 0 else (), words)

    def _link(self, name: str, place: int, held_key: tuple, words: dict[str, str]) -> None:
        left = 0.02 + 0.335 * place
        axes = self.figure.add_axes((0.055 + 0.335 * place, 0.16, 0.255, 0.58))
        axes.set(xlim=(0, 100), ylim=(0, 10) if name == "rating" else (0, 150))
        style.plain_axes(axes)
        captions.below(axes, words["hormone axis"])
        captions.panel_title(self.figure, left, words[f"{name} title"], y=0.95)
        self.figure.text(left, 0.885, words[f"{name} sure"], fontsize=12, color=style.QUIET, va="center")
        axes.set_title(words[f"{name} axis"], fontsize=12.5, color=style.INK, loc="left", pad=8)
        line, dot = LINES[name], {"markersize": 12, "markeredgecolor": "white", "clip_on": False}
        self._held[name] = HeldCurve(self, self.moving(axes.plot([], [], **HELD_PLACE)[0]), held_key)
        self._curves[name] = self.moving(axes.plot([], [], **line)[0])
        self._dots[name] = self.moving(axes.plot([], [], "o", color=line["color"], **dot)[0])

    def show(self, now: dict[str, tuple], curves: dict[str, np.ndarray], held: dict[str, tuple] | None) -> None:
        """Take up where each curve stands (hormones in percent, value), the curves, and held places."""
        for name, values in curves.items():
            self._curves[name].set_data(self._hormones, values)
            self._dots[name].set_data(*([part] for part in now[name]))
            self._held[name].show(*(([part] for part in held[name]) if held else (None, None)))
