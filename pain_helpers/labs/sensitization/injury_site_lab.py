"""The injury-site lab: a drug that works where the tissue is hurt, in an acute and in a sensitized case."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.lab import Lab
from pain_helpers.labs.frame.stimuli import STIMULUS_PRESETS, say_stimulus
from pain_helpers.model import gate
from pain_helpers.model.parameters import INPUTS
from pain_helpers.model.people import PROFILES
from pain_helpers.model.simulation import settle

from .injury_site_picture import InjurySitePicture
from .words import INJURY_SITE

#: A sore, swollen joint that began a moment ago: the relay is healthy.
ACUTE = {"injury": 1.0}
#: Below this rating there is nothing to relieve.
NO_PAIN = 0.05


def sensitized_case() -> dict[str, float]:
    """The central profile after it has lived with its pain: an old nerve injury, a little inflammation, a relay turned up."""
    profile = PROFILES["central"]
    settled = settle("central")._asdict()
    known = {name: value for name, value in (settled | profile).items() if name in INPUTS}
    return {name: min(max(value, INPUTS[name].low), INPUTS[name].high) for name, value in known.items()}


SENSITIZED_CASE = sensitized_case()
CASES = (ACUTE, SENSITIZED_CASE)


class InjurySiteResult(NamedTuple):
    """Ratings, 0 to 10, of the acute and the sensitized case."""

    acute: float
    sensitized: float
    acute_without: float
    sensitized_without: float

    @property
    def acute_relief(self) -> float | None:
        """The share of the pain that the drug takes away, or None where there is none to take."""
        return _relief(self.acute, self.acute_without)

    @property
    def sensitized_relief(self) -> float | None:
        """As for the acute case."""
        return _relief(self.sensitized, self.sensitized_without)


def _relief(rating: float, without: float) -> float | None:
    return None if without < NO_PAIN else 1 - rating / without


class InjurySiteLab(Lab):
    """A drug at the site of injury against an acute and a sensitized case.

    >>> InjurySiteLab().result.acute_relief > 0.9
    True
    """

    name = "injury_site"
    presets = STIMULUS_PRESETS

    def __init__(self, anti_inflammatory: float = 1.0, stimulus: float = 3.0) -> None:
        super().__init__({"anti_inflammatory": anti_inflammatory, "stimulus": stimulus})

    def make_picture(self) -> InjurySitePicture:
        return InjurySitePicture(INJURY_SITE)

    def run(self, inputs: dict[str, float]) -> InjurySiteResult:
        stimulus, drug = inputs["stimulus"], inputs["anti_inflammatory"]
        with_drug = [gate.rating(stimulus, **case, anti_inflammatory=drug) for case in CASES]
        return InjurySiteResult(*with_drug, *(gate.rating(stimulus, **case) for case in CASES))

    def draw(self) -> None:
        now = self.result
        reliefs = (now.acute_relief, now.sensitized_relief)
        self._picture.show(now[:2], now[2:], reliefs, self.held[:2] if self.held else None)

    def sentence(self) -> str:
        now = self.result
        stimulus = say_stimulus(self.inputs["stimulus"]) if self.inputs["stimulus"] else INJURY_SITE["nothing touching"]
        return INJURY_SITE["sentence"].format(stimulus=stimulus, **now._asdict())

    def columns(self) -> dict[str, np.ndarray]:
        stimuli = np.linspace(0.0, 10.0, 21)
        drug = self.inputs["anti_inflammatory"]
        columns = {INJURY_SITE["column stimulus"]: stimuli}
        for case, name in zip(CASES, ("acute", "sensitized")):
            columns[INJURY_SITE[f"column {name}"]] = gate.rating(stimuli, **case, anti_inflammatory=drug)
            columns[INJURY_SITE[f"column {name} without"]] = gate.rating(stimuli, **case)
        return columns
