"""Mechanism 2: over weeks, opioid receptors trade a partner that inhibits (Gi) for one that excites (Gs). A hypothesis."""

from __future__ import annotations

from pain_helpers.model.simulation import Course

from .mechanism_lab import MechanismLab
from .receptor_cell import ReceptorCell
from .words import RECEPTOR_SWITCH

#: What is released at a pinprick in a healthy relay without any drug fills the drawing to two thirds.
FULL_RELEASE = 0.3


class ReceptorSwitchLab(MechanismLab):
    """Mechanism 2 alone. Nothing is shown to oppose it, so there is no slider for that.

    >>> lab = ReceptorSwitchLab()
    >>> lab.result.pinprick_removed > lab.result.pinprick_before > lab.result.pinprick_on_drug
    True
    """

    name = "receptor_switch"
    mechanism = "gs_switch"
    states = {"gs_share": RECEPTOR_SWITCH["gs_share"]}
    most = 40.0
    drawing = ReceptorCell
    mechanism_words = RECEPTOR_SWITCH

    def cell(self, course: Course, day: float, inputs: dict[str, float]) -> dict:
        state, k = course.state_on(day), course.constants
        occupancy = state.opioid / (state.opioid + k.opioid_half)
        return {
            "occupancy": occupancy,
            "switched": state.gs_share,
            "holding": occupancy * (1 - state.gs_share),
            "driving": state.gs_share * (k.gs_baseline + (1 - k.gs_baseline) * occupancy),
            "release": float(course.respond(6.0, days=day).glutamate[0]) / FULL_RELEASE,
        }
