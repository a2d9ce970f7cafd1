"""The sensitivity lab: which numbers a conclusion hangs on."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.lab import Lab, own_control
from pain_helpers.model.parameters import CONSTANTS, GRADES, ILLUSTRATIVE, Parameter
from pain_helpers.model.sensitivity import NAMES, Swing, swings

from .sensitivity_picture import BARS, TornadoPicture
from .words import CONCLUSIONS, SENSITIVITY

HALF_A_POINT = 0.5
#: Whether each conclusion still holds at given values, in the order of ``CONCLUSIONS``.
HOLDS = (
    lambda value: value <= -HALF_A_POINT,
    lambda value: abs(value) < HALF_A_POINT,
    lambda value: value >= HALF_A_POINT,
    lambda value: value > 1.0,
    lambda value: value >= HALF_A_POINT,
    lambda value: abs(value) < HALF_A_POINT,
)
STEP = 25.0


class SensitivityResult(NamedTuple):
    """One conclusion with each number moved."""

    conclusion: int  #: from 0
    share: float  #: how far each number is moved (percent of the way to the end of its range)
    swing: Swing

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
        holds = HOLDS[self.conclusion]
        return int(np.sum(~(holds(self.swing.down) & holds(self.swing.up))))

    @property
    def lowest(self) -> float:
        """The lowest that any number, moved alone, takes the conclusion."""
        return float(min(self.swing.down.min(), self.swing.up.min()))

    @property
    def furthest(self) -> float:
        """Where the first of them takes the conclusion."""
        first = self.order[0]
        return float(max(self.swing.down[first], self.swing.up[first], key=lambda value: abs(value - self.swing.base)))


def round_up(value: float) -> float:
    """The least of 1, 2 and 5 times a power of ten that is not below ``value``; at least 0.1."""
    power = 10.0 ** math.floor(math.log10(max(value, 0.1)))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= value * (1 - 1e-9))


def lowered(title: str) -> str:
    """A title within a sentence: its first letter small, unless the word is a name in capitals."""
    return title if title[1].isupper() else title[0].lower() + title[1:]


class SensitivityLab(Lab):
    """The twelve numbers that move a conclusion most, each moved alone toward the ends of its range.

    >>> SensitivityLab(conclusion=3).result.undone_by
    0
    """

    name = "sensitivity"
    own_passports = {
        "conclusion": own_control(
            "conclusion",
            SENSITIVITY["conclusion"],
            1.0,
            SENSITIVITY["conclusion unit"],
            1.0,
            float(len(CONCLUSIONS)),
            1.0,
        ),
        "share": own_control("share", SENSITIVITY["share"], 50.0, SENSITIVITY["share unit"], STEP, 100.0, STEP),
    }

    def __init__(self, conclusion: float = 1, share: float = 50) -> None:
        super().__init__({"conclusion": conclusion, "share": share})

    def make_picture(self) -> TornadoPicture:
        return TornadoPicture(SENSITIVITY)

    def run(self, inputs: dict[str, float]) -> SensitivityResult:
        conclusion = round(inputs["conclusion"]) - 1
        # All conclusions come from one run, which is kept; so only whole steps are run.
        share = STEP * round(inputs["share"] / STEP)
        return SensitivityResult(conclusion, share, swings(share / 100)[conclusion])

    def draw(self) -> None:
        now = self.result
        name, _, unit = CONCLUSIONS[now.conclusion]
        rows = [
            (
                passport.title,
                passport.grade,
                now.swing.down[place] - now.swing.base,
                now.swing.up[place] - now.swing.base,
            )
            for place, passport in zip(now.order, now.passports)
        ]
        held = None
        if self.held is not None and self.held.conclusion == now.conclusion:
            before = self.held.swing
            held = [(before.down[place] - before.base, before.up[place] - before.base) for place in now.order]
        title = SENSITIVITY["title"].format(number=now.conclusion + 1, name=name, value=now.swing.base + 0.0, unit=unit)
        self._picture.show(
            title,
            SENSITIVITY["axis"].format(unit=unit),
            round_up(now.swing.size.max()),
            rows,
            held,
            self.held is not None,
        )

    def sentence(self) -> str:
        now = self.result
        _, claim, unit = CONCLUSIONS[now.conclusion]
        key = {0: "all hold", 1: "one fails"}.get(now.undone_by, "some fail")
        return SENSITIVITY["sentence"].format(
            number=now.conclusion + 1, claim=claim, value=now.swing.base, unit=unit, share=now.share, title=lowered(now.passports[0].title),
            reached=now.furthest, holds=SENSITIVITY[key].format(count=now.undone_by), guesses=now.guesses,
        )  # fmt: skip

    def columns(self) -> dict[str, np.ndarray]:
        now, unit = self.result, CONCLUSIONS[self.result.conclusion][2]
        return {
            SENSITIVITY["column rank"]: np.arange(1.0, BARS + 1),
            SENSITIVITY["column number"]: now.order + 1.0,
            SENSITIVITY["column down"].format(unit=unit): now.swing.down[now.order],
            SENSITIVITY["column up"].format(unit=unit): now.swing.up[now.order],
            SENSITIVITY["column grade"]: np.array(
                [float(list(GRADES).index(passport.grade)) for passport in now.passports]
            ),
        }
