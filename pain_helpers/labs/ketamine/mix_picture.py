"""A mix of drivers: how much of the pain ketamine reaches, for the whole mix and without each driver."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve

HALF = 0.33
GAUGE = 0.16
#: Where the shares stand, right of the ratings.
SHARE_X = 10.35
LEFT_LOOK = {"facecolor": style.SECOND_NERVE, "edgecolor": "white", "linewidth": 0}
REACHED_LOOK = {"facecolor": style.TAKEN_AWAY, "edgecolor": style.INTERNEURON, "hatch": "//", "linewidth": 0}


class MixPicture(KeptFigure):
    """A bar for the whole mix, and one for the mix without each driver."""

    def __init__(self, drivers: tuple[str, ...], words: dict[str, str]) -> None:
        """``drivers`` are the names of the drivers, in the order of their bars."""
        super().__init__(1200, 530)
        self._words = words
        #: Where each bar stands, from the bottom.
        self._places = {"all": len(drivers) + 0.4} | dict(zip(drivers, range(len(drivers) - 1, -1, -1)))
        axes = self.figure.add_axes((0.335, 0.226, 0.49, 0.66))
        self._ratings(axes, drivers)
        gauges = self.figure.add_axes((0.012, 0.226, 0.055, 0.66))
        gauges.set(xlim=(-0.02, 1.02), ylim=axes.get_ylim())
        gauges.axis("off")
        gauges.text(0, self._places["all"] - 0.4, words["in the mix"], fontsize=12.5, color=style.INK, va="bottom")
        self._rows, self._gauges = {}, {}
        for name, place in self._places.items():
            if name != "all":
                self._gauges[name] = self._gauge(gauges, place)
            self._rows[name] = self._row(axes, place, size=15 if name == "all" else 13)
            if name == "all":
                self._hold(axes, place)
        captions.footer(self.figure, words["footer"], y=0.05)

    def _ratings(self, axes, drivers: tuple[str, ...]) -> None:
        """The axis of the ratings, the names of the bars, and the keys above."""
        count = len(drivers)
        axes.set(xlim=(0, 10), ylim=(-0.6, count + 1), xticks=range(0, 11, 2))
        style.plain_axes(axes, grid=False)
        axes.spines["left"].set_visible(False)
        names = [self._words["all together"], *(self._words[f"without {name}"] for name in drivers)]
        axes.set_yticks([*self._places.values()], names, fontsize=13, color=style.INK)
        axes.tick_params(axis="y", length=0, pad=10, labelsize=13)
        axes.get_yticklabels()[0].set_fontweight("bold")
        captions.below(axes, self._words["rating axis"])
        for x, look, name in ((0.0, LEFT_LOOK, "left"), (0.31, REACHED_LOOK, "reached")):
            axes.add_patch(Rectangle((x, 1.055), 0.045, 0.05, transform=axes.transAxes, clip_on=False, **look))
            captions.above(axes, 1.08, self._words[name], x=x + 0.06)
        share = self._words["share"]
        axes.text(SHARE_X, count + 1.15, share, fontsize=12.5, color=style.INK, va="bottom", clip_on=False)

    def _gauge(self, axes, place: float):
        """A small bar that says how much of a driver there is."""
        track = {"facecolor": style.TRACK, "edgecolor": style.QUIET, "linewidth": 1}
        axes.add_patch(Rectangle((0, place - GAUGE), 1, 2 * GAUGE, **track))
        gauge = Rectangle((0, place - GAUGE), 0, 2 * GAUGE, facecolor=style.FIRST_NERVE)
        return self.moving(axes.add_patch(gauge))

    def _row(self, axes, place: float, size: float) -> tuple:
        """A bar in two parts, what is left and what was reached, with its number and its share."""
        axes.add_patch(Rectangle((0, place - HALF), 10, 2 * HALF, facecolor=style.TRACK, edgecolor="none"))
        left, reached = (
            axes.add_patch(Rectangle((0, place - HALF), 0, 2 * HALF, **look)) for look in (LEFT_LOOK, REACHED_LOOK)
        )
        look = {"fontsize": size, "fontweight": "bold", "va": "center", "color": style.INK}
        number = axes.text(0, place, "", **look)
        share = axes.text(SHARE_X, place, "", clip_on=False, **look)
        return tuple(map(self.moving, (left, reached, number, share)))

    def _hold(self, axes, place: float) -> None:
        """The mark of what is held, on the bar of the whole mix."""
        mark = self.moving(axes.plot([], [], **style.HELD_MARK)[0])
        look = {"fontsize": 12, "color": style.HELD, "ha": "center", "va": "bottom"}
        self._held_name = axes.text(0, place + 0.42, self._words["held"], **look)
        self._held = HeldCurve(self, mark, (self._held_name,))

    def show(self, rows: dict[str, tuple | None], strengths: dict[str, float], held: tuple | None) -> None:
        """Take up (rating before, after, share reached or None) for ``all`` and each driver.

        A row is None for a driver that is not in the mix. ``strengths`` says how
        much of each driver there is, 0 to 1; ``held`` are held ratings before and after.
        """
        for name, strength in strengths.items():
            self._gauges[name].set_width(strength)
        for name, (left, reached, number, share) in self._rows.items():
            row = rows[name]
            before, after, part = row or (0.0, 0.0, None)
            left.set_width(after)
            reached.set_x(after)
            reached.set_width(max(0.0, before - after))
            number.set_text(f"{before:.1f}" if row else self._words["not in the mix"])
            number.set_x(round(before, 1) + 0.15)
            share.set_text("" if part is None else f"{part:.0%}")
        if held is None:
            self._held.be_there(False)
            return
        place = self._places["all"]
        self._held.show([held[1]] * 2, [place - 0.45, place + 0.45])
        self._held_name.set_x(round(held[1], 1))
