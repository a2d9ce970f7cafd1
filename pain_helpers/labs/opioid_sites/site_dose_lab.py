"""The site and dose lab: which site does most, at a low and at a high level of an opioid."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.lab import Lab, own_control
from pain_helpers.model import gate

from .site_dose_picture import LINES, SiteDosePicture
from .three_sites_lab import MOST_LEVEL, SITES, STIMULUS
from .words import SITE_DOSE

LEVELS = np.linspace(0.0, MOST_LEVEL, 97)
CONSTANTS = {name: gate.constants_with_sites(SITES if name == "all" else [name]) for name in LINES}


class SiteDoseResult(NamedTuple):
    """What the site and dose lab computed: percent of the pain taken away."""

    curves: dict[str, np.ndarray]  #: for each site and all three, one value a level of ``LEVELS``
    level: float

    def at(self, name: str, level: float | None = None) -> float:
        """Percent taken away by one site (or all) at the level that is looked at, or at another."""
        return float(np.interp(self.level if level is None else level, LEVELS, self.curves[name]))


class SiteDoseLab(Lab):
    """Relief by each site alone and by all, against the level.

    >>> lab = SiteDoseLab()
    >>> lab.result.at("all") > lab.result.at("first_nerve") > lab.result.at("second_nerve")
    True
    """

    name = "site_dose"
    own_passports = {
        "injury": own_control(
            "injury", SITE_DOSE["injury"], 1.0, "of 1", 0.2, 1.0, 0.05, note=SITE_DOSE["injury note"]
        ),
        "opioid": own_control(
            "opioid", SITE_DOSE["level"], 20.0, SITE_DOSE["level unit"], 0.0, MOST_LEVEL, 5.0, dose=True
        ),
    }

    def __init__(self, injury: float = 1.0, opioid: float = 20.0) -> None:
        super().__init__({"injury": injury, "opioid": opioid})

    def make_picture(self) -> SiteDosePicture:
        return SiteDosePicture(LEVELS, SITE_DOSE)

    def run(self, inputs: dict[str, float]) -> SiteDoseResult:
        curves = {}
        for name, constants in CONSTANTS.items():
            ratings = gate.respond(STIMULUS, constants=constants, injury=inputs["injury"], opioid=LEVELS).rating
            curves[name] = 100 * (1 - ratings / ratings[0])
        return SiteDoseResult(curves, inputs["opioid"])

    def draw(self) -> None:
        self._picture.show(self.result.level, self.result.curves, self.held.level if self.held else None)

    def sentence(self) -> str:
        now = self.result
        return SITE_DOSE["sentence"].format(
            level=now.level, injury=self.inputs["injury"], **{name: now.at(name) for name in LINES}
        )

    def columns(self) -> dict[str, np.ndarray]:
        return {SITE_DOSE["column level"]: LEVELS} | {
            SITE_DOSE[f"column {name}"]: curve for name, curve in self.result.curves.items()
        }
