"""A cover over a lab's picture and sentence: the room predicts first, and sees when the instructor reveals it."""

from __future__ import annotations

import html

import ipywidgets as widgets

from .words import LAB

_COVERED = "pain-covered"
#: The signs of choices, as on the cards that a room votes with.
LETTERS = "ABCD"


def covered(lab, asked: str, choices: list[str]):
    """Cover a lab's picture and its sentence with a question, until *Reveal* is pressed; returns the lab.

    The controls stay free: what is asked may be set behind the cover. Raises
    ``ValueError`` for fewer than two choices, or more than there are letters.
    """
    if not 2 <= len(choices) <= len(LETTERS):
        raise ValueError(f"A question to vote on has 2 to {len(LETTERS)} choices, not {len(choices)}.")
    question = widgets.HTML(_question(asked, choices))
    question.add_class("pain-cover")
    button = widgets.Button(description=LAB["reveal"], tooltip=LAB["reveal help"])

    def pressed(_) -> None:
        with lab.guarded():
            is_covered = _COVERED in lab._dom_classes
            (lab.remove_class if is_covered else lab.add_class)(_COVERED)
            button.description = LAB["cover"] if is_covered else LAB["reveal"]

    button.on_click(pressed)
    box = widgets.Box([button])
    box.add_class("pain-reveal")
    lab.children = (question, box, *lab.children)
    lab.add_class("pain-has-cover").add_class(_COVERED)
    return lab


def _question(asked: str, choices: list[str]) -> str:
    rows = "".join(
        f"<li><strong>{letter}</strong> {html.escape(choice)}</li>" for letter, choice in zip(LETTERS, choices)
    )
    return f"<p><strong>{LAB['predict']}</strong> {html.escape(asked)}</p><ul>{rows}</ul>"
