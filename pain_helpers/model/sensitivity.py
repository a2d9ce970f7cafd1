"""What the model's conclusions hang on: each number of the equations moved, and what that does.

Each conclusion is a record of :data:`CONCLUSIONS`: what is claimed, how it is
read off the model, and what it takes to hold. One population answers all of
them: the first person has the passports' numbers, and each other person
differs from the first in one number only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from . import gate, parameters
from .course import TAKEN_AWAY, Course
from .experiments import EXAMPLE_DOSE, PINPRICK, TOUCH
from .parameters import Constants
from .people import Population, profile
from .plan import Plan
from .ranges import between
from .replay import crps_arms
from .simulation import settle, simulate

NAMES = tuple(parameters.CONSTANTS)
COUNT = 1 + 2 * len(NAMES)
#: The opioid is taken for so many days; a taper ends, and half a year later the pain is rated.
ON_OPIOID, TAPERED, LATER = 180.0, 250.0, 430.0
#: The day on which the dose for half relief is asked for again.
AGAIN = 90.0
#: Doses among which that for half relief is looked for (mg a day); one that is above counts as the last.
TRIED = np.concatenate([[0.0], np.geomspace(1.0, 2000.0, 60)])
#: A difference in pain counts from half a point on.
COUNTS = 0.5


class Swing(NamedTuple):
    """One conclusion as it stands and with each number moved down and up; arrays have one value a name in ``NAMES``."""

    base: float
    down: np.ndarray
    up: np.ndarray

    @property
    def size(self) -> np.ndarray:
        """How far the conclusion moves at most."""
        return np.maximum(abs(self.down - self.base), abs(self.up - self.base))


def moved(share: float) -> Constants:
    """The numbers of ``COUNT`` people: the passports', then each moved ``share`` of the way to its lower end, then to
    its upper."""
    values = {}
    for place, (name, passport) in enumerate(parameters.CONSTANTS.items()):
        people = np.full(COUNT, passport.value)
        people[1 + place] += share * (passport.low - passport.value)
        people[1 + len(NAMES) + place] += share * (passport.high - passport.value)
        values[name] = np.clip(people, passport.low, passport.high)
    return parameters.constants(**values)


def _people(person: str, k: Constants) -> Population:
    return Population(COUNT, {name: np.full(COUNT, value) for name, value in profile(person).items()}, k)


def _dose_for_half_relief(course: Course, day: float) -> np.ndarray:
    """The dose that halves the drug-free rating of a pinprick on one day (mg a day), one value a person."""
    situation = course.situation_on(np.array([day]), **TAKEN_AWAY)
    situation.opioid = TRIED[:, None]
    ratings = gate.equations(PINPRICK, situation, course.constants, np).rating
    enough = ratings <= 0.5 * ratings[0]
    enough[-1] = True
    first = enough.argmax(axis=0)
    person = np.arange(ratings.shape[1])
    before, after = ratings[first - 1, person], ratings[first, person]
    share = np.clip((before - 0.5 * ratings[0]) / np.maximum(before - after, 1e-12), 0.0, 1.0)
    return TRIED[first - 1] + share * (TRIED[first] - TRIED[first - 1])


class Runs:
    """The runs that the conclusions are read from, each made when it is first asked for; one value a person."""

    def __init__(self, k: Constants) -> None:
        self.k = k

    @cached_property
    def ketamine_less_placebo(self) -> np.ndarray:
        """Ketamine less placebo in the trial's case at weeks 1 and 12 (points), shape ``(2, people)``."""
        people = _people("central", self.k)
        settled = settle(people)
        drug, placebo = (simulate(plan, people, start=settled).rating(days=[7.0, 84.0]) for plan in crps_arms(84.0))
        return drug - placebo

    @cached_property
    def _healthy(self) -> tuple:
        people = _people("healthy", self.k)
        return people, settle(people)

    @cached_property
    def on_opioid(self) -> Course:
        """Half a year on one dose."""
        people, settled = self._healthy
        return simulate(Plan(ON_OPIOID).opioid(EXAMPLE_DOSE), people, start=settled)

    @cached_property
    def pain_before(self) -> np.ndarray:
        """The rating of a pinprick before the opioid."""
        return self.on_opioid.rating(PINPRICK, days=[0.0], taken_away=True)[0]

    @property
    def pain_added(self) -> np.ndarray:
        """What the opioid has added to it in the end, with the drug removed (points)."""
        return self.on_opioid.rating(PINPRICK, days=[ON_OPIOID], taken_away=True)[0] - self.pain_before

    @property
    def dose_ratio(self) -> np.ndarray:
        """The dose for half relief after a while, over that at the start."""
        return _dose_for_half_relief(self.on_opioid, AGAIN) / _dose_for_half_relief(self.on_opioid, 0.0)

    @property
    def pain_left(self) -> np.ndarray:
        """What of it is left half a year after a taper (points)."""
        people, settled = self._healthy
        plan = Plan(LATER).opioid(EXAMPLE_DOSE, to_day=ON_OPIOID)
        plan = plan.taper(EXAMPLE_DOSE, from_day=ON_OPIOID, to_day=TAPERED)
        later = simulate(plan, people, start=settled).rating(PINPRICK, days=[LATER], taken_away=True)[0]
        return later - self.pain_before

    @property
    def touch(self) -> np.ndarray:
        """The rating of a light touch in a turned-up relay (of 10)."""
        return gate.respond(np.full(COUNT, TOUCH), constants=self.k, **gate.SENSITIZED).rating


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """Something that the model says."""

    key: str
    name: str  #: for a picture's title
    claim: str  #: a clause for a sentence
    unit: str
    value: Callable[[Runs], np.ndarray]  #: how it is read off the runs, one value a person
    holds: Callable[[np.ndarray], np.ndarray]  #: whether it still holds at such a value


def _by_key(*conclusions: Conclusion) -> dict[str, Conclusion]:
    return {conclusion.key: conclusion for conclusion in conclusions}


CONCLUSIONS = _by_key(
    Conclusion(
        key="ketamine_week_1",
        name="Ketamine less placebo, week 1",
        claim="ketamine is better than placebo by half a point or more at week 1",
        unit="points",
        value=lambda runs: runs.ketamine_less_placebo[0],
        holds=lambda value: value <= -COUNTS,
    ),
    Conclusion(
        key="ketamine_week_12",
        name="Ketamine less placebo, week 12",
        claim="by week 12 the two arms are less than half a point apart",
        unit="points",
        value=lambda runs: runs.ketamine_less_placebo[1],
        holds=lambda value: abs(value) < COUNTS,
    ),
    Conclusion(
        key="opioid_adds_pain",
        name=f"Pain added by {ON_OPIOID:.0f} days on an opioid, drug removed",
        claim=f"{ON_OPIOID:.0f} days on an opioid add half a point or more of pain, drug removed",
        unit="points",
        value=lambda runs: runs.pain_added,
        holds=lambda value: value >= COUNTS,
    ),
    Conclusion(
        key="dose_for_half_relief",
        name=f"Dose for half relief, day {AGAIN:.0f} over day 0",
        claim=f"after {AGAIN:.0f} days it takes more opioid for half relief",
        unit="times",
        value=lambda runs: runs.dose_ratio,
        holds=lambda value: value > 1.0,
    ),
    Conclusion(
        key="touch_hurts",
        name="A light touch in a turned-up relay",
        claim="a light touch hurts in a turned-up relay",
        unit="of 10",
        value=lambda runs: runs.touch,
        holds=lambda value: value >= gate.FIRST_PAIN,
    ),
    Conclusion(
        key="pain_after_taper",
        name="Pain half a year after a taper, less the start",
        claim="half a year after a taper pain is within half a point of the start",
        unit="points",
        value=lambda runs: runs.pain_left,
        holds=lambda value: abs(value) < COUNTS,
    ),
)


@lru_cache(maxsize=16)
def swings(share: float) -> Mapping[str, Swing]:
    """Every conclusion, by its key, with each number moved ``share`` (0 to 1) of the way to either end of its range."""
    runs = Runs(moved(between("share", 0.0, 1.0).number(share)))
    half = len(NAMES) + 1
    found = {key: conclusion.value(runs) for key, conclusion in CONCLUSIONS.items()}
    return MappingProxyType(
        {key: Swing(float(values[0]), values[1:half], values[half:]) for key, values in found.items()}
    )
