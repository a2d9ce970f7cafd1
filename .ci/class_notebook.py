"""Write notebooks/class_notebook.ipynb: the labs of the hour, in the order of its run sheet, each behind a cover.

    .ci/class_notebook.py           write it; then `make notebooks` runs it
    .ci/class_notebook.py --check   write nothing; fail when it is out of date

Nothing is said twice: the labs come from the 60-minute sheet of pain_helpers/teaching/sheets.py, each with its call and
its question as they stand in its lesson, and the note to its instructor.
"""

import argparse
import ast
import sys
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from course import ALL, NOTEBOOKS, Notebook
from reading import Question, question

from notebooks import KERNELSPEC, LANGUAGE_INFO, serialize, with_help
from pain_helpers.lessons.help import SAFETY
from pain_helpers.teaching.sheets import SHEETS, Lab
from pain_helpers.teaching.words import CLASS

PATH = NOTEBOOKS / "class_notebook.ipynb"
HIDDEN = {"jupyter": {"source_hidden": True}}


def in_lesson(lab: Lab) -> tuple[Notebook, ast.Call, Question]:
    """The lesson of a lab, its call there, and the question asked before it."""
    (notebook,) = [each for each in ALL if each.number == lab.notebook]
    place = next(
        place
        for place, cell in enumerate(notebook.cells)
        if cell.metadata.get("instructor", {}).get("name") == lab.name
    )
    before = notebook.cells[place - 1]
    asked = question(ast.parse(before.source).body[-1].value)
    return notebook, ast.parse(notebook.cells[place].source).body[-1].value, asked


def cell(place: int, of: int, lab: Lab) -> nbformat.NotebookNode:
    """One lab behind its cover."""
    _, call, asked = in_lesson(lab)
    choices = "\n".join(f"        {_text(choice)}," for choice in asked.choices)
    source = (
        f"# {CLASS['cell'].format(place=place, of=of, name=lab.name.rstrip('?'))}\n"
        f"from pain_helpers.labs import {call.func.id}\n"
        "from pain_helpers.labs.room import covered\n\n"
        f"covered(\n    {ast.unparse(call)},\n    {_text(asked.asked)},\n    [\n{choices}\n    ],\n)"
    )
    return new_code_cell(source, metadata={**HIDDEN, "tags": ["class-lab", "hide-input"]})


def _text(said: str) -> str:
    """A text as the house's style writes it."""
    return f'"{said}"' if '"' not in said else repr(said)


def book() -> nbformat.NotebookNode:
    """The class notebook, before it has run."""
    labs = SHEETS[0].labs
    cells = [
        new_markdown_cell(with_help(f"{CLASS['title']}\n\n**Safety.** {SAFETY}\n\n{CLASS['run']}")),
        new_code_cell(
            f"# {CLASS['switch cell']}\nfrom pain_helpers.labs.room import present\n\npresent()",
            metadata={**HIDDEN, "tags": ["class-switch", "hide-input"]},
        ),
    ]
    for place, lab in enumerate(labs, start=1):
        notebook = in_lesson(lab)[0]
        name = lab.name[0].upper() + lab.name[1:]
        link = f"[{notebook.number}]({notebook.path.name})"
        cells += [new_markdown_cell(f"## {place}. {name} ({link})"), cell(place, len(labs), lab)]
    cells.append(new_markdown_cell(CLASS["end"]))
    for place, each in enumerate(cells):
        each["id"] = f"class-{place}"
    return new_notebook(cells=cells, metadata={"kernelspec": KERNELSPEC, "language_info": LANGUAGE_INFO})


def is_fresh(path: Path = PATH) -> bool:
    """Whether the notebook holds just what the run sheet and the lessons say."""
    if not path.is_file():
        return False
    there = nbformat.read(path, as_version=4).cells
    wanted = book().cells
    return [(each.source, each.metadata) for each in there] == [(each.source, each.metadata) for each in wanted]


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the notebook is out of date")
    check = parser.parse_args(arguments).check
    if is_fresh():
        return 0
    if check:
        print(f"{PATH.name}: out of date; run `make guide` and `make notebooks`", file=sys.stderr)
        return 1
    PATH.write_text(serialize(book()), encoding="utf-8", newline="\n")
    print(f"{PATH.name}: written; now run `make notebooks`")
    return 0


if __name__ == "__main__":
    sys.exit(main())
