"""The sensitivity lab: how firm a conclusion is over many models that fit, and which numbers go with it."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model.parameters import CONSTANTS, GRADES, SITUATION, Parameter
from pain_helpers.studies.conclusions import CONCLUSIONS, Conclusion
from pain_helpers.studies.plausible import NAMES
from pain_helpers.studies.sensitivity import Asked, asked

from .sensitivity_picture import Bar, TornadoPicture
from .words import SENSITIVITY

ORDER = list(GRADES)
#: In the order of the slider.
ASKED = tuple(CONCLUSIONS.values())
#: So many numbers are shown.
BARS = 12


class SensitivityResult(NamedTuple):
    """One conclusion over the models that were kept."""

    number: int  #: of the conclusion, from 1
    asked: Asked

    @property
    def conclusion(self) -> Conclusion:
        """What is asked."""
        return ASKED[self.number - 1]

    @property
    def order(self) -> np.ndarray:
        """Places of the numbers that go with it most closely, the closest first."""
        return self.asked.order[:BARS]

    @property
    def passports(self) -> list[Parameter]:
        """Their passports."""
        return [(CONSTANTS | SITUATION)[NAMES[place]] for place in self.order]

    @property
    def holds(self) -> float:
        """In how many of 100 models it holds."""
        return self.asked.holds

    @property
    def moves(self) -> list[tuple[float, float]]:
        """How far the middle of the models with each of these numbers low, and high, lies from the middle of all."""
        now = self.asked
        low, high = now.low[self.order] - now.all.middle, now.high[self.order] - now.all.middle
        return list(zip(low, high))


def round_up(value: float) -> float:
    """The least of 1, 2 and 5 times a power of ten that is not below ``value``; at least 0.1."""
    power = 10.0 ** math.floor(math.log10(max(value, 0.1)))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= value * (1 - 1e-9))


class SensitivityLab(Lab):
    """In how many models a conclusion holds, and the numbers that go with it.

    >>> SensitivityLab(conclusion=1).result.holds > 90
    True
    """

    name = "sensitivity"
    texts = SENSITIVITY
    controls = (
        Slider(
            name="conclusion",
            title=SENSITIVITY["conclusion"],
            first=1.0,
            unit=SENSITIVITY["conclusion unit"].format(count=len(ASKED)),
            low=1.0,
            high=float(len(ASKED)),
            step=1.0,
        ),
    )

    def make_picture(self) -> TornadoPicture:
        return TornadoPicture(BARS, SENSITIVITY)

    def run(self, inputs: dict[str, float]) -> SensitivityResult:
        number = round(inputs["conclusion"])
        return SensitivityResult(number, asked()[ASKED[number - 1].key])

    def draw(self) -> None:
        now, concluded = self.result, self.result.conclusion
        over = now.asked.all
        self._picture.show(
            SENSITIVITY["title"].format(number=now.number, name=concluded.name),
            # Not "-0.0".
            SENSITIVITY["over all"].format(
                middle=over.middle + 0.0,
                low=over.low + 0.0,
                high=over.high + 0.0,
                unit=concluded.unit,
                own=now.asked.own + 0.0,
            ),
            SENSITIVITY["axis"].format(unit=concluded.unit),
            round_up(max(abs(move) for pair in now.moves for move in pair)),
            [
                Bar(passport.title, passport.grade, *pair, place < now.asked.beyond_chance)
                for place, (passport, pair) in enumerate(zip(now.passports, now.moves))
            ],
            now.holds,
            (self.held.number, self.held.holds) if self.held else None,
        )

    def sentence(self) -> str:
        now, concluded = self.result, self.result.conclusion
        over = now.asked.all
        strongest = SENSITIVITY["by chance"]
        if now.asked.beyond_chance:
            first = now.order[0]
            strongest = SENSITIVITY["strongest"].format(
                title=now.passports[0].title,
                at_low=now.asked.low[first],
                at_high=now.asked.high[first],
                numbers=now.asked.beyond_chance,
                count=len(NAMES),
            )
        return (
            SENSITIVITY["sentence"]
            .format(
                number=now.number,
                claim=concluded.claim,
                holds=now.holds,
                firm=SENSITIVITY["firm" if now.asked.firm else "not firm"],
                middle=over.middle,
                low=over.low,
                high=over.high,
                unit=concluded.unit,
                strongest=strongest,
                found=concluded.found,
            )
            .rstrip()
        )

    def columns(self) -> dict[str, np.ndarray]:
        now, unit = self.result, self.result.conclusion.unit
        return {
            SENSITIVITY["column rank"]: np.arange(1.0, BARS + 1),
            SENSITIVITY["column number"].format(count=len(NAMES)): now.order + 1.0,
            SENSITIVITY["column low"].format(unit=unit): now.asked.low[now.order],
            SENSITIVITY["column high"].format(unit=unit): now.asked.high[now.order],
            SENSITIVITY["column together"]: now.asked.together[now.order],
            SENSITIVITY["column grade"]: np.array([float(ORDER.index(passport.grade)) for passport in now.passports]),
        }
