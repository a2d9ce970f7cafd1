"""The spread lab: two thousand people on one dose for a year, and no two courses alike."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider, of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model.adaptation import SlowState
from pain_helpers.model.experiments import EXAMPLE_DOSE, HANDLING, MONTH, MOST_DOSE, SORE
from pain_helpers.model.people import Population, population
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import settle, simulate

from .spread_picture import SpreadPicture
from .words import SPREAD

#: Sore tissue keeps the pain; people differ in it, and in how their body answers. The words say "two thousand".
PEOPLE, SEED = 2000, 2020
LAST_MONTH = 12
#: Closer together at first, where the drug begins to work.
MONTHS = np.concatenate([[0.0, 0.1, 0.25, 0.5], np.arange(1.0, LAST_MONTH + 1)])
#: Long steps are exact enough for a crowd, and quicker.
STEP = 10.0
#: A point up or down counts; less is about the same.
COUNTS = 1.0
#: The bands of the fan, from and to so many percent of the people, the widest first.
BANDS = ((5, 95), (25, 75))


@lru_cache(maxsize=1)
def crowd() -> tuple[Population, SlowState]:
    """The people, and the state that each has settled in."""
    people = population(PEOPLE, SEED, SORE)
    return people, settle(people)


@lru_cache(maxsize=32)
def changes(dose: float) -> np.ndarray:
    """How everyone's rating has changed since the start, shape (months, people)."""
    people, start = crowd()
    course = simulate(Plan(MONTH * LAST_MONTH).opioid(dose), people, start=start, step=STEP)
    ratings = course.rating(HANDLING, days=MONTH * MONTHS)
    return ratings - ratings[0]


class SpreadResult(NamedTuple):
    """What the spread lab computed."""

    changes: np.ndarray  #: change of the rating since the start, shape (months, people)
    month: int

    @property
    def now(self) -> np.ndarray:
        return self.changes[int(np.searchsorted(MONTHS, self.month))]

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
    >>> now.better > 1 and now.worse > 5
    True
    """

    name = "spread"
    texts = SPREAD
    controls = (
        of_model(
            "opioid_dose", EXAMPLE_DOSE, high=MOST_DOSE, step=20.0, title=SPREAD["dose"], unit=SPREAD["dose unit"]
        ),
        Slider(
            name="month",
            title=SPREAD["month"],
            first=float(LAST_MONTH),
            unit=SPREAD["month unit"].format(count=LAST_MONTH),
            low=0.0,
            high=float(LAST_MONTH),
            step=1.0,
        ),
    )

    def make_picture(self) -> SpreadPicture:
        return SpreadPicture(MONTHS, BANDS, COUNTS, SPREAD)

    def run(self, inputs: dict[str, float]) -> SpreadResult:
        return SpreadResult(changes(inputs["opioid_dose"]), round(inputs["month"]))

    def draw(self) -> None:
        now = self.result
        held = np.median(self.held.changes, axis=1) if self.held else None
        self._picture.show(now.month, now.changes, (now.better, now.same, now.worse), held)

    def sentence(self) -> str:
        now = self.result
        return SPREAD["sentence"].format(
            dose=self.inputs["opioid_dose"],
            month=now.month,
            better=now.better,
            same=now.same,
            worse=now.worse,
            middle=now.middle,
        )

    def columns(self) -> dict[str, np.ndarray]:
        percents = sorted({50, *(percent for band in BANDS for percent in band)})
        return {SPREAD["column month"]: MONTHS} | {
            SPREAD["column percent"].format(percent=percent): np.percentile(self.result.changes, percent, axis=1)
            for percent in percents
        }
