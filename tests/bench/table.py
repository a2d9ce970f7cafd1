"""The tables of the bench: in a file, and in one line of the README."""

from __future__ import annotations

import datetime
import os
import platform
import re
import statistics
from collections.abc import Iterable
from pathlib import Path

from ..browser.jupyter import REPOSITORY
from .gate_bench import Gate
from .labs_bench import Answer, ninth
from .timed import Rates

RESULTS = Path(__file__).resolve().parent / "results.md"
README = REPOSITORY / "README.md"
MARKS = ("<!-- bench -->", "<!-- /bench -->")
#: What a learner may wait for: median and 9 of 10 presses (ms), and pictures a second while dragging.
MOST, MOST_NINTH, LEAST_RATE = 60.0, 100.0, 15.0
#: A coarse slider goes through fewer values than that; then nearly each of them must be seen.
NEARLY = 0.85


def machine() -> str:
    """This machine in a few words: its cores, its processor, its system and Python."""
    found = re.search(r"model name\s*: (.*)", _read("/proc/cpuinfo"))
    name = found[1].strip() if found else platform.processor() or platform.machine()
    return f"{os.cpu_count()} cores, {name}, {platform.system()}, Python {platform.python_version()}"


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError:
        return ""


def in_columns(rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown; the first row is its head."""
    head, *rest = [list(row) for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rest])


def of_gate(curve: float, held: list[float | None], lab: Gate, baseline: Gate) -> str:
    medians = [statistics.median(each.presses) for each in (lab, baseline)]
    flat = "not measured on this system" if None in held else f"{held[0]:.0f}, {held[1]:.0f} MB"
    return in_columns(
        [
            ("the gate's lab", "lab", "interact", "target"),
            ("key press to painted picture, median", f"{medians[0]:.0f} ms", f"{medians[1]:.0f} ms", "at most 60 ms"),
            ("9 of 10 at most", f"{ninth(lab.presses):.0f} ms", f"{ninth(baseline.presses):.0f} ms", "at most 100 ms"),
            ("times quicker than interact", f"{medians[1] / medians[0]:.1f}", "", "at least 6"),
            ("pictures a second while dragging", f"{lab.rate:.1f}", f"{baseline.rate:.1f}", "at least 20"),
            ("one curve of 200 stimuli", f"{curve:.2f} ms", "", "below 0.5 ms"),
            ("memory after 200 moves, after 1,200", flat, "", "flat"),
        ]
    )


def smooth(rates: Rates) -> bool:
    """Whether a drag showed enough pictures."""
    return rates.pictures >= min(LEAST_RATE, NEARLY * rates.values)


def of_labs(answers: list[Answer]) -> str:
    rows = [("lab", "its slowest slider", "median (ms)", "9 of 10 (ms)", "pictures a second", "of values", "")]
    for answer in answers:
        met = answer.median <= MOST and answer.ninth <= MOST_NINTH and smooth(answer.rates)
        times = (answer.median, answer.ninth, *answer.rates)
        rows.append((f"`{answer.lab}`", answer.slider, *(f"{part:.0f}" for part in times), "" if met else "missed"))
    return in_columns(rows)


def page(gate: str, labs: str, started: str, imported: float, live: float, itself: float) -> str:
    """The file: both tables, and how quickly it all begins."""
    return f"""# How fast the course answers

Written by `make bench`; do not edit. Measured {started} on {machine()}, in JupyterLab in Chromium, in one run.

{gate}

- `import pain_helpers.labs`: {imported:.2f} s (target: at most 1 s).
- From Run All in notebook 01 to its first lab's answer to a key: {live:.1f} s (target: at most 3 s).
- From notebook 01 being open to the same answer, with nothing else pressed: {itself:.1f} s (target: at most 5 s).

From a key press to the painted picture, for each lab as its notebook opens it: every slider is tried, and the slowest
measured. Targets: median at most {MOST:.0f} ms, 9 of 10 presses at most {MOST_NINTH:.0f} ms, at least {LEAST_RATE:.0f}
pictures a second while the finest slider is dragged, or nearly every value where it goes through fewer.

{labs}
"""


def in_short(answers: list[Answer], started: str) -> str:
    """What the README says of it."""
    slowest = max(answers, key=lambda answer: answer.median)
    missed = sum(not smooth(answer.rates) for answer in answers)
    drawn = "a drag was smooth in all of them" if not missed else f"a drag was not smooth in {missed} of them"
    return (
        f"Measured {started} ({machine()}): from a key press to the painted picture, the slowest slider of the slowest "
        f"of {len(answers)} labs took {slowest.median:.0f} ms (median); {drawn}. [All labs](tests/bench/results.md)"
    )


def quoted(text: str, said: str) -> str:
    """A text with what is said between its marks."""
    first, last = map(re.escape, MARKS)
    whole, count = re.subn(f"(?<={first})[^<]*(?={last})", lambda _: f"\n{said}\n", text)
    if count != 1:
        raise ValueError(f"README.md needs one pair of marks {MARKS[0]} and {MARKS[1]}; it has {count}.")
    return whole


def write(gate: str, answers: list[Answer], imported: float, live: float, itself: float) -> None:
    started = datetime.date.today().isoformat()
    RESULTS.write_text(page(gate, of_labs(answers), started, imported, live, itself), encoding="utf-8")
    README.write_text(quoted(README.read_text(encoding="utf-8"), in_short(answers, started)), encoding="utf-8")
