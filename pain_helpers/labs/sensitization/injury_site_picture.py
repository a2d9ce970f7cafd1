"""A drug at the site of injury: two cases, each with and without it."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from pain_helpers.drawing import style
from pain_helpers.drawing.kept import KeptFigure

HALF = 0.3
#: Where the columns of numbers stand, on the axis of ratings.
RATING_AT, RELIEF_AT = 11.0, 12.9


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
        axes.set_xlabel(words["rating axis"], fontsize=13, color=style.INK)
        self._outline_name = axes.text(0, 1.5, words["without the drug"], fontsize=12, color=style.QUIET, va="center")
        for x, name in ((RATING_AT, "rating"), (RELIEF_AT, "relief")):
            axes.text(x, 1.5, words[name], fontsize=13, color=style.INK, va="center", ha="center", clip_on=False)
        self._rows = []
        for place, color, hatch in ((1, style.FIRST_NERVE, None), (0, style.SECOND_NERVE, "//")):
            axes.add_patch(Rectangle((0, place - HALF), 10, 2 * HALF, facecolor="#F0F2F5", edgecolor="none"))
            bar = axes.add_patch(
                Rectangle((0, place - HALF), 0, 2 * HALF, facecolor=color, edgecolor="white", hatch=hatch, linewidth=0)
            )
            without = axes.add_patch(
                Rectangle(
                    (0, place - HALF),
                    0,
                    2 * HALF,
                    facecolor="none",
                    edgecolor=style.INK,
                    linestyle=(0, (3, 2)),
                    linewidth=1.6,
                )
            )
            number, relief = (
                axes.text(
                    x,
                    place,
                    "",
                    fontsize=17,
                    fontweight="bold",
                    va="center",
                    ha="center",
                    color=style.INK,
                    clip_on=False,
                )
                for x in (RATING_AT, RELIEF_AT)
            )
            mark = axes.plot([], [], color=style.HELD, linewidth=3, linestyle=(0, (1, 1)))[0]
            self._rows.append((place, *map(self.moving, (bar, without, number, relief, mark))))
        self._held_name = self.moving(
            axes.text(0, 1.5, words["held"], fontsize=12, color=style.HELD, ha="center", va="center")
        )

    def show(self, ratings: tuple, without: tuple, reliefs: tuple, held: tuple | None) -> None:
        """Take up ratings with and without the drug, 0 to 10, acute first; relief as a share, or ``None``; held ratings."""
        self._held_name.set_visible(held is not None)
        if held is not None:
            # Clear of the words at the left.
            self._held_name.set_x(max(2.6, round(held[0], 1)))
        for row, (place, bar, outline, number, relief, mark) in enumerate(self._rows):
            bar.set_width(ratings[row])
            outline.set_width(without[row])
            number.set_text(f"{ratings[row]:.1f}")
            relief.set_text("" if reliefs[row] is None else f"{reliefs[row]:.0%}")
            mark.set_visible(held is not None)
            if held is not None:
                mark.set_data([held[row]] * 2, [place - 0.4, place + 0.4])
