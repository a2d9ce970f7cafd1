"""One stimulus felt through two relays: two bars on the same scale."""

from __future__ import annotations

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.bars import bar
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve

HALF = 0.3
#: How far a mark of what was held stands up and down.
MARK_HALF = 0.42


class TurnedUpPicture(KeptFigure):
    """A bar each for the healthy relay and the one turned up, and a mark where each was held."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__(1200, 270)
        axes = self.figure.add_axes((0.225, 0.27, 0.70, 0.70))
        axes.set(xlim=(0, 10), ylim=(-0.55, 1.85), xticks=range(0, 11, 2))
        axes.set_yticks([1, 0], [words["healthy"], words["turned up"]], fontsize=13.5, color=style.INK)
        axes.tick_params(axis="x", labelsize=12, color=style.FAINT)
        axes.tick_params(axis="y", length=0, pad=12)
        captions.below(axes, words["rating axis"])
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.spines["bottom"].set_color(style.EDGE)
        self._held_name = axes.text(0, 1.5, words["held"], fontsize=12, color=style.HELD, ha="center", va="bottom")
        self._rows = []
        for place, color, hatch, names in (
            (1, style.HEALTHY, None, (self._held_name,)),
            (0, style.SECOND_NERVE, "//", ()),
        ):
            length = self.moving(bar(axes, place, HALF, color, hatch))
            number = self.moving(axes.text(0, place, "", fontsize=17, fontweight="bold", va="center", color=style.INK))
            mark = self.moving(axes.plot([], [], **style.HELD_MARK)[0])
            self._rows.append((place, length, number, HeldCurve(self, mark, names)))

    def show(self, ratings: tuple[float, float], held: tuple[float, float] | None) -> None:
        """Take up the two ratings, 0 to 10, healthy first, and two held ones, if any."""
        if held is not None:
            self._held_name.set_x(held[0])
        for row, (place, length, number, mark) in enumerate(self._rows):
            length.set_width(ratings[row])
            number.set_text(f"{ratings[row]:.1f}")
            number.set_x(round(ratings[row], 1) + 0.12)
            mark.show(held and [held[row]] * 2, held and [place - MARK_HALF, place + MARK_HALF])
