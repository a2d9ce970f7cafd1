"""A tornado: how far each of the strongest numbers moves one conclusion."""

from __future__ import annotations

from typing import NamedTuple

from matplotlib.patches import Rectangle
from matplotlib.transforms import blended_transform_factory

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve

from .grade_marks import GRADE_MARKS

LOWERED = {"facecolor": style.LOWERED, "edgecolor": style.FIRST_NERVE, "hatch": "///", "linewidth": 0.8}
RAISED = {"facecolor": style.SECOND_NERVE, "edgecolor": style.SECOND_NERVE, "linewidth": 0.8}
HELD = {"linestyle": "none", "marker": "|", "markeredgewidth": 3, "color": style.HELD}
TICKS = (-1.0, -0.5, 0.0, 0.5, 1.0)


class Bar(NamedTuple):
    """A number of the model: its name, its grade, and how far its lower and its higher value move the conclusion."""

    name: str
    grade: str
    down: float
    up: float


class TornadoPicture(KeptFigure):
    """Some numbers, the strongest at the top, each with a bar for its lower and its higher value."""

    def __init__(self, bars: int, words: dict[str, str]) -> None:
        """``bars`` is how many numbers there are."""
        super().__init__(1200, 530)
        self._words = words
        axes = self.figure.add_axes((0.465, 0.145, 0.395, 0.69))
        axes.set(xlim=(-1, 1), ylim=(bars - 0.4, -0.6), yticks=[], xticks=TICKS, xticklabels=[""] * len(TICKS))
        style.plain_axes(axes)
        axes.spines["left"].set_visible(False)
        axes.plot([0, 0], [-0.6, bars - 0.4], color=style.INK, linewidth=1.4)
        #: Across in parts of the figure, down in rows of the axes.
        self._beside = {
            "transform": blended_transform_factory(self.figure.transFigure, axes.transData),
            "clip_on": False,
        }
        held_key = self._keys(axes)
        self._ticks = [
            self.moving(
                axes.text(tick, bars - 0.05, "", fontsize=12, ha="center", va="center", color=style.INK, clip_on=False)
            )
            for tick in TICKS
        ]
        self._rows = [self._row(axes, place) for place in range(bars)]
        self._signs = {
            grade: self.moving(axes.plot([], [], linestyle="none", markersize=9, **look, **self._beside)[0])
            for grade, look in GRADE_MARKS.items()
        }
        self._held = HeldCurve(self, self.moving(axes.plot([], [], markersize=15, **HELD)[0]), held_key)

    def _keys(self, axes) -> tuple:
        """The title, the name of the axis and the keys; returns the key of what is held."""
        top = {"transform": self.figure.transFigure, "clip_on": False}
        look = {"fontsize": 12, "va": "center", "color": style.INK} | top
        self._title = self.moving(axes.text(0.015, 0.955, "", **look | {"fontsize": 14, "fontweight": "bold"}))
        self._axis = self.moving(axes.text(0.6625, 0.045, "", ha="center", **look | {"fontsize": 13}))
        for x, bar, name in ((0.465, LOWERED, "lowered"), (0.633, RAISED, "raised")):
            axes.add_patch(Rectangle((x, 0.862), 0.03, 0.03, **bar, **top))
            axes.text(x + 0.038, 0.877, self._words[name], **look)
        axes.text(0.872, 0.877, self._words["grade"], **look)
        captions.footer(self.figure, self._words["footer"], y=0.06, width=52)
        mark = axes.plot([0.775], [0.877], markersize=14, **HELD, **top)[0]
        return mark, axes.text(0.788, 0.877, self._words["held"], **look)

    def _row(self, axes, place: int) -> tuple:
        """A number's name, its two bars and its grade, in a row of their own."""
        lowered, raised = (
            self.moving(axes.add_patch(Rectangle((0, place + offset), 0, 0.36, **look)))
            for offset, look in ((-0.37, LOWERED), (0.01, RAISED))
        )
        look = {"fontsize": 12, "va": "center", "color": style.INK} | self._beside
        name = self.moving(axes.text(0.455, place, "", ha="right", **look))
        return name, lowered, raised, self.moving(axes.text(0.892, place, "", **look))

    def show(self, title: str, axis: str, most: float, bars: list[Bar], held: list[tuple[float, float]] | None) -> None:
        """Take up the bars, the strongest first.

        ``most`` is the end of the axis. ``held`` are such moves held before, a
        pair a bar; empty where another conclusion is held, ``None`` where nothing is.
        """
        self._title.set_text(title)
        self._axis.set_text(axis)
        for text, tick in zip(self._ticks, TICKS):
            text.set_text(f"{tick * most:+g}" if tick else "0")
        for bar, (name, lowered, raised, grade) in zip(bars, self._rows):
            name.set_text(bar.name)
            grade.set_text(self._words[f"sign {bar.grade}"])
            for drawn, move in ((lowered, bar.down), (raised, bar.up)):
                drawn.set_x(min(0.0, move / most))
                drawn.set_width(abs(move) / most)
        for grade, signs in self._signs.items():
            places = [place for place, bar in enumerate(bars) if bar.grade == grade]
            signs.set_data([0.88] * len(places), places)
        # A wider hold may reach past the axis, which shows nothing there.
        marks = [
            (move / most, place + offset)
            for place, pair in enumerate(held or [])
            for move, offset in zip(pair, (-0.19, 0.19))
        ]
        self._held.show([x for x, _ in marks], None if held is None else [y for _, y in marks])
