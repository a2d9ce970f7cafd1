"""The numbers lab: every number of the equations, by how sure it is."""

from __future__ import annotations

import textwrap
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.lab import Lab, own_control, own_switch
from pain_helpers.literature.references import REFERENCES
from pain_helpers.model.parameters import CONSTANTS, GRADES, ILLUSTRATIVE, Parameter, count_by_grade

from .parameters_picture import NumbersPicture
from .words import NUMBERS

ORDER = list(GRADES)
#: All numbers, the surest first.
PASSPORTS = sorted(CONSTANTS.values(), key=lambda passport: ORDER.index(passport.grade))
LINE = 50


class NumbersResult(NamedTuple):
    """What the lab shows: the number that it looks at, and the grades that are shown."""

    number: int  #: from 0
    grades: tuple[str, ...]

    @property
    def passport(self) -> Parameter:
        """The number that it looks at."""
        return PASSPORTS[self.number]

    @property
    def shown(self) -> int:
        """How many numbers are shown."""
        return sum(passport.grade in self.grades for passport in PASSPORTS)


def source(passport: Parameter) -> str:
    """Where a number comes from, in words."""
    if passport.source == ILLUSTRATIVE:
        return NUMBERS["no source"]
    return NUMBERS["source"].format(source=REFERENCES[passport.source].short + ".")


class ParametersLab(Lab):
    """Every number inside the equations as a mark: measured, fitted or illustrative.

    >>> ParametersLab(fitted=0, illustrative=0).result.shown
    13
    """

    name = "numbers"
    own_passports = {
        "number": own_control(
            "number",
            NUMBERS["number"],
            1.0,
            NUMBERS["number unit"].format(count=len(PASSPORTS)),
            1.0,
            float(len(PASSPORTS)),
            1.0,
        ),
        **{grade: own_switch(grade, NUMBERS[grade], True) for grade in GRADES},
    }

    def __init__(self, number: float = 1, measured: float = 1, fitted: float = 1, illustrative: float = 1) -> None:
        super().__init__({"number": number, "measured": measured, "fitted": fitted, "illustrative": illustrative})

    def make_picture(self) -> NumbersPicture:
        words = NUMBERS | {
            f"key {grade}": NUMBERS[f"key {grade}"].format(count=count) for grade, count in count_by_grade().items()
        }
        return NumbersPicture([passport.grade for passport in PASSPORTS], words)

    def run(self, inputs: dict[str, float]) -> NumbersResult:
        return NumbersResult(round(inputs["number"]) - 1, tuple(grade for grade in GRADES if inputs[grade] == 1))

    def draw(self) -> None:
        passport = self.result.passport
        lines = [
            NUMBERS["value"].format(value=passport.value, allowed=passport.allowed),
            "",
            f"{passport.grade.capitalize()}: {GRADES[passport.grade]}.",
            source(passport),
            *(["", f"{passport.note[0].upper()}{passport.note[1:]}."] if passport.note else []),
        ]
        body = "\n".join("\n".join(textwrap.wrap(line, LINE)) for line in lines)
        title = "\n".join(textwrap.wrap(passport.title, 36))
        place = (passport.value - passport.low) / (passport.high - passport.low)
        self._picture.show(
            self.result.number, self.result.grades, title, body, place,
            self.held.number if self.held else None,
        )  # fmt: skip

    def sentence(self) -> str:
        now = self.result
        return NUMBERS["sentence"].format(
            number=now.number + 1, count=len(PASSPORTS), title=now.passport.title, value=now.passport.value, unit=now.passport.unit,
            grade=now.passport.grade, meaning=GRADES[now.passport.grade], source=source(now.passport), shown=now.shown,
        ).replace(" .", ".")  # fmt: skip

    def columns(self) -> dict[str, np.ndarray]:
        table = np.array(
            [
                (place + 1, each.value, each.low, each.high, ORDER.index(each.grade))
                for place, each in enumerate(PASSPORTS)
            ]
        )
        names = ("column number", "column value", "column low", "column high", "column grade")
        return {NUMBERS[name]: column for name, column in zip(names, table.T)}
