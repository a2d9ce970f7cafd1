"""The model's side of each fit target, and the table of what is met.

``python -m pain_helpers.model.targets`` prints the table. The targets stand in
:mod:`pain_helpers.literature.targets`; ``make fit`` searches for numbers that
meet them together.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from pain_helpers.literature.targets import TARGETS, Target

from . import gate, people, readout, replay
from .experiments import PINPRICK
from .plan import Plan
from .simulation import simulate
from .trials import TrialPeople, arms, trial_people

DOSE, CHU_DOSE = 60.0, 78.0
WEEKS_4_TO_6 = 7.0 * np.array([4.0, 5.0, 6.0])
WEEKS_12_TO_26 = 7.0 * np.array([12.0, 15.0, 18.0, 22.0, 26.0])
YEAR = 365.0


def one_month(constants=gate.CONSTANTS, person: dict | None = None) -> dict[str, float]:
    """F1 and F2: a healthy place of most people after 30 days on 78 mg."""
    course = simulate(Plan(30).opioid(CHU_DOSE), person or {}, constants=constants)
    before, after = (readout.threshold(course, day, taken_away=True) for day in (0.0, 30.0))
    return {"F1": after / before, "F2": readout.dose_for_same_relief(course, 30.0, CHU_DOSE, PINPRICK) / CHU_DOSE}


def opioid_and_placebo(crowd: TrialPeople) -> dict[str, float]:
    """F3 and F4: the difference of the arms, both with hope, as a mean over people and weeks."""
    drug, placebo = arms(WEEKS_12_TO_26[-1], WEEKS_12_TO_26[-1], lambda plan: plan.opioid(DOSE))
    days = np.concatenate([WEEKS_4_TO_6, WEEKS_12_TO_26])
    difference = (crowd.ratings(drug, days) - crowd.ratings(placebo, days)).mean(axis=1)
    return {"F4": difference[: len(WEEKS_4_TO_6)].mean(), "F3": difference[len(WEEKS_4_TO_6) :].mean()}


def rises(crowd: TrialPeople, dose: float, days) -> np.ndarray:
    """How far everyone's pain has risen with the drug taken away in thought (points), shape ``(days, people)``."""
    return crowd.ratings(Plan(YEAR).opioid(dose), days, taken_away=True) - crowd.before


def a_year(crowd: TrialPeople) -> dict[str, float]:
    """F5, F6 and F10: what a year on the drug leaves in people."""
    month, year = rises(crowd, DOSE, [30.0, YEAR])
    (at_twice,) = rises(crowd, 2 * DOSE, [YEAR])
    return {
        "F5a": month.mean(),
        "F5b": year.mean(),
        "F6": at_twice.mean() / year.mean(),
        "F10": 100 * float(np.mean(year >= 2.0)),
    }


def strong_and_weak(constants=gate.CONSTANTS, susceptibility: float | None = None) -> dict[str, float]:
    """F7: in a strongly affected person the shift at first pain over that at a rating of 7, after a year."""
    strong = people.STRONGLY_AFFECTED if susceptibility is None else susceptibility
    course = simulate(Plan(YEAR).opioid(DOSE), {"susceptibility": strong}, constants=constants)
    shifts = [
        1
        - readout.threshold(course, YEAR, level, taken_away=True)
        / readout.threshold(course, 0.0, level, taken_away=True)
        for level in (gate.FIRST_PAIN, 7.0)
    ]
    return {"F7": shifts[0] / shifts[1]}


def anti_inflammatory(crowd: TrialPeople) -> dict[str, float]:
    """F8: the drug less placebo in the same people, week 12, both with hope."""
    drug, placebo = arms(84.0, 84.0, lambda plan: plan.setting("anti_inflammatory", 1.0))
    return {"F8": float((crowd.ratings(drug, [84.0]) - crowd.ratings(placebo, [84.0])).mean())}


def ketamine(constants=gate.CONSTANTS) -> dict[str, float]:
    """F9: the two arms of the trial in CRPS, weeks 1 and 12."""
    drug, placebo = (
        simulate(plan, "central", constants=constants).rating(days=[7.0, 84.0]) for plan in replay.crps_arms(84)
    )
    return {"F9a": drug[0] - placebo[0], "F9b": drug[1] - placebo[1]}


@lru_cache(maxsize=1)
def figures() -> dict[str, float]:
    """The model's figure for every target, by its key; computed once, in about two seconds."""
    crowd = trial_people()
    found = (
        one_month()
        | opioid_and_placebo(crowd)
        | a_year(crowd)
        | strong_and_weak()
        | anti_inflammatory(crowd)
        | ketamine()
    )
    found["F11"] = replay.figures("chloride_restored")["share of hyperalgesia left"]
    return {key: float(found[key]) for key in TARGETS}


def rows() -> list[tuple[Target, float, bool]]:
    """Each target with the model's figure and whether it is met."""
    return [(target, figures()[key], target.met(figures()[key])) for key, target in TARGETS.items()]


def table() -> str:
    """The targets as plain text: key, target, band, model, met or not."""
    lines = [f"{'':5}{'target':>8}  {'band':<16}{'model':>8}  met   what"]
    for target, figure, met in rows():
        aimed = "" if target.value is None else f"{target.value:g}"
        band = f"{target.low:g} to {target.high:g}"
        lines.append(
            f"{target.key:5}{aimed:>8}  {band:<16}{figure:>8.2f}  {'yes' if met else 'NO':<5} {target.what} ({target.unit})"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
