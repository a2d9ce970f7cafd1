"""The tolerance lab: what a raised dose does where there is tolerance alone, and where there is hyperalgesia alone."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.lab import Lab, own_control
from pain_helpers.model.adaptation import SWITCHES
from pain_helpers.model.experiments import HANDLING, MOST_DOSE
from pain_helpers.model.parameters import constants
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import simulate

from .tolerance_picture import TolerancePicture
from .words import TOLERANCE

WEEKS, RAISED = 40.0, 12.0
COURSE_DAYS = np.unique(
    np.concatenate([np.linspace(0, 7, 15), np.linspace(7, 84, 34), np.linspace(84, 91, 15), np.linspace(91, 280, 64)])
)
FIRST_DOSE = 60.0
PERSON = {"injury": 0.6}
OFF = dict.fromkeys(SWITCHES, 0)
#: Someone whose opioid receptors never tire: no tolerance, whatever the drug changes elsewhere.
NO_TOLERANCE = constants()
NO_TOLERANCE.tolerance_shift = 0.0


class Person(NamedTuple):
    """Ratings of everyday handling, 0 to 10, one a day of ``COURSE_DAYS``."""

    on_drug: np.ndarray
    removed: np.ndarray

    @property
    def start(self) -> float:
        return float(self.removed[0])

    def at(self, week: float, removed: bool = False) -> float:
        """The rating in a week, on the drug or with it removed."""
        return float(np.interp(7 * week, COURSE_DAYS, self.removed if removed else self.on_drug))


class ToleranceResult(NamedTuple):
    """What the tolerance lab computed."""

    tolerant: Person  #: tolerance alone
    sensitive: Person  #: hyperalgesia alone


class ToleranceLab(Lab):
    """Raise a dose in week 12, in two people who look alike.

    >>> now = ToleranceLab(dose=120).result
    >>> now.tolerant.at(40, removed=True) < now.sensitive.at(40, removed=True)
    True
    """

    name = "tolerance"
    own_passports = {
        "dose": own_control(
            "dose", TOLERANCE["dose"], 120.0, TOLERANCE["dose unit"], FIRST_DOSE, MOST_DOSE, 10.0, dose=True
        )
    }

    def __init__(self, dose: float = 120.0) -> None:
        super().__init__({"dose": dose})

    def make_picture(self) -> TolerancePicture:
        return TolerancePicture(COURSE_DAYS / 7, RAISED, TOLERANCE)

    def run(self, inputs: dict[str, float]) -> ToleranceResult:
        plan = Plan(7 * WEEKS).opioid(FIRST_DOSE, to_day=7 * RAISED).opioid(inputs["dose"], from_day=7 * RAISED)
        people = (simulate(plan, PERSON, switches=OFF), simulate(plan, PERSON, constants=NO_TOLERANCE))
        return ToleranceResult(
            *(
                Person(*(course.rating(HANDLING, days=COURSE_DAYS, drug_free=free) for free in (False, True)))
                for course in people
            )
        )

    def draw(self) -> None:
        held = {name: person.on_drug for name, person in self.held._asdict().items()} if self.held else None
        self._picture.show({name: (person.start, *person) for name, person in self.result._asdict().items()}, held)

    def sentence(self) -> str:
        now = self.result
        return TOLERANCE["sentence"].format(
            first=FIRST_DOSE,
            dose=self.inputs["dose"],
            tolerant_before=now.tolerant.at(12),
            tolerant=now.tolerant.at(40),
            tolerant_removed=now.tolerant.at(40, removed=True),
            sensitive_before=now.sensitive.at(12),
            sensitive=now.sensitive.at(40),
            sensitive_removed=now.sensitive.at(40, removed=True),
        )

    def columns(self) -> dict[str, np.ndarray]:
        columns = {TOLERANCE["column week"]: COURSE_DAYS / 7}
        for name, person in self.result._asdict().items():
            columns |= {
                TOLERANCE[f"column {name} on drug"]: person.on_drug,
                TOLERANCE[f"column {name} removed"]: person.removed,
            }
        return columns
