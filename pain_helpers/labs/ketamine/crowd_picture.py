"""Many people after one infusion: relief against the level in the blood, and against what drives the pain."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import style
from pain_helpers.drawing.kept import KeptFigure

YES = {"marker": "o", "color": style.INTERNEURON, "markersize": 4, "markeredgewidth": 0}
NO = {"marker": "x", "color": style.SECOND_NERVE, "markersize": 4, "markeredgewidth": 1.1}


class CrowdPicture(KeptFigure):
    """Two clouds of one and the same people: a dot has the relief that counts, a cross has less."""

    def __init__(self, most_level: float, words: dict[str, str]) -> None:
        """``most_level`` (ng/mL) is the end of the level's axis."""
        super().__init__(1200, 480)
        self._words = words
        self._clouds = []
        for place, name, most in (
            ((0.06, 0.15, 0.4, 0.62), "level", most_level),
            ((0.56, 0.15, 0.4, 0.62), "tissue", 100.0),
        ):
            axes = self.figure.add_axes(place)
            axes.set(xlim=(-0.02 * most, 1.02 * most), ylim=(0, 100))
            style.plain_axes(axes)
            axes.set_xlabel(words[f"{name} axis"], fontsize=13, color=style.INK)
            axes.set_title(words["relief axis"], fontsize=13, color=style.INK, loc="left", pad=10)
            axes.text(
                0.5,
                1.2,
                words[f"{name} title"],
                transform=axes.transAxes,
                fontsize=14,
                fontweight="bold",
                ha="center",
                color=style.INK,
            )
            held = self.moving(axes.plot([], [], linestyle=(0, (1, 1.4)), color=style.HELD, linewidth=2.4)[0])
            no, yes = (self.moving(axes.plot([], [], linestyle="none", **look)[0]) for look in (NO, YES))
            line = self.moving(axes.plot([], [], color=style.INK, linewidth=1.6, linestyle=(0, (4, 2)))[0])
            self._clouds.append((most, held, no, yes, line))
        axes = self.figure.add_axes((0.06, 0.0, 0.9, 1.0))
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.axis("off")
        for x, look, name in ((0.005, YES, "enough"), (0.235, NO, "less")):
            axes.plot([x], [0.975], linestyle="none", **look | {"markersize": 8})
            axes.text(x + 0.013, 0.972, words[name], fontsize=12.5, va="center", color=style.INK)
        axes.plot([0.46, 0.5], [0.975] * 2, color=style.INK, linewidth=1.6, linestyle=(0, (4, 2)))
        axes.text(0.51, 0.972, words["line"], fontsize=12.5, va="center", color=style.INK)
        self._held_key = [
            self.moving(
                axes.plot([0.72, 0.76], [0.975] * 2, linestyle=(0, (1, 1.4)), color=style.HELD, linewidth=2.4)[0]
            ),
            self.moving(axes.text(0.77, 0.972, words["held"], fontsize=12.5, va="center", color=style.INK)),
        ]

    def show(
        self, level: np.ndarray, tissue: np.ndarray, relief: np.ndarray, counts: float, held: float | None
    ) -> None:
        """Take up, one value a person: level (ng/mL), soreness of the tissue and relief (percent); and the relief that counts."""
        enough = relief >= counts
        for x, (most, held_line, no, yes, line) in zip((level, tissue), self._clouds):
            no.set_data(x[~enough], relief[~enough])
            yes.set_data(x[enough], relief[enough])
            line.set_data([0, most], [counts, counts])
            held_line.set_visible(held is not None)
            if held is not None:
                held_line.set_data([0, most], [held, held])
        for artist in self._held_key:
            artist.set_visible(held is not None)
