"""Memory stays as it is however long someone goes on: a part of what `make memory` looks at."""

import tracemalloc

import pytest

from pain_helpers.model import Plan, population, settle, simulate
from pain_helpers.model.adaptation import SlowState

from .test_bench import run

#: What a learner's kernel may take (MB): with a server, which takes about 130, it must stay below 300.
MOST = 170.0
#: How far memory may grow after the first rounds.
GROWTH = 0.10
PEOPLE = 2000


def numbers(code: str) -> list[float]:
    """What ``code`` prints, in a process of its own: what other tests left in this one may go at any time."""
    ran = run(f"from tests.bench.memory import *\n{code}")
    found = [float(part) for part in ran.stdout.split()]
    assert found, ran.stderr
    return found


def most_allocated(act) -> float:
    """The most megabytes that ``act`` held at once."""
    tracemalloc.start()
    try:
        act()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


@pytest.fixture(scope="module")
def crowd():
    people = population(PEOPLE, person="trial")
    return people, settle(people)


def test_a_crowd_settles_without_keeping_the_way_there(crowd):
    a_state = PEOPLE * len(SlowState._fields) * 8 / 1e6
    assert most_allocated(lambda: settle(crowd[0])) < 15 * a_state


def test_a_crowd_run_for_some_days_keeps_these_alone(crowd):
    people, start = crowd
    plan, days = Plan(365).opioid(60), [0.0, 30.5, 365.0]
    found = {}
    some = most_allocated(lambda: found.update(some=simulate(plan, people, start=start, days=days)))
    every = most_allocated(lambda: found.update(every=simulate(plan, people, start=start)))
    assert some < every / 4
    assert (found["some"].rating() == found["every"].rating(days=days)).all()


def test_run_all_again_and_again_in_one_kernel():
    held = numbers("print(*run_all(NOTEBOOKS / '01_the_gate.ipynb', 5)[0])")
    assert max(held[3:]) <= (1 + GROWTH) * held[2], held


def test_a_notebook_with_many_people():
    held = numbers("held, most = run_all(NOTEBOOKS / '11_recovery.ipynb', 1); print(*held, most or 0)")
    assert max(held) < MOST, held


def test_many_moves_over_labs():
    held = numbers("print(*moves(labs_of_the_course(one_in=6), 300))")
    assert max(held[3:]) <= (1 + GROWTH) * held[2], held
