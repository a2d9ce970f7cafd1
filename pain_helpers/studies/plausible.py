"""Many models that fit as well as the course's own: from what they are drawn, and what each must meet.

No single set of numbers is the right one: most are guesses. So all numbers that
nobody has measured are drawn together from their ranges, and a set is kept when
the model with it meets every target and behaves as a relay must (virtual
patients: Allen, Rieger and Musante 2016). ``.ci/plausible.py`` does the search.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from statistics import NormalDist
from typing import Any, NamedTuple

import numpy as np

from pain_helpers.literature.published import PUBLISHED, Published
from pain_helpers.literature.targets import TARGETS
from pain_helpers.model import gate, parameters
from pain_helpers.model.adaptation import SWITCHES
from pain_helpers.model.experiments import EXAMPLE_DOSE, PINCH, PINPRICK, TOUCH
from pain_helpers.model.plan import Plan
from pain_helpers.model.plausible import Kept, kept
from pain_helpers.model.simulation import coarser

from . import conclusions
from .replay import REPLAYS
from .targets import YEAR, figures_of, rises
from .trials import YEAR_MONTHS, TrialPeople, year_in_a_trial
from .worlds import World

MEASURED = "measured"
#: Of numbers with a wider range than this, from end to end, the order of magnitude is what is not known.
WIDE = 8.0


@dataclass(frozen=True, slots=True)
class Prior:
    """What a number may be before anything is asked of it: half of the draws lie on either side of ``middle``.

    Between the middle and either end every value is as likely as any other, or
    where ``wide`` every factor.
    """

    name: str
    low: float
    middle: float  #: the course's own number
    high: float

    @property
    def wide(self) -> bool:
        """Whether its logarithm is drawn."""
        return self.low > 0 and self.high / self.low >= WIDE

    def at(self, share: np.ndarray) -> np.ndarray:
        """The value that a ``share`` (0 to 1) of draws lies below."""
        ends = np.array([self.low, self.middle, self.high])
        if not self.wide:
            return np.interp(share, (0.0, 0.5, 1.0), ends)
        # The logarithm of an end and back may miss it by a last digit.
        return np.clip(np.exp(np.interp(share, (0.0, 0.5, 1.0), np.log(ends))), self.low, self.high)

    def share(self, value: Any) -> np.ndarray:
        """The share of draws that lies below a value: the other way round."""
        ends = np.array([self.low, self.middle, self.high])
        value, ends = (np.log(value), np.log(ends)) if self.wide else (value, ends)
        return np.interp(value, ends, (0.0, 0.5, 1.0))


#: Ranges that a passport leaves wider than can be meant, and why: the susceptibility of most people is a small part of
#: that of the article's story, whose scale the slider has.
NARROWED = {"susceptibility": (0.02, 0.8)}


def _priors() -> tuple[Prior, ...]:
    numbers = [each for each in parameters.CONSTANTS.values() if each.grade != MEASURED]
    numbers.append(parameters.SITUATION["susceptibility"])
    found = []
    for each in numbers:
        low, high = NARROWED.get(each.name, (each.low, each.high))
        found.append(Prior(each.name, low, each.value, high))
    return tuple(found)


#: All numbers that are not measured.
PRIORS = _priors()
NAMES = tuple(prior.name for prior in PRIORS)


def numbers_at(shares: np.ndarray) -> np.ndarray:
    """The numbers at ``shares`` of their priors, both of the shape ``(models, numbers)``."""
    return np.column_stack([prior.at(shares[:, place]) for place, prior in enumerate(PRIORS)])


def rounded(numbers: np.ndarray, digits: int = 9) -> np.ndarray:
    """Numbers to so many significant digits, inside their priors."""
    size = 10.0 ** (digits - 1 - np.floor(np.log10(np.maximum(np.abs(numbers), 1e-30))))
    low, high = (np.array([getattr(prior, end) for prior in PRIORS]) for end in ("low", "high"))
    return np.clip(np.round(numbers * size) / size, low, high)


def own_numbers() -> np.ndarray:
    """The course's own, shape ``(1, numbers)``."""
    return np.array([[prior.middle for prior in PRIORS]])


def world(numbers: np.ndarray, **more: Any) -> World:
    """The models with these numbers, shape ``(models, numbers)``; ``more`` as for :class:`.worlds.World`."""
    by_name = dict(zip(NAMES, np.asarray(numbers, dtype=float).T))
    susceptibility = by_name.pop("susceptibility")
    return World(parameters.constants(**by_name), susceptibility, **more)


# What is asked


class Condition(NamedTuple):
    """A figure and between what it must lie; ``scale`` is in what its distance from there is counted."""

    key: str
    low: float
    high: float
    scale: float
    what: str


#: What a relay must do whatever its numbers, beside the targets.
INVARIANTS = (
    Condition("healthy touch", -inf, 0.5, 0.25, "A light touch at a healthy place is rated at most 0.5 of 10"),
    Condition("healthy pinch", 4.0, 7.0, 1.5, "A pinch at a healthy place is rated 4 to 7 of 10"),
    Condition("least of the mechanisms", 0.0, inf, 0.1, "None of the four mechanisms lowers pain by itself"),
    Condition("together", 0.0, inf, 0.5, "The four mechanisms together raise pain"),
    Condition("people in trials", 5.0, inf, 5.0, "Of 100 people drawn, 5 or more start with the pain of trials"),
)
#: Published results to which numbers were fitted by more than a target: the arms of a trial, and who responded in it.
FITTED_ROWS = ("crps_trial", "responders_to_ketamine")


def _conditions() -> tuple[Condition, ...]:
    targets = [
        Condition(key, target.low, target.high, (target.high - target.low) / 2, target.what)
        for key, target in TARGETS.items()
    ]
    aimed = {(target.low, target.high) for target in TARGETS.values()}
    fitted = [
        Condition(band.name, band.low, band.high, (band.high - band.low) / 2, f"{PUBLISHED[key].title}: {band.name}")
        for key in FITTED_ROWS
        for band in PUBLISHED[key].bands
        if (band.low, band.high) not in aimed
    ]
    return (*targets, *fitted, *INVARIANTS)


CONDITIONS = _conditions()


def _each_alone(asked: World) -> dict[str, np.ndarray]:
    """What each mechanism alone, and all together, add to a pinprick in a year in the strongly affected (points)."""
    plan, start = Plan(YEAR).opioid(EXAMPLE_DOSE), asked.settled(asked.strongly)

    def added(at_work) -> np.ndarray:
        switches = {name: int(name in at_work) for name in SWITCHES}
        course = asked.run(plan, asked.strongly, switches=switches, start=start, step=10.0)
        return np.diff(course.rating(PINPRICK, days=[0.0, YEAR], taken_away=True), axis=0)[0]

    alone = [added((name,)) for name in SWITCHES]
    return {"least of the mechanisms": np.min(alone, axis=0), "together": added(tuple(SWITCHES))}


#: Where the share of people is read that F10 counts: between the ends of its band.
ONE_IN_FIFTEEN = 14 / 15


def asked_of(asked: World) -> dict[str, np.ndarray]:
    """The figure of every condition, and of the two guides of a search, one value a model."""
    crowd = asked.trial_people
    risen = rises(crowd)
    # A model that nobody fits in has nothing to divide by, and is far from everything.
    with np.errstate(invalid="ignore", divide="ignore"):
        figures = figures_of(asked, risen)
    for key, stimulus in (("healthy touch", TOUCH), ("healthy pinch", PINCH)):
        figures[key] = gate.respond(np.full(asked.models, stimulus), constants=asked.k).rating
    for key in FITTED_ROWS:
        figures |= REPLAYS[key](asked)
    figures |= _each_alone(asked)
    figures["people in trials"] = 100.0 * np.bincount(crowd.model, None, crowd.models) / asked.drawn_people
    figures["central sensitization"] = asked.settled("central").sensitization
    figures["rise of one in fifteen"] = _quantile(risen.year, crowd, ONE_IN_FIFTEEN)
    return figures


def _quantile(values: np.ndarray, crowd: TrialPeople, share: float) -> np.ndarray:
    """Below what a share of each model's people lies; not a number where it has nobody."""
    by_model = np.split(values, np.searchsorted(crowd.model, np.arange(1, crowd.models)))
    return np.array([np.quantile(people, share) if people.size else np.nan for people in by_model])


#: Figures that no model must meet, and where they lie when those that are hard to climb to are met: the share of people
#: that F10 counts moves by whole persons, and ketamine has nothing to erase where pain has not sensitized.
GUIDES = (
    Condition("central sensitization", 0.3, 0.7, 0.2, "Sensitization of the central profile"),
    Condition("rise of one in fifteen", 1.2, 2.2, 0.8, "The rise that one in fifteen exceeds after a year (points)"),
)


def distances(figures: Mapping[str, np.ndarray], margin: float = 0.0) -> np.ndarray:
    """How far beyond its band each figure lies, in its scale: 0 inside, shape ``(models, conditions)``.

    ``margin`` moves each end of a target inward by so much of the scale. A figure that is no number is far.
    """
    found = []
    for key, low, high, scale, _ in CONDITIONS:
        value = figures[key]
        inward = margin if key not in _OF_A_RELAY else 0.0
        beyond = np.maximum(low - value, value - high) / scale + inward
        found.append(np.where(np.isfinite(value), np.clip(beyond, 0.0, FAR), FAR))
    return np.round(np.column_stack(found), DECIMALS)


#: Of distances, and of what is told of a model: last digits differ between machines and decide nothing.
DECIMALS = 6
#: Ends that are no band of a study are met as they are.
_OF_A_RELAY = {condition.key for condition in INVARIANTS}
#: How far a figure counts that is no number, or further.
FAR = 10.0
#: How the judge looks at models: so many people of each, steps so long, so many models at once.
JUDGED = {"crowd": 400, "alike": 1, "calm": 0.01, "at_once": 24}


def normal(shares: np.ndarray) -> np.ndarray:
    """Shares as draws from a standard normal, the same shape."""
    inverse = NormalDist().inv_cdf
    return np.array([inverse(share) for share in np.ravel(shares)]).reshape(np.shape(shares))


# What is told of the models that were kept


def told_of(numbers: np.ndarray) -> dict[str, np.ndarray]:
    """What the file says of a few sets, shape ``(models, numbers)``: fields of :class:`Kept` with one row a model."""
    with coarser(JUDGED["calm"]):
        asked = world(numbers, crowd=JUDGED["crowd"])
        year = year_in_a_trial(asked.trial_people)
        return {
            "passes": np.column_stack([_passes(row, asked) for row in PUBLISHED.values()]),
            "values": np.round(np.column_stack(list(conclusions.values(asked).values())), DECIMALS),
            "against_placebo": np.round(asked.trial_people.mean(year.against_placebo).T, DECIMALS),
            "taken_away": np.round(asked.trial_people.mean(year.taken_away).T, DECIMALS),
        }


def as_kept(numbers: np.ndarray, batch: np.ndarray, tried: int, first: int, told: dict[str, np.ndarray]) -> Kept:
    """The file's content."""
    return Kept(
        names=np.array(NAMES),
        numbers=numbers,
        batch=batch,
        tried=np.array(tried),
        first=np.array(first),
        rows=np.array(list(PUBLISHED)),
        conclusions=np.array(list(conclusions.CONCLUSIONS)),
        own=np.round(np.concatenate(list(conclusions.values(world(own_numbers())).values())), DECIMALS),
        months=YEAR_MONTHS,
        **told,
    )


def _passes(row: Published, asked: World) -> np.ndarray:
    """Whether each model passes a published result: every figure lies in its band."""
    # A figure that is no number passes nothing.
    with np.errstate(invalid="ignore", divide="ignore"):
        figures = REPLAYS[row.key](asked)
        inside = [(figures[band.name] >= band.low) & (figures[band.name] <= band.high) for band in row.bands]
    return np.broadcast_to(np.all(np.broadcast_arrays(*inside), axis=0), (asked.models,))


def _of_100(yes: np.ndarray) -> float:
    """How many of 100 models; rounded, 100 are said of all alone, and none of none alone."""
    share = 100.0 * float(np.mean(yes))
    return share if share in (0.0, 100.0) else min(max(share, 1.0), 99.0)


def share_that_passes(key: str) -> float:
    """Of 100 models that were kept, how many pass a published result."""
    stored = kept()
    return _of_100(stored.passes[:, list(stored.rows).index(key)])


def values_of(key: str) -> np.ndarray:
    """What a conclusion is read off as in each model that was kept, shape ``(models,)``."""
    stored = kept()
    return stored.values[:, list(stored.conclusions).index(key)]


def share_that_holds(key: str) -> float:
    """In how many of 100 models that were kept a conclusion holds."""
    return _of_100(conclusions.CONCLUSIONS[key].holds(values_of(key)))


def own_value(key: str) -> float:
    """What a conclusion was read off as in the course's own model when the file was made."""
    stored = kept()
    return float(stored.own[list(stored.conclusions).index(key)])


def effective_number(stored: Kept) -> float:
    """How many independent models those that were kept are worth, by how far the parts of the search disagree.

    Were all independent, the share of models in which a conclusion holds would
    differ between parts by chance alone. The ratio of the two variances, over
    all conclusions, is what each model counts for less.
    """
    holds = np.column_stack(
        [each.holds(stored.values[:, place]) for place, each in enumerate(conclusions.CONCLUSIONS.values())]
    )
    share, seen, chance = holds.mean(axis=0), 0.0, 0.0
    parts = np.unique(stored.batch)
    for part in parts:
        of_it = holds[stored.batch == part]
        seen += ((of_it.mean(axis=0) - share) ** 2).sum()
        chance += (share * (1 - share) / len(of_it)).sum()
    # The shares are judged against a middle that they made themselves.
    ratio = seen / (chance * (1 - 1 / len(parts)))
    return len(holds) / max(ratio, 1.0)


def own_places() -> np.ndarray:
    """Where the course's own numbers lie among those kept: the share of models with a lower one, one a number."""
    return (kept().numbers < own_numbers()).mean(axis=0)
