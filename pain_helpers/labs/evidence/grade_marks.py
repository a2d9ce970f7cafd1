"""A mark for each grade of a number, the same in every picture that has them."""

from __future__ import annotations

from pain_helpers.drawing import style

GRADE_MARKS = {
    "measured": {"marker": "o", "markerfacecolor": style.FIRST_NERVE, "markeredgecolor": style.FIRST_NERVE},
    "fitted": {"marker": "D", "markerfacecolor": style.GLUTAMATE, "markeredgecolor": style.GLUTAMATE_DARK},
    "illustrative": {
        "marker": "s",
        "markerfacecolor": "white",
        "markeredgecolor": style.SECOND_NERVE,
        "markeredgewidth": 2,
    },
}
