"""Mechanism 3: opioids rouse microglia, which cost the second nerve its chloride pumps."""

from __future__ import annotations

from pain_helpers.model.parameters import INPUTS
from pain_helpers.model.simulation import Course

from .mechanism_lab import MechanismLab
from .microglia_cell import MicrogliaCell
from .words import MICROGLIA


def chloride_inside(kcc2: float, constants) -> float:
    """Chloride inside the second nerve, of the most that the model allows."""
    amounts = [constants.chloride_floor + constants.chloride_pumped / pump for pump in (kcc2, INPUTS["kcc2"].low)]
    return amounts[0] / amounts[1]


class MicrogliaLab(MechanismLab):
    """Mechanism 3 alone.

    >>> lab = MicrogliaLab()
    >>> lab.result.pinprick_removed > lab.result.pinprick_before + 1
    True
    """

    name = "microglia"
    mechanism = "microglia_switch"
    states = {"microglia": MICROGLIA["roused"], "kcc2": MICROGLIA["pump"]}
    opposing = {"glia_inhibition": 0.0, "gut_and_diet": 0.0}
    drawing = MicrogliaCell
    mechanism_words = MICROGLIA

    def cell(self, course: Course, day: float, inputs: dict[str, float]) -> dict:
        state = course.state_on(day)
        occupancy = state.opioid / (state.opioid + course.constants.opioid_half)
        quieted = (1 - course.constants.glia_inhibition_effect * inputs["glia_inhibition"]) * (
            1 - course.constants.gut_and_diet_effect * inputs["gut_and_diet"]
        )
        return {
            "occupancy": occupancy,
            "signal": inputs["at_work"] * occupancy * quieted,
            "roused": state.microglia,
            "pumps": state.kcc2,
            "chloride": chloride_inside(state.kcc2, course.constants),
        }
