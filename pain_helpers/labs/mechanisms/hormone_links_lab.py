"""The hormone links lab: sex hormones, serotonin and norepinephrine, the brake and the pain, one link at a time."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model import adaptation, gate
from pain_helpers.model.experiments import PINPRICK
from pain_helpers.model.parameters import CONSTANTS

from .hormone_lab import HEALTHY_HOLD
from .hormone_links_picture import HormoneLinksPicture
from .words import HORMONE_LINKS

#: How much of the tone hangs on the hormones in the model (percent).
HANGING = float(round(100 * (1 - CONSTANTS["monoamine_floor"].value)))
HORMONES = np.linspace(0.0, 1.0, 51)


def links(hormones, floor: float) -> dict:
    """Tone and brake (percent of healthy) and the rating of a pinprick (0 to 10).

    ``hormones`` is of healthy, a number or an array; ``floor`` is the tone that needs none.
    """
    tone = adaptation.tone_at(hormones, floor)
    response = gate.respond(PINPRICK, monoamine_tone=tone)
    return {"tone": 100 * tone, "brake": 100 * gate.held_back(response) / HEALTHY_HOLD, "rating": response.rating}


class HormoneLinksResult(NamedTuple):
    """What the hormone links lab computed."""

    hormones: float  #: of healthy, 0 to 1
    now: dict[str, float]  #: tone and brake (percent of healthy) and rating
    curves: dict[str, np.ndarray]  #: the same, one value a step of ``HORMONES``

    @property
    def places(self) -> dict[str, tuple]:
        return {name: (100 * self.hormones, value) for name, value in self.now.items()}


class HormoneLinksLab(Lab):
    """Lower the hormones, and choose how much of the tone hangs on them.

    >>> HormoneLinksLab(hormones=0.3).result.now["rating"] > HormoneLinksLab(hormones=1).result.now["rating"]
    True
    """

    name = "hormone_links"
    texts = HORMONE_LINKS
    controls = (
        Slider(
            name="hormones",
            title=HORMONE_LINKS["hormones"],
            first=0.5,
            unit=HORMONE_LINKS["hormones unit"],
            low=0.0,
            high=1.0,
            step=0.01,
        ),
        Slider(
            name="hanging",
            title=HORMONE_LINKS["hanging"],
            first=HANGING,
            unit=HORMONE_LINKS["hanging unit"],
            low=0.0,
            high=100.0,
            step=1.0,
            note=HORMONE_LINKS["hanging note"].format(model=HANGING),
        ),
    )

    def make_picture(self) -> HormoneLinksPicture:
        return HormoneLinksPicture(100 * HORMONES, HORMONE_LINKS)

    def run(self, inputs: dict[str, float]) -> HormoneLinksResult:
        floor = 1 - inputs["hanging"] / 100
        return HormoneLinksResult(inputs["hormones"], links(inputs["hormones"], floor), links(HORMONES, floor))

    def draw(self) -> None:
        self._picture.show(self.result.places, self.result.curves, self.held.places if self.held else None)

    def sentence(self) -> str:
        return HORMONE_LINKS["sentence"].format(
            hormones=100 * self.inputs["hormones"], hanging=self.inputs["hanging"], **self.result.now
        )

    def columns(self) -> dict[str, np.ndarray]:
        return {HORMONE_LINKS["column hormones"]: 100 * HORMONES} | {
            HORMONE_LINKS[f"column {name}"]: curve for name, curve in self.result.curves.items()
        }
