"""The gate lab's picture: the relay beside the stimulus-response curve."""

from __future__ import annotations

import numpy as np

from pain_helpers.model.gate import Response

from . import captions, style
from .kept import KeptFigure
from .keys import HeldCurve, OptionalCurve, key
from .relay import HEIGHT, WIDTH, Relay

#: How tall relay and curve are (pixels).
TALL = 520


class GatePicture(KeptFigure):
    """Relay on the left, rating against stimulus on the right."""

    def __init__(self, stimuli: np.ndarray, healthy: np.ndarray, words: dict[str, str], foot: int = 0) -> None:
        """``stimuli`` and ``healthy`` are arrays of one shape: the reference curve; ``foot`` is room below (pixels)."""
        super().__init__(1200, TALL + foot)
        low, tall = foot / self.height, TALL / self.height
        self._stimuli = stimuli
        relay_width = WIDTH / HEIGHT * TALL / self.width
        self.relay = Relay(self.figure.add_axes((0.002, low, relay_width, tall)), self, words)
        axes = self.figure.add_axes((0.628, low + 0.2 * tall, 0.345, 0.635 * tall))
        axes.set(xlim=(0, 10), ylim=(0, 10), yticks=range(0, 11, 2))
        captions.stimulus_ticks(axes)
        style.plain_axes(axes)
        captions.below(axes, words["stimulus axis"], labelpad=6)
        axes.set_title(words["rating axis"], fontsize=13, color=style.INK, loc="left", pad=38)
        tenth = self.moving(axes.plot([], [], **style.REPEATED_LINE)[0])
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.current = self.moving(axes.plot([], [], **style.CURRENT_LINE)[0])
        # Over the current curve, so that both are seen where they are one.
        self.over(axes.plot(stimuli, healthy, **style.HEALTHY_LINE)[0])
        self.drop = self.moving(axes.plot([], [], **style.HERE_LINE | {"linewidth": 1})[0])
        self.here = self.moving(
            axes.plot([], [], "o", color=style.SECOND_NERVE, markeredgecolor="white", markersize=11, clip_on=False)[0]
        )
        keys = {
            name: key(axes, x, 1.055, 0.08, words[name], line)
            for x, name, line in (
                (0, "current curve", style.CURRENT_LINE),
                (0.21, "healthy curve", style.HEALTHY_LINE),
                (0.49, "held curve", style.HELD_LINE),
                (0.705, "tenth curve", style.REPEATED_LINE),
            )
        }
        self.held = HeldCurve(self, held, keys["held curve"])
        self.tenth = OptionalCurve(self, tenth, keys["tenth curve"])

    def show(
        self,
        response: Response,
        ratings: np.ndarray,
        *,
        stimulus: float,
        injury: float = 0.0,
        held: np.ndarray | None = None,
        tenth: np.ndarray | None = None,
    ) -> None:
        """Take up the response at one stimulus (0 to 10) and the whole curve.

        ``injury`` (0 to 1) colors the sore spot; ``held`` and ``tenth`` are
        further curves, if any. All curves have the shape of the stimuli.
        """
        self.relay.show(response, injury)
        self.current.set_data(self._stimuli, ratings)
        self.held.show(self._stimuli, held)
        self.tenth.show(self._stimuli, tenth)
        self.drop.set_data([stimulus, stimulus, 0], [0, response.rating, response.rating])
        self.here.set_data([stimulus], [response.rating])
