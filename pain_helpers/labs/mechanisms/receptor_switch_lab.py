"""Mechanism 2: opioid receptors trade a partner that inhibits (Gi) for one that excites (Gs). A hypothesis."""

from __future__ import annotations

from pain_helpers.model import gate
from pain_helpers.model.experiments import PINPRICK
from pain_helpers.model.simulation import Course

from .mechanism_lab import DOSE, WEEK, MechanismLab, at_work
from .receptor_cell import ReceptorCell
from .words import MECHANISM, RECEPTOR_SWITCH


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
    texts = MECHANISM | RECEPTOR_SWITCH
    controls = (DOSE, WEEK, at_work(RECEPTOR_SWITCH["switch"]))
    drawing = ReceptorCell

    def cell(self, course: Course, day: float, inputs: dict[str, float]) -> dict:
        state, k = course.state_on(day), course.constants
        occupied = gate.occupancy(state.opioid, k)
        return {
            "occupancy": occupied,
            "switched": state.gs_share,
            "holding": occupied * (1 - state.gs_share),
            "driving": gate.gs_effect(state.gs_share, occupied, k),
            "release": float(course.respond(PINPRICK, days=day).glutamate[0]),
        }
