"""The infusion lab: ketamine for some days, followed for twelve weeks, with a placebo arm beside it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider, of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.literature.published import CRPS_WEEK_1
from pain_helpers.model.experiments import TRIAL_HOURS, TRIAL_RATE
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import simulate

from .infusion_picture import InfusionPicture
from .words import INFUSION

#: As long as the trial followed people.
WEEKS = 12
DAYS = 7.0 * WEEKS
#: Days of the curve: close together at first, where much happens.
CURVE_DAYS = np.unique(np.concatenate([np.linspace(0.0, 14.0, 113), np.linspace(14.0, DAYS, 141)]))
#: A repeated infusion starts so many days after the last.
BETWEEN_REPEATS = 14.0
MOST_INFUSIONS = 5
PERSON = "central"
#: The arms count as apart while they differ by so much.
APART = 1.0


class InfusionResult(NamedTuple):
    """What the infusion lab computed; arrays have one value a day of ``CURVE_DAYS``."""

    drug: np.ndarray  #: rating of everyday handling, 0 to 10
    placebo: np.ndarray
    states: dict[str, np.ndarray]  #: sensitization, NMDA overactivity and the chloride pump (percent)
    spans: list[tuple[float, float]]  #: each infusion, in weeks from and to
    level: float  #: the most ketamine in the blood (ng/mL)

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
    def weeks_apart(self) -> float:
        """The last week in which the arms are a point apart; 0 if they never are."""
        apart = np.flatnonzero(self.placebo - self.drug >= APART)
        return float(CURVE_DAYS[apart[-1]] / 7) if apart.size else 0.0

    @staticmethod
    def _at(day: float, ratings: np.ndarray) -> float:
        return float(np.interp(day, CURVE_DAYS, ratings))


class InfusionLab(Lab):
    """How fast, how long and how often: two arms over twelve weeks, in the model's central case.

    >>> InfusionLab().result.weeks_apart > 4
    True
    """

    name = "infusion"
    texts = INFUSION
    controls = (
        # To twice the rate of the trial; the lab asks about shape, not about how much.
        of_model("ketamine_rate", TRIAL_RATE, high=2 * TRIAL_RATE, title=INFUSION["rate"]),
        Slider(
            name="hours",
            title=INFUSION["hours"],
            first=TRIAL_HOURS,
            unit=INFUSION["hours unit"],
            low=4.0,
            high=200.0,
            step=4.0,
            dose=True,
        ),
        Slider(
            name="infusions",
            title=INFUSION["infusions"],
            first=1.0,
            unit=INFUSION["infusions unit"],
            low=1.0,
            high=MOST_INFUSIONS,
            step=1.0,
            dose=True,
        ),
    )
    presets = {INFUSION["as in the trial"]: {"ketamine_rate": TRIAL_RATE, "hours": TRIAL_HOURS, "infusions": 1.0}}

    def make_picture(self) -> InfusionPicture:
        return InfusionPicture(CURVE_DAYS / 7, CRPS_WEEK_1, MOST_INFUSIONS, INFUSION)

    def run(self, inputs: dict[str, float]) -> InfusionResult:
        hours, times = inputs["hours"], round(inputs["infusions"])
        starts = [BETWEEN_REPEATS * place for place in range(times)]
        placebo = Plan(DAYS)
        for start in starts:
            # Hope lasts as long as the treatment, drug or not.
            placebo = placebo.setting("hope", 1.0, from_day=start, to_day=start + hours / 24)
        drug = placebo.ketamine(inputs["ketamine_rate"], hours=hours, times=times, every_days=BETWEEN_REPEATS)
        course = simulate(drug, PERSON)
        states = course.states_on(CURVE_DAYS)
        return InfusionResult(
            course.rating(days=CURVE_DAYS),
            simulate(placebo, PERSON).rating(days=CURVE_DAYS),
            {
                "sensitization": 100 * states.sensitization,
                "overactivity": 100 * states.nmda_phosphorylation,
                "brake": 100 * states.kcc2,
            },
            [(start / 7, (start + hours / 24) / 7) for start in starts],
            float(states.ketamine.max()),
        )

    def draw(self) -> None:
        now = self.result
        self._picture.show(now.drug, now.placebo, now.states, now.spans, self.held.drug if self.held else None)

    def sentence(self) -> str:
        now = self.result
        said = INFUSION["sentence"].format(
            level=now.level,
            before=now.before,
            lowest=now.lowest,
            week_1=now.week_1,
            placebo_week_1=now.placebo_week_1,
            week_12=now.week_12,
            placebo_week_12=now.placebo_week_12,
        )
        apart = "apart" if now.weeks_apart else "never apart"
        return f"{said} {INFUSION[apart].format(weeks=now.weeks_apart)}"

    def columns(self) -> dict[str, np.ndarray]:
        columns = {
            INFUSION["column day"]: CURVE_DAYS,
            INFUSION["column drug"]: self.result.drug,
            INFUSION["column placebo"]: self.result.placebo,
        }
        columns |= {INFUSION[f"column {name}"]: values for name, values in self.result.states.items()}
        if self.held:
            columns[INFUSION["column held"]] = self.held.drug
        return columns
