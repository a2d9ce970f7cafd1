"""The page of questions for a clinician: a list for a pen, and the same list to tick where a kernel runs.

The list is plain HTML, for GitHub, for an export, and for a notebook that was
not run. Where it was, a widget takes its place. All that a reader ticks and
writes stays in the page: the widget has no trait that could hold it, and
printing and saving happen in the browser.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import anywidget
import traitlets

from .help import HELP_LINES
from .html import box, help_foot, text
from .situations import MANY, SITUATIONS, WORDS

_HERE = Path(__file__).parent
_COLOR = "#0072B2"
_BOX = "\N{BALLOT BOX}"
#: A line to write on. A character, since GitHub strips styles.
_LINE = "_" * 60


def page_code(own: Path) -> str:
    """The code of a page that keeps to itself: what all such pages share, and its ``own``."""
    return "\n".join(part.read_text(encoding="utf-8") for part in (_HERE / "parts.js", own))


def _situation_html(situation) -> str:
    questions = "".join(
        f"<li style='margin: 0 0 6px'><span aria-hidden='true'>{_BOX}</span> <strong>{text(question.asked)}</strong>"
        f"<br><em>{text(question.why)}</em></li>"
        for question in situation.questions
    )
    return (
        f"<p style='margin: 14px 0 4px'><strong>{text(situation.title)}</strong></p>"
        f"<ul style='margin: 0; padding-left: 8px; list-style: none'>{questions}</ul>"
    )


def _static_html() -> str:
    head = f"<p style='margin: 0 0 4px'>{text(WORDS['lead'])} {text(WORDS['how'])}</p>"
    room = "".join(
        f"<p style='margin: 14px 0 4px'><strong>{text(WORDS[name])}</strong></p>" + f"<p>{_LINE}</p>" * lines
        for name, lines in (("goal", 1), ("own", 3))
    )
    foot = help_foot(WORDS["foot"])
    return box("visit", WORDS["title"], _COLOR, head + "".join(map(_situation_html, SITUATIONS)) + room + foot)


def _static_text() -> str:
    lines = [WORDS["title"], WORDS["lead"]]
    for situation in SITUATIONS:
        lines += ["", situation.title]
        for question in situation.questions:
            lines += [f"[ ] {question.asked}", f"    {question.why}"]
    return "\n".join([*lines, "", WORDS["goal"], WORDS["own"], "", WORDS["foot"], *HELP_LINES])


class VisitPage(anywidget.AnyWidget):
    """The questions to tick, room for own words, one page to print, and a text file.

    ``page`` goes from here to the browser, and nothing comes back.
    """

    # Read here: of a path, anywidget would watch the file wherever the course is installed for editing.
    _esm = page_code(_HERE / "visit.js")
    _css = (_HERE / "visit.css").read_text(encoding="utf-8")
    page = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        situations = [asdict(situation) for situation in SITUATIONS]
        super().__init__(page={"situations": situations, "words": WORDS, "help": HELP_LINES, "many": MANY})

    def __repr__(self) -> str:
        return _static_text()

    def _repr_mimebundle_(self, **kwargs):
        """The page for JupyterLab, and the list for everything else."""
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return data | {"text/html": _static_html(), "text/plain": _static_text()}, metadata


def my_questions() -> VisitPage:
    """The page of questions to take to a clinician, by situation: to tick, to print, or to read as a list."""
    return VisitPage()
