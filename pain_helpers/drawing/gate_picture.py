"""The gate lab's picture: the relay beside the stimulus-response curve."""

from __future__ import annotations

import numpy as np

from pain_helpers.model.experiments import NAMED_STIMULI
from pain_helpers.model.gate import Response

from . import style
from .kept import KeptFigure
from .relay import HEIGHT, WIDTH, Relay

#: Stimuli with room for a name under the axis.
NAMED = (2, 5, 8)


class GatePicture(KeptFigure):
    """Relay on the left, rating against stimulus on the right."""

    def __init__(self, stimuli: np.ndarray, healthy: np.ndarray, words: dict[str, str]) -> None:
        """``stimuli`` and ``healthy`` are arrays of one shape: the reference curve."""
        super().__init__(1200, 520)
        self._stimuli = stimuli
        relay_width = WIDTH / HEIGHT * self.height / self.width
        self.relay = Relay(self.figure.add_axes((0.002, 0, relay_width, 1)), self, words)
        axes = self.figure.add_axes((0.628, 0.2, 0.345, 0.635))
        axes.set(xlim=(0, 10), ylim=(0, 10), yticks=range(0, 11, 2))
        axes.set_xticks(NAMED, [f"{strength}\n{NAMED_STIMULI[strength]}" for strength in NAMED], fontsize=12)
        style.plain_axes(axes)
        axes.set_xlabel(words["stimulus axis"], fontsize=13, color=style.INK, labelpad=6)
        axes.set_title(words["rating axis"], fontsize=13, color=style.INK, loc="left", pad=38)
        self.tenth = self.moving(axes.plot([], [], **style.REPEATED_LINE)[0])
        self.held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.current = self.moving(axes.plot([], [], **style.CURRENT_LINE)[0])
        # Over the current curve, so that both are seen where they are one.
        self.over(axes.plot(stimuli, healthy, **style.HEALTHY_LINE)[0])
        self.drop = self.moving(axes.plot([], [], color=style.INK, linewidth=1, linestyle=(0, (2, 2)))[0])
        self.here = self.moving(
            axes.plot([], [], "o", color=style.SECOND_NERVE, markeredgecolor="white", markersize=11, clip_on=False)[0]
        )
        self._keys(axes, words)

    def _keys(self, axes, words) -> None:
        """A legend by hand, so that a line is named only while its curve is there."""
        self._sometimes = {"held curve": [self.held], "tenth curve": [self.tenth]}
        for x, name, line in (
            (0, "current curve", style.CURRENT_LINE),
            (0.21, "healthy curve", style.HEALTHY_LINE),
            (0.49, "held curve", style.HELD_LINE),
            (0.705, "tenth curve", style.REPEATED_LINE),
        ):
            key = axes.plot([x, x + 0.08], [1.055, 1.055], transform=axes.transAxes, clip_on=False, **line)[0]
            label = axes.text(
                x + 0.095, 1.055, words[name], transform=axes.transAxes, fontsize=12, va="center", color=style.INK
            )
            if name in self._sometimes:
                self._sometimes[name] += [self.moving(key), self.moving(label)]

    def show(self, response: Response, inputs: dict[str, float], ratings: np.ndarray, held=None, tenth=None) -> None:
        """Take up the response at one stimulus and the whole curve.

        ``held`` and ``tenth`` are further curves or ``None``; all curves have
        the shape of the stimuli.
        """
        stimulus = inputs["stimulus"]
        self.relay.show(response, inputs.get("injury", 0.0))
        self.current.set_data(self._stimuli, ratings)
        for name, curve in (("held curve", held), ("tenth curve", tenth)):
            line, *key = self._sometimes[name]
            for artist in (line, *key):
                artist.set_visible(curve is not None)
            if curve is not None:
                line.set_data(self._stimuli, curve)
        self.drop.set_data([stimulus, stimulus, 0], [0, response.rating, response.rating])
        self.here.set_data([stimulus], [response.rating])
