"""What the model's conclusions hang on, over all the models that were kept and not around one point.

For a conclusion and a number, the kept models are put in order of the number:
what the third with the lowest values say of the conclusion, and what the third
with the highest say. The rest of each model's numbers differ too, as they do
among all models that fit.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from statistics import NormalDist
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from pain_helpers.model.plausible import BAND, Band, band, kept

from .conclusions import CONCLUSIONS, FIRM
from .plausible import PRIORS, effective_number, own_value, share_that_holds, values_of

#: The part of the models with the lowest, and with the highest, values of a number.
PART = 1 / 3


class Asked(NamedTuple):
    """One conclusion over the kept models; arrays have one value a name in :data:`.plausible.NAMES`."""

    own: float  #: in the course's own model
    all: Band  #: over all kept models
    low: np.ndarray  #: the middle over those with the number low
    high: np.ndarray  #: the middle over those with the number high
    holds: float  #: in how many of 100 models

    together: np.ndarray  #: how closely each number and the conclusion go together: their rank correlation, -1 to 1

    @property
    def order(self) -> np.ndarray:
        """Places of the numbers, the one that goes with it most closely first."""
        return np.argsort(-abs(self.together), kind="stable")

    @property
    def beyond_chance(self) -> int:
        """How many of them go with it more closely than chance would have them: the first ones of ``order``."""
        return int(np.sum(abs(self.together) > by_chance()))

    @property
    def firm(self) -> bool:
        """Whether it holds in nearly all models."""
        return self.holds >= FIRM


@lru_cache(maxsize=1)
def _ends() -> tuple[np.ndarray, np.ndarray]:
    """Which models have a number low, and which high: shape ``(numbers, models of the part)``."""
    order = np.argsort(kept().numbers, axis=0, kind="stable").T
    part = round(PART * order.shape[1])
    return order[:, :part], order[:, -part:]


def _asked(key: str) -> Asked:
    values, (low, high) = values_of(key), _ends()
    return Asked(
        own_value(key),
        band(values),
        np.median(values[low], axis=1),
        np.median(values[high], axis=1),
        share_that_holds(key),
        _rank_correlations(values),
    )


def _ranks(values: np.ndarray) -> np.ndarray:
    """Ranks along the first axis, from 0."""
    return np.argsort(np.argsort(values, axis=0, kind="stable"), axis=0).astype(float)


def _rank_correlations(values: np.ndarray) -> np.ndarray:
    """Spearman's correlation of a conclusion with each number."""
    numbers, conclusion = (_standard(_ranks(each)) for each in (kept().numbers, values))
    return numbers.T @ conclusion / len(values)


def _standard(values: np.ndarray) -> np.ndarray:
    return (values - values.mean(axis=0)) / values.std(axis=0)


#: Were nothing going with anything, one of all numbers would pass for closer than this by chance in one of twenty.
ONE_IN_TWENTY = 0.05


@lru_cache(maxsize=1)
def by_chance() -> float:
    """A rank correlation that none of so many numbers reaches by chance, but for one time in twenty.

    The models count for as many as they are worth: parts of the search went their own ways.
    """
    rarely = ONE_IN_TWENTY / (2 * len(PRIORS))
    return NormalDist().inv_cdf(1 - rarely) / math.sqrt(effective_number(kept()) - 1)


@lru_cache(maxsize=1)
def asked() -> Mapping[str, Asked]:
    """Every conclusion over the kept models, by its key."""
    return MappingProxyType({key: _asked(key) for key in CONCLUSIONS})


class Pinned(NamedTuple):
    """How far a number is pinned by what the models had to meet."""

    name: str
    own: float
    prior: Band  #: where 80 of 100 first draws lie
    kept: Band  #: where 80 of 100 kept models lie

    @property
    def left(self) -> float:
        """How wide the kept range is, of the prior's: 1 where nothing was learned."""
        return (self.kept.high - self.kept.low) / (self.prior.high - self.prior.low)


@lru_cache(maxsize=1)
def pinned() -> tuple[Pinned, ...]:
    """Every number that is not measured, the most pinned first."""
    found = []
    for place, prior in enumerate(PRIORS):
        drawn = Band(*(float(prior.at(np.array(share / 100))) for share in (BAND[0], 50.0, BAND[1])))
        found.append(Pinned(prior.name, prior.middle, drawn, Band(*map(float, band(kept().numbers[:, place])))))
    return tuple(sorted(found, key=lambda number: number.left))
