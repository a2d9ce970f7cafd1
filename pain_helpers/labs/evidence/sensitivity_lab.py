"""The sensitivity lab: which numbers a conclusion hangs on."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model.parameters import CONSTANTS, GRADES, ILLUSTRATIVE, Parameter
from pain_helpers.studies.sensitivity import CONCLUSIONS, NAMES, Conclusion, Swing, swings

from .sensitivity_picture import Bar, TornadoPicture
from .words import SENSITIVITY

ORDER = list(GRADES)
#: In the order of the first slider.
ASKED = tuple(CONCLUSIONS.values())
#: So many numbers are shown; the sentence says "twelve".
BARS = 12
#: Steps of the second slider (percent).
STEP = 25.0


class SensitivityResult(NamedTuple):
    """One conclusion with each number moved."""

    number: int  #: of the conclusion, from 1
    share: float  #: how far each number is moved (percent of the way to the end of its range)
    swing: Swing

    @property
    def conclusion(self) -> Conclusion:
        """What is asked."""
        return ASKED[self.number - 1]

    @property
    def order(self) -> np.ndarray:
        """Places of the numbers that move it most, the most first."""
        return np.argsort(-self.swing.size, kind="stable")[:BARS]

    @property
    def passports(self) -> list[Parameter]:
        """Their passports."""
        return [CONSTANTS[NAMES[place]] for place in self.order]

    @property
    def guesses(self) -> int:
        """How many of them are illustrative."""
        return sum(passport.grade == ILLUSTRATIVE for passport in self.passports)

    @property
    def undone_by(self) -> int:
        """How many of all numbers would undo the conclusion, each moved alone."""
        holds = self.conclusion.holds
        return int(np.sum(~(holds(self.swing.down) & holds(self.swing.up))))

    @property
    def lowest(self) -> float:
        """The lowest that any number, moved alone, takes the conclusion."""
        return float(min(self.swing.down.min(), self.swing.up.min()))

    @property
    def highest(self) -> float:
        """The highest that any number, moved alone, takes the conclusion."""
        return float(max(self.swing.down.max(), self.swing.up.max()))

    @property
    def furthest(self) -> float:
        """Where the first of them takes the conclusion."""
        first = self.order[0]
        return float(max(self.swing.down[first], self.swing.up[first], key=lambda value: abs(value - self.swing.base)))

    def moves(self, order: np.ndarray) -> list[tuple[float, float]]:
        """How far the numbers at the places ``order`` move the conclusion: lowered, and raised."""
        swing = self.swing
        return list(zip(swing.down[order] - swing.base, swing.up[order] - swing.base))


def round_up(value: float) -> float:
    """The least of 1, 2 and 5 times a power of ten that is not below ``value``; at least 0.1."""
    power = 10.0 ** math.floor(math.log10(max(value, 0.1)))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= value * (1 - 1e-9))


class SensitivityLab(Lab):
    """The twelve numbers that move a conclusion most, each moved alone toward the ends of its range.

    >>> SensitivityLab(conclusion=3).result.undone_by
    0
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
        Slider(
            name="share",
            title=SENSITIVITY["share"],
            first=50.0,
            unit=SENSITIVITY["share unit"],
            low=STEP,
            high=100.0,
            step=STEP,
        ),
    )

    def make_picture(self) -> TornadoPicture:
        return TornadoPicture(BARS, SENSITIVITY)

    def run(self, inputs: dict[str, float]) -> SensitivityResult:
        number = round(inputs["conclusion"])
        # All conclusions come from one run, which is kept; so only whole steps are run.
        share = STEP * round(inputs["share"] / STEP)
        return SensitivityResult(number, share, swings(share / 100)[ASKED[number - 1].key])

    def draw(self) -> None:
        now, asked = self.result, self.result.conclusion
        bars = [
            Bar(passport.title, passport.grade, *moves) for passport, moves in zip(now.passports, now.moves(now.order))
        ]
        marks = None
        if self.held:
            marks = self.held.moves(now.order) if self.held.number == now.number else []
        self._picture.show(
            # Not "-0.0".
            SENSITIVITY["title"].format(
                number=now.number, name=asked.name, value=now.swing.base + 0.0, unit=asked.unit
            ),
            SENSITIVITY["axis"].format(unit=asked.unit),
            round_up(now.swing.size.max()),
            bars,
            marks,
        )

    def sentence(self) -> str:
        now, asked = self.result, self.result.conclusion
        undone = {0: "all hold", 1: "one fails"}.get(now.undone_by, "some fail")
        return (
            SENSITIVITY["sentence"]
            .format(
                number=now.number,
                claim=asked.claim,
                value=now.swing.base,
                unit=asked.unit,
                share=now.share,
                title=now.passports[0].title,
                reached=now.furthest,
                holds=SENSITIVITY[undone].format(count=now.undone_by),
                guesses=now.guesses,
                found=asked.found,
            )
            .rstrip()
        )

    def columns(self) -> dict[str, np.ndarray]:
        now, unit = self.result, self.result.conclusion.unit
        return {
            SENSITIVITY["column rank"]: np.arange(1.0, BARS + 1),
            SENSITIVITY["column number"].format(count=len(NAMES)): now.order + 1.0,
            SENSITIVITY["column down"].format(unit=unit): now.swing.down[now.order],
            SENSITIVITY["column up"].format(unit=unit): now.swing.up[now.order],
            SENSITIVITY["column grade"]: np.array([float(ORDER.index(passport.grade)) for passport in now.passports]),
        }
