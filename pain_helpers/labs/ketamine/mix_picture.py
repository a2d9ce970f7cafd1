"""A mix of drivers: how much of the pain ketamine reaches, for the whole mix and without each driver."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from pain_helpers.drawing import style
from pain_helpers.drawing.kept import KeptFigure

HALF = 0.33
GAUGE = 0.16
LEFT_LOOK = {"facecolor": style.SECOND_NERVE, "edgecolor": "white", "linewidth": 0}
REACHED_LOOK = {"facecolor": "#BFE3D6", "edgecolor": style.INTERNEURON, "hatch": "//", "linewidth": 0}


class MixPicture(KeptFigure):
    """A bar for the whole mix, and one for the mix without each driver."""

    def __init__(self, drivers: list[str], words: dict[str, str]) -> None:
        """``drivers`` are the names of the drivers, in the order of their bars."""
        super().__init__(1200, 470)
        self._words = words
        axes = self.figure.add_axes((0.335, 0.135, 0.49, 0.745))
        count = len(drivers)
        places = [count + 0.4, *range(count - 1, -1, -1)]
        axes.set(xlim=(0, 10), ylim=(-0.6, count + 1), xticks=range(0, 11, 2))
        style.plain_axes(axes, grid=False)
        axes.spines["left"].set_visible(False)
        axes.set_yticks(
            places,
            [words["all together"], *(words[f"without {name}"] for name in drivers)],
            fontsize=13,
            color=style.INK,
        )
        axes.tick_params(axis="y", length=0, pad=10, labelsize=13)
        axes.get_yticklabels()[0].set_fontweight("bold")
        axes.set_xlabel(words["rating axis"], fontsize=13, color=style.INK)
        for x, look, name in ((0.0, LEFT_LOOK, "left"), (0.31, REACHED_LOOK, "reached")):
            axes.add_patch(Rectangle((x, 1.055), 0.045, 0.05, transform=axes.transAxes, clip_on=False, **look))
            axes.text(
                x + 0.06, 1.08, words[name], transform=axes.transAxes, fontsize=12.5, va="center", color=style.INK
            )
        axes.text(10.35, count + 1.15, words["share"], fontsize=12.5, color=style.INK, va="bottom", clip_on=False)
        gauges = self.figure.add_axes((0.012, 0.135, 0.055, 0.745))
        gauges.set(xlim=(-0.02, 1.02), ylim=axes.get_ylim())
        gauges.axis("off")
        gauges.text(0, places[0] - 0.4, words["in the mix"], fontsize=12.5, color=style.INK, va="bottom")
        self._rows, self._gauges = {}, {}
        for name, place in zip(["all", *drivers], places):
            axes.add_patch(Rectangle((0, place - HALF), 10, 2 * HALF, facecolor="#F0F2F5", edgecolor="none"))
            left = axes.add_patch(Rectangle((0, place - HALF), 0, 2 * HALF, **LEFT_LOOK))
            reached = axes.add_patch(Rectangle((0, place - HALF), 0, 2 * HALF, **REACHED_LOOK))
            if name != "all":
                gauges.add_patch(
                    Rectangle((0, place - GAUGE), 1, 2 * GAUGE, facecolor="#F0F2F5", edgecolor=style.QUIET, linewidth=1)
                )
                gauge = gauges.add_patch(Rectangle((0, place - GAUGE), 0, 2 * GAUGE, facecolor=style.FIRST_NERVE))
                self._gauges[name] = self.moving(gauge)
            look = {"fontsize": 15 if name == "all" else 13, "fontweight": "bold", "va": "center", "color": style.INK}
            number = axes.text(0, place, "", **look)
            share = axes.text(10.35, place, "", clip_on=False, **look)
            mark = axes.plot([], [], color=style.HELD, linewidth=3, linestyle=(0, (1, 1)))[0] if name == "all" else None
            self._rows[name] = (place, *map(self.moving, (left, reached, number, share)))
            if mark is not None:
                self._held = self.moving(mark)
                self._held_name = self.moving(
                    axes.text(0, place + 0.42, words["held"], fontsize=12, color=style.HELD, ha="center", va="bottom")
                )

    def show(self, rows: dict[str, tuple | None], strengths: dict[str, float], held: tuple | None) -> None:
        """Take up (rating before, after, share reached or None) for ``all`` and each driver; None for a driver not in the mix.

        ``strengths`` says how much of each driver there is, 0 to 1; ``held`` are held ratings before and after.
        """
        for name, strength in strengths.items():
            self._gauges[name].set_width(strength)
        for name, (_, left, reached, number, share) in self._rows.items():
            row = rows[name]
            before, after, part = row or (0.0, 0.0, None)
            left.set_width(after)
            reached.set_x(after)
            reached.set_width(max(0.0, before - after))
            number.set_text(f"{before:.1f}" if row else self._words["not in the mix"])
            number.set_x(round(before, 1) + 0.15)
            share.set_text("" if part is None else f"{part:.0%}")
        place = self._rows["all"][0]
        for artist in (self._held, self._held_name):
            artist.set_visible(held is not None)
        if held is not None:
            self._held.set_data([held[1]] * 2, [place - 0.45, place + 0.45])
            self._held_name.set_x(round(held[1], 1))
