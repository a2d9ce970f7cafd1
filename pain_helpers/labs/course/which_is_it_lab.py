"""The exercise "which is it?": four unseen cases, each with the two curves that may tell."""

from __future__ import annotations

from functools import lru_cache

from pain_helpers.labs.frame.lab import own_control
from pain_helpers.model import gate
from pain_helpers.model.experiments import PINPRICK, STIMULI
from pain_helpers.model.simulation import settle

from .two_changes_lab import LEVELS, TwoChangesLab, TwoChangesResult, relay
from .words import WHICH_IS_IT

LEVEL = 60.0
#: What is behind each case: tolerance (0 to 1) and the relay's changes. The second and the fourth look alike and are not.
HYPERALGESIA = 0.7
CASES = {
    1: (0.9, {}),
    2: (0.0, relay(HYPERALGESIA)),
    3: (0.6, relay(0.45)),
}
#: An old nerve injury that got worse, with no part of the opioid in it: so much of the injury looks like the second case.
NERVE_INJURY = 0.41


@lru_cache(maxsize=1)
def worse_injury() -> dict[str, float]:
    """The relay of the fourth case."""
    state = settle({"nerve_injury": NERVE_INJURY})
    return {name: getattr(state, name) for name in ("nmda_phosphorylation", "kcc2", "sensitization")}


class WhichIsItLab(TwoChangesLab):
    """One of four cases, by its number; nothing says what is behind it.

    >>> WhichIsItLab(case=1).result.removed == WhichIsItLab(case=1).result.removed_before
    True
    """

    name = "which_is_it"
    presets = {WHICH_IS_IT["case"].format(case=case): {"case": float(case)} for case in (1, 2, 3, 4)}
    own_passports = {"case": own_control("case", WHICH_IS_IT["which"], 1.0, WHICH_IS_IT["unit"], 1.0, 4.0, 1.0)}

    def __init__(self, case: float = 1.0) -> None:
        super(TwoChangesLab, self).__init__({"case": case})

    def run(self, inputs: dict[str, float]) -> TwoChangesResult:
        case = round(inputs["case"])
        tolerance, relay = CASES[case] if case in CASES else (0.0, worse_injury())
        return TwoChangesResult(
            LEVEL, gate.rating(PINPRICK, opioid=LEVELS, tolerance=tolerance, **relay), gate.rating(STIMULI, **relay)
        )

    def sentence(self) -> str:
        return WHICH_IS_IT["begins"].format(case=round(self.inputs["case"])) + super().sentence()
