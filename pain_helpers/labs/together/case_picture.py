"""A case over a year: what was done, the pain with and without the drugs, and what has changed in the relay."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

MONTHS = 12
MOST_INFUSIONS = 6
HALF = 0.17
BEFORE = {"facecolor": "#C9CFD8", "edgecolor": style.QUIET, "linewidth": 0.8}
AFTER = {"facecolor": style.FIRST_NERVE, "edgecolor": "white", "linewidth": 0, "hatch": "//"}


class CasePicture(KeptFigure):
    """The rating over the months, and pairs of bars: each state before and after the year."""

    def __init__(self, months: np.ndarray, states: list[str], words: dict[str, str]) -> None:
        """``months`` is the array that every curve has the shape of; ``states`` are the names of the pairs of bars."""
        super().__init__(1200, 520)
        self._months = months
        axes = self.figure.add_axes((0.045, 0.135, 0.5, 0.635))
        axes.set(xlim=(0, MONTHS), ylim=(0, 10), xticks=range(0, MONTHS + 1, 2), yticks=range(0, 11, 2))
        style.plain_axes(axes)
        axes.set_xlabel(words["month axis"], fontsize=13, color=style.INK)
        self.figure.text(0.01, 0.955, words["year title"], fontsize=14, fontweight="bold", color=style.INK, va="center")
        axes.text(0, 1.19, words["rating axis"], transform=axes.transAxes, fontsize=12.5, va="center", color=style.INK)
        self._infusions = [
            self.moving(axes.add_patch(Rectangle((0, 0), 0, 10, facecolor="#D6E0EE", edgecolor="none")))
            for _ in range(MOST_INFUSIONS)
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
            last = key(axes, x, 1.085, 0.06, words[name], line)
        self.held = HeldCurve(self, held, last)
        self._bars(self.figure.add_axes((0.735, 0.135, 0.2, 0.7)), states, words)

    def _bars(self, axes, states: list[str], words: dict[str, str]) -> None:
        places = range(len(states) - 1, -1, -1)
        axes.set(xlim=(0, 100), ylim=(-0.5, len(states) - 0.5), xticks=(0, 50, 100))
        style.plain_axes(axes, grid=False)
        axes.spines["left"].set_visible(False)
        axes.set_yticks(list(places), [words[f"state {name}"] for name in states], fontsize=12.5, color=style.INK)
        axes.tick_params(axis="y", length=0, pad=8, labelsize=12.5)
        axes.set_xlabel(words["percent axis"], fontsize=13, color=style.INK)
        self.figure.text(
            0.575, 0.955, words["states title"], fontsize=14, fontweight="bold", color=style.INK, va="center"
        )
        for x, look, name in ((0.72, BEFORE, "before"), (0.83, AFTER, "after")):
            self.figure.add_artist(Rectangle((x, 0.868), 0.02, 0.028, transform=self.figure.transFigure, **look))
            self.figure.text(x + 0.026, 0.882, words[name], fontsize=12, color=style.INK, va="center")
        self._pairs = {}
        for name, place in zip(states, places):
            axes.add_patch(Rectangle((0, place - 2 * HALF), 100, 4 * HALF, facecolor="#F4F5F8", edgecolor="none"))
            bars = [
                self.moving(axes.add_patch(Rectangle((0, bottom), 0, 2 * HALF * 0.9, **look)))
                for bottom, look in ((place + 0.02, BEFORE), (place - 2 * HALF, AFTER))
            ]
            number = self.moving(
                axes.text(
                    103, place - HALF, "", fontsize=12.5, fontweight="bold", va="center", color=style.INK, clip_on=False
                )
            )
            self._pairs[name] = (*bars, number)

    def show(
        self,
        now: np.ndarray,
        removed: np.ndarray,
        untreated: float,
        spans: list,
        states: dict[str, tuple],
        held: np.ndarray | None,
    ) -> None:
        """Take up both courses, the rating with nothing done, the infusions (months from and to), each state before and after (percent), and a held course."""
        self.now.set_data(self._months, now)
        self.removed.set_data(self._months, removed)
        self.untreated.set_data([0, MONTHS], [untreated, untreated])
        for place, patch in enumerate(self._infusions):
            begin, end = spans[place] if place < len(spans) else (0.0, 0.0)
            patch.set_bounds(begin, 0, end - begin, 10)
        for name, (before, after) in states.items():
            first, second, number = self._pairs[name]
            first.set_width(min(100.0, before))
            second.set_width(min(100.0, after))
            number.set_text(f"{after:.0f}")
        self.held.show(self._months, held)
