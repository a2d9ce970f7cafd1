"""Every visible word of this topic's labs and pictures; a slider of the model takes its title and unit from its passport."""

from __future__ import annotations

PUBLISHED_RESULTS = {
    "row": "Look at row",
    "row unit": "of {count}",
    "fitted": "Show rows that the model was fitted to",
    "settled": "Show rows that were settled late",
    "below": "too low",
    "inside": "passes",
    "above": "too high",
    "open": "no upper limit",
    "held out": "held out",
    "fitted to": "fitted",
    "settled late": "settled late",
    "outside": "outside",
    "held": "held",
    "panel": "{title}\n{outcome}, {standing}",
    "measured": "Measured:",
    "model": "In the model:",
    "figure": "{name}: {value} (passes: {allowed})",
    "know": "To know:",
    "sentence": "Row {row} of {count}, {title}: {outcome}, {standing}. {measured} In the model: {figures}. "
    "Shown now: {shown} rows, of which {passes} pass and {fails} fail.",
    "column row": "row (1 to 17)",
    "column figure": "figure in its row (1 to 3)",
    "column value": "the model (in the figure's own unit)",
    "column place": "place (0 is the lower end of what passes, 1 the upper)",
    "column inside": "passes (1 is yes, 0 is no)",
}

NUMBERS = {
    "number": "Look at number",
    "number unit": "of {count}",
    "measured": "Show measured",
    "fitted": "Show fitted",
    "illustrative": "Show illustrative",
    "least": "the least",
    "greatest": "the greatest",
    "wall": "Each mark is one number inside the equations",
    "key measured": "measured: {count}, read in a source",
    "key fitted": "fitted: {count}, chosen to meet a result",
    "key illustrative": "illustrative: {count}, a guess",
    "held": "held",
    "value": "{value:g}; the program takes {allowed}",
    "source": "Source: {source}",
    "no source": "Source: none. It is a guess.",
    "sentence": "Number {number} of {count}: {title}, {value:g} {unit}. It is {grade}: {meaning}. {source} "
    "Shown now: {shown} of {count} numbers.",
    "column number": "number (1 to 112)",
    "column value": "value (in its own unit)",
    "column low": "least that the program takes (in its own unit)",
    "column high": "greatest that the program takes (in its own unit)",
    "column grade": "grade (0 measured, 1 fitted, 2 illustrative)",
}

SENSITIVITY = {
    "conclusion": "Look at conclusion",
    "conclusion unit": "of 6",
    "share": "Move each number",
    "share unit": "% of the way",
    "lowered": "number lowered",
    "raised": "number raised",
    "grade": "The number is",
    "illustrative": "a guess",
    "fitted": "fitted",
    "measured": "measured",
    "held": "held",
    "axis": "How far the conclusion moves ({unit})",
    "title": "{number}. {name}: now {value:.1f} {unit}",
    "all hold": "It would hold with any one of them moved so far.",
    "one fails": "Moved alone, this one would undo it.",
    "some fail": "Moved alone, each of {count} numbers would undo it.",
    "sentence": "Conclusion {number}, {claim}: the model says {value:.1f} {unit}. With each number alone moved {share:.0f} % of the way "
    "to either end of its range, {title} moves it most, to {reached:.1f}. {holds} "
    "Of the twelve that move it most, {guesses} are guesses.",
    "column rank": "rank (1 moves it most)",
    "column number": "place in the code's table of numbers (1 to 112)",
    "column down": "number lowered ({unit})",
    "column up": "number raised ({unit})",
    "column grade": "grade (0 measured, 1 fitted, 2 illustrative)",
}

#: Each conclusion: a short name, what it claims, and its unit.
CONCLUSIONS = (
    ("Ketamine less placebo, week 1", "ketamine is better than placebo by half a point or more at week 1", "points"),
    ("Ketamine less placebo, week 12", "by week 12 the two arms are less than half a point apart", "points"),
    (
        "Pain added by 180 days on an opioid, drug removed",
        "180 days on an opioid add half a point or more of pain, drug removed",
        "points",
    ),
    ("Dose for half relief, day 90 over day 0", "after 90 days it takes more opioid for half relief", "times"),
    ("A light touch in a turned-up relay", "a light touch hurts in a turned-up relay", "of 10"),
    (
        "Pain half a year after a taper, less the start",
        "half a year after a taper pain is within half a point of the start",
        "points",
    ),
)
