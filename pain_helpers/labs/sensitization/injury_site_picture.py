"""A drug at the site of injury: two cases, each with and without it."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.bars import bar
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve

HALF = 0.3
#: How far a mark of what was held stands up and down.
MARK_HALF = 0.4
#: Where the columns of numbers stand, on the axis of ratings.
RATING_AT, RELIEF_AT = 11.0, 12.9
#: Where the words over bars and columns stand.
HEADING_Y = 1.5
#: The word at a held mark stays to the right of this rating, clear of the words at the left.
CLEAR_FROM = 4.1


class InjurySitePicture(KeptFigure):
    """A bar each for the acute and the sensitized case; an outline shows the rating without the drug."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__(1200, 330)
        self._words = words
        axes = self.figure.add_axes((0.27, 0.22, 0.5, 0.68))
        axes.set(xlim=(0, 10), ylim=(-0.55, 1.75), xticks=range(0, 11, 2))
        style.plain_axes(axes, grid=False)
        axes.spines["left"].set_visible(False)
        axes.set_yticks([1, 0], [words["acute case"], words["sensitized case"]], fontsize=13.5, color=style.INK)
        axes.tick_params(axis="y", length=0, pad=12, labelsize=13.5)
        captions.below(axes, words["rating axis"])
        axes.text(0, HEADING_Y, words["without the drug"], fontsize=12, color=style.QUIET, va="center")
        for x, name in ((RATING_AT, "rating"), (RELIEF_AT, "relief")):
            axes.text(x, HEADING_Y, words[name], fontsize=13, color=style.INK, va="center", ha="center")
        self._held_name = axes.text(
            0, HEADING_Y, words["held"], fontsize=12, color=style.HELD, ha="center", va="center"
        )
        self._rows = [
            self._row(axes, 1, style.FIRST_NERVE, None, (self._held_name,)),
            self._row(axes, 0, style.SECOND_NERVE, "//", ()),
        ]

    def _row(self, axes, place: float, color: str, hatch: str | None, names: tuple) -> tuple:
        """A case: its bar, the outline without the drug, its two numbers, and the mark where it was held."""
        length = self.moving(bar(axes, place, HALF, color, hatch))
        look = {"facecolor": "none", "edgecolor": style.INK, "linestyle": (0, (3, 2)), "linewidth": 1.6}
        outline = self.moving(axes.add_patch(Rectangle((0, place - HALF), 0, 2 * HALF, **look)))
        look = {"fontsize": 17, "fontweight": "bold", "va": "center", "ha": "center", "color": style.INK}
        number, relief = (self.moving(axes.text(x, place, "", **look)) for x in (RATING_AT, RELIEF_AT))
        mark = self.moving(axes.plot([], [], **style.HELD_MARK)[0])
        return place, length, outline, number, relief, HeldCurve(self, mark, names)

    def show(self, ratings: tuple, without: tuple, reliefs: tuple, held: tuple | None) -> None:
        """Take up, acute first: ratings with and without the drug, 0 to 10; relief as a share, if any; held ratings."""
        if held is not None:
            self._held_name.set_x(max(CLEAR_FROM, round(held[0], 1)))
        for row, (place, length, outline, number, relief, mark) in enumerate(self._rows):
            length.set_width(ratings[row])
            outline.set_width(without[row])
            number.set_text(f"{ratings[row]:.1f}")
            share = reliefs[row]
            relief.set_text("" if share is None else self._words["percent"].format(share=share))
            mark.show(held and [held[row]] * 2, held and [place - MARK_HALF, place + MARK_HALF])
