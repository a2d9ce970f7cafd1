"""The benchmark itself, without a browser and without a stopwatch: that its parts still run, and what stands of it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.gate_bench import curve
from tests.bench.labs_bench import Answer, lab_cells
from tests.bench.table import README, RESULTS, in_short, of_labs, quoted
from tests.bench.timed import Rates

ROOT = Path(__file__).resolve().parents[2]
QUICK = Answer("01 GateLab()", "Pinch", 30.0, 40.0, Rates(25.0, 30.0))


def run(code):
    # In a process of its own: the baseline uses pyplot, which nothing else of ours does.
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=ROOT, env={**os.environ, "MPLBACKEND": "agg"}, capture_output=True, text=True, timeout=600,
    )  # fmt: skip


def test_one_curve_has_200_stimuli():
    assert curve().shape == (200,)


def test_the_baseline_draws_one_figure():
    ran = run(
        "from pathlib import Path\n"
        "exec(Path('tests/bench/interact_baseline.py').read_text(encoding='utf-8'))\n"
        "print(len(plt.get_fignums()), [len(axes.lines) for axes in plt.gcf().axes])"
    )
    # The relay has no plotted lines; the curve's axes have three curves, the drop lines and the dot.
    assert ran.stdout.strip().endswith("1 [0, 5]"), ran.stdout + ran.stderr


def test_every_lab_of_the_course_is_timed():
    """The table has just the labs of today's notebooks: a new one is not forgotten, and a lost one does not stay."""
    calls = [call for labs in lab_cells().values() for call in labs]
    assert re.findall(r"^\| `(\d\d .*?)` \|", RESULTS.read_text(encoding="utf-8"), re.M) == calls, "Call make bench."


@pytest.mark.parametrize(
    "answer, missed",
    [
        (QUICK, False),
        (QUICK._replace(median=61.0), True),
        (QUICK._replace(ninth=101.0), True),
        (QUICK._replace(rates=Rates(14.0, 30.0)), True),
        (QUICK._replace(rates=Rates(6.0, 6.5)), False),  # a slider of a few steps, each of which is seen
        (QUICK._replace(rates=Rates(3.0, 6.5)), True),
    ],
)
def test_what_is_too_slow_is_said(answer, missed):
    assert ("missed" in of_labs([answer])) == missed


def test_the_readme_quotes_the_table():
    """README and table come from one run, and both say on which machine and day."""
    said, whole = quoted(README.read_text(encoding="utf-8"), ""), README.read_text(encoding="utf-8")
    (line,) = {*whole.splitlines()} - {*said.splitlines()}
    day, machine = re.match(r"Measured (\S+) \((.*?)\): ", line).groups()
    assert f"Measured {day} on {machine}, in JupyterLab" in RESULTS.read_text(encoding="utf-8")


def test_what_is_quoted_has_one_place():
    assert "[All labs]" in quoted("<!-- bench -->\nold\n<!-- /bench -->", in_short([QUICK], "2026-01-02"))
    with pytest.raises(ValueError, match="one pair of marks"):
        quoted("nothing", "said")
