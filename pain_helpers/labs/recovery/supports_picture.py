"""A year with one support and without any, and a bar for what each takes away by itself, with how sure that is."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

#: The end of the bars' axis, in points of the rating.
MOST_POINTS = 2.0
HALF = 0.14
#: How far a bar stands above the middle of its row, between its name and what was found.
BAR = 0.1
#: The hatch tells a guess from what was found in people without color.
FOUND = {"facecolor": style.INTERNEURON, "edgecolor": style.INTERNEURON}
#: Where 80 of 100 models lie.
MODELS = {"color": style.MODELS, "linewidth": 3.4, "marker": "|", "markersize": 9, "markeredgewidth": 2}
GUESS = {"facecolor": style.ANIMALS_ONLY, "edgecolor": style.GLUTAMATE, "hatch": "///"}


class SupportsPicture(KeptFigure):
    """Two curves on the left; on the right a bar a support."""

    def __init__(self, weeks: np.ndarray, guessed: dict[str, bool], words: dict[str, str]) -> None:
        """``weeks`` is the array that both curves are shaped like; ``guessed`` says of each support whether its size is
        a guess."""
        super().__init__(1200, 600)
        self._weeks, self._words = weeks, words
        self._curves(self.figure.add_axes((0.05, 0.205, 0.36, 0.61)))
        bars = self.figure.add_axes((0.455, 0.125, 0.535, 0.775))
        count = len(guessed)
        bars.set(xlim=(0, MOST_POINTS), ylim=(-0.35, count - 0.2))
        bars.axis("off")
        bars.text(0, count + 0.32, words["bars title"], fontsize=13, va="center", color=style.INK)
        bars.add_patch(Rectangle((0, count - 0.12), 0.07, 0.2, clip_on=False, **GUESS))
        bars.text(0.1, count - 0.02, words["hatched"], fontsize=11.5, va="center", color=style.QUIET)
        bars.plot([1.33, 1.41], [count - 0.02] * 2, clip_on=False, **MODELS)
        bars.text(1.44, count - 0.02, words["models"], fontsize=11.5, va="center", color=style.QUIET)
        self._bars = {
            name: self._bar(bars, place, name, GUESS if guess else FOUND)
            for place, (name, guess) in zip(range(count - 1, -1, -1), guessed.items())
        }
        self._places = dict(zip(guessed, range(count - 1, -1, -1)))
        captions.footer(self.figure, words["footer"], weight="bold", y=0.055, width=132)

    def _curves(self, axes) -> None:
        last_week = round(self._weeks[-1])
        axes.set(xlim=(0, last_week), ylim=(0, 10), xticks=range(0, last_week + 1, 13), yticks=range(0, 11, 2))
        style.plain_axes(axes)
        captions.below(axes, self._words["week axis"])
        captions.above(axes, 1.24, self._words["rating axis"], size=13)
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self._without = self.moving(axes.plot([], [], **style.HEALTHY_LINE)[0])
        self._with = self.moving(axes.plot([], [], **style.CURRENT_LINE)[0])
        self._week = self.moving(axes.plot([], [], color=style.EDGE, linewidth=1.4)[0])
        for x, y, name, line in (
            (0.0, 1.15, "with", style.CURRENT_LINE),
            (0.0, 1.07, "without", style.HEALTHY_LINE),
            (0.5, 1.07, "held", style.HELD_LINE),
        ):
            last = key(axes, x, y, 0.08, self._words[name], line, gap=0.02)
        self._held = HeldCurve(self, held, last)

    def _bar(self, axes, place: float, name: str, look: dict) -> tuple:
        """A support's name, its bar with its number, and what was found; returns bar, number and the line of models."""
        bold = {"fontsize": 12.5, "fontweight": "bold", "va": "center", "color": style.INK}
        axes.text(0, place + 0.42, self._words[f"name {name}"], **bold)
        bottom, height = place - HALF + BAR, 2 * HALF
        axes.add_patch(Rectangle((0, bottom), MOST_POINTS, height, facecolor=style.TRACK, edgecolor="none"))
        bar = self.moving(axes.add_patch(Rectangle((0, bottom), 0, height, linewidth=1, **look)))
        number = self.moving(axes.text(0, place + BAR, "", **bold))
        models = self.moving(axes.plot([], [], **MODELS)[0])
        axes.text(0, place - 0.22, self._words[f"found {name}"], fontsize=11.5, va="center", color=style.QUIET)
        return bar, number, models

    def show(
        self,
        alone: np.ndarray,
        without: np.ndarray,
        week: float,
        points: dict[str, float],
        models: dict,
        held: np.ndarray | None,
    ) -> None:
        """Take up the curves with the strongest support alone and without any, the week looked at, the points that each
        support takes away, the bands of models of some of them, and a held curve."""
        self._with.set_data(self._weeks, alone)
        self._without.set_data(self._weeks, without)
        self._week.set_data([week] * 2, [0, 10])
        for name, (bar, number, line) in self._bars.items():
            bar.set_width(points[name])
            # A bar of nothing is no result: its slider stands at 0.
            number.set_text(self._words["points"].format(points=points[name]) if points[name] else self._words["at 0"])
            band = models.get(name)
            line.set_visible(band is not None)
            if band is not None:
                line.set_data([band.low, min(band.high, MOST_POINTS)], [self._places[name] + BAR] * 2)
            number.set_x((points[name] if band is None else max(points[name], min(band.high, MOST_POINTS))) + 0.03)
        self._held.show(self._weeks, held)
