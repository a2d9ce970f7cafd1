"""Mechanism 3: opioids rouse microglia, which cost the second nerve its chloride pumps."""

from __future__ import annotations

import numpy as np

from pain_helpers.labs.frame.controls import of_model
from pain_helpers.model import adaptation, gate
from pain_helpers.model.adaptation import SlowState
from pain_helpers.model.simulation import Course

from .battery_lab import MOST_CHLORIDE
from .mechanism_lab import DOSE, WEEK, MechanismLab, at_work
from .microglia_cell import MicrogliaCell
from .words import MECHANISM, MICROGLIA


class MicrogliaLab(MechanismLab):
    """Mechanism 3 alone.

    >>> lab = MicrogliaLab()
    >>> lab.result.pinprick_removed > lab.result.pinprick_most > lab.result.pinprick_before
    True
    """

    name = "microglia"
    mechanism = "microglia_switch"
    states = {"opioid_microglia": MICROGLIA["roused"], "pumps_left": MICROGLIA["pump"]}
    texts = MECHANISM | MICROGLIA
    opposing = (of_model("glia_inhibition"), of_model("gut_and_diet"))
    controls = (DOSE, WEEK, at_work(MICROGLIA["switch"]), *opposing)
    drawing = MicrogliaCell

    def series(self, states: SlowState) -> dict[str, np.ndarray]:
        left = 100 * (1 - states.pumps_lost_to_opioid)
        return {"opioid_microglia": 100 * states.opioid_microglia, "pumps_left": left}

    def cell(self, course: Course, day: float, inputs: dict[str, float]) -> dict:
        state, k = course.state_on(day), course.constants
        occupied = gate.occupancy(state.opioid, k)
        rousing = adaptation.not_quieted(inputs["glia_inhibition"], inputs["gut_and_diet"], k)
        return {
            "occupancy": occupied,
            "signal": inputs["at_work"] * occupied * rousing,
            "roused": state.opioid_microglia,
            "pumps": 1 - state.pumps_lost_to_opioid,
            "chloride": gate.chloride_inside(1 - state.pumps_lost_to_opioid, k) / MOST_CHLORIDE,
        }
