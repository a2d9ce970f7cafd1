"""The numbers lab: every number of the equations, by how sure it is."""

from __future__ import annotations

import textwrap
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider, Switch
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.literature.references import REFERENCES
from pain_helpers.model.parameters import CONSTANTS, GRADES, ILLUSTRATIVE, Parameter, count_by_grade

from .parameters_picture import NumbersPicture
from .words import NUMBERS

ORDER = list(GRADES)
#: All numbers, the surest first.
PASSPORTS = sorted(CONSTANTS.values(), key=lambda passport: ORDER.index(passport.grade))
#: Letters in a line of the panel, and in one of its title.
LINE, TITLE_LINE = 50, 36


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
    return NUMBERS["source"].format(source=REFERENCES[passport.source].short)


def panel(passport: Parameter) -> str:
    """What the picture says beside the marks about one number, in lines."""
    lines = [
        NUMBERS["allowed"].format(value=passport.value, allowed=passport.allowed),
        "",
        NUMBERS[f"grade {passport.grade}"].format(meaning=GRADES[passport.grade]),
        source(passport),
    ]
    lines += ["", NUMBERS["note"].format(note=passport.note)] if passport.note else []
    return "\n".join("\n".join(textwrap.wrap(line, LINE)) for line in lines)


class ParametersLab(Lab):
    """Every number inside the equations as a mark: measured, fitted or illustrative.

    >>> ParametersLab(fitted=0, illustrative=0).result.shown
    13
    """

    name = "numbers"
    texts = NUMBERS
    controls = (
        Slider(
            name="number",
            title=NUMBERS["number"],
            first=1.0,
            unit=NUMBERS["number unit"].format(count=len(PASSPORTS)),
            low=1.0,
            high=float(len(PASSPORTS)),
            step=1.0,
        ),
        *(Switch(name=grade, title=NUMBERS[f"show {grade}"], first=1.0) for grade in GRADES),
    )

    def make_picture(self) -> NumbersPicture:
        counted = {
            f"key {grade}": NUMBERS[f"key {grade}"].format(count=count) for grade, count in count_by_grade().items()
        }
        return NumbersPicture([passport.grade for passport in PASSPORTS], NUMBERS | counted)

    def run(self, inputs: dict[str, float]) -> NumbersResult:
        return NumbersResult(round(inputs["number"]) - 1, tuple(grade for grade in GRADES if inputs[grade] == 1))

    def draw(self) -> None:
        now, passport = self.result, self.result.passport
        title = "\n".join(textwrap.wrap(passport.title, TITLE_LINE))
        place = (passport.value - passport.low) / (passport.high - passport.low)
        held = self.held.number if self.held else None
        self._picture.show(now.number, now.grades, title, panel(passport), place, held)

    def sentence(self) -> str:
        now, passport = self.result, self.result.passport
        value = NUMBERS["value" if passport.unit else "value without a unit"]
        return NUMBERS["sentence"].format(
            number=now.number + 1,
            count=len(PASSPORTS),
            title=passport.title,
            value=value.format(value=passport.value, unit=passport.unit),
            grade=passport.grade,
            meaning=GRADES[passport.grade],
            source=source(passport),
            shown=now.shown,
            **count_by_grade(),
        )

    def columns(self) -> dict[str, np.ndarray]:
        count = len(PASSPORTS)
        return {
            NUMBERS["column number"].format(count=count): np.arange(1.0, count + 1),
            NUMBERS["column value"]: np.array([passport.value for passport in PASSPORTS]),
            NUMBERS["column low"]: np.array([passport.low for passport in PASSPORTS]),
            NUMBERS["column high"]: np.array([passport.high for passport in PASSPORTS]),
            NUMBERS["column grade"]: np.array([float(ORDER.index(passport.grade)) for passport in PASSPORTS]),
        }
