"""The battery lab: what the chloride pump does for GABA, and what is left when the pump fails."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model import gate
from pain_helpers.model.experiments import PINPRICK
from pain_helpers.model.parameters import CONSTANTS, INPUTS

from .battery_picture import BatteryPicture
from .words import BATTERY

PUMP = INPUTS["kcc2"]
PUMPS = np.linspace(PUMP.low, PUMP.high, 71)
REVERSALS = gate.respond(0.0, kcc2=PUMPS).chloride_reversal
#: Chloride inside the second nerve (mM) with the fewest pumps that the model allows.
MOST_CHLORIDE = gate.chloride_inside(PUMP.low)
#: GABA released, of healthy.
GABA = np.linspace(0.0, 1.0, 51)
FIRING = CONSTANTS["firing_threshold"].value
#: The voltages of rest and of firing (mV).
LEVELS = (CONSTANTS["leak_reversal"].value, FIRING)
#: How far GABA pulls below firing in health: a full battery (mV).
FULL = FIRING - gate.respond(0.0).chloride_reversal


def brake(kcc2: float) -> np.ndarray:
    """How a pinprick is rated with more and more GABA (``GABA``, of healthy)."""
    return gate.rating(PINPRICK, kcc2=kcc2, inhibition=GABA)


HEALTHY_BRAKE = brake(PUMP.value)


class BatteryResult(NamedTuple):
    """What the battery lab computed."""

    reversal: float  #: the voltage that GABA pulls toward, E_Cl (mV)
    charge: float  #: how far that lies below firing, of healthy, 0 to 1
    ratings: np.ndarray  #: a pinprick, one rating a value of ``GABA``
    rating: float  #: a pinprick with the GABA chosen

    @property
    def taken_away(self) -> float:
        """Points that GABA at its healthiest takes off the pinprick."""
        return float(self.ratings[0] - self.ratings[-1])


class BatteryLab(Lab):
    """Weaken the chloride pump, and see GABA lose its grip.

    >>> BatteryLab(kcc2=0.3).result.charge < 0.01
    True
    """

    name = "battery"
    texts = BATTERY
    controls = (of_model("kcc2", 0.6), of_model("inhibition", title=BATTERY["gaba"], note=""))

    def make_picture(self) -> BatteryPicture:
        return BatteryPicture(PUMPS, REVERSALS, 100 * GABA, HEALTHY_BRAKE, LEVELS, BATTERY)

    def run(self, inputs: dict[str, float]) -> BatteryResult:
        reversal = gate.respond(0.0, kcc2=inputs["kcc2"]).chloride_reversal
        charge = min(1.0, max(0.0, (FIRING - reversal) / FULL))
        return BatteryResult(reversal, charge, brake(inputs["kcc2"]), gate.rating(PINPRICK, **inputs))

    def draw(self) -> None:
        now, kcc2 = self.result, self.inputs["kcc2"]
        chloride = gate.chloride_inside(kcc2) / MOST_CHLORIDE
        held = self.held.ratings if self.held else None
        self._picture.show(kcc2, self.inputs["inhibition"], now.ratings, chloride, now.charge, held)

    def sentence(self) -> str:
        now = self.result
        return BATTERY["sentence"].format(
            pump=100 * self.inputs["kcc2"],
            reversal=now.reversal,
            charge=100 * now.charge,
            gaba=100 * self.inputs["inhibition"],
            rating=now.rating,
            without=now.ratings[0],
        )

    def columns(self) -> dict[str, np.ndarray]:
        columns = {
            BATTERY["column gaba"]: 100 * GABA,
            BATTERY["column now"]: self.result.ratings,
            BATTERY["column healthy"]: HEALTHY_BRAKE,
        }
        if self.held:
            columns[BATTERY["column held"]] = self.held.ratings
        return columns
