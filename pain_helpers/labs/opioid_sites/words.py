"""Every visible word of this topic's labs and pictures; a slider of the model takes its title and unit from its passport."""

from __future__ import annotations

from pain_helpers.labs.frame.words import GATE_PICTURE

#: The slider of the opioid, which all labs of this topic have (made in the three sites lab).
LEVEL = {
    "level": "Opioid in the body",
    "level unit": "mg a day, model's scale",
    "level note": "as morphine by mouth; a scale for the model, not for people",
}
#: What people were found to have, said by every lab of this topic.
FOUND = {
    "footer": "A fresh injury in a model; no amount here is meant for a person. Not drawn: more opioid is more risk to breathing. In people, opioids ease pain after "
    "operations and severe injuries. In acute back and neck pain, one did no better than placebo; in long-lasting pain, 0.7 of 10 points better on average.",
}

THREE_SITES = (
    GATE_PICTURE
    | LEVEL
    | FOUND
    | {
        "switch first_nerve": "On the first nerve",
        "switch second_nerve": "On the second nerve",
        "switch inhibition": "On the brake",
        "opioid": "an opioid",
        "under one": "under 1",
        "healthy curve": "without",
        "sentence": "Handling a fresh injury is rated {rating:.1f} of 10; without opioids, {before:.1f}. The chosen sites take {relief} % away.",
        "each": "Alone, the first nerve would take {first_nerve} %, the second nerve {second_nerve} %, and the brake {inhibition} %.",
        "column without": "rating without opioids (0 to 10)",
    }
)

SITE_DOSE = FOUND | {
    "injury note": "how sore the fresh injury is",
    "percent": "{percent:.0f}%",
    "percent under one": "<1%",
    "under one": "under 1",
    "level axis": "Opioid in the body (mg a day, as morphine by mouth, on the model's scale)",
    "percent axis": "Pain of a fresh injury taken away, in percent",
    "curve all": "all three together",
    "curve inhibition": "the brake alone:\nmore is held back",
    "curve first_nerve": "the first nerve alone:\nless is released",
    "curve second_nerve": "the second nerve alone:\nit responds less",
    "held": "held",
    "sentence": "At {level:.0f} mg a day on the model's scale, all three sites together take {all} % of the pain away. Alone, the brake takes {inhibition} %, "
    "the first nerve {first_nerve} %, and the second nerve {second_nerve} %.",
    "column level": "opioid (mg a day, model's scale)",
    "column all": "all three (% taken away)",
    "column inhibition": "brake alone (% taken away)",
    "column first_nerve": "first nerve alone (% taken away)",
    "column second_nerve": "second nerve alone (% taken away)",
}

WIRING = FOUND | {
    "article title": "As the article draws it",
    "mainstream title": "As most of science draws it",
    "article says": "The opioid works on the inhibitory interneuron itself,\nand makes it hold back more.",
    "numbers": "The numbers: pain of a fresh injury\nin a model, 0 to 10.",
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
    "no opioid": "Without an opioid, both drawings have the same brake, and handling a fresh injury is rated {before:.1f} of 10.",
    "sentence": "At {level:.0f} mg a day on the model's scale, both wirings make what drives the brake {descending:.1f} times as strong, and pain falls from {before:.1f} to {rating:.1f} of 10. "
    "Left, the opioid does it itself. Right, it quiets the cell that holds back, to {holding:.0f} %, and sets the brake from the brain free.",
    "column level": "opioid (mg a day, model's scale)",
    "column descending": "what drives the brake (times healthy)",
    "column holding": "holding cell (%)",
    "column rating": "rating (0 to 10)",
}
