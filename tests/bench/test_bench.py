"""The benchmark itself, without a browser and without a stopwatch: that its parts still run."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(code):
    # In a process of its own: the baseline uses pyplot, which nothing else of ours does.
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=ROOT, env={**os.environ, "MPLBACKEND": "agg"}, capture_output=True, text=True, timeout=600,
    )  # fmt: skip


def test_one_curve_has_200_stimuli():
    ran = run("from tests.bench.bench import curve; print(curve().shape)")
    assert ran.stdout.strip() == "(200,)", ran.stderr


def test_the_baseline_draws_one_figure():
    ran = run(
        "from pathlib import Path\n"
        "exec(Path('tests/bench/interact_baseline.py').read_text(encoding='utf-8'))\n"
        "print(len(plt.get_fignums()), [len(axes.lines) for axes in plt.gcf().axes])"
    )
    # The relay has no plotted lines; the curve's axes have three curves, the drop lines and the dot.
    assert ran.stdout.strip().endswith("1 [0, 5]"), ran.stdout + ran.stderr


def test_every_lab_of_the_course_is_timed():
    ran = run("from tests.bench.bench import lab_cells; print(sorted({name[:2] for name in lab_cells()}))")
    notebooks = sorted(path.name[:2] for path in (ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
    assert ran.stdout.strip() == str(notebooks), ran.stderr
