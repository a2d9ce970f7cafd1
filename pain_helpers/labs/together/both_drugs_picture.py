"""One gate, both drugs, both repairs: the relay in a chosen week, beside the half year."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key
from pain_helpers.drawing.relay import HEIGHT, WIDTH, Relay
from pain_helpers.model.gate import Response


class BothDrugsPicture(KeptFigure):
    """Relay on the left, rating over the weeks on the right."""

    def __init__(self, weeks: np.ndarray, untreated: np.ndarray, words: dict[str, str]) -> None:
        """``weeks`` is the array that every curve has the shape of; ``untreated`` is the course with nothing done."""
        super().__init__(1200, 520)
        self._weeks = weeks
        self.relay = Relay(self.figure.add_axes((0.002, 0, WIDTH / HEIGHT * self.height / self.width, 1)), self, words)
        axes = self.figure.add_axes((0.628, 0.14, 0.355, 0.61))
        axes.set(xlim=(0, weeks[-1]), ylim=(0, 10), xticks=range(0, round(weeks[-1]) + 1, 6), yticks=range(0, 11, 2))
        style.plain_axes(axes)
        captions.below(axes, words["week axis"])
        captions.above(axes, 1.27, words["handling axis"])
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.removed = self.moving(axes.plot([], [], **style.REMOVED_LINE)[0])
        self.now = self.moving(axes.plot([], [], **style.NOW_LINE)[0])
        self.over(axes.plot(weeks, untreated, **style.BEFORE_LINE)[0])
        self.here = self.moving(axes.plot([], [], **style.HERE_LINE)[0])
        self.dot = self.moving(
            axes.plot([], [], "o", color=style.FIRST_NERVE, markersize=12, markeredgecolor="white", clip_on=False)[0]
        )
        keys = (
            (0.0, 1.165, "now", style.NOW_LINE),
            (0.5, 1.165, "removed", style.REMOVED_LINE),
            (0.0, 1.075, "untreated", style.BEFORE_LINE),
            (0.5, 1.075, "held", style.HELD_LINE),
        )
        for x, y, name, line in keys:
            last = key(axes, x, y, 0.08, words[name], line)
        self.held = HeldCurve(self, held, last)

    def show(
        self,
        week: float,
        response: Response,
        injury: float,
        now: np.ndarray,
        removed: np.ndarray,
        held: np.ndarray | None,
    ) -> None:
        """Take up the week, the gate then (floats), the course as it is and with the drugs removed, and a held one."""
        self.relay.show(response, injury)
        self.now.set_data(self._weeks, now)
        self.removed.set_data(self._weeks, removed)
        self.here.set_data([week, week], [0, 10])
        self.dot.set_data([week], [float(np.interp(week, self._weeks, now))])
        self.held.show(self._weeks, held)
