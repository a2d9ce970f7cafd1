"""A wall of marks, one for each number of the equations, and the passport of one of them."""

from __future__ import annotations

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve

from .grade_marks import GRADE_MARKS

ACROSS = 14
FRAME = {"linestyle": "none", "markerfacecolor": "none"}
CURSOR = FRAME | {"marker": "s", "markersize": 31, "markeredgecolor": style.INK, "markeredgewidth": 2.4}
HELD = FRAME | {"marker": "o", "markersize": 30, "markeredgecolor": style.HELD, "markeredgewidth": 2.6}
#: Where the range of a number is drawn, across the panel.
LEAST, GREATEST = 0.08, 0.9


class NumbersPicture(KeptFigure):
    """The numbers stand in rows, from the left and from the top."""

    most_stamps = 40

    def __init__(self, grades: list[str], words: dict[str, str]) -> None:
        """``grades`` is the grade of each number, in order."""
        super().__init__(1200, 500)
        self._places = [(place % ACROSS, place // ACROSS) for place in range(len(grades))]
        self._grades = grades
        axes = self.figure.add_axes((0.015, 0.079, 0.58, 0.677))
        axes.set(xlim=(-0.6, ACROSS - 0.4), ylim=((len(grades) - 1) // ACROSS + 0.6, -0.6))
        axes.axis("off")
        axes.plot(*zip(*self._places), linestyle="none", marker=".", markersize=4, color=style.FAINT)
        self._marks = {
            grade: self.moving(axes.plot([], [], linestyle="none", markersize=17, **look)[0])
            for grade, look in GRADE_MARKS.items()
        }
        self._cursor = self.moving(axes.plot([], [], **CURSOR)[0])
        held = self.moving(axes.plot([], [], **HELD)[0])
        self._held = HeldCurve(self, held, self._keys(words))
        self._panel(words)
        captions.footer(self.figure, words["footer"], y=0.035, width=92)

    def _keys(self, words: dict[str, str]) -> tuple:
        """The keys above the wall; returns that of what is held."""
        keys = self._empty_axes(0.015, 0.774, 0.58, 0.226)
        keys.text(0, 0.86, words["wall"], fontsize=13.5, fontweight="bold", va="center", color=style.INK)
        for (x, y), (grade, look) in zip(((0.02, 0.55), (0.5, 0.55), (0.02, 0.22)), GRADE_MARKS.items()):
            keys.plot([x], [y], markersize=12, **look)
            keys.text(x + 0.03, y, words[f"key {grade}"], fontsize=12.5, va="center", color=style.INK)
        ring = keys.plot([0.5], [0.22], **HELD | {"markersize": 14})[0]
        return ring, keys.text(0.53, 0.22, words["held"], fontsize=12.5, va="center", color=style.INK)

    def _panel(self, words: dict[str, str]) -> None:
        beside = self._empty_axes(0.62, 0.0, 0.37, 1.0)
        beside.plot([0, 0], [0.04, 0.96], color=style.FAINT, linewidth=1.5)
        self._title = self.moving(
            beside.text(0.05, 0.95, "", fontsize=13.5, fontweight="bold", va="top", color=style.INK)
        )
        self._body = self.moving(beside.text(0.05, 0.8, "", fontsize=12.5, va="top", linespacing=1.35, color=style.INK))
        beside.plot([LEAST, GREATEST], [0.13, 0.13], color=style.EDGE, linewidth=6, solid_capstyle="butt")
        for x, align, name in ((LEAST, "left", "least"), (GREATEST, "right", "greatest")):
            beside.text(x, 0.065, words[name], fontsize=12, ha=align, va="center", color=style.INK)
        self._value = self.moving(beside.plot([], [], "v", markersize=13, color=style.SECOND_NERVE)[0])

    def _empty_axes(self, *place: float):
        axes = self.figure.add_axes(place)
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.axis("off")
        return axes

    def show(self, number: int, grades: tuple[str, ...], title: str, body: str, place: float, held: int | None) -> None:
        """Look at one number (from 0); show the marks of ``grades``; ``place`` is where the value lies in its range
        (0 to 1); ``held`` is the number held."""
        for grade, mark in self._marks.items():
            places = [place for place, its in zip(self._places, self._grades) if its == grade and grade in grades]
            mark.set_data([x for x, _ in places], [y for _, y in places])
        x, y = self._places[number]
        self._cursor.set_data([x], [y])
        x, y = (None, None) if held is None else self._places[held]
        self._held.show([x], None if held is None else [y])
        self._title.set_text(title)
        self._body.set_text(body)
        self._value.set_data([LEAST + (GREATEST - LEAST) * place], [0.165])
