"""The published studies replayed on the model.

One function a row of :data:`pain_helpers.literature.published.PUBLISHED`, each
returning the row's figures by name. Doses and days are the study's where it
gives them; what had to be chosen, like the stimulus and the level at which it
is read, is said in the row. Rows marked ``settled_after`` had that choice made
after their outcome had been seen.
"""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np

from pain_helpers.literature.published import PUBLISHED

from . import gate, parameters, pharmacokinetics, readout
from .experiments import PINPRICK, RESPONDER_RELIEF, SEVERE, TRIAL_HOURS, TRIAL_PEOPLE, TRIAL_RATE, TRIAL_SEED
from .people import Population, population
from .pharmacokinetics import WEIGHT
from .plan import Plan
from .ranges import shown
from .simulation import simulate


def _arms(length: float, hoped: float, add_drug) -> tuple[Plan, Plan]:
    """A plan with the drug and one with placebo, the same hope in both."""
    placebo = Plan(length).setting("hope", 1.0, to_day=hoped)
    return add_drug(placebo), placebo


def crps_arms(length: float) -> tuple[Plan, Plan]:
    """The plans of the trial of ketamine in CRPS, followed for ``length`` days: with the drug and with placebo."""
    return _arms(length, TRIAL_HOURS / 24, lambda plan: plan.ketamine(TRIAL_RATE, hours=TRIAL_HOURS))


def _crps_trial():
    drug, placebo = (simulate(plan, "central").rating(days=[7.0, 84.0]) for plan in crps_arms(90))
    return {
        "ketamine arm, week 1": drug[0],
        "placebo arm, week 1": placebo[0],
        "difference of the arms, week 12": drug[1] - placebo[1],
    }


#: A rat is a person of the model with other numbers.
RAT = {"susceptibility": 1.0}


@lru_cache(maxsize=1)
def _rats():
    return parameters.constants(**parameters.RATS)


def _chloride_restored():
    course = simulate(Plan(8).opioid(200), RAT, constants=_rats())
    before = readout.threshold(course, 0, taken_away=True)
    after = readout.threshold(course, 8, taken_away=True)
    restored = readout.threshold(course, 8, taken_away=True, kcc2=1.0, pumps_lost_to_opioid=0.0)
    without = simulate(Plan(8).opioid(200), RAT, switches={"microglia_switch": 0}, constants=_rats())
    return {
        "share of hyperalgesia left": (before - restored) / (before - after),
        "tolerance without over with": without.states.tolerance[-1] / course.states.tolerance[-1],
    }


def _one_month_of_morphine():
    course = simulate(Plan(30).opioid(78))
    return {
        "EC50 ratio": 1 + course.constants.tolerance_shift * course.states.tolerance[-1],
        "drug-free threshold ratio": readout.threshold(course, 30, taken_away=True)
        / readout.threshold(course, 0, taken_away=True),
    }


def _long_term_users():
    course = simulate(Plan(365).opioid(100))
    after, before = (readout.threshold(course, day, 7.0, taken_away=True) for day in (365, 0))
    return {"drug-free tolerance ratio": after / before}


def _nmda_block_and_tolerance():
    alone = Plan(7).opioid(400)

    def dose(plan: Plan, day: float = 7.0) -> float:
        return readout.half_relief_dose(simulate(plan), day, PINPRICK)

    throughout = dose(alone.ketamine(50, hours=7 * 24))
    return {
        "throughout over alone": throughout / dose(alone),
        "last day over throughout": dose(alone.ketamine(50, hours=24, from_day=6)) / throughout,
        "alone over untreated": dose(alone) / dose(alone, 0.0),
    }


def _testosterone_replaced():
    on_opioid = Plan(365 + 98).opioid(100)
    replaced = on_opioid.setting("hormone_replacement", 1.0, from_day=365)
    with_it, without = (simulate(plan, "peripheral").rating(days=365 + 98)[0] for plan in (replaced, on_opioid))
    return {"change in pain": with_it - without}


def _wind_up_after_bolus(mg_a_kg: float) -> tuple[float, float]:
    """What a bolus leaves after 10 minutes of the first of 15 pinpricks, one a second, and of their rise: shares."""
    level = pharmacokinetics.ketamine_level(10.0, bolus=mg_a_kg * WEIGHT)
    plain, blocked = (gate.wind_up(PINPRICK, 15, 1.0, ketamine=ketamine) for ketamine in (0.0, level))
    return blocked[0] / plain[0], (blocked[-1] - blocked[0]) / (plain[-1] - plain[0])


def _single_dose_of_ketamine():
    first, rise = _wind_up_after_bolus(0.15)
    return {"fall at pulse 1": 1 - first, "fall of wind-up over fall at pulse 1": (1 - rise) / (1 - first)}


def _two_kinds_of_gain():
    _, rise = _wind_up_after_bolus(0.25)
    return {"conditioned gain left": rise, "neighboring gain left": rise}


def _ketamine_40_minutes():
    return {"ketamine in the blood": pharmacokinetics.ketamine_level(40.0, infused=0.5 * WEIGHT, over=40.0)}


def _ketamine_3_days():
    minutes = 72.0 * 60
    return {"ketamine in the blood": pharmacokinetics.ketamine_level(minutes, infused=1.2 * WEIGHT * 72, over=minutes)}


def _magnesium_by_vein():
    course = simulate(Plan(1), "central")
    before, after = (course.respond(days=0, magnesium=magnesium) for magnesium in (0.95, 1.13))
    current = [
        gate.nmda_current(response.nmda[0], response.potential[0], course.constants) for response in (before, after)
    ]
    return {"fall of NMDA current": 1 - current[1] / current[0], "fall of rating": before.rating[0] - after.rating[0]}


@cache
def crowd() -> Population:
    """The people of a simulated trial, around the central profile; the same for every row."""
    return population(TRIAL_PEOPLE, TRIAL_SEED, "central")


def _ratings_in_trial(plan: Plan, days) -> np.ndarray:
    """Ratings of those a trial would take, shape ``(days, people)``; the first day decides who."""
    ratings = simulate(plan, crowd()).rating(days=[0.0, *days])
    return ratings[:, ratings[0] >= SEVERE]


def _responders(start: np.ndarray, later: np.ndarray) -> float:
    """The share of people whose rating has fallen enough."""
    return np.mean(later <= (1 - RESPONDER_RELIEF) * start)


def _responders_to_ketamine():
    on_drug, on_placebo = (_responders(*_ratings_in_trial(plan, [7.0])) for plan in crps_arms(8))
    return {"share on ketamine": on_drug, "share on placebo": on_placebo}


def _share_of_responders():
    start, at_once, *later = _ratings_in_trial(crps_arms(90)[0], [5.0, 30.0, 60.0, 90.0])
    return {
        "share at once": _responders(start, at_once),
        "share at 1 to 3 months": _responders(start, np.array(later)),
    }


def _mean_difference():
    drug, placebo = (_ratings_in_trial(plan, np.arange(5.0, 19.0))[1:].mean() for plan in crps_arms(18))
    return {"difference of the means": drug - placebo}


def _testosterone_falls():
    hormones = simulate(Plan(84).opioid(300)).states.sex_hormones
    return {"week 1": hormones[7], "week 4": hormones[28], "week 12": hormones[84]}


def _a_year_of_opioids():
    opioid = simulate(Plan(365).opioid(60), "peripheral").rating(days=365)[0]
    other = simulate(Plan(365).setting("anti_inflammatory", 0.5), "peripheral").rating(days=365)[0]
    return {"opioid less other medicine": opioid - other}


def _opioids_against_placebo():
    arms = _arms(180, 180.0, lambda plan: plan.opioid(60))
    drug, placebo = (simulate(plan, "peripheral").rating(days=np.arange(90.0, 181.0)).mean() for plan in arms)
    return {"opioid less placebo": drug - placebo}


#: What replays each row, in the order of the rows.
REPLAYS = {
    "crps_trial": _crps_trial,
    "responders_to_ketamine": _responders_to_ketamine,
    "chloride_restored": _chloride_restored,
    "one_month_of_morphine": _one_month_of_morphine,
    "long_term_users": _long_term_users,
    "nmda_block_and_tolerance": _nmda_block_and_tolerance,
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
}


@cache
def _figures(key: str) -> tuple:
    return tuple((name, float(value)) for name, value in REPLAYS[key]().items())


def figures(key: str) -> dict[str, float]:
    """The model's figures for one published result, by the names of its bands."""
    if not isinstance(key, str) or key not in PUBLISHED:
        raise ValueError(f"There is no published result called {shown(key)}; there is {', '.join(PUBLISHED)}.")
    return dict(_figures(key))
