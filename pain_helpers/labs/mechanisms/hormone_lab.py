"""Mechanism 4: opioids lower sex hormones, and with them the tone that drives the brake from the brain."""

from __future__ import annotations

from pain_helpers.model import gate
from pain_helpers.model.experiments import PINPRICK
from pain_helpers.model.simulation import Course

from .hormone_chain import HormoneChain
from .mechanism_lab import MechanismLab
from .words import HORMONE

#: A change of hormones, and of serotonin and norepinephrine, this large draws the widest arrow.
WIDEST_LOSS, WIDEST_CHANGE = 0.5, 0.25


def held_back(response: gate.Response) -> float:
    """The share of the release at the first nerve that the brake from the brain holds back, 0 to 1."""
    return 1 - response.glutamate / response.pain_drive


HEALTHY_HOLD = held_back(gate.respond(PINPRICK))


class HormoneLab(MechanismLab):
    """Mechanism 4 alone, step by step.

    >>> lab = HormoneLab()
    >>> lab.result.pinprick_removed > lab.result.pinprick_before
    True
    """

    name = "hormone"
    mechanism = "hormone_switch"
    states = {"sex_hormones": HORMONE["hormones"], "monoamine_tone": HORMONE["tone"]}
    most = 150.0
    opposing = {"hormone_replacement": 0.0, "serotonin_norepinephrine_drug": 0.0}
    drawing = HormoneChain
    mechanism_words = HORMONE

    def cell(self, course: Course, day: float, inputs: dict[str, float]) -> dict:
        state, k = course.state_on(day), course.constants
        occupancy = state.opioid / (state.opioid + k.opioid_half)
        removed = course.respond(PINPRICK, days=day, drug_free=True)
        change = abs(1 - state.monoamine_tone) / WIDEST_CHANGE
        return {
            "opioid": occupancy,
            "hormones": state.sex_hormones,
            "tone": state.monoamine_tone,
            "brake": float(held_back(removed)[0] / HEALTHY_HOLD),
            "pain": float(removed.rating[0] / 10),
            "links": (inputs["at_work"] * occupancy, (1 - state.sex_hormones) / WIDEST_LOSS, change, change),
        }
