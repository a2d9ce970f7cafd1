"""Which tests run together, and which first. What is tried by chance is the same in each run."""

import collections
import gc
import json
import os
from pathlib import Path

import nbval.kernel
import pytest
from hypothesis import settings
from jupyter_client.manager import KernelManager
from kernels import by_ipc
from xdist.scheduler import LoadScopeScheduling

settings.register_profile("course", derandomize=True, database=None, deadline=None)
settings.load_profile("course")

# Of the hundreds of thousands of objects of open labs hardly one is garbage: to look for it takes time, so seldom.
gc.set_threshold(5_000)

# What workers, servers and kernels would load, and nobody asks: there it is loaded when somebody does.
paths = [str(Path(__file__).parent / "later"), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
os.environ["PYTHONPATH"] = os.pathsep.join(dict.fromkeys(paths))

nbval.kernel.KernelManager = lambda **traits: KernelManager(**by_ipc(), **traits)


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all tests of a worker: Playwright takes no second one beside it."""
    from browser.jupyter import SHELL, chromium  # most runs need none

    with chromium(SHELL) as running:
        yield running


@pytest.fixture
def own_room(monkeypatch):
    """A room with only the labs of one test in it: the switch for large type draws all that are in the room."""
    from pain_helpers.labs.frame import present  # most runs of a single test need none

    room = present._Room()
    monkeypatch.setattr(present, "_ROOM", room)
    yield
    for lab in list(room.labs):
        lab.close()


#: What took long when it was measured last: the tests that run together, and each test over all that it is tried with.
MEASURED = Path(__file__).parent / "seconds.json"
#: Less than so many seconds in all are not written down, and a test that takes them is left out of `make quick`.
WORTH_A_LINE = 0.4
#: Sweeps, too long for one worker: here those tests run together that have the first parameter in common.
SWEEPS = ("tests/test_labs.py", "tests/test_outside.py", "tests/browser/test_notebooks.py")


def group_of(name: str) -> str:
    """Whose tests run together: a file's, and in a sweep those of a lab or a notebook.

    They share what is made once for all of them: a notebook's kernel, the page it is open in, a lab, a crowd.
    """
    file, _, test = name.partition("::")
    return f"{file} {test.partition('[')[2].rstrip(']').partition('-')[0]}".rstrip() if file in SWEEPS else file


def function_of(name: str) -> str:
    """The test itself, without what it is tried with."""
    return name.partition("[")[0]


class Groups(LoadScopeScheduling):
    """Gives a worker one group after the other. xdist's own marks for groups are lost in pytest from 9.2 on."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


def pytest_xdist_make_scheduler(config, log):
    config.option.loadscopereorder = False  # they stand in our order
    return Groups(config, log)


def pytest_configure_node(node):
    """A worker begins with its controller's first path, in which what is loaded later is not yet."""
    node.gateway.remote_exec("import rfc3987_syntax").waitclose()


def pytest_xdist_auto_num_workers(config):
    """One more than there are cores, since a browser and a kernel wait for each other; without these, one a core."""
    return min(4, (os.cpu_count() or 1) + (not config.getoption("--quick")))


def pytest_addoption(parser):
    parser.addoption("--quick", action="store_true", help="leave out browser, notebooks and what takes long")
    parser.addoption("--write-seconds", action="store_true", help=f"write what takes long into tests/{MEASURED.name}")


def pytest_configure(config):
    if config.getoption("--write-seconds") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Stopwatch())


def pytest_collection_modifyitems(config, items):
    measured = json.loads(MEASURED.read_text(encoding="utf-8"))
    if config.getoption("--quick"):
        left_out = {item for item in items if takes_long(item, measured["tests"])}
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    # What takes longest begins first, so that no worker is left with it when the others are done.
    items.sort(key=lambda item: -measured["groups"].get(group_of(item.nodeid), 0))


def takes_long(item, measured: dict[str, float]) -> bool:
    is_cell = item.nodeid.partition("::")[0].endswith(".ipynb")
    return bool(is_cell or item.get_closest_marker("browser") or function_of(item.nodeid) in measured)


class Stopwatch:
    """Adds up what tests take, and writes down what is long."""

    def __init__(self):
        self._seconds = {"groups": collections.Counter(), "tests": collections.Counter()}

    def pytest_runtest_logreport(self, report):
        self._seconds["groups"][group_of(report.nodeid)] += report.duration
        if not group_of(report.nodeid).endswith(".ipynb"):
            self._seconds["tests"][function_of(report.nodeid)] += report.duration

    def pytest_sessionfinish(self):
        long = {
            kind: {name: round(seconds, 1) for name, seconds in found.most_common() if seconds >= WORTH_A_LINE}
            for kind, found in self._seconds.items()
        }
        MEASURED.write_text(json.dumps(long, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
