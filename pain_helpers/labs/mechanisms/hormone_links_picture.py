"""Each link from sex hormones to pain by itself: three small curves in a row."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import style
from pain_helpers.drawing.kept import KeptFigure

LINES = {
    "tone": {"color": style.FIRST_NERVE, "linestyle": "-", "linewidth": 3.0},
    "brake": {"color": style.INTERNEURON, "linestyle": (0, (4, 2)), "linewidth": 3.0},
    "rating": {"color": style.SECOND_NERVE, "linestyle": (0, (6, 1.5, 1, 1.5)), "linewidth": 3.0},
}


class HormoneLinksPicture(KeptFigure):
    """Tone against hormones, the brake against tone, and the rating against the brake's drive."""

    def __init__(self, hormones: np.ndarray, words: dict[str, str]) -> None:
        """``hormones`` (percent of healthy) is the array that every curve is shaped like."""
        super().__init__(1200, 430)
        self._hormones = hormones
        self._curves, self._dots, self._held = {}, {}, {}
        for place, (name, line) in enumerate(LINES.items()):
            axes = self.figure.add_axes((0.055 + 0.335 * place, 0.16, 0.255, 0.58))
            axes.set(xlim=(0, 100), ylim=(0, 10) if name == "rating" else (0, 150))
            style.plain_axes(axes)
            axes.set_xlabel(words["hormone axis"], fontsize=13, color=style.INK)
            self.figure.text(
                0.02 + 0.335 * place,
                0.95,
                words[f"{name} title"],
                fontsize=14,
                fontweight="bold",
                color=style.INK,
                va="center",
            )
            self.figure.text(
                0.02 + 0.335 * place, 0.885, words[f"{name} sure"], fontsize=12, color=style.QUIET, va="center"
            )
            axes.set_title(words[f"{name} axis"], fontsize=12.5, color=style.INK, loc="left", pad=8)
            self._held[name] = self.moving(
                axes.plot(
                    [], [], "D", color=style.HELD, markersize=11, fillstyle="none", markeredgewidth=2.2, clip_on=False
                )[0]
            )
            self._curves[name] = self.moving(axes.plot([], [], **line)[0])
            self._dots[name] = self.moving(
                axes.plot([], [], "o", color=line["color"], markersize=12, markeredgecolor="white", clip_on=False)[0]
            )
        self.held_key = [
            self.moving(
                self.figure.text(0.985, 0.885, words["held"], fontsize=12, color=style.HELD, ha="right", va="center")
            ),
        ]

    def show(self, now: dict[str, tuple], curves: dict[str, np.ndarray], held: dict[str, tuple] | None) -> None:
        """Take up where each curve stands (hormones in percent, value), the curves, and held places."""
        for name, values in curves.items():
            self._curves[name].set_data(self._hormones, values)
            self._dots[name].set_data(*([part] for part in now[name]))
            self._held[name].set_visible(held is not None)
            if held is not None:
                self._held[name].set_data(*([part] for part in held[name]))
        for artist in self.held_key:
            artist.set_visible(held is not None)
