"""One stimulus felt through two relays: two bars on the same scale."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from pain_helpers.drawing import style
from pain_helpers.drawing.kept import KeptFigure


class TurnedUpPicture(KeptFigure):
    """A bar each for the healthy relay and the one turned up, and a mark where each was held."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__(1200, 270)
        axes = self.figure.add_axes((0.225, 0.27, 0.70, 0.70))
        axes.set(xlim=(0, 10), ylim=(-0.55, 1.85), xticks=range(0, 11, 2))
        axes.set_yticks([1, 0], [words["healthy"], words["turned up"]], fontsize=13.5, color=style.INK)
        axes.tick_params(axis="x", labelsize=12, color=style.FAINT)
        axes.tick_params(axis="y", length=0, pad=12)
        axes.set_xlabel(words["rating axis"], fontsize=13, color=style.INK)
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.spines["bottom"].set_color(style.EDGE)
        self._bars = []
        self._held_name = self.moving(
            axes.text(0, 1.5, words["held"], fontsize=12, color=style.HELD, ha="center", va="bottom")
        )
        for place, color, hatch in ((1, style.HEALTHY, None), (0, style.SECOND_NERVE, "//")):
            axes.add_patch(Rectangle((0, place - 0.3), 10, 0.6, facecolor="#F0F2F5", edgecolor="none"))
            bar = axes.add_patch(
                Rectangle((0, place - 0.3), 0, 0.6, facecolor=color, edgecolor="white", hatch=hatch, linewidth=0)
            )
            number = axes.text(0, place, "", fontsize=17, fontweight="bold", va="center", color=style.INK)
            mark = axes.plot([], [], color=style.HELD, linewidth=3, linestyle=(0, (1, 1)))[0]
            self._bars.append((place, *map(self.moving, (bar, number, mark))))

    def show(self, ratings: tuple[float, float], held: tuple[float, float] | None) -> None:
        """Take up the two ratings, 0 to 10, healthy first, and two held ones, if any."""
        self._held_name.set_visible(held is not None)
        if held is not None:
            self._held_name.set_x(held[0])
        for row, (place, bar, number, mark) in enumerate(self._bars):
            bar.set_width(ratings[row])
            number.set_text(f"{ratings[row]:.1f}")
            number.set_x(round(ratings[row], 1) + 0.12)
            mark.set_visible(held is not None)
            if held is not None:
                mark.set_data([held[row]] * 2, [place - 0.42, place + 0.42])
