"""Who both labs of this topic show, and what of the slow states they read."""

from __future__ import annotations

from typing import Any

from pain_helpers.labs.frame.controls import Switch
from pain_helpers.model import gate
from pain_helpers.model.adaptation import SlowState
from pain_helpers.model.people import MOST, STRONGLY_AFFECTED

from .words import WHO


def strongly_switch() -> Switch:
    """The switch between one of most people and one of the strongly affected few."""
    return Switch(name="strongly", title=WHO["strongly"], first=0.0, note=WHO["strongly note"])


def susceptibility(strongly: float) -> dict[str, float]:
    """The input of a person that the switch stands for."""
    return {"susceptibility": STRONGLY_AFFECTED if strongly else MOST}


def overactivity(state: SlowState) -> Any:
    """NMDA receptors phosphorylated by pain or by way of opioids, 0 to 1, as a strong stimulus meets them."""
    return gate.overactivity(state.nmda_phosphorylation, state.opioid_phosphorylation)


def pumps(state: SlowState) -> Any:
    """The chloride pumps that are left, of healthy, as a strong stimulus meets them."""
    return gate.pumps_left(state.kcc2, state.pumps_lost_to_opioid)
