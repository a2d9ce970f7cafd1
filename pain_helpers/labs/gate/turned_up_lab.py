"""The first lab: one stimulus, felt through a healthy relay and through one that is turned up."""

from __future__ import annotations

import numpy as np

from pain_helpers.labs.frame.lab import Lab
from pain_helpers.labs.frame.stimuli import STIMULUS_PRESETS, say_stimulus
from pain_helpers.model import gate
from pain_helpers.model.experiments import STIMULI

from .turned_up_picture import TurnedUpPicture
from .words import TURNED_UP

TURNED_UP_CURVE = gate.rating(STIMULI, **gate.SENSITIZED)


class TurnedUpLab(Lab):
    """One slider: how strong the stimulus is.

    >>> TurnedUpLab().words
    'Light touch (2 of 10) is rated 0.1 of 10 in a healthy relay, and 6.4 in one that is turned up.'
    """

    name = "turned_up"
    presets = STIMULUS_PRESETS

    def __init__(self, stimulus: float = 2.0) -> None:
        super().__init__({"stimulus": stimulus})

    def make_picture(self) -> TurnedUpPicture:
        return TurnedUpPicture(TURNED_UP)

    def run(self, inputs: dict[str, float]) -> tuple[float, float]:
        stimulus = inputs["stimulus"]
        return gate.rating(stimulus), gate.rating(stimulus, **gate.SENSITIZED)

    def draw(self) -> None:
        self._picture.show(self.result, self.held)

    def sentence(self) -> str:
        healthy, turned_up = self.result
        return TURNED_UP["sentence"].format(
            stimulus=say_stimulus(self.inputs["stimulus"]), healthy=healthy, turned_up=turned_up
        )

    def columns(self) -> dict[str, np.ndarray]:
        return {
            TURNED_UP["column stimulus"]: STIMULI,
            TURNED_UP["column healthy"]: gate.HEALTHY_RATINGS,
            TURNED_UP["column turned up"]: TURNED_UP_CURVE,
        }
