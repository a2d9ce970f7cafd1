"""A tornado: how far each of the strongest numbers moves one conclusion."""

from __future__ import annotations

from matplotlib.patches import Rectangle
from matplotlib.transforms import blended_transform_factory

from pain_helpers.drawing import style
from pain_helpers.drawing.kept import KeptFigure

BARS = 12
LOWERED = {"facecolor": "#BBD9EC", "edgecolor": style.FIRST_NERVE, "hatch": "///", "linewidth": 0.8}
RAISED = {"facecolor": style.SECOND_NERVE, "edgecolor": style.SECOND_NERVE, "linewidth": 0.8}
GRADES = {
    "measured": {"marker": "o", "markerfacecolor": style.FIRST_NERVE, "markeredgecolor": style.FIRST_NERVE},
    "fitted": {"marker": "D", "markerfacecolor": style.GLUTAMATE, "markeredgecolor": "#7A5400"},
    "illustrative": {
        "marker": "s",
        "markerfacecolor": "white",
        "markeredgecolor": style.SECOND_NERVE,
        "markeredgewidth": 2,
    },
}
TICKS = (-1.0, -0.5, 0.0, 0.5, 1.0)


class TornadoPicture(KeptFigure):
    """Twelve numbers, the strongest at the top, each with a bar for its lower and its higher value."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__(1200, 530)
        self._words = words
        axes = self.figure.add_axes((0.445, 0.145, 0.415, 0.69))
        axes.set(xlim=(-1, 1), ylim=(BARS - 0.4, -0.6), yticks=[], xticks=TICKS, xticklabels=[""] * len(TICKS))
        style.plain_axes(axes)
        axes.spines["left"].set_visible(False)
        axes.plot([0, 0], [-0.6, BARS - 0.4], color=style.INK, linewidth=1.4)
        top = {"transform": self.figure.transFigure, "clip_on": False}
        self._title = self.moving(
            axes.text(0.015, 0.955, "", fontsize=14, fontweight="bold", va="center", color=style.INK, **top)
        )
        for x, look, name in ((0.445, LOWERED, "lowered"), (0.61, RAISED, "raised")):
            axes.add_patch(Rectangle((x, 0.862), 0.03, 0.03, **look, **top))
            axes.text(x + 0.038, 0.877, words[name], fontsize=12, va="center", color=style.INK, **top)
        axes.text(0.872, 0.877, words["grade"], fontsize=12, va="center", color=style.INK, **top)
        self._held_key = [
            self.moving(axes.plot([0.775], [0.877], "|", markersize=14, markeredgewidth=3, color=style.HELD, **top)[0]),
            self.moving(axes.text(0.788, 0.877, words["held"], fontsize=12, va="center", color=style.INK, **top)),
        ]
        self._axis = self.moving(
            axes.text(0.6525, 0.045, "", fontsize=13, ha="center", va="center", color=style.INK, **top)
        )
        self._ticks = [
            self.moving(
                axes.text(tick, BARS - 0.05, "", fontsize=12, ha="center", va="center", color=style.INK, clip_on=False)
            )
            for tick in TICKS
        ]
        self._bars, self._names, self._grades = [], [], []
        for place in range(BARS):
            bars = [
                axes.add_patch(Rectangle((0, place + offset), 0, 0.36, **look))
                for offset, look in ((-0.37, LOWERED), (0.01, RAISED))
            ]
            self._bars.append([self.moving(bar) for bar in bars])
            name = axes.text(
                0.433,
                0,
                "",
                fontsize=12,
                ha="right",
                va="center",
                color=style.INK,
                transform=self._beside(axes),
                clip_on=False,
            )
            name.set_y(place)
            self._names.append(self.moving(name))
            grade = axes.text(
                0.892, place, "", fontsize=12, va="center", color=style.INK, transform=self._beside(axes), clip_on=False
            )
            self._grades.append(self.moving(grade))
        self._signs = {
            grade: self.moving(
                axes.plot([], [], linestyle="none", markersize=9, transform=self._beside(axes), clip_on=False, **look)[
                    0
                ]
            )
            for grade, look in GRADES.items()
        }
        self._held = self.moving(axes.plot([], [], "|", markersize=15, markeredgewidth=3, color=style.HELD)[0])

    def _beside(self, axes):
        """Across in parts of the figure, down in rows of the axes."""
        return blended_transform_factory(self.figure.transFigure, axes.transData)

    def show(
        self, title: str, axis: str, most: float, rows: list[tuple], held: list[tuple] | None, is_held: bool
    ) -> None:
        """Take up the rows: name, grade, and how far the lower and the higher value move the conclusion.

        ``most`` is the end of the axis. ``held`` are such moves held before, a pair a row.
        """
        self._title.set_text(title)
        self._axis.set_text(axis)
        for text, tick in zip(self._ticks, TICKS):
            text.set_text(f"{tick * most:+g}" if tick else "0")
        for place, (name, grade, down, up) in enumerate(rows):
            self._names[place].set_text(name)
            self._grades[place].set_text(self._words[grade])
            for bar, move in zip(self._bars[place], (down, up)):
                bar.set_x(min(0.0, move / most))
                bar.set_width(abs(move) / most)
        for grade, signs in self._signs.items():
            places = [place for place, row in enumerate(rows) if row[1] == grade]
            signs.set_data([0.88] * len(places), places)
        for artist in self._held_key:
            artist.set_visible(is_held)
        # A wider hold may reach past the axis, which shows nothing there.
        marks = [
            (move / most, place + offset)
            for place, pair in enumerate(held or [])
            for move, offset in zip(pair, (-0.19, 0.19))
        ]
        self._held.set_data([x for x, _ in marks], [y for _, y in marks])
