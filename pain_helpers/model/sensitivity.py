"""What the model's conclusions hang on: each number of the equations moved, and what that does.

One population answers it: the first person has the passports' numbers, and
each other person differs from the first in one number only.
"""

from __future__ import annotations

from functools import lru_cache
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np

from . import gate, parameters
from .people import Population, profile
from .plan import Plan
from .ranges import between
from .simulation import DRUG_FREE, Course, settle, simulate

NAMES = tuple(parameters.CONSTANTS)
COUNT = 1 + 2 * len(NAMES)
PINPRICK = 6.0
TOUCH = 2.0
#: The infusion of the trial in CRPS.
RATE, HOURS = 20.0, 100.0
#: What the opioid's conclusions are read from: mg oral morphine equivalent a day.
DOSE = 60.0
#: Doses among which that for half relief is looked for (mg a day); one that is above counts as the last.
TRIED = np.concatenate([[0.0], np.geomspace(1.0, 2000.0, 60)])


class Swing(NamedTuple):
    """One conclusion as it stands and with each number moved down and up; arrays have one value a number, in the order of ``NAMES``."""

    base: float
    down: np.ndarray
    up: np.ndarray

    @property
    def size(self) -> np.ndarray:
        """How far the conclusion moves at most."""
        return np.maximum(abs(self.down - self.base), abs(self.up - self.base))


def moved(share: float) -> SimpleNamespace:
    """The numbers of ``COUNT`` people: the passports', then each moved ``share`` of the way to its lower end, then to its upper."""
    values = {}
    for place, (name, passport) in enumerate(parameters.CONSTANTS.items()):
        people = np.full(COUNT, passport.value)
        people[1 + place] += share * (passport.low - passport.value)
        people[1 + len(NAMES) + place] += share * (passport.high - passport.value)
        values[name] = np.clip(people, passport.low, passport.high)
    return SimpleNamespace(**values)


def _people(person: str, k: SimpleNamespace) -> Population:
    return Population(COUNT, {name: np.full(COUNT, value) for name, value in profile(person).items()}, k)


def _arms(k: SimpleNamespace) -> tuple[np.ndarray, np.ndarray]:
    """Ketamine less placebo in the trial's case at weeks 1 and 12 (points)."""
    people = _people("central", k)
    settled = settle(people)
    placebo = Plan(84).setting("hope", 1.0, to_day=HOURS / 24)
    drug, other = (
        simulate(plan, people, start=settled).rating(days=[7.0, 84.0])
        for plan in (placebo.ketamine(RATE, hours=HOURS), placebo)
    )
    return tuple(drug - other)


def _dose_for_half_relief(course: Course, day: float) -> np.ndarray:
    """The dose that halves the drug-free rating of a pinprick on one day (mg a day), one value a person."""
    situation = course.situation_on(np.array([day]), **DRUG_FREE)
    situation.opioid = TRIED[:, None]
    ratings = gate.equations(PINPRICK, situation, course.constants, np).rating
    enough = ratings <= 0.5 * ratings[0]
    enough[-1] = True
    first = enough.argmax(axis=0)
    person = np.arange(ratings.shape[1])
    before, after = ratings[first - 1, person], ratings[first, person]
    share = np.clip((before - 0.5 * ratings[0]) / np.maximum(before - after, 1e-12), 0.0, 1.0)
    return TRIED[first - 1] + share * (TRIED[first] - TRIED[first - 1])


def _on_opioid(k: SimpleNamespace) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pain added after half a year (points), the ED50 of day 90 over that of day 0, and pain added half a year after a taper."""
    people = _people("healthy", k)
    settled = settle(people)
    steady = simulate(Plan(180).opioid(DOSE), people, start=settled)
    start, risen = steady.rating(PINPRICK, days=[0.0, 180.0], drug_free=True)
    tapered = simulate(Plan(430).opioid(DOSE, to_day=180).taper(DOSE, from_day=180, to_day=250), people, start=settled)
    after = tapered.rating(PINPRICK, days=[430.0], drug_free=True)[0]
    return risen - start, _dose_for_half_relief(steady, 90) / _dose_for_half_relief(steady, 0), after - start


def _touch(k: SimpleNamespace) -> np.ndarray:
    """A light touch in a relay with half the brake and NMDA half overactive (of 10)."""
    return gate.respond(np.full(COUNT, TOUCH), constants=k, **gate.SENSITIZED).rating


@lru_cache(maxsize=16)
def swings(share: float) -> tuple[Swing, ...]:
    """Every conclusion with each number moved ``share`` (0 to 1) of the way to either end of its range.

    In order: ketamine less placebo at week 1 and at week 12; pain with the drug
    removed after 180 days on an opioid, less that before; the dose for half
    relief on day 90 over that on day 0; the rating of a light touch in a
    turned-up relay; pain half a year after a taper, less that before.
    """
    k = moved(between("share", 0.0, 1.0).number(share))
    week_1, week_12 = _arms(k)
    added, doses, after = _on_opioid(k)
    found = (week_1, week_12, added, doses, _touch(k), after)
    half = len(NAMES) + 1
    return tuple(Swing(float(values[0]), values[1:half], values[half:]) for values in found)
