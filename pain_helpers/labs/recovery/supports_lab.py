"""The supports lab: a year with and without them, and what each takes away by itself."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.lab import Lab, own_control
from pain_helpers.literature.supports import SUPPORT_EVIDENCE
from pain_helpers.model.adaptation import SlowState
from pain_helpers.model.plan import SUPPORTS, Plan
from pain_helpers.model.simulation import simulate

from .supports_picture import WEEKS, SupportsPicture
from .words import SUPPORT

DAYS = 7.0 * WEEKS
CURVE_DAYS = np.unique(np.concatenate([np.linspace(0.0, 28.0, 57), np.linspace(28.0, DAYS, 97)]))
#: The person: sore tissue, half a load of stress and of poor sleep, and an opioid that goes on as it is.
PERSON = {"injury": 0.6, "distress": 0.5, "poor_sleep": 0.5}
DOSE = 20.0
#: How much of the model's full drug effect a full slider is: chosen so that the relief stays under one point. Illustrative.
DRUG_SHARE = 0.4
#: A control's name (an input may have no spaces), and the support it stands for.
CONTROLS = {name.replace(" ", "_"): name for name in SUPPORTS} | {"serotonin_norepinephrine": "drug"}
GRADES = {name: evidence.grade for name, evidence in SUPPORT_EVIDENCE.items()} | {"drug": "partial"}


@lru_cache(maxsize=1)
def year_before() -> SlowState:
    """The slow states after a year on the opioid."""
    return simulate(Plan(DAYS).opioid(DOSE), PERSON).state_on(DAYS)


@lru_cache(maxsize=128)
def year_with(levels: tuple[tuple[str, float], ...]) -> np.ndarray:
    """Ratings of everyday handling on ``CURVE_DAYS`` with supports: pairs of a name and a level, 0 to 1."""
    plan = Plan(DAYS).opioid(DOSE)
    for name, level in levels:
        if name == "drug":
            plan = plan.setting("serotonin_norepinephrine_drug", DRUG_SHARE * level)
        else:
            plan = plan.support(name, level)
    return simulate(plan, PERSON, start=year_before()).rating(days=CURVE_DAYS)


class SupportsResult(NamedTuple):
    """What the supports lab computed. Curves have one rating a day of ``CURVE_DAYS``."""

    together: np.ndarray
    without: np.ndarray
    alone: dict[str, np.ndarray]  #: with one support and no other
    week: float

    def at(self, ratings: np.ndarray) -> float:
        """A curve's rating at the chosen week."""
        return float(np.interp(7 * self.week, CURVE_DAYS, ratings))

    @property
    def points(self) -> dict[str, float]:
        """The points that each support takes away by itself at the chosen week."""
        return {name: self.at(self.without) - self.at(ratings) for name, ratings in self.alone.items()}

    @property
    def relief(self) -> float:
        """The points that all of them take away together at the chosen week."""
        return self.at(self.without) - self.at(self.together)


class SupportsLab(Lab):
    """One slider a support: a year with them and without, and what each does alone.

    >>> lab = SupportsLab(sleep=1, stress=1)
    >>> lab.result.points["sleep"] > 0 == lab.result.points["magnesium"]
    True
    """

    name = "supports"
    own_passports = {
        control: own_control(control, SUPPORT[name], 0.5, SUPPORT[GRADES[name]], 0.0, 1.0, 0.05, note=SUPPORT["note"])
        for control, name in CONTROLS.items()
    } | {"week": own_control("week", SUPPORT["week"], 26.0, SUPPORT["week unit"], 1.0, WEEKS, 1.0)}

    def __init__(
        self,
        sleep: float = 0.5,
        stress: float = 0.5,
        exercise: float = 0.5,
        gut_and_diet: float = 0.0,
        music_and_company: float = 0.5,
        magnesium: float = 0.0,
        serotonin_norepinephrine: float = 0.0,
        week: float = 26.0,
    ) -> None:
        levels = (sleep, stress, exercise, gut_and_diet, music_and_company, magnesium, serotonin_norepinephrine)
        super().__init__(dict(zip(CONTROLS, levels)) | {"week": week})

    def make_picture(self) -> SupportsPicture:
        return SupportsPicture(CURVE_DAYS / 7, GRADES, SUPPORT)

    def run(self, inputs: dict[str, float]) -> SupportsResult:
        # A level of 0 is left out, so that it is the same course as none.
        chosen = {name: ((name, inputs[control]),) if inputs[control] else () for control, name in CONTROLS.items()}
        alone = {name: year_with(levels) for name, levels in chosen.items()}
        return SupportsResult(year_with(sum(chosen.values(), ())), year_with(()), alone, inputs["week"])

    def draw(self) -> None:
        now = self.result
        self._picture.show(now.together, now.without, now.week, now.points, self.held.together if self.held else None)

    def sentence(self) -> str:
        now = self.result
        said = SUPPORT["sentence"].format(week=now.week, with_all=now.at(now.together), without=now.at(now.without))
        strongest = max(now.points, key=now.points.get)
        if now.points[strongest] == 0:
            return f"{said} {SUPPORT['none']}"
        return f"{said} {SUPPORT['adds'].format(name=_inside(SUPPORT[strongest]), points=now.points[strongest])}"

    def columns(self) -> dict[str, np.ndarray]:
        columns = {
            SUPPORT["column week"]: CURVE_DAYS / 7,
            SUPPORT["column with"]: self.result.together,
            SUPPORT["column without"]: self.result.without,
        }
        columns |= {
            SUPPORT["column alone"].format(name=_inside(SUPPORT[name])): ratings
            for name, ratings in self.result.alone.items()
        }
        if self.held:
            columns[SUPPORT["column held"]] = self.held.together
        return columns


def _inside(title: str) -> str:
    """A title as it stands inside a sentence."""
    return title[0].lower() + title[1:]
