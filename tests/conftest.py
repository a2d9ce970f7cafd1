"""Which tests run together, and which first. What is tried by chance is the same in each run."""

import collections
import json
import os
from pathlib import Path

import nbval.kernel
import pytest
from hypothesis import settings
from jupyter_client.manager import KernelManager
from kernels import by_ipc

settings.register_profile("course", derandomize=True, database=None, deadline=None)
settings.load_profile("course")

nbval.kernel.KernelManager = lambda **traits: KernelManager(**by_ipc(), **traits)

#: What took long when it was measured last: the tests that run together, and each test over all that it is tried with.
MEASURED = Path(__file__).parent / "seconds.json"
#: Less than so many seconds in all are not written down, and a test that takes them is left out of `make quick`.
WORTH_A_LINE = 1.0


def pytest_addoption(parser):
    parser.addoption("--quick", action="store_true", help="leave out browser, notebooks and what takes long")
    parser.addoption("--write-seconds", action="store_true", help=f"write what takes long into tests/{MEASURED.name}")


def pytest_xdist_auto_num_workers():
    """One more than there are cores, since a browser and a kernel wait for each other most of the time."""
    return min(4, (os.cpu_count() or 1) + 1)


def pytest_configure(config):
    if config.getoption("--write-seconds") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Stopwatch())


def function_of(name: str) -> str:
    """The test itself, without what it is tried with."""
    return name.partition("[")[0]


def group_of(item) -> str:
    """Whose tests run together: a file's, a lab's in the labs' sweep, and in the browser a notebook's.

    A notebook's cells share a kernel, its browser tests share a page, and a lab's tests share the lab: none of these
    may be spread over workers.
    """
    if given := item.get_closest_marker("xdist_group"):
        return given.args[0]
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    file = item.nodeid.partition("::")[0]
    if item.get_closest_marker("browser"):
        return f"browser {parameters['path'].stem}" if "path" in parameters else f"browser {file}"
    lab = parameters.get("opened", parameters.get("lab"))
    return f"{file} {lab}" if lab else file


def pytest_collection_modifyitems(config, items):
    measured = json.loads(MEASURED.read_text(encoding="utf-8"))
    if config.getoption("--quick"):
        left_out = [item for item in items if takes_long(item, measured["tests"])]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]
    groups = collections.defaultdict(list)
    for item in items:
        groups[group_of(item)].append(item)
    # What takes longest begins first, so that no worker is left with it when the others are done.
    order = sorted(groups, key=lambda group: -measured["groups"].get(group, 0))
    items[:] = [item for group in order for item in groups[group]]
    for group, members in groups.items():
        for item in members:
            item.add_marker(pytest.mark.xdist_group(group))


def takes_long(item, measured: dict[str, float]) -> bool:
    is_cell = item.nodeid.partition("::")[0].endswith(".ipynb")
    return bool(is_cell or item.get_closest_marker("browser") or function_of(item.nodeid) in measured)


class Stopwatch:
    """Adds up what tests take, and writes down what is long."""

    def __init__(self):
        self._seconds = {"groups": collections.Counter(), "tests": collections.Counter()}

    def pytest_runtest_logreport(self, report):
        test, _, group = report.nodeid.rpartition("@")
        self._seconds["groups"][group] += report.duration
        if not test.partition("::")[0].endswith(".ipynb"):
            self._seconds["tests"][function_of(test)] += report.duration

    def pytest_sessionfinish(self):
        long = {
            kind: {name: round(seconds, 1) for name, seconds in found.most_common() if seconds >= WORTH_A_LINE}
            for kind, found in self._seconds.items()
        }
        MEASURED.write_text(json.dumps(long, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
