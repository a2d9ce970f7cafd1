"""The supports lab: a year with one and without any, and what each takes away by itself; never their sum."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.literature.supports import DRUG_GRADE, SUPPORT_EVIDENCE
from pain_helpers.model.adaptation import SlowState
from pain_helpers.model.experiments import LOADED, LOADED_DOSE, SUPPORTING_DRUG
from pain_helpers.model.plan import SUPPORTS, Plan
from pain_helpers.model.plausible import Band, band, in_each_model, settled
from pain_helpers.model.simulation import simulate

from .supports_picture import SupportsPicture
from .words import SUPPORT

WEEKS = 52
DAYS = 7.0 * WEEKS
#: Days and steps of the models that were kept.
BAND_DAYS = np.append(np.arange(7.0, 28.0, 7.0), np.arange(28.0, DAYS + 1, 28.0))
BAND_STEP = 10.0
CURVE_DAYS = np.unique(np.concatenate([np.linspace(0.0, 28.0, 57), np.linspace(28.0, DAYS, 97)]))
#: A control's name (an input may have no spaces), and the support it stands for.
CONTROLS = {name.replace(" ", "_"): name for name in SUPPORTS} | {"serotonin_norepinephrine": "drug"}
GRADES = {name: evidence.grade for name, evidence in SUPPORT_EVIDENCE.items()} | {"drug": DRUG_GRADE}
#: Whether a support's size is a guess.
GUESSED = {name: evidence.bounds == "illustrative" for name, evidence in SUPPORT_EVIDENCE.items()} | {"drug": False}


@lru_cache(maxsize=1)
def year_before() -> SlowState:
    """The slow states after a year on the opioid."""
    return simulate(Plan(DAYS).opioid(LOADED_DOSE), LOADED).state_on(DAYS)


def plan_with(name: str, level: float) -> Plan:
    """A year on the opioid with one support at a level (0 to 1); at 0 it is as with none."""
    plan = Plan(DAYS).opioid(LOADED_DOSE)
    if level and name == "drug":
        return plan.setting("serotonin_norepinephrine_drug", SUPPORTING_DRUG * level)
    return plan.support(name, level) if level else plan


@lru_cache(maxsize=128)
def year_with(name: str, level: float) -> np.ndarray:
    """Ratings of everyday handling on ``CURVE_DAYS`` in such a year."""
    return simulate(plan_with(name, level), LOADED, start=year_before()).rating(days=CURVE_DAYS)


@lru_cache(maxsize=1)
def models_year_before() -> SlowState:
    """The slow states after a year on the opioid in each model that was kept."""
    person = in_each_model(LOADED)
    return simulate(Plan(DAYS).opioid(LOADED_DOSE), person, start=settled(LOADED), step=BAND_STEP).state_on(DAYS)


@lru_cache(maxsize=128)
def models_with(name: str, level: float) -> np.ndarray:
    """Ratings on ``BAND_DAYS`` in such a year in each model, shape ``(days, models)``."""
    course = simulate(plan_with(name, level), in_each_model(LOADED), start=models_year_before(), step=BAND_STEP)
    return course.rating(days=BAND_DAYS)


def _points_in_models(name: str, level: float, week: float) -> Band:
    """The band of the points that one support takes away in a week, over the models that were kept."""
    fallen = models_with("sleep", 0.0) - models_with(name, level)
    after = int(np.clip(np.searchsorted(BAND_DAYS, 7 * week), 1, len(BAND_DAYS) - 1))
    share = (7 * week - BAND_DAYS[after - 1]) / (BAND_DAYS[after] - BAND_DAYS[after - 1])
    return band((1 - share) * fallen[after - 1] + share * fallen[after])


class SupportsResult(NamedTuple):
    """What the supports lab computed. Curves have one rating a day of ``CURVE_DAYS``."""

    without: np.ndarray
    alone: dict[str, np.ndarray]  #: with one support and no other; what several do together was never tested
    week: float
    models: dict[str, Band] | None  #: the points of each over the models that were kept; None while a slider moves

    def at(self, ratings: np.ndarray) -> float:
        """A curve's rating at the chosen week."""
        return float(np.interp(7 * self.week, CURVE_DAYS, ratings))

    @property
    def points(self) -> dict[str, float]:
        """The points that each support takes away by itself at the chosen week."""
        return {name: self.at(self.without) - self.at(ratings) for name, ratings in self.alone.items()}

    @property
    def strongest(self) -> str:
        """The support that takes away most at the chosen week."""
        return max(self.points, key=self.points.get)


class SupportsLab(Lab):
    """One slider a support: what each does alone, and never their sum, which no trial has tested.

    >>> lab = SupportsLab(sleep=1, stress=1)
    >>> lab.result.points["sleep"] > 0 == lab.result.points["magnesium"]
    True
    """

    name = "supports"
    texts = SUPPORT
    rests = True
    controls = (
        *(
            Slider(
                name=control,
                title=SUPPORT[f"name {name}"],
                first=0.0,
                unit=SUPPORT[f"grade {GRADES[name]}"],
                low=0.0,
                high=1.0,
                step=0.05,
                note=SUPPORT["note"],
            )
            for control, name in CONTROLS.items()
        ),
        Slider(
            name="week",
            title=SUPPORT["week"],
            first=26.0,
            unit=SUPPORT["week unit"].format(weeks=WEEKS),
            low=1.0,
            high=float(WEEKS),
            step=1.0,
        ),
    )

    def make_picture(self) -> SupportsPicture:
        return SupportsPicture(CURVE_DAYS / 7, GUESSED, SUPPORT)

    def run(self, inputs: dict[str, float]) -> SupportsResult:
        alone = {name: year_with(name, inputs[control]) for control, name in CONTROLS.items()}
        models = None
        if not self.dragging:
            chosen = {name: inputs[control] for control, name in CONTROLS.items() if inputs[control]}
            models = {name: _points_in_models(name, level, inputs["week"]) for name, level in chosen.items()}
        return SupportsResult(year_with("sleep", 0.0), alone, inputs["week"], models)

    def draw(self) -> None:
        now = self.result
        held = self.held.alone[self.held.strongest] if self.held else None
        self._picture.show(now.alone[now.strongest], now.without, now.week, now.points, now.models or {}, held)

    def sentence(self) -> str:
        now = self.result
        without = now.at(now.without)
        # Every chosen one is named, so that someone who hears the lab hears each slider.
        chosen = {name: points for name, points in now.points.items() if points > 0}
        if not chosen:
            return SUPPORT["none"].format(without=without, week=now.week)
        models = now.models or {}
        each = ", ".join(
            SUPPORT["each with models" if name in models else "each"].format(
                name=SUPPORT[f"within {name}"],
                points=points,
                low=models[name].low if name in models else 0.0,
                high=models[name].high if name in models else 0.0,
            )
            for name, points in chosen.items()
        )
        return SUPPORT["sentence"].format(without=without, week=now.week, each=each)

    def columns(self) -> dict[str, np.ndarray]:
        columns = {SUPPORT["column week"]: CURVE_DAYS / 7, SUPPORT["column without"]: self.result.without}
        columns |= {
            SUPPORT["column alone"].format(name=SUPPORT[f"within {name}"]): ratings
            for name, ratings in self.result.alone.items()
        }
        if self.result.models:
            for name, (low, _, high) in self.result.models.items():
                for end, points in (("low", low), ("high", high)):
                    heading = SUPPORT[f"column models {end}"].format(name=SUPPORT[f"within {name}"])
                    columns[heading] = np.full(len(CURVE_DAYS), points)
        if self.held:
            columns[SUPPORT["column held"]] = self.held.alone[self.held.strongest]
        return columns
