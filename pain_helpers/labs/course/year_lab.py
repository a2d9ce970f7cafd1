"""The year lab: two thousand people on an opioid for a year, and what trials found."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider, Switch
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.literature.published import FOUND_ON_OPIOID, FOUND_TAKEN_AWAY
from pain_helpers.model.trials import YEAR_MONTHS, year_of_people

from .words import YEAR
from .year_picture import YearPicture

#: A point up or down counts; less is about the same.
COUNTS = 1.0
#: A rise of two points or more: what fit target F10 counts.
MUCH = 2.0
PERCENTILES = (5, 25, 50, 75, 95)


class YearResult(NamedTuple):
    """What the year lab computed; changes are in points, one a person."""

    changes: np.ndarray  #: shape (months, people)
    month: int
    taken_away: bool  #: whether the drug is taken away in thought
    person: int  #: who is followed: of 100, from the least pain after a year to the most

    @property
    def now(self) -> np.ndarray:
        """Everyone's change in the month looked at."""
        return self.changes[int(np.flatnonzero(self.month == YEAR_MONTHS)[0])]

    @property
    def better(self) -> float:
        """Of 100 people, those a point or more below."""
        return 100 * float(np.mean(self.now <= -COUNTS))

    @property
    def worse(self) -> float:
        """Of 100 people, those a point or more above."""
        return 100 * float(np.mean(self.now >= COUNTS))

    @property
    def same(self) -> float:
        """Of 100 people, those within a point."""
        return 100 - self.better - self.worse

    @property
    def much_worse(self) -> float:
        """Of 100 people, those two points or more above."""
        return 100 * float(np.mean(self.now >= MUCH))

    @property
    def mean(self) -> float:
        """The mean change (points)."""
        return float(np.mean(self.now))

    @property
    def one(self) -> np.ndarray:
        """The course of the person followed, one value a month of ``YEAR_MONTHS``."""
        order = np.argsort(self.changes[-1], kind="stable")
        return self.changes[:, order[round((self.person - 0.5) / 100 * len(order))]]


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
        Slider(name="month", title=YEAR["month"], first=3.0, unit=YEAR["month unit"], low=1.0, high=12.0, step=1.0),
        Slider(
            name="person", title=YEAR["person"], first=50.0, unit=YEAR["person unit"], low=1.0, high=100.0, step=1.0
        ),
    )

    def make_picture(self) -> YearPicture:
        return YearPicture(YEAR_MONTHS, (FOUND_ON_OPIOID, FOUND_TAKEN_AWAY), YEAR)

    def run(self, inputs: dict[str, float]) -> YearResult:
        year, away = year_of_people(), inputs["taken_away"] == 1
        changes = year.taken_away if away else year.against_placebo
        return YearResult(changes, round(inputs["month"]), away, round(inputs["person"]))

    def draw(self) -> None:
        now = self.result
        counts = (now.better, now.same, now.worse)
        held = None if self.held is None else self.held.one
        self._picture.show(now.taken_away, now.month, now.changes, now.one, counts, held)

    def sentence(self) -> str:
        now = self.result
        kind = "sentence away" if now.taken_away else "sentence on"
        return YEAR[kind].format(
            month=now.month, better=now.better, same=now.same, worse=now.worse, mean=now.mean, much=now.much_worse,
            people=now.changes.shape[1],
        )  # fmt: skip

    def columns(self) -> dict[str, np.ndarray]:
        found = self.result.changes
        columns = {YEAR["column month"]: YEAR_MONTHS, YEAR["column mean"]: found.mean(axis=1)}
        columns |= {
            YEAR["column percent"].format(percent=percent): np.percentile(found, percent, axis=1)
            for percent in PERCENTILES
        }
        columns[YEAR["column person"]] = self.result.one
        if self.held:
            columns[YEAR["column held"]] = self.held.one
        return columns
