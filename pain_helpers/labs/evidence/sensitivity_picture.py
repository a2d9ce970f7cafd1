"""A tornado over many models: how a conclusion goes with the numbers that go with it most."""

from __future__ import annotations

from typing import NamedTuple

from matplotlib.patches import Rectangle
from matplotlib.transforms import blended_transform_factory

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve

from .grade_marks import GRADE_MARKS

LOW = {"facecolor": style.LOWERED, "edgecolor": style.FIRST_NERVE, "hatch": "///", "linewidth": 0.8}
HIGH = {"facecolor": style.SECOND_NERVE, "edgecolor": style.SECOND_NERVE, "linewidth": 0.8}
HOLDS = {"facecolor": style.INTERNEURON, "edgecolor": "none"}
TICKS = (-1.0, -0.5, 0.0, 0.5, 1.0)
#: The strip that says in how many models it holds, in parts of the figure.
STRIP = (0.765, 0.945, 0.2, 0.03)


class Bar(NamedTuple):
    """A number of the model: its name, its grade, and where the models with it low, and high, lie."""

    name: str
    grade: str
    low: float
    high: float
    sure: bool  #: whether it goes with the conclusion more closely than by chance


#: What counts as firm: in so many of 100 models or more.
FIRM = 90.0
#: How a bar is drawn that may be there by chance.
PALE = 0.3


class TornadoPicture(KeptFigure):
    """Some numbers, the strongest at the top, each with a bar for the models with it low and with it high."""

    def __init__(self, bars: int, words: dict[str, str]) -> None:
        """``bars`` is how many numbers there are."""
        super().__init__(1200, 590)
        self._words = words
        axes = self.figure.add_axes((0.465, 0.185, 0.395, 0.6))
        axes.set(xlim=(-1, 1), ylim=(bars - 0.4, -0.6), yticks=[], xticks=TICKS, xticklabels=[""] * len(TICKS))
        style.plain_axes(axes)
        axes.spines["left"].set_visible(False)
        axes.plot([0, 0], [-0.6, bars - 0.4], color=style.INK, linewidth=1.4)
        #: Across in parts of the figure, down in rows of the axes.
        self._beside = {
            "transform": blended_transform_factory(self.figure.transFigure, axes.transData),
            "clip_on": False,
        }
        self._heads(axes)
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
            if f"sign {grade}" in words
        }
        captions.footer(self.figure, words["footer"], y=0.045)

    def _heads(self, axes) -> None:
        """The title, in how many models it holds, the name of the axis and the keys."""
        top = {"transform": self.figure.transFigure, "clip_on": False}
        look = {"fontsize": 12, "va": "center", "color": style.INK} | top
        self._title = self.moving(axes.text(0.015, 0.96, "", **look | {"fontsize": 14, "fontweight": "bold"}))
        self._over = self.moving(axes.text(0.015, 0.905, "", **look))
        self._axis = self.moving(axes.text(0.6625, 0.105, "", ha="center", **look | {"fontsize": 13}))
        for x, bar, name in ((0.015, LOW, "low"), (0.345, HIGH, "high")):
            axes.add_patch(Rectangle((x, 0.832), 0.03, 0.03, **bar, **top))
            axes.text(x + 0.038, 0.847, self._words[name], **look)
        axes.text(0.872, 0.847, self._words["grade"], **look)
        axes.text(0.645, 0.847, self._words["pale"], **look | {"color": style.QUIET})
        x, y, width, height = STRIP
        axes.add_patch(
            Rectangle((x, y), width, height, facecolor=style.TRACK, edgecolor=style.EDGE, linewidth=0.8, **top)
        )
        firm = x + width * FIRM / 100
        self.over(axes.plot([firm] * 2, [y, y + height], color=style.INK, linewidth=1.2, **top)[0])
        self._strip = self.moving(axes.add_patch(Rectangle((x, y), 0, height, **HOLDS, **top)))
        self._share = self.moving(axes.text(x, y - 0.03, "", **look | {"fontweight": "bold"}))
        held = self.moving(axes.plot([], [], **style.HELD_MARK, **top)[0])
        key = axes.plot([x + 0.165] * 2, [y - 0.043, y - 0.017], **style.HELD_MARK, **top)[0]
        self._held_words = axes.text(x + 0.172, y - 0.03, "", **look)
        self._held = HeldCurve(self, held, (key, self._held_words))

    def _row(self, axes, place: int) -> tuple:
        """A number's name, its two bars and its grade, in a row of their own."""
        low, high = (
            self.moving(axes.add_patch(Rectangle((0, place + offset), 0, 0.36, **look)))
            for offset, look in ((-0.37, LOW), (0.01, HIGH))
        )
        look = {"fontsize": 12, "va": "center", "color": style.INK} | self._beside
        name = self.moving(axes.text(0.455, place, "", ha="right", **look))
        return name, low, high, self.moving(axes.text(0.892, place, "", **look))

    def show(
        self,
        title: str,
        over: str,
        axis: str,
        most: float,
        bars: list[Bar],
        holds: float,
        held: tuple[int, float] | None,
    ) -> None:
        """Take up the title, what all models say, and the bars, the closest first.

        ``most`` is the end of the axis; ``holds`` says in how many of 100 models the conclusion holds, ``held`` is
        the number of the one that was held, and in how many that holds.
        """
        self._title.set_text(title)
        self._over.set_text(over)
        self._axis.set_text(axis)
        for text, tick in zip(self._ticks, TICKS):
            text.set_text(f"{tick * most:+g}" if tick else "0")
        for bar, (name, low, high, grade) in zip(bars, self._rows):
            name.set_text(bar.name)
            name.set_color(style.INK if bar.sure else style.QUIET)
            grade.set_text(self._words[f"sign {bar.grade}"])
            for drawn, move in ((low, bar.low), (high, bar.high)):
                drawn.set_x(min(0.0, move / most))
                drawn.set_width(abs(move) / most)
                drawn.set_alpha(1.0 if bar.sure else PALE)
        for grade, signs in self._signs.items():
            places = [place for place, bar in enumerate(bars) if bar.grade == grade]
            signs.set_data([0.88] * len(places), places)
        x, y, width, height = STRIP
        self._strip.set_width(width * holds / 100)
        self._share.set_text(self._words["share"].format(holds=holds))
        marks = None if held is None else [y - 0.008, y + height + 0.008]
        number, share = held or (0, 0.0)
        self._held_words.set_text(self._words["held"].format(number=number))
        self._held.show([x + width * share / 100] * 2, marks)
