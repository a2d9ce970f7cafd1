"""The exercise "which is it?": unseen cases, each with the two curves that may tell."""

from __future__ import annotations

from pain_helpers.labs.frame.controls import Slider
from pain_helpers.model.experiments import EXAMPLE_DOSE, LOOK_ALIKES, LookAlike
from pain_helpers.model.simulation import settle
from pain_helpers.studies.trials import lasting_changes

from .two_changes_lab import TwoChangesLab, TwoChangesResult, both_curves
from .words import TWO_CHANGES, WHICH_IS_IT


def without_opioid(case: LookAlike) -> dict[str, float]:
    """What an old nerve injury and bad nights have changed in the relay, with no part of the opioid in it."""
    if not case.nerve_injury:
        return {"poor_sleep": case.poor_sleep}
    state = settle({"nerve_injury": case.nerve_injury})
    changed = {name: getattr(state, name) for name in ("nmda_phosphorylation", "kcc2", "sensitization")}
    return changed | {"poor_sleep": case.poor_sleep}


class WhichIsItLab(TwoChangesLab):
    """One of some cases, by its number; nothing says what is behind it.

    >>> WhichIsItLab(case=1).result.removed == WhichIsItLab(case=1).result.removed_before
    True
    """

    name = "which_is_it"
    texts = TWO_CHANGES | WHICH_IS_IT
    controls = (
        Slider(
            name="case",
            title=WHICH_IS_IT["which"],
            first=1.0,
            unit=WHICH_IS_IT["unit"].format(count=len(LOOK_ALIKES)),
            low=1.0,
            high=float(len(LOOK_ALIKES)),
            step=1.0,
        ),
    )
    presets = {WHICH_IS_IT["case"].format(case=case): {"case": float(case)} for case in LOOK_ALIKES}

    def run(self, inputs: dict[str, float]) -> TwoChangesResult:
        case = LOOK_ALIKES[round(inputs["case"])]
        relay = without_opioid(case) | lasting_changes(case.hyperalgesia)
        return both_curves(EXAMPLE_DOSE, case.tolerance, relay)

    def sentence(self) -> str:
        return WHICH_IS_IT["begins"].format(case=round(self.inputs["case"]), said=super().sentence())
