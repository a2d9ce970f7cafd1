"""How quick the model alone is: a course, a slider's drag, a population; and beside SciPy's LSODA in the same run.

    python -m tests.bench.model_bench

Prints each figure with its target. LSODA (SciPy's ``odeint``) gets the same
mechanisms as plain floats and starts anew at every change of a plan. The two
take turns within one loop, so that a busy machine slows both alike.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time

import numpy as np

from pain_helpers.model import gate, people, plausible, readout, simulation
from pain_helpers.model.adaptation import SlowState
from pain_helpers.model.experiments import COURSE_PERSON
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import settle, simulate
from tests.reference_solver import lsoda

ROUNDS = 15
DRAGS = 60
DAYS = np.arange(0.0, 181.0)
TRACES = (2.0, 3.0, 8.0)

#: The typical course of the lessons first; the others are easier and harder for either solver.
COURSES = {
    "opioid raised three times, infusion, taper": (
        "peripheral",
        Plan(180)
        .opioid(30, to_day=30)
        .opioid(60, from_day=30, to_day=60)
        .opioid(120, from_day=60, to_day=110)
        .taper(120, from_day=110, to_day=180)
        .ketamine(20, hours=100, from_day=100),
    ),
    "opioid, stopped at once": ("peripheral", Plan(180).opioid(120, to_day=90)),
    "opioid and taper": ("peripheral", Plan(180).opioid(60, to_day=60).taper(60, from_day=60, to_day=130)),
    "one infusion of ketamine": ("central", Plan(180).ketamine(20, hours=100)),
}


def seconds(call, *arguments, **named) -> float:
    begun = time.perf_counter()
    call(*arguments, **named)
    return time.perf_counter() - begun


def ratings(states: SlowState, course) -> np.ndarray:
    situation = course.situation_on(DAYS, states)
    return np.array([gate.equations(stimulus, situation, course.constants, np).rating for stimulus in TRACES])


def our_states(plan: Plan, person: str) -> SlowState:
    return simulate(plan, person).states


def beside_lsoda() -> list[tuple[str, float, float, float, float]]:
    """For each course: our median, LSODA's (ms), the median of the ratios, and our largest error in points."""
    rows = []
    for name, (person, plan) in COURSES.items():
        settle(person)
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(seconds(our_states, plan, person))
            theirs.append(seconds(lsoda, plan, person, DAYS, 1e-4))
        course = simulate(plan, person)
        exact = SlowState(*lsoda(plan, person, DAYS, 1e-9).T)
        error = abs(ratings(course.states, course) - ratings(exact, course)).max()
        quicker = statistics.median(their / our for our, their in zip(ours, theirs))
        rows.append((name, statistics.median(ours) * 1e3, statistics.median(theirs) * 1e3, quicker, error))
    return rows


def drag(name: str) -> float:
    """Median milliseconds of one move of a slider: the course anew, three traces and a curve."""

    def move(share: float) -> None:
        if name == "dose":
            person = "peripheral"
            plan = Plan(180).opioid(20 + 200 * share, to_day=100).taper(20 + 200 * share, from_day=100, to_day=170)
        else:
            # Another person, who has to live with it for 400 days first.
            person = {"injury": 0.5 + 0.5 * share}
            plan = Plan(180).opioid(60, to_day=100).taper(60, from_day=100, to_day=170)
        course = simulate(plan, person)
        for stimulus in TRACES:
            course.rating(stimulus)
        readout.curve(course, 90.0)

    return statistics.median(seconds(move, step / DRAGS) for step in range(DRAGS)) * 1e3


def population() -> tuple[float, float]:
    """Median seconds of 2,000 people over 180 days: the course, and with one rating a day of each."""
    many = people.population(2000)
    start = settle(many)
    _, plan = COURSES["opioid and taper"]
    course = [seconds(simulate, plan, many, start=start) for _ in range(5)]
    read = [seconds(lambda: simulate(plan, many, start=start).rating()) for _ in range(5)]
    return statistics.median(course), statistics.median(read)


def plausible_models() -> float:
    """Median seconds of a year on an opioid in 200 plausible models, with a rating a week of each."""
    many = plausible.in_each_model(COURSE_PERSON)
    start, plan, days = plausible.settled(COURSE_PERSON), Plan(365).opioid(60), np.arange(0.0, 365.0, 7.0)
    return statistics.median(
        seconds(lambda: simulate(plan, many, start=start, step=10.0).rating(days=days)) for _ in range(9)
    )


def main() -> int:
    gc.disable()
    missed = 0

    def say(text: str, value: float, target: float, unit: str, at_least: bool = False) -> None:
        nonlocal missed
        met = value >= target if at_least else value <= target
        missed += not met
        sign = "at least" if at_least else "at most"
        print(f"{'ok  ' if met else 'MISS'} {text}: {value:.3g} {unit} ({sign} {target:g})")

    for number, (name, ours, theirs, quicker, error) in enumerate(beside_lsoda()):
        print(f"180 days, {name}: {ours:.1f} ms; LSODA at 1e-4: {theirs:.1f} ms")
        say("  times as fast", quicker, 3, "", at_least=True) if number == 0 else print(
            f"     times as fast: {quicker:.2g}"
        )
        say("  largest error against LSODA at 1e-9", error, 0.05, "points")
    say("a drag of the dose", drag("dose"), 10, "ms")
    say("a drag of the injury, the person settled anew", drag("injury"), 10, "ms")
    course, read = population()
    say("2,000 people over 180 days", course, 0.5, "s")
    say("the same and a rating a day of each", read, 0.5, "s")
    say("200 plausible models over a year", plausible_models(), 0.15, "s")
    print(f"{simulation.STEP:g} days is the longest step.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
