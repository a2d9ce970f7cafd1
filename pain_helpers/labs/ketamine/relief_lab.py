"""The relief lab: one level of ketamine, and what comes with it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.lab import Lab, own_control
from pain_helpers.model import gate, parameters, pharmacokinetics
from pain_helpers.model.experiments import PINCH, TOUCH

from .relief_picture import ReliefPicture
from .words import RELIEF

LEVELS = np.linspace(0.0, 400.0, 201)
#: The relay of notebook 02 with a weak brake and overactive NMDA receptors. Illustrative.
OVERDRIVEN = {"inhibition": 0.5, "nmda_phosphorylation": 0.5}
#: Published levels in the blood (ng/mL), as compiled by Zanos and others 2018.
RANGES = [(70.0, 160.0, RELIEF["range relief"]), (100.0, 250.0, RELIEF["range dissociation"])]


def _with_reading(reading: str):
    """The numbers of the model with ketamine as potent as one reading has it."""
    half = parameters.CONSTANTS[pharmacokinetics.READINGS[reading]].value
    return parameters.constants(ketamine_half_block=half)


def _relief(levels, constants) -> np.ndarray:
    """Percent of a light touch's pain that is taken away in the overdriven relay."""
    ratings = gate.respond(TOUCH, constants=constants, ketamine=levels, **OVERDRIVEN).rating
    return 100 * (1 - ratings / gate.rating(TOUCH, **OVERDRIVEN))


def read_out(levels) -> dict[str, np.ndarray]:
    """Each reading at ``levels`` (ng/mL, a number or an array), in percent."""
    first, second = map(_with_reading, pharmacokinetics.READINGS)
    return {
        "pinch": 100 * gate.rating(PINCH, ketamine=levels) / gate.rating(PINCH),
        "relief": _relief(levels, first),
        "relief less": _relief(levels, second),
        "dissociation": 100 * pharmacokinetics.dissociation(levels),
    }


CURVES = read_out(LEVELS)


class ReliefResult(NamedTuple):
    """Percents at the chosen level."""

    level: float  #: ng/mL
    pinch: float  #: of a healthy pinch's rating that is left
    relief: float  #: of a light touch's pain taken away in the overdriven relay
    relief_less: float  #: the same if magnesium competes with ketamine
    dissociation: float  #: of the most dissociation


class ReliefLab(Lab):
    """One slider, the level of ketamine in the blood: relief, what still passes, dissociation.

    >>> ReliefLab(level=0).result.relief
    0.0
    """

    name = "relief"
    own_passports = {"level": own_control("level", RELIEF["level"], 0.0, "ng/mL", 0.0, LEVELS[-1], 5.0, dose=True)}

    def __init__(self, level: float = 60.0) -> None:
        super().__init__({"level": level})

    def make_picture(self) -> ReliefPicture:
        return ReliefPicture(LEVELS, CURVES, RANGES, RELIEF)

    def run(self, inputs: dict[str, float]) -> ReliefResult:
        return ReliefResult(inputs["level"], *map(float, read_out(inputs["level"]).values()))

    def draw(self) -> None:
        self._picture.show(self.result.level, self.held.level if self.held else None)

    def sentence(self) -> str:
        return RELIEF["sentence"].format(**self.result._asdict())

    def columns(self) -> dict[str, np.ndarray]:
        return {RELIEF["column level"]: LEVELS} | {RELIEF[f"column {name}"]: curve for name, curve in CURVES.items()}
