"""One day on an opioid: the pain from hour to hour, and beneath it the drug in the body, dose by dose."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

MOST_DOSES = 7
LEVEL_LINE = {"color": style.GLUTAMATE_DARK, "linestyle": "-", "linewidth": 2.8}


class DayPicture(KeptFigure):
    """The rating over the hours above, the level over the hours below, doses marked between."""

    def __init__(self, hours: np.ndarray, even: np.ndarray, words: dict[str, str]) -> None:
        """``hours`` is the array that all curves are shaped like; ``even`` is the pain on the drug before any of the three."""
        super().__init__(1200, 540)
        self._hours, self._words = hours, words
        axes = self.figure.add_axes((0.06, 0.46, 0.92, 0.34))
        axes.set(xlim=(0, 24), ylim=(0, 8), xticks=range(0, 25, 4), yticks=range(0, 9, 2), xticklabels=[])
        style.plain_axes(axes)
        captions.panel_title(self.figure, 0.01, words["title"])
        captions.above(axes, 1.2, words["rating axis"])
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.without = self.moving(axes.plot([], [], **style.BEFORE_LINE)[0])
        self.now = self.moving(axes.plot([], [], **style.CURRENT_LINE)[0])
        self.over(axes.plot(hours, even, **style.ON_DRUG_LINE)[0])
        keys = (
            (0.0, "now", style.CURRENT_LINE),
            (0.12, "even", style.ON_DRUG_LINE),
            (0.47, "without", style.BEFORE_LINE),
            (0.7, "held", style.HELD_LINE),
        )
        for x, name, line in keys:
            last = key(axes, x, 1.07, 0.035, words[name], line, gap=0.01)
        self.held = HeldCurve(self, held, last)
        self._level(self.figure.add_axes((0.06, 0.17, 0.92, 0.19)))
        captions.footer(self.figure, words["footer"], y=0.03)

    def _level(self, axes) -> None:
        axes.set(xlim=(0, 24), ylim=(0, 4), xticks=range(0, 25, 4), yticks=(0, 1, 2, 3))
        style.plain_axes(axes)
        captions.below(axes, self._words["hour axis"])
        captions.above(axes, 1.13, self._words["level axis"])
        axes.axhline(1, **style.HEALTHY_LINE)
        axes.text(23.9, 1.12, self._words["used to"], fontsize=11.5, color=style.QUIET, ha="right", va="bottom")
        self.level = self.moving(axes.plot([], [], **LEVEL_LINE)[0])
        marks = {"linestyle": "none", "marker": "v", "color": style.INK, "markersize": 11, "clip_on": False}
        self._doses = self.moving(axes.plot([], [], **marks)[0])
        axes.plot([0.565], [1.13], transform=axes.transAxes, **marks)
        captions.above(axes, 1.13, self._words["dose"], x=0.58)

    def show(
        self, now: np.ndarray, level: np.ndarray, without: float, interval: float, held: np.ndarray | None
    ) -> None:
        """Take up the pain and the level over the hours, the rating without any drug, the hours between doses, a held day."""
        self.now.set_data(self._hours, now)
        self.without.set_data([0, 24], [without, without])
        self.level.set_data(self._hours, np.minimum(level, 4))
        doses = np.arange(0.0, 24.0, interval)
        self._doses.set_data(doses, np.full(len(doses), 3.75))
        self.held.show(self._hours, held)
