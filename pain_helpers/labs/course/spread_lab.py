"""The spread lab: two thousand people on one dose for a year, and no two courses alike."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.lab import Lab, own_control
from pain_helpers.model.adaptation import SlowState
from pain_helpers.model.experiments import HANDLING, MOST_DOSE
from pain_helpers.model.people import Population, population
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import settle, simulate

from .spread_picture import SpreadPicture
from .words import SPREAD

PEOPLE, SEED = 2000, 2020
#: Sore tissue keeps the pain; people differ in it, and in how their body answers.
PERSON = {"injury": 0.6}
MONTH = 28.0
#: Closer together at first, where the drug begins to work.
MONTHS = np.concatenate([[0.0, 0.1, 0.25, 0.5], np.arange(1.0, 13.0)])
#: Long steps are exact enough for a crowd, and quicker.
STEP = 10.0
#: A point up or down counts; less is about the same.
COUNTS = 1.0


@lru_cache(maxsize=1)
def crowd() -> tuple[Population, SlowState]:
    """The people, and the state that each has settled in."""
    people = population(PEOPLE, SEED, PERSON)
    return people, settle(people)


@lru_cache(maxsize=32)
def changes(dose: float) -> np.ndarray:
    """How everyone's rating has changed since the start, shape (months, people)."""
    people, start = crowd()
    ratings = simulate(Plan(MONTH * 12).opioid(dose), people, start=start, step=STEP).rating(
        HANDLING, days=MONTH * MONTHS
    )
    return ratings - ratings[0]


class SpreadResult(NamedTuple):
    """What the spread lab computed."""

    changes: np.ndarray  #: change of the rating since the start, shape (months, people)
    month: int

    @property
    def now(self) -> np.ndarray:
        return self.changes[int(np.flatnonzero(MONTHS == self.month)[0])]

    @property
    def better(self) -> float:
        """Of 100 people, those whose rating fell by a point or more."""
        return 100 * float(np.mean(self.now <= -COUNTS))

    @property
    def worse(self) -> float:
        """Of 100 people, those whose rating rose by a point or more."""
        return 100 * float(np.mean(self.now >= COUNTS))

    @property
    def same(self) -> float:
        return 100 - self.better - self.worse

    @property
    def middle(self) -> float:
        """The change of the person in the middle (points)."""
        return float(np.median(self.now))


class SpreadLab(Lab):
    """One dose, two thousand people, a year.

    >>> now = SpreadLab(month=12).result
    >>> now.better > 5 and now.worse > 5
    True
    """

    name = "spread"
    own_passports = {
        "opioid_dose": own_control(
            "opioid_dose", SPREAD["dose"], 60.0, SPREAD["dose unit"], 0.0, MOST_DOSE, 20.0, dose=True
        ),
        "month": own_control("month", SPREAD["month"], 12.0, SPREAD["month unit"], 0.0, 12.0, 1.0),
    }

    def __init__(self, opioid_dose: float = 60.0, month: float = 12.0) -> None:
        super().__init__({"opioid_dose": opioid_dose, "month": month})

    def make_picture(self) -> SpreadPicture:
        return SpreadPicture(MONTHS, SPREAD)

    def run(self, inputs: dict[str, float]) -> SpreadResult:
        return SpreadResult(changes(inputs["opioid_dose"]), round(inputs["month"]))

    def draw(self) -> None:
        now = self.result
        held = np.median(self.held.changes, axis=1) if self.held else None
        self._picture.show(now.month, now.changes, (now.better, now.same, now.worse), held)

    def sentence(self) -> str:
        now = self.result
        return SPREAD["sentence"].format(
            people=PEOPLE,
            dose=self.inputs["opioid_dose"],
            month=now.month,
            better=now.better,
            same=now.same,
            worse=now.worse,
            middle=now.middle,
        )

    def columns(self) -> dict[str, np.ndarray]:
        found = self.result.changes
        columns = {SPREAD["column month"]: MONTHS}
        return columns | {
            SPREAD["column percent"].format(percent=percent): np.percentile(found, percent, axis=1)
            for percent in (5, 25, 50, 75, 95)
        }
