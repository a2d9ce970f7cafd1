"""The wiring lab: two drawings of how opioids strengthen the brake, and the one effect that both lead to."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.lab import Lab, own_control
from pain_helpers.model import gate
from pain_helpers.model.parameters import CONSTANTS

from .three_sites_lab import BEFORE, INJURY, MOST_LEVEL, STIMULUS
from .wiring_picture import WiringPicture
from .words import WIRING

BRAKE_ALONE = gate.constants_with_sites(["inhibition"])
#: How far an opioid silenced the brainstem's GABA cells in slices of rat brain, at a high level (Vaughan and others, 1999).
SILENCED = 0.53
LEVELS = np.linspace(0.0, MOST_LEVEL, 25)
MOST_DESCENDING = 1 + CONSTANTS["opioid_effect_on_descending"].value


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
    effect = level / (level + CONSTANTS["opioid_half"].value)
    response = gate.respond(STIMULUS, constants=BRAKE_ALONE, injury=INJURY, opioid=level)
    return WiringResult(
        effect, 1 + (MOST_DESCENDING - 1) * effect, 1 - SILENCED * effect, response.inhibition, response.rating
    )


class WiringLab(Lab):
    """One level of an opioid, two wirings, one effect.

    >>> WiringLab().result.rating < WiringLab(opioid=0).result.rating
    True
    """

    name = "wiring"
    own_passports = {
        "opioid": own_control("opioid", WIRING["level"], 60.0, WIRING["level unit"], 0.0, MOST_LEVEL, 5.0, dose=True)
    }

    def __init__(self, opioid: float = 60.0) -> None:
        super().__init__({"opioid": opioid})

    def make_picture(self) -> WiringPicture:
        return WiringPicture(WIRING)

    def run(self, inputs: dict[str, float]) -> WiringResult:
        return at(inputs["opioid"])

    def draw(self) -> None:
        now = self.result
        # Arrows are compared with the widest that the level can bring.
        self._picture.show(
            now.effect,
            now.inhibition / at(MOST_LEVEL).inhibition,
            now.rating,
            now.holding,
            now.descending / MOST_DESCENDING,
            self.held.rating if self.held else None,
        )

    def sentence(self) -> str:
        now = self.result
        return WIRING["sentence"].format(
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
            WIRING["column holding"]: 100 * every.holding,
            WIRING["column rating"]: every.rating,
        }
