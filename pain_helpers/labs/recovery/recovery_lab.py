"""The recovery lab: an opioid of the past is lowered in the model, wholly or in part, in many people."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider, Switch
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.literature.published import FOUND_AFTER_TAPER
from pain_helpers.model.adaptation import SlowState
from pain_helpers.model.experiments import COURSE_PERSON, EXAMPLE_DOSE, MONTH
from pain_helpers.model.people import MOST, STRONGLY_AFFECTED
from pain_helpers.model.plan import Plan
from pain_helpers.model.plausible import Band, band, in_each_model, settled
from pain_helpers.model.simulation import settle, simulate
from pain_helpers.studies.trials import CROWD_STEP, trial_people

from .recovery_picture import RecoveryPicture
from .words import RECOVERY

WEEKS = 130
DAYS = 7.0 * WEEKS
#: A step down every second week, or every fourth where the lowering takes longer than half a year.
DAYS_A_STEP, HALF_A_YEAR = 14.0, 26.0
#: The curves are read a week after a step, when withdrawal is about at its most, every fourth week.
CURVE_DAYS = np.concatenate([[0.0], np.arange(7.0, DAYS, 2 * DAYS_A_STEP), [DAYS]])
#: People are counted so many weeks after the last step, and in the last week.
AFTER = 1.0
#: A lowering has so many steps down that short steps of the solver after each would take most of the time; with these
#: every rating is within a hundredth of a point of that with the usual ones.
STEPS = {"step": CROWD_STEP, "first_step": 1.0}
#: Nothing quicker is drawn: it is dangerous, and no picture may make it look like a way.
FEWEST_WEEKS, MOST_WEEKS = 8.0, 104.0
#: More than most people in trials took; illustrative.
MORE = 2.0
#: A point up or down counts; less is about the same.
COUNTS = 1.0
BAND = (10, 90)
#: From here on the model's people fare worse, on average, than studies found (points).
GLOOMIER = 0.25
#: So much of the former amount a month, or less, is what the US guideline calls better tolerated after a year of use or
#: more (CDC 2022), in percent.
GUIDELINE_PACE = 10.0


def amount(more: bool) -> float:
    """The past amount (mg oral morphine equivalent a day)."""
    return EXAMPLE_DOSE * (MORE if more else 1.0)


def lowered(dose: float, weeks: float, kept: float) -> Plan:
    """``dose`` lowered over ``weeks`` weeks in even steps to the share ``kept`` (0 to 1), which then goes on."""
    days_a_step = DAYS_A_STEP if weeks <= HALF_A_YEAR else 2 * DAYS_A_STEP
    # The first step is on the first day, the last one on the last.
    steps = 1 + round(7 * weeks / days_a_step)
    return Plan(DAYS).taper(dose, from_day=0.0, to_day=7 * weeks, down_to=kept * dose, steps=steps)


@lru_cache(maxsize=64)
def after_months(susceptibility: float, months: float, more: bool) -> SlowState:
    """What one person's body is like on the last day of the past course."""
    person = COURSE_PERSON | {"susceptibility": susceptibility}
    course = simulate(Plan(months * MONTH).opioid(amount(more)), person, start=settle(person))
    return course.state_on(course.length)


@lru_cache(maxsize=8)
def people_after_months(months: float, more: bool) -> SlowState:
    """The same for everyone in the model's trials."""
    crowd = trial_people()
    plan = Plan(months * MONTH).opioid(amount(more))
    course = simulate(plan, crowd.people, start=crowd.start, step=CROWD_STEP, days=plan.days)
    return course.state_on(plan.days)


def one_person(susceptibility: float, plan: Plan, months: float, more: bool) -> np.ndarray:
    """Change of pain since the lowering began (points), over ``CURVE_DAYS``."""
    person = COURSE_PERSON | {"susceptibility": susceptibility}
    ratings = simulate(plan, person, start=after_months(susceptibility, months, more), **STEPS).rating(days=CURVE_DAYS)
    return ratings - ratings[0]


@lru_cache(maxsize=16)
def models_after_months(months: float, more: bool, strongly: bool) -> SlowState:
    """The same for one person of each model that was kept."""
    person = in_each_model(COURSE_PERSON, strongly=strongly)
    plan = Plan(months * MONTH).opioid(amount(more))
    course = simulate(plan, person, start=settled(COURSE_PERSON), step=CROWD_STEP, days=plan.days)
    return course.state_on(plan.days)


def in_models(plan: Plan, months: float, more: bool, strongly: bool) -> Band:
    """The band of one person's change over the models that were kept, over ``CURVE_DAYS``."""
    person = in_each_model(COURSE_PERSON, strongly=strongly)
    start = models_after_months(months, more, strongly)
    ratings = simulate(plan, person, start=start, days=CURVE_DAYS, **STEPS).rating(days=CURVE_DAYS)
    return band(ratings - ratings[0])


class RecoveryResult(NamedTuple):
    """What the recovery lab computed: changes of pain since the lowering began, in points, over ``CURVE_DAYS``."""

    most: np.ndarray  #: one of most people
    strongly: np.ndarray  #: one of the strongly affected few
    people: np.ndarray | None  #: everyone, shape (days, people); None while a slider moves
    models: dict[str, Band] | None  #: of both named ones over the models; None while a slider moves
    weeks: float
    kept: float  #: of the former amount, percent

    @property
    def band(self) -> np.ndarray | None:
        """Between which changes 80 of 100 people lie, shape (2, days)."""
        return None if self.people is None else np.percentile(self.people, BAND, axis=1)

    def of_100(self, week: float) -> tuple[float, float, float] | None:
        """People of 100 with a point less, about the same, and a point more, in a week; None while a slider moves."""
        if self.people is None:
            return None
        now = self._everyone(week)
        less, more = 100 * float(np.mean(now <= -COUNTS)), 100 * float(np.mean(now >= COUNTS))
        return less, 100 - less - more, more

    def mean(self, week: float) -> float | None:
        """The mean change in a week; None while a slider moves."""
        return None if self.people is None else float(self._everyone(week).mean())

    def _everyone(self, week: float) -> np.ndarray:
        return self.people[int(np.argmin(abs(CURVE_DAYS - 7 * week)))]

    @property
    def after(self) -> float:
        """The week in which people are counted after the last step."""
        return self.weeks + AFTER

    @property
    def pace(self) -> float:
        """How fast it is lowered: percent of the former amount a month."""
        return (100 - self.kept) / (7 * self.weeks / MONTH)

    @property
    def fast(self) -> bool:
        """Whether that is faster than what the US guideline calls better tolerated after long use."""
        return self.pace > GUIDELINE_PACE

    def at(self, week: float, curve: np.ndarray) -> float:
        """A curve's value in a week."""
        return float(np.interp(7 * week, CURVE_DAYS, curve))


class RecoveryLab(Lab):
    """How long it was taken, how slowly it is lowered and to what: what pain does in the model's people.

    >>> lab = RecoveryLab(kept=0)
    >>> bool(lab.result.strongly[-1] < lab.result.most[-1])
    True
    """

    name = "recovery"
    texts = RECOVERY
    rests = True
    controls = (
        Slider(
            name="months", title=RECOVERY["months"], first=24.0, unit=RECOVERY["months unit"],
            low=12.0, high=60.0, step=6.0, note=RECOVERY["months note"],
        ),
        Switch(name="more", title=RECOVERY["more"], first=0.0),
        Slider(
            name="weeks", title=RECOVERY["weeks"], first=52.0, unit=RECOVERY["weeks unit"],
            low=FEWEST_WEEKS, high=MOST_WEEKS, step=4.0, note=RECOVERY["weeks note"],
        ),
        Slider(
            name="kept", title=RECOVERY["kept"], first=75.0, unit=RECOVERY["kept unit"],
            low=0.0, high=75.0, step=5.0, note=RECOVERY["kept note"],
        ),
    )  # fmt: skip

    def make_picture(self) -> RecoveryPicture:
        return RecoveryPicture(CURVE_DAYS / 7, FOUND_AFTER_TAPER, RECOVERY)

    def run(self, inputs: dict[str, float]) -> RecoveryResult:
        months, more = inputs["months"], inputs["more"] == 1
        plan = lowered(amount(more), inputs["weeks"], inputs["kept"] / 100)
        named = [one_person(susceptibility, plan, months, more) for susceptibility in (MOST, STRONGLY_AFFECTED)]
        everyone = models = None
        if not self.dragging:
            models = {name: in_models(plan, months, more, name == "strongly") for name in ("most", "strongly")}
            crowd = trial_people()
            start = people_after_months(months, more)
            course = simulate(plan, crowd.people, start=start, days=CURVE_DAYS, **STEPS)
            ratings = course.rating(days=CURVE_DAYS)
            everyone = ratings - ratings[0]
        return RecoveryResult(*named, everyone, models, inputs["weeks"], inputs["kept"])

    def draw(self) -> None:
        now = self.result
        held = None if self.held is None else self.held.most
        models = None if now.models is None else now.models["strongly"]
        counted = [(now.of_100(week), now.mean(week)) for week in (now.after, WEEKS)]
        self._picture.show((now.most, now.strongly, now.band), (now.weeks, now.kept, now.fast), counted, models, held)

    def sentence(self) -> str:
        now = self.result
        plan = RECOVERY["lowered" if now.kept else "to nothing"]
        said = [plan.format(months=self.inputs["months"], weeks=now.weeks, kept=now.kept)]
        if now.people is None:
            said.append(RECOVERY["moving"])
        else:
            less, same, more = now.of_100(WEEKS)
            mean, soon = now.mean(WEEKS), now.of_100(now.after)[2]
            said.append(RECOVERY["people"].format(mean=mean, less=less, same=same, more=more, soon=soon))
            said.append(RECOVERY["gloomier" if mean >= GLOOMIER else "found"])
        most, strongly = now.at(WEEKS, now.most), now.at(WEEKS, now.strongly)
        said.append(RECOVERY["named"].format(most=most, strongly=strongly))
        if now.models is not None:
            ends = {
                f"{name} {end}": getattr(band, end)[-1] for name, band in now.models.items() for end in ("low", "high")
            }
            said.append(
                RECOVERY["models say"].format(**{name.replace(" ", "_"): value for name, value in ends.items()})
            )
        if now.fast:
            said.append(RECOVERY["fast"])
        return " ".join(said)

    def columns(self) -> dict[str, np.ndarray]:
        now = self.result
        columns = {
            RECOVERY["column week"]: CURVE_DAYS / 7,
            RECOVERY["column most"]: now.most,
            RECOVERY["column strongly"]: now.strongly,
        }
        if now.band is not None:
            columns[RECOVERY["column mean"]] = now.people.mean(axis=1)
            columns |= {RECOVERY["column low"]: now.band[0], RECOVERY["column high"]: now.band[1]}
        if now.models is not None:
            for name, band in now.models.items():
                columns |= {RECOVERY[f"column {name} {end}"]: getattr(band, end) for end in ("low", "high")}
        if self.held:
            columns[RECOVERY["column held"]] = self.held.most
        return columns
