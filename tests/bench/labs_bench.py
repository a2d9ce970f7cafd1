"""How fast each lab of the course answers a learner, in JupyterLab in Chromium.

In each lab every slider is pressed a few times; the slowest of them is then measured,
by key presses and by a drag. A slow number is no error.
"""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import nbformat

from ..browser.jupyter import NOTEBOOKS, REPOSITORY, jupyter_lab, with_extension
from .timed import Rates, Timed, a_cell_each, page_with, server_of

#: Presses of each slider to find the slowest, and of that one.
TRIES, PRESSES = 2, 13
DRAG_SECONDS = 1.0
ROUNDS = 3
FIRST_NOTEBOOK = "01_the_gate.ipynb"


class Answer(NamedTuple):
    """How fast one lab answers a key on its slowest slider, and a drag of its finest."""

    lab: str  #: the number of its notebook, and the call that opens it there
    slider: str
    median: float  #: from key press to painted picture (ms)
    ninth: float  #: 9 of 10 presses take at most so long (ms)
    rates: Rates  #: while the finest slider is dragged


def ninth(times: list[float]) -> float:
    """What 9 of 10 stay below."""
    return statistics.quantiles(times, n=10, method="inclusive")[-1]


def lab_cells() -> dict[str, dict[str, str]]:
    """By notebook, each lab as the notebook opens it: the call, with the notebook's number, and the cell."""
    found = {}
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        cells = [
            cell.source
            for cell in nbformat.read(path, as_version=4).cells
            if "explore" in cell.metadata.get("tags", [])
        ]
        if cells:
            calls = (ast.unparse(ast.parse(source).body[-1]) for source in cells)
            found[path.name] = {f"{path.name[:2]} {call}": source for call, source in zip(calls, cells)}
    return found


def slowest_slider(timed: Timed) -> int:
    """The place of the slider that takes longest, by a few presses of each."""
    count = timed.handles.count()
    if count == 1:
        return 0
    return max(range(count), key=lambda place: statistics.median(timed.take(place).presses(TRIES)))


def answer_of(name: str, timed: Timed) -> Answer:
    timed.take(slowest_slider(timed))
    slider, times = timed.name, timed.presses(PRESSES)
    timed.take(max(range(timed.handles.count()), key=lambda place: timed.take(place).steps()))
    return Answer(name, slider, statistics.median(times), ninth(times), timed.drag(DRAG_SECONDS))


def time_each_lab(browser, tell: Callable[[str], None]) -> list[Answer]:
    """Each lab of the course, a notebook after the other."""
    cells = lab_cells()
    total, answers = sum(map(len, cells.values())), []
    with server_of({name: list(labs.values()) for name, labs in cells.items()}) as server:
        for name, labs in cells.items():
            with page_with(server, browser, name) as notebook:
                for call, timed in zip(labs, a_cell_each(notebook)):
                    answer = answer_of(call, timed)
                    answers.append(answer)
                    shown = f"{answer.median:.0f} ms, {answer.rates.pictures:.0f} a second"
                    tell(f"{len(answers):>3} of {total}  {call}: {shown}")
    return answers


def import_seconds() -> float:
    """Median seconds for a new Python to import all labs."""
    code = "import time; start = time.perf_counter(); import pain_helpers.labs; print(time.perf_counter() - start)"
    return statistics.median(
        float(subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=True, capture_output=True).stdout)
        for _ in range(ROUNDS)
    )


def answered(notebook) -> None:
    """Till the first lab of a notebook has answered a key."""
    lab = notebook.page.locator(".pain-lab").first
    lab.locator("canvas[data-drawn]").wait_for(state="attached")
    drawn = lab.locator("canvas").get_attribute("data-drawn")
    lab.locator(".noUi-handle").first.press("ArrowRight")
    lab.locator(f"canvas:not([data-drawn='{drawn}'])").wait_for(state="attached")


def first_live_lab(browser) -> float:
    """Seconds from Run All to the first lab's answer to a key, its kernel being up: the median of some pages."""
    seconds = []
    with jupyter_lab() as server:
        for _ in range(2):
            with page_with(server, browser, FIRST_NOTEBOOK) as notebook:
                notebook.wait_for_kernel()
                start = time.perf_counter()
                notebook.page.evaluate("void window.jupyterapp.commands.execute('notebook:run-all-cells')")
                answered(notebook)
                seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def first_lab_by_itself(browser) -> float:
    """Seconds from an open notebook, whose kernel only starts, to its first lab's answer: the median of some pages."""
    seconds = []
    with tempfile.TemporaryDirectory(prefix="pain-bench-") as folder:
        switched_on = {"pain_helpers:opening": {}}
        with jupyter_lab(settings=switched_on, **with_extension(Path(folder))) as server:
            for _ in range(ROUNDS):
                with page_with(server, browser, FIRST_NOTEBOOK) as notebook:
                    start = time.perf_counter()
                    answered(notebook)
                    seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)
