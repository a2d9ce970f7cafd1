"""Months of drugs, pain and recovery: a plan and a person in, a course out.

:func:`simulate` runs one person on plain Python floats and thousands on arrays,
with the same equations (:mod:`pain_helpers.model.adaptation`). Steps are small after
each change of the plan and where sensitization takes off, and grow elsewhere;
the states are exact for whatever stays as it is within a step, so they keep
their bounds at any step.

Held against SciPy's LSODA at a relative error of 1e-9, the rating of any
stimulus is within 0.05 points over courses of 180 days (tests/test_solver.py).
"""

from __future__ import annotations

import math
import time
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from . import adaptation, gate, parameters
from .adaptation import RESTED, SlowState
from .course import HEALTHY, Course, checked_days
from .parameters import Constants
from .people import Population, check_sizes, profile
from .plan import Plan
from .ranges import between, shown
from .scenario import Scenario, check_switches

#: The longest step, and the one right after a change, in days; while all is calm each is half as long again.
STEP = 6.0
FIRST_STEP = 0.125
GROWTH = 1.5
#: A step that disagrees with the one before by more than this (of a state's range) is followed by a shorter one.
CALM = 0.0015
_calm = ContextVar("calm", default=CALM)
_RESTLESS = [SlowState._fields.index(name) for name in ("nmda_phosphorylation", "sensitization")]
#: How long a person has lived with what drives the pain before a plan starts.
SETTLING_DAYS = 1500.0
#: Near rest a long step is as exact as short ones: the rating is within 0.0001 of that at half-day steps.
SETTLING_STEP = 40.0


@contextmanager
def coarser(calm: float) -> Iterator[None]:
    """Within it steps are shortened only where two disagree by more than ``calm``: for a search through many models.

    In a crowd of models some are always restless, and the short steps that they
    ask for are taken by all. How far off that is, whoever searches must look at.
    """
    token = _calm.set(calm)
    try:
        yield
    finally:
        _calm.reset(token)


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


def _march(
    stretches: list[tuple[float, float, dict[str, Any]]],
    state: SlowState,
    switches: SimpleNamespace,
    k: Constants,
    longest: float,
    xp: Any,
    first_step: float = FIRST_STEP,
) -> Iterator[tuple[float, SlowState, tuple]]:
    """March through the stretches. Yields of each step its start, the state at its end, and the pairs used."""
    calm = _calm.get()
    for start, end, inputs in stretches:
        situation = SimpleNamespace(**(HEALTHY | inputs))
        day, step = start, min(first_step, longest)
        before: tuple | None = None
        while end - day > 1e-9:
            # A rest shorter than a quarter of a step is not worth a step of its own.
            dt = end - day if end - day < 1.25 * step else step
            state, pairs = adaptation.advance(state, before, situation, switches, k, dt, xp)
            yield day, state, pairs
            day += dt
            if before is None or _restlessness(before, pairs, dt) < calm:
                step = min(longest, step * GROWTH)
            elif step > first_step:
                step = step / GROWTH
            before = pairs


def _run(
    steps: Iterator[tuple[float, SlowState, tuple]],
    state: SlowState,
    length: float,
    days: Sequence[float] | None = None,
    progress: Callable[[float], object] | None = None,
) -> tuple[list[float], list[SlowState], list[tuple]]:
    """The steps in which one of ``days`` lies, or all: lists of their starts, the states there, and the pairs used."""
    starts: list[float] = []
    states: list[SlowState] = []
    pairs_used: list[tuple] = []
    told = begun = time.perf_counter()
    for day, after, pairs in steps:
        if days is not None and starts and bisect_left(days, starts[-1]) == bisect_left(days, day):
            for kept in (starts, states, pairs_used):
                kept.pop()
        starts.append(day)
        states.append(state)
        pairs_used.append(pairs)
        state = after
        if progress is not None:
            now = time.perf_counter()
            if now - told > 0.1 and now - begun > 0.3:
                progress(min(day / length, 1.0))
                told = now
    return starts, states, pairs_used


def _settle(
    inputs: Mapping[str, Any], rested: SlowState, switches: Mapping[str, Any], k: Constants, xp: Any
) -> SlowState:
    """The state in the end alone: of thousands of people, all states on the way would take hundreds of megabytes."""
    stretches = [(0.0, SETTLING_DAYS, dict(inputs))]
    march = _march(stretches, rested, SimpleNamespace(**switches), k, SETTLING_STEP, xp)
    [(_, state, _)] = deque(march, maxlen=1)
    return state


@lru_cache(maxsize=64)
def _settled(person: tuple, k: Constants, switches: tuple) -> SlowState:
    return _settle(dict(person), RESTED, dict(switches), k, math)


def settle(
    person: str | Mapping[str, float] | Population = "healthy",
    *,
    switches: Mapping[str, Any] | None = None,
    constants: Constants | None = None,
) -> SlowState:
    """The slow states of a person who has lived for years with what drives the pain, on own doses, if any.

    ``switches`` turn mechanisms off with 0; ``constants`` are other numbers of
    the equations, for one person: a population has its own.

    >>> round(settle("central").sensitization, 1)
    0.4
    """
    on = check_switches(switches or {})
    if isinstance(person, Population):
        k = _constants_of(person, constants)
        return _settle_many(person.inputs, k, on, person.count)
    k = _constants_of(None, constants)
    return _settled(tuple(sorted(profile(person).items())), k, tuple(on.items()))


def settled_situation(person: str | Mapping[str, float]) -> dict[str, float]:
    """The gate's inputs of a person who has lived for long with what drives the pain, and takes nothing."""
    inputs = settle(person)._asdict() | profile(person)
    return {name: value for name, value in inputs.items() if name in parameters.INPUTS}


def _settle_many(inputs: Mapping[str, Any], k: Constants, switches: Mapping[str, Any], count: int) -> SlowState:
    return _settle(inputs, SlowState(*(np.full(count, value) for value in RESTED)), switches, k, np)


def _constants_of(people: Population | None, constants: Constants | None) -> Constants:
    """The numbers of a run: a population's own, or the ones given for one person."""
    if people is None:
        return gate.CONSTANTS if constants is None else check_sizes(constants, None)
    if constants is not None:
        raise ValueError(
            "A population has constants of its own, which differ between its people, so none can be given beside it; "
            "change them when it is made, as in population(200, kcc2_lost=0.4)."
        )
    return people.constants


def _checked_start(start: SlowState, count: int | None) -> SlowState:
    """``start`` with one value a state, or for a population one a person."""
    if not isinstance(start, SlowState):
        raise ValueError(f"start must be slow states, as settle and state_on give them, not {shown(start)}.")
    checked = []
    for name, value in start._asdict().items():
        passport = between(f"{name} at the start", -1e-9, parameters.INPUTS["ketamine"].high)
        if count is None or np.shape(value) != (count,):
            value = passport.number(value)
        checked.append(value if count is None else np.array(np.broadcast_to(passport.check(value), (count,))))
    return SlowState(*checked)


def _parts_of(
    scenario: Scenario,
    person: str | Mapping[str, float] | Population | None,
    switches: Mapping[str, Any] | None,
    constants: Constants | None,
) -> tuple[Plan, dict[str, float], dict[str, int], Constants]:
    """What a scenario brings. Raises ``ValueError`` for what is given beside it, which would be dropped."""
    beside = {"person": person, "switches": switches, "constants": constants}
    for name, given in beside.items():
        if given is not None:
            raise ValueError(
                f"A scenario brings its own person, switches and constants, so {name} cannot be given beside it; "
                f"run its plan with them, as in simulate(scenario.plan, {name}=...)."
            )
    return scenario.plan, scenario.person, scenario.switches, Constants(**scenario.constants)


def simulate(
    plan: Plan | Scenario,
    person: str | Mapping[str, float] | Population | None = None,
    *,
    switches: Mapping[str, Any] | None = None,
    constants: Constants | None = None,
    start: SlowState | None = None,
    step: float = STEP,
    first_step: float = FIRST_STEP,
    days: ArrayLike | None = None,
    progress: Callable[[float], object] | None = None,
) -> Course:
    """One person's months, or a population's.

    ``person`` is a profile's name, a dict of inputs or a
    :class:`pain_helpers.model.people.Population`, healthy unless given.
    ``switches`` turn mechanisms off with 0. ``constants`` are other numbers of
    the equations, made by :func:`pain_helpers.model.parameters.constants`; a
    population brings its own. A scenario brings its person, switches and
    constants, so none of these goes with one. Without ``start`` the person has
    settled first (:func:`settle`). ``step`` is the longest step in days,
    ``first_step`` the one right after a change of the plan: longer ones are quicker and less exact.
    ``days`` are the only ones that will be asked for, where not all are: of thousands of people a
    course over years takes hundreds of megabytes, and of some days a few.
    ``progress`` is called with the share done, 0 to 1, about ten times a second
    once a run has taken a third of one.

    Raises ``ValueError`` in one sentence for a name or value that is not allowed.

    >>> simulate(Plan(180).opioid(60), "peripheral").rating(days=[0, 30, 180]).round(1)
    array([7.1, 5.3, 5.5])
    """
    if isinstance(plan, Scenario):
        plan, person, switches, constants = _parts_of(plan, person, switches, constants)
    _refuse_other_than_a_plan(plan)
    person = "healthy" if person is None else person
    step = between("step", 0.01, 10.0, "days").number(step)
    first_step = between("first_step", 0.01, 10.0, "days").number(first_step)
    on = check_switches(switches or {})
    inputs: Mapping[str, Any]
    count: int | None
    xp: Any
    if isinstance(person, Population):
        inputs, count, xp = person.inputs, person.count, np
        k = _constants_of(person, constants)
        begin = settle(person, switches=on) if start is None else _checked_start(start, count)
    else:
        inputs, count, xp = profile(person), None, math
        k = _constants_of(None, constants)
        begin = settle(person, switches=on, constants=k) if start is None else _checked_start(start, count)
    stretches = plan.stretches(inputs)
    asked = None if days is None else np.unique(checked_days(days, plan.days))
    march = _march(stretches, begin, SimpleNamespace(**on), k, step, xp, first_step)
    steps = _run(march, begin, plan.days, None if asked is None else asked.tolist(), progress)
    if progress is not None:
        progress(1.0)
    return Course(plan, person, on, k, count, stretches, steps, asked)


def _refuse_other_than_a_plan(plan: Any) -> None:
    if not isinstance(plan, Plan):
        raise ValueError(f"plan must be a plan or a scenario, not {shown(plan)}; the person comes second.")


def simulate_switches(
    plan: Plan,
    person: str | Mapping[str, float],
    subsets: ArrayLike,
    *,
    constants: Constants | None = None,
    step: float = STEP,
) -> Course:
    """The same person many times at once, each with other mechanisms at work.

    ``subsets`` has the shape ``(n, 4)``, 0 or 1, in the order of
    :data:`pain_helpers.model.adaptation.SWITCHES`. The course is as of ``n`` people.
    ``step`` is the longest step in days.
    """
    _refuse_other_than_a_plan(plan)
    step = between("step", 0.01, 10.0, "days").number(step)
    k = _constants_of(None, constants)
    rows = np.atleast_2d(np.asarray(subsets, dtype=float))
    if rows.ndim != 2 or rows.shape[1] != len(adaptation.SWITCHES) or not np.isin(rows, (0, 1)).all():
        raise ValueError(f"subsets must be rows of {len(adaptation.SWITCHES)} switches, each on (1) or off (0).")
    count = len(rows)
    switches = dict(zip(adaptation.SWITCHES, rows.T))
    switches |= dict.fromkeys(adaptation.LEFT_OUT, 0.0)
    inputs = profile(person)
    if inputs.get("opioid_dose"):
        begin = _settle_many(inputs, k, switches, count)
    else:
        # Before the plan there is no opioid, so the switches make no difference yet.
        begin = SlowState(*(np.full(count, value) for value in settle(person, constants=k)))
    stretches = plan.stretches(inputs)
    steps = _run(_march(stretches, begin, SimpleNamespace(**switches), k, step, np), begin, plan.days)
    return Course(plan, person, switches, k, count, stretches, steps)
