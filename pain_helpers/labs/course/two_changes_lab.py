"""Two changes that look alike from outside: tolerance, and opioid-induced hyperalgesia."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.lab import Lab, own_control
from pain_helpers.model import gate
from pain_helpers.model.experiments import MOST_DOSE, PINPRICK, STIMULI
from pain_helpers.model.parameters import INPUTS

from .two_changes_picture import TwoChangesPicture
from .words import TWO_CHANGES

LEVELS = np.linspace(0.0, MOST_DOSE, 97)
#: What hyperalgesia at its most changes in this lab: about as much as all four mechanisms in half a year. Illustrative.
MOST_NMDA, PUMPS_LOST = 0.10, 0.30


def relay(hyperalgesia: float) -> dict[str, float]:
    """The relay with so much hyperalgesia, 0 to 1."""
    return {"nmda_phosphorylation": MOST_NMDA * hyperalgesia, "kcc2": 1 - PUMPS_LOST * hyperalgesia}


def by_level(tolerance: float, hyperalgesia: float) -> np.ndarray:
    """The ratings of a pinprick with each of ``LEVELS`` on board."""
    return gate.rating(PINPRICK, opioid=LEVELS, tolerance=tolerance, **relay(hyperalgesia))


def by_stimulus(hyperalgesia: float) -> np.ndarray:
    """The ratings of ``STIMULI`` with the drug removed; tolerance has no part in them."""
    return gate.rating(STIMULI, **relay(hyperalgesia))


@lru_cache(maxsize=1)
def before() -> tuple[np.ndarray, np.ndarray]:
    """Both curves before either change."""
    return by_level(0.0, 0.0), by_stimulus(0.0)


class TwoChangesResult(NamedTuple):
    """What the two changes do. Curves have one rating (0 to 10) a level of ``LEVELS`` or a stimulus of ``STIMULI``."""

    level: float  #: on board (mg a day)
    by_level: np.ndarray
    by_stimulus: np.ndarray

    @property
    def on_board(self) -> float:
        return float(np.interp(self.level, LEVELS, self.by_level))

    @property
    def on_board_before(self) -> float:
        return float(np.interp(self.level, LEVELS, before()[0]))

    @property
    def removed(self) -> float:
        return float(np.interp(PINPRICK, STIMULI, self.by_stimulus))

    @property
    def removed_before(self) -> float:
        return float(np.interp(PINPRICK, STIMULI, before()[1]))


class TwoChangesLab(Lab):
    """The drug does less, or the person feels more: two curves tell which.

    >>> tolerant, sensitive = TwoChangesLab(tolerance=1).result, TwoChangesLab(hyperalgesia=100).result
    >>> tolerant.removed == tolerant.removed_before and sensitive.removed > sensitive.removed_before
    True
    """

    name = "two_changes"
    presets = {
        TWO_CHANGES["only tolerance"]: {"tolerance": 1.0, "hyperalgesia": 0.0},
        TWO_CHANGES["only hyperalgesia"]: {"tolerance": 0.0, "hyperalgesia": 85.0},
        TWO_CHANGES["both"]: {"tolerance": 0.5, "hyperalgesia": 50.0},
    }
    own_passports = {
        "level": own_control(
            "level",
            TWO_CHANGES["level"],
            60.0,
            TWO_CHANGES["level unit"],
            10.0,
            MOST_DOSE,
            10.0,
            dose=True,
            note=TWO_CHANGES["level note"],
        ),
        "tolerance": INPUTS["tolerance"],
        "hyperalgesia": own_control(
            "hyperalgesia", TWO_CHANGES["hyperalgesia"], 0.0, TWO_CHANGES["hyperalgesia unit"], 0.0, 100.0, 1.0
        ),
    }

    def __init__(self, level: float = 60.0, tolerance: float = 0.0, hyperalgesia: float = 0.0) -> None:
        super().__init__({"level": level, "tolerance": tolerance, "hyperalgesia": hyperalgesia})

    def make_picture(self) -> TwoChangesPicture:
        return TwoChangesPicture(LEVELS, STIMULI, before(), TWO_CHANGES)

    def run(self, inputs: dict[str, float]) -> TwoChangesResult:
        hyperalgesia = inputs["hyperalgesia"] / 100
        return TwoChangesResult(inputs["level"], by_level(inputs["tolerance"], hyperalgesia), by_stimulus(hyperalgesia))

    def draw(self) -> None:
        now = self.result
        held = (self.held.by_level, self.held.by_stimulus) if self.held else (None, None)
        self._picture.show(now.level, now.by_level, now.by_stimulus, held)

    def sentence(self) -> str:
        now = self.result
        return TWO_CHANGES["sentence"].format(
            on_board=now.on_board,
            on_board_before=now.on_board_before,
            removed=now.removed,
            removed_before=now.removed_before,
        )

    def columns(self) -> dict[str, np.ndarray]:
        # Two curves over two things: the levels are read at as many places as there are stimuli.
        levels = np.linspace(LEVELS[0], LEVELS[-1], len(STIMULI))
        return {
            TWO_CHANGES["column level"]: levels,
            TWO_CHANGES["column by level"]: np.interp(levels, LEVELS, self.result.by_level),
            TWO_CHANGES["column stimulus"]: STIMULI,
            TWO_CHANGES["column by stimulus"]: self.result.by_stimulus,
        }
