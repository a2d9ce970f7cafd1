"""The crowd lab: two thousand people, one infusion, and who has relief."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model.adaptation import SlowState
from pain_helpers.model.experiments import RESPONDER_RELIEF, SEVERE, TRIAL_HOURS, TRIAL_RATE
from pain_helpers.model.plan import Plan
from pain_helpers.model.replay import crowd
from pain_helpers.model.simulation import settle, simulate

from .crowd_picture import CrowdPicture
from .words import CROWD

WEEK_1 = 7.0
#: The end of the level's axis (ng/mL); those who clear ketamine slowly stand at the right.
MOST_LEVEL = 650.0


@lru_cache(maxsize=1)
def settled() -> SlowState:
    """The state that each of the people has settled in: made once, in about a tenth of a second."""
    return settle(crowd())


@lru_cache(maxsize=64)
def after(rate: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Level, soreness of the tissue and relief of those with severe pain, a week after ``rate`` (mg/h) has begun."""
    end = TRIAL_HOURS / 24
    plan = Plan(WEEK_1).setting("hope", 1.0, to_day=end).ketamine(rate, hours=TRIAL_HOURS)
    course = simulate(plan, crowd(), start=settled())
    at_start, at_week_1 = course.rating(days=[0.0, WEEK_1])
    level = course.states_on(np.array([end])).ketamine[0]
    severe = at_start >= SEVERE
    return level[severe], 100 * crowd().inputs["injury"][severe], (100 * (1 - at_week_1 / at_start))[severe]


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
    texts = CROWD
    controls = (
        Slider(
            name="rate",
            title=CROWD["rate"],
            first=TRIAL_RATE,
            unit=CROWD["rate unit"],
            low=0.0,
            high=2 * TRIAL_RATE,
            step=1.0,
            dose=True,
        ),
        Slider(
            name="relief_that_counts",
            title=CROWD["counts"],
            first=100 * RESPONDER_RELIEF,
            unit=CROWD["counts unit"],
            low=10.0,
            high=70.0,
            step=5.0,
        ),
    )

    def make_picture(self) -> CrowdPicture:
        return CrowdPicture(MOST_LEVEL, CROWD)

    def run(self, inputs: dict[str, float]) -> CrowdResult:
        return CrowdResult(*after(inputs["rate"]), inputs["relief_that_counts"])

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
