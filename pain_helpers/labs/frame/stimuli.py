"""A stimulus in words, and the buttons that set one."""

from __future__ import annotations

from pain_helpers.model.experiments import FIRM_PRESS, NAMED_STIMULI, PINCH, TOUCH

from .words import STIMULUS

STIMULUS_PRESETS = {
    STIMULUS["light touch"]: {"stimulus": TOUCH},
    STIMULUS["firm press"]: {"stimulus": FIRM_PRESS},
    STIMULUS["pinch"]: {"stimulus": PINCH},
}


def say_stimulus(stimulus: float, *, within: bool = False) -> str:
    """A stimulus in words, for the start of a sentence or ``within`` one: its name if it has one, else its strength."""
    place = "within " if within else ""
    if stimulus not in NAMED_STIMULI:
        return STIMULUS[f"{place}a stimulus"].format(stimulus=stimulus)
    return STIMULUS["a named stimulus"].format(name=STIMULUS[f"{place}{NAMED_STIMULI[stimulus]}"], stimulus=stimulus)
