"""The gate lab: the relay and its stimulus-response curve."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.drawing.gate_picture import GatePicture
from pain_helpers.labs.frame.controls import of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.labs.frame.stimuli import STIMULUS_PRESETS, say_stimulus
from pain_helpers.model import gate
from pain_helpers.model.experiments import FRESH_INJURY, PULSES, STIMULI
from pain_helpers.model.parameters import check_inputs

from .words import GATE


class GateResult(NamedTuple):
    """What the gate lab computed."""

    response: gate.Response  #: the gate at the chosen stimulus, floats
    ratings: np.ndarray  #: the curve, one rating a stimulus of ``STIMULI``
    tenth: np.ndarray | None  #: the same for the tenth of ten pulses, one a second


class GateLab(Lab):
    """Move what the relay is made of and see what passes.

    ``controls`` are names of inputs, in the order of their sliders; ``first``
    gives first values other than the healthy ones, also to inputs without a
    slider. With ``nmda_activity`` among the controls, the picture also has the
    curve of the tenth of ten quick pulses.

    >>> print(GateLab("stimulus", "inhibition", stimulus=8).words)  # doctest: +ELLIPSIS
    Pinch (8 of 10) is rated 6.0 of 10; in a healthy relay, 6.0. It begins to hurt at a stimulus of 4.7; ...
    """

    name = "gate"
    texts = GATE
    controls = tuple(
        map(of_model, ("stimulus", "rubbing", "injury", "transmitter_release", "nmda_activity", "inhibition"))
    )
    presets = STIMULUS_PRESETS | {GATE["sore spot"]: {"stimulus": 0.0, "rubbing": 0.0} | FRESH_INJURY}

    def __init__(self, *controls: str, **first: float) -> None:
        check_inputs({name: gate.HEALTHY.get(name) for name in controls} | first)
        if controls:
            self.controls = tuple(map(of_model, controls))
        moved = {control.name for control in self.controls}
        self.background = {name: value for name, value in first.items() if name not in moved}
        self._repeats = "nmda_activity" in moved
        super().__init__(**{name: value for name, value in first.items() if name in moved})

    @property
    def _situation(self) -> dict[str, float]:
        """All inputs of the gate, those healthy that have neither a control nor a value of their own."""
        return gate.HEALTHY | self.inputs

    def make_picture(self) -> GatePicture:
        return GatePicture(STIMULI, gate.HEALTHY_RATINGS, GATE)

    def run(self, inputs: dict[str, float]) -> GateResult:
        others = {name: value for name, value in inputs.items() if name != "stimulus"}
        return GateResult(
            gate.respond(inputs.get("stimulus", gate.HEALTHY["stimulus"]), **others),
            gate.rating(STIMULI, **others),
            gate.wind_up(STIMULI, PULSES, **others)[-1] if self._repeats else None,
        )

    def draw(self) -> None:
        now, inputs = self.result, self._situation
        self._picture.show(
            now.response,
            now.ratings,
            stimulus=inputs["stimulus"],
            injury=inputs["injury"],
            held=self.held.ratings if self.held else None,
            tenth=now.tenth,
        )

    def sentence(self) -> str:
        said = [self._rated(), self._begins_to_hurt()]
        if self._repeats:
            tenth = float(np.interp(self._situation["stimulus"], STIMULI, self.result.tenth))
            said.append(GATE["winds up"].format(tenth=tenth))
        return " ".join(said)

    def _rated(self) -> str:
        stimulus, rubbing = self._situation["stimulus"], self._situation["rubbing"]
        kind = "rates" if stimulus else "rates rubbed" if rubbing else "rates at rest"
        return GATE[kind].format(
            stimulus=say_stimulus(stimulus),
            rubbing=rubbing,
            rating=self.result.response.rating,
            healthy=gate.rating(stimulus),
        )

    def _begins_to_hurt(self) -> str:
        start = gate.threshold(STIMULI, self.result.ratings, gate.FIRST_PAIN)
        kind = "never starts" if start is None else "starts" if start else "always hurts"
        return GATE[kind].format(now=start, healthy=gate.HEALTHY_START)

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
