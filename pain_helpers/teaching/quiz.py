"""The ten questions on a screen: answered in the page, counted there, and kept nowhere.

Where no kernel runs (GitHub, an export, a notebook that was not run) the same
questions stand as a list for a pen, without their answers.
"""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

from pain_helpers.lessons.help import HELP_LINES
from pain_helpers.lessons.html import box, help_foot, text
from pain_helpers.lessons.visit import page_code

from .forms import Item, form
from .words import QUIZ

_HERE = Path(__file__).parent
_COLOR = "#0072B2"
_BOX = "\N{BALLOT BOX}"


def _item_html(item: Item) -> str:
    choices = "".join(
        f"<li style='margin: 2px 0'><span aria-hidden='true'>{_BOX}</span> {letter}. {text(said)}</li>"
        for letter, said in item.choices.items()
    )
    return (
        f"<p style='margin: 14px 0 4px'><strong>{item.number}.</strong> {text(item.story)}</p>"
        f"<ul style='margin: 0; padding-left: 8px; list-style: none'>{choices}</ul>"
    )


def _static_html(name: str, items: tuple[Item, ...]) -> str:
    head = f"<p style='margin: 0 0 4px'>{text(QUIZ['lead'])} {text(QUIZ['pen'])}</p>"
    foot = help_foot(QUIZ["foot"])
    return box("quiz", QUIZ["title"].format(form=name), _COLOR, head + "".join(map(_item_html, items)) + foot)


def _static_text(name: str, items: tuple[Item, ...]) -> str:
    lines = [QUIZ["title"].format(form=name), QUIZ["lead"]]
    for item in items:
        lines += ["", f"{item.number}. {item.story}"]
        lines += [f"   [ ] {letter}. {said}" for letter, said in item.choices.items()]
    return "\n".join([*lines, "", QUIZ["foot"], *HELP_LINES])


class Quiz(anywidget.AnyWidget):
    """The ten questions of a form, to answer in the page. ``page`` goes to the browser, and nothing comes back."""

    # Read here: of a path, anywidget would watch the file wherever the course is installed for editing.
    _esm = page_code(_HERE / "quiz.js")
    _css = (_HERE / "quiz.css").read_text(encoding="utf-8")
    page = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str) -> None:
        self._name, self._items = name, form(name)
        items = [
            {
                "number": item.number,
                "story": item.story,
                "choices": item.choices,
                "right": item.right,
                "why": item.idea.why,
            }
            for item in self._items
        ]
        words = QUIZ | {"title": QUIZ["title"].format(form=name)}
        super().__init__(page={"name": name, "items": items, "words": words, "help": HELP_LINES})

    def __repr__(self) -> str:
        return _static_text(self._name, self._items)

    def _repr_mimebundle_(self, **kwargs):
        """The page for JupyterLab, and the list for everything else."""
        data, metadata = super()._repr_mimebundle_(**kwargs)
        static = {"text/html": _static_html(self._name, self._items), "text/plain": repr(self)}
        return data | static, metadata


def ten_questions(name: str) -> Quiz:
    """The ten questions of form ``"A"`` or ``"B"``; ``ValueError`` for another."""
    return Quiz(name)
