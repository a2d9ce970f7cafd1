"""The words that all labs share."""

from __future__ import annotations

LAB = {
    "switch unit": "(1 is on, 0 is off)",
    "silent": "No answer has come yet, so the picture shows what was set before. It follows when running cells end, or when the connection is back.",
    "ended": "The kernel was restarted, so nothing moves here any more. Choose Run > Run All Cells.",
    "sideways": "The picture, which is wider than the window. The left and right arrow keys move it.",
    "opens": "A lab with sliders. Choose Run > Run All Cells to move them.",
    "reset": "Reset",
    "hold": "Hold to compare",
    "held": "Held to compare: {said}",
    "hold help": "Keep what the picture shows now, to compare it with what comes next",
    "data": "Data",
    "data help": "Show or hide the numbers behind the picture",
    "caption": "The numbers behind the picture",
    "download": "Download all of it (CSV)",
    "large": "Large type and thick lines, for a projector",
    "predict": "Predict first.",
    "reveal": "Reveal",
    "reveal help": "Show the picture and the sentence, or cover them again",
    "cover": "Cover again",
    "broken": "Something in this lab went wrong ({error}). Press Reset; if that does not help, choose Kernel > Restart Kernel and Run All Cells.",
}

RELAY = {
    "from the body": "From the body",
    "inside the spinal cord": "Inside the spinal cord (dorsal horn)",
    "to the brain": "To the brain",
    "pain fibers": "Pain fiber",
    "first nerve": "the first nerve",
    "touch fibers": "Touch fiber",
    "from the skin": "from the skin",
    "second nerve": "Second\nnerve",
    "of 10": "of 10",
    "pain signal": "signal",
    "glutamate": "glutamate",
    "substance P": "substance P",
    "interneuron": "Inhibitory interneuron",
    "volume control": "the brake",
    "descending brake": "brake from the brain",
    "potential": "{potential:.0f} mV",
}

#: The name of a stimulus, on a button and at the start of a sentence, and within one, as after "the first".
STIMULUS = {
    "light touch": "Light touch",
    "everyday handling": "Everyday handling",
    "firm press": "Firm press",
    "pinprick": "Pinprick",
    "pinch": "Pinch",
    "within light touch": "light touch",
    "within everyday handling": "everyday handling",
    "within firm press": "firm press",
    "within pinprick": "pinprick",
    "within pinch": "pinch",
    "a named stimulus": "{name} ({stimulus:g} of 10)",
    "a stimulus": "A stimulus of {stimulus:g} of 10",
    "within a stimulus": "stimulus of {stimulus:g} of 10",
}

#: The relay beside its curve, and the data behind it.
GATE_PICTURE = RELAY | {
    "stimulus axis": "How strong the stimulus is",
    "rating axis": "Pain rating, 0 to 10",
    "current curve": "now",
    "healthy curve": "healthy",
    "held curve": "held",
    "tenth curve": "tenth pulse",
    "column stimulus": "stimulus (0 to 10)",
    "column now": "rating now (0 to 10)",
    "column held": "rating held (0 to 10)",
}
