"""The first lab: one stimulus, felt through a healthy relay and through one that is turned up."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.labs.frame.stimuli import STIMULUS_PRESETS, say_stimulus
from pain_helpers.model import gate
from pain_helpers.model.experiments import STIMULI, TOUCH

from .turned_up_picture import TurnedUpPicture
from .words import TURNED_UP

TURNED_UP_RATINGS = gate.rating(STIMULI, **gate.SENSITIZED)


class TurnedUpResult(NamedTuple):
    """Ratings, 0 to 10, of one stimulus."""

    healthy: float  #: in a healthy relay
    turned_up: float  #: in one that is turned up


class TurnedUpLab(Lab):
    """One slider: how strong the stimulus is.

    >>> TurnedUpLab().words
    'Light touch (2 of 10) is rated 0.1 of 10 in a healthy relay, and 6.4 in one that is turned up.'
    """

    name = "turned_up"
    texts = TURNED_UP
    controls = (of_model("stimulus", TOUCH),)
    presets = STIMULUS_PRESETS

    def make_picture(self) -> TurnedUpPicture:
        return TurnedUpPicture(TURNED_UP)

    def run(self, inputs: dict[str, float]) -> TurnedUpResult:
        return TurnedUpResult(gate.rating(inputs["stimulus"]), gate.rating(inputs["stimulus"], **gate.SENSITIZED))

    def draw(self) -> None:
        self._picture.show(self.result, self.held)

    def sentence(self) -> str:
        return TURNED_UP["sentence"].format(stimulus=say_stimulus(self.inputs["stimulus"]), **self.result._asdict())

    def columns(self) -> dict[str, np.ndarray]:
        return {
            TURNED_UP["column stimulus"]: STIMULI,
            TURNED_UP["column healthy"]: gate.HEALTHY_RATINGS,
            TURNED_UP["column turned up"]: TURNED_UP_RATINGS,
        }
