"""The injury-site lab: a drug that works where the tissue is hurt, in an acute and in a sensitized case."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.labs.frame.stimuli import STIMULUS_PRESETS, say_stimulus
from pain_helpers.model import gate
from pain_helpers.model.experiments import FRESH_INJURY, HANDLING
from pain_helpers.model.simulation import settled_situation

from .injury_site_picture import InjurySitePicture
from .words import INJURY_SITE

#: Below this rating there is nothing to relieve.
NO_PAIN = 0.05
#: The stimuli of the data, half a point apart.
STIMULI = np.linspace(0.0, 10.0, 21)


#: The second is the central profile, settled: an old nerve injury, a little inflammation, the relay turned up by both.
CASES = {"acute": FRESH_INJURY, "sensitized": settled_situation("central")}


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
    texts = INJURY_SITE
    controls = (of_model("anti_inflammatory", 1.0), of_model("stimulus", HANDLING))
    presets = STIMULUS_PRESETS

    def make_picture(self) -> InjurySitePicture:
        return InjurySitePicture(INJURY_SITE)

    def run(self, inputs: dict[str, float]) -> InjurySiteResult:
        stimulus, drug = inputs["stimulus"], inputs["anti_inflammatory"]
        with_drug = [gate.rating(stimulus, **case, anti_inflammatory=drug) for case in CASES.values()]
        return InjurySiteResult(*with_drug, *(gate.rating(stimulus, **case) for case in CASES.values()))

    def draw(self) -> None:
        now = self.result
        reliefs = (now.acute_relief, now.sensitized_relief)
        self._picture.show(now[:2], now[2:], reliefs, self.held[:2] if self.held else None)

    def sentence(self) -> str:
        now = self.result
        stimulus = say_stimulus(self.inputs["stimulus"]) if self.inputs["stimulus"] else INJURY_SITE["nothing touching"]
        return INJURY_SITE["sentence"].format(stimulus=stimulus, **now._asdict())

    def columns(self) -> dict[str, np.ndarray]:
        drug = self.inputs["anti_inflammatory"]
        columns = {INJURY_SITE["column stimulus"]: STIMULI}
        for name, case in CASES.items():
            columns[INJURY_SITE[f"column {name}"]] = gate.rating(STIMULI, **case, anti_inflammatory=drug)
            columns[INJURY_SITE[f"column {name} without"]] = gate.rating(STIMULI, **case)
        return columns
