"""The sensitization lab: a weak brake and overactive NMDA receptors, alone and together."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model import gate
from pain_helpers.model.experiments import OVERACTIVE_NMDA, OVERDRIVEN, PINCH, STIMULI, TOUCH, WEAK_BRAKE

from .sensitization_picture import SensitizationPicture
from .words import SENSITIZATION

HEALTHY = {name: gate.HEALTHY[name] for name in OVERDRIVEN}
HEALTHY_TOUCH, HEALTHY_PINCH = gate.rating(TOUCH), gate.rating(PINCH)


class SensitizationResult(NamedTuple):
    """What the sensitization lab computed. Ratings are 0 to 10."""

    ratings: np.ndarray  #: the curve, one rating a stimulus of ``STIMULI``
    touch: float  #: a light touch
    pinch: float
    start: float  #: the weakest stimulus that hurts; there always is one, as both changes only add to pain
    touch_brake_alone: float  #: a light touch with the weak brake, and NMDA receptors as in health
    touch_nmda_alone: float  #: a light touch with overactive NMDA receptors, and a healthy brake


class SensitizationLab(Lab):
    """Weaken the brake, make the NMDA receptors overactive, or both.

    >>> SensitizationLab(inhibition=0.5, nmda_phosphorylation=0.5).result.touch > 3
    True
    """

    name = "sensitization"
    texts = SENSITIZATION
    controls = (of_model("inhibition", WEAK_BRAKE["inhibition"]), of_model("nmda_phosphorylation"))
    presets = {
        SENSITIZATION["healthy"]: HEALTHY,
        SENSITIZATION["brake preset"]: HEALTHY | WEAK_BRAKE,
        SENSITIZATION["nmda preset"]: HEALTHY | OVERACTIVE_NMDA,
        SENSITIZATION["both preset"]: OVERDRIVEN,
    }

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
        four = (HEALTHY_TOUCH, now.touch_brake_alone, now.touch_nmda_alone, now.touch)
        self._picture.show(now.ratings, (gate.HEALTHY_START, now.start), four, self.held.ratings if self.held else None)

    def sentence(self) -> str:
        now = self.result
        said = SENSITIZATION["sentence"].format(
            touch=now.touch, healthy_touch=HEALTHY_TOUCH, pinch=now.pinch, healthy_pinch=HEALTHY_PINCH
        )
        starts = SENSITIZATION["starts" if now.start else "always hurts"]
        alone = SENSITIZATION["alone"].format(brake=now.touch_brake_alone, nmda=now.touch_nmda_alone)
        return f"{said} {alone} {starts.format(now=now.start, healthy=gate.HEALTHY_START)}"

    def columns(self) -> dict[str, np.ndarray]:
        columns = {
            SENSITIZATION["column stimulus"]: STIMULI,
            SENSITIZATION["column now"]: self.result.ratings,
            SENSITIZATION["column healthy"]: gate.HEALTHY_RATINGS,
        }
        if self.held:
            columns[SENSITIZATION["column held"]] = self.held.ratings
        return columns
