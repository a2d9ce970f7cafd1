"""What Binder will do with the course: repo2docker writes its plan, without building it and without a network."""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
LISTED = ("environment.yml", "pyproject.toml", "README.md", "LICENSE", "LICENSE-content")
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
PLAIN = [part for part in ENVIRONMENT["dependencies"] if isinstance(part, str)]
(PYTHON,) = [part.removeprefix("python=") for part in PLAIN if part.startswith("python=")]


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    """The plan, as (its lines, what was said while it was made)."""
    if os.name != "posix":
        pytest.skip("repo2docker needs Linux or macOS.")
    # Only the files of this folder that it looks for: its own virtual environment is none of Binder's.
    folder = tmp_path_factory.mktemp("course")
    for name in LISTED:
        (folder / name).write_bytes((ROOT / name).read_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "repo2docker", "--no-build", "--debug", "."],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines(), done.stdout + done.stderr


def test_the_course_is_built_by_conda_with_its_python(plan):
    assert f"Building conda environment for python={PYTHON}" in plan[1]


def test_the_files_are_there_before_the_environment_is_made_which_takes_a_copy(plan):
    lines = plan[0]
    (copied,) = [place for place, line in enumerate(lines) if re.search(r"^COPY .*src/ \$\{REPO_DIR\}/?$", line)]
    (made,) = [place for place, line in enumerate(lines) if "env update" in line]
    assert '--file "environment.yml"' in lines[made] and copied < made
    assert not [line for line in lines[made:] if "pip install" in line], "all comes from environment.yml"
    (by_pip,) = [part["pip"] for part in ENVIRONMENT["dependencies"] if isinstance(part, dict)]
    assert by_pip == ["."]


def test_the_tested_versions_are_among_those_that_binder_may_take():
    there = {"python_version": PYTHON, "python_full_version": f"{PYTHON}.7", "sys_platform": "linux"}
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line) for line in lines if line and not line.startswith("#")]
    locked = {
        canonicalize_name(pin.name): Version(str(pin.specifier).removeprefix("=="))
        for pin in pins
        if pin.marker is None or pin.marker.evaluate(there)
    }
    asked = [Requirement(part) for part in PLAIN if ">=" in part]
    assert len(asked) >= 7
    for part in asked:
        name = part.name.removesuffix("-base")  # conda's name for matplotlib without a window system
        assert locked[name] in part.specifier, f"{name} {locked[name]} was tested, and Binder may not take it"


def badges() -> list[str]:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(r"\[!\[Open [^\]]+ on Binder\]\([^)]+\)\]\(([^)]+)\)", readme)


def test_each_notebook_has_a_badge_that_opens_it():
    opened = []
    for badge in badges():
        address = urlsplit(badge)
        assert (address.scheme, address.hostname) == ("https", "mybinder.org") and address.path.startswith("/v2/gh/")
        (place,) = parse_qs(address.query)["urlpath"]
        assert place.startswith("lab/tree/") and (ROOT / unquote(place).removeprefix("lab/tree/")).is_file(), badge
        opened.append(Path(place).name)
    notebooks = {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert set(opened) == notebooks
    assert len(opened) == len(notebooks), "one badge for each"


def test_badges_open_the_released_version_and_not_whatever_is_newest():
    version = re.search(r'(?m)^version = "(.+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))[1]
    assert all(f"/v{version}?" in badge for badge in badges())
