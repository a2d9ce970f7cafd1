"""An opioid lowered: the pain of many people since it began, what was found in people, and the amount that is left."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

MOST_CHANGE = 4.0
MOST_LINE = {"color": style.FIRST_NERVE, "linestyle": "-", "linewidth": 3.2}
STRONGLY_LINE = {"color": style.SECOND_NERVE, "linestyle": (0, (5, 1.5)), "linewidth": 2.8}
LESS = {"facecolor": style.INTERNEURON, "edgecolor": "white", "linewidth": 0.8}
SAME = {"facecolor": style.FAINT, "edgecolor": "white", "linewidth": 0.8, "hatch": ".."}
MORE = {"facecolor": style.SECOND_NERVE, "edgecolor": "white", "linewidth": 0.8, "hatch": "//"}
#: Where a study's words stand beside its mark.
BESIDE = {"sullivan": (1.5, -2.9), "mcpherson": (2.5, 2.2)}


class RecoveryPicture(KeptFigure):
    """Change of pain over the weeks on the left; the amount and how many are better and worse off on the right."""

    def __init__(self, weeks: np.ndarray, found: tuple, words: dict[str, str]) -> None:
        """``weeks`` is the array that all curves are shaped like; ``found`` holds what studies found, each a
        :class:`pain_helpers.literature.published.Found`."""
        super().__init__(1200, 540)
        self._weeks, self._words = weeks, words
        axes = self.figure.add_axes((0.055, 0.195, 0.55, 0.545))
        axes.set(xlim=(0, weeks[-1]), ylim=(-MOST_CHANGE, MOST_CHANGE), xticks=range(0, int(weeks[-1]) + 1, 26))
        style.plain_axes(axes)
        captions.panel_title(self.figure, 0.01, words["title"])
        captions.above(axes, 1.235, words["rating axis"])
        captions.below(axes, words["week axis"])
        self._span = self.moving(
            axes.add_patch(Rectangle((0, -MOST_CHANGE), 0, 2 * MOST_CHANGE, facecolor=style.PALE, edgecolor="none"))
        )
        self._band = self.moving(axes.fill(weeks, 0 * weeks, facecolor=style.HALF_OF_PEOPLE, edgecolor="none")[0])
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self._strongly = self.moving(axes.plot([], [], **STRONGLY_LINE)[0])
        self._most = self.moving(axes.plot([], [], **MOST_LINE)[0])
        self.over(axes.axhline(0, **style.HEALTHY_LINE))
        for row in found:
            self._study(axes, row)
        look = {"facecolor": style.HALF_OF_PEOPLE, "edgecolor": style.EDGE, "linewidth": 0.6, "clip_on": False}
        axes.add_patch(Rectangle((0.0, 1.125), 0.045, 0.05, transform=axes.transAxes, **look))
        captions.above(axes, 1.15, words["band"], x=0.055, size=12)
        key(axes, 0.49, 1.15, 0.045, words["most"], MOST_LINE, gap=0.01)
        key(axes, 0.31, 1.06, 0.045, words["strongly"], STRONGLY_LINE, gap=0.01)
        axes.plot([0.02], [1.06], "D", transform=axes.transAxes, color=style.INK, markersize=8, clip_on=False)
        captions.above(axes, 1.06, words["studies"], x=0.055, size=12)
        self.held = HeldCurve(self, held, key(axes, 0.82, 1.15, 0.045, words["held"], style.HELD_LINE, gap=0.01))
        self._amount(self.figure.add_axes((0.685, 0.62, 0.295, 0.19)))
        self._bars(self.figure.add_axes((0.685, 0.195, 0.295, 0.205)))
        captions.footer(self.figure, words["footer"], weight="bold", y=0.03)

    def _study(self, axes, row) -> None:
        week = row.month * 52 / 12
        if row.low is not None:
            bar = {"color": style.INK, "markersize": 12, "linewidth": 2.2}
            self.over(axes.plot([week] * 2, [row.low, row.high], "-_", **bar)[0])
        mark = {"color": style.INK, "markersize": 10, "markeredgecolor": "white", "markeredgewidth": 1.2}
        self.over(axes.plot([week], [row.value], "D", **mark)[0])
        right, up = BESIDE[row.key]
        behind = {"facecolor": "white", "edgecolor": "none", "pad": 1.5, "alpha": 0.9}
        words = self._words[f"found {row.key}"]
        self.over(
            axes.text(week + right, row.value + up, words, fontsize=11.5, va="center", color=style.INK, bbox=behind)
        )

    def _amount(self, axes) -> None:
        axes.set(
            xlim=(0, self._weeks[-1]), ylim=(0, 105), xticks=range(0, int(self._weeks[-1]) + 1, 26), yticks=(0, 50, 100)
        )
        style.plain_axes(axes)
        captions.panel_title(self.figure, 0.655, self._words["amount title"])
        captions.above(axes, 1.15, self._words["amount axis"])
        self._left = self.moving(axes.plot([], [], color=style.INK, linewidth=2.6)[0])

    def _bars(self, axes) -> None:
        axes.set(xlim=(0, 100), ylim=(-0.6, 1.6), xticks=(0, 50, 100))
        style.plain_axes(axes, grid=False)
        axes.spines["left"].set_visible(False)
        axes.set_yticks([])
        captions.below(axes, self._words["of 100"])
        captions.panel_title(self.figure, 0.655, self._words["people title"], y=0.515)
        for x, look, name in ((0.0, LESS, "less"), (0.33, SAME, "same"), (0.7, MORE, "more pain")):
            axes.add_patch(Rectangle((x, 1.07), 0.045, 0.1, transform=axes.transAxes, clip_on=False, **look))
            captions.above(axes, 1.12, self._words[name], x=x + 0.052, size=11)
        self._parts = []
        for y, name in ((1.0, "when lowered"), (0.0, "at the end")):
            axes.text(0, y + 0.42, self._words[name], fontsize=12, va="center", color=style.INK)
            bars = [
                self.moving(axes.add_patch(Rectangle((0, y - 0.32), 0, 0.5, **look))) for look in (LESS, SAME, MORE)
            ]
            self._parts.append(bars)
        self._waiting = self.moving(
            axes.text(50, 0.5, self._words["wait"], fontsize=12, ha="center", color=style.QUIET)
        )

    def show(
        self,
        most: np.ndarray,
        strongly: np.ndarray,
        band: np.ndarray | None,
        weeks: float,
        kept: float,
        counts: list,
        held: np.ndarray | None,
    ) -> None:
        """Take up the two named people's curves, the band of 80 of 100 people (shape (2, weeks), or None while a slider
        moves), how long the lowering takes, what is kept (percent), people of 100 in two weeks, and a held curve."""
        self._most.set_data(self._weeks, most)
        self._strongly.set_data(self._weeks, strongly)
        self._span.set_bounds(0, -MOST_CHANGE, weeks, 2 * MOST_CHANGE)
        self._band.set_visible(band is not None)
        if band is not None:
            edge = np.concatenate([self._weeks, self._weeks[::-1]])
            self._band.set_xy(np.column_stack([edge, np.concatenate([band[0], band[1][::-1]])]))
        self._left.set_data([0, weeks, self._weeks[-1]], [100, kept, kept])
        self._waiting.set_visible(band is None)
        for bars, parts in zip(self._parts, counts):
            place = 0.0
            for bar, part in zip(bars, parts or (0.0, 0.0, 0.0)):
                bar.set_x(place)
                bar.set_width(part)
                place += part
        self.held.show(self._weeks, held)
