"""Every visible word of this topic's labs and pictures; a number of the model takes its title and unit from its passport."""

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
    "key held out": "held out",
    "key fitted": "fitted",
    "key settled late": "settled late",
    "outside": "outside",
    "held": "held",
    "footer": "What studies gave, some of it to rats, and what a model makes of it: no amount here is meant for a person.",
    "head": "{title}\n{outcome}, {standing}",
    "measured": "Measured: {measured}",
    "model": "In the model:",
    "know": "To know: {reason}",
    "sentence": "Row {row} of {count}, {title}: {outcome}, {standing}. {measured} In the model: {figures}. "
    "Shown now: {shown} rows, of which {passes} pass and {fails} fail.",
    "column row": "row (1 to {rows})",
    "column figure": "figure in its row (1 to {figures})",
    "column value": "the model (in the figure's own unit)",
    "column place": "place (0 is the lower end of what passes, 1 the upper)",
    "column inside": "passes (1 is yes, 0 is no)",
}

#: Where a lab tells how sure a number is by a number.
GRADE_COLUMN = {"column grade": "grade (0 measured, 1 fitted, 2 illustrative)"}

NUMBERS = GRADE_COLUMN | {
    "number": "Look at number",
    "number unit": "of {count}",
    "show measured": "Show measured",
    "show fitted": "Show fitted",
    "show illustrative": "Show illustrative",
    "least": "the least",
    "greatest": "the greatest",
    "wall": "Each mark is one number inside the equations",
    "key measured": "measured: {count}, read in a source",
    "key fitted": "fitted: {count}, chosen to meet a result",
    "key illustrative": "illustrative: {count}, a guess",
    "held": "held",
    "footer": "Ranges are limits of the program, not safe doses: doses inside them can kill.",
    "allowed": "{value:g}; the program takes {allowed}",
    "grade measured": "Measured: {meaning}.",
    "grade fitted": "Fitted: {meaning}.",
    "grade illustrative": "Illustrative: {meaning}.",
    "source": "Source: {source}.",
    "no source": "Source: none. It is a guess.",
    "note": "Note: {note}.",
    "value": "{value:g} {unit}",
    "value without a unit": "{value:g}",
    "sentence": "Number {number} of {count}: {title}, {value}. It is {grade}: {meaning}. {source} "
    "Shown now: {shown} of {count} numbers.",
    "column number": "number (1 to {count})",
    "column value": "value (in its own unit)",
    "column low": "least that the program takes (in its own unit)",
    "column high": "greatest that the program takes (in its own unit)",
}

SENSITIVITY = GRADE_COLUMN | {
    "conclusion": "Look at conclusion",
    "conclusion unit": "of {count}",
    "share": "Move each number",
    "share unit": "% of the way",
    "lowered": "number lowered",
    "raised": "number raised",
    "grade": "The number is",
    "sign illustrative": "a guess",
    "sign fitted": "fitted",
    "sign measured": "measured",
    "held": "held",
    "footer": "Figures of a model, and no forecast for anyone: no amount here is meant for a person.",
    "axis": "How far the conclusion moves ({unit})",
    "title": "{number}. {name}: now {value:.1f} {unit}",
    "all hold": "It would hold with any one of them moved so far.",
    "one fails": "Moved alone, this one would undo it.",
    "some fail": "Moved alone, each of {count} numbers would undo it.",
    "sentence": "Conclusion {number}, {claim}: the model says {value:.1f} {unit}. With each number alone moved {share:.0f} % of the way "
    'to either end of its range, "{title}" moves it most, to {reached:.1f}. {holds} '
    "Of the twelve that move it most, {guesses} are guesses. {found}",
    "column rank": "rank (1 moves it most)",
    "column number": "place in the code's table of numbers (1 to {count})",
    "column down": "number lowered ({unit})",
    "column up": "number raised ({unit})",
}
