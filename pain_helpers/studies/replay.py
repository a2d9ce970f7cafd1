"""The published studies replayed on the model.

One function a row of :data:`pain_helpers.literature.published.PUBLISHED`, each
returning the row's figures by name. Doses and days are the study's where it
gives them; what had to be chosen, like the stimulus and the level at which it
is read, is said in the row. Rows marked ``settled_after`` had that choice made
after their outcome had been seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from pain_helpers.literature.published import PUBLISHED
from pain_helpers.model import gate, pharmacokinetics, within_day
from pain_helpers.model.experiments import (
    PINPRICK,
    RESPONDER_RELIEF,
    SEVERE,
    TRIAL_HOURS,
    TRIAL_RATE,
    TRIAL_SEED,
)
from pain_helpers.model.people import population
from pain_helpers.model.pharmacokinetics import WEIGHT
from pain_helpers.model.plan import Plan
from pain_helpers.model.ranges import shown
from pain_helpers.model.simulation import settle, simulate

from .trials import CROWD_STEP, TrialPeople, arms
from .worlds import OWN, World

YEAR = 365.0
#: So many people are enough where only a sign, or a mean far from its limits, is read.
FEWER = 800


def crps_arms(length: float) -> tuple[Plan, Plan]:
    """The plans of the trial of ketamine in CRPS, followed for ``length`` days: with the drug and with placebo."""
    return arms(length, TRIAL_HOURS / 24, lambda plan: plan.ketamine(TRIAL_RATE, hours=TRIAL_HOURS))


def crps_trial(world: World = OWN):
    """Both arms of that trial at week 1, and their difference at week 12."""
    drug, placebo = (world.run(plan, "central").rating(days=[7.0, 84.0]) for plan in crps_arms(84.0))
    return {
        "ketamine arm, week 1": drug[0],
        "placebo arm, week 1": placebo[0],
        "difference of the arms, week 12": drug[1] - placebo[1],
    }


def _chloride_restored(world: World):
    rats = world.rats()
    course = rats.run(Plan(8).opioid(200), {})
    before = rats.threshold(course, 0, taken_away=True)
    after = rats.threshold(course, 8, taken_away=True)
    restored = rats.threshold(course, 8, taken_away=True, kcc2=1.0, pumps_lost_to_opioid=0.0)
    without = rats.run(Plan(8).opioid(200), {}, switches={"microglia_switch": 0})
    return {
        "share of hyperalgesia left": (before - restored) / (before - after),
        "tolerance without over with": without.states.tolerance[-1] / course.states.tolerance[-1],
    }


CHU_DOSE = 78.0


#: One of most people.
ANYONE: Mapping = MappingProxyType({})


def one_month_of_morphine(world: World = OWN, person: Mapping = ANYONE):
    """A healthy place after a month: tolerance by what was measured, the dose for the same relief, and sensitivity."""
    course = world.run(Plan(30).opioid(CHU_DOSE), person)
    before, after = (world.threshold(course, day, taken_away=True) for day in (0.0, 30.0))
    return {
        "dose for the same relief": world.dose_for_same_relief(course, 30.0, CHU_DOSE, PINPRICK) / CHU_DOSE,
        "pain threshold, drug taken away": after / before,
    }


#: Hay (2009) tested just before a dose. Hours from dose to dose, and in which half of it leaves: morphine, our choice.
DOSE_INTERVAL, HALF_LIFE = 12.0, 3.0


def before_a_dose(dose: float) -> float:
    """The opioid on board just before the next dose (mg a day)."""
    return dose * within_day.trough(DOSE_INTERVAL, HALF_LIFE)


def long_term_users(world: World = OWN, person: Mapping = ANYONE, level: float = 7.0):
    """The threshold of ``level`` just before a dose, over that of someone who takes nothing."""
    course = world.run(Plan(YEAR).opioid(100), person)
    naive = world.threshold(course, 0.0, level)
    return {"tolerance before a dose": world.threshold(course, YEAR, level, opioid=before_a_dose(100.0)) / naive}


#: Suzan (2013) gave 4 to 20 mg of hydromorphone a day, 11.6 on average, each 5 mg of morphine by mouth (CDC 2022).
SUZAN_DOSES = 5.0 * np.array([4.0, 11.6, 20.0])


def heat(look=lambda dose: {}, world: World = OWN) -> np.ndarray:
    """How a pinprick at a healthy place has changed by day 28 (points): mean over people, one row a dose.

    ``look`` gives for a dose how day 28 is looked at; unless given, on the drug.
    """
    if world.models is None:
        people = population(FEWER, TRIAL_SEED, "healthy")
        crowd = TrialPeople(people, settle(people), np.zeros(FEWER))
    else:
        crowd = world.drawn(TRIAL_SEED, "healthy")
    found = []
    for dose in SUZAN_DOSES:
        plan = Plan(28).opioid(float(dose))
        course = simulate(plan, crowd.people, start=crowd.start, step=CROWD_STEP, days=[0.0, 28.0])
        after, before = course.rating(PINPRICK, days=[28.0], **look(dose)), course.rating(PINPRICK, days=[0.0])
        found.append(crowd.mean((after - before)[0]))
    return np.array(found)


def _heat_after_four_weeks(world: World):
    least, middle, most = heat(world=world)
    crowd = world.trial_people.some(FEWER)
    own = crowd.ratings(Plan(28).opioid(float(SUZAN_DOSES[1])), [28.0])[0] - crowd.before
    return {
        "rise of heat pain": middle,
        "rise, most amount less least": most - least,
        "fall of own pain": -crowd.mean(own),
    }


def nmda_block_and_tolerance(world: World):
    """The dose for half relief of a pinprick after a week of an opioid, alone and with ketamine beside it."""
    alone = Plan(7).opioid(400)

    def dose(plan: Plan, day: float = 7.0):
        return world.half_relief_dose(world.run(plan, {}), day, PINPRICK)

    throughout = dose(alone.ketamine(50, hours=7 * 24))
    return {
        "throughout over alone": throughout / dose(alone),
        "last day over throughout": dose(alone.ketamine(50, hours=24, from_day=6)) / throughout,
        "alone over untreated": dose(alone) / dose(alone, 0.0),
    }


def _testosterone_replaced(world: World):
    on_opioid = Plan(YEAR + 98).opioid(100)
    replaced = on_opioid.setting("hormone_replacement", 1.0, from_day=YEAR)
    with_it, without = (world.run(plan, "peripheral").rating(days=[YEAR + 98])[0] for plan in (replaced, on_opioid))
    return {"change in pain": with_it - without}


def _wind_up_after_bolus(mg_a_kg: float, world: World) -> tuple:
    """What a bolus leaves after 10 minutes of the first of 15 pinpricks, one a second, and of their rise: shares."""
    level = pharmacokinetics.ketamine_level(10.0, bolus=mg_a_kg * WEIGHT)
    plain, blocked = (
        gate.wind_up(PINPRICK, 15, 1.0, ketamine=ketamine, constants=world.k) for ketamine in (0.0, level)
    )
    return blocked[0] / plain[0], (blocked[-1] - blocked[0]) / (plain[-1] - plain[0])


def _single_dose_of_ketamine(world: World):
    first, rise = _wind_up_after_bolus(0.15, world)
    return {"fall at pulse 1": 1 - first, "fall of wind-up over fall at pulse 1": (1 - rise) / (1 - first)}


def _two_kinds_of_gain(world: World):
    _, rise = _wind_up_after_bolus(0.25, world)
    return {"conditioned gain left": rise, "neighboring gain left": rise}


def _ketamine_40_minutes(world: World):
    # 0.5 mg/kg gave 185 ng/mL (100 to 250).
    return {"level, of that measured": pharmacokinetics.ketamine_level(40.0, infused=0.5 * WEIGHT, over=40.0) / 185.0}


def _ketamine_3_days(world: World):
    # 1.1 to 1.3 mg/kg an hour gave 1.2 +/- 0.3 ug/mL.
    minutes = 72.0 * 60
    level = pharmacokinetics.ketamine_level(minutes, infused=1.2 * WEIGHT * 72, over=minutes)
    return {"level, of that measured": level / 1200.0}


def _magnesium_by_vein(world: World):
    course = world.run(Plan(1), "central")
    before, after = (course.respond(days=[0.0], magnesium=magnesium) for magnesium in (0.95, 1.13))
    current = [
        gate.nmda_current(response.nmda[0], response.potential[0], course.constants) for response in (before, after)
    ]
    return {"fall of NMDA current": 1 - current[1] / current[0], "fall of rating": before.rating[0] - after.rating[0]}


class InTrial(NamedTuple):
    """Those whom a trial of ketamine would take, and their ratings by day with the drug and with placebo."""

    people: TrialPeople
    drug: dict[float, np.ndarray]
    placebo: dict[float, np.ndarray]

    def responders(self, ratings: dict[float, np.ndarray], *days: float):
        """The share of people whose rating has fallen enough, as a mean over ``days``."""
        enough = (1 - RESPONDER_RELIEF) * ratings[0.0]
        return sum(self.people.mean((ratings[day] <= enough).astype(float)) for day in days) / len(days)


#: One run of each arm serves all rows of a world.
@lru_cache(maxsize=1)
def in_trial(world: World) -> InTrial:
    """The people of a simulated trial, around the central profile, who start with severe pain."""
    crowd = world.central_people
    days = [0.0, *map(float, range(5, 19)), 30.0, 60.0, 90.0]
    courses = (simulate(plan, crowd.people, start=crowd.start, days=days) for plan in crps_arms(90.0))
    both = [course.rating(days=days) for course in courses]
    severe = both[0][0] >= SEVERE
    drug, placebo = (dict(zip(days, ratings[:, severe])) for ratings in both)
    return InTrial(crowd.chosen(severe), drug, placebo)


def _responders_to_ketamine(world: World):
    trial = in_trial(world)
    return {
        "share on ketamine": trial.responders(trial.drug, 7.0),
        "share on placebo": trial.responders(trial.placebo, 7.0),
    }


def _share_of_responders(world: World):
    trial = in_trial(world)
    return {
        "share at once": trial.responders(trial.drug, 5.0),
        "share at 1 to 3 months": trial.responders(trial.drug, 30.0, 60.0, 90.0),
    }


def _mean_difference(world: World):
    trial = in_trial(world)
    days = list(map(float, range(5, 19)))
    differences = [trial.people.mean(trial.drug[day] - trial.placebo[day]) for day in days]
    return {"difference of the means": np.mean(differences, axis=0)}


def _testosterone_falls(world: World):
    hormones = world.run(Plan(84).opioid(300), {}).states_on([7.0, 28.0, 84.0]).sex_hormones
    return dict(zip(("week 1", "week 4", "week 12"), hormones))


#: Amounts in SPACE were low; its mean was not read.
SPACE_DOSE = 25.0


def _a_year_of_opioids(world: World):
    crowd = world.trial_people
    opioid, _ = arms(YEAR, YEAR, lambda plan: plan.opioid(SPACE_DOSE))
    other, _ = arms(YEAR, YEAR, lambda plan: plan.setting("anti_inflammatory", 1.0))
    difference = crowd.ratings(opioid, [YEAR]) - crowd.ratings(other, [YEAR])
    return {"opioid less other medicine": crowd.mean(difference[0])}


BUSSE_DOSE = 60.0
WEEKS_12_TO_26 = 7.0 * np.array([12.0, 15.0, 18.0, 22.0, 26.0])


def opioid_less_placebo(crowd: TrialPeople, days) -> np.ndarray:
    """The difference of the arms of a trial of opioids, both with hope: mean over people, one row a day."""
    drug, placebo = arms(WEEKS_12_TO_26[-1], WEEKS_12_TO_26[-1], lambda plan: plan.opioid(BUSSE_DOSE))
    return crowd.mean(crowd.ratings(drug, days) - crowd.ratings(placebo, days))


def _opioids_against_placebo(world: World):
    return {"opioid less placebo": opioid_less_placebo(world.trial_people, WEEKS_12_TO_26).mean(axis=0)}


#: I-WOTCH: the middle amount, how long its programme took, and the shares who had come off in either arm after a year.
IWOTCH_DOSE, IWOTCH_DAYS = 46.0, 70.0
CAME_OFF_SUPPORTED, CAME_OFF_ALONE = 65 / 225, 15 / 208


def coming_off(world: World = OWN):
    """Pain a year later of those who came off, less the same people's had they stayed: mean over people of trials."""
    crowd = world.trial_people.some(FEWER)
    plan = Plan(YEAR).opioid(IWOTCH_DOSE)
    year = simulate(plan, crowd.people, start=crowd.start, step=CROWD_STEP, days=YEAR)
    then = crowd._replace(start=year.state_on(YEAR))
    stays = Plan(YEAR).opioid(IWOTCH_DOSE)
    comes_off = Plan(YEAR).taper(IWOTCH_DOSE, from_day=0.0, to_day=IWOTCH_DAYS)
    return crowd.mean((then.ratings(comes_off, [YEAR]) - then.ratings(stays, [YEAR]))[0])


def _support_to_lower(world: World):
    return {"with support less without": (CAME_OFF_SUPPORTED - CAME_OFF_ALONE) * coming_off(world)}


#: What replays each row on a world, in the order of the rows.
REPLAYS = {
    "crps_trial": crps_trial,
    "responders_to_ketamine": _responders_to_ketamine,
    "chloride_restored": _chloride_restored,
    "one_month_of_morphine": one_month_of_morphine,
    "long_term_users": long_term_users,
    "heat_after_four_weeks": _heat_after_four_weeks,
    "nmda_block_and_tolerance": lambda world: nmda_block_and_tolerance(world.rats()),
    "testosterone_replaced": _testosterone_replaced,
    "single_dose_of_ketamine": _single_dose_of_ketamine,
    "two_kinds_of_gain": _two_kinds_of_gain,
    "ketamine_40_minutes": _ketamine_40_minutes,
    "ketamine_3_days": _ketamine_3_days,
    "magnesium_by_vein": _magnesium_by_vein,
    "share_of_responders": _share_of_responders,
    "mean_difference": _mean_difference,
    "testosterone_falls": _testosterone_falls,
    "a_year_of_opioids": _a_year_of_opioids,
    "opioids_against_placebo": _opioids_against_placebo,
    "support_to_lower": _support_to_lower,
}


@cache
def _figures(key: str) -> tuple:
    return tuple((name, float(value)) for name, value in REPLAYS[key](OWN).items())


def figures(key: str) -> dict[str, float]:
    """The model's figures for one published result, by the names of its bands."""
    if not isinstance(key, str) or key not in PUBLISHED:
        raise ValueError(f"There is no published result called {shown(key)}; there is {', '.join(PUBLISHED)}.")
    return dict(_figures(key))
