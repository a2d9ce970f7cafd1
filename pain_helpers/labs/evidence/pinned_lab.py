"""The pinned lab: which of the model's numbers the studies pin at all, and how far each may still be moved."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model.parameters import CONSTANTS, SITUATION, Parameter
from pain_helpers.model.plausible import count, kept
from pain_helpers.studies.plausible import NAMES
from pain_helpers.studies.sensitivity import Pinned, pinned

from .pinned_picture import PinnedPicture
from .words import PINNED

#: A number counts as pinned where at most so much of its width is left.
HALF = 0.5


class PinnedResult(NamedTuple):
    """One number before and after."""

    number: int  #: by rank, from 1
    pinned: Pinned

    @property
    def passport(self) -> Parameter:
        """What it is."""
        return (CONSTANTS | SITUATION)[self.pinned.name]

    @property
    def left(self) -> float:
        """How much of its width is left (percent)."""
        return 100 * self.pinned.left

    @property
    def halved(self) -> int:
        """Of how many numbers at most half of the width is left."""
        return sum(each.left <= HALF for each in pinned())


class PinnedLab(Lab):
    """All numbers that nobody has measured, by how much of their range is left in the models that were kept.

    >>> lab = PinnedLab(number=1)
    >>> lab.result.left < PinnedLab(number=100).result.left
    True
    """

    name = "pinned"
    texts = PINNED
    controls = (
        Slider(
            name="number",
            title=PINNED["number"],
            first=1.0,
            unit=PINNED["number unit"].format(count=len(NAMES)),
            low=1.0,
            high=float(len(NAMES)),
            step=1.0,
        ),
    )

    def make_picture(self) -> PinnedPicture:
        search = PINNED["search"].format(kept=count(), tried=int(kept().tried), first=int(kept().first))
        return PinnedPicture(np.array([100 * each.left for each in pinned()]), 100 * HALF, search, PINNED)

    def run(self, inputs: dict[str, float]) -> PinnedResult:
        number = round(inputs["number"])
        return PinnedResult(number, pinned()[number - 1])

    def draw(self) -> None:
        now = self.result
        unit = now.passport.unit
        self._picture.show(
            now.number,
            PINNED["panel"].format(number=now.number, title=now.passport.title),
            PINNED["unit"].format(unit=unit) if unit else PINNED["no unit"],
            now.pinned,
            self.held.number if self.held else None,
        )

    def sentence(self) -> str:
        now, number = self.result, self.result.pinned
        return PINNED["sentence"].format(
            number=now.number,
            count=len(NAMES),
            title=now.passport.title,
            start_low=number.prior.low,
            start_high=number.prior.high,
            unit=now.passport.unit,
            low=number.kept.low,
            high=number.kept.high,
            left=now.left,
            own=number.own,
            pinned=now.halved,
        )

    def columns(self) -> dict[str, np.ndarray]:
        found = pinned()
        return {
            PINNED["column number"]: np.arange(1.0, len(found) + 1),
            PINNED["column start low"]: np.array([each.prior.low for each in found]),
            PINNED["column start high"]: np.array([each.prior.high for each in found]),
            PINNED["column low"]: np.array([each.kept.low for each in found]),
            PINNED["column high"]: np.array([each.kept.high for each in found]),
            PINNED["column own"]: np.array([each.own for each in found]),
        }
