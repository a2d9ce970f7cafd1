"""The crowd lab: two thousand people, one infusion, and who has relief; a few of them while a slider moves."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model.experiments import RESPONDER_RELIEF, SEVERE, TRIAL_HOURS, TRIAL_RATE
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import simulate
from pain_helpers.studies.worlds import OWN

from .crowd_picture import CrowdPicture
from .words import CROWD

WEEK_1 = 7.0
#: The end of the level's axis (percent of the trial's mean); those who clear ketamine slowly stand at the right.
MOST_LEVEL = 170.0
#: So many people are computed while a slider moves.
FEW = 300
#: Below this rating at the start the scale has room; near 10 hardly anything changes it.
ROOM = 8.0


class Crowd(NamedTuple):
    """People after one infusion. Arrays have one value for each person with severe pain."""

    level: np.ndarray  #: ketamine in the blood at the end of the infusion (percent of the mean at the trial's rate)
    tissue: np.ndarray  #: how sore the tissue is (percent)
    relief: np.ndarray  #: fall of pain a week after the start (percent)
    start: np.ndarray  #: rating before, 0 to 10


@lru_cache(maxsize=1)
def trial_level() -> float:
    """The mean level at the end of the trial's infusion (ng/mL); what is shown is a percent of it, and no level."""
    end = TRIAL_HOURS / 24
    crowd = OWN.central_people
    course = simulate(Plan(end).ketamine(TRIAL_RATE, hours=TRIAL_HOURS), crowd.people, start=crowd.start)
    return float(course.states_on(np.array([end])).ketamine[0].mean())


@lru_cache(maxsize=64)
def after(rate: float, quick: bool = False) -> Crowd:
    """Those with severe pain, all or a few, a week after an infusion of ``rate`` times the trial's has begun."""
    crowd = OWN.central_people.some(FEW) if quick else OWN.central_people
    end = TRIAL_HOURS / 24
    plan = Plan(WEEK_1).setting("hope", 1.0, to_day=end).ketamine(rate * TRIAL_RATE, hours=TRIAL_HOURS)
    course = simulate(plan, crowd.people, start=crowd.start, days=[0.0, end, WEEK_1])
    at_start, at_week_1 = course.rating(days=[0.0, WEEK_1])
    level = 100 * course.states_on(np.array([end])).ketamine[0] / trial_level()
    relief = 100 * (1 - at_week_1 / at_start)
    severe = at_start >= SEVERE
    return Crowd(*(values[severe] for values in (level, 100 * crowd.people.inputs["injury"], relief, at_start)))


def explained(cause: np.ndarray, effect: np.ndarray) -> float:
    """The share of the differences in ``effect`` that a straight line on ``cause`` explains: 0 to 1."""
    if np.std(cause) == 0 or np.std(effect) == 0:  # also where differences are too small for their squares
        return 0.0
    return float(np.corrcoef(cause, effect)[0, 1] ** 2)


class CrowdResult(NamedTuple):
    """What the crowd lab computed."""

    crowd: Crowd
    rate: float  #: of the trial's
    counts: float  #: the relief that counts (percent)
    quick: bool  #: whether these are a few of the people, as while a slider moves

    @property
    def as_in_trial(self) -> bool:
        """Whether the trial had an arm like this: its infusion, or placebo."""
        return self.rate in (0.0, 1.0)

    @property
    def relief(self) -> np.ndarray:
        """Everyone's relief (percent)."""
        return self.crowd.relief

    @property
    def share(self) -> float:
        """People of 100 with the relief that counts."""
        return 100 * float(np.mean(self.relief >= self.counts))

    @property
    def by_level(self) -> float:
        """Parts of 100 of the differences in relief that the level explains."""
        return 100 * explained(self.crowd.level, self.relief)

    @property
    def by_tissue(self) -> float:
        """Parts of 100 of the differences in relief that the soreness of the tissue explains."""
        return 100 * explained(self.crowd.tissue, self.relief)

    @property
    def by_tissue_with_room(self) -> float:
        """The same among those whose pain has room to move: below ``ROOM`` at the start."""
        low = self.crowd.start < ROOM
        return 100 * explained(self.crowd.tissue[low], self.relief[low])


class CrowdLab(Lab):
    """Two thousand people with different mixes of drivers, after one infusion as in the trial.

    >>> CrowdLab().result.by_level < 1
    True
    """

    name = "crowd"
    texts = CROWD
    rests = True
    controls = (
        Slider(
            name="rate", title=CROWD["rate"], first=1.0, unit=CROWD["rate unit"],
            low=0.0, high=1.0, step=0.05, note=CROWD["rate note"], dose=True,
        ),
        Slider(
            name="relief_that_counts", title=CROWD["counts"], first=100 * RESPONDER_RELIEF, unit=CROWD["counts unit"],
            low=10.0, high=70.0, step=5.0,
        ),
    )  # fmt: skip

    def make_picture(self) -> CrowdPicture:
        return CrowdPicture(MOST_LEVEL, CROWD["quick look"].format(few=FEW, all=OWN.central_people.people.count), CROWD)

    def run(self, inputs: dict[str, float]) -> CrowdResult:
        rate = inputs["rate"]
        # What counts can be asked of the people who are there already.
        there = self.dragging and self.result.rate == rate
        quick = self.result.quick if there else self.dragging
        return CrowdResult(after(rate, quick), rate, inputs["relief_that_counts"], quick)

    def draw(self) -> None:
        now, people = self.result, self.result.crowd
        held = self.held.counts if self.held else None
        self._picture.show(people.level, people.tissue, people.relief, now.counts, now.quick, now.as_in_trial, held)

    def sentence(self) -> str:
        now = self.result
        said = CROWD["sentence"].format(people=len(now.relief), share=now.share, counts=now.counts)
        explained = CROWD["explained" if now.rate else "no drug"].format(
            by_level=now.by_level, by_tissue=now.by_tissue, room=ROOM, with_room=now.by_tissue_with_room
        )
        said = f"{said} {explained}"
        if now.quick:
            said = f"{said} {CROWD['moving'].format(few=FEW, all=OWN.central_people.people.count)}"
        if not now.as_in_trial:
            said = f"{said} {CROWD['nothing counted']}"
        return said

    def table_rows(self, count: int) -> np.ndarray:
        return np.arange(min(count, 11))

    def columns(self) -> dict[str, np.ndarray]:
        people = self.result.crowd
        return {
            CROWD["column level"]: people.level,
            CROWD["column tissue"]: people.tissue,
            CROWD["column relief"]: people.relief,
        }
