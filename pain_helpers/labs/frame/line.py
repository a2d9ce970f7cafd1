"""The line that a lab carries wherever it goes, and which labs need one.

Pictures, tables and files travel alone. A lab that has an amount or a level of
a drug in it says in each of them what a reader must not take it for.
"""

from __future__ import annotations

import re

from pain_helpers.drawing.captions import drawn, same_words

#: The name of a lab's line in its words.
KEY = "footer"
#: Units of an amount or a level of a drug.
UNIT = re.compile(r"\b(mg|ng/mL|\u00b5g|ug|mM|mmol|nmol)\b")


def has_a_dose(lab) -> bool:
    """Whether a control moves an amount or a level of a drug, or any of the lab's words has its unit."""
    moved = any(control.dose or UNIT.search(control.unit) for control in lab.controls)
    return moved or any(UNIT.search(said) for said in lab.texts.values())


def check_line(lab) -> None:
    """Raise ``ValueError`` where a lab lacks the line that it needs, or does not draw the one that it has."""
    name = type(lab).__name__
    if not lab.line and has_a_dose(lab):
        raise ValueError(
            f"{name} has an amount or a level of a drug in it, so it must say what nobody may take it for: "
            f"add {KEY!r} to its words and draw it with captions.footer."
        )
    if same_words(lab.line) not in drawn(lab.figure):
        raise ValueError(f"{name} does not draw its line: call captions.footer(self.figure, words[{KEY!r}]).")
