"""Mechanism 1: opioids loosen the magnesium plug of the NMDA receptor; ketamine and magnesium against it."""

from __future__ import annotations

from pain_helpers.labs.frame.controls import Slider, of_model
from pain_helpers.literature.published import MOST_MAGNESIUM
from pain_helpers.model import gate, pharmacokinetics
from pain_helpers.model.experiments import PINPRICK, TRIAL_RATE
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import Course

from .mechanism_lab import DAYS, DOSE, WEEK, MechanismLab, at_work
from .nmda_cell import NmdaCell
from .words import MECHANISM, NMDA_MECHANISM

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
    states = {"opioid_phosphorylation": NMDA_MECHANISM["overactivity"]}
    most = 40.0
    texts = MECHANISM | NMDA_MECHANISM
    opposing = (
        # To the rate of the trial, and no further; of it, since a rate is a dose.
        Slider(
            name="ketamine_rate",
            title=NMDA_MECHANISM["ketamine"],
            first=0.0,
            unit=NMDA_MECHANISM["ketamine unit"],
            low=0.0,
            high=1.0,
            step=0.05,
            note=NMDA_MECHANISM["ketamine note"],
            dose=True,
        ),
        of_model("magnesium", high=MOST_MAGNESIUM),
    )
    controls = (DOSE, WEEK, at_work(NMDA_MECHANISM["switch"]), *opposing)
    drawing = NmdaCell

    def plan(self, inputs: dict[str, float]) -> Plan:
        plan = super().plan(inputs)
        if inputs["ketamine_rate"]:
            length = DAYS / INFUSIONS
            rate = TRIAL_RATE * inputs["ketamine_rate"]
            plan = plan.ketamine(rate, hours=24 * length, times=INFUSIONS, every_days=length)
        return plan

    def cell(self, course: Course, day: float, inputs: dict[str, float]) -> dict:
        state, k = course.state_on(day), course.constants
        response = course.respond(PINPRICK, days=day)
        occupied = gate.occupancy(state.opioid, k)
        block = pharmacokinetics.channel_block(state.ketamine, constants=k)
        return {
            "occupancy": occupied,
            "signal": inputs["at_work"] * occupied * (1 - block),
            "overactivity": state.opioid_phosphorylation,
            "current": gate.nmda_current(response.nmda[0], response.potential[0], k),
            "block": block,
        }
