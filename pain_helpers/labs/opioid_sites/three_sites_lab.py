"""The three sites lab: opioids at the first nerve, the second nerve and the brake, one by one and together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Switch, of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model import gate
from pain_helpers.model.experiments import EXAMPLE_DOSE, FRESH_INJURY, HANDLING, MOST_DOSE, STIMULI

from .shares import say_percent
from .three_sites_picture import ThreeSitesPicture
from .words import LEVEL, THREE_SITES

#: Handling a fresh injury is acute pain, the kind for which the mechanism is apt: its ratings without opioids.
BEFORE = gate.rating(HANDLING, **FRESH_INJURY)
WITHOUT = gate.rating(STIMULI, **FRESH_INJURY)
SITES = tuple(gate.OPIOID_SITES)
#: The slider that all labs of this topic have.
OPIOID = of_model(
    "opioid",
    EXAMPLE_DOSE,
    high=MOST_DOSE,
    title=LEVEL["level"],
    unit=LEVEL["level unit"],
    note=LEVEL["level note"],
)


def acting_at(sites: Iterable[str], stimulus=HANDLING, **opioids: float) -> gate.Response:
    """The gate's answer to a stimulus on a fresh injury, with opioids at work at ``sites`` alone."""
    return gate.respond(stimulus, constants=gate.constants_with_sites(sites), **FRESH_INJURY, **opioids)


def relief(rating: float) -> float:
    """Percent of the acute pain that is gone at a rating."""
    return 100 * (1 - rating / BEFORE)


class ThreeSitesResult(NamedTuple):
    """What the three sites lab computed."""

    response: gate.Response  #: the gate with opioids at the chosen sites, floats
    ratings: np.ndarray  #: the curve, one rating a stimulus of ``STIMULI``
    each: dict[str, float]  #: percent of the pain that opioids take away at each site alone

    @property
    def relief(self) -> float:
        """Percent of the pain that opioids take away at the chosen sites."""
        return relief(self.response.rating)


class ThreeSitesLab(Lab):
    """Put opioids on one site, on two or on all three.

    >>> lab = ThreeSitesLab()
    >>> lab.result.relief > max(lab.result.each.values())
    True
    """

    name = "three_sites"
    texts = THREE_SITES
    controls = (
        OPIOID,
        of_model("endogenous_opioids"),
        *(Switch(name=site, title=THREE_SITES[f"switch {site}"], first=1.0) for site in SITES),
    )

    def make_picture(self) -> ThreeSitesPicture:
        return ThreeSitesPicture(STIMULI, WITHOUT, THREE_SITES)

    def run(self, inputs: dict[str, float]) -> ThreeSitesResult:
        opioids = {name: inputs[name] for name in ("opioid", "endogenous_opioids")}
        sites = [site for site in SITES if inputs[site]]
        return ThreeSitesResult(
            acting_at(sites, **opioids),
            acting_at(sites, STIMULI, **opioids).rating,
            {site: relief(acting_at([site], **opioids).rating) for site in SITES},
        )

    def draw(self) -> None:
        now = self.result
        self._picture.dock({site: bool(self.inputs[site]) for site in SITES}, now.response.gi_effect)
        held = self.held.ratings if self.held else None
        self._picture.show(now.response, now.ratings, stimulus=HANDLING, **FRESH_INJURY, held=held)

    def sentence(self) -> str:
        now = self.result
        relief, *each = (say_percent(percent, THREE_SITES) for percent in (now.relief, *now.each.values()))
        said = THREE_SITES["sentence"].format(rating=now.response.rating, before=BEFORE, relief=relief)
        # With one site on, what the others would do is the lesson's question.
        if sum(bool(self.inputs[site]) for site in SITES) > 1:
            said = f"{said} {THREE_SITES['each'].format(**dict(zip(SITES, each)))}"
        return said

    def columns(self) -> dict[str, np.ndarray]:
        columns = {
            THREE_SITES["column stimulus"]: STIMULI,
            THREE_SITES["column now"]: self.result.ratings,
            THREE_SITES["column without"]: WITHOUT,
        }
        if self.held:
            columns[THREE_SITES["column held"]] = self.held.ratings
        return columns
