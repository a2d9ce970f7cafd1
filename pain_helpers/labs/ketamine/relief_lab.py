"""The relief lab: one level of ketamine, and what comes with it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.literature.published import KETAMINE_LEVELS, MOST_KETAMINE
from pain_helpers.model import gate, pharmacokinetics
from pain_helpers.model.experiments import OVERDRIVEN, PINCH, TOUCH
from pain_helpers.model.parameters import Constants

from .relief_picture import ReliefPicture
from .words import RELIEF

#: Levels of the curves (ng/mL), to the highest of the studies.
LEVELS = np.linspace(0.0, MOST_KETAMINE, 126)


def _relief(levels, constants: Constants):
    """Percent of a light touch's pain that is taken away in the overdriven relay; shaped like ``levels`` (ng/mL)."""
    ratings = gate.rating(TOUCH, constants=constants, ketamine=levels, **OVERDRIVEN)
    return 100 * (1 - ratings / gate.rating(TOUCH, **OVERDRIVEN))


def read_out(levels) -> dict[str, np.ndarray]:
    """Each reading at ``levels`` (ng/mL, a number or an array), in percent."""
    first, second = map(pharmacokinetics.constants_with_reading, pharmacokinetics.READINGS)
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
    texts = RELIEF
    controls = (
        Slider(
            name="level",
            title=RELIEF["level"],
            first=60.0,
            unit=RELIEF["level unit"],
            low=float(LEVELS[0]),
            high=float(LEVELS[-1]),
            step=5.0,
            dose=True,
        ),
    )

    def make_picture(self) -> ReliefPicture:
        ranges = [
            (low, high, RELIEF[f"range {name}"].format(low=low, high=high))
            for name, (low, high) in KETAMINE_LEVELS.items()
        ]
        return ReliefPicture(LEVELS, CURVES, ranges, RELIEF)

    def run(self, inputs: dict[str, float]) -> ReliefResult:
        return ReliefResult(inputs["level"], *map(float, read_out(inputs["level"]).values()))

    def draw(self) -> None:
        self._picture.show(self.result.level, self.held.level if self.held else None)

    def sentence(self) -> str:
        return RELIEF["sentence"].format(**self.result._asdict())

    def columns(self) -> dict[str, np.ndarray]:
        return {RELIEF["column level"]: LEVELS} | {RELIEF[f"column {name}"]: curve for name, curve in CURVES.items()}
