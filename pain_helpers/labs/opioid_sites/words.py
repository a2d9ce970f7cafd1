"""Every visible word of this topic's labs and pictures; a slider of the model takes its title and unit from its passport."""

from __future__ import annotations

from pain_helpers.labs.frame.words import GATE_PICTURE

#: The slider of the opioid, which all labs of this topic have (made in the three sites lab).
LEVEL = {
    "level": "Opioid in the body",
    "level unit": "mg a day",
    "level note": "as morphine by mouth; a scale for the model, not for people",
}

THREE_SITES = (
    GATE_PICTURE
    | LEVEL
    | {
        "switch first_nerve": "On the first nerve",
        "switch second_nerve": "On the second nerve",
        "switch inhibition": "On the brake",
        "opioid": "an opioid",
        "healthy curve": "without",
        "sentence": "Handling a fresh injury is rated {rating:.1f} of 10; without opioids, {before:.1f}. The chosen sites take {relief:.0f} % away.",
        "each": "Alone, the first nerve would take {first_nerve:.0f} %, the second nerve {second_nerve:.0f} %, and the brake {inhibition:.0f} %.",
        "column without": "rating without opioids (0 to 10)",
    }
)

SITE_DOSE = {
    "injury note": "how sore the fresh injury is",
    "percent": "{percent:.0f}%",
    "level axis": "Opioid in the body (mg a day, as morphine by mouth)",
    "percent axis": "Acute pain taken away (percent); the level is a scale for the model, not for people",
    "curve all": "all three together",
    "curve first_nerve": "the first nerve alone:\nless is released",
    "curve inhibition": "the brake alone:\nmore is held back",
    "curve second_nerve": "the second nerve alone:\nit responds less",
    "held": "held",
    "sentence": "At {level:.0f} mg a day, all three sites together take {all:.0f} % of the pain away. Alone, the first nerve takes {first_nerve:.0f} %, "
    "the brake {inhibition:.0f} %, and the second nerve {second_nerve:.0f} %.",
    "column level": "opioid (mg a day)",
    "column all": "all three (% taken away)",
    "column first_nerve": "first nerve alone (% taken away)",
    "column inhibition": "brake alone (% taken away)",
    "column second_nerve": "second nerve alone (% taken away)",
}

WIRING = {
    "article title": "As the article draws it",
    "mainstream title": "As most of science draws it",
    "article says": "The opioid works on the inhibitory interneuron itself,\nand makes it hold back more.",
    "in the cord": "in the spinal cord",
    "in the brainstem": "in the brainstem",
    "interneuron": "interneuron (the brake)",
    "second nerve": "second nerve",
    "opioid": "opioid",
    "holding cell": "a cell that holds back",
    "descending cell": "the brake from the brain",
    "holds back": "holds back",
    "drives": "drives",
    "held rating": "held: {rating:.1f} of 10",
    "sentence": "At {level:.0f} mg a day, both wirings make what drives the brake {descending:.1f} times as strong, and pain falls from {before:.1f} to {rating:.1f} of 10. "
    "Left, the opioid does it itself. Right, it quiets the cell that holds back, to {holding:.0f} %, and sets the brake from the brain free.",
    "column level": "opioid (mg a day)",
    "column descending": "what drives the brake (times healthy)",
    "column holding": "holding cell (%)",
    "column rating": "rating (0 to 10)",
}
