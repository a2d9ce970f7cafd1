"""Execute the notebooks and write them in their committed form.

    .ci/notebooks.py [NOTEBOOK ...]           execute, normalize, write (all notebooks, when none is named)
    .ci/notebooks.py --check [NOTEBOOK ...]   execute in memory and say which notebooks are stale; writes nothing

The help line of pain_helpers/lessons/help.py is written into the first cell of each, and the version of the
course into the first cell with code, which tells a learner whose package is of another one.
All cells with code are listed, by the hash of their source, in pain_helpers/server: these, and no others, JupyterLab
runs by itself when a notebook opens.
The committed form holds no widget state and no widget view: what a reader sees before anything runs
is each lab's own picture. It is the same byte for byte when nothing has changed.
"""

import argparse
import copy
import hashlib
import json
import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from pain_helpers import __version__
from pain_helpers.lessons.help import HELP

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
#: Where the part of the course in JupyterLab reads which cells are the course's own.
CELLS = NOTEBOOKS.parent / "pain_helpers" / "server" / "lab_extension" / "static" / "cells.json"
SECONDS_PER_CELL = 60

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE_INFO = {  # without the exact version of Python, which differs from machine to machine
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}
DROPPED_FROM_NOTEBOOK = ("widgets", "jupytext", "signature")
DROPPED_FROM_CELL = ("execution", "ExecuteTime", "scrolled", "trusted")
CELL_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
#: The safety line of a first cell, and below it the help line between its marks.
SAFETY_LINE = re.compile(r"^\*\*Safety\.\*\*.*$", re.MULTILINE)
HELP_MARKED = f"<!-- help -->\n{HELP}\n<!-- /help -->"
HELP_THERE = re.compile(r"\n*<!-- help -->.*?<!-- /help -->", re.DOTALL)
#: What a first cell with code imports of the lessons, and where it says for which version it was made.
LESSONS = re.compile(r"^from pain_helpers\.lessons import (?P<names>.+)\n\n", re.MULTILINE)
MADE_FOR = re.compile(r"^made_for\(.*\)\n", re.MULTILINE)
IMAGE_IN_HTML = re.compile(r"data:image/[a-z+]+;base64,[A-Za-z0-9+/=\s]+")


def parse(text):
    """A notebook from the text of its file. A missing cell id is made from the cell, not drawn by chance."""
    raw = json.loads(text)
    if raw.get("nbformat") == 4:
        raw["nbformat_minor"] = 5
        _give_ids(raw["cells"])
    return nbformat.reads(json.dumps(raw), as_version=4)


def serialize(notebook):
    """The text of a notebook's file: sorted keys, one newline at the end."""
    return nbformat.writes(notebook, version=4).rstrip("\n") + "\n"


def normalize(notebook):
    """A copy of an executed notebook in its committed form."""
    notebook = copy.deepcopy(notebook)
    notebook["nbformat"], notebook["nbformat_minor"] = 4, 5
    for key in DROPPED_FROM_NOTEBOOK:
        notebook["metadata"].pop(key, None)
    notebook["metadata"]["kernelspec"] = copy.deepcopy(KERNELSPEC)
    notebook["metadata"]["language_info"] = copy.deepcopy(LANGUAGE_INFO)
    _give_ids(notebook["cells"])
    count = 0
    for cell in notebook["cells"]:
        for key in DROPPED_FROM_CELL:
            cell["metadata"].pop(key, None)
        if cell["cell_type"] != "code":
            continue
        if "".join(cell["source"]).strip():
            count += 1
            cell["execution_count"] = count
        else:
            cell["execution_count"] = None
        cell["outputs"] = _normal_outputs(cell["outputs"], cell["execution_count"])
    return nbformat.from_dict(notebook)


def with_help(text):
    """The text of a first cell with the help line below its safety line; as it is without one."""
    return SAFETY_LINE.sub(lambda safety: f"{safety[0]}\n\n{HELP_MARKED}", HELP_THERE.sub("", text), count=1)


def with_version(code):
    """The text of a first cell with code, in which the version of the course is said and checked.

    As it is where it imports nothing of the lessons.
    """

    def said(match):
        names = sorted({*match["names"].split(", "), "made_for"})
        return f'from pain_helpers.lessons import {", ".join(names)}\n\nmade_for("{__version__}")\n'

    return LESSONS.sub(said, MADE_FOR.sub("", code), count=1)


def is_normal(notebook):
    """Whether a notebook (the text of its file, or as nbformat reads it) is in its committed form."""
    if isinstance(notebook, str):
        return serialize(normalize(parse(notebook))) == notebook
    return normalize(notebook) == notebook


def execute(path):
    """The notebook at `path`, run in a new kernel beside its file, in its committed form."""
    notebook = parse(path.read_text(encoding="utf-8"))
    if notebook.cells and notebook.cells[0].cell_type == "markdown":
        notebook.cells[0].source = with_help(notebook.cells[0].source)
    first = next((cell for cell in notebook.cells if cell.cell_type == "code"), None)
    if first is not None:
        first.source = with_version(first.source)
    NotebookClient(
        notebook,
        timeout=SECONDS_PER_CELL,
        kernel_name=KERNELSPEC["name"],
        resources={"metadata": {"path": str(path.parent)}},
        allow_errors=False,
        record_timing=False,
        store_widget_state=False,
    ).execute()
    return normalize(notebook)


def without_images(notebook):
    """A copy to compare by: two machines may draw the same picture with other bytes."""
    notebook = copy.deepcopy(notebook)
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            for kind in data:
                if kind.startswith("image/"):
                    data[kind] = "an image"
                elif kind == "text/html":
                    data[kind] = IMAGE_IN_HTML.sub("an image", "".join(data[kind]))
    return notebook


def cell_list(paths):
    """The text of the file that lists the code cells of notebooks: the SHA-256 of each source, letter for letter."""
    cells = {}
    for path in paths:
        codes = (cell for cell in parse(path.read_text(encoding="utf-8")).cells if cell.cell_type == "code")
        cells[path.name] = [hashlib.sha256(cell.source.encode()).hexdigest() for cell in codes]
    return json.dumps({"made by": "make notebooks", "cells": cells}, indent=1) + "\n"


def list_is_fresh(write=False):
    """Whether the list holds the cells of all notebooks as they now stand; written, it does."""
    listed = cell_list(sorted(NOTEBOOKS.glob("*.ipynb")))
    if CELLS.exists() and CELLS.read_text(encoding="utf-8") == listed:
        return True
    if write:
        CELLS.write_text(listed, encoding="utf-8", newline="\n")
    print(f"{CELLS.name}: {'written' if write else 'stale, it does not list the cells of the notebooks'}")
    return write


def _give_ids(cells):
    seen = set()
    for place, cell in enumerate(cells):
        name = cell.get("id")
        if not isinstance(name, str) or not CELL_ID.fullmatch(name) or name in seen:
            # json.dumps gives one text for both forms of a source: a string, or a list of lines.
            content = json.dumps([place, cell["cell_type"], "".join(cell["source"])])
            name = hashlib.sha256(content.encode()).hexdigest()[:8]
            cell["id"] = name
        seen.add(name)


def _normal_outputs(outputs, count):
    normal = []
    for output in outputs:
        output.pop("transient", None)
        if output["output_type"] == "stream":
            # A kernel cuts what is printed into pieces by chance.
            last = normal[-1] if normal else {}
            if last.get("output_type") == "stream" and last["name"] == output["name"]:
                last["text"] = "".join(last["text"]) + "".join(output["text"])
                continue
        elif "data" in output:
            for part in (output["data"], output["metadata"]):
                part.pop(WIDGET_VIEW, None)
            for kind, value in output["data"].items():
                if kind.startswith("image/") and kind != "image/svg+xml":
                    output["data"][kind] = "".join(value).strip()
            if not output["data"]:
                continue
            if output["output_type"] == "execute_result":
                output["execution_count"] = count
        normal.append(output)
    return normal


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; say which notebooks are stale")
    parser.add_argument("notebooks", nargs="*", type=Path, metavar="NOTEBOOK")
    chosen = parser.parse_args(arguments)
    paths = [path.resolve() for path in chosen.notebooks] or sorted(NOTEBOOKS.glob("*.ipynb"))

    wrong = 0
    for path in paths:
        try:
            fresh = execute(path)
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            print(f"{path.name}: did not run through.\n{error}", file=sys.stderr)
            wrong += 1
            continue
        text = path.read_text(encoding="utf-8")
        if chosen.check:
            if not is_normal(text):
                print(f"{path.name}: stale, not in its committed form")
                wrong += 1
            elif without_images(parse(text)) != without_images(fresh):
                print(f"{path.name}: stale, its outputs differ from what runs now")
                wrong += 1
            else:
                print(f"{path.name}: fresh")
        elif serialize(fresh) != text:
            path.write_text(serialize(fresh), encoding="utf-8", newline="\n")
            print(f"{path.name}: written")
        else:
            print(f"{path.name}: unchanged")
    if any(path.parent == NOTEBOOKS for path in paths):
        wrong += not list_is_fresh(write=not chosen.check)
    if wrong and chosen.check:
        print("Run `make notebooks` and commit what it writes.", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
