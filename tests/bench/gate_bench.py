"""The gate lab beside the same figure drawn with `interact` and pyplot, and what the model costs it."""

from __future__ import annotations

import gc
import os
import statistics
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np

from pain_helpers.labs import GateLab
from pain_helpers.model import gate

from .timed import HERE, a_cell_each, page_with, server_of

PRESSES = 20
DRAG_SECONDS = 2.0
LAB_CELL = "from pain_helpers.labs import GateLab\nGateLab()"
STIMULI = np.linspace(0, 10, 200)


class Gate(NamedTuple):
    """Key presses to painted pictures (ms), and pictures a second of a drag."""

    presses: list[float]
    rate: float


def curve():
    """One curve of 200 stimuli, away from the healthy state."""
    return gate.rating(STIMULI, inhibition=0.4, transmitter_release=1.2)


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


def memory_over_moves(first: int = 200, more: int = 1000) -> list[float | None]:
    """Megabytes after the first moves of a lab, and after many more."""
    lab = GateLab()
    held = []
    for move in range(first + more + 1):
        if move in (first, first + more):
            gc.collect()
            held.append(memory())
        lab.set(stimulus=move % 101 / 10, inhibition=move % 21 / 20)
    return held


def against_interact(browser) -> tuple[Gate, Gate]:
    """The lab, and the baseline in the next cell of the same notebook."""
    cells = [LAB_CELL, (HERE / "interact_baseline.py").read_text(encoding="utf-8")]
    with server_of({"gate.ipynb": cells}) as server, page_with(server, browser, "gate.ipynb") as notebook:
        lab, baseline = (
            Gate(timed.presses(PRESSES), timed.drag(DRAG_SECONDS).pictures) for timed in a_cell_each(notebook)
        )
    return lab, baseline
