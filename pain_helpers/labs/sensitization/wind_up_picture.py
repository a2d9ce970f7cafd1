"""A train of equal stimuli: how each is rated, and how quickly they come."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve

#: The strip shows so many seconds.
SECONDS = 10.0


class WindUpPicture(KeptFigure):
    """Rating against the pulse's number, over a strip of time with a tick a pulse."""

    def __init__(self, pulses: int, words: dict[str, str]) -> None:
        super().__init__(1200, 470)
        self._numbers = np.arange(1, pulses + 1)
        axes = self.figure.add_axes((0.06, 0.36, 0.76, 0.54))
        axes.set(xlim=(0.6, pulses + 0.4), ylim=(0, 10), yticks=range(0, 11, 2))
        style.plain_axes(axes)
        axes.set_xticks(self._numbers)
        captions.below(axes, words["pulse axis"])
        axes.set_title(words["rating axis"], fontsize=13, color=style.INK, loc="left", pad=14)
        held = self.moving(axes.plot([], [], marker="s", markersize=6, **style.HELD_LINE)[0])
        self.current = self.moving(axes.plot([], [], marker="o", markersize=10, **style.CURRENT_LINE)[0])
        self.healthy = self.moving(axes.plot([], [], marker="D", markersize=6, **style.HEALTHY_LINE)[0])
        self.held = HeldCurve(self, held, self._keys(words))
        strip = self.figure.add_axes((0.06, 0.125, 0.76, 0.07))
        strip.set(xlim=(-0.12, SECONDS), ylim=(0, 1), yticks=[])
        style.plain_axes(strip, grid=False)
        strip.spines["left"].set_visible(False)
        strip.set_xticks(range(0, int(SECONDS) + 1, 2))
        captions.below(strip, words["time axis"])
        self.ticks = self.moving(strip.plot([], [], color=style.FIRST_NERVE, linewidth=3)[0])

    def _keys(self, words) -> tuple:
        """The legend; returns the key of the held curve."""
        axes = self.figure.add_axes((0.84, 0.36, 0.155, 0.54))
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.axis("off")
        for y, name, mark, line in (
            (0.9, "now", "o", style.CURRENT_LINE),
            (0.74, "healthy", "D", style.HEALTHY_LINE),
            (0.58, "held", "s", style.HELD_LINE),
        ):
            middle = {"marker": mark, "markevery": [1], "markersize": 8}
            drawn = axes.plot([0, 0.2, 0.4], [y] * 3, clip_on=False, **middle, **line)[0]
            last = drawn, captions.above(axes, y, words[name], x=0.48)
        return last

    def show(self, now: np.ndarray, healthy: np.ndarray, rate: float, held: np.ndarray | None) -> None:
        """Take up one rating a pulse, now and in a healthy relay, and the rate in pulses a second."""
        self.current.set_data(self._numbers, now)
        self.healthy.set_data(self._numbers, healthy)
        self.held.show(self._numbers, held)
        times = (self._numbers - 1) / rate
        times = times[times <= SECONDS]
        # One line for all ticks, broken between them.
        self.ticks.set_data(np.repeat(times, 3), np.tile([0.0, 1.0, np.nan], len(times)))
