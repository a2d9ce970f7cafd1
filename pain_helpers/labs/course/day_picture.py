"""One day on an opioid: pain from hour to hour, what the drug takes away of it, and beneath it the drug in the body."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

LEVEL_LINE = {"color": style.GLUTAMATE_DARK, "linestyle": "-", "linewidth": 2.8}
AWAY_LINE = {"color": style.INTERNEURON_DARK, "linestyle": "-", "linewidth": 2.4}
MOST_RATING, MOST_LEVEL = 7, 3.2


class DayPicture(KeptFigure):
    """The rating over the hours above, the level over the hours below, doses marked between."""

    def __init__(self, hours: np.ndarray, even: np.ndarray, without: float, words: dict[str, str]) -> None:
        """``hours`` is the array that all curves are shaped like; ``even`` is the pain on the drug before any of the
        three, ``without`` the rating had there never been a drug."""
        super().__init__(1200, 600)
        self._hours, self._words = hours, words
        axes = self.figure.add_axes((0.05, 0.445, 0.93, 0.355))
        axes.set(xlim=(0, 24), ylim=(0, MOST_RATING), xticks=range(0, 25, 4), yticks=range(0, 7, 2), xticklabels=[])
        style.plain_axes(axes)
        captions.panel_title(self.figure, 0.008, words["title"], y=0.965)
        captions.above(axes, 1.29, words["rating axis"])
        ground = {"facecolor": style.TAKEN_AWAY, "edgecolor": "none"}
        self._relief = self.moving(axes.fill(hours, 0 * hours, **ground)[0])
        self.over(axes.axhline(without, **style.BEFORE_LINE))
        self.over(axes.plot(hours, even, **style.ON_DRUG_LINE)[0])
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.away = self.moving(axes.plot([], [], **AWAY_LINE)[0])
        self.now = self.moving(axes.plot([], [], **style.CURRENT_LINE)[0])
        look = {"linestyle": "none", "marker": "o", "markersize": 10, "markeredgewidth": 2.2, "clip_on": False}
        look |= {"markerfacecolor": "white", "markeredgecolor": style.INK}
        self._before_dose = self.moving(axes.plot([], [], **look)[0])
        last = self._keys(axes, ground, look)
        self.held = HeldCurve(self, held, last)
        self._level(self.figure.add_axes((0.05, 0.17, 0.93, 0.18)))
        captions.footer(self.figure, words["footer"], y=0.036)

    def _keys(self, axes, ground: dict, mark: dict) -> tuple:
        """The keys in two rows; returns that of the held curve."""
        words, length = self._words, 0.035
        upper, lower = 1.18, 1.07
        key(axes, 0.0, upper, length, words["now"], style.CURRENT_LINE, gap=0.008)
        key(axes, 0.125, upper, length, words["away"], AWAY_LINE, gap=0.008)
        look = {"transform": axes.transAxes, "clip_on": False}
        axes.add_patch(Rectangle((0.485, upper - 0.035), length, 0.07, **ground, **look))
        captions.above(axes, upper, words["relief"], x=0.485 + length + 0.008, size=12)
        axes.plot([0.76], [upper], transform=axes.transAxes, **mark)
        captions.above(axes, upper, words["before dose"], x=0.775, size=12)
        key(axes, 0.125, lower, length, words["without"], style.BEFORE_LINE, gap=0.008)
        key(axes, 0.485, lower, length, words["even"], style.ON_DRUG_LINE, gap=0.008)
        captions.above(axes, lower, words["tested"], x=0.775, size=12)
        return key(axes, 0.0, lower, length, words["held"], style.HELD_LINE, gap=0.008)

    def _level(self, axes) -> None:
        axes.set(xlim=(0, 24), ylim=(0, MOST_LEVEL), xticks=range(0, 25, 4), yticks=(0, 1, 2, 3))
        style.plain_axes(axes)
        captions.below(axes, self._words["hour axis"])
        captions.above(axes, 1.17, self._words["level axis"])
        axes.axhline(1, **style.HEALTHY_LINE)
        axes.text(23.9, 1.15, self._words["used to"], fontsize=12, color=style.QUIET, ha="right", va="bottom")
        self.level = self.moving(axes.plot([], [], **LEVEL_LINE)[0])
        marks = {"linestyle": "none", "marker": "v", "color": style.INK, "markersize": 11, "clip_on": False}
        self._doses = self.moving(axes.plot([], [], **marks)[0])
        axes.plot([0.53], [1.17], transform=axes.transAxes, **marks)
        captions.above(axes, 1.17, self._words["dose"], x=0.545)

    def show(self, now: np.ndarray, away: float, level: np.ndarray, interval: float, held: np.ndarray | None) -> None:
        """Take up the pain over the hours, the rating with the drug taken away in thought, the level, the hours between
        doses, and a held day."""
        hours = self._hours
        self.now.set_data(hours, now)
        self.away.set_data([0, 24], [away, away])
        # Where pain is above, in withdrawal, the drug takes nothing away.
        edge = np.concatenate([hours, hours[::-1]])
        self._relief.set_xy(np.column_stack([edge, np.concatenate([np.minimum(now, away), np.full(len(hours), away)])]))
        self.level.set_data(hours, level)
        doses = np.arange(0.0, 24.0, interval)
        self._doses.set_data(doses, np.full(len(doses), 2.95))
        self._before_dose.set_data(doses, np.interp(doses, hours, now))
        self.held.show(hours, held)
