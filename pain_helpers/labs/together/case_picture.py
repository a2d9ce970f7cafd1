"""A case over a year: what was done, the pain with and without the drugs, and what has changed in the relay."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

HALF = 0.17
BEFORE = {"facecolor": style.FAINT, "edgecolor": style.QUIET, "linewidth": 0.8}
AFTER = {"facecolor": style.FIRST_NERVE, "edgecolor": "white", "linewidth": 0, "hatch": "//"}


class CasePicture(KeptFigure):
    """The rating over the months, and pairs of bars: each state before and after the year."""

    def __init__(self, months: np.ndarray, states: list[str], most_infusions: int, words: dict[str, str]) -> None:
        """``months`` is the array that every curve has the shape of; ``states`` are the names of the pairs of bars;
        ``most_infusions`` may be shaded."""
        super().__init__(1200, 520)
        self._months, self._words = months, words
        self._last_month = round(months[-1])
        captions.panel_title(self.figure, 0.01, words["year title"])
        captions.panel_title(self.figure, 0.575, words["states title"])
        self._year(self.figure.add_axes((0.045, 0.135, 0.5, 0.635)), most_infusions)
        self._bars(self.figure.add_axes((0.735, 0.135, 0.2, 0.7)), states)

    def _year(self, axes, most_infusions: int) -> None:
        last = self._last_month
        axes.set(xlim=(0, last), ylim=(0, 10), xticks=range(0, last + 1, 2), yticks=range(0, 11, 2))
        style.plain_axes(axes)
        captions.below(axes, self._words["month axis"])
        captions.above(axes, 1.19, self._words["rating axis"])
        self._infusions = [
            self.moving(axes.add_patch(Rectangle((0, 0), 0, 10, facecolor=style.INFUSION, edgecolor="none")))
            for _ in range(most_infusions)
        ]
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.untreated = self.moving(axes.plot([], [], **style.BEFORE_LINE)[0])
        self.removed = self.moving(axes.plot([], [], **style.REMOVED_LINE)[0])
        self.now = self.moving(axes.plot([], [], **style.NOW_LINE)[0])
        for x, name, line in (
            (0.0, "now", style.NOW_LINE),
            (0.22, "removed", style.REMOVED_LINE),
            (0.53, "untreated", style.BEFORE_LINE),
            (0.85, "held", style.HELD_LINE),
        ):
            last_key = key(axes, x, 1.085, 0.06, self._words[name], line)
        self.held = HeldCurve(self, held, last_key)

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
            self.figure.add_artist(Rectangle((x, 0.868), 0.02, 0.028, transform=self.figure.transFigure, **look))
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
        now: np.ndarray,
        removed: np.ndarray,
        untreated: float,
        spans: list[tuple[float, float]],
        states: dict[str, tuple[float, float]],
        held: np.ndarray | None,
    ) -> None:
        """Take up both courses, the rating with nothing done, and a held course.

        ``spans`` are the infusions, in months from and to; ``states`` has each
        state before and after (percent).
        """
        self.now.set_data(self._months, now)
        self.removed.set_data(self._months, removed)
        self.untreated.set_data([0, self._last_month], [untreated, untreated])
        for place, patch in enumerate(self._infusions):
            begin, end = spans[place] if place < len(spans) else (0.0, 0.0)
            patch.set_bounds(begin, 0, end - begin, 10)
        for name, (before, after) in states.items():
            first, second, number = self._pairs[name]
            first.set_width(min(100.0, before))
            second.set_width(min(100.0, after))
            number.set_text(f"{after:.0f}")
        self.held.show(self._months, held)
