"""What the notebooks hold that can stand on paper: each lab's question, its pictures in some states, what was seen.

A lab's cell says in its metadata, as ``worksheet``, which states come after the one it opens in: a list of values to
set, or of names of presets. Where the question asks about some of them, ``worksheet_asked`` says how many: these come
first, beside the question.
"""

from __future__ import annotations

import ast
import re
import sys
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

from course import ALL, Notebook
from nbconvert.filters.markdown_mistune import markdown2html_mistune
from reading import Question, question

from pain_helpers.labs.frame.controls import Switch
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.labs.frame.numbers import shown_number
from pain_helpers.teaching import sheets

#: Pixels drawn for one: pictures on paper are looked at from near.
SHARP = 2.0
#: Sentences below a picture: the first ones say what there is to see, the later ones what holds for every picture.
SENTENCES = 3
#: Not the point of a number, and not that of "no. 50".
SENTENCE_END = re.compile(r"(?<=\.) (?=[A-Z])")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
FOLD = re.compile(r"</?details>|<summary>.*?</summary>", re.DOTALL)
#: A link means nothing on paper; its words do. (What begins with "!" is a picture.)
LINK = re.compile(r"(?<!!)\[([^]]*)\]\([^)]*\)")


class State(NamedTuple):
    """A lab as it stands: what was moved, its picture (PNG), and what it says."""

    moved: str
    png: bytes
    words: str

    @property
    def seen(self) -> str:
        """What there is to see in it: it is read off here where a learner cannot read it off the picture."""
        return " ".join(SENTENCE_END.split(self.words)[:SENTENCES])


class OnPaper:
    """One lab of a notebook. Pictures are drawn when they are asked for."""

    def __init__(self, notebook: Notebook, place: int, order: int) -> None:
        self.number, self.order = notebook.number, order
        self.title = notebook.cells[0].source.splitlines()[0].removeprefix("# ")
        self._cells, self._place = notebook.cells, place
        self.cell = notebook.cells[place]

    @property
    def name(self) -> str:
        """Notebook and lab, as ``01-4``."""
        return f"{self.number}-{self.order}"

    @cached_property
    def heading(self) -> str:
        """The section it stands in."""
        return next(
            cell.source.splitlines()[0].removeprefix("## ")
            for cell in reversed(self._cells[: self._place])
            if cell.cell_type == "markdown" and cell.source.startswith("## ")
        )

    @cached_property
    def before(self) -> str:
        """The text of its section up to the question, as HTML without the heading."""
        start = self._place
        while not self._cells[start].source.startswith("## "):
            start -= 1
        texts = [cell.source for cell in self._cells[start : self._place] if cell.cell_type == "markdown"]
        texts[0] = texts[0].partition("\n")[2]
        return html_of("\n\n".join(texts))

    @cached_property
    def question(self) -> Question:
        """What is asked before it."""
        cells = reversed(self._cells[: self._place])
        source = next(cell.source for cell in cells if "predict" in cell.metadata.get("tags", []))
        return question(ast.parse(source).body[-1].value)

    @property
    def in_class(self) -> sheets.Lab:
        """How the run sheets call it."""
        return sheets.Lab(self.number, self.cell.metadata["instructor"]["name"])

    @cached_property
    def explained(self) -> str:
        """What there was to see, as HTML."""
        after = self._cells[self._place + 1 :]
        return html_of(next(cell.source for cell in after if "explain" in cell.metadata.get("tags", [])))

    @cached_property
    def states(self) -> list[State]:
        """As it opens, and the states that its cell names; what is asked about comes first.

        Raises ``ValueError`` where it names none.
        """
        changes = self.cell.metadata.get("worksheet")
        if not changes:
            raise ValueError(f"Lab {self.name} names no states for its worksheet in its cell's metadata.")
        lab = value_of(self.cell.source)
        states = [state(lab, "As the lab opens: " + settings(lab, lab.values))]
        for change in changes:
            lab.reset()
            if isinstance(change, str):
                lab.preset(change)
                moved = f"With the button “{change}”"
            else:
                lab.set(**change)
                moved = settings(lab, change)
            states.append(state(lab, moved))
        opening, *named = states
        asked = self.cell.metadata.get("worksheet_asked", 0)
        return [*named[:asked], opening, *named[asked:]]

    @property
    def on_front(self) -> list[State]:
        """The states beside the question: the one it opens in, unless the question is about others."""
        return self.states[: self.cell.metadata.get("worksheet_asked", 1)]

    @property
    def overleaf(self) -> list[State]:
        """The states to turn to."""
        return self.states[len(self.on_front) :]


def html_of(markdown: str) -> str:
    """Markdown as HTML for paper: without comments, folds and links."""
    return markdown2html_mistune(LINK.sub(r"\1", FOLD.sub("", COMMENT.sub("", markdown))))


def value_of(source: str) -> Any:
    """What the last line of a cell gives."""
    *first, last = ast.parse(source).body
    names: dict[str, Any] = {}
    exec(compile(ast.Module(first, []), "a lab's cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "a lab's cell", "eval"), names)


def settings(lab: Lab, values: dict[str, float]) -> str:
    """Controls and where they stand, in the lab's own words."""
    said = []
    for name, value in values.items():
        control = lab.declared[name]
        if isinstance(control, Switch):
            said.append(f"{control.title}: {'on' if value else 'off'}")
        else:
            said.append(f"{control.title} {shown_number(value)} {control.unit}")
    return "; ".join(said)


def state(lab: Lab, moved: str) -> State:
    return State(moved, lab.png(SHARP), lab.words)


def labs_on_paper() -> list[OnPaper]:
    """All labs of the course, in its order."""
    found = []
    for notebook in ALL:
        places = [place for place, cell in enumerate(notebook.cells) if "lab" in cell.metadata.get("tags", [])]
        found += [OnPaper(notebook, place, order) for order, place in enumerate(places, start=1)]
    return found
