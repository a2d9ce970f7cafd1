"""How fast each lab answers a learner, and the gate lab beside the same figure drawn with `interact` and pyplot.

Run by `make bench`. Everything is measured in one run on one machine, in JupyterLab in
Chromium. It prints a table and writes nothing. A slow number is no error.
"""

from __future__ import annotations

import ast
import gc
import os
import statistics
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import nbformat
import numpy as np
from nbformat.v4 import new_code_cell, new_notebook

from pain_helpers.labs import GateLab
from pain_helpers.model import gate

from ..browser.jupyter import Notebook, chromium, jupyter_lab, why_no_browser

HERE = Path(__file__).resolve().parent
PRESSES = 60
PRESSES_OF_EACH = 20
WARM_UP = 5
DRAG_SECONDS = 5
LAB_CELL = "from pain_helpers.labs import GateLab\nGateLab()"
NOTEBOOKS = HERE.parents[1] / "notebooks"


def curve():
    """One curve of 200 stimuli, away from the healthy state."""
    return gate.rating(STIMULI, inhibition=0.4, transmitter_release=1.2)


STIMULI = np.linspace(0, 10, 200)


def time_curve() -> float:
    """Milliseconds for one curve: the median of many."""
    times = []
    for _ in range(1000):
        start = time.perf_counter()
        curve()
        times.append(time.perf_counter() - start)
    return statistics.median(times[100:]) * 1000


def memory() -> float | None:
    """Megabytes this process holds now, where the system says so in a file."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def memory_over_moves(first: int = 400, more: int = 2000) -> list[float | None]:
    """Megabytes after the first moves of a lab, and after many more."""
    lab = GateLab()
    held = []
    for move in range(first + more + 1):
        if move in (first, first + more):
            gc.collect()
            held.append(memory())
        lab.set(stimulus=move % 101 / 10, inhibition=move % 21 / 20)
    return held


class Timed:
    """One cell of the open notebook, whose first slider is moved unless :meth:`take` chose another."""

    def __init__(self, notebook: Notebook, place: int) -> None:
        self.page = notebook.page
        self.cell = notebook.cell(place)
        self.handles = self.cell.locator(".noUi-handle")
        self.handle = self.handles.first
        self.page.evaluate("place => window.jupyterapp.shell.currentWidget.content.scrollToItem(place, 'start')", place)
        self.cell.locator("img, canvas").first.wait_for()
        self.cell.evaluate("cell => stopwatch.watch(cell)")
        self.page.wait_for_timeout(1000)

    def take(self, place: int) -> Timed:
        """Move the slider at ``place`` from now on."""
        self.handle = self.handles.nth(place)
        return self

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
        self.page.wait_for_timeout(60)
        return waited

    def presses(self, count: int = PRESSES) -> list[float]:
        self.handle.focus()
        self.page.keyboard.press("Home")
        self.page.wait_for_timeout(1500)
        # There and back, so that no press meets the end of the slider.
        there = min(40, self.steps())
        keys = ["ArrowRight"] * there + ["ArrowLeft"] * there
        return [self.press(keys[place % len(keys)]) for place in range(WARM_UP + count)][WARM_UP:]

    def drag(self) -> float:
        """Pictures painted a second while the mouse drags the slider to and fro."""
        self.page.keyboard.press("Home")
        self.page.wait_for_timeout(1500)
        mouse = self.page.mouse
        track = self.cell.locator(".noUi-target").first.bounding_box()
        handle = self.handle.bounding_box()
        y = handle["y"] + handle["height"] / 2
        mouse.move(handle["x"] + handle["width"] / 2, y)
        mouse.down()
        self.page.evaluate("stopwatch.startCounting()")
        start = time.perf_counter()
        while (gone := time.perf_counter() - start) < DRAG_SECONDS:
            # Two and a half seconds from end to end: no faster than an eye can follow.
            share = 1 - abs(1 - gone / 2.5 % 2)
            mouse.move(track["x"] + share * track["width"], y)
            # Often enough for a new value of the slider each time; more would only keep the machine busy.
            time.sleep(max(0, 0.025 - (time.perf_counter() - start - gone)))
        rate = self.page.evaluate("stopwatch.rate()")
        mouse.up()
        self.page.wait_for_timeout(1500)
        return rate


@contextmanager
def opened(*sources: str):
    """A notebook with these cells, run in JupyterLab in Chromium; yields what each cell's lab is timed by."""
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    with tempfile.TemporaryDirectory(prefix="pain-bench-") as name:
        notebook = new_notebook(cells=[new_code_cell(source) for source in sources], metadata=kernel)
        nbformat.write(notebook, Path(name) / "bench.ipynb")
        with jupyter_lab(Path(name)) as server, chromium() as browser:
            page = browser.new_page(viewport={"width": 1366, "height": 900})
            page.add_init_script(path=HERE / "stopwatch.js")
            with Notebook(page, server, "bench.ipynb") as notebook:
                notebook.open()
                notebook.run_all()
                yield (Timed(notebook, place) for place in range(len(sources)))
                if notebook.problems():
                    raise RuntimeError("\n".join(notebook.problems()))


def time_against_interact() -> list[tuple[list[float], float]]:
    """Press times in ms and pictures a second, of the lab and of the baseline."""
    with opened(LAB_CELL, (HERE / "interact_baseline.py").read_text(encoding="utf-8")) as cells:
        return [(timed.presses(), timed.drag()) for timed in cells]


def lab_cells() -> dict[str, str]:
    """Each lab as a notebook of the course opens it: the call, with the notebook's number, and the cell."""
    found = {}
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if "explore" in cell.metadata.get("tags", []):
                found[f"{path.name[:2]} {ast.unparse(ast.parse(cell.source).body[-1])}"] = cell.source
    return found


def time_each_lab() -> dict[str, float]:
    """Milliseconds from a key press to the painted picture in each lab: the median of its slowest slider."""
    cells = lab_cells()
    with opened(*cells.values()) as timed:
        return {
            name: max(
                statistics.median(one.take(place).presses(PRESSES_OF_EACH)) for place in range(one.handles.count())
            )
            for name, one in zip(cells, timed)
        }


def table(curve_time: float, held: list, lab: tuple, baseline: tuple) -> str:
    def ninth(times):
        return statistics.quantiles(times, n=10)[-1]

    (lab_times, lab_rate), (baseline_times, baseline_rate) = lab, baseline
    medians = [statistics.median(times) for times in (lab_times, baseline_times)]
    flat = "not measured on this system" if None in held else f"{held[0]:.0f} then {held[1]:.0f} MB"
    rows = [
        ("", "lab", "interact", "target for the lab"),
        ("key press to painted picture, median", f"{medians[0]:.0f} ms", f"{medians[1]:.0f} ms", "at most 60 ms"),
        ("key press to painted picture, 9 of 10", f"{ninth(lab_times):.0f} ms", f"{ninth(baseline_times):.0f} ms", ""),
        ("times quicker than interact", f"{medians[1] / medians[0]:.1f}", "", "at least 6"),
        ("pictures a second while dragging", f"{lab_rate:.1f}", f"{baseline_rate:.1f}", "at least 15"),
        ("one gate curve of 200 stimuli", f"{curve_time:.2f} ms", "", "below 0.5 ms"),
        ("memory after 400 moves, after 2,400", flat, "", "flat"),
    ]
    return "\n".join(f"{what:<40}{lab:>18}{other:>12}   {target}".rstrip() for what, lab, other, target in rows)


def main() -> None:
    missing = why_no_browser()
    if missing:
        sys.exit(missing)
    print(
        f"Measuring: {PRESSES} key presses and {DRAG_SECONDS} s of dragging each. This takes about a minute.",
        flush=True,
    )
    print(table(time_curve(), memory_over_moves(), *time_against_interact()), flush=True)
    print(
        "\nKey press to painted picture in each lab of the course, median of its slowest slider; target at most 80 ms:",
        flush=True,
    )
    for name, time_taken in time_each_lab().items():
        print(f"{name[:90]:<92}{time_taken:>5.0f} ms")
