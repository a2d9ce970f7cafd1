"""A case over a year: what was done, the pain with and without the drugs, and what has changed in the relay."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.bands import ModelsBand, models_key
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

HALF = 0.17
BEFORE = {"facecolor": style.FAINT, "edgecolor": style.QUIET, "linewidth": 0.8}
AFTER = {"facecolor": style.FIRST_NERVE, "edgecolor": "white", "linewidth": 0, "hatch": "//"}


class CasePicture(KeptFigure):
    """The rating over the months, and pairs of bars: each state before and after the year."""

    def __init__(self, months: np.ndarray, states: list[str], words: dict[str, str]) -> None:
        """``months`` is the array that every curve has the shape of; ``states`` are the names of the pairs of bars."""
        super().__init__(1200, 560)
        self._months, self._words = months, words
        self._last_month = round(months[-1])
        captions.panel_title(self.figure, 0.01, words["year title"])
        captions.panel_title(self.figure, 0.575, words["states title"])
        self._year(self.figure.add_axes((0.045, 0.21, 0.5, 0.54)))
        self._bars(self.figure.add_axes((0.735, 0.21, 0.2, 0.63)), states)
        captions.footer(self.figure, words["footer"], y=0.052)

    def _year(self, axes) -> None:
        last = self._last_month
        axes.set(xlim=(0, last), ylim=(0, 10), xticks=range(0, last + 1, 2), yticks=range(0, 11, 2))
        style.plain_axes(axes)
        captions.below(axes, self._words["month axis"])
        captions.above(axes, 1.245, self._words["rating axis"])
        infusion = Rectangle((0, 0), 0, 10, facecolor=style.INFUSION, edgecolor="none")
        self._infusion = self.moving(axes.add_patch(infusion))
        self._models = ModelsBand(self, axes)
        models_key(self, axes, 0.015, 0.05, self._words["models"])
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.untreated = self.moving(axes.plot([], [], **style.BEFORE_LINE)[0])
        self.removed = self.moving(axes.plot([], [], **style.REMOVED_LINE)[0])
        self.now = self.moving(axes.plot([], [], **style.NOW_LINE)[0])
        for x, y, name, line in (
            (0.0, 1.155, "now", style.NOW_LINE),
            (0.24, 1.155, "untreated", style.BEFORE_LINE),
            (0.0, 1.065, "removed", style.REMOVED_LINE),
            (0.62, 1.155, "held", style.HELD_LINE),
        ):
            last_key = key(axes, x, y, 0.06, self._words[name], line)
        self.held = HeldCurve(self, held, last_key)
        look = {"fontsize": 11.5, "va": "center", "linespacing": 1.2, "color": style.INK}
        self._who = self.moving(self.figure.text(0.105, 0.955, "", **look))

    def _bars(self, axes, states: list[str]) -> None:
        places = range(len(states) - 1, -1, -1)
        axes.set(xlim=(0, 100), ylim=(-0.5, len(states) - 0.5), xticks=(0, 50, 100))
        style.plain_axes(axes, grid=False)
        axes.spines["left"].set_visible(False)
        names = [self._words[f"state {name}"] for name in states]
        axes.set_yticks(list(places), names, fontsize=12.5, color=style.INK)
        axes.tick_params(axis="y", length=0, pad=8, labelsize=12.5)
        captions.below(axes, self._words["percent axis"])
        for x, look, name in ((0.72, BEFORE, "before"), (0.83, AFTER, "after")):
            self.figure.add_artist(Rectangle((x, 0.868), 0.02, 0.026, transform=self.figure.transFigure, **look))
            self.figure.text(x + 0.026, 0.882, self._words[name], fontsize=12, color=style.INK, va="center")
        self._pairs = {name: self._pair(axes, place) for name, place in zip(states, places)}

    def _pair(self, axes, place: int) -> tuple:
        """Two bars, before and after, and the number of the second."""
        ground = Rectangle((0, place - 2 * HALF), 100, 4 * HALF, facecolor=style.PAIR_GROUND, edgecolor="none")
        axes.add_patch(ground)
        bars = [
            self.moving(axes.add_patch(Rectangle((0, bottom), 0, 2 * HALF * 0.9, **look)))
            for bottom, look in ((place + 0.02, BEFORE), (place - 2 * HALF, AFTER))
        ]
        look = {"fontsize": 12.5, "fontweight": "bold", "va": "center", "color": style.INK}
        return *bars, self.moving(axes.text(103, place - HALF, "", clip_on=False, **look))

    def show(
        self,
        who: str,
        curves: tuple[np.ndarray, np.ndarray, np.ndarray | None],
        untreated: float,
        infusion: tuple[float, float],
        states: dict[str, tuple[float, float]],
        models: tuple | None,
    ) -> None:
        """Take up the words on who is shown, the courses (as it is, drugs taken away in thought, a held one), the
        rating with none of it, the infusion (in months from and to), each state before and after (percent), and
        the months and the band of models (``None`` while a slider moves)."""
        self._models.show(*(models or (self._months, None)))
        now, removed, held = curves
        self._who.set_text(self._words[who])
        self.now.set_data(self._months, now)
        self.removed.set_data(self._months, removed)
        self.untreated.set_data([0, self._last_month], [untreated, untreated])
        begin, end = infusion
        self._infusion.set_bounds(begin, 0, end - begin, 10)
        for name, (before, after) in states.items():
            first, second, number = self._pairs[name]
            first.set_width(min(100.0, before))
            second.set_width(min(100.0, after))
            number.set_text(f"{after:.0f}")
        self.held.show(self._months, held)
