"""The whole course lab: the year that the article tells, how unusual it is, and most people's year beside it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider, Switch
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model import readout
from pain_helpers.model.experiments import COURSE_PERSON, EXAMPLE_DOSE, HANDLING, MONTH, MOST_DOSE
from pain_helpers.model.people import MOST, STRONGLY_AFFECTED
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import simulate, simulate_switches
from pain_helpers.model.trials import CROWD_STEP

from .whole_course_picture import SHARES, WholeCoursePicture
from .words import WHOLE_COURSE

MONTHS = 12
DAYS = MONTH * MONTHS
COURSE_DAYS = np.unique(np.concatenate([np.linspace(0.0, 14.0, 29), np.linspace(14.0, DAYS, 81)]))
#: The shares are read once a month: they move slowly, and 16 courses stand behind them.
SHARE_DAYS = MONTH * np.arange(MONTHS + 1.0)
#: The amount is raised every second month, by so much (mg a day).
RAISED_EVERY = 2
RAISED_BY = 30.0


def year(raised: bool) -> Plan:
    """A year on the amount of the trials, held, or raised every second month to the most of the labs."""
    if not raised:
        return Plan(DAYS).opioid(EXAMPLE_DOSE)
    plan, span = Plan(DAYS), RAISED_EVERY * MONTH
    for place in range(MONTHS // RAISED_EVERY):
        dose = min(MOST_DOSE, EXAMPLE_DOSE + RAISED_BY * place)
        plan = plan.opioid(dose, from_day=span * place, to_day=span * (place + 1))
    return plan


def person(strongly: bool) -> dict[str, float]:
    """One of most people, or one of the strongly affected few; the same pain at the start."""
    return COURSE_PERSON | {"susceptibility": STRONGLY_AFFECTED if strongly else MOST}


@lru_cache(maxsize=2)
def most_people(raised: bool) -> np.ndarray:
    """The pain of one of most people with the drug on board, over ``COURSE_DAYS``."""
    return simulate(year(raised), person(strongly=False)).rating(HANDLING, days=COURSE_DAYS)


class WholeCourseResult(NamedTuple):
    """What the whole course lab computed: curves have one value a day of ``COURSE_DAYS``."""

    on_drug: np.ndarray  #: rating of everyday handling with the drug on board, 0 to 10
    removed: np.ndarray  #: with the drug taken away in thought
    most: np.ndarray  #: one of most people, with the drug on board
    shares: dict[str, np.ndarray]  #: points that each mechanism adds, and ``together``, one a day of ``SHARE_DAYS``
    month: float  #: looked at

    @property
    def start(self) -> float:
        """The rating before the drug."""
        return float(self.removed[0])

    @property
    def lowest(self) -> float:
        """The lowest rating on the drug."""
        return float(self.on_drug.min())

    def at(self, month: float, curve: np.ndarray) -> float:
        """A curve's value in a month."""
        days = SHARE_DAYS if len(curve) == len(SHARE_DAYS) else COURSE_DAYS
        return float(np.interp(MONTH * month, days, curve))

    @property
    def month_above_start(self) -> float | None:
        """The first month in which the pain on the drug is above the start, or None."""
        above = np.flatnonzero(self.on_drug > self.start)
        above = above[above > 0]
        return float(COURSE_DAYS[above[0]] / MONTH) if above.size else None


class WholeCourseLab(Lab):
    """The article's story is that of one strongly affected, whose amount is raised; most people's line stands beside it.

    >>> now = WholeCourseLab().result
    >>> now.lowest < now.start < now.at(12, now.on_drug)
    True
    >>> now.at(12, now.most) < now.start
    True
    """

    name = "whole_course"
    texts = WHOLE_COURSE
    controls = (
        Switch(name="strongly", title=WHOLE_COURSE["strongly"], first=1.0, note=WHOLE_COURSE["strongly note"]),
        Switch(name="raised", title=WHOLE_COURSE["raised"], first=1.0),
        Slider(
            name="month",
            title=WHOLE_COURSE["month"],
            first=12.0,
            unit=WHOLE_COURSE["month unit"],
            low=0.0,
            high=float(MONTHS),
            step=1.0,
        ),
    )
    presets = {
        WHOLE_COURSE["most people"]: {"strongly": 0.0, "raised": 0.0},
        WHOLE_COURSE["strongly affected"]: {"strongly": 1.0, "raised": 0.0},
        WHOLE_COURSE["as told"]: {"strongly": 1.0, "raised": 1.0},
    }

    def make_picture(self) -> WholeCoursePicture:
        return WholeCoursePicture(COURSE_DAYS / MONTH, SHARE_DAYS / MONTH, WHOLE_COURSE)

    def run(self, inputs: dict[str, float]) -> WholeCourseResult:
        strongly, raised = inputs["strongly"] == 1, inputs["raised"] == 1
        return WholeCourseResult(
            *_course(strongly, raised), most_people(raised), _shares(strongly, raised), inputs["month"]
        )

    def draw(self) -> None:
        now = self.result
        held = self.held.on_drug if self.held else None
        who = "who strongly" if self.inputs["strongly"] else "who most"
        self._picture.show(who, now.month, now.start, (now.on_drug, now.removed, now.most), now.shares, held)

    def sentence(self) -> str:
        now, month = self.result, self.result.month
        kind = {
            (0.0, 0.0): "says most",
            (0.0, 1.0): "says most raised",
            (1.0, 0.0): "says strongly",
            (1.0, 1.0): "says told",
        }
        begins = WHOLE_COURSE[kind[self.inputs["strongly"], self.inputs["raised"]]]
        said = WHOLE_COURSE["sentence"].format(
            month=month,
            start=now.start,
            now=now.at(month, now.on_drug),
            removed=now.at(month, now.removed),
            most=now.at(month, now.most),
            together=now.at(month, now.shares["together"]),
        )
        return f"{begins} {said}"

    def columns(self) -> dict[str, np.ndarray]:
        now = self.result
        columns = {
            WHOLE_COURSE["column month"]: COURSE_DAYS / MONTH,
            WHOLE_COURSE["column on drug"]: now.on_drug,
            WHOLE_COURSE["column removed"]: now.removed,
            WHOLE_COURSE["column most"]: now.most,
        }
        columns |= {
            WHOLE_COURSE[f"column {name}"]: np.interp(COURSE_DAYS, SHARE_DAYS, now.shares[name]) for name in SHARES
        }
        if self.held:
            columns[WHOLE_COURSE["column held"]] = self.held.on_drug
        return columns


@lru_cache(maxsize=4)
def _course(strongly: bool, raised: bool) -> tuple[np.ndarray, np.ndarray]:
    course = simulate(year(raised), person(strongly))
    return (
        course.rating(HANDLING, days=COURSE_DAYS),
        course.rating(HANDLING, days=COURSE_DAYS, taken_away=True),
    )


@lru_cache(maxsize=4)
def _shares(strongly: bool, raised: bool) -> dict[str, np.ndarray]:
    every = simulate_switches(year(raised), person(strongly), np.array(readout.SUBSETS), step=CROWD_STEP)
    return readout.shapley(every.rating(HANDLING, days=SHARE_DAYS, taken_away=True))
