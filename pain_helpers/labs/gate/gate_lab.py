"""The gate lab: the relay and its stimulus-response curve."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.drawing.gate_picture import GatePicture
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.labs.frame.stimuli import STIMULUS_PRESETS, say_stimulus
from pain_helpers.model import gate
from pain_helpers.model.experiments import PULSES, STIMULI
from pain_helpers.model.parameters import INPUTS

from .words import GATE


class GateResult(NamedTuple):
    """What the gate lab computed."""

    response: gate.Response  #: the gate at the chosen stimulus, floats
    ratings: np.ndarray  #: the curve, one rating a stimulus of ``STIMULI``
    tenth: np.ndarray | None  #: the same for the tenth of ten pulses, one a second


class GateLab(Lab):
    """Move what the relay is made of and see what passes.

    ``controls`` are names of inputs, in the order of their sliders; ``start``
    gives first values other than the healthy ones. With ``nmda_activity``
    among the controls, the picture also has the curve of the tenth of ten
    quick pulses.

    >>> GateLab("stimulus", "inhibition", stimulus=2).words
    'Light touch (2 of 10) is rated 0.1 of 10; in a healthy relay, 0.1. It begins to hurt at a stimulus of 4.7; in a healthy relay, at 4.7.'
    """

    name = "gate"
    presets = STIMULUS_PRESETS | {
        GATE["sore spot"]: {"stimulus": 0.0, "injury": 1.0, "rubbing": 0.0},
    }

    def __init__(self, *controls: str, **start: float) -> None:
        controls = controls or ("stimulus", "rubbing", "injury", "transmitter_release", "nmda_activity", "inhibition")
        unknown = [name for name in (*controls, *start) if name not in INPUTS]
        if unknown:
            raise ValueError(f"There is no input called {unknown[0]!r}; the inputs are {', '.join(INPUTS)}.")
        first = {name: start.get(name, INPUTS[name].value) for name in controls}
        self._repeats = "nmda_activity" in controls
        super().__init__(first, {name: value for name, value in start.items() if name not in controls})

    def make_picture(self) -> GatePicture:
        return GatePicture(STIMULI, gate.HEALTHY_RATINGS, GATE)

    def run(self, inputs: dict[str, float]) -> GateResult:
        others = {name: value for name, value in inputs.items() if name != "stimulus"}
        return GateResult(
            gate.respond(inputs["stimulus"], **others),
            gate.rating(STIMULI, **others),
            gate.wind_up(STIMULI, PULSES, **others)[-1] if self._repeats else None,
        )

    def draw(self) -> None:
        held = self.held.ratings if self.held else None
        self._picture.show(self.result.response, self.inputs, self.result.ratings, held, self.result.tenth)

    def sentence(self) -> str:
        stimulus, rubbing = self.inputs["stimulus"], self.inputs.get("rubbing", 0)
        kind = "rates" if stimulus else "rates rubbed" if rubbing else "rates at rest"
        rating, healthy = self.result.response.rating, gate.rating(stimulus)
        words = [GATE[kind].format(stimulus=say_stimulus(stimulus), rubbing=rubbing, rating=rating, healthy=healthy)]
        start = gate.threshold(STIMULI, self.result.ratings, gate.FIRST_PAIN)
        if start is None:
            words.append(GATE["never starts"].format(healthy=gate.HEALTHY_START))
        elif start == 0:
            words.append(GATE["always hurts"])
        else:
            words.append(GATE["starts"].format(now=start, healthy=gate.HEALTHY_START))
        if self._repeats:
            tenth = float(np.interp(stimulus, STIMULI, self.result.tenth))
            words.append(GATE["winds up"].format(tenth=tenth))
        return " ".join(words)

    def columns(self) -> dict[str, np.ndarray]:
        columns = {
            GATE["column stimulus"]: STIMULI,
            GATE["column now"]: self.result.ratings,
            GATE["column healthy"]: gate.HEALTHY_RATINGS,
        }
        if self._repeats:
            columns[GATE["column tenth"]] = self.result.tenth
        if self.held:
            columns[GATE["column held"]] = self.held.ratings
        return columns
