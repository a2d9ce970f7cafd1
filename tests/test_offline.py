"""The zip for rooms without a network: it installs, runs and answers a learner with the network off.

What it installs is a fresh environment with a copy of the package and no source beside it, in the tested versions of
all that environment.yml asks for: so this is as near to Binder's and a hub's image as one comes without building it.
"""

import ast
import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
import yaml
from browser.jupyter import Notebook, Server, end_process, free_port, why_no_browser
from browser.opening import came_alive
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).resolve().parent.parent
#: The first, the one with the relay, and the one that takes the most memory and time.
NAMES = ("00_start_here.ipynb", "01_the_gate.ipynb", "10_the_whole_course.ipynb")
#: Runs its arguments where there is no network but the machine itself, whose loopback it sets up first.
LOOPBACK_ALONE = """
import fcntl, os, socket, struct, sys
fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh14x", b"lo", 0x41))  # SIOCSIFFLAGS: up and running
os.execvp(sys.argv[1], sys.argv[1:])
"""


def without_network() -> list[str]:
    """What stands before a command so that it has no network, where the system allows it; else nothing."""
    for unshare in (["unshare", "--net"], ["unshare", "--map-root-user", "--net"]):
        before = [*unshare, sys.executable, "-c", LOOPBACK_ALONE]
        allowed = shutil.which("unshare") and subprocess.run([*before, "true"], capture_output=True, check=False)
        if allowed and allowed.returncode == 0:
            return before
    return []


def refused_network(folder: Path) -> dict[str, str]:
    """An environment in which each Python refuses what goes farther than this machine, and writes it into a file."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "JUPYTER"))}
    nowhere = "http://127.0.0.1:9"
    proxies = {f"{kind}_proxy": nowhere for kind in ("http", "https", "all")}
    places = {"HOME": str(folder), "JUPYTER_PREFER_ENV_PATH": "1", "no_proxy": "127.0.0.1,localhost"}
    hook = {"PYTHONPATH": str(ROOT / "tests" / "browser" / "no_network"), "PAIN_ASKED": str(folder / "asked")}
    return {**env, **proxies, **places, **hook}


def ran(command: list, folder: Path) -> str:
    done = subprocess.run(
        [*without_network(), *map(str, command)],
        cwd=folder, env=refused_network(folder.parent), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """The zip, as `make offline` writes it."""
    folder = tmp_path_factory.mktemp("stick")
    subprocess.run([sys.executable, str(ROOT / ".ci" / "offline"), str(folder)], check=True, stdout=subprocess.DEVNULL)
    (path,) = folder.iterdir()
    return path


@pytest.fixture(scope="module")
def copy(packed, tmp_path_factory):
    """The course as unzipped on a machine without a network, and installed there."""
    folder = tmp_path_factory.mktemp("laptop")
    with zipfile.ZipFile(packed) as zipped:
        zipped.extractall(folder)
    (course,) = folder.iterdir()
    ran([sys.executable, "start.py", "--install"], course)
    return course


def python_of(copy: Path) -> Path:
    return copy / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def locked() -> dict[str, str]:
    """The tested version of each package, for this Python and system."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
        for pin in pins
        if pin.marker is None or pin.marker.evaluate()
    }


def test_the_zip_holds_the_course_and_the_tested_wheels_and_no_source(packed):
    with zipfile.ZipFile(packed) as zipped:
        (course,) = {name.split("/")[0] for name in zipped.namelist()}
        names = {name.removeprefix(f"{course}/") for name in zipped.namelist()}
        for path in (ROOT / "notebooks").glob("*.ipynb"):
            assert zipped.read(f"{course}/notebooks/{path.name}") == path.read_bytes()
    assert not {name for name in names if name.startswith("pain_helpers")}, "it runs from the wheel alone"
    wheels = [parse_wheel_filename(name.split("/")[1])[:2] for name in names if name.startswith("wheels/")]
    untested = {name: version for name, version in wheels if locked().get(name) != str(version)}
    assert untested.keys() == {"pain-helpers", "pip"}, untested


def test_all_that_binder_installs_is_there_in_its_range(copy):
    """The list of environment.yml, read with the names that pip knows."""
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    parts = [Requirement(part) for part in environment["dependencies"] if isinstance(part, str) and ">" in part]
    wanted = {part.name.removesuffix("-base"): part.specifier for part in parts if part.name != "nbgitpuller"}
    code = (
        "from importlib.metadata import distributions as all; print(*((d.name, d.version) for d in all()), sep='\\n')"
    )
    pairs = [ast.literal_eval(line) for line in ran([python_of(copy), "-c", code], copy).splitlines()]
    there = {canonicalize_name(name): version for name, version in pairs}
    assert len(wanted) >= 6 and all(there[name] in wanted[name] for name in wanted)
    assert all(locked()[name] == version for name, version in there.items() if name not in ("pain-helpers", "pip"))


def test_the_package_is_a_copy(copy):
    said = ran([python_of(copy), "-c", "import pain_helpers; print(pain_helpers.__file__)"], copy)
    assert Path(said.strip()).is_relative_to(copy / ".venv")


def test_notebooks_run_and_say_what_is_committed(copy):
    paths = [copy / "notebooks" / name for name in NAMES]
    said = ran([python_of(copy), ROOT / ".ci" / "notebooks.py", "--check", *paths], copy)
    assert said.count(": fresh") == len(NAMES), said


def test_another_python_or_system_is_refused_in_one_sentence(packed, tmp_path):
    with zipfile.ZipFile(packed) as zipped:
        inside = {Path(name).name: name for name in zipped.namelist() if name.count("/") == 1}
        for name in ("start.py", "made_for.json"):
            (tmp_path / name).write_bytes(zipped.read(inside[name]))
    made_for = json.loads((tmp_path / "made_for.json").read_text())
    (tmp_path / "made_for.json").write_text(json.dumps({**made_for, "python": "3.99"}))
    done = subprocess.run([sys.executable, "start.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and not (tmp_path / ".venv").exists()
    (sentence,) = done.stderr.splitlines()
    assert "was made for Python 3.99 on " in sentence and "make offline" in sentence and sentence.endswith(".")


@pytest.mark.browser
def test_a_learner_moves_a_slider(copy, request):
    if missing := why_no_browser():
        pytest.skip(missing)
    browser = request.getfixturevalue("browser")
    server = Server(f"http://127.0.0.1:{free_port()}", "offline", copy, place="lab/tree/notebooks/{notebook}")
    options = ["--no-browser", "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={server.url.rsplit(':', 1)[1]}"]
    options += [f"--IdentityProvider.token={server.token}", "--LabApp.expose_app_in_browser=True"]
    log = copy.parent / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "start.py", *options],
            cwd=copy, env=refused_network(copy.parent), stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        end = time.monotonic() + 60
        while b"/lab" not in log.read_bytes():
            assert process.poll() is None and time.monotonic() < end, log.read_text(errors="replace")
            time.sleep(0.1)
        context = browser.new_context(viewport={"width": 1366, "height": 900})
        context.add_init_script(path=ROOT / "tests" / "browser" / "page.js")
        with Notebook(context.new_page(), server, NAMES[1]) as notebook:
            notebook.open()
            lab = came_alive(notebook)
            picture = lab.picture()
            before, after = lab.sliders[0].drag(0.3)
            assert after["words"] != before["words"] and lab.picture() != picture
            assert not notebook.page.locator(".Toastify__toast").count(), "a newcomer is asked something"
            assert notebook.problems() == []
        context.close()
    finally:
        end_process(process)
    asked = copy.parent / "asked"
    assert not asked.exists(), asked.read_text()
