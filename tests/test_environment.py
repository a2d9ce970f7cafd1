"""What installs the course: the Python it takes, and a copy of the package that stands without its source."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest
import yaml
from kernels import by_ipc
from nbclient import NotebookClient
from traitlets.config import Config

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
OLDEST, NEWEST = (int(minor) for minor in re.search(r"for Python 3\.(\d+) to 3\.(\d+) ", LOCK).groups())
TOO_OLD, TOO_NEW = f"3.{OLDEST - 1}", f"3.{NEWEST + 1}"

# Any version of Python that a test asks for: a real one that says so, and that writes down what it is to install.
FAKE = """#!/bin/sh
case "$1 $2" in
    -c\\ *) exec "{real}" -c 'import sys; sys.version_info = ({version}, 0, "final", 0); exec(sys.argv[1])' "$2" ;;
    "-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
    "-m pip") if [ "$3" = install ]; then echo "$*" >> installed; exit {status}; fi ;;
esac
"""


@pytest.fixture
def machine(tmp_path):
    """A folder of the project on a machine that has these Pythons and no others; returns (status, words, installed)."""
    if os.name != "posix":
        pytest.skip("Windows has no make, and installs by pip alone.")
    (tmp_path / "course" / ".ci").mkdir(parents=True)
    for name in (".ci/venv", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / "course" / name)
    (tmp_path / "bin").mkdir()
    for tool in ("sh", "cat", "cp", "dirname", "mkdir", "mktemp", "rm", "touch"):
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool))

    def call(status=0, python=None, **pythons):
        for path in (tmp_path / "bin").glob("python*"):
            path.unlink()
        for name, version in pythons.items():
            path = tmp_path / "bin" / name.replace("_", ".")
            path.write_text(FAKE.format(real=sys.executable, version=version.replace(".", ", "), status=status))
            path.chmod(0o755)
        chosen = {} if python is None else {"PYTHON": python}
        done = subprocess.run(
            ["sh", ".ci/venv", "lab"],
            cwd=tmp_path / "course",
            env={"PATH": str(tmp_path / "bin"), **chosen},
            capture_output=True,
            text=True,
            check=False,
        )
        installed = tmp_path / "course" / "installed"
        return done.returncode, done.stderr.splitlines(), installed.read_text() if installed.exists() else ""

    return call


@pytest.mark.parametrize("version", [f"3.{OLDEST}", f"3.{NEWEST}"])
def test_a_tested_python_gets_the_tested_versions(machine, version):
    status, words, installed = machine(python3=version)
    assert status == 0, words
    assert words[0] == f"Making .venv with Python {version}.0."
    assert "--constraint requirements.lock" in installed
    assert not any("newer" in line for line in words)


@pytest.mark.parametrize("version", [TOO_NEW, "4.0"])
def test_a_python_newer_than_tested_is_tried_with_one_line_of_warning(machine, version):
    status, words, installed = machine(python3=version)
    assert status == 0, words
    (warning,) = [line for line in words if "newer" in line]
    assert f"Python {version}.0 is newer" in warning
    assert "--upgrade" in installed and "requirements.lock" not in installed, "old versions are not built for it"


def test_a_python_too_new_for_the_packages_is_told_what_helps(machine):
    status, words, _ = machine(status=1, python3=TOO_NEW)
    assert status == 1
    assert "install a tested one and name it" in words[-1]


@pytest.mark.parametrize("version", ["2.7", TOO_OLD])
def test_a_python_too_old_is_refused_in_one_sentence(machine, version):
    for call in ({"python3": version}, {"python": "python3", "python3": version}):
        status, words, installed = machine(**call)
        assert status == 1 and not installed
        (sentence,) = words
        assert sentence.startswith(f"This course needs Python 3.{OLDEST}, ")
        assert f"and python3 {'here ' if 'python' not in call else ''}is {version}.0" in sentence


def test_no_python_at_all_is_said_in_one_sentence(machine):
    status, (sentence,), _ = machine()
    assert status == 1
    assert "python3 here is not there" in sentence


def test_a_tested_python_goes_before_a_newer_one(machine):
    _, words, _ = machine(python3=TOO_NEW, python3_12="3.12")
    assert words[0] == "Making .venv with Python 3.12.0."


def test_an_environment_of_a_newer_python_gives_way_to_a_tested_one(machine):
    assert machine(python3=TOO_NEW)[1][0] == f"Making .venv with Python {TOO_NEW}.0."
    assert "Making" not in machine(python3=TOO_NEW)[1][0], "what works is kept"
    assert machine(python3=TOO_NEW, python3_12="3.12")[1][0] == "Making .venv with Python 3.12.0."
    assert "Making" not in machine(python3="3.13")[1][0], "what is tested is kept"


def test_a_notebook_runs_from_what_conda_installs_when_the_source_is_gone(tmp_path):
    """A hub builds its image in one place, mounts the learner's home over it, and puts the notebooks elsewhere."""
    source, copy, home = (tmp_path / name for name in ("source", "copy", "home"))
    source.mkdir()
    for name in ("pyproject.toml", PROJECT["readme"], *PROJECT["license-files"]):
        shutil.copy(ROOT / name, source / name)
    shutil.copytree(ROOT / "pain_helpers", source / "pain_helpers", ignore=shutil.ignore_patterns("__pycache__"))
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    (by_pip,) = [part["pip"] for part in environment["dependencies"] if isinstance(part, dict)]
    quiet = ["--quiet", "--disable-pip-version-check", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run(
        [sys.executable, "-m", "pip", "install", *quiet, "--target", str(copy), *" ".join(by_pip).split()],
        cwd=source,
        check=True,
    )
    shutil.rmtree(source)

    home.mkdir()
    notebook = nbformat.read(ROOT / "notebooks" / "00_start_here.ipynb", as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("import pain_helpers\nprint(pain_helpers.__file__)"))
    config = Config(KernelManager=by_ipc())
    client = NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(home)}}, config=config)
    client.execute(env={**os.environ, "PYTHONPATH": str(copy)})
    (said,) = notebook.cells[-1].outputs
    assert Path(said.text.strip()) == copy / "pain_helpers" / "__init__.py"
    # Here a newcomer is asked nothing, wherever the course is installed.
    settings = copy / "share" / "jupyter" / "lab" / "settings" / "overrides.d" / "pain_helpers.json"
    plugin = "@jupyterlab/apputils-extension:notification"
    assert json.loads(settings.read_text())[plugin] == {"fetchNews": "false", "checkForUpdates": False}
    assert sum("image/png" in o.get("data", {}) for cell in notebook.cells for o in cell.get("outputs", [])) >= 1
    # The part of JupyterLab is whole.
    extension, installed = ROOT / "pain_helpers" / "server" / "lab_extension", copy / "share/jupyter/labextensions"
    files = {path.relative_to(extension): path.read_bytes() for path in extension.rglob("*") if path.is_file()}
    assert {Path(name) for name in ("package.json", "static/remoteEntry.js", "static/cells.json")} < files.keys()
    there = installed / "pain_helpers"
    assert {path.relative_to(there): path.read_bytes() for path in there.rglob("*") if path.is_file()} == files
    found = copy / "etc" / "jupyter" / "jupyter_server_config.d" / "pain_helpers.json"
    assert found.read_bytes() == (ROOT / "pain_helpers" / "server" / "jupyter_server_config.json").read_bytes()
