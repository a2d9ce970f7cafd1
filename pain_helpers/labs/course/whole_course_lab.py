"""The whole course lab: the year that the article tells, how unusual it is, and most people's year beside it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model import readout
from pain_helpers.model.experiments import COURSE_PERSON, EXAMPLE_DOSE, HANDLING, MONTH, MOST_DOSE
from pain_helpers.model.people import MOST, STRONGLY_AFFECTED
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import simulate, simulate_switches
from pain_helpers.studies.trials import CROWD_STEP

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


class Story(NamedTuple):
    """Whose year it is."""

    strongly: bool  #: one of the strongly affected few, not one of most people
    raised: bool  #: the amount is raised every second month


#: Most people's amount is never raised: in real people that happened to a minority.
MOST_PEOPLE, STRONGLY, AS_TOLD = 1, 2, 3
STORIES = {MOST_PEOPLE: Story(False, False), STRONGLY: Story(True, False), AS_TOLD: Story(True, True)}


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


class WholeCourseResult(NamedTuple):
    """What the whole course lab computed: curves have one value a day of ``COURSE_DAYS``."""

    on_drug: np.ndarray  #: rating of everyday handling with the drug on board, 0 to 10
    removed: np.ndarray  #: with the drug taken away in thought
    most: np.ndarray  #: one of most people on a steady amount, with the drug on board
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
    """Opens on one of most people; the article's story is that of one strongly affected, whose amount is raised.

    >>> most, told = WholeCourseLab().result, WholeCourseLab(whose=3).result
    >>> most.at(12, most.on_drug) < most.start < told.at(12, told.on_drug)
    True
    >>> bool((told.most == most.on_drug).all())
    True
    """

    name = "whole_course"
    texts = WHOLE_COURSE
    controls = (
        Slider(
            name="whose", title=WHOLE_COURSE["whose"], first=1.0, unit=WHOLE_COURSE["whose unit"],
            low=1.0, high=float(len(STORIES)), step=1.0, note=WHOLE_COURSE["whose note"],
        ),
        Slider(
            name="month", title=WHOLE_COURSE["month"], first=12.0, unit=WHOLE_COURSE["month unit"],
            low=0.0, high=float(MONTHS), step=1.0,
        ),
    )  # fmt: skip
    presets = {WHOLE_COURSE[f"preset {story}"]: {"whose": float(story)} for story in STORIES}

    def make_picture(self) -> WholeCoursePicture:
        return WholeCoursePicture(COURSE_DAYS / MONTH, SHARE_DAYS / MONTH, WHOLE_COURSE)

    def run(self, inputs: dict[str, float]) -> WholeCourseResult:
        story = STORIES[round(inputs["whose"])]
        most, _ = _course(STORIES[MOST_PEOPLE])
        return WholeCourseResult(*_course(story), most, _shares(story), inputs["month"])

    def draw(self) -> None:
        now = self.result
        held = self.held.on_drug if self.held else None
        curves = (now.on_drug, now.removed, now.most)
        self._picture.show(round(self.inputs["whose"]), now.month, now.start, curves, now.shares, held)

    def sentence(self) -> str:
        now, month, story = self.result, self.result.month, round(self.inputs["whose"])
        said = WHOLE_COURSE["sentence"].format(
            month=month,
            start=now.start,
            now=now.at(month, now.on_drug),
            removed=now.at(month, now.removed),
            together=now.at(month, now.shares["together"]),
        )
        parts = WHOLE_COURSE["parts"].format(**{name: now.at(month, now.shares[name]) for name in SHARES})
        most = WHOLE_COURSE["most people"].format(most=now.at(month, now.most))
        room = WHOLE_COURSE["room"] if story != MOST_PEOPLE else ""
        return " ".join(filter(None, (WHOLE_COURSE[f"says {story}"], said, parts, most, room)))

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


@lru_cache(maxsize=len(STORIES))
def _course(story: Story) -> tuple[np.ndarray, np.ndarray]:
    course = simulate(year(story.raised), person(story.strongly))
    return (
        course.rating(HANDLING, days=COURSE_DAYS),
        course.rating(HANDLING, days=COURSE_DAYS, taken_away=True),
    )


@lru_cache(maxsize=len(STORIES))
def _shares(story: Story) -> dict[str, np.ndarray]:
    subsets = np.array(readout.SUBSETS)
    every = simulate_switches(year(story.raised), person(story.strongly), subsets, step=CROWD_STEP)
    return readout.shapley(every.rating(HANDLING, days=SHARE_DAYS, taken_away=True))
