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
from pain_helpers.model.trials import lasting_changes
from pain_helpers.model.within_day import rating_within_day, relative_level

from .day_picture import DayPicture
from .words import DAY

HOURS = np.linspace(0.0, 24.0, 241)
#: A level that hardly moves: what the drug would do if it came and went evenly.
EVEN_INTERVAL, EVEN_HALF_LIFE = 8.0, 24.0


@lru_cache(maxsize=1)
def situation() -> dict[str, float]:
    """The relay of someone with a long-standing pain."""
    return settled_situation(COURSE_PERSON)


def pain(interval: float, half_life: float, tolerance: float = 0.0, hyperalgesia: float = 0.0) -> np.ndarray:
    """The rating of everyday handling over ``HOURS``; ``hyperalgesia`` from 0 to 1."""
    state = situation() | lasting_changes(hyperalgesia) | {"tolerance": tolerance, "opioid": EXAMPLE_DOSE}
    state.pop("dependence")  # in step with the day's mean
    return rating_within_day(HANDLING, HOURS, interval, half_life, **state)


class DayResult(NamedTuple):
    """What the day lab computed; arrays have one value an hour of ``HOURS``."""

    now: np.ndarray  #: rating of everyday handling, 0 to 10
    level: np.ndarray  #: the drug in the body, of its mean over the day
    without: float  #: the rating with no drug ever, 0 to 10

    @property
    def best(self) -> float:
        """The lowest rating of the day."""
        return float(self.now.min())

    @property
    def worst(self) -> float:
        """The highest rating of the day."""
        return float(self.now.max())


class DayLab(Lab):
    """Three reasons why a drug seems to do less, each with its own pattern over a day.

    >>> even, gaps = DayLab(tolerance=1).result, DayLab(interval=12, half_life=3).result
    >>> gaps.worst - gaps.best > 3 * (even.worst - even.best)
    True
    """

    name = "day"
    texts = DAY
    controls = (
        Slider(
            name="interval", title=DAY["interval"], first=EVEN_INTERVAL, unit="h", low=4.0, high=24.0, step=1.0,
            note=DAY["interval note"],
        ),
        Slider(
            name="half_life", title=DAY["half life"], first=EVEN_HALF_LIFE, unit=DAY["half life unit"],
            low=2.0, high=24.0, step=1.0, note=DAY["half life note"],
        ),
        of_model("tolerance", 0.0),
        Slider(name="hyperalgesia", title=DAY["hyperalgesia"], first=0.0, unit="%", low=0.0, high=100.0, step=1.0),
    )  # fmt: skip
    presets = {
        DAY["only tolerance"]: {
            "interval": EVEN_INTERVAL, "half_life": EVEN_HALF_LIFE, "tolerance": 1.0, "hyperalgesia": 0.0,
        },
        DAY["only hyperalgesia"]: {
            "interval": EVEN_INTERVAL, "half_life": EVEN_HALF_LIFE, "tolerance": 0.0, "hyperalgesia": 100.0,
        },
        DAY["only gaps"]: {"interval": 12.0, "half_life": 3.0, "tolerance": 0.0, "hyperalgesia": 0.0},
    }  # fmt: skip

    def make_picture(self) -> DayPicture:
        return DayPicture(HOURS, pain(EVEN_INTERVAL, EVEN_HALF_LIFE), DAY)

    def run(self, inputs: dict[str, float]) -> DayResult:
        interval, half_life = inputs["interval"], inputs["half_life"]
        return DayResult(
            pain(interval, half_life, inputs["tolerance"], inputs["hyperalgesia"] / 100),
            relative_level(HOURS, interval, half_life),
            float(gate.rating(HANDLING, **situation())),
        )

    def draw(self) -> None:
        now = self.result
        held = None if self.held is None else self.held.now
        self._picture.show(now.now, now.level, now.without, self.inputs["interval"], held)

    def sentence(self) -> str:
        now = self.result
        return DAY["sentence"].format(best=now.best, worst=now.worst, without=now.without)

    def columns(self) -> dict[str, np.ndarray]:
        columns = {DAY["column hour"]: HOURS, DAY["column now"]: self.result.now}
        columns[DAY["column level"]] = self.result.level
        if self.held:
            columns[DAY["column held"]] = self.held.now
        return columns
