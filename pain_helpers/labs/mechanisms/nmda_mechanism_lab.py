"""Mechanism 1: over weeks, opioids loosen the magnesium plug of the NMDA receptor; ketamine and magnesium against it."""

from __future__ import annotations

from pain_helpers.labs.frame.lab import own_control
from pain_helpers.model import gate
from pain_helpers.model.experiments import PINPRICK
from pain_helpers.model.parameters import INPUTS
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import Course

from .mechanism_lab import DAYS, MechanismLab
from .nmda_cell import NmdaCell
from .words import NMDA_MECHANISM

#: The NMDA current at a pinprick that draws the widest arrow (leak times resting potential).
WIDEST_CURRENT = 0.25
#: An infusion runs without a break as seven of 26 days.
INFUSIONS = 7


class NmdaMechanismLab(MechanismLab):
    """Mechanism 1 alone.

    >>> lab = NmdaMechanismLab()
    >>> lab.result.pinprick_removed > lab.result.pinprick_before > lab.result.pinprick_on_drug
    True
    """

    name = "nmda_mechanism"
    mechanism = "nmda_switch"
    states = {"nmda_phosphorylation": NMDA_MECHANISM["overactivity"]}
    most = 5.0
    # What overactive NMDA receptors amplify is repeats.
    pulses = 10
    opposing = {"ketamine_rate": 0.0, "magnesium": 1.0}
    opposing_passports = {
        "ketamine_rate": own_control(
            "ketamine_rate",
            NMDA_MECHANISM["ketamine"],
            0.0,
            "mg/h",
            0.0,
            40.0,
            1.0,
            dose=True,
            note=NMDA_MECHANISM["ketamine note"],
        ),
        "magnesium": INPUTS["magnesium"],
    }
    drawing = NmdaCell
    mechanism_words = NMDA_MECHANISM

    def plan(self, inputs: dict[str, float]) -> Plan:
        plan = super().plan(inputs)
        if inputs["ketamine_rate"]:
            length = DAYS / INFUSIONS
            plan = plan.ketamine(inputs["ketamine_rate"], hours=24 * length, times=INFUSIONS, every_days=length)
        return plan

    def cell(self, course: Course, day: float, inputs: dict[str, float]) -> dict:
        state, response = course.state_on(day), course.respond(PINPRICK, days=day)
        occupancy = state.opioid / (state.opioid + course.constants.opioid_half)
        block = state.ketamine / (state.ketamine + course.constants.ketamine_half_block)
        current = gate.nmda_current(response.nmda[0], response.potential[0], course.constants)
        return {
            "occupancy": occupancy,
            "signal": inputs["at_work"] * occupancy * (1 - block),
            "overactivity": state.nmda_phosphorylation,
            "current": current / WIDEST_CURRENT,
            "block": block,
        }
