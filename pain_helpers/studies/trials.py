"""Trials on the model: the people whom a trial would take, and its two arms."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from pain_helpers.model.adaptation import SlowState
from pain_helpers.model.experiments import EXAMPLE_DOSE, MONTH
from pain_helpers.model.parameters import INPUTS
from pain_helpers.model.people import STRONGLY_AFFECTED, Population, population
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import settle, simulate

#: Trials of opioids take people whose pain is about so much of 10 at the start.
LEAST_PAIN, MOST_PAIN = 5.0, 8.0
#: So many are drawn, of whom about a quarter start in that range.
DRAWN, SEED = 8000, 2018
#: Long steps are exact enough for a mean over a crowd, and quicker.
CROWD_STEP = 10.0


class TrialPeople(NamedTuple):
    """Those whom a trial would take. Arrays have one value a person."""

    people: Population
    start: SlowState  #: what each has settled in
    before: np.ndarray  #: the rating of everyday handling before anything is done, 0 to 10
    model: np.ndarray | None = None  #: whose people they are, where many models are run at once: 0, 1, ...
    models: int = 1

    def ratings(self, plan: Plan, days, *, taken_away: bool = False) -> np.ndarray:
        """Everyone's rating of everyday handling on ``days`` of a plan, shape ``(days, people)``."""
        course = simulate(plan, self.people, start=self.start, step=CROWD_STEP, days=days)
        return course.rating(days=days, taken_away=taken_away)

    def some(self, count: int) -> TrialPeople:
        """The first ``count`` of them, or all where there are many models: for a quick look."""
        return self if self.model is not None else self.chosen(np.arange(len(self.before)) < count)

    def chosen(self, of_them: np.ndarray) -> TrialPeople:
        """Some of them: ``of_them`` is true for each who stays."""
        start = SlowState(*(values[of_them] for values in self.start))
        model = None if self.model is None else self.model[of_them]
        return TrialPeople(self.people.chosen(of_them), start, self.before[of_them], model, self.models)

    def mean(self, values: np.ndarray) -> Any:
        """The mean over people of ``values``, which have people last; where there are many models, one mean a model."""
        if self.model is None:
            return np.asarray(values).mean(axis=-1)
        flat = np.reshape(values, (-1, len(self.model)))
        # Each model has at least one of them, or its mean says nothing: not a number.
        people = np.bincount(self.model, None, self.models)
        with np.errstate(invalid="ignore"):
            means = [np.bincount(self.model, row, self.models) / people for row in flat]
        return np.reshape(means, (*np.shape(values)[:-1], self.models))


def in_a_trial(before: np.ndarray) -> np.ndarray:
    """Whether a trial of opioids would take someone with such pain."""
    return (before >= LEAST_PAIN) & (before <= MOST_PAIN)


def drawn(count: int, seed: int = SEED, person: str | dict = "trial", **constants) -> TrialPeople:
    """``count`` people around a profile, of whom those are kept whose pain is that of a trial of opioids."""
    people = population(count, seed, person, **constants)
    start = settle(people)
    before = simulate(Plan(1), people, start=start).rating(days=[0.0])[0]
    return TrialPeople(people, start, before).chosen(in_a_trial(before))


@lru_cache(maxsize=1)
def trial_people() -> TrialPeople:
    """The same people for every study and every lab: about two thousand."""
    return drawn(DRAWN)


def arms(length: float, hoped: float, add_drug) -> tuple[Plan, Plan]:
    """A plan with the drug and one with placebo over ``length`` days, the same hope in both for ``hoped`` days."""
    placebo = Plan(length).setting("hope", 1.0, to_day=hoped)
    return add_drug(placebo), placebo


#: When the year is looked at, in months: closer together at first, where the drug begins to work.
YEAR_MONTHS = np.concatenate([[0.0, 0.1, 0.25, 0.5], np.arange(1.0, 13.0)])


class YearOfPeople(NamedTuple):
    """A year on one amount of an opioid. Arrays have the shape ``(months, people)``, in points of the rating."""

    against_placebo: np.ndarray  #: pain on the drug, less that of the same person on placebo; hope in both
    taken_away: np.ndarray  #: pain with the drug taken away in thought, less that before the drug


def year_in_a_trial(crowd: TrialPeople) -> YearOfPeople:
    """What a year does in people of a trial."""
    days = MONTH * YEAR_MONTHS
    length = float(np.ceil(days[-1]))
    drug, placebo = arms(length, length, lambda plan: plan.opioid(EXAMPLE_DOSE))
    away = crowd.ratings(Plan(length).opioid(EXAMPLE_DOSE), days, taken_away=True) - crowd.before
    return YearOfPeople(crowd.ratings(drug, days) - crowd.ratings(placebo, days), away)


@lru_cache(maxsize=1)
def year_of_people() -> YearOfPeople:
    """What a year does in the people of trials: computed once, in a few seconds."""
    return year_in_a_trial(trial_people())


#: What opioids change in the relay for longer than they are there.
LASTING = ("opioid_phosphorylation", "pumps_lost_to_opioid", "gs_share", "monoamine_tone")


@lru_cache(maxsize=1)
def _after_a_year() -> dict[str, float]:
    course = simulate(Plan(365).opioid(EXAMPLE_DOSE), {"susceptibility": STRONGLY_AFFECTED})
    return {name: getattr(course.state_on(365), name) for name in LASTING}


def lasting_changes(share: float) -> dict[str, float]:
    """Hyperalgesia as inputs of the gate: ``share`` (0 to 1) of what a year leaves in the strongly affected."""
    healthy = {name: INPUTS[name].value for name in LASTING}
    return {name: healthy[name] + share * (changed - healthy[name]) for name, changed in _after_a_year().items()}
