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

from pain_helpers.literature.published import CRPS_WEEK_1, FOUND_ON_OPIOID
from pain_helpers.literature.targets import TARGETS
from pain_helpers.model import gate, parameters
from pain_helpers.model.adaptation import SlowState
from pain_helpers.model.course import TAKEN_AWAY, Course
from pain_helpers.model.experiments import EXAMPLE_DOSE, PINPRICK, TOUCH
from pain_helpers.model.parameters import Constants
from pain_helpers.model.people import MOST, STRONGLY_AFFECTED, Population, profile
from pain_helpers.model.plan import Plan
from pain_helpers.model.ranges import between
from pain_helpers.model.simulation import settle, simulate

from .replay import YEAR, crps_arms
from .trials import CROWD_STEP

NAMES = tuple(parameters.CONSTANTS)
COUNT = 1 + 2 * len(NAMES)
#: After a year on an opioid a taper of 26 weeks begins, and half a year after its end the pain is rated.
TAPER, LATER = 182.0, 182.0
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


def _people(person: dict[str, float], k: Constants) -> Population:
    return Population(COUNT, {name: np.full(COUNT, value) for name, value in person.items()}, k)


def _dose_for_half_relief(course: Course, day: float) -> np.ndarray:
    """The dose that halves the rating of a pinprick without the drug on one day (mg a day), one value a person."""
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
        people = _people(profile("central"), self.k)
        settled = settle(people)
        drug, placebo = (simulate(plan, people, start=settled).rating(days=[7.0, 84.0]) for plan in crps_arms(84.0))
        return drug - placebo

    @cached_property
    def _healthy(self) -> SlowState:
        """What a healthy person has settled in: it is the same however susceptible to opioids."""
        return settle(_people({"susceptibility": MOST}, self.k))

    def _a_year(self, susceptibility: float) -> Course:
        """A year on one dose at a healthy place."""
        people = _people({"susceptibility": susceptibility}, self.k)
        return simulate(Plan(YEAR).opioid(EXAMPLE_DOSE), people, start=self._healthy, step=CROWD_STEP)

    @cached_property
    def most(self) -> Course:
        """A year of one of most people."""
        return self._a_year(MOST)

    @property
    def added_in_most(self) -> np.ndarray:
        """What that year has added to the rating of a pinprick, drug taken away in thought (points)."""
        return np.diff(self.most.rating(PINPRICK, days=[0.0, YEAR], taken_away=True), axis=0)[0]

    @property
    def added_in_the_strongly_affected(self) -> np.ndarray:
        """The same in one of the strongly affected few (points)."""
        course = self._a_year(STRONGLY_AFFECTED)
        return np.diff(course.rating(PINPRICK, days=[0.0, YEAR], taken_away=True), axis=0)[0]

    @property
    def dose_ratio(self) -> np.ndarray:
        """The dose for half relief after a while, over that at the start."""
        return _dose_for_half_relief(self.most, AGAIN) / _dose_for_half_relief(self.most, 0.0)

    @property
    def relief_after_a_year(self) -> np.ndarray:
        """How far below the start the pain of someone in a trial is after a year, on the drug (points)."""
        people = _people(profile("trial"), self.k)
        course = simulate(Plan(YEAR).opioid(EXAMPLE_DOSE), people, start=settle(people), step=CROWD_STEP)
        before = course.rating(days=[0.0], taken_away=True)[0]
        return before - course.rating(days=[YEAR])[0]

    @property
    def pain_left(self) -> np.ndarray:
        """What a year has left of a pinprick half a year after a taper, in one of most people (points)."""
        after = simulate(
            Plan(TAPER + LATER).taper(EXAMPLE_DOSE, from_day=0.0, to_day=TAPER),
            self.most.person,
            start=self.most.state_on(YEAR),
            step=CROWD_STEP,
        )
        before = self.most.rating(PINPRICK, days=[0.0], taken_away=True)[0]
        return after.rating(PINPRICK, days=[TAPER + LATER], taken_away=True)[0] - before

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
    found: str = ""  #: what was found in people, as a sentence


def _by_key(*conclusions: Conclusion) -> dict[str, Conclusion]:
    return {conclusion.key: conclusion for conclusion in conclusions}


_IN_THE_TRIAL = CRPS_WEEK_1[1].value - CRPS_WEEK_1[0].value
_BETTER = -FOUND_ON_OPIOID[0].value

CONCLUSIONS = _by_key(
    Conclusion(
        key="ketamine_week_1",
        name="Ketamine less placebo, week 1",
        claim="ketamine is better than placebo by half a point or more at week 1",
        unit="points",
        value=lambda runs: runs.ketamine_less_placebo[0],
        holds=lambda value: value <= -COUNTS,
        found=f"In the trial that it was fitted to, the difference was {_IN_THE_TRIAL:.1f} points.",
    ),
    Conclusion(
        key="ketamine_fades",
        name="What is gone of that difference by week 12",
        claim="by week 12 half a point or more of ketamine's advantage over placebo is gone",
        unit="points",
        value=lambda runs: runs.ketamine_less_placebo[1] - runs.ketamine_less_placebo[0],
        holds=lambda value: value >= COUNTS,
        found="In the trial it was no longer significant by then.",
    ),
    Conclusion(
        key="most_people_little",
        name="Pain added to a pinprick by a year on an opioid, most people",
        claim="in most people a year on an opioid adds less than half a point to a pinprick, "
        "drug taken away in thought",
        unit="points",
        value=lambda runs: runs.added_in_most,
        holds=lambda value: value < COUNTS,
        found="In the one placebo-controlled trial, people were no more sensitive after a month. "
        "After a year nobody has measured it.",
    ),
    Conclusion(
        key="a_few_much",
        name="Pain added to a pinprick by a year on an opioid, the strongly affected few",
        claim="in the strongly affected few a year on an opioid adds half a point or more to a pinprick, "
        "drug taken away in thought",
        unit="points",
        value=lambda runs: runs.added_in_the_strongly_affected,
        holds=lambda value: value >= COUNTS,
        found="How many real people are so affected, nobody knows.",
    ),
    Conclusion(
        key="relief_lasts_a_little",
        name="Relief left after a year on an opioid, most people",
        claim="in most people a year on an opioid leaves some relief while it is taken",
        unit="points",
        value=lambda runs: runs.relief_after_a_year,
        holds=lambda value: value > 0.0,
        found=f"In trials of three to six months, opioids were {_BETTER:.1f} points better than placebo.",
    ),
    Conclusion(
        key="strength_lost",
        name=f"Strength that the opioid has lost by day {AGAIN:.0f}, most people",
        claim=f"after {AGAIN:.0f} days the same amount takes less pain away",
        unit="%",
        # Not how much more would do the same: nobody should read that off a picture.
        value=lambda runs: 100 - 100 / runs.dose_ratio,
        holds=lambda value: value > 0.0,
        found=f"In a trial of a month, the test opioid lost {100 - 100 / TARGETS['F2'].value:.0f} % of its strength.",
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
        name="Pinprick half a year after a taper, less the start, most people",
        claim="in most people a pinprick half a year after a taper hurts as before the opioid, within half a point",
        unit="points",
        value=lambda runs: runs.pain_left,
        holds=lambda value: abs(value) < COUNTS,
        found="In people, pain after opioids were stopped was on average much as it was on them, and worse for some.",
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
