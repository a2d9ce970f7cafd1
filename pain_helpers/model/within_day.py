"""Within a day: the opioid's level between two doses, and what pain does with it.

The course of months follows a daily mean. A person takes doses some hours
apart, and the level rises after each and falls before the next. What is
missing then, in a body used to the mean, is felt as withdrawal: pain before the
next dose, the commonest look-alike of hyperalgesia.
"""

from __future__ import annotations

import math

import numpy as np

from . import gate, parameters
from .ranges import between

HOURS_A_DAY = 24.0
#: Absorption and clearance are at least so far apart, of their speed.
APART = 1e-6


def relative_level(hours, interval: float, half_life: float, *, constants=gate.CONSTANTS):
    """The opioid's level ``hours`` after a dose, of its mean over the day; a number or an array.

    A dose every ``interval`` hours, taken for long, with a ``half_life`` in
    hours: absorbed and cleared at one speed each, solved exactly. The mean over
    an interval is 1. Raises ``ValueError`` in one sentence for a value out of range.
    """
    between("hours", 0.0, 240.0, "h").check(hours)
    interval = between("interval", 1.0, HOURS_A_DAY, "h").number(interval)
    half_life = between("half_life", 0.5, 60.0, "h").number(half_life)
    clearing = math.log(2) / half_life
    absorbing = math.log(2) / constants.opioid_absorption
    if abs(absorbing - clearing) < APART * clearing:
        # At equal speeds the formula is 0 / 0; a hair apart it is right to six figures.
        absorbing = (1 + APART) * clearing
    since = np.mod(np.asarray(hours, dtype=float), interval)
    # Doses of all days before add up to a geometric series for each speed.
    falling = np.exp(-clearing * since) / -math.expm1(-clearing * interval)
    rising = np.exp(-absorbing * since) / -math.expm1(-absorbing * interval)
    level = interval * absorbing * clearing / (absorbing - clearing) * (falling - rising)
    return float(level) if np.ndim(hours) == 0 else level


def trough(interval: float, half_life: float, *, constants=gate.CONSTANTS) -> float:
    """The level just before the next dose, of its mean over the day."""
    # A moment before: at the interval itself the next dose is taken.
    return relative_level(interval * (1 - 1e-9), interval, half_life, constants=constants)


def rating_within_day(stimulus, hours, interval: float, half_life: float, *, constants=gate.CONSTANTS, **inputs):
    """The rating of a stimulus ``hours`` after a dose: ``inputs`` are the gate's, with the day's mean as ``opioid``.

    ``dependence`` among the inputs says how used the body is to the drug; where
    it is left out it is in step with the mean. The answer has the shape of ``hours``.
    """
    mean = parameters.INPUTS["opioid"].number(inputs.pop("opioid", 0.0))
    inputs.setdefault("dependence", float(gate.occupancy(mean, constants)))
    level = np.minimum(
        mean * relative_level(hours, interval, half_life, constants=constants), parameters.INPUTS["opioid"].high
    )
    return gate.respond(stimulus, constants=constants, opioid=level, **inputs).rating
