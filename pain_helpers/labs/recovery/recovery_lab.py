"""The recovery lab: an opioid of the past is lowered in the model, and what it left behind fades."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider, of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model.adaptation import RESTED, SlowState
from pain_helpers.model.experiments import EXAMPLE_DOSE, MONTH
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import SETTLING_DAYS, simulate

from .recovery_picture import RecoveryPicture
from .words import RECOVERY

WEEKS = 78
DAYS = 7.0 * WEEKS
#: Days of the curves: close together at first, where much happens.
CURVE_DAYS = np.concatenate([np.arange(0.0, 28.0, 0.25), np.arange(28.0, DAYS + 1, 2.0)])
#: A step down about every two weeks is as fine as the curve shows, and half the work of one a week.
WEEKS_A_STEP = 2
#: The underlying pain counts as back within so many points of what it was before the opioid.
BACK = 0.5


@lru_cache(maxsize=8)
def before_opioid(injury: float) -> tuple[float, SlowState]:
    """The rating and the slow states of a person who takes nothing."""
    # Not settle, which keeps each person that it has met.
    course = simulate(Plan(SETTLING_DAYS), {"injury": injury}, start=RESTED)
    return float(course.rating(days=SETTLING_DAYS)[0]), course.state_on(SETTLING_DAYS)


@lru_cache(maxsize=8)
def end_of_course(injury: float, months: float, dose: float) -> tuple[float, SlowState]:
    """The rating before the opioid, and the slow states on the last day of the past course."""
    before, start = before_opioid(injury)
    course = simulate(Plan(months * MONTH).opioid(dose), {"injury": injury}, start=start)
    return before, course.state_on(course.length)


def lowered(dose: float, weeks: float) -> Plan:
    """``dose`` lowered to nothing over ``weeks`` weeks in even steps; 0 stops it at once."""
    plan = Plan(DAYS)
    if weeks == 0:
        return plan
    # The first step is on the first day, the last one on the last.
    steps = 1 + max(1, round(weeks / WEEKS_A_STEP))
    return plan.taper(dose, from_day=0.0, to_day=7 * weeks, steps=steps)


class RecoveryResult(NamedTuple):
    """What the recovery lab computed; arrays have one value a day of ``CURVE_DAYS``."""

    rating: np.ndarray  #: everyday handling, 0 to 10
    underlying: np.ndarray  #: the same with drug and withdrawal taken out
    before: float  #: the rating before the opioid
    states: dict[str, np.ndarray]  #: what the opioid left behind (percent of the most)

    @property
    def worst(self) -> float:
        return float(self.rating.max())

    @property
    def worst_week(self) -> int:
        """The week of the worst day; the first week is 1."""
        return int(CURVE_DAYS[self.rating.argmax()] // 7) + 1

    @property
    def first(self) -> float:
        return float(self.underlying[0])

    @property
    def last(self) -> float:
        return float(self.underlying[-1])

    @property
    def weeks_until_back(self) -> float | None:
        """The week from which the underlying pain stays near what it was before: 0 if all along, None if never."""
        far = np.flatnonzero(self.underlying - self.before > BACK)
        if not far.size:
            return 0.0
        return None if far[-1] == len(CURVE_DAYS) - 1 else float(CURVE_DAYS[far[-1] + 1] / 7)


class RecoveryLab(Lab):
    """How long and how much, and how slowly it is lowered in the model: what fades, and when.

    >>> lab = RecoveryLab()
    >>> lab.result.first > lab.result.last
    True
    """

    name = "recovery"
    texts = RECOVERY
    controls = (
        of_model("injury", 0.8),
        Slider(
            name="months",
            title=RECOVERY["months"],
            first=12.0,
            unit=RECOVERY["months unit"],
            low=1.0,
            high=36.0,
            step=1.0,
        ),
        Slider(
            name="past_dose",
            title=RECOVERY["dose"],
            first=EXAMPLE_DOSE,
            unit=RECOVERY["dose unit"],
            low=10.0,
            high=200.0,
            step=10.0,
            dose=True,
            note=RECOVERY["dose note"],
        ),
        Slider(
            name="weeks",
            title=RECOVERY["weeks"],
            first=26.0,
            unit=RECOVERY["weeks unit"],
            low=0.0,
            high=52.0,
            step=1.0,
            note=RECOVERY["weeks note"],
        ),
    )

    def make_picture(self) -> RecoveryPicture:
        return RecoveryPicture(CURVE_DAYS / 7, RECOVERY)

    def run(self, inputs: dict[str, float]) -> RecoveryResult:
        before, start = end_of_course(inputs["injury"], inputs["months"], inputs["past_dose"])
        course = simulate(lowered(inputs["past_dose"], inputs["weeks"]), {"injury": inputs["injury"]}, start=start)
        states = course.states_on(CURVE_DAYS)
        return RecoveryResult(
            course.rating(days=CURVE_DAYS),
            course.rating(days=CURVE_DAYS, drug_free=True),
            before,
            {
                "overactivity": 100 * states.nmda_phosphorylation,
                "switched": 100 * states.gs_share,
                "pump": 100 * (1 - states.kcc2),
                "hormones": 100 * (1 - states.sex_hormones),
            },
        )

    def draw(self) -> None:
        now = self.result
        self._picture.show(
            now.rating,
            now.underlying,
            now.before,
            self.values["weeks"],
            now.states,
            self.held.rating if self.held else None,
        )

    def sentence(self) -> str:
        now = self.result
        said = RECOVERY["sentence"].format(
            months=self.values["months"],
            dose=self.values["past_dose"],
            worst_week=now.worst_week,
            worst=now.worst,
            first=now.first,
            last=now.last,
            before=now.before,
        )
        back = now.weeks_until_back
        kind = "not back" if back is None else "back" if back else "never far"
        said = f"{said} {RECOVERY[kind].format(weeks=WEEKS if back is None else back)}"
        return f"{said} {RECOVERY['danger']}" if self.values["weeks"] == 0 else said

    def columns(self) -> dict[str, np.ndarray]:
        columns = {
            RECOVERY["column week"]: CURVE_DAYS / 7,
            RECOVERY["column rating"]: self.result.rating,
            RECOVERY["column underlying"]: self.result.underlying,
        }
        columns |= {RECOVERY[f"column {name}"]: values for name, values in self.result.states.items()}
        if self.held:
            columns[RECOVERY["column held"]] = self.held.rating
        return columns
