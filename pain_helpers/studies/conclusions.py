"""What the course concludes, each a record: what is claimed, how it is read off a model, and what it takes to hold.

A conclusion is asked of many models at once (:class:`.worlds.World`), and
answered with one value a model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from pain_helpers.literature.published import CRPS_WEEK_1, FOUND_ON_OPIOID
from pain_helpers.literature.targets import TARGETS
from pain_helpers.model import gate
from pain_helpers.model.experiments import TOUCH

from .runs import AGAIN, Runs
from .worlds import World

#: A difference in pain counts from half a point on; less than that in the middle of the scale nobody would notice.
COUNTS = 0.5
#: A conclusion that holds in so many of 100 models is firm.
FIRM = 90.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """Something that the course says on the ground of its model."""

    key: str
    notebook: str  #: where it is drawn
    name: str  #: for a picture's title: what is read
    claim: str  #: a clause for a sentence
    unit: str
    value: Callable[[Runs], np.ndarray]  #: how it is read off the runs, one value a model
    holds: Callable[[np.ndarray], np.ndarray]  #: whether it holds at such a value
    found: str = ""  #: what was found in people, as a sentence


def _by_key(*conclusions: Conclusion) -> dict[str, Conclusion]:
    return {conclusion.key: conclusion for conclusion in conclusions}


_IN_THE_TRIAL = CRPS_WEEK_1[1].value - CRPS_WEEK_1[0].value
_BETTER = -FOUND_ON_OPIOID[0].value


def _counts(value: np.ndarray) -> np.ndarray:
    return value >= COUNTS


def _above_nothing(value: np.ndarray) -> np.ndarray:
    return value > 0.0


#: In the order in which the course draws them.
CONCLUSIONS = _by_key(
    Conclusion(
        key="touch_hurts",
        notebook="02",
        name="A light touch in a turned-up relay",
        claim="a light touch hurts in a turned-up relay",
        unit="of 10",
        value=lambda runs: runs.rating(TOUCH, **gate.SENSITIZED),
        holds=lambda value: value >= gate.FIRST_PAIN,
    ),
    Conclusion(
        key="more_than_the_sum",
        notebook="02",
        name="Weak brake and overactive NMDA together, less the sum of both",
        claim="a weak brake and overactive NMDA receptors add more to a touch together than the sum of both",
        unit="points",
        value=lambda runs: runs.touch_beyond_the_sum,
        holds=_above_nothing,
    ),
    Conclusion(
        key="winds_up",
        notebook="02",
        name="Rise of ten pinpricks, one a second, in health",
        claim="ten pinpricks, one a second, wind up by half a point or more in health",
        unit="points",
        value=lambda runs: runs.wind_up,
        holds=_counts,
    ),
    Conclusion(
        key="falls_short",
        notebook="02",
        name="Share that a drug at the injury removes, fresh less sensitized",
        claim="a drug at the injury removes a smaller share of a sensitized pain than of a fresh one",
        unit="of 1",
        value=lambda runs: runs.injury_drug,
        holds=_above_nothing,
    ),
    Conclusion(
        key="ketamine_week_1",
        notebook="03",
        name="Ketamine less placebo, week 1",
        claim="ketamine is better than placebo by half a point or more at week 1",
        unit="points",
        value=lambda runs: runs.ketamine_less_placebo[1],
        holds=lambda value: value <= -COUNTS,
        found=f"In the trial that it was fitted to, the difference was {_IN_THE_TRIAL:.1f} points.",
    ),
    Conclusion(
        key="placebo_helps",
        notebook="03",
        name="Fall of pain in the placebo arm, week 1",
        claim="pain falls by a point or more in the placebo arm, too",
        unit="points",
        value=lambda runs: runs.placebo_relief,
        holds=lambda value: value >= 1.0,
        found=f"In the trial pain in that arm was {CRPS_WEEK_1[1].value:.1f} of 10 at week 1.",
    ),
    Conclusion(
        key="ketamine_fades",
        notebook="03",
        name="What is gone of ketamine's advantage by week 12",
        claim="by week 12 half a point or more of ketamine's advantage over placebo is gone",
        unit="points",
        value=lambda runs: runs.ketamine_less_placebo[2] - runs.ketamine_less_placebo[1],
        holds=_counts,
        found="In the trial it was no longer significant by then.",
    ),
    Conclusion(
        key="reaches_the_central",
        notebook="04",
        name="Share of pain that ketamine reaches, nerve injury less sore tissue",
        claim="ketamine reaches a larger share of a pain from nerve injury than of one from sore tissue",
        unit="%",
        value=lambda runs: runs.reached,
        holds=_above_nothing,
        found="Nobody has shown in people that a mix of causes foretells who responds.",
    ),
    Conclusion(
        key="brake_leads",
        notebook="05",
        name="Opioid relief at the brake, minus that at the next best site",
        claim="of the three places the brake is where opioids take most of an acute pain away",
        unit="%",
        value=lambda runs: runs.brake_leads,
        holds=_above_nothing,
    ),
    Conclusion(
        key="microglia_most",
        notebook="10",
        name="What microglia add, less the most of another mechanism",
        claim="microglia add more than any of the other three mechanisms, in a long pain of the strongly affected few",
        unit="points",
        value=lambda runs: runs.microglia_ahead,
        holds=_above_nothing,
        found="No study has weighed the four against each other in people.",
    ),
    Conclusion(
        key="together_more",
        notebook="10",
        name="What the four mechanisms add together, less the sum of each",
        claim="the four mechanisms add more together than the sum of each, in a long pain of the strongly affected few",
        unit="points",
        value=lambda runs: runs.beyond_the_sum,
        holds=_above_nothing,
    ),
    Conclusion(
        key="most_people_little",
        notebook="10",
        name="Pain added to a pinprick by a year on an opioid, most people",
        claim="in most people a year on an opioid adds less than half a point to a pinprick, "
        "drug taken away in thought",
        unit="points",
        value=lambda runs: runs.added_in_most,
        holds=lambda value: value < COUNTS,
        found="In the one placebo-controlled trial, people were no more sensitive after a month. "
        "After a year nobody has measured it.",
    ),
    Conclusion(
        key="a_few_much",
        notebook="10",
        name="Pain added to a pinprick by a year on an opioid, the strongly affected few",
        claim="in the strongly affected few a year on an opioid adds half a point or more to a pinprick, "
        "drug taken away in thought",
        unit="points",
        value=lambda runs: runs.added_in_the_strongly_affected,
        holds=_counts,
        found="How many real people are so affected, nobody knows.",
    ),
    Conclusion(
        key="relief_lasts_a_little",
        notebook="10",
        name="Relief left after a year on an opioid, most people",
        claim="in most people a year on an opioid leaves some relief while it is taken",
        unit="points",
        value=lambda runs: runs.relief_after_a_year,
        holds=_above_nothing,
        found=f"In trials of three to six months, opioids were {_BETTER:.1f} points better than placebo.",
    ),
    Conclusion(
        key="potency_lost",
        notebook="10",
        name=f"Potency that an opioid has lost by day {AGAIN:.0f}, most people",
        claim=f"after {AGAIN:.0f} days the same amount takes less pain away",
        unit="%",
        value=lambda runs: runs.potency_lost,
        holds=_above_nothing,
        found=f"In a trial of a month, {100 * (1 - 1 / TARGETS['F2'].value):.0f} % of the potency was lost.",
    ),
    Conclusion(
        key="before_a_dose",
        notebook="10",
        name="Pain just before a dose, less that at the day's mean",
        claim="pain just before a dose is half a point or more above that of the day's mean",
        unit="points",
        value=lambda runs: runs.before_a_dose,
        holds=_counts,
    ),
    Conclusion(
        key="pain_after_taper",
        notebook="11",
        name="Pain half a year after a lowering, less that before the opioid, most people",
        claim="in most people pain half a year after a lowering is as before the opioid, within half a point",
        unit="points",
        value=lambda runs: runs.pain_after_lowering,
        holds=lambda value: abs(value) < COUNTS,
        found="In people, pain after opioids were stopped was on average much as it was on them, and worse for some.",
    ),
    Conclusion(
        key="few_gain",
        notebook="11",
        name="Pain on the drug less that half a year after a lowering, the strongly affected few",
        claim="the strongly affected few have half a point less pain, or better, half a year after a lowering",
        unit="points",
        value=lambda runs: runs.gain_of_the_few,
        holds=_counts,
        found="Nobody has shown such a fall in people.",
    ),
    Conclusion(
        key="harder_when_quick",
        notebook="11",
        name="The worst of a lowering over 8 weeks, less that of one over a year",
        claim="the worst of a lowering over 8 weeks is worse than that of one over a year",
        unit="points",
        value=lambda runs: runs.harder_when_quick,
        holds=_above_nothing,
    ),
    Conclusion(
        key="magnesium_little",
        notebook="12",
        name="What a full course of magnesium takes away",
        claim="magnesium takes less than half a point from a pain that is turned up",
        unit="points",
        value=lambda runs: runs.magnesium,
        holds=lambda value: value < COUNTS,
        found="Most trials of magnesium in chronic pain found nothing.",
    ),
)


def values(world: World, keys: Iterable[str] = tuple(CONCLUSIONS)) -> dict[str, np.ndarray]:
    """The conclusions by key, as each model has them: one value a model."""
    runs = Runs(world)
    return {key: CONCLUSIONS[key].value(runs) for key in keys}
