"""The flip lab: one dose whose effect turns as opioid receptors turn from Gi to Gs. A what-if."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider, of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model import gate
from pain_helpers.model.experiments import EXAMPLE_DOSE, MOST_DOSE, PINPRICK
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import simulate

from .flip_picture import FlipPicture
from .mechanism_lab import DAYS, MOST_PEOPLE, STRONGLY
from .words import FLIP

#: Shares of receptors switched to Gs (percent).
SHARES = np.linspace(0.0, 100.0, 101)
#: Below so many points a difference is not worth a word.
SMALL = 0.05


class FlipResult(NamedTuple):
    """What the dose does. Curves have one rating (0 to 10) a share of ``SHARES``."""

    share: float  #: receptors switched (percent)
    with_curve: np.ndarray  #: ratings with the dose on board
    without_curve: np.ndarray  #: ratings without any dose
    turn: float  #: the share at which the dose begins to add pain (percent)

    @property
    def with_dose(self) -> float:
        return float(np.interp(self.share, SHARES, self.with_curve))

    @property
    def without(self) -> float:
        return float(np.interp(self.share, SHARES, self.without_curve))

    @property
    def effect(self) -> float:
        """Points that the dose adds; below 0 it takes pain away."""
        return self.with_dose - self.without

    @property
    def strongly(self) -> float:
        """The share that half a year switches at most in one of the strongly affected (percent)."""
        return reached()["strongly"]

    @property
    def most(self) -> float:
        """The same in one of most people."""
        return reached()["most"]


@lru_cache(maxsize=1)
def without_dose() -> np.ndarray:
    """The pinprick without a dose, for each of ``SHARES``."""
    return gate.rating(PINPRICK, gs_share=SHARES / 100)


@lru_cache(maxsize=1)
def reached() -> dict[str, float]:
    """The share that half a year at the highest dose switches (percent): in the strongly affected, in most people."""
    course, people = Plan(DAYS).opioid(MOST_DOSE), {"strongly": STRONGLY, "most": MOST_PEOPLE}
    return {name: 100 * simulate(course, person).state_on(DAYS).gs_share for name, person in people.items()}


class FlipLab(Lab):
    """One dose, more and more receptors switched: relief turns into its opposite.

    >>> FlipLab(gs_percent=0).result.effect < 0 < FlipLab(gs_percent=100).result.effect
    True
    """

    name = "flip"
    texts = FLIP
    controls = (
        Slider(
            name="level",
            title=FLIP["level"],
            first=EXAMPLE_DOSE,
            unit=FLIP["dose unit"],
            low=10.0,
            high=MOST_DOSE,
            step=10.0,
            dose=True,
            note=FLIP["dose note"],
        ),
        of_model("tolerance"),
        Slider(
            name="gs_percent",
            title=FLIP["share"],
            first=0.0,
            unit=FLIP["share unit"],
            low=0.0,
            high=100.0,
            step=1.0,
        ),
    )

    def make_picture(self) -> FlipPicture:
        return FlipPicture(SHARES, without_dose(), reached()["strongly"], FLIP)

    def run(self, inputs: dict[str, float]) -> FlipResult:
        with_dose = gate.rating(PINPRICK, gs_share=SHARES / 100, opioid=inputs["level"], tolerance=inputs["tolerance"])
        turn = gate.threshold(SHARES, with_dose - without_dose(), 0.0)
        return FlipResult(inputs["gs_percent"], with_dose, without_dose(), turn)

    def draw(self) -> None:
        now = self.result
        self._picture.show(now.share, now.with_curve, now.turn, self.held.with_curve if self.held else None)

    def sentence(self) -> str:
        now = self.result
        says = "nothing" if abs(now.effect) < SMALL else "hurts" if now.effect > 0 else "relieves"
        return FLIP["sentence"].format(
            share=now.share,
            with_dose=now.with_dose,
            without=now.without,
            turn=now.turn,
            strongly=now.strongly,
            most=now.most,
            does=FLIP[says].format(points=abs(now.effect)),
        )

    def columns(self) -> dict[str, np.ndarray]:
        columns = {
            FLIP["column share"]: SHARES,
            FLIP["column with"]: self.result.with_curve,
            FLIP["column without"]: self.result.without_curve,
        }
        if self.held:
            columns[FLIP["column held"]] = self.held.with_curve
        return columns
