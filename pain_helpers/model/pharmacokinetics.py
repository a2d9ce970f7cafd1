"""Drug levels: ketamine minute by minute, what it blocks and what it does to the mind, and opioids in one unit.

The course follows ketamine in days with one compartment
(:func:`pain_helpers.model.adaptation.ketamine`). An infusion of minutes or hours
needs two: the blood fills first and the tissues follow (Clements and Nimmo
1981). Levels are in ng/mL, doses in mg, times in minutes.

Nothing here is for deciding about a dose. In particular the morphine
equivalents are averages that must not be used to switch from one opioid to
another.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from . import parameters
from .parameters import Constants
from .ranges import between, chosen

CONSTANTS = parameters.constants()

#: How much of a clinical dose reaches the channel depends on whether magnesium
#: competes for it. Both readings are published, and neither is settled.
READINGS = {"no magnesium": "ketamine_half_block", "magnesium competes": "ketamine_half_block_with_magnesium"}

#: mg of oral morphine that count as much as 1 mg a day of the drug (for the
#: patch, as 1 ug/h). Not for switching drugs: CDC 2022 says so too.
MORPHINE_EQUIVALENTS = {
    "codeine": 0.15,
    "fentanyl patch": 2.4,
    "hydrocodone": 1.0,
    "hydromorphone": 5.0,
    "methadone": 4.7,
    "morphine": 1.0,
    "oxycodone": 1.5,
    "oxymorphone": 3.0,
    "tapentadol": 0.4,
    "tramadol": 0.2,
}
MORPHINE_EQUIVALENTS_SOURCE = "cdc_2022"

#: How much a person weighs where nothing else is said (kg).
WEIGHT = 70.0
#: The most that is given at once, and in one infusion (mg).
MOST_BOLUS, MOST_INFUSED = 1000.0, 20_000.0
#: How long an infusion runs where nothing else is said (min).
INFUSION_MINUTES = 40.0
#: The longest time, in minutes: 30 days.
LONGEST = 60.0 * 24 * 30


def _of_one_person(constants: Constants) -> Constants:
    """``constants`` with one number each: these levels are of one person."""
    if parameters.checked_constants(constants).arrays:
        raise ValueError("constants must be one number each here: the level is of one person.")
    return constants


def _infusion(infused: float | None, mg_per_kg: float | None, over: float | None, weight: float) -> tuple[float, float]:
    """How much of an infusion (mg), and over how long (min)."""
    if infused is not None and mg_per_kg is not None:
        raise ValueError("infused (mg) and mg_per_kg are two ways to say one infusion: give one of them.")
    if over is not None and infused is None and mg_per_kg is None:
        raise ValueError("over is how long an infusion runs in: give its amount with infused= (mg) or mg_per_kg=.")
    if mg_per_kg is not None:
        amount = between("mg_per_kg", 0.0, MOST_INFUSED / weight, "mg/kg", dose=True).number(mg_per_kg) * weight
    else:
        given = 0.0 if infused is None else infused
        amount = between("infused", 0.0, MOST_INFUSED, "mg", dose=True).number(given)
    over = INFUSION_MINUTES if over is None else between("over", 0.0, LONGEST, "min").number(over)
    if over == 0:
        raise ValueError("over must be more than 0 min, not 0.")
    return amount, over


def ketamine_level(
    minutes: ArrayLike,
    *,
    bolus: float = 0.0,
    infused: float | None = None,
    mg_per_kg: float | None = None,
    over: float | None = None,
    weight: float = WEIGHT,
    constants: Constants = CONSTANTS,
) -> Any:
    """Ketamine in the blood, ng/mL, ``minutes`` after the start: two compartments, solved exactly.

    ``bolus`` (mg) is given at once at the start. An infusion of so many mg
    (``infused``), or of so many mg for each kg of ``weight`` (``mg_per_kg``),
    runs in evenly ``over`` so many minutes from the start, 40 unless given.
    ``minutes`` is a number or an array, and so is the answer. Raises
    ``ValueError`` in one sentence for a value out of range.

    >>> round(ketamine_level(40, mg_per_kg=0.5))
    177
    """
    minutes = between("minutes", 0.0, LONGEST, "min").check(minutes)
    bolus = between("bolus", 0.0, MOST_BOLUS, "mg", dose=True).number(bolus)
    weight = between("weight", 30.0, 200.0, "kg").number(weight)
    amount, over = _infusion(infused, mg_per_kg, over, weight)
    k = _of_one_person(constants)
    # Two exponentials: the fast one spreads the drug, the slow one clears it.
    total = k.central_elimination + k.central_to_tissue + k.tissue_to_central
    root = math.sqrt(total**2 - 4 * k.central_elimination * k.tissue_to_central)
    fast, slow = (total + root) / 2, (total - root) / 2
    volume = k.central_volume * weight  # L
    share_fast = (fast - k.tissue_to_central) / (fast - slow)
    time = np.asarray(minutes, dtype=float)
    level = np.zeros_like(time)
    for speed, share in ((fast, share_fast), (slow, 1 - share_fast)):
        level = level + bolus * share * np.exp(-speed * time)
        # While it runs in, the level climbs; afterwards what is there decays.
        running = np.minimum(time, over)
        level = level + amount / over * share / speed * -np.expm1(-speed * running) * np.exp(-speed * (time - running))
    level = level / volume * 1000
    return float(level) if np.ndim(minutes) == 0 else level


def effect_site_level(minutes: ArrayLike, levels: ArrayLike, *, constants: Constants = CONSTANTS) -> np.ndarray:
    """The level that the effect follows, which lags behind the blood (Olofsen 2022).

    ``minutes`` rise, shape ``(n,)``; ``levels`` in ng/mL, the same shape and
    straight between the points. The answer starts from zero. Raises
    ``ValueError`` in one sentence for minutes that do not rise or a value out of range.
    """
    minutes = np.asarray(between("minutes", 0.0, LONGEST, "min").check(minutes))
    levels = np.asarray(between("levels", 0.0, 100_000.0, "ng/mL").check(levels))
    if minutes.ndim != 1 or levels.shape != minutes.shape or not (np.diff(minutes) > 0).all():
        raise ValueError("minutes must rise, with one of levels for each.")
    speed = math.log(2) / _of_one_person(constants).effect_delay
    at_site = np.zeros(len(levels))
    for i in range(1, len(levels)):
        step = minutes[i] - minutes[i - 1]
        kept = math.exp(-speed * step)
        rise = (levels[i] - levels[i - 1]) / step
        # Exact for a blood level that changes evenly between two points.
        at_site[i] = levels[i] - rise / speed + (at_site[i - 1] - levels[i - 1] + rise / speed) * kept
    return at_site


def channel_block(level: ArrayLike, reading: str = "no magnesium", *, constants: Constants = CONSTANTS) -> Any:
    """Share of NMDA channels that ketamine blocks, 0 to 1, at a blood level in ng/mL.

    ``reading`` is a key of :data:`READINGS`.
    """
    chosen(reading, "reading", "reading", READINGS)
    level = parameters.INPUTS["ketamine"].check(level)
    return level / (level + getattr(constants, READINGS[reading]))


def constants_with_reading(reading: str) -> Constants:
    """The numbers of the equations with ketamine as potent at the channel as one of :data:`READINGS` has it.

    Raises ``ValueError`` in one sentence for an unknown reading.
    """
    half = parameters.CONSTANTS[READINGS[chosen(reading, "reading", "reading", READINGS)]].value
    return parameters.constants(ketamine_half_block=half)


def dissociation(level: ArrayLike, *, constants: Constants = CONSTANTS) -> Any:
    """Dissociation, of the most it can be (0 to 1), at a level in ng/mL (Olofsen 2022).

    Relief of pressure pain and altered perception had one and the same
    concentration for half effect. The steepness is illustrative.
    """
    level = parameters.INPUTS["ketamine"].check(level)
    raised = np.asarray(level, dtype=float) ** constants.dissociation_steepness
    share = raised / (raised + constants.dissociation_half**constants.dissociation_steepness)
    return float(share) if np.ndim(share) == 0 else share


def morphine_equivalent(drug: str, a_day: float) -> float:
    """mg of oral morphine a day that count as much as ``a_day`` of ``drug`` (CDC 2022).

    ``a_day`` is in mg a day; for a fentanyl patch it is the ug/h on its label.
    It is not for deciding about a dose. Raises ``ValueError`` for an unknown
    drug or an amount out of range.

    >>> morphine_equivalent("oxycodone", 40)
    60.0
    """
    chosen(drug, "drug", "opioid", MORPHINE_EQUIVALENTS)
    factor = MORPHINE_EQUIVALENTS[drug]
    unit = "ug/h" if drug == "fentanyl patch" else "mg a day"
    most = parameters.COURSE_INPUTS["opioid_dose"].high / factor
    return factor * between(drug, 0.0, most, unit, dose=True).number(a_day)
