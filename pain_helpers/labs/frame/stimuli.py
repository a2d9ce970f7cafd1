"""A stimulus in words, and the buttons that set one."""

from __future__ import annotations

from pain_helpers.model.experiments import NAMED_STIMULI

from .words import STIMULUS

STIMULUS_PRESETS = {
    STIMULUS["light touch"]: {"stimulus": 2.0},
    STIMULUS["firm press"]: {"stimulus": 5.0},
    STIMULUS["pinch"]: {"stimulus": 8.0},
}


def say_stimulus(stimulus: float) -> str:
    """A stimulus in words: its name if it has one, else its strength."""
    if stimulus in NAMED_STIMULI:
        return STIMULUS["a named stimulus"].format(name=NAMED_STIMULI[stimulus].capitalize(), stimulus=stimulus)
    return STIMULUS["a stimulus"].format(stimulus=stimulus)
