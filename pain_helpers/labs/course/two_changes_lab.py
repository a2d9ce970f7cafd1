"""Two changes that look alike from outside: tolerance, and opioid-induced hyperalgesia."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider, of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model import gate
from pain_helpers.model.experiments import EXAMPLE_DOSE, MOST_DOSE, PINPRICK, STIMULI
from pain_helpers.studies.trials import lasting_changes

from .two_changes_picture import TwoChangesPicture
from .words import TWO_CHANGES

LEVELS = np.linspace(0.0, MOST_DOSE, 97)


class TwoChangesResult(NamedTuple):
    """What the two changes do. Curves have one rating (0 to 10) a level of ``LEVELS`` or a stimulus of ``STIMULI``."""

    level: float  #: on board (mg a day)
    by_level: np.ndarray  #: a pinprick with the drug on board
    by_stimulus: np.ndarray  #: with the drug taken away in thought; tolerance has no part in it

    @property
    def on_board(self) -> float:
        return float(np.interp(self.level, LEVELS, self.by_level))

    @property
    def on_board_before(self) -> float:
        return float(np.interp(self.level, LEVELS, before().by_level))

    @property
    def removed(self) -> float:
        return float(np.interp(PINPRICK, STIMULI, self.by_stimulus))

    @property
    def removed_before(self) -> float:
        return float(np.interp(PINPRICK, STIMULI, before().by_stimulus))


def both_curves(level: float, tolerance: float, relay: dict[str, float]) -> TwoChangesResult:
    """The two curves of a relay that is changed so, with so much tolerance (0 to 1)."""
    by_level = gate.rating(PINPRICK, opioid=LEVELS, tolerance=tolerance, **relay)
    return TwoChangesResult(level, by_level, gate.rating(STIMULI, **relay))


@lru_cache(maxsize=1)
def before() -> TwoChangesResult:
    """Both curves before either change."""
    return both_curves(0.0, 0.0, {})


class TwoChangesLab(Lab):
    """The drug does less, or the person feels more: two curves tell which.

    >>> tolerant, sensitive = TwoChangesLab(tolerance=1).result, TwoChangesLab(hyperalgesia=100).result
    >>> tolerant.removed == tolerant.removed_before and sensitive.removed > sensitive.removed_before
    True
    """

    name = "two_changes"
    texts = TWO_CHANGES
    controls = (
        Slider(
            name="level",
            title=TWO_CHANGES["level"],
            first=EXAMPLE_DOSE,
            unit=TWO_CHANGES["level unit"],
            low=10.0,
            high=MOST_DOSE,
            step=10.0,
            dose=True,
            note=TWO_CHANGES["level note"],
        ),
        of_model("tolerance"),
        Slider(
            name="hyperalgesia",
            title=TWO_CHANGES["hyperalgesia"],
            first=0.0,
            unit=TWO_CHANGES["hyperalgesia unit"],
            low=0.0,
            high=100.0,
            step=1.0,
            note=TWO_CHANGES["hyperalgesia note"],
        ),
    )
    presets = {
        TWO_CHANGES["only tolerance"]: {"tolerance": 1.0, "hyperalgesia": 0.0},
        TWO_CHANGES["only hyperalgesia"]: {"tolerance": 0.0, "hyperalgesia": 52.0},
        TWO_CHANGES["both"]: {"tolerance": 0.5, "hyperalgesia": 18.0},
    }

    def make_picture(self) -> TwoChangesPicture:
        return TwoChangesPicture(LEVELS, STIMULI, (before().by_level, before().by_stimulus), TWO_CHANGES)

    def run(self, inputs: dict[str, float]) -> TwoChangesResult:
        return both_curves(inputs["level"], inputs["tolerance"], lasting_changes(inputs["hyperalgesia"] / 100))

    def draw(self) -> None:
        now = self.result
        held = (self.held.by_level, self.held.by_stimulus) if self.held else (None, None)
        self._picture.show(now.level, now.by_level, now.by_stimulus, (now.on_board, now.removed), held)

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
