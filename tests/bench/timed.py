"""A lab in a page with a stopwatch: key presses to painted pictures, and pictures while a mouse drags."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from ..browser.jupyter import Notebook, Server, jupyter_lab, why_no_browser

HERE = Path(__file__).resolve().parent
#: Presses of a slider before any that counts.
WARM_UP = 2
#: From end to end in so many seconds: no faster than an eye can follow.
SWEEP_SECONDS = 2.5
#: Long enough for a page to do what a press left to do (ms).
PAUSE = 30
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}


def begin() -> Callable[[str], None]:
    """What tells how far a bench is, with the seconds since now; without a browser it ends here, in one sentence."""
    if missing := why_no_browser():
        sys.exit(missing)
    start = time.monotonic()

    def tell(said: str) -> None:
        print(f"{time.monotonic() - start:5.0f} s  {said}", file=sys.stderr, flush=True)

    return tell


class Rates(NamedTuple):
    """What a drag showed."""

    pictures: float  #: painted a second
    values: float  #: of the slider, a second: a coarse one has few


class Timed:
    """The lab of one cell of an open notebook, whose first slider is moved unless :meth:`take` chose another."""

    def __init__(self, notebook: Notebook, place: int) -> None:
        self.page = notebook.page
        self.cell = notebook.cell(place)
        self.handles = self.cell.locator(".noUi-handle")
        self.handle = self.handles.first
        self.page.evaluate("place => window.jupyterapp.shell.currentWidget.content.scrollToItem(place, 'start')", place)
        self.cell.locator("img, canvas").first.wait_for()
        self.cell.evaluate("cell => stopwatch.watch(cell)")
        self.rest()

    def take(self, place: int) -> Timed:
        """Move the slider at ``place`` from now on."""
        self.handle = self.handles.nth(place)
        return self

    @property
    def name(self) -> str:
        return self.handle.get_attribute("aria-label") or "without a name"

    def rest(self) -> None:
        """Wait till nothing is computed and nothing is still to be painted."""
        self.cell.evaluate("cell => stopwatch.quiet(cell)")

    def steps(self) -> int:
        """How many steps the slider has from end to end."""
        low, high = (float(self.handle.get_attribute(f"aria-value{end}")) for end in ("min", "max"))
        row = self.handle.locator("xpath=ancestor::*[contains(concat(' ', @class, ' '), ' pain-control ')]")
        # The baseline has no number field; its sliders are as fine as ours.
        return round((high - low) / float(row.locator("input").get_attribute("data-step"))) if row.count() else 40

    def press(self, key: str) -> float:
        """Milliseconds from a key press to the painted picture."""
        self.page.evaluate("stopwatch.arm()")
        self.page.keyboard.press(key)
        waited = self.page.evaluate("stopwatch.waited")
        # The next press shall not wait for what this one left to do.
        self.page.wait_for_function(
            "window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.status === 'idle'"
        )
        self.page.wait_for_timeout(PAUSE)
        return waited

    def presses(self, count: int) -> list[float]:
        """Milliseconds of each of so many presses, from the slider's least value there and back."""
        self.handle.focus()
        self.page.keyboard.press("Home")
        self.rest()
        # There and back, so that no press meets the end of the slider.
        there = min(40, self.steps())
        keys = ["ArrowRight"] * there + ["ArrowLeft"] * there
        return [self.press(keys[place % len(keys)]) for place in range(WARM_UP + count)][WARM_UP:]

    def drag(self, seconds: float) -> Rates:
        """Pictures painted a second while the mouse drags the slider to and fro, and values it goes through."""
        self.handle.focus()
        self.page.keyboard.press("Home")
        self.rest()
        mouse = self.page.mouse
        track = self.handle.locator("xpath=ancestor::*[contains(@class, 'noUi-target')]").bounding_box()
        handle = self.handle.bounding_box()
        y = handle["y"] + handle["height"] / 2
        mouse.move(handle["x"] + handle["width"] / 2, y)
        mouse.down()
        self.handle.evaluate("handle => stopwatch.startCounting(handle)")
        start = time.perf_counter()
        while (gone := time.perf_counter() - start) < seconds:
            share = 1 - abs(1 - gone / SWEEP_SECONDS % 2)
            mouse.move(track["x"] + share * track["width"], y)
            # Often enough for a new value of the slider each time; more would only keep the machine busy.
            time.sleep(max(0, 0.025 - (time.perf_counter() - start - gone)))
        rates = Rates(*self.page.evaluate("stopwatch.rates()"))
        mouse.up()
        self.rest()
        return rates


@contextmanager
def page_with(server: Server, browser, name: str) -> Iterator[Notebook]:
    """A notebook of the server, open in a page that has the stopwatch; an error in it is raised at the end."""
    page = browser.new_page(viewport={"width": 1366, "height": 900})
    page.add_init_script(path=HERE / "stopwatch.js")
    with Notebook(page, server, name) as notebook:
        yield notebook.open()
        if notebook.problems():
            raise RuntimeError("\n".join(notebook.problems()))


@contextmanager
def server_of(notebooks: dict[str, list[str]]) -> Iterator[Server]:
    """A JupyterLab that has notebooks with these cells, by their names."""
    with tempfile.TemporaryDirectory(prefix="pain-bench-") as folder:
        for name, sources in notebooks.items():
            cells = [new_code_cell(source) for source in sources]
            nbformat.write(new_notebook(cells=cells, metadata=KERNEL), Path(folder) / name)
        with jupyter_lab(Path(folder)) as server:
            yield server


def a_cell_each(notebook: Notebook, tell: Callable[[int], None] = lambda place: None) -> Iterator[Timed]:
    """Run the cells of a notebook one by one, each when the labs before it were timed."""
    notebook.wait_for_kernel()
    count = notebook.page.evaluate("window.jupyterapp.shell.currentWidget.content.model.cells.length")
    for place in range(count):
        tell(place)
        notebook.run_cell(place)
        yield Timed(notebook, place)
