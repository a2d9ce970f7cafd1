"""The wind-up lab: ten equal stimuli, as quick as one likes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider, of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.labs.frame.stimuli import say_stimulus
from pain_helpers.model import gate
from pain_helpers.model.experiments import PINPRICK, PULSES, TOUCH

from .wind_up_picture import WindUpPicture
from .words import WIND_UP


class WindUpResult(NamedTuple):
    """What the wind-up lab computed: ratings, 0 to 10, one a pulse."""

    now: np.ndarray
    healthy: np.ndarray

    @property
    def first(self) -> float:
        return float(self.now[0])

    @property
    def last(self) -> float:
        return float(self.now[-1])


class WindUpLab(Lab):
    """The same stimulus ten times, at a chosen rate, in a relay with more or less overactive NMDA receptors.

    >>> WindUpLab().words
    'At 1 a second, the first pinprick (6 of 10) is rated 2.3 and the tenth 4.1. In a healthy relay: 2.3 and 4.1.'
    """

    name = "wind_up"
    texts = WIND_UP
    controls = (
        Slider(name="rate", title=WIND_UP["rate"], first=1.0, unit=WIND_UP["a second"], low=0.1, high=2.0, step=0.1),
        # From a light touch on: a train of nothing would be no train.
        of_model("stimulus", PINPRICK, low=TOUCH),
        of_model("nmda_phosphorylation"),
    )

    def make_picture(self) -> WindUpPicture:
        return WindUpPicture(PULSES, WIND_UP)

    def run(self, inputs: dict[str, float]) -> WindUpResult:
        train = {"stimulus": inputs["stimulus"], "pulses": PULSES, "rate": inputs["rate"]}
        overactivity = inputs["nmda_phosphorylation"]
        return WindUpResult(gate.wind_up(**train, nmda_phosphorylation=overactivity), gate.wind_up(**train))

    def draw(self) -> None:
        held = self.held.now if self.held else None
        self._picture.show(self.result.now, self.result.healthy, self.inputs["rate"], held)

    def sentence(self) -> str:
        return WIND_UP["sentence"].format(
            rate=self.inputs["rate"],
            stimulus=say_stimulus(self.inputs["stimulus"], within=True),
            first=self.result.first,
            last=self.result.last,
            healthy_first=self.result.healthy[0],
            healthy_last=self.result.healthy[-1],
        )

    def columns(self) -> dict[str, np.ndarray]:
        columns = {
            WIND_UP["column pulse"]: np.arange(1, PULSES + 1),
            WIND_UP["column now"]: self.result.now,
            WIND_UP["column healthy"]: self.result.healthy,
        }
        if self.held:
            columns[WIND_UP["column held"]] = self.held.now
        return columns
