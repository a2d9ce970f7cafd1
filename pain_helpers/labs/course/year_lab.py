"""The year lab: the people of trials on an opioid for a year, and what was found in people."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider, Switch
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.literature.published import FOUND_ON_OPIOID, FOUND_TAKEN_AWAY
from pain_helpers.model.plausible import Band, band, kept
from pain_helpers.studies.trials import YEAR_MONTHS, year_of_people

from .words import YEAR
from .year_picture import YearPicture

#: Up to a point of change is about the same; two points are clearly more or less: target F10 counts such a rise.
LITTLE, CLEAR = 1.0, 2.0
#: The groups of people, from the most pain to the least.
GROUPS = ("2 more", "1 more", "same", "1 less", "2 less")
PERCENTILES = (5, 25, 50, 75, 95)
#: Those whom the presets follow: one in the middle, and one of the few.
MIDDLE, ONE_OF_THE_FEW = 50.0, 96.0


class View(NamedTuple):
    """Everyone's year, on the drug or with it taken away in thought; changes are in points."""

    changes: np.ndarray  #: shape (months, people)
    mean: np.ndarray  #: one value a month of ``YEAR_MONTHS``
    percentiles: dict[int, np.ndarray]  #: one value a month each
    order: np.ndarray  #: the people from the least pain after a year to the most
    models: Band  #: of the means over people of all models that were kept, one value a month each


@lru_cache(maxsize=2)
def view(taken_away: bool) -> View:
    """The year seen in one of the two ways."""
    year = year_of_people()
    changes = year.taken_away if taken_away else year.against_placebo
    low_to_high = np.percentile(changes, PERCENTILES, axis=1)
    return View(
        changes,
        changes.mean(axis=1),
        dict(zip(PERCENTILES, low_to_high)),
        np.argsort(changes[-1], kind="stable"),
        band((kept().taken_away if taken_away else kept().against_placebo).T),
    )


def of_100(groups: list[np.ndarray]) -> list[int]:
    """How many of 100 people are in each group, so rounded that they add up to 100; a group says who is in it."""
    exact = np.array([100 * np.mean(group) for group in groups])
    counts = np.floor(exact).astype(int)
    # What is left goes to the largest remainders.
    for place in np.argsort(counts - exact, kind="stable")[: 100 - counts.sum()]:
        counts[place] += 1
    return counts.tolist()


class YearResult(NamedTuple):
    """What the year lab computed; changes are in points."""

    view: View
    month: int
    taken_away: bool  #: whether the drug is taken away in thought
    person: int  #: who is followed: of 100, from the least pain after a year to the most

    @property
    def kind(self) -> str:
        """The view, as in the keys of the words."""
        return "away" if self.taken_away else "on"

    @property
    def place(self) -> int:
        """Where the month looked at stands in ``YEAR_MONTHS``."""
        return int(np.flatnonzero(self.month == YEAR_MONTHS)[0])

    @property
    def now(self) -> np.ndarray:
        """Everyone's change in the month looked at."""
        return self.view.changes[self.place]

    @property
    def counts(self) -> dict[str, int]:
        """Of 100 people, those in each of ``GROUPS``."""
        now = self.now
        at_most, at_least = now <= -LITTLE, now >= LITTLE
        who = [
            now >= CLEAR,
            at_least & (now < CLEAR),
            ~at_most & ~at_least,
            at_most & (now > -CLEAR),
            now <= -CLEAR,
        ]
        return dict(zip(GROUPS, of_100(who)))

    @property
    def worse(self) -> int:
        """Of 100 people, those a point or more above."""
        return self.counts["1 more"] + self.counts["2 more"]

    def risen(self, points: float) -> float:
        """Of 100 people, those so many points or more above."""
        return 100 * float(np.mean(self.now >= points))

    @property
    def mean(self) -> float:
        """The mean change (points)."""
        return float(self.view.mean[self.place])

    @property
    def one(self) -> np.ndarray:
        """The course of the person followed, one value a month of ``YEAR_MONTHS``."""
        order = self.view.order
        return self.view.changes[:, order[round((self.person - 0.5) / 100 * len(order))]]

    @property
    def one_now(self) -> float:
        """The change of the person followed, in the month looked at."""
        return float(self.one[self.place])

    @property
    def in_models(self) -> tuple[float, float]:
        """Between which means 80 of 100 models lie, in the month looked at (points)."""
        return float(self.view.models.low[self.place]), float(self.view.models.high[self.place])

    def mean_between(self, first: float, last: float) -> float:
        """The mean change over the months from ``first`` to ``last``."""
        within = (first <= YEAR_MONTHS) & (last >= YEAR_MONTHS)
        return float(self.view.mean[within].mean())


class YearLab(Lab):
    """A year, the people of trials, one amount: what most have of it, and the few.

    >>> now = YearLab(month=3).result
    >>> -0.9 < now.mean < -0.45
    True
    """

    name = "year"
    texts = YEAR
    controls = (
        Switch(name="taken_away", title=YEAR["taken away"], first=0.0, note=YEAR["taken away note"]),
        Slider(name="month", title=YEAR["month"], first=12.0, unit=YEAR["month unit"], low=1.0, high=12.0, step=1.0),
        Slider(
            name="person", title=YEAR["person"], first=MIDDLE, unit=YEAR["person unit"], low=1.0, high=100.0,
            step=1.0, note=YEAR["person note"],
        ),
    )  # fmt: skip
    presets = {
        YEAR["see on"]: {"taken_away": 0.0},
        YEAR["see away"]: {"taken_away": 1.0},
        YEAR["see middle"]: {"person": MIDDLE},
        YEAR["see few"]: {"person": ONE_OF_THE_FEW},
    }

    def make_picture(self) -> YearPicture:
        return YearPicture(YEAR_MONTHS, (FOUND_ON_OPIOID, FOUND_TAKEN_AWAY), GROUPS, YEAR)

    def run(self, inputs: dict[str, float]) -> YearResult:
        away = inputs["taken_away"] == 1
        return YearResult(view(away), round(inputs["month"]), away, round(inputs["person"]))

    def draw(self) -> None:
        now = self.result
        held = None if self.held is None else (self.held.kind, self.held.person, self.held.one)
        curves = (now.view.percentiles, now.view.mean, now.one)
        self._picture.show(now.kind, now.month, now.person, curves, now.counts, now.view.models, held)

    def sentence(self) -> str:
        now, counts = self.result, self.result.counts
        low, high = now.in_models
        said = YEAR[f"sentence {now.kind}"].format(
            month=now.month, mean=_said(now.mean), same=counts["same"], little=counts["1 less"],
            much=counts["2 less"], worse=now.worse, much_worse=counts["2 more"], person=now.person,
            one=_said(now.one_now),
        )  # fmt: skip
        return f"{said} {YEAR['models say'].format(low=low, high=high)}"

    def columns(self) -> dict[str, np.ndarray]:
        now = self.result
        columns = {YEAR["column month"]: YEAR_MONTHS, YEAR[f"column mean {now.kind}"]: now.view.mean}
        columns |= {
            YEAR["column percent"].format(percent=percent): values for percent, values in now.view.percentiles.items()
        }
        columns[YEAR["column person"]] = now.one
        columns |= {YEAR["column models low"]: now.view.models.low, YEAR["column models high"]: now.view.models.high}
        if self.held:
            columns[YEAR["column held"]] = self.held.one
        return columns


def _said(change: float) -> str:
    """A change of pain in words."""
    return YEAR["points less" if change < 0 else "points more"].format(points=abs(change))
