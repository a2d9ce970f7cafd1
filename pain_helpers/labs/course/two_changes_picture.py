"""Tolerance and hyperalgesia side by side: ratings over the level on board, and over the stimulus without the drug."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key
from pain_helpers.model.experiments import NAMED_STIMULI, PINPRICK

#: Stimuli with room for a name under the axis.
NAMED = (2, 6, 8)


class TwoChangesPicture(KeptFigure):
    """Two panels, each with the curve now and the curve before either change."""

    def __init__(
        self, levels: np.ndarray, stimuli: np.ndarray, before: tuple[np.ndarray, np.ndarray], words: dict[str, str]
    ) -> None:
        """``before`` holds a curve shaped like ``levels`` (mg a day) and one shaped like ``stimuli`` (ratings)."""
        super().__init__(1200, 520)
        self._levels, self._stimuli, self._words = levels, stimuli, words
        left = self.figure.add_axes((0.055, 0.25, 0.41, 0.49))
        left.set(xlim=(levels[0], levels[-1]), ylim=(0, 6), xticks=range(0, round(levels[-1]) + 1, 60))
        captions.below(left, words["level axis"])
        captions.footer(self.figure, words["footer"], y=0.06)
        right = self.figure.add_axes((0.565, 0.25, 0.415, 0.49))
        right.set(xlim=(0, 10), ylim=(0, 10), yticks=range(0, 11, 2))
        right.axvline(PINPRICK, color=style.FAINT, linewidth=1, linestyle=(0, (1, 3)))
        self.by_level, self.held_level = self._panel(left, 0.015, "level", levels, before[0], style.ON_DRUG_LINE)
        self.by_stimulus, self.held_stimulus = self._panel(
            right, 0.525, "stimulus", stimuli, before[1], style.REMOVED_LINE
        )
        right.set_xticks(NAMED, [f"{strength}\n{NAMED_STIMULI[strength]}" for strength in NAMED], fontsize=12)
        self.here = self.moving(left.plot([], [], **style.HERE_LINE)[0])
        self.on_board = self._dot(left, "D", style.ON_DRUG_LINE)
        # The left end of the one curve and the pinprick of the other are the same rating.
        self.removed = [self._dot(axes, "o", style.REMOVED_LINE) for axes in (left, right)]

    def _panel(self, axes, x: float, name: str, places: np.ndarray, before: np.ndarray, line: dict) -> tuple:
        style.plain_axes(axes)
        words = self._words
        captions.panel_title(self.figure, x, words[f"{name} title"])
        captions.above(axes, 1.29, words[f"{name} rating"])
        key(axes, 0.0, 1.15, 0.09, words["now"], line)
        key(axes, 0.24, 1.15, 0.09, words["before"], style.BEFORE_LINE)
        held_key = key(axes, 0.76, 1.15, 0.09, words["held"], style.HELD_LINE)
        held = HeldCurve(self, self.moving(axes.plot([], [], **style.HELD_LINE)[0]), held_key)
        self.over(axes.plot(places, before, **style.BEFORE_LINE)[0])
        return self.moving(axes.plot([], [], **line)[0]), held

    def _dot(self, axes, marker: str, line: dict):
        dot = axes.plot([], [], marker, color=line["color"], markersize=12, markeredgecolor="white", clip_on=False)[0]
        return self.moving(dot)

    def show(
        self, level: float, by_level: np.ndarray, by_stimulus: np.ndarray, pinpricks: tuple[float, float], held: tuple
    ) -> None:
        """Take up the level on board (mg a day), both curves, and both held ones or ``None`` for each.

        ``pinpricks`` are the ratings of a pinprick, at that level and with the drug taken away in thought.
        """
        on_board, removed = pinpricks
        self.here.set_data([level, level], self.here.axes.get_ylim())
        self.by_level.set_data(self._levels, by_level)
        self.by_stimulus.set_data(self._stimuli, by_stimulus)
        self.on_board.set_data([level], [on_board])
        for dot, x in zip(self.removed, (0.0, PINPRICK)):
            dot.set_data([x], [removed])
        self.held_level.show(self._levels, held[0])
        self.held_stimulus.show(self._stimuli, held[1])
