"""Many people after one infusion: relief against the level in the blood, and against what drives the pain."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve

YES = {"marker": "o", "color": style.INTERNEURON, "markersize": 4, "markeredgewidth": 0}
NO = {"marker": "x", "color": style.SECOND_NERVE, "markersize": 4, "markeredgewidth": 1.1}
COUNTS_LINE = {"color": style.INK, "linestyle": (0, (4, 2)), "linewidth": 1.6}
#: Heights of the keys: the marks, and the words beside them.
MARKS_Y, WORDS_Y = 0.967, 0.964


class CrowdPicture(KeptFigure):
    """Two clouds of one and the same people: a dot has the relief that counts, a cross has less."""

    def __init__(self, most_level: float, quick_look: str, words: dict[str, str]) -> None:
        """``most_level`` (percent) is the end of the level's axis; ``quick_look`` says that these are a few of them."""
        super().__init__(1200, 520)
        self._words = words
        clouds = [
            self._cloud((0.06, 0.2, 0.4, 0.58), "level", most_level),
            self._cloud((0.56, 0.2, 0.4, 0.58), "tissue", 100.0),
        ]
        look = {"fontsize": 12, "ha": "right", "va": "center", "color": style.INK, "linespacing": 1.25}
        self._quick = self.moving(self.figure.text(0.455, 0.755, quick_look, **look))
        self._another = self.moving(self.figure.text(0.955, 0.742, words["another"], **look))
        self._clouds = [cloud for cloud, _ in clouds]
        keys = [self._keys(self.figure.add_axes((0.06, 0.0, 0.9, 1.0))), ()]
        self._held = [HeldCurve(self, held, held_key) for (_, held), held_key in zip(clouds, keys)]
        captions.footer(self.figure, words["footer"], y=0.035)

    def _cloud(self, place: tuple, name: str, most: float) -> tuple[tuple, object]:
        """A cloud's end of the axis, its crosses, dots and line of what counts; and the line of what is held."""
        axes = self.figure.add_axes(place)
        axes.set(xlim=(-0.02 * most, 1.02 * most), ylim=(0, 100))
        style.plain_axes(axes)
        captions.below(axes, self._words[f"{name} axis"])
        axes.set_title(self._words["relief axis"], fontsize=13, color=style.INK, loc="left", pad=10)
        look = {"fontsize": 14, "fontweight": "bold", "ha": "center", "color": style.INK}
        axes.text(0.5, 1.2, self._words[f"{name} title"], transform=axes.transAxes, **look)
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        no, yes = (self.moving(axes.plot([], [], linestyle="none", **look)[0]) for look in (NO, YES))
        return (most, no, yes, self.moving(axes.plot([], [], **COUNTS_LINE)[0])), held

    def _keys(self, axes) -> tuple:
        """The keys of both clouds; returns that of what is held."""
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.axis("off")
        for x, look, name in ((0.005, YES, "enough"), (0.235, NO, "less")):
            axes.plot([x], [MARKS_Y], linestyle="none", **look | {"markersize": 8})
            captions.above(axes, WORDS_Y, self._words[name], x=x + 0.013)
        axes.plot([0.46, 0.5], [MARKS_Y] * 2, **COUNTS_LINE)
        captions.above(axes, WORDS_Y, self._words["line"], x=0.51)
        mark = axes.plot([0.72, 0.76], [MARKS_Y] * 2, **style.HELD_LINE)[0]
        return mark, captions.above(axes, WORDS_Y, self._words["held"], x=0.77)

    def show(
        self,
        level: np.ndarray,
        tissue: np.ndarray,
        relief: np.ndarray,
        counts: float,
        quick: bool,
        as_in_trial: bool,
        held: float | None,
    ) -> None:
        """Take up level, soreness of the tissue and relief (percent) of each, the relief that counts,
        whether these are a few of the people, and whether the trial had an arm like this."""
        enough = relief >= counts
        self._quick.set_visible(quick)
        self._another.set_visible(not as_in_trial)
        for x, (most, no, yes, line), held_line in zip((level, tissue), self._clouds, self._held):
            no.set_data(x[~enough], relief[~enough])
            yes.set_data(x[enough], relief[enough])
            line.set_data([0, most], [counts, counts])
            held_line.show([0, most], None if held is None else [held, held])
