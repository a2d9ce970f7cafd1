"""The infusion lab: ketamine for some days, followed for twelve weeks, with a placebo arm beside it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.literature.published import CRPS_WEEK_1
from pain_helpers.literature.targets import TARGETS
from pain_helpers.model.experiments import TRIAL_HOURS, TRIAL_RATE
from pain_helpers.model.plan import Plan
from pain_helpers.model.plausible import Band, band, in_each_model, settled
from pain_helpers.model.simulation import simulate

from .infusion_picture import InfusionPicture
from .words import INFUSION

#: As long as the trial followed people.
WEEKS = 12
DAYS = 7.0 * WEEKS
#: Days of the curve: close together at first, where much happens.
CURVE_DAYS = np.unique(np.concatenate([np.linspace(0.0, 14.0, 113), np.linspace(14.0, DAYS, 141)]))
PERSON = "central"
#: Days of the bands of models: fewer, since they are many.
BAND_DAYS = CURVE_DAYS[::4]
#: Their steps may be long: the band is within a hundredth of a point of that with the usual ones.
BAND_STEP = 10.0
#: Ketamine less placebo in the trial at week 12 (points), and what fits its P value: derived by us.
FOUND_WEEK_12 = TARGETS["F9b"]
AS_IN_TRIAL = {"rate": 1.0, "hours": TRIAL_HOURS}


def placebo(hours: float) -> Plan:
    """The arm without the drug. Hope lasts as long as the treatment, drug or not."""
    return Plan(DAYS).setting("hope", 1.0, to_day=hours / 24)


@lru_cache(maxsize=128)
def placebo_ratings(hours: float) -> np.ndarray:
    """Ratings of that arm on ``CURVE_DAYS``; the same whatever the rate."""
    return simulate(placebo(hours), PERSON).rating(days=CURVE_DAYS)


@lru_cache(maxsize=128)
def in_models(hours: float, rate: float) -> Band:
    """The band of an arm over the models that were kept, on ``BAND_DAYS``; placebo at a ``rate`` of 0."""
    plan = placebo(hours).ketamine(rate * TRIAL_RATE, hours=hours) if rate else placebo(hours)
    course = simulate(plan, in_each_model(PERSON), start=settled(PERSON), step=BAND_STEP)
    return band(course.rating(days=BAND_DAYS))


class InfusionResult(NamedTuple):
    """What the infusion lab computed; arrays have one value a day of ``CURVE_DAYS``."""

    drug: np.ndarray  #: rating of everyday handling, 0 to 10
    placebo: np.ndarray
    states: dict[str, np.ndarray]  #: sensitization, NMDA overactivity and the chloride pump (percent)
    as_in_trial: bool  #: whether the plan is the trial's, so that its results stand beside
    given: bool  #: whether there is any ketamine
    models: tuple[Band, Band] | None  #: of both arms, on ``BAND_DAYS``; None while a slider moves

    @property
    def week_1(self) -> float:
        return self._at(7.0, self.drug)

    @property
    def placebo_week_1(self) -> float:
        return self._at(7.0, self.placebo)

    @property
    def week_12(self) -> float:
        return float(self.drug[-1])

    @property
    def placebo_week_12(self) -> float:
        return float(self.placebo[-1])

    @property
    def before(self) -> float:
        return float(self.drug[0])

    @property
    def lowest(self) -> float:
        """The lowest rating on the drug."""
        return float(self.drug.min())

    @property
    def gap_1(self) -> float:
        """Placebo less ketamine at week 1 (points)."""
        return self.placebo_week_1 - self.week_1

    @property
    def gap_12(self) -> float:
        """Placebo less ketamine at week 12 (points)."""
        return self.placebo_week_12 - self.week_12

    def in_models(self, week: float, arm: int = 0) -> tuple[float, float] | None:
        """Between which ratings 80 of 100 models lie in a week, on ketamine or (1) placebo; None while moving."""
        if self.models is None:
            return None
        low, _, high = self.models[arm]
        return tuple(float(np.interp(7 * week, BAND_DAYS, end)) for end in (low, high))

    def state(self, name: str, week: float) -> float:
        """A slow state in a week (percent)."""
        return self._at(7 * week, self.states[name])

    @staticmethod
    def _at(day: float, ratings: np.ndarray) -> float:
        return float(np.interp(day, CURVE_DAYS, ratings))


class InfusionLab(Lab):
    """How fast and how long, up to what the trial gave: two arms over twelve weeks, in the model's central case.

    >>> InfusionLab().result.gap_12 < InfusionLab().result.gap_1
    True
    """

    name = "infusion"
    texts = INFUSION
    rests = True
    controls = (
        Slider(
            name="rate", title=INFUSION["rate"], first=1.0, unit=INFUSION["rate unit"],
            low=0.0, high=1.0, step=0.05, note=INFUSION["rate note"], dose=True,
        ),
        Slider(
            name="hours", title=INFUSION["hours"], first=TRIAL_HOURS, unit=INFUSION["hours unit"],
            low=4.0, high=TRIAL_HOURS, step=4.0, dose=True,
        ),
    )  # fmt: skip
    presets = {INFUSION["as in the trial"]: AS_IN_TRIAL}

    def make_picture(self) -> InfusionPicture:
        return InfusionPicture(CURVE_DAYS / 7, CRPS_WEEK_1, FOUND_WEEK_12, INFUSION)

    def run(self, inputs: dict[str, float]) -> InfusionResult:
        hours, rate = inputs["hours"], inputs["rate"]
        course = simulate(placebo(hours).ketamine(rate * TRIAL_RATE, hours=hours), PERSON)
        states = course.states_on(CURVE_DAYS)
        return InfusionResult(
            course.rating(days=CURVE_DAYS),
            placebo_ratings(hours),
            {
                "sensitization": 100 * states.sensitization,
                "overactivity": 100 * states.nmda_phosphorylation,
                "brake": 100 * states.kcc2,
            },
            inputs == AS_IN_TRIAL,
            rate > 0,
            None if self.dragging else (in_models(hours, rate), in_models(hours, 0.0)),
        )

    def draw(self) -> None:
        now = self.result
        held = self.held.drug if self.held else None
        # A picture must not show what placebo did as a curve of ketamine.
        drug = now.drug if now.given else np.full_like(now.drug, np.nan)
        models = None if now.models is None else (BAND_DAYS / 7, now.models[0] if now.given else None, now.models[1])
        weeks = self.values["hours"] / (24 * 7)
        self._picture.show(drug, now.placebo, now.states, weeks, now.as_in_trial, held, models)

    def sentence(self) -> str:
        now = self.result
        said = INFUSION["sentence" if now.given else "no drug"].format(
            before=now.before,
            lowest=now.lowest,
            week_1=now.week_1,
            placebo_week_1=now.placebo_week_1,
            week_12=now.week_12,
            placebo_week_12=now.placebo_week_12,
            gap_1=now.gap_1,
            gap_12=now.gap_12,
        )
        found = INFUSION["found" if now.as_in_trial else "nothing found"].format(
            found=-FOUND_WEEK_12.value, most=-FOUND_WEEK_12.low, least=FOUND_WEEK_12.high
        )
        return " ".join(filter(None, (said, self._said_of_states(), self._said_of_models(), found)))

    def _said_of_states(self) -> str:
        states = self.result.states
        if not self.result.given:
            return ""
        return INFUSION["meanwhile"].format(
            before=states["sensitization"][0],
            lowest=states["sensitization"].min(),
            last=states["sensitization"][-1],
            overactivity=states["overactivity"][-1],
            brake=states["brake"][-1],
        )

    def _said_of_models(self) -> str:
        now = self.result
        if now.models is None:
            return INFUSION["models wait"]
        if not now.given:
            return ""
        (low_1, high_1), (low_12, high_12) = now.in_models(1), now.in_models(WEEKS)
        return INFUSION["models say"].format(low_1=low_1, high_1=high_1, low_12=low_12, high_12=high_12)

    def columns(self) -> dict[str, np.ndarray]:
        now = self.result
        columns = {
            INFUSION["column day"]: CURVE_DAYS,
            INFUSION["column drug"]: now.drug,
            INFUSION["column placebo"]: now.placebo,
        }
        columns |= {INFUSION[f"column {name}"]: values for name, values in now.states.items()}
        if now.models is not None:
            for name, (low, _, high) in zip(("drug", "placebo"), now.models):
                columns[INFUSION[f"column {name} low"]] = np.interp(CURVE_DAYS, BAND_DAYS, low)
                columns[INFUSION[f"column {name} high"]] = np.interp(CURVE_DAYS, BAND_DAYS, high)
        if self.held:
            columns[INFUSION["column held"]] = self.held.drug
        return columns
