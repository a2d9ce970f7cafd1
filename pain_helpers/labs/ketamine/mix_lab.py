"""The mix lab: what drives a case, and how much of its pain ketamine reaches."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model.experiments import MIXES, TRIAL_HOURS, TRIAL_RATE
from pain_helpers.model.parameters import SITUATION
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import simulate

from .mix_picture import MixPicture
from .words import MIX

#: The drivers, and how much of each is in the mix that the lab opens with.
OPENING = {
    "injury": 0.2,
    "structural": 0.1,
    "nerve_injury": 0.8,
    "inhibition": 0.85,
    "distress": 0.2,
    "hormone_deficit": 0.2,
}
DRIVERS = tuple(OPENING)
ABSENT = {name: SITUATION[name].value for name in DRIVERS}
WEEK_1 = 7.0
#: As in the trial, without the hope that came with it: what the drug does by itself.
ONE_INFUSION = Plan(WEEK_1).ketamine(TRIAL_RATE, hours=TRIAL_HOURS)
#: Below this rating there is nothing to reach.
NO_PAIN = 0.5

CASES = {MIX[f"case {letter}"]: mix for letter, mix in MIXES.items()}


class Reach(NamedTuple):
    """Ratings of everyday handling, 0 to 10, before an infusion and a week after its start."""

    before: float
    after: float

    @property
    def share(self) -> float | None:
        """The share of the pain that ketamine reached, or None where there is next to none."""
        return None if self.before < NO_PAIN else 1 - self.after / self.before


@lru_cache(maxsize=512)
def reach(mix: tuple[float, ...]) -> Reach:
    """What the infusion does for a person with this mix: one value a driver, in the order of ``DRIVERS``."""
    before, after = simulate(ONE_INFUSION, dict(zip(DRIVERS, mix))).rating(days=[0.0, WEEK_1])
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
    texts = MIX
    controls = tuple(of_model(name, first) for name, first in OPENING.items())
    presets = CASES

    def make_picture(self) -> MixPicture:
        return MixPicture(DRIVERS, MIX)

    def run(self, inputs: dict[str, float]) -> MixResult:
        without = {
            name: None if inputs[name] == ABSENT[name] else reach(_in_order(inputs | {name: ABSENT[name]}))
            for name in DRIVERS
        }
        return MixResult(reach(_in_order(inputs)), without)

    def draw(self) -> None:
        rows = {"all": self.result.whole} | self.result.without
        shown = {name: None if row is None else (*row, row.share) for name, row in rows.items()}
        strengths = {name: abs(self.values[name] - ABSENT[name]) for name in DRIVERS}
        self._picture.show(shown, strengths, self.held.whole if self.held else None)

    def sentence(self) -> str:
        whole = self.result.whole
        said = MIX["sentence"].format(before=whole.before, after=whole.after)
        if whole.share is None:
            return f"{said} {MIX['nothing to reach']}"
        return f"{said} {MIX['reaches'].format(share=100 * whole.share)} {self._hangs_on()}".rstrip()

    def _hangs_on(self) -> str:
        """What of the mix the pain hangs on most; nothing where there is no mix."""
        before = {name: row.before for name, row in self.result.without.items() if row is not None}
        if not before:
            return ""
        name = min(before, key=before.get)
        return MIX["hangs on"].format(without=MIX[f"without {name}"], rating=before[name])

    def columns(self) -> dict[str, np.ndarray]:
        # Rows: the whole mix, then without each driver; a driver not in the mix changes nothing.
        whole = self.result.whole
        rows = np.array([whole, *(row or whole for row in self.result.without.values())])
        return {
            MIX["column driver"]: np.arange(len(rows)),
            MIX["column before"]: rows[:, 0],
            MIX["column after"]: rows[:, 1],
        }


def _in_order(inputs: dict[str, float]) -> tuple[float, ...]:
    return tuple(inputs[name] for name in DRIVERS)
