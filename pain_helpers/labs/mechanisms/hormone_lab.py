"""Mechanism 4: opioids lower sex hormones, and with them the tone that drives the brake from the brain."""

from __future__ import annotations

from pain_helpers.labs.frame.controls import of_model
from pain_helpers.model import gate
from pain_helpers.model.experiments import PINPRICK
from pain_helpers.model.simulation import Course

from .hormone_chain import HormoneChain
from .mechanism_lab import DOSE, WEEK, MechanismLab, at_work
from .words import HORMONE, MECHANISM

#: What the brake from the brain holds back in health, of the release at a pinprick.
HEALTHY_HOLD = gate.held_back(gate.respond(PINPRICK))


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
    texts = MECHANISM | HORMONE
    opposing = (of_model("hormone_replacement"), of_model("serotonin_norepinephrine_drug"))
    controls = (DOSE, WEEK, at_work(HORMONE["switch"]), *opposing)
    drawing = HormoneChain

    def cell(self, course: Course, day: float, inputs: dict[str, float]) -> dict:
        state = course.state_on(day)
        occupied = gate.occupancy(state.opioid, course.constants)
        removed = course.respond(PINPRICK, days=day, taken_away=True)
        return {
            "opioid": occupied,
            "hormones": state.sex_hormones,
            "tone": state.monoamine_tone,
            "brake": float(gate.held_back(removed)[0] / HEALTHY_HOLD),
            "pain": float(removed.rating[0] / 10),
            "at_work": inputs["at_work"],
        }
