"""How much of what there was to learn was learned: the normalized gain of a class (Hake 1998)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import mean, stdev

from .ideas import IDEAS
from .words import DOUBTS

MOST = len(IDEAS)
#: Fewer people than this, or a first mean above that, and the gain means little. Both limits are ours.
FEWEST, HIGHEST = 15, 8.0


@dataclass(frozen=True)
class Gain:
    """The gain of a class: means of 10 before and after, the gain, and from where to where it may lie by chance."""

    people: int
    before: float
    after: float
    gain: float
    low: float
    high: float
    #: Reasons not to read anything into it; none if there is none of those that numbers can tell.
    doubts: tuple[str, ...]


def normalized(before: float, after: float) -> float:
    """The gain of two means of 10: what was gained, of what there was to gain."""
    return (after - before) / (MOST - before)


def gain(before: Sequence[int], after: Sequence[int]) -> Gain:
    """The gain of people who took both tests: their right answers before and after, in the same order.

    The range covers about 95 of 100 classes of such people: two standard errors of the mean difference.
    ``ValueError`` for lists of different length, fewer than two people, a number that is not from 0 to 10,
    or a class that had everything right before.
    """
    if len(before) != len(after) or len(before) < 2:
        raise ValueError(
            f"Give both numbers of at least two people: here are {len(before)} before, {len(after)} after."
        )
    for count in (*before, *after):
        if not 0 <= count <= MOST:
            raise ValueError(f"Right answers are from 0 to {MOST}, not {count}.")
    first, second = mean(before), mean(after)
    if first == MOST:
        raise ValueError("Everyone had all right before: there was nothing to gain.")
    chance = 2 * stdev(b - a for a, b in zip(before, after)) / sqrt(len(before)) / (MOST - first)
    value = normalized(first, second)
    low, high = value - chance, value + chance
    holds = {"few": len(before) < FEWEST, "high": first >= HIGHEST, "chance": low <= 0 <= high, "loss": high < 0}
    doubts = tuple(DOUBTS[name] for name, true in holds.items() if true)
    return Gain(len(before), first, second, value, low, high, doubts)
