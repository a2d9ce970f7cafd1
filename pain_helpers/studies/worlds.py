"""One model, or many that differ in their numbers, asked the same questions.

A :class:`World` is what a study is replayed on. :data:`OWN` is the course's
model: one person of it is run on plain floats. A world of many models runs one
person of each at once, or a crowd of each, and answers with one value a model.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import cached_property
from statistics import NormalDist
from typing import Any

import numpy as np

from pain_helpers.model import gate, parameters, people, readout
from pain_helpers.model.adaptation import SlowState
from pain_helpers.model.course import TAKEN_AWAY, Course
from pain_helpers.model.experiments import TRIAL_PEOPLE, TRIAL_SEED
from pain_helpers.model.parameters import Constants
from pain_helpers.model.people import Population, population, populations
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import settle, simulate

from .trials import SEED, TrialPeople, in_a_trial, trial_people

#: Where a threshold or a dose is first looked for, and how many parts the interval found is cut into.
STIMULI = np.linspace(0.0, 10.0, 51)
DOSES = np.concatenate([[0.0], np.geomspace(1.0, 2000.0, 60)])
PARTS = 20


class World:
    """Models that are run at once. ``models`` is how many, or None for the course's own or another single one.

    ``k`` are their numbers, arrays of the shape ``(models,)`` or floats;
    ``susceptibility`` is that of most people, one value a model. A crowd of many
    models has ``crowd`` people drawn in each, and those whom a trial takes stand
    ``alike`` times in it, alike but for their susceptibility and recovery.
    """

    def __init__(
        self,
        k: Constants = gate.CONSTANTS,
        susceptibility: Any = people.MOST,
        *,
        crowd: int = 400,
        alike: int = 1,
    ) -> None:
        self.k, self.susceptibility = k, susceptibility
        self.models = len(susceptibility) if np.ndim(susceptibility) else None
        self._crowd, self._alike = crowd, alike

    # People

    @property
    def drawn_people(self) -> int:
        """How many people of each model count as drawn: those of a crowd, each as often as it stands there."""
        return self._crowd * self._alike

    @property
    def most(self) -> dict[str, Any]:
        """One of most people, as an input."""
        return {"susceptibility": self.susceptibility}

    @property
    def strongly(self) -> dict[str, Any]:
        """One of the strongly affected few: one in twenty is as susceptible, or more so."""
        if self.models is None and self.k is gate.CONSTANTS:
            return {"susceptibility": people.STRONGLY_AFFECTED}
        strongly = self.susceptibility * np.exp(people.ONE_IN_TWENTY * self.k.spread_of_susceptibility)
        return {"susceptibility": np.minimum(strongly, parameters.SITUATION["susceptibility"].high)}

    def rats(self) -> World:
        """The same with the numbers that stand in for rats, each as susceptible as can be."""
        fully = 1.0 if self.models is None else np.ones(self.models)
        return World(self.k.with_(**parameters.RATS), fully)

    @cached_property
    def trial_people(self) -> TrialPeople:
        """The people whom a trial of opioids would take."""
        if self.models is None:
            return trial_people()
        crowd = self.drawn(SEED, "trial")
        crowd = crowd.chosen(in_a_trial(crowd.before))
        return crowd if self._alike == 1 else self._made_alike(crowd)

    @cached_property
    def central_people(self) -> TrialPeople:
        """The people around the central profile, of whom a trial of ketamine would take those with severe pain."""
        if self.models is None:
            crowd = population(TRIAL_PEOPLE, TRIAL_SEED, "central")
            start = settle(crowd)
            return TrialPeople(crowd, start, simulate(Plan(1), crowd, start=start).rating(days=[0.0])[0])
        return self.drawn(TRIAL_SEED, "central")

    def drawn(self, seed: int, person: str) -> TrialPeople:
        """People around a profile in each of many models, the same draws in each."""
        crowd = populations(self._crowd, seed, person, self.k, self.susceptibility)
        start = settle(crowd)
        before = simulate(Plan(1), crowd, start=start).rating(days=[0.0])[0]
        return TrialPeople(crowd, start, before, np.repeat(np.arange(self.models), self._crowd), self.models)

    def _made_alike(self, crowd: TrialPeople) -> TrialPeople:
        """Each person several times, alike but for the draws of susceptibility: one from each even part of them.

        Before a drug susceptibility does nothing, so what each has settled in stays true.
        """
        times, count = self._alike, len(crowd.before)
        # The people of one model stay together.
        again = np.repeat(np.arange(count), times)
        model = crowd.model[again]
        shares = (np.tile(np.arange(times), count) + np.random.default_rng(SEED).random(times * count)) / times
        draws = np.array([NormalDist().inv_cdf(share) for share in shares])
        spread = np.broadcast_to(self.k.spread_of_susceptibility, (self.models,))[model]
        high = parameters.SITUATION["susceptibility"].high
        susceptible = np.minimum(self.susceptibility[model] * np.exp(spread * draws), high)
        inputs = {name: values[again] for name, values in crowd.people.inputs.items()}
        numbers = {n: v[again] if np.ndim(v) else v for n, v in crowd.people.constants.changes.items()}
        made = Population(len(again), inputs | {"susceptibility": susceptible}, parameters.constants(**numbers))
        start = SlowState(*(values[again] for values in crowd.start))
        return TrialPeople(made, start, crowd.before[again], model, crowd.models)

    # Running one person

    def one(self, person: str | Mapping[str, Any]) -> dict[str, Any] | Population:
        """One person of each model: ``person``, else as most people."""
        inputs = dict(people.PROFILES[person] if isinstance(person, str) else person)
        inputs = self.most | inputs
        return inputs if self.models is None else Population(self.models, inputs, self.k)

    def run(self, plan: Plan, person: str | Mapping[str, Any], **more: Any) -> Course:
        """A plan in one person of each model; ``more`` as for :func:`pain_helpers.model.simulate`."""
        if self.models is None:
            return simulate(plan, self.one(person), constants=self.k, **more)
        return simulate(plan, self.one(person), **more)

    def settled(self, person: str | Mapping[str, Any]) -> SlowState:
        """What one person of each model has settled in."""
        if self.models is None:
            return settle(self.one(person), constants=self.k)
        return settle(self.one(person))

    # Reading off a course of one person of each model

    def threshold(self, course: Course, day: float, level: float = gate.FIRST_PAIN, **look: Any) -> Any:
        """The weakest stimulus rated at least ``level``; 10 where none is and there are many models."""
        if self.models is None:
            return readout.threshold(course, day, level, **look)
        away = TAKEN_AWAY if look.pop("taken_away", False) else {}
        situation = course.situation_on([day], **away | look)
        rated = lambda stimuli: gate.equations(stimuli, situation, course.constants, np).rating  # noqa: E731
        found = _first(rated, STIMULI, level)
        return np.where(np.isinf(found), STIMULI[-1], found)

    def _relief(self, course: Course, day: float, stimulus: float) -> Callable[[np.ndarray], np.ndarray]:
        """What a dose on board that day would take of the rating: a function of doses, shape ``(doses, models)``."""
        situation = course.situation_on([day], **TAKEN_AWAY)
        without = gate.equations(stimulus, situation, course.constants, np).rating

        def relief(doses: np.ndarray) -> np.ndarray:
            situation.opioid = doses
            return 1 - gate.equations(stimulus, situation, course.constants, np).rating / without

        return relief

    def half_relief_dose(self, course: Course, day: float, stimulus: float) -> Any:
        """The dose that halves the rating (mg a day); infinite where none up to 2,000 does."""
        if self.models is None:
            dose = readout.half_relief_dose(course, day, stimulus)
            return math.inf if dose is None else dose
        return _first(self._relief(course, day, stimulus), DOSES, 0.5)

    def dose_for_same_relief(self, course: Course, day: float, dose: float, stimulus: float) -> Any:
        """The dose that takes away as large a share on ``day`` as ``dose`` did on day 0; infinite where none does."""
        if self.models is None:
            found = readout.dose_for_same_relief(course, day, dose, stimulus)
            return math.inf if found is None else found
        share = self._relief(course, 0.0, stimulus)(np.full((1, self.models), dose))[0]
        return _first(self._relief(course, day, stimulus), DOSES, share)


def _first(value: Callable[[np.ndarray], np.ndarray], grid: np.ndarray, level: Any) -> np.ndarray:
    """The least point at which ``value`` reaches ``level``, one a model; infinite where it does not on the grid.

    ``value`` takes points of the shape ``(points, models)`` or ``(points, 1)``. The interval of the grid in which the
    level is first reached is cut into parts, and the point lies on a straight line between two of them.
    """
    rough = value(grid[:, None])
    person = np.arange(rough.shape[1])
    reached = rough >= level
    first = reached.argmax(axis=0)
    before = np.maximum(first - 1, 0)
    fine = grid[before] + (grid[first] - grid[before]) * np.linspace(0.0, 1.0, PARTS + 1)[:, None]
    values = value(fine)
    at = np.maximum((values >= level).argmax(axis=0), 1)
    low, high = values[at - 1, person], values[at, person]
    rise = np.where(high > low, high - low, 1.0)
    share = np.clip((level - low) / rise, 0.0, 1.0)
    found = fine[at - 1, person] + share * (fine[at, person] - fine[at - 1, person])
    return np.where(reached.any(axis=0), np.where(first == 0, grid[0], found), np.inf)


#: The course's own model.
OWN = World()
