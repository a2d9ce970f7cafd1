"""The wiring lab: two drawings of how opioids strengthen the brake, and the one effect that both lead to."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.lab import Lab
from pain_helpers.literature.published import GABA_RELEASE_CUT
from pain_helpers.model import gate
from pain_helpers.model.experiments import FRESH_INJURY, HANDLING, MOST_DOSE

from .three_sites_lab import BEFORE, OPIOID
from .wiring_picture import WiringPicture
from .words import WIRING

BRAKE_ALONE = gate.constants_with_sites(["inhibition"])
LEVELS = np.linspace(0.0, MOST_DOSE, 25)
#: What comes down from the brainstem to the brake without opioids.
HEALTHY_DESCENDING = gate.descending_drive(0.0)
#: The most that opioids can make of it, were their effect full (times healthy).
MOST_DESCENDING = gate.descending_drive(1.0) / HEALTHY_DESCENDING


class WiringResult(NamedTuple):
    """What the wiring lab computed."""

    effect: float  #: of the opioid on its receptors, 0 to 1
    descending: float  #: what comes down to the brake (times healthy)
    holding: float  #: how strongly the brainstem's GABA cell still holds, 0 to 1
    inhibition: float  #: inhibitory conductance (leak)
    rating: float  #: handling a fresh injury, with opioids at the brake alone

    @property
    def held_percent(self) -> float:
        return 100 * self.holding


def at(level) -> WiringResult:
    """Both wirings at a level (mg a day): a number or an array."""
    now = gate.respond(HANDLING, constants=BRAKE_ALONE, **FRESH_INJURY, opioid=level)
    holding = 1 - GABA_RELEASE_CUT * now.gi_effect
    return WiringResult(now.gi_effect, now.descending / HEALTHY_DESCENDING, holding, now.inhibition, now.rating)


MOST_INHIBITION = at(MOST_DOSE).inhibition


class WiringLab(Lab):
    """One level of an opioid, two wirings, one effect.

    >>> WiringLab().result.rating < WiringLab(opioid=0).result.rating
    True
    """

    name = "wiring"
    texts = WIRING
    controls = (OPIOID,)

    def make_picture(self) -> WiringPicture:
        return WiringPicture(WIRING)

    def run(self, inputs: dict[str, float]) -> WiringResult:
        return at(inputs["opioid"])

    def draw(self) -> None:
        now = self.result
        # Widths of arrows: of the most inhibition that the slider can bring, of the most that can come down.
        self._picture.show(
            now.effect,
            now.inhibition / MOST_INHIBITION,
            now.rating,
            now.holding,
            now.descending / MOST_DESCENDING,
            self.held.rating if self.held else None,
        )

    def sentence(self) -> str:
        now = self.result
        return WIRING["sentence" if self.inputs["opioid"] else "no opioid"].format(
            level=self.inputs["opioid"],
            descending=now.descending,
            holding=now.held_percent,
            before=BEFORE,
            rating=now.rating,
        )

    def columns(self) -> dict[str, np.ndarray]:
        every = at(LEVELS)
        return {
            WIRING["column level"]: LEVELS,
            WIRING["column descending"]: every.descending,
            WIRING["column holding"]: every.held_percent,
            WIRING["column rating"]: every.rating,
        }
