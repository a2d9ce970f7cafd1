"""Months of drugs, pain and recovery: a plan and a person in, a course out.

:func:`simulate` runs one person on plain Python floats and thousands on arrays,
with the same equations (:mod:`pain_helpers.model.adaptation`). Steps are small after
each change of the plan and where sensitization takes off, and grow elsewhere;
the states are exact for whatever stays as it is within a step, so they keep
their bounds at any step.

Held against SciPy's LSODA at a relative error of 1e-9, the rating of any
stimulus is within 0.05 points over courses of 180 days (tests/test_simulation.py).
"""

from __future__ import annotations

import csv
import io
import math
import time
from bisect import bisect_right
from functools import cached_property, lru_cache
from types import SimpleNamespace

import numpy as np

from . import adaptation, experiments, gate, parameters
from .adaptation import RESTED, SlowState
from .people import Population, profile
from .plan import Plan
from .ranges import between, shown
from .scenario import Scenario, check_switches

#: The longest step, and the one right after a change, in days; while all is calm each is half as long again as the last.
STEP = 6.0
FIRST_STEP = 0.125
GROWTH = 1.5
#: A step that disagrees with the one before by more than this (of a state's range) is followed by a shorter one.
CALM = 0.0015
_RESTLESS = [SlowState._fields.index(name) for name in ("nmda_phosphorylation", "sensitization")]
#: How long a person has lived with what drives the pain before a plan starts.
SETTLING_DAYS = 1500.0
#: Near rest a long step is as exact as short ones: the rating is within 0.0001 of that at half-day steps.
SETTLING_STEP = 40.0

#: Units of the slow states, for headings.
UNITS = {
    "ketamine": "ng/mL",
    "opioid": "mg oral morphine equivalent a day",
    "kcc2": "of healthy",
    "sex_hormones": "of healthy",
    "monoamine_tone": "of healthy",
}
DRUG_FREE = {"opioid": 0.0, "dependence": 0.0, "ketamine": 0.0}

_HEALTHY = {name: passport.value for name, passport in parameters.PASSPORTS.items()}


class Course:
    """What :func:`simulate` returns: the slow states over days, and whatever is read from them.

    ``days`` has the shape ``(n,)``, one day apart (the last may be closer).
    ``states`` is a :class:`pain_helpers.model.adaptation.SlowState` of arrays of the
    shape ``(n,)``, or ``(n, people)`` for a population; for thousands of people
    asking for some days only is far quicker.
    """

    def __init__(self, stretches, constants, count, starts, states, pairs) -> None:
        self.constants = constants
        self.count = count  #: how many people, or None for one
        self._stretches = stretches
        self._changes = [start for start, _, _ in stretches]
        self._starts = starts
        self._states = states
        self._pairs = pairs
        self.length = stretches[-1][1]  #: days
        whole = np.arange(0.0, math.floor(self.length) + 1)
        self.days = whole if whole[-1] == self.length else np.append(whole, self.length)

    @cached_property
    def states(self) -> SlowState:
        """The slow states on all of ``days``."""
        return self.states_on(self.days)

    def states_on(self, days: np.ndarray) -> SlowState:
        """The slow states on ``days`` (an array, any days of the course), as arrays."""
        days = self._days(days)
        steps = [min(bisect_right(self._starts, day), len(self._pairs)) - 1 for day in days.tolist()]
        if self.count is None:
            start = np.array([self._states[i] for i in steps]).T
            a, b = np.moveaxis(np.array([self._pairs[i] for i in steps]), 0, -1).swapaxes(0, 1)
            passed = days - np.array([self._starts[i] for i in steps])
            return SlowState(*(a / b + (start - a / b) * np.exp(-b * passed)))
        rows = [
            adaptation.follow(self._states[i], self._pairs[i], day - self._starts[i], np)
            for i, day in zip(steps, days.tolist())
        ]
        return SlowState(*(np.array(column) for column in zip(*rows)))

    def situation_on(self, days: np.ndarray, states: SlowState | None = None, **changes) -> SimpleNamespace:
        """Everything the gate needs on ``days``. ``changes`` put inputs at other values, for one look."""
        parameters.check_inputs(changes)
        days = self._days(days)
        states = self.states_on(days) if states is None else states
        parts = [min(bisect_right(self._changes, day), len(self._changes)) - 1 for day in days.tolist()]
        inputs = dict(_HEALTHY)
        for name in self._stretches[0][2]:
            values = [inputs_then[name] for _, _, inputs_then in self._stretches]
            if all(value is values[0] for value in values):
                inputs[name] = values[0]
            elif self.count is None:
                inputs[name] = np.array(values)[parts]
            else:
                each = [np.broadcast_to(value, self.count) for value in values]
                inputs[name] = np.array([each[part] for part in parts])
        for name, values in zip(SlowState._fields, states):
            if name in parameters.INPUTS:
                inputs[name] = values
        return SimpleNamespace(**(inputs | changes))

    def _days(self, days) -> np.ndarray:
        if days is None:
            return self.days
        passport = between("days", 0.0, self.length, "days")
        # A list of days is for people to write, so it is read too.
        row = (
            np.array([passport.number(day) for day in days])
            if isinstance(days, (list, tuple))
            else passport.check(days)
        )
        checked = np.atleast_1d(np.asarray(row, dtype=float))
        if checked.ndim != 1 or checked.size == 0:
            raise ValueError(f"days must be one day or a row of days, not {shown(days)}.")
        return checked

    def _day(self, day) -> np.ndarray:
        return np.array([between("day", 0.0, self.length, "days").number(day)])

    def respond(self, stimulus=experiments.HANDLING, days=None, *, drug_free: bool = False, **changes) -> gate.Response:
        """The gate's answer to one stimulus on each of ``days`` (all of them unless given).

        ``drug_free`` takes opioid and ketamine off board and leaves what they
        changed; dependence goes too, or withdrawal would count as lasting
        hyperalgesia. Each field has the shape ``(days,)`` or ``(days, people)``.
        """
        parameters.INPUTS["stimulus"].check(stimulus)
        if days is None:
            days, states = self.days, self.states
        else:
            days, states = self._days(days), None
        situation = self.situation_on(days, states, **(DRUG_FREE if drug_free else {}) | changes)
        return gate.equations(stimulus, situation, self.constants, np)

    def rating(self, stimulus=experiments.HANDLING, days=None, *, drug_free: bool = False, **changes) -> np.ndarray:
        """The pain rating, 0 to 10. Arguments and shape as for :meth:`respond`."""
        return self.respond(stimulus, days, drug_free=drug_free, **changes).rating

    def state_on(self, day: float) -> SlowState:
        """The slow states on one day, as floats or arrays of one value a person; a later :func:`simulate` may start there."""
        on = self.states_on(self._day(day))
        return SlowState(*(float(column[0]) if self.count is None else column[0] for column in on))

    def table(self, stimuli=(2.0, experiments.HANDLING, 8.0)) -> dict[str, np.ndarray]:
        """The course as columns: a heading with its unit, and an array of one shape each.

        One row a day, or a day and person for a population.
        """
        shape = (len(self.days),) if self.count is None else (len(self.days), self.count)
        columns = {"day": np.broadcast_to(self.days if self.count is None else self.days[:, None], shape)}
        if self.count is not None:
            columns["person"] = np.broadcast_to(np.arange(1, self.count + 1), shape)
        for stimulus in stimuli:
            columns[f"rating of stimulus {stimulus:g} (of 10)"] = np.broadcast_to(self.rating(stimulus), shape)
            drug_free = self.rating(stimulus, drug_free=True)
            columns[f"rating of stimulus {stimulus:g} without drug (of 10)"] = np.broadcast_to(drug_free, shape)
        for name, values in zip(SlowState._fields, self.states):
            columns[f"{name} ({UNITS.get(name, 'of 1')})"] = np.broadcast_to(values, shape)
        return {heading: column.reshape(-1) for heading, column in columns.items()}

    def csv(self, stimuli=(2.0, experiments.HANDLING, 8.0)) -> str:
        """:meth:`table` as text: a row of headings, then one row a day (and person)."""
        columns = self.table(stimuli)
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(zip(*(column.tolist() for column in columns.values())))
        return text.getvalue()


def _restlessness(before: tuple, after: tuple, dt: float) -> float:
    """How far two steps that follow each other disagree about sensitization or phosphorylation, of their range.

    The two feed on themselves, so they are where a long step would go wrong.
    In a population the most restless person counts.
    """
    worst = 0.0
    for place in _RESTLESS:
        (a_before, b_before), (a, b) = before[place], after[place]
        moved = abs(a - a_before - (b - b_before) * a / b) * dt
        worst = max(worst, moved if isinstance(moved, float) else float(moved.max()))
    return worst


def _run(stretches, state: SlowState, switches, k, longest: float, xp, progress=None):
    """March through the stretches. Returns lists: starts of steps, states there (and at the end), pairs used."""
    starts, states, pairs_used = [], [state], []
    length = stretches[-1][1]
    told = begun = time.perf_counter()
    for start, end, inputs in stretches:
        situation = SimpleNamespace(**(_HEALTHY | inputs))
        day, pairs, step = start, None, min(FIRST_STEP, longest)
        while end - day > 1e-9:
            # A rest shorter than a quarter of a step is not worth a step of its own.
            dt = end - day if end - day < 1.25 * step else step
            before = pairs
            state, pairs = adaptation.advance(state, pairs, situation, switches, k, dt, xp)
            starts.append(day)
            states.append(state)
            pairs_used.append(pairs)
            day += dt
            if before is None or _restlessness(before, pairs, dt) < CALM:
                step = min(longest, step * GROWTH)
            elif step > FIRST_STEP:
                step = step / GROWTH
            if progress is not None:
                now = time.perf_counter()
                if now - told > 0.1 and now - begun > 0.3:
                    progress(min(day / length, 1.0))
                    told = now
    return starts, states, pairs_used


@lru_cache(maxsize=64)
def _settled(person: tuple, constants: tuple, switches: tuple) -> SlowState:
    k = SimpleNamespace(**dict(constants))
    _, states, _ = _run(
        [(0.0, SETTLING_DAYS, dict(person))], RESTED, SimpleNamespace(**dict(switches)), k, SETTLING_STEP, math
    )
    return states[-1]


def settle(
    person: str | dict | Population = "healthy",
    *,
    switches: dict | None = None,
    constants: SimpleNamespace | None = None,
) -> SlowState:
    """The slow states of a person who has lived for 400 days with what drives the pain, on the person's own doses, if any."""
    on = check_switches(switches or {})
    if isinstance(person, Population):
        k = person.constants if constants is None else constants
        _check_sizes(k, person.count)
        return _settle_many(person.inputs, k, SimpleNamespace(**on), person.count)
    k = gate.CONSTANTS if constants is None else constants
    _check_sizes(k, None)
    return _settled(tuple(sorted(profile(person).items())), tuple(vars(k).items()), tuple(on.items()))


def _settle_many(inputs: dict, k, switches, count: int) -> SlowState:
    rested = SlowState(*(np.full(count, value) for value in RESTED))
    _, states, _ = _run([(0.0, SETTLING_DAYS, inputs)], rested, switches, k, SETTLING_STEP, np)
    return states[-1]


def _check_sizes(k: SimpleNamespace, count: int | None) -> None:
    """Raise ``ValueError`` for constants that are not one number each, or for a population one a person."""
    if not isinstance(k, SimpleNamespace):
        raise ValueError(f"constants must be made by parameters.constants, not {shown(k)}.")
    for name, value in vars(k).items():
        if np.ndim(value) and np.shape(value) != (count,):
            people = "one person" if count is None else f"{count} people"
            raise ValueError(
                f"{name} must be one number or one for each person, not {np.size(value)} numbers for {people}."
            )


def _checked_start(start, count: int | None) -> SlowState:
    """``start`` with one value a state, or for a population one a person."""
    if not isinstance(start, SlowState):
        raise ValueError(f"start must be slow states, as settle and state_on give them, not {shown(start)}.")
    for name, value in start._asdict().items():
        passport = between(f"{name} at the start", -1e-9, parameters.INPUTS["ketamine"].high)
        if count is None or np.shape(value) != (count,):
            passport.number(value)
        passport.check(value)
    return start if count is None else SlowState(*(np.broadcast_to(value, count) for value in start))


def simulate(
    plan: Plan | Scenario,
    person: str | dict | Population = "healthy",
    *,
    switches: dict | None = None,
    constants: SimpleNamespace | None = None,
    start: SlowState | None = None,
    step: float = STEP,
    progress=None,
) -> Course:
    """One person's months, or a population's.

    ``person`` is a profile's name, a dict of inputs or a
    :class:`pain_helpers.model.people.Population`; a scenario brings its own person
    and switches. Without ``start`` the person has settled first
    (:func:`settle`). ``switches`` turn mechanisms off with 0. ``step`` is the
    longest step in days. ``progress`` is called with the share done, 0 to 1,
    about ten times a second once a run has taken a third of one.

    Raises ``ValueError`` in one sentence for a name or value that is not allowed.
    """
    if isinstance(plan, Scenario):
        plan, person, switches = plan.plan, plan.person, plan.switches
    if not isinstance(plan, Plan):
        raise ValueError(f"simulate takes a plan or a scenario, not {type(plan).__name__}.")
    step = between("step", 0.01, 10.0, "days").number(step)
    on = check_switches(switches or {})
    if isinstance(person, Population):
        inputs, count, xp = person.inputs, person.count, np
        k = person.constants if constants is None else constants
    else:
        inputs, count, xp = profile(person), None, math
        k = gate.CONSTANTS if constants is None else constants
    _check_sizes(k, count)
    start = settle(person, switches=on, constants=k) if start is None else _checked_start(start, count)
    stretches = plan.stretches(inputs)
    starts, states, pairs = _run(stretches, start, SimpleNamespace(**on), k, step, xp, progress)
    if progress is not None:
        progress(1.0)
    return Course(stretches, k, count, starts, states, pairs)


def simulate_switches(
    plan: Plan, person: str | dict, subsets: np.ndarray, *, constants: SimpleNamespace | None = None
) -> Course:
    """The same person many times at once, each with other mechanisms at work.

    ``subsets`` has the shape ``(n, 4)``, 0 or 1, in the order of
    :data:`pain_helpers.model.adaptation.SWITCHES`. The course is as of ``n`` people.
    """
    k = gate.CONSTANTS if constants is None else constants
    count = len(subsets)
    switches = SimpleNamespace(**dict(zip(adaptation.SWITCHES, np.asarray(subsets, dtype=float).T)))
    vars(switches).update(dict.fromkeys(adaptation.LEFT_OUT, 0.0))
    inputs = profile(person)
    if inputs.get("opioid_dose"):
        begin = _settle_many(inputs, k, switches, count)
    else:
        # Before the plan there is no opioid, so the switches make no difference yet.
        begin = SlowState(*(np.full(count, value) for value in settle(person, constants=k)))
    stretches = plan.stretches(inputs)
    return Course(stretches, k, count, *_run(stretches, begin, switches, k, STEP, np))
