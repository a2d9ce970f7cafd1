"""The tolerance lab: what a raised dose does where there is tolerance alone, and where there is hyperalgesia alone."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model.adaptation import SWITCHES
from pain_helpers.model.experiments import EXAMPLE_DOSE, HANDLING, MOST_DOSE, SORE
from pain_helpers.model.parameters import constants
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import simulate

from .tolerance_picture import TolerancePicture
from .words import TOLERANCE

#: How long it goes on, and when the dose is raised.
WEEKS, RAISED = 40.0, 12.0
DAYS, RAISED_DAY = 7 * WEEKS, 7 * RAISED
#: Closer together at first and after the raise, where much happens.
COURSE_DAYS = np.unique(
    np.concatenate(
        [
            np.linspace(0, 7, 15),
            np.linspace(7, RAISED_DAY, 34),
            np.linspace(RAISED_DAY, RAISED_DAY + 7, 15),
            np.linspace(RAISED_DAY + 7, DAYS, 64),
        ]
    )
)
OFF = dict.fromkeys(SWITCHES, 0)
#: Someone whose opioid receptors never tire: no tolerance, whatever the drug changes elsewhere.
NO_TOLERANCE = constants().weakened(tolerance_shift=0.0)


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
    texts = TOLERANCE
    controls = (
        Slider(
            name="dose",
            title=TOLERANCE["dose"].format(week=RAISED),
            first=2 * EXAMPLE_DOSE,
            unit=TOLERANCE["dose unit"],
            low=EXAMPLE_DOSE,
            high=MOST_DOSE,
            step=10.0,
            dose=True,
        ),
    )

    def make_picture(self) -> TolerancePicture:
        raised_here = TOLERANCE["raised here"].format(week=RAISED, dose=EXAMPLE_DOSE)
        return TolerancePicture(COURSE_DAYS / 7, RAISED, TOLERANCE | {"raised here": raised_here})

    def run(self, inputs: dict[str, float]) -> ToleranceResult:
        plan = Plan(DAYS).opioid(EXAMPLE_DOSE, to_day=RAISED_DAY).opioid(inputs["dose"], from_day=RAISED_DAY)
        people = (simulate(plan, SORE, switches=OFF), simulate(plan, SORE, constants=NO_TOLERANCE))
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
            first=EXAMPLE_DOSE,
            dose=self.inputs["dose"],
            week=RAISED,
            end=WEEKS,
            tolerant_before=now.tolerant.at(RAISED),
            tolerant=now.tolerant.at(WEEKS),
            tolerant_removed=now.tolerant.at(WEEKS, removed=True),
            sensitive_before=now.sensitive.at(RAISED),
            sensitive=now.sensitive.at(WEEKS),
            sensitive_removed=now.sensitive.at(WEEKS, removed=True),
        )

    def columns(self) -> dict[str, np.ndarray]:
        columns = {TOLERANCE["column week"]: COURSE_DAYS / 7}
        for name, person in self.result._asdict().items():
            columns |= {
                TOLERANCE[f"column {name} on drug"]: person.on_drug,
                TOLERANCE[f"column {name} removed"]: person.removed,
            }
        return columns
