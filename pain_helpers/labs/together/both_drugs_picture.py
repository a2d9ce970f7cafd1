"""One gate, both drugs, both repairs: the relay in a chosen week, beside the half year."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key
from pain_helpers.drawing.relay import HEIGHT, WIDTH, Relay
from pain_helpers.model.gate import Response

#: How tall the relay is (pixels).
RELAY = 520


class BothDrugsPicture(KeptFigure):
    """Relay on the left, rating over the weeks on the right."""

    def __init__(self, weeks: np.ndarray, untreated: np.ndarray, words: dict[str, str]) -> None:
        """``weeks`` is the array that every curve has the shape of; ``untreated`` is the course with nothing done."""
        super().__init__(1200, 580)
        self._weeks, self._words = weeks, words
        tall = RELAY / self.height
        self.relay = Relay(
            self.figure.add_axes((0.002, 1 - tall, WIDTH / HEIGHT * RELAY / self.width, tall)), self, words
        )
        axes = self.figure.add_axes((0.628, 0.21, 0.355, 0.5))
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
            (0.0, 1.17, "now", style.NOW_LINE),
            (0.34, 1.17, "untreated", style.BEFORE_LINE),
            (0.0, 1.07, "removed", style.REMOVED_LINE),
            (0.78, 1.17, "held", style.HELD_LINE),
        )
        for x, y, name, line in keys:
            last = key(axes, x, y, 0.08, words[name], line)
        self.held = HeldCurve(self, held, last)
        look = {"fontsize": 11.5, "va": "center", "linespacing": 1.2, "color": style.INK}
        self._who = self.moving(self.figure.text(0.628, 0.945, "", **look))
        self._thought = self.moving(axes.text(0.4, 9.35, words["no treatment"], fontweight="bold", **look))
        captions.footer(self.figure, words["footer"], y=0.05)

    def show(
        self,
        who: str,
        repaired: bool,
        week: float,
        response: Response,
        injury: float,
        curves: tuple[np.ndarray, np.ndarray, np.ndarray | None],
    ) -> None:
        """Take up the words on who is shown, whether anything is repaired, the week, the gate then (floats), and the
        courses: as it is, with the drugs taken away in thought, and a held one."""
        now, removed, held = curves
        self._who.set_text(self._words[who])
        self._thought.set_visible(repaired)
        self.relay.show(response, injury)
        self.now.set_data(self._weeks, now)
        self.removed.set_data(self._weeks, removed)
        self.here.set_data([week, week], [0, 10])
        self.dot.set_data([week], [float(np.interp(week, self._weeks, now))])
        self.held.show(self._weeks, held)
