"""The suite itself: what tests share is as it was, and what is written down of how long they take is of these tests."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from shared_lab import SharedLab, lab_of, seen

from pain_helpers.labs import CrowdLab, GateLab, WindUpLab

TESTS = Path(__file__).resolve().parent


@pytest.fixture
def shared():
    shared = SharedLab(WindUpLab)
    yield shared
    shared.close()


def test_a_lab_that_a_test_moved_is_put_back(shared):
    lab, first = shared.lab, seen(shared.lab)
    lab.set(rate=0.1).hold()
    assert seen(lab) != first
    shared.put_back()
    assert shared.lab is lab and seen(lab) == first


@pytest.mark.parametrize(
    "leave",
    [
        lambda lab: lab._toggle_table(),
        lambda lab: lab._first.update(rate=0.1),
        lambda lab: setattr(lab._picture, "scale", 0.5),
        lambda lab: setattr(lab, "draw", lambda: 1 / 0),
        lambda lab: lab.close(),
    ],
    ids=["open table", "first value", "scale", "broken", "closed"],
)
def test_a_lab_that_does_not_come_back_is_opened_anew(shared, leave):
    lab, first = shared.lab, seen(shared.lab)
    leave(lab)
    shared.put_back()
    assert shared.lab is not lab and len(seen(shared.lab)[0]) == len(first[0])
    assert seen(shared.lab)[1:] == first[1:]


def test_no_answer_of_one_test_comes_in_the_midst_of_the_next():
    shared = SharedLab(CrowdLab)
    lab, first = shared.lab, seen(shared.lab)
    row = lab._rows["rate"]
    row.slider.value = row.slider.min
    timer = lab._rest
    assert timer.is_alive()
    shared.put_back()
    assert not timer.is_alive() and shared.lab is lab and seen(lab) == first
    shared.close()


def test_a_shared_lab_shows_what_one_that_is_opened_so_shows():
    for found, inputs, values in ((WindUpLab, (), {"rate": 0.1}), (GateLab, ("stimulus",), {"stimulus": 2.0})):
        lab, alone = lab_of(found, *inputs, **values), found(*inputs, **values)
        assert (lab.words, lab.csv()) == (alone.words, alone.csv())
        assert (
            list(lab.declared) == list(alone.declared)
            and lab._picture._last.tobytes() == alone._picture._last.tobytes()
        )
        alone.close()
    assert lab_of(WindUpLab) is lab_of(WindUpLab, rate=0.2), "each is opened once"
    assert "rate=1," in repr(lab_of(WindUpLab)), "and is as it opened"


def test_what_takes_long_is_mostly_of_tests_that_are_there():
    measured = json.loads((TESTS / "seconds.json").read_text(encoding="utf-8"))["tests"]
    assert len(measured) > 20, "nothing is known of what takes long: call `make seconds`"
    gone = [name for name in measured if not is_there(*name.split("::"))]
    assert len(gone) < 0.2 * len(measured), f"{', '.join(gone)} are gone: call `make seconds`"


def is_there(file: str, test: str) -> bool:
    path = TESTS.parent / file
    return path.exists() and bool(re.search(rf"^def {test}\(", path.read_text(encoding="utf-8"), re.MULTILINE))


WHO = """
import os
import pytest

@pytest.mark.parametrize("value", range(4))
@pytest.mark.parametrize("lab", ["OneLab()", "OtherLab()"])
def test_who(lab, value):
    with open("who", "a", encoding="utf-8") as file:
        print(os.environ["PYTEST_XDIST_WORKER"], {group}, file=file)
"""


def test_tests_that_share_something_run_on_one_worker(tmp_path):
    """A sweep's by lab, other files' by file: else each would open its lab or its notebook anew."""
    (tmp_path / "tests").mkdir()
    for name in ("conftest.py", "kernels.py", "seconds.json"):
        shutil.copy(TESTS / name, tmp_path / "tests" / name)
    for name, group in (("test_labs.py", "lab"), ("test_one.py", "'one'"), ("test_other.py", "'other'")):
        (tmp_path / "tests" / name).write_text(WHO.format(group=group), encoding="utf-8")
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup", "-p", "no:cacheprovider", "tests"]
    ran = subprocess.run(command, cwd=tmp_path, env=own, capture_output=True, text=True, check=False)
    assert "24 passed" in ran.stdout, ran.stdout + ran.stderr
    seen = {tuple(line.split()) for line in (tmp_path / "who").read_text(encoding="utf-8").splitlines()}
    assert sorted(group for _, group in seen) == ["OneLab()", "OtherLab()", "one", "other"]
    assert len({worker for worker, _ in seen}) == 2, "nobody shares the work"


def test_a_package_that_is_loaded_later_answers_whoever_asks(tmp_path):
    for path in (TESTS / "later").glob("*.py"):
        (tmp_path / path.name).write_text("def is_valid_syntax(*asked):\n    return *asked, __file__", encoding="utf-8")
        code = f"import {path.stem} as it\nfor one in 'ab': print(*it.is_valid_syntax('iri', one))"
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (TESTS / "later", tmp_path)))}
        said = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout
        assert said.splitlines() == [f"iri {one} {tmp_path / path.name}" for one in "ab"]
