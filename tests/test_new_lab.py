"""`make new-lab` writes a lab that passes every test but the one that asks for a notebook."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")


def tree(folder: Path) -> Path:
    """A copy of what a lab is written into and tested by."""
    for name in ("pain_helpers", "notebooks", "tests", ".ci"):
        shutil.copytree(ROOT / name, folder / name, ignore=LEFT_OUT)
    for name in ("pyproject.toml", "requirements.lock", "Makefile", "README.md", "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def run(folder: Path, *arguments: str):
    # The copy's package comes before the one that is installed.
    paths = [str(folder), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    for name in ("PYTEST_XDIST_WORKER", "PYTEST_ADDOPTS"):
        environment.pop(name, None)
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def run_tests(folder: Path, *arguments: str):
    return run(folder, "-m", "pytest", "-q", "-rf", "-p", "no:cacheprovider", *arguments)


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.glob("pain_helpers/**/*.py")
    }


def assert_in_style(folder: Path, topic: str, name: str) -> None:
    labs = "pain_helpers/labs"
    written = [f"{labs}/__init__.py", *(f"{labs}/{topic}/{name}_{part}.py" for part in ("lab", "picture"))]
    for check in (["check"], ["format", "--check"]):
        style = run(folder, "-m", "ruff", *check, "--no-cache", *written)
        assert style.returncode == 0, style.stdout


def test_a_new_lab_passes_the_sweep_and_says_what_is_left_to_do(tmp_path):
    folder = tree(tmp_path)
    made = run(folder, ".ci/new_lab.py", "ketamine", "dose_and_time")
    assert made.returncode == 0, made.stderr
    assert "03_ketamine.ipynb" in made.stdout and "DoseAndTimeLab()" in made.stdout
    assert_in_style(folder, "ketamine", "dose_and_time")

    # Of the sweep, only this test looks into notebooks.
    swept = run_tests(folder, "tests/test_labs.py", "-k", "listed and DoseAndTimeLab")
    failed = re.findall(r"^FAILED (\S+\])", swept.stdout, re.MULTILINE)
    assert failed == ["tests/test_labs.py::test_a_lab_is_listed_and_in_a_notebook[DoseAndTimeLab]"], swept.stdout
    assert "DoseAndTimeLab stands in no notebook." in swept.stdout
    assert "from pain_helpers.labs import DoseAndTimeLab" in swept.stdout

    # Its cell is in the notebook: nothing is left.
    path = folder / "notebooks" / "03_ketamine.ipynb"
    notebook = nbformat.read(path, as_version=4)
    cell = re.search(r"^    (# Lab: .*?\(\))$", made.stdout, re.MULTILINE | re.DOTALL)[1].replace("\n    ", "\n")
    new = nbformat.v4.new_code_cell(cell, id="new-lab", metadata={"tags": ["explore", "lab", "hide-input"]})
    notebook.cells.append(new)
    nbformat.write(notebook, path)
    files = [f"tests/test_{name}.py" for name in ("labs", "rooms", "examples")]
    swept = run_tests(folder, *files, "-k", "DoseAndTimeLab or dose_and_time")
    assert swept.returncode == 0 and int(re.search(r"(\d+) passed", swept.stdout)[1]) > 30, swept.stdout


@pytest.mark.parametrize(
    "topic, name, said",
    [
        ("", "", "Say where and what, as in: make new-lab TOPIC=ketamine NAME=dose_and_time."),
        ("ketamine", "", "Say where and what, as in: make new-lab TOPIC=ketamine NAME=dose_and_time."),
        ("frame", "dose", "There is no topic 'frame': TOPIC must be one of course, evidence, gate, "),
        ("../model", "dose", "There is no topic '../model': TOPIC must be one of "),
        ("ketamine", "Dose And Time", "NAME must be up to 40 small letters, digits and single underscores, "),
        ("ketamine", "dose-and-time", "as in dose_and_time, not 'dose-and-time'."),
        ("ketamine", "2_doses", "not '2_doses'."),
        ("ketamine", "d" * 41, "NAME must be up to 40 small letters"),
        ("ketamine", "dose_lab", "NAME goes without _lab, which is added: 'dose'."),
        ("ketamine", "infusion", "InfusionLab is there already: choose another NAME."),
        ("gate", "infusion", "InfusionLab is there already: choose another NAME."),
    ],
)
def test_bad_names_get_one_sentence_and_change_nothing(tmp_path, topic, name, said):
    labs = tmp_path / "pain_helpers" / "labs"
    shutil.copytree(ROOT / "pain_helpers" / "labs", labs, ignore=LEFT_OUT)
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci", ignore=LEFT_OUT)
    before = files(tmp_path)
    made = run(tmp_path, ".ci/new_lab.py", "--", topic, name)
    assert made.returncode == 1 and made.stdout == ""
    assert said in made.stderr and made.stderr.count("\n") == 1 and made.stderr.endswith(".\n"), made.stderr
    assert files(tmp_path) == before


def test_a_long_name_is_laid_out_by_ruff_too(tmp_path):
    folder, name = tree(tmp_path), "a_" * 19 + "z"
    made = run(folder, ".ci/new_lab.py", "gate", name)
    assert made.returncode == 0, made.stderr
    assert_in_style(folder, "gate", name)
