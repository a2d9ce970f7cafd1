"""The gate lab: the relay and its stimulus-response curve."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .. import gate
from ..parameters import CONSTANTS, INPUTS
from ..pictures.gate import GatePicture
from .base import Lab
from .words import GATE, STIMULUS

#: The curve's stimuli: a hundredth of the scale apart.
CURVE_STIMULI = np.linspace(0.0, 10.0, 101)
HEALTHY_RATINGS = gate.rating(CURVE_STIMULI)
FIRST_PAIN = CONSTANTS["first_pain"].value
HEALTHY_START = gate.threshold(CURVE_STIMULI, HEALTHY_RATINGS, FIRST_PAIN)
PULSES = 10
STIMULUS_PRESETS = {
    STIMULUS["light touch"]: {"stimulus": 2.0},
    STIMULUS["firm press"]: {"stimulus": 5.0},
    STIMULUS["pinch"]: {"stimulus": 8.0},
}


def say_stimulus(stimulus: float) -> str:
    """A stimulus in words: its name if it has one, else its strength."""
    if stimulus in gate.STIMULI:
        return STIMULUS["a named stimulus"].format(name=gate.STIMULI[stimulus].capitalize(), stimulus=stimulus)
    return STIMULUS["a stimulus"].format(stimulus=stimulus)


class GateResult(NamedTuple):
    """What the gate lab computed."""

    response: gate.Response  #: the gate at the chosen stimulus, floats
    ratings: np.ndarray  #: the curve, one rating a stimulus of ``CURVE_STIMULI``
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
        return GatePicture(CURVE_STIMULI, HEALTHY_RATINGS, GATE)

    def run(self, inputs: dict[str, float]) -> GateResult:
        others = {name: value for name, value in inputs.items() if name != "stimulus"}
        return GateResult(
            gate.respond(inputs["stimulus"], **others),
            gate.rating(CURVE_STIMULI, **others),
            gate.wind_up(CURVE_STIMULI, PULSES, **others)[-1] if self._repeats else None,
        )

    def draw(self) -> None:
        held = self.held.ratings if self.held else None
        self._picture.show(self.result.response, self.inputs, self.result.ratings, held, self.result.tenth)

    def sentence(self) -> str:
        stimulus, rubbing = self.inputs["stimulus"], self.inputs.get("rubbing", 0)
        kind = "rates" if stimulus else "rates rubbed" if rubbing else "rates at rest"
        rating, healthy = self.result.response.rating, gate.rating(stimulus)
        words = [GATE[kind].format(stimulus=say_stimulus(stimulus), rubbing=rubbing, rating=rating, healthy=healthy)]
        start = gate.threshold(CURVE_STIMULI, self.result.ratings, FIRST_PAIN)
        if start is None:
            words.append(GATE["never starts"].format(healthy=HEALTHY_START))
        elif start == 0:
            words.append(GATE["always hurts"])
        else:
            words.append(GATE["starts"].format(now=start, healthy=HEALTHY_START))
        if self._repeats:
            tenth = float(np.interp(stimulus, CURVE_STIMULI, self.result.tenth))
            words.append(GATE["winds up"].format(tenth=tenth))
        return " ".join(words)

    def columns(self) -> dict[str, np.ndarray]:
        columns = {
            GATE["column stimulus"]: CURVE_STIMULI,
            GATE["column now"]: self.result.ratings,
            GATE["column healthy"]: HEALTHY_RATINGS,
        }
        if self._repeats:
            columns[GATE["column tenth"]] = self.result.tenth
        if self.held:
            columns[GATE["column held"]] = self.held.ratings
        return columns
