"""Many sets of numbers that agree with what was measured, as kept in a file: what the models with them say together.

Most numbers of the course's model are guesses. ``.ci/plausible.py`` searches for
sets of all numbers that nobody has measured, with which the model meets the
same targets; ``plausible.npz`` holds those that were kept. What they agree on is
firmer than what one of them says. That they agree is no proof: they share their
equations.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from . import parameters
from .adaptation import SlowState
from .people import ONE_IN_TWENTY, PROFILES, Population
from .simulation import settle

FILE = Path(__file__).with_name("plausible.npz")
#: So many of them, evenly chosen, are run for a band.
SOME = 200
#: A band reaches from and to these percentiles: 80 of 100 models lie inside.
BAND = (10.0, 90.0)


class Kept(NamedTuple):
    """The file's content. Arrays have one row a model unless said otherwise."""

    names: np.ndarray  #: of the numbers, one a column of ``numbers``
    numbers: np.ndarray  #: shape (models, numbers)
    batch: np.ndarray  #: which part of the search each is from; the parts know nothing of each other
    tried: np.ndarray  #: how many sets were tried: one number
    first: np.ndarray  #: how many first draws there were: one number
    rows: np.ndarray  #: published results that were replayed, by key
    passes: np.ndarray  #: whether the model passes each, shape (models, rows)
    conclusions: np.ndarray  #: by key
    values: np.ndarray  #: what each conclusion is read off as, shape (models, conclusions)
    own: np.ndarray  #: the same in the course's own model, one value a conclusion
    months: np.ndarray  #: when the year on an opioid was looked at
    against_placebo: np.ndarray  #: the mean over people then, on the drug less placebo (points), shape (models, months)
    taken_away: np.ndarray  #: the same with the drug taken away in thought, less the start (points)


@lru_cache(maxsize=1)
def kept() -> Kept:
    """The sets that were kept, and what was told of them when the file was made."""
    return read(FILE)


def read(file: Path) -> Kept:
    """A file of sets as ``.ci/plausible.py`` writes it."""
    with np.load(file, allow_pickle=False) as stored:
        return Kept(*(stored[name] for name in Kept._fields))


def count() -> int:
    """How many sets were kept."""
    return len(kept().numbers)


@lru_cache(maxsize=1)
def _some() -> dict[str, np.ndarray]:
    """The numbers of those that are run for a band, by name, shape ``(models,)``."""
    chosen = np.unique(np.linspace(0, count() - 1, SOME).round().astype(int))
    return dict(zip(map(str, kept().names), kept().numbers[chosen].T))


def in_each_model(person: str | Mapping[str, float], *, strongly: bool = False) -> Population:
    """One person of each of some models: of most people in it, or one of the ``strongly`` affected few.

    ``person`` is a profile's name or a dict of inputs; a susceptibility in it counts.
    """
    numbers = dict(_some())
    inputs: dict[str, Any] = dict(PROFILES[person] if isinstance(person, str) else person)
    susceptibility = numbers.pop("susceptibility")
    if strongly:
        high = parameters.SITUATION["susceptibility"].high
        susceptibility = np.minimum(susceptibility * np.exp(ONE_IN_TWENTY * numbers["spread_of_susceptibility"]), high)
    return Population(len(susceptibility), {"susceptibility": susceptibility} | inputs, parameters.constants(**numbers))


@lru_cache(maxsize=16)
def _settled(person: tuple) -> SlowState:
    return settle(in_each_model(dict(person)))


def settled(person: str | Mapping[str, float]) -> SlowState:
    """What a person has settled in, in each of some models; without an opioid it is the same however susceptible."""
    inputs = PROFILES[person] if isinstance(person, str) else person
    return _settled(tuple(sorted((name, value) for name, value in inputs.items() if name != "susceptibility")))


class Band(NamedTuple):
    """Where 80 of 100 models lie, and the middle one; arrays of one shape."""

    low: Any
    middle: Any
    high: Any


def band(values: np.ndarray) -> Band:
    """The band of values that have models last."""
    low, middle, high = np.percentile(values, (BAND[0], 50.0, BAND[1]), axis=-1)
    return Band(low, middle, high)
