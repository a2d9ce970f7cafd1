"""An opioid lowered: the pain of many people since it began, what was found in people, and the amount that is left."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.bands import ModelsBand, models_key
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

MOST_CHANGE = 4.0
#: Above the curves stands what studies found.
TOP, FOUND_Y, LEADER_TOP = 5.1, 4.4, 3.75
MOST_LINE = {"color": style.FIRST_NERVE, "linestyle": "-", "linewidth": 3.2}
STRONGLY_LINE = {"color": style.SECOND_NERVE, "linestyle": (0, (5, 1.5)), "linewidth": 1.6}
LEADER_LINE = {"color": style.INK, "linestyle": (0, (1, 2)), "linewidth": 1.2}
LESS = {"facecolor": style.INTERNEURON, "edgecolor": "white", "linewidth": 0.8}
SAME = {"facecolor": style.FAINT, "edgecolor": "white", "linewidth": 0.8, "hatch": ".."}
MORE = {"facecolor": style.SECOND_NERVE, "edgecolor": "white", "linewidth": 0.8, "hatch": "//"}
#: The week where the words on each study begin; the last one has no mark.
FOUND_X = {"sullivan": 1.5, "mcpherson": 48.0, "goesling": 96.0}
#: Studies that count their months from the end of the lowering; one that ends beyond the axis stands at its edge.
AFTER_THE_END = ("mcpherson",)
EDGE = 1.5


class RecoveryPicture(KeptFigure):
    """Change of pain over the weeks on the left; the amount and how many are better and worse off on the right."""

    def __init__(self, weeks: np.ndarray, found: tuple, words: dict[str, str]) -> None:
        """``weeks`` is the array that all curves are shaped like; ``found`` holds what studies found, each a
        :class:`pain_helpers.literature.published.Found`."""
        super().__init__(1200, 580)
        self._weeks, self._words = weeks, words
        axes = self.figure.add_axes((0.055, 0.215, 0.55, 0.535))
        levels = range(round(-MOST_CHANGE), round(MOST_CHANGE) + 1)
        axes.set(xlim=(0, weeks[-1]), ylim=(-MOST_CHANGE, TOP), xticks=range(0, int(weeks[-1]) + 1, 26), yticks=levels)
        style.plain_axes(axes)
        captions.panel_title(self.figure, 0.01, words["title"])
        captions.above(axes, 1.235, words["rating axis"])
        captions.below(axes, words["week axis"])
        self._span = self.moving(
            axes.add_patch(Rectangle((0, -MOST_CHANGE), 0, 1, facecolor=style.PALE, edgecolor="none"))
        )
        self._band = self.moving(axes.fill(weeks, 0 * weeks, facecolor=style.HALF_OF_PEOPLE, edgecolor="none")[0])
        self._models = ModelsBand(self, axes)
        models_key(self, axes, 0.015, 0.06, words["models"])
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self._strongly = self.moving(axes.plot([], [], **STRONGLY_LINE)[0])
        self._most = self.moving(axes.plot([], [], **MOST_LINE)[0])
        self.over(axes.axhline(0, **style.HEALTHY_LINE))
        self._after = {}
        for row in found:
            self._study(axes, row)
        for name, x in FOUND_X.items():
            look = {"fontsize": 11, "va": "center", "color": style.INK, "linespacing": 1.2}
            self.over(axes.text(x, FOUND_Y, words[f"found {name}"], **look))
        self.held = HeldCurve(self, held, self._keys(axes))
        self._amount(self.figure.add_axes((0.685, 0.675, 0.295, 0.165)))
        self._bars(self.figure.add_axes((0.685, 0.215, 0.295, 0.19)))
        captions.footer(self.figure, words["footer"], weight="bold", y=0.056, width=132)

    def _keys(self, axes) -> tuple:
        """The keys; returns that of the held curve."""
        look = {"facecolor": style.HALF_OF_PEOPLE, "edgecolor": style.EDGE, "linewidth": 0.6, "clip_on": False}
        axes.add_patch(Rectangle((0.0, 1.125), 0.045, 0.05, transform=axes.transAxes, **look))
        captions.above(axes, 1.15, self._words["band"], x=0.06, size=12)
        key(axes, 0.49, 1.15, 0.045, self._words["most"], MOST_LINE)
        axes.plot([0.02], [1.06], "D", transform=axes.transAxes, color=style.INK, markersize=8, clip_on=False)
        captions.above(axes, 1.06, self._words["studies"], x=0.06, size=12)
        key(axes, 0.31, 1.06, 0.045, self._words["strongly"], STRONGLY_LINE)
        return key(axes, 0.82, 1.15, 0.045, self._words["held"], style.HELD_LINE)

    def _study(self, axes, row) -> None:
        """A study's mean with its error bar, and a thin line up to its words; one that counts from the end of the
        lowering moves with that end."""
        week = row.month * 52 / 12
        top = row.value if row.high is None else row.high
        leader = axes.plot([week] * 2, [top, LEADER_TOP], **LEADER_LINE)[0]
        mark = {"color": style.INK, "markersize": 10, "markeredgecolor": "white", "markeredgewidth": 1.2}
        point = axes.plot([week], [row.value], "D", **mark)[0]
        if row.key in AFTER_THE_END:
            self._after[row.key] = (week, self.moving(leader), self.moving(point))
            return
        self.over(leader)
        if row.low is not None:
            bar = {"color": style.INK, "markersize": 12, "linewidth": 2.2}
            self.over(axes.plot([week] * 2, [row.low, row.high], "-_", **bar)[0])
        self.over(point)

    def _amount(self, axes) -> None:
        axes.set(
            xlim=(0, self._weeks[-1]), ylim=(0, 105), xticks=range(0, int(self._weeks[-1]) + 1, 26), yticks=(0, 50, 100)
        )
        style.plain_axes(axes)
        captions.panel_title(self.figure, 0.655, self._words["amount title"])
        captions.above(axes, 1.2, self._words["amount axis"])
        self._left = self.moving(axes.plot([], [], color=style.INK, linewidth=2.6)[0])
        look = {"fontsize": 11, "va": "center", "linespacing": 1.2, "fontweight": "bold"}
        self._fast = self.moving(
            self.figure.text(0.655, 0.585, self._words["too fast"], color=style.SECOND_NERVE_DARK, **look)
        )

    def _bars(self, axes) -> None:
        axes.set(xlim=(0, 100), ylim=(-0.6, 1.6), xticks=(0, 50, 100))
        style.plain_axes(axes, grid=False)
        axes.spines["left"].set_visible(False)
        axes.set_yticks([])
        captions.below(axes, self._words["of 100"])
        captions.panel_title(self.figure, 0.655, self._words["people title"], y=0.51)
        for x, look, name in ((0.0, LESS, "less"), (0.33, SAME, "same"), (0.7, MORE, "more pain")):
            axes.add_patch(Rectangle((x, 1.11), 0.045, 0.1, transform=axes.transAxes, clip_on=False, **look))
            captions.above(axes, 1.16, self._words[name], x=x + 0.055, size=11)
        self._parts = []
        for y in (1.0, 0.0):
            said = self.moving(axes.text(0, y + 0.42, "", fontsize=12, va="center", color=style.INK))
            bars = [
                self.moving(axes.add_patch(Rectangle((0, y - 0.32), 0, 0.5, **look))) for look in (LESS, SAME, MORE)
            ]
            self._parts.append((said, bars))
        self._waiting = self.moving(
            axes.text(50, 0.5, self._words["wait"], fontsize=12, ha="center", va="center", color=style.QUIET)
        )

    def show(
        self,
        curves: tuple[np.ndarray, np.ndarray, np.ndarray | None],
        lowering: tuple[float, float, bool],
        counted: list[tuple[tuple[float, float, float] | None, float | None]],
        models,
        held: np.ndarray | None,
    ) -> None:
        """Take up the two named people's curves and the band of 80 of 100 people (shape (2, weeks), or None while a
        slider moves); how many weeks the lowering takes, what is kept (percent), and whether it is fast; after it and
        in the last week the people of 100 and the mean change; the band of models around the strongly
        affected one, or None while a slider moves; and a held curve."""
        self._models.show(self._weeks, models)
        most, strongly, band = curves
        weeks, kept, fast = lowering
        self._most.set_data(self._weeks, most)
        self._strongly.set_data(self._weeks, strongly)
        self._span.set_bounds(0, -MOST_CHANGE, weeks, MOST_CHANGE + TOP)
        self._band.set_visible(band is not None)
        if band is not None:
            edge = np.concatenate([self._weeks, self._weeks[::-1]])
            self._band.set_xy(np.column_stack([edge, np.concatenate([band[0], band[1][::-1]])]))
        self._left.set_data([0, weeks, self._weeks[-1]], [100, kept, kept])
        for name, (later, leader, point) in self._after.items():
            week = min(weeks + later, self._weeks[-1] - EDGE)
            leader.set_xdata([week, FOUND_X[name] + 12])
            point.set_xdata([week])
        self._fast.set_visible(fast)
        self._waiting.set_visible(band is None)
        for (said, bars), name, (parts, mean) in zip(self._parts, ("soon after", "at the end"), counted):
            said.set_text("" if mean is None else self._words[name].format(mean=mean))
            place = 0.0
            for bar, part in zip(bars, parts or (0.0, 0.0, 0.0)):
                bar.set_x(place)
                bar.set_width(part)
                place += part
        self.held.show(self._weeks, held)
