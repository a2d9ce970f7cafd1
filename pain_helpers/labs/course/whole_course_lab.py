"""The whole course lab: a year on an opioid, held or raised, with all four mechanisms at work."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider, of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model import readout
from pain_helpers.model.experiments import EXAMPLE_DOSE, HANDLING, MONTH, MOST_DOSE, SORE
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import simulate, simulate_switches

from .whole_course_picture import SHARES, WholeCoursePicture
from .words import WHOLE_COURSE

MONTHS = 12
DAYS = MONTH * MONTHS
COURSE_DAYS = np.unique(np.concatenate([np.linspace(0.0, 14.0, 29), np.linspace(14.0, DAYS, 81)]))
#: The dose is raised every second month, by so much in the example (mg a day).
RAISED_EVERY = 2
RAISED_BY = 30.0
#: Beyond this a number of times says no more than "more than ten".
MOST_TIMES = 10


def raised(first: float, more: float) -> Plan:
    """A year that begins with ``first`` mg a day, and ``more`` on top every second month, to the most of the lab."""
    plan, span = Plan(DAYS), RAISED_EVERY * MONTH
    for place in range(MONTHS // RAISED_EVERY):
        plan = plan.opioid(min(MOST_DOSE, first + more * place), from_day=span * place, to_day=span * (place + 1))
    return plan


class WholeCourseResult(NamedTuple):
    """What the whole course lab computed: arrays have one value a day of ``COURSE_DAYS``."""

    on_drug: np.ndarray  #: rating of everyday handling with the drug on board, 0 to 10
    removed: np.ndarray  #: with the drug removed
    shares: dict[str, np.ndarray]  #: points that each mechanism adds to that, and ``together``
    #: What would halve the pain at the start and at the end (mg a day); None where nothing would.
    doses: tuple[float | None, float | None]

    @property
    def start(self) -> float:
        return float(self.removed[0])

    @property
    def lowest(self) -> float:
        return float(self.on_drug.min())

    def at(self, month: float, curve: np.ndarray) -> float:
        """A curve's value in a month."""
        return float(np.interp(MONTH * month, COURSE_DAYS, curve))

    @property
    def times_as_much(self) -> float | None:
        """How many times the dose of the start would halve the pain at the end; None where no dose would."""
        return None if None in self.doses or not self.doses[0] else self.doses[1] / self.doses[0]

    @property
    def month_above_start(self) -> float | None:
        """The first month in which the pain on the drug is above the start, or None."""
        above = np.flatnonzero(self.on_drug > self.start)
        above = above[above > 0]
        return float(COURSE_DAYS[above[0]] / MONTH) if above.size else None


class WholeCourseLab(Lab):
    """Hold the dose or raise it, and follow the pain for a year.

    >>> now = WholeCourseLab().result
    >>> now.lowest < now.start < now.at(12, now.removed)
    True
    """

    name = "whole_course"
    texts = WHOLE_COURSE
    controls = (
        # Without some injury there is no pain to treat.
        of_model("injury", SORE["injury"], low=0.3, step=0.05),
        of_model(
            "opioid_dose",
            EXAMPLE_DOSE,
            high=MOST_DOSE / 2,
            step=10.0,
            title=WHOLE_COURSE["dose"],
            unit=WHOLE_COURSE["dose unit"],
        ),
        Slider(
            name="more",
            title=WHOLE_COURSE["more"],
            first=RAISED_BY,
            unit=WHOLE_COURSE["more unit"],
            low=0.0,
            high=40.0,
            step=5.0,
            dose=True,
        ),
    )
    presets = {
        WHOLE_COURSE["held level"]: {"opioid_dose": EXAMPLE_DOSE, "more": 0.0},
        WHOLE_COURSE["raised"]: {"opioid_dose": EXAMPLE_DOSE, "more": RAISED_BY},
    }

    def make_picture(self) -> WholeCoursePicture:
        return WholeCoursePicture(COURSE_DAYS / MONTH, WHOLE_COURSE)

    def run(self, inputs: dict[str, float]) -> WholeCourseResult:
        plan, person = raised(inputs["opioid_dose"], inputs["more"]), {"injury": inputs["injury"]}
        course = simulate(plan, person)
        every = simulate_switches(plan, person, np.array(readout.SUBSETS)).rating(
            HANDLING, days=COURSE_DAYS, drug_free=True
        )
        return WholeCourseResult(
            course.rating(HANDLING, days=COURSE_DAYS),
            course.rating(HANDLING, days=COURSE_DAYS, drug_free=True),
            readout.shapley(every),
            tuple(readout.half_relief_dose(course, day, HANDLING) for day in (0.0, DAYS)),
        )

    def draw(self) -> None:
        now = self.result
        self._picture.show(now.start, now.on_drug, now.removed, now.shares, self.held.on_drug if self.held else None)

    def sentence(self) -> str:
        now = self.result
        said = WHOLE_COURSE["sentence"].format(
            start=now.start,
            lowest=now.lowest,
            month=MONTHS,
            end=now.at(MONTHS, now.on_drug),
            removed=now.at(MONTHS, now.removed),
            together=now.at(MONTHS, now.shares["together"]),
        )
        times = now.times_as_much
        more = "no dose" if times is None else "times" if times <= MOST_TIMES else "many times"
        return f"{said} {WHOLE_COURSE[more].format(times=times)}"

    def columns(self) -> dict[str, np.ndarray]:
        now = self.result
        columns = {
            WHOLE_COURSE["column month"]: COURSE_DAYS / MONTH,
            WHOLE_COURSE["column on drug"]: now.on_drug,
            WHOLE_COURSE["column removed"]: now.removed,
        }
        columns |= {WHOLE_COURSE[f"column {name}"]: now.shares[name] for name in SHARES}
        if self.held:
            columns[WHOLE_COURSE["column held"]] = self.held.on_drug
        return columns
