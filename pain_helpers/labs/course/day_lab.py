"""The day lab: tolerance, hyperalgesia, and pain before the next dose, told apart over one day."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider, of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model import gate
from pain_helpers.model.experiments import COURSE_PERSON, EXAMPLE_DOSE, HANDLING
from pain_helpers.model.simulation import settled_situation
from pain_helpers.model.within_day import rating_within_day, relative_level
from pain_helpers.studies.trials import lasting_changes

from .day_picture import DayPicture
from .words import DAY

HOURS = np.linspace(0.0, 24.0, 241)
#: A level that hardly moves: what the drug would do if it came and went evenly.
EVEN = {"interval": 8.0, "half_life": 24.0}
#: A drug that leaves fast, given far apart.
GAPS = {"interval": 12.0, "half_life": 2.0}


@lru_cache(maxsize=1)
def situation() -> dict[str, float]:
    """The relay of someone with a long-standing pain."""
    return settled_situation(COURSE_PERSON)


def without_drug(hyperalgesia: float = 0.0) -> float:
    """The rating of everyday handling with the drug taken away in thought; ``hyperalgesia`` from 0 to 1."""
    return float(gate.rating(HANDLING, **situation() | lasting_changes(hyperalgesia)))


def pain(interval: float, half_life: float, tolerance: float = 0.0, hyperalgesia: float = 0.0) -> np.ndarray:
    """The rating of everyday handling over ``HOURS``; ``hyperalgesia`` from 0 to 1."""
    state = situation() | lasting_changes(hyperalgesia) | {"tolerance": tolerance, "opioid": EXAMPLE_DOSE}
    state.pop("dependence")  # in step with the day's mean
    return rating_within_day(HANDLING, HOURS, interval, half_life, **state)


class DayResult(NamedTuple):
    """What the day lab computed; arrays have one value an hour of ``HOURS``, ratings are from 0 to 10."""

    now: np.ndarray  #: rating of everyday handling
    level: np.ndarray  #: the drug in the body, of its mean over the day
    away: float  #: the rating with the drug taken away in thought
    without: float  #: the rating had there never been a drug
    interval: float  #: hours from dose to dose

    @property
    def best(self) -> float:
        """The lowest rating of the day."""
        return float(self.now.min())

    @property
    def worst(self) -> float:
        """The highest rating of the day."""
        return float(self.now.max())

    @property
    def mean(self) -> float:
        """The mean rating of the day."""
        return float(self.now.mean())

    @property
    def before_dose(self) -> float:
        """The rating just before a dose."""
        # Every day is like the last, and a dose is taken at hour 0.
        return float(self.now[0])

    @property
    def swing(self) -> float:
        """How far the pain comes and goes (points)."""
        return self.worst - self.best

    @property
    def relief(self) -> float:
        """What the drug takes away, as a mean over the day (points)."""
        return self.away - self.mean


class DayLab(Lab):
    """Three reasons why a drug seems to do less, each with its own pattern over a day.

    >>> tolerant, gaps = DayLab(tolerance=1).result, DayLab(interval=12, half_life=2).result
    >>> gaps.swing > 3 * tolerant.swing
    True
    """

    name = "day"
    texts = DAY
    controls = (
        Slider(
            name="interval", title=DAY["interval"], first=EVEN["interval"], unit="h", low=4.0, high=12.0, step=1.0,
            note=DAY["interval note"],
        ),
        Slider(
            name="half_life", title=DAY["half life"], first=EVEN["half_life"], unit=DAY["half life unit"],
            low=2.0, high=24.0, step=1.0, note=DAY["half life note"],
        ),
        of_model("tolerance", 0.0),
        Slider(
            name="hyperalgesia", title=DAY["hyperalgesia"], first=0.0, unit=DAY["hyperalgesia unit"],
            low=0.0, high=100.0, step=1.0, note=DAY["hyperalgesia note"],
        ),
    )  # fmt: skip
    presets = {
        DAY["only tolerance"]: EVEN | {"tolerance": 1.0, "hyperalgesia": 0.0},
        DAY["only hyperalgesia"]: EVEN | {"tolerance": 0.0, "hyperalgesia": 100.0},
        DAY["only gaps"]: GAPS | {"tolerance": 0.0, "hyperalgesia": 0.0},
    }

    def make_picture(self) -> DayPicture:
        return DayPicture(HOURS, pain(**EVEN), without_drug(), DAY)

    def run(self, inputs: dict[str, float]) -> DayResult:
        interval, half_life, hyperalgesia = inputs["interval"], inputs["half_life"], inputs["hyperalgesia"] / 100
        return DayResult(
            pain(interval, half_life, inputs["tolerance"], hyperalgesia),
            relative_level(HOURS, interval, half_life),
            without_drug(hyperalgesia),
            without_drug(),
            interval,
        )

    def draw(self) -> None:
        now = self.result
        held = None if self.held is None else self.held.now
        self._picture.show(now.now, now.away, now.level, now.interval, held)

    def sentence(self) -> str:
        now = self.result
        return DAY["sentence"].format(
            best=now.best, worst=now.worst, before_dose=now.before_dose, away=now.away, without=now.without
        )

    def columns(self) -> dict[str, np.ndarray]:
        now = self.result
        columns = {DAY["column hour"]: HOURS, DAY["column now"]: now.now}
        columns |= {DAY["column level"]: now.level, DAY["column away"]: np.full(len(HOURS), now.away)}
        if self.held:
            columns[DAY["column held"]] = self.held.now
        return columns
