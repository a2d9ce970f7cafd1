"""The mix lab: what drives a case, and how much of its pain ketamine reaches."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model.parameters import SITUATION
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import simulate

from .mix_picture import MixPicture
from .words import MIX

DRIVERS = ("injury", "structural", "nerve_injury", "inhibition", "distress", "hormone_deficit")
ABSENT = {name: SITUATION[name].value for name in DRIVERS}
#: The infusion of the CRPS trial, without the hope that came with it: what the drug does by itself.
INFUSION = Plan(7).ketamine(20, hours=100)
WEEK_1 = 7.0
#: Below this rating there is nothing to reach.
NO_PAIN = 0.5

CASES = {
    MIX["case A"]: {
        "injury": 0.1,
        "structural": 0.0,
        "nerve_injury": 0.9,
        "inhibition": 0.8,
        "distress": 0.0,
        "hormone_deficit": 0.0,
    },
    MIX["case B"]: {
        "injury": 0.8,
        "structural": 0.6,
        "nerve_injury": 0.0,
        "inhibition": 1.0,
        "distress": 0.0,
        "hormone_deficit": 0.0,
    },
    MIX["case C"]: {
        "injury": 0.3,
        "structural": 0.3,
        "nerve_injury": 0.5,
        "inhibition": 0.9,
        "distress": 0.8,
        "hormone_deficit": 0.7,
    },
}


class Reach(NamedTuple):
    """Ratings of everyday handling, 0 to 10, before an infusion and a week after its start."""

    before: float
    after: float

    @property
    def share(self) -> float | None:
        """The share of the pain that ketamine reached, or None where there is next to none."""
        return None if self.before < NO_PAIN else 1 - self.after / self.before


@lru_cache(maxsize=512)
def reach(mix: tuple) -> Reach:
    """What the infusion does for a person with this mix: one value a driver, in the order of ``DRIVERS``."""
    before, after = simulate(INFUSION, dict(zip(DRIVERS, mix))).rating(days=[0.0, WEEK_1])
    return Reach(float(before), float(after))


class MixResult(NamedTuple):
    """What the mix lab computed."""

    whole: Reach
    without: dict[str, Reach | None]  #: the mix without each driver; None where it is not in the mix


class MixLab(Lab):
    """Mix the drivers of a case and see what share of its pain ketamine can reach.

    >>> round(MixLab(injury=0, structural=0, nerve_injury=1, distress=0, hormone_deficit=0).result.whole.share, 1)
    0.5
    """

    name = "mix"
    presets = CASES

    def __init__(
        self,
        injury: float = 0.2,
        structural: float = 0.1,
        nerve_injury: float = 0.8,
        inhibition: float = 0.85,
        distress: float = 0.2,
        hormone_deficit: float = 0.2,
    ) -> None:
        super().__init__(dict(zip(DRIVERS, (injury, structural, nerve_injury, inhibition, distress, hormone_deficit))))

    def make_picture(self) -> MixPicture:
        return MixPicture(list(DRIVERS), MIX)

    def run(self, inputs: dict[str, float]) -> MixResult:
        without = {
            name: None if inputs[name] == ABSENT[name] else reach(_in_order(inputs | {name: ABSENT[name]}))
            for name in DRIVERS
        }
        return MixResult(reach(_in_order(inputs)), without)

    def draw(self) -> None:
        rows = {"all": self.result.whole} | self.result.without
        shown = {name: None if row is None else (*row, row.share) for name, row in rows.items()}
        strengths = {name: abs(self.inputs[name] - ABSENT[name]) for name in DRIVERS}
        self._picture.show(shown, strengths, self.held.whole if self.held else None)

    def sentence(self) -> str:
        whole = self.result.whole
        said = MIX["sentence"].format(before=whole.before, after=whole.after)
        return f"{said} {MIX['reaches'].format(share=100 * whole.share) if whole.share is not None else MIX['nothing to reach']}"

    def columns(self) -> dict[str, np.ndarray]:
        rows = [self.result.whole, *self.result.without.values()]
        ratings = np.array([(np.nan, np.nan) if row is None else row for row in rows])
        # Rows: the whole mix, then without each driver; a driver not in the mix changes nothing.
        ratings = np.where(np.isnan(ratings), ratings[0], ratings)
        return {
            MIX["column driver"]: np.arange(len(rows)),
            MIX["column before"]: ratings[:, 0],
            MIX["column after"]: ratings[:, 1],
        }


def _in_order(inputs: dict[str, float]) -> tuple:
    return tuple(inputs[name] for name in DRIVERS)
