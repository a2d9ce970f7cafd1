"""The sensitization lab: a weak brake and overactive NMDA receptors, alone and together."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model import gate
from pain_helpers.model.experiments import PINCH, STIMULI, TOUCH

from .sensitization_picture import SensitizationPicture
from .words import SENSITIZATION


class SensitizationResult(NamedTuple):
    """What the sensitization lab computed. Ratings are 0 to 10."""

    ratings: np.ndarray  #: the curve, one rating a stimulus of ``STIMULI``
    touch: float  #: a light touch
    pinch: float
    start: float | None  #: the weakest stimulus that hurts, or None
    touch_brake_alone: float  #: a light touch with the weak brake, and NMDA receptors as in health
    touch_nmda_alone: float  #: a light touch with overactive NMDA receptors, and a healthy brake


class SensitizationLab(Lab):
    """Weaken the brake, make the NMDA receptors overactive, or both.

    >>> SensitizationLab(inhibition=0.5, nmda_phosphorylation=0.5).result.touch > 3
    True
    """

    name = "sensitization"
    presets = {
        SENSITIZATION["healthy"]: {"inhibition": 1.0, "nmda_phosphorylation": 0.0},
        SENSITIZATION["brake preset"]: {"inhibition": 0.5, "nmda_phosphorylation": 0.0},
        SENSITIZATION["nmda preset"]: {"inhibition": 1.0, "nmda_phosphorylation": 0.5},
        SENSITIZATION["both preset"]: {"inhibition": 0.5, "nmda_phosphorylation": 0.5},
    }

    def __init__(self, inhibition: float = 0.5, nmda_phosphorylation: float = 0.0) -> None:
        super().__init__({"inhibition": inhibition, "nmda_phosphorylation": nmda_phosphorylation})

    def make_picture(self) -> SensitizationPicture:
        return SensitizationPicture(STIMULI, gate.HEALTHY_RATINGS, SENSITIZATION)

    def run(self, inputs: dict[str, float]) -> SensitizationResult:
        ratings = gate.rating(STIMULI, **inputs)
        return SensitizationResult(
            ratings,
            gate.rating(TOUCH, **inputs),
            gate.rating(PINCH, **inputs),
            gate.threshold(STIMULI, ratings, gate.FIRST_PAIN),
            gate.rating(TOUCH, inhibition=inputs["inhibition"]),
            gate.rating(TOUCH, nmda_phosphorylation=inputs["nmda_phosphorylation"]),
        )

    def draw(self) -> None:
        now = self.result
        four = (gate.rating(TOUCH), now.touch_brake_alone, now.touch_nmda_alone, now.touch)
        self._picture.show(now.ratings, (gate.HEALTHY_START, now.start), four, self.held.ratings if self.held else None)

    def sentence(self) -> str:
        now = self.result
        said = SENSITIZATION["sentence"].format(
            touch=now.touch, healthy_touch=gate.rating(TOUCH), pinch=now.pinch, healthy_pinch=gate.rating(PINCH)
        )
        if now.start == 0:
            return f"{said} {SENSITIZATION['always hurts']}"
        return f"{said} {SENSITIZATION['starts'].format(now=now.start, healthy=gate.HEALTHY_START)}"

    def columns(self) -> dict[str, np.ndarray]:
        columns = {
            SENSITIZATION["column stimulus"]: STIMULI,
            SENSITIZATION["column now"]: self.result.ratings,
            SENSITIZATION["column healthy"]: gate.HEALTHY_RATINGS,
        }
        if self.held:
            columns[SENSITIZATION["column held"]] = self.held.ratings
        return columns
