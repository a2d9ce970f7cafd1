"""The site and dose lab: which site does most, at a low and at a high level of an opioid."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model import gate
from pain_helpers.model.experiments import FRESH_INJURY, HANDLING, MOST_DOSE

from .shares import say_percent
from .site_dose_picture import SiteDosePicture
from .three_sites_lab import OPIOID, SITES
from .words import SITE_DOSE

LEVELS = np.linspace(0.0, MOST_DOSE, 97)
#: The sites that each curve has opioids at.
AT_WORK = {
    "all": SITES,
    "inhibition": ["inhibition"],
    "first_nerve": ["first_nerve"],
    "second_nerve": ["second_nerve"],
}
CONSTANTS = {name: gate.constants_with_sites(sites) for name, sites in AT_WORK.items()}


class SiteDoseResult(NamedTuple):
    """What the site and dose lab computed: percent of the pain taken away."""

    curves: dict[str, np.ndarray]  #: for each site and all three, one value a level of ``LEVELS``
    level: float

    def at(self, name: str, level: float | None = None) -> float:
        """Percent taken away by one site (or all) at the level that is looked at, or at another."""
        return float(np.interp(self.level if level is None else level, LEVELS, self.curves[name]))

    @property
    def here(self) -> dict[str, float]:
        """Percent taken away by each site, and all three, at the level that is looked at."""
        return {name: self.at(name) for name in self.curves}


class SiteDoseLab(Lab):
    """Relief by each site alone and by all, against the level.

    >>> lab = SiteDoseLab()
    >>> lab.result.at("all") > lab.result.at("inhibition") > lab.result.at("second_nerve")
    True
    """

    name = "site_dose"
    texts = SITE_DOSE
    controls = (
        of_model("injury", FRESH_INJURY["injury"], low=0.2, step=0.05, note=SITE_DOSE["injury note"]),
        replace(OPIOID, first=20.0),
    )

    def make_picture(self) -> SiteDosePicture:
        return SiteDosePicture(LEVELS, SITE_DOSE)

    def run(self, inputs: dict[str, float]) -> SiteDoseResult:
        curves = {}
        for name, constants in CONSTANTS.items():
            ratings = gate.respond(HANDLING, constants=constants, injury=inputs["injury"], opioid=LEVELS).rating
            curves[name] = 100 * (1 - ratings / ratings[0])
        return SiteDoseResult(curves, inputs["opioid"])

    def draw(self) -> None:
        now = self.result
        self._picture.show(now.level, now.curves, now.here, self.held.level if self.held else None)

    def sentence(self) -> str:
        here = {name: say_percent(percent, SITE_DOSE) for name, percent in self.result.here.items()}
        return SITE_DOSE["sentence"].format(level=self.result.level, **here)

    def columns(self) -> dict[str, np.ndarray]:
        return {SITE_DOSE["column level"]: LEVELS} | {
            SITE_DOSE[f"column {name}"]: curve for name, curve in self.result.curves.items()
        }
