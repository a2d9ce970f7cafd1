"""The three sites lab: opioids at the first nerve, the second nerve and the brake, one by one and together."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.lab import Lab, own_control, own_switch
from pain_helpers.model import gate
from pain_helpers.model.experiments import STIMULI

from .three_sites_picture import ThreeSitesPicture
from .words import THREE_SITES

#: A fresh injury that is handled: acute pain, the kind for which the mechanism is apt.
INJURY, STIMULUS = 1.0, 3.0
WITHOUT = gate.rating(STIMULI, injury=INJURY)
BEFORE = gate.rating(STIMULUS, injury=INJURY)
SITES = tuple(gate.OPIOID_SITES)
MOST_LEVEL = 240.0


def relief(sites, **opioids) -> float:
    """Percent of the acute pain that opioids take away at ``sites`` alone."""
    constants = gate.constants_with_sites(sites)
    return 100 * (1 - gate.respond(STIMULUS, constants=constants, injury=INJURY, **opioids).rating / BEFORE)


class ThreeSitesResult(NamedTuple):
    """What the three sites lab computed."""

    response: gate.Response  #: the gate with opioids at the chosen sites, floats
    ratings: np.ndarray  #: the curve, one rating a stimulus of ``STIMULI``
    relief: float  #: percent of the pain that is taken away
    each: dict[str, float]  #: the same at each site alone
    effect: float  #: of the receptors' inhibiting effect, 0 to 1


class ThreeSitesLab(Lab):
    """Put opioids on one site, on two or on all three.

    >>> lab = ThreeSitesLab()
    >>> lab.result.relief > max(lab.result.each.values())
    True
    """

    name = "three_sites"
    own_passports = {
        "opioid": own_control(
            "opioid",
            THREE_SITES["level"],
            60.0,
            THREE_SITES["level unit"],
            0.0,
            MOST_LEVEL,
            5.0,
            dose=True,
            note=THREE_SITES["level note"],
        ),
        **{site: own_switch(site, THREE_SITES[f"switch {site}"], True) for site in SITES},
    }

    def __init__(self, opioid: float = 60.0, endogenous_opioids: float = 0.0, **sites: float) -> None:
        super().__init__(
            {"opioid": opioid, "endogenous_opioids": endogenous_opioids} | dict.fromkeys(SITES, 1.0) | sites
        )

    def make_picture(self) -> ThreeSitesPicture:
        return ThreeSitesPicture(STIMULI, WITHOUT, THREE_SITES)

    def run(self, inputs: dict[str, float]) -> ThreeSitesResult:
        opioids = {name: inputs[name] for name in ("opioid", "endogenous_opioids")}
        constants = gate.constants_with_sites([site for site in SITES if inputs[site]])
        strength = (
            opioids["opioid"] / constants.opioid_half + constants.endogenous_effect * opioids["endogenous_opioids"]
        )
        now = gate.respond(STIMULUS, constants=constants, injury=INJURY, **opioids)
        return ThreeSitesResult(
            now,
            gate.respond(STIMULI, constants=constants, injury=INJURY, **opioids).rating,
            100 * (1 - now.rating / BEFORE),
            {site: relief([site], **opioids) for site in SITES},
            strength / (1 + strength),
        )

    def draw(self) -> None:
        now = self.result
        self._picture.dock({site: bool(self.inputs[site]) for site in SITES}, now.effect)
        self._picture.show(
            now.response,
            {"stimulus": STIMULUS, "injury": INJURY},
            now.ratings,
            self.held.ratings if self.held else None,
        )

    def sentence(self) -> str:
        now = self.result
        said = THREE_SITES["sentence"].format(rating=now.response.rating, before=BEFORE, relief=now.relief)
        return f"{said} {THREE_SITES['each'].format(**now.each)}"

    def columns(self) -> dict[str, np.ndarray]:
        columns = {
            THREE_SITES["column stimulus"]: STIMULI,
            THREE_SITES["column now"]: self.result.ratings,
            THREE_SITES["column without"]: WITHOUT,
        }
        if self.held:
            columns[THREE_SITES["column held"]] = self.held.ratings
        return columns
