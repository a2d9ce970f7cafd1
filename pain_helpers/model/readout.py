"""Reading a course: curves, thresholds, doses for half relief, wind-up, and each mechanism's share.

Tolerance and hyperalgesia are told apart here: tolerance moves the
dose-response curve (:func:`half_relief_dose`) to the right, hyperalgesia moves
the stimulus-response curve (:func:`curve`, with the drug taken away in thought) up.

``taken_away`` reads with opioid and ketamine off board in thought, as
:meth:`pain_helpers.model.course.Course.respond` does.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from . import adaptation, experiments, gate, parameters
from .course import TAKEN_AWAY, Course
from .parameters import Constants
from .plan import Plan
from .ranges import between, shown
from .simulation import simulate_switches

#: Doses tried for half relief, mg oral morphine equivalent a day.
DOSES = np.linspace(0.0, 2000.0, 4001)
#: Every set of mechanisms that may be at work: 1 on, 0 off, in the order of the switches.
SUBSETS = list(itertools.product((0, 1), repeat=len(adaptation.SWITCHES)))


def _one(course: Course, day: float, **changes: Any) -> SimpleNamespace:
    """The situation of one person on one day, as floats."""
    if not isinstance(course, Course):
        raise ValueError(f"course must be what simulate returns, not {shown(course)}.")
    if course.count is not None:
        raise ValueError("This is read for one person, not for a population.")
    on = course.situation_on(course.one_day(day), **changes)
    return SimpleNamespace(**{name: float(np.ravel(value)[0]) for name, value in vars(on).items()})


def curve(
    course: Course,
    day: float,
    stimuli: ArrayLike = experiments.STIMULI,
    *,
    taken_away: bool = False,
    **changes: Any,
) -> Any:
    """The ratings of ``stimuli`` on one day, the same shape: the stimulus-response curve."""
    stimuli = parameters.INPUTS["stimulus"].check(stimuli)
    situation = _one(course, day, **(TAKEN_AWAY if taken_away else {}) | changes)
    return gate.equations(stimuli, situation, course.constants, np).rating


def threshold(
    course: Course,
    day: float,
    level: float = gate.FIRST_PAIN,
    *,
    taken_away: bool = False,
    **changes: Any,
) -> float | None:
    """The weakest stimulus rated at least ``level``: a float, or ``None`` when none is."""
    level = between("level", 0.0, 10.0, "of 10").number(level)
    stimuli = np.linspace(0.0, 10.0, 1001)
    return gate.threshold(stimuli, curve(course, day, stimuli, taken_away=taken_away, **changes), level)


def dose_response(course: Course, day: float, doses: ArrayLike, stimulus: float = experiments.HANDLING) -> Any:
    """The ratings of one stimulus, were each of ``doses`` (mg a day) on board on that day; the same shape."""
    situation = _one(course, day, **TAKEN_AWAY)
    situation.opioid = between("doses", 0.0, DOSES[-1], "mg a day", dose=True).check(doses)
    stimulus = parameters.INPUTS["stimulus"].number(stimulus)
    return gate.equations(stimulus, situation, course.constants, np).rating


def half_relief_dose(
    course: Course, day: float, stimulus: float = experiments.HANDLING, relief: float = 0.5
) -> float | None:
    """ED50: the dose (mg a day) that takes ``relief`` of the rating away; ``None`` when none up to 2,000 does.

    The rating is that with the drug taken away in thought. It reads the model and is not for deciding about a dose.
    """
    relief = between("relief", 0.0, 1.0).number(relief)
    ratings = dose_response(course, day, DOSES, stimulus)
    reached = np.flatnonzero(ratings <= (1 - relief) * ratings[0])
    if reached.size == 0:
        return None
    last = int(reached[0])
    if last == 0:
        return 0.0
    return float(np.interp(-(1 - relief) * ratings[0], -ratings[last - 1 : last + 1], DOSES[last - 1 : last + 1]))


def dose_for_same_relief(
    course: Course, day: float, dose: float, stimulus: float = experiments.HANDLING
) -> float | None:
    """The dose (mg a day) that takes as large a share of the pain away on ``day`` as ``dose`` did on day 0.

    ``None`` when none up to 2,000 does. It reads the model and is not for deciding about a dose.
    """
    first = dose_response(course, 0.0, DOSES, stimulus)
    share = 1 - float(np.interp(dose, DOSES, first)) / first[0]
    later = dose_response(course, day, DOSES, stimulus)
    relief = 1 - later / later[0]
    return None if relief[-1] < share else float(np.interp(share, relief, DOSES))


def wind_up(
    course: Course,
    day: float,
    stimulus: ArrayLike = experiments.PINPRICK,
    pulses: int = experiments.PULSES,
    rate: float = 1.0,
    *,
    taken_away: bool = False,
    **changes: Any,
) -> np.ndarray:
    """The ratings of ``pulses`` equal stimuli, ``rate`` a second, on one day."""
    situation = vars(_one(course, day, **(TAKEN_AWAY if taken_away else {}) | changes))
    inputs = {}
    for name, passport in parameters.INPUTS.items():
        if name != "stimulus":
            # Rounding may carry a state past its bound in the last digit.
            inputs[name] = min(max(situation[name], passport.low), passport.high)
    return gate.wind_up(stimulus, pulses, rate, constants=course.constants, **inputs)


def shares(
    plan: Plan,
    person: str | Mapping[str, float] = "healthy",
    stimulus: float = experiments.PINPRICK,
    *,
    taken_away: bool = True,
    constants: Constants | None = None,
) -> dict[str, np.ndarray]:
    """How many points of the rating each mechanism adds, day by day: Shapley values over the switches.

    What a mechanism adds depends on which others are at work. Its Shapley
    value is the mean of what it adds over every order in which the four could
    be switched on: exact, from all 16 subsets, and the four add up to what all
    of them add together. ``taken_away`` reads the pain with the drugs taken
    away in thought.

    Returns arrays of the shape ``(days,)``: ``day``, one a switch, and
    ``together``.
    """
    course = simulate_switches(plan, person, np.array(SUBSETS), constants=constants)
    return {"day": course.days} | shapley(course.rating(stimulus, taken_away=taken_away))


def shapley(ratings: np.ndarray) -> dict[str, np.ndarray]:
    """Each mechanism's share of ``ratings``, of the shape ``(days, 16)``, one column a subset of :data:`SUBSETS`.

    Returns arrays of the shape ``(days,)``: one a switch, and ``together``.
    """
    names = list(adaptation.SWITCHES)
    by_subset = dict(zip(SUBSETS, ratings.T))
    found = {}
    for place, name in enumerate(names):
        total = np.zeros(len(ratings))
        for subset in SUBSETS:
            if subset[place]:
                continue
            others = sum(subset)
            weight = math.factorial(others) * math.factorial(len(names) - 1 - others) / math.factorial(len(names))
            with_it = tuple(1 if i == place else on for i, on in enumerate(subset))
            total = total + weight * (by_subset[with_it] - by_subset[subset])
        found[name] = total
    found["together"] = by_subset[(1,) * len(names)] - by_subset[(0,) * len(names)]
    return found
