"""Every visible word of this topic's labs and pictures; a slider of the model takes its title and unit from its passport."""

from __future__ import annotations

from pain_helpers.labs.frame.words import GATE_PICTURE

GATE = GATE_PICTURE | {
    "sore spot": "Sore spot, nothing touching it",
    "rates": "{stimulus} is rated {rating:.1f} of 10; in a healthy relay, {healthy:.1f}.",
    "rates at rest": "At rest, pain is rated {rating:.1f} of 10; in a healthy relay, {healthy:.1f}.",
    "rates rubbed": "With rubbing at {rubbing:g} of 10, pain is rated {rating:.1f} of 10; in a healthy relay, {healthy:.1f}.",
    "starts": "It begins to hurt at a stimulus of {now:.1f}; in a healthy relay, at {healthy:.1f}.",
    "never starts": "Nothing up to 10 of 10 hurts now; in a healthy relay, it begins to hurt at {healthy:.1f}.",
    "always hurts": "There is pain even with no stimulus.",
    "winds up": "Of ten in a row, one a second, the tenth is rated {tenth:.1f}.",
    "column healthy": "rating healthy (0 to 10)",
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
