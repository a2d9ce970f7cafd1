"""Every visible word of the labs, in one table, ready for translation.

A slider's title, unit and range come from its parameter's passport.
"""

LAB = {
    "opens": "A lab with sliders. Choose Run > Run All Cells to move them.",
    "reset": "Reset",
    "hold": "Hold to compare",
    "hold help": "Keep what the picture shows now, to compare it with what comes next",
    "data": "Data",
    "data help": "Show or hide the numbers behind the picture",
    "caption": "The numbers behind the picture",
    "download": "Download all of it (CSV)",
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
}

STIMULUS = {
    "light touch": "Light touch",
    "firm press": "Firm press",
    "pinch": "Pinch",
    "a named stimulus": "{name} ({stimulus:g} of 10)",
    "a stimulus": "A stimulus of {stimulus:g} of 10",
}

GATE = RELAY | {
    "stimulus axis": "How strong the stimulus is",
    "rating axis": "Pain rating, 0 to 10",
    "current curve": "now",
    "healthy curve": "healthy",
    "held curve": "held",
    "tenth curve": "tenth pulse",
    "sore spot": "Sore spot, nothing touching it",
    "rates": "{stimulus} is rated {rating:.1f} of 10; in a healthy relay, {healthy:.1f}.",
    "rates at rest": "At rest, pain is rated {rating:.1f} of 10; in a healthy relay, {healthy:.1f}.",
    "rates rubbed": "With rubbing at {rubbing:g} of 10, pain is rated {rating:.1f} of 10; in a healthy relay, {healthy:.1f}.",
    "starts": "It begins to hurt at a stimulus of {now:.1f}; in a healthy relay, at {healthy:.1f}.",
    "never starts": "Nothing up to 10 of 10 hurts now; in a healthy relay, it begins to hurt at {healthy:.1f}.",
    "always hurts": "There is pain even with no stimulus.",
    "winds up": "Of ten in a row, one a second, the tenth is rated {tenth:.1f}.",
    "column stimulus": "stimulus (0 to 10)",
    "column now": "rating now (0 to 10)",
    "column healthy": "rating healthy (0 to 10)",
    "column held": "rating held (0 to 10)",
    "column tenth": "rating of the tenth pulse (0 to 10)",
}

TURNED_UP = {
    "healthy": "A healthy relay",
    "turned up": "A relay that is turned up",
    "rating axis": "Pain rating, 0 to 10",
    "sentence": "{stimulus} is rated {healthy:.1f} of 10 in a healthy relay, and {turned_up:.1f} in one that is turned up.",
    "held": "held",
    "column stimulus": "stimulus (0 to 10)",
    "column healthy": "rating healthy (0 to 10)",
    "column turned up": "rating turned up (0 to 10)",
}
