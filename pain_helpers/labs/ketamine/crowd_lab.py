"""The crowd lab: two thousand people, one infusion, and who has relief."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.lab import Lab, own_control
from pain_helpers.model.adaptation import SlowState
from pain_helpers.model.people import Population, population
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import settle, simulate

from .crowd_picture import CrowdPicture
from .words import CROWD

PEOPLE = 2000
SEED = 2009
#: The trial took people with severe pain.
SEVERE = 5.0
HOURS = 100.0
WEEK_1 = 7.0
MOST_RATE = 40.0
#: The end of the level's axis; those who clear ketamine slowly stand at the right.
MOST_LEVEL = 650.0


@lru_cache(maxsize=1)
def crowd() -> tuple[Population, SlowState]:
    """The people and the state that each has settled in: made once, in about a tenth of a second."""
    people = population(PEOPLE, SEED, "central")
    return people, settle(people)


def explained(cause: np.ndarray, effect: np.ndarray) -> float:
    """The share of the differences in ``effect`` that a straight line on ``cause`` explains: 0 to 1."""
    if np.ptp(cause) == 0 or np.ptp(effect) == 0:
        return 0.0
    return float(np.corrcoef(cause, effect)[0, 1] ** 2)


class CrowdResult(NamedTuple):
    """What the crowd lab computed. Arrays have one value for each person with severe pain."""

    level: np.ndarray  #: ketamine in the blood at the end of the infusion (ng/mL)
    tissue: np.ndarray  #: how sore the tissue is (percent)
    relief: np.ndarray  #: fall of pain a week after the start (percent)
    counts: float  #: the relief that counts (percent)

    @property
    def share(self) -> float:
        """People of 100 with the relief that counts."""
        return 100 * float(np.mean(self.relief >= self.counts))

    @property
    def by_level(self) -> float:
        """Parts of 100 of the differences in relief that the level explains."""
        return 100 * explained(self.level, self.relief)

    @property
    def by_tissue(self) -> float:
        """Parts of 100 of the differences in relief that the soreness of the tissue explains."""
        return 100 * explained(self.tissue, self.relief)


class CrowdLab(Lab):
    """Two thousand people with different mixes of drivers, after one infusion as in the trial.

    >>> CrowdLab().result.by_level < 1
    True
    """

    name = "crowd"
    own_passports = {
        "rate": own_control("rate", CROWD["rate"], 20.0, "mg/h", 0.0, MOST_RATE, 1.0, dose=True),
        "relief_that_counts": own_control("relief_that_counts", CROWD["counts"], 30.0, "%", 10.0, 70.0, 5.0),
    }

    def __init__(self, rate: float = 20.0, relief_that_counts: float = 30.0) -> None:
        super().__init__({"rate": rate, "relief_that_counts": relief_that_counts})

    def make_picture(self) -> CrowdPicture:
        return CrowdPicture(MOST_LEVEL, CROWD)

    def run(self, inputs: dict[str, float]) -> CrowdResult:
        return CrowdResult(*_after(inputs["rate"]), inputs["relief_that_counts"])

    def draw(self) -> None:
        now = self.result
        self._picture.show(now.level, now.tissue, now.relief, now.counts, self.held.counts if self.held else None)

    def sentence(self) -> str:
        now = self.result
        return CROWD["sentence"].format(
            people=len(now.relief), share=now.share, counts=now.counts, by_level=now.by_level, by_tissue=now.by_tissue
        )

    def table_rows(self, count: int) -> np.ndarray:
        return np.arange(min(count, 11))

    def columns(self) -> dict[str, np.ndarray]:
        now = self.result
        return {
            CROWD["column level"]: now.level,
            CROWD["column tissue"]: now.tissue,
            CROWD["column relief"]: now.relief,
        }


@lru_cache(maxsize=64)
def _after(rate: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Level, soreness of the tissue and relief of everyone with severe pain, a week after an infusion at ``rate`` (mg/h)."""
    people, settled = crowd()
    plan = Plan(WEEK_1).setting("hope", 1.0, to_day=HOURS / 24).ketamine(rate, hours=HOURS)
    course = simulate(plan, people, start=settled)
    before, after = course.rating(days=[0.0, WEEK_1])
    level = course.states_on(np.array([HOURS / 24])).ketamine[0]
    severe = before >= SEVERE
    return level[severe], 100 * people.inputs["injury"][severe], (100 * (1 - after / before))[severe]
