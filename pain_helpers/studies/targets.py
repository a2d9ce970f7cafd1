"""The model's side of each fit target, the table of what is met, and what a year on an opioid does in its people.

``make targets`` prints both. The targets stand in :mod:`pain_helpers.literature.targets`; ``make fit`` searches for
numbers that meet them together.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from pain_helpers.literature.published import FOUND_AFTER_TAPER, FOUND_ON_OPIOID, Found
from pain_helpers.literature.targets import TARGETS, Target
from pain_helpers.model import gate
from pain_helpers.model.experiments import MONTH
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import simulate

from . import replay
from .replay import WEEKS_12_TO_26
from .trials import CROWD_STEP, TrialPeople, arms, trial_people
from .worlds import OWN, World

DOSE = 60.0
WEEKS_4_TO_6 = 7.0 * np.array([4.0, 5.0, 6.0])
YEAR = 365.0
#: A rise of so many points counts as much.
MUCH = 2.0


def one_month(world: World = OWN) -> dict[str, Any]:
    """F1 and F2: a healthy place of most people after a month."""
    found = replay.one_month_of_morphine(world)
    return {"F1": found["pain threshold, drug taken away"], "F2": found["dose for the same relief"]}


def opioid_and_placebo(crowd: TrialPeople) -> dict[str, Any]:
    """F3 and F4: the difference of the arms, both with hope, as a mean over people and weeks."""
    difference = replay.opioid_less_placebo(crowd, np.concatenate([WEEKS_4_TO_6, WEEKS_12_TO_26]))
    return {"F4": difference[: len(WEEKS_4_TO_6)].mean(axis=0), "F3": difference[len(WEEKS_4_TO_6) :].mean(axis=0)}


class Rises(NamedTuple):
    """How far everyone's pain has risen with the drug taken away in thought (points), one value a person."""

    month: np.ndarray
    year: np.ndarray
    year_at_twice: np.ndarray  #: after a year on twice as much


def rises(crowd: TrialPeople) -> Rises:
    """What a month and a year on the drug leave in people."""
    once, twice = (Plan(YEAR).opioid(dose) for dose in (DOSE, 2 * DOSE))
    month, year = crowd.ratings(once, [30.0, YEAR], taken_away=True) - crowd.before
    return Rises(month, year, crowd.ratings(twice, [YEAR], taken_away=True)[0] - crowd.before)


def a_year(crowd: TrialPeople, risen: Rises) -> dict[str, Any]:
    """F5, F6 and F10: what a year on the drug leaves in people."""
    return {
        "F5a": crowd.mean(risen.month),
        "F5b": crowd.mean(risen.year),
        "F6": crowd.mean(risen.year_at_twice) / crowd.mean(risen.year),
        "F10": 100 * crowd.mean((risen.year >= MUCH).astype(float)),
    }


def strong_and_weak(world: World = OWN) -> dict[str, Any]:
    """F7: in a strongly affected person the shift at first pain over that at a rating of 7, after a year."""
    course = world.run(Plan(YEAR).opioid(DOSE), world.strongly)
    shifts = [
        1 - world.threshold(course, YEAR, level, taken_away=True) / world.threshold(course, 0.0, level, taken_away=True)
        for level in (gate.FIRST_PAIN, 7.0)
    ]
    return {"F7": shifts[0] / shifts[1]}


def anti_inflammatory(crowd: TrialPeople) -> dict[str, Any]:
    """F8: the drug less placebo in the same people, week 12, both with hope."""
    drug, placebo = arms(84.0, 84.0, lambda plan: plan.setting("anti_inflammatory", 1.0))
    return {"F8": crowd.mean((crowd.ratings(drug, [84.0]) - crowd.ratings(placebo, [84.0]))[0])}


def ketamine(world: World = OWN) -> dict[str, Any]:
    """F9: the two arms of the trial in CRPS, weeks 1 and 12."""
    found = replay.crps_trial(world)
    return {
        "F9a": found["ketamine arm, week 1"] - found["placebo arm, week 1"],
        "F9b": found["difference of the arms, week 12"],
    }


def figures_of(world: World, risen: Rises | None = None) -> dict[str, Any]:
    """A world's figure for every target, by its key: a number, or one value a model. ``risen`` where it is known."""
    crowd = world.trial_people
    found = (
        one_month(world)
        | opioid_and_placebo(crowd)
        | a_year(crowd, rises(crowd) if risen is None else risen)
        | strong_and_weak(world)
        | anti_inflammatory(crowd)
        | ketamine(world)
        | {"F11": replay.REPLAYS["chloride_restored"](world)["share of hyperalgesia left"]}
    )
    return {key: found[key] for key in TARGETS}


@lru_cache(maxsize=1)
def figures() -> dict[str, float]:
    """The course's own figure for every target, by its key; computed once, in about two seconds."""
    return {key: float(figure) for key, figure in figures_of(OWN).items()}


class Row(NamedTuple):
    """A target, the model's figure, and whether it is met."""

    target: Target
    figure: float
    met: bool


def rows() -> list[Row]:
    """Every target with the model's figure."""
    return [Row(target, figures()[key], target.met(figures()[key])) for key, target in TARGETS.items()]


def table() -> str:
    """The targets as plain text: key, target, band, model, met or not."""
    lines = [f"{'':5}{'target':>8}  {'band':<16}{'model':>8}  met   what"]
    for target, figure, met in rows():
        aimed = "" if target.value is None else f"{target.value:g}"
        band = f"{target.low:g} to {target.high:g}"
        said = f"{target.what} ({target.unit})"
        lines.append(f"{target.key:5}{aimed:>8}  {band:<16}{figure:>8.2f}  {'yes' if met else 'NO':<5} {said}")
    return "\n".join(lines)


# A year in the model's people

MONTHS = (1, 3, 6, 12)
TAPER_WEEKS = (26, 52)
#: After a taper ends, pain is rated once more half a year later.
LATER = 182.0
#: The spread that is told: of ten people, one lies below it and one above.
SPREAD = (10, 90)


class Change(NamedTuple):
    """A change of pain over the model's people (points)."""

    what: str
    month: float  #: since the drug was begun
    mean: float
    low: float  #: one in ten lies below
    high: float  #: one in ten lies above
    better: float  #: people of 100 who have a point less or better
    worse: float  #: people of 100 who have a point more or worse
    found: str  #: in people


def _change(what: str, month: float, points: np.ndarray, found: str = "") -> Change:
    low, high = np.percentile(points, SPREAD)
    better, worse = (100 * float(np.mean(of)) for of in (points <= -1, points >= 1))
    return Change(what, month, float(points.mean()), float(low), float(high), better, worse, found)


def _said(found: Found) -> str:
    interval = "" if found.low is None else f" ({found.low:+.2f} to {found.high:+.2f})"
    return f"{found.value:+.2f}{interval}" if found.measured else "a little less"


def a_year_in_people(dose: float) -> list[Change]:
    """On the drug, with it taken away in thought, and half a year after tapers: each change beside what was found."""
    crowd, length = trial_people(), 12 * MONTH
    days = MONTH * np.array(MONTHS, dtype=float)
    drug, placebo = arms(length, length, lambda plan: plan.opioid(dose))
    on, alone = crowd.ratings(drug, days), crowd.ratings(placebo, days)
    away = crowd.ratings(Plan(length).opioid(dose), days, taken_away=True)
    busse, space, _ = map(_said, FOUND_ON_OPIOID)
    against = {3: busse, 6: busse, 12: f"no trial; against other medicines {space}"}
    found = [
        _change("on the drug, against placebo", month, points, against.get(month, ""))
        for month, points in zip(MONTHS, on - alone)
    ]
    found += [
        _change(
            "on the drug, against the start, hope in it", month, points, "fell, as on other medicines" * (month == 12)
        )
        for month, points in zip(MONTHS, on - crowd.before)
    ]
    found += [
        _change("taken away in thought, against the start", month, points, "no more sensitive" * (month == 1))
        for month, points in zip(MONTHS, away - crowd.before)
    ]
    return found + _after_tapers(crowd, dose)


def _after_tapers(crowd: TrialPeople, dose: float) -> list[Change]:
    """Half a year after a taper that followed a year: against the last day on the drug, and against the start."""
    year = simulate(Plan(YEAR).opioid(dose), crowd.people, start=crowd.start, step=CROWD_STEP, days=YEAR)
    last, after_year = year.rating(days=[YEAR])[0], crowd._replace(start=year.state_on(YEAR))
    sullivan, mcpherson = map(_said, FOUND_AFTER_TAPER)
    found = []
    for weeks in TAPER_WEEKS:
        end = 7.0 * weeks
        plan = Plan(end + LATER).taper(dose, from_day=0.0, to_day=end)
        (points,) = after_year.ratings(plan, [end + LATER])
        month = (YEAR + end + LATER) / MONTH
        said = f"year after stopping {mcpherson}; support against none {sullivan}"
        found += [
            _change(f"{weeks}-week taper, against the last day on it", month, points - last, said),
            _change(f"{weeks}-week taper, against the start", month, points - crowd.before),
        ]
    return found


def year_table(doses=(DOSE, 2 * DOSE)) -> str:
    """That as plain text, for each of some amounts of the model's scale."""
    lines = []
    for dose in doses:
        low, high = SPREAD
        who = f"{len(trial_people().before)} people whose pain starts at 5 to 8 of 10"
        spread = f"{low} to {high} of 100"
        lines += [
            f"{dose:g} mg on the model's scale, {who} (points; better or worse by a point, of 100 people):",
            f"{'':46}{'month':>5}{'mean':>7}  {spread:<16}{'better':>7}{'worse':>6}  found in people",
        ]
        lines += [
            f"{row.what:46}{row.month:>5.0f}{row.mean:>+7.2f}  {f'{row.low:+.2f} to {row.high:+.2f}':<16}"
            f"{row.better:>7.0f}{row.worse:>6.0f}  {row.found}".rstrip()
            for row in a_year_in_people(dose)
        ]
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(), year_table(), sep="\n\n")
