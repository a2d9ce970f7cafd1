"""A lab that was closed, or whose cell ran again, is gone with all that was in it."""

import gc
import weakref
from types import SimpleNamespace

import pytest
from course import ALL
from ipywidgets.widgets.widget import _instances
from shared_lab import closing

from pain_helpers.labs import CaseLab, GateLab, MixLab, TurnedUpLab
from pain_helpers.labs.frame import family


@pytest.fixture(autouse=True)
def no_widgets():
    with closing():
        yield


@pytest.fixture
def run(monkeypatch):
    """Runs a cell that makes a lab, as a kernel does for a front end that tells which cell it is."""
    shell = SimpleNamespace(user_ns={"_oh": {}}, user_ns_hidden={}, displayhook=SimpleNamespace(), parent_header={})
    monkeypatch.setattr(family, "_shell", lambda: shell)
    runs = iter(range(1, 1000))

    def run_cell(cell, *labs):
        count = next(runs)
        shell.parent_header = {"metadata": {"cellId": cell} if cell else {}, "header": {"msg_id": str(count)}}
        made = [lab() for lab in labs]
        # What IPython keeps of the last line of a cell.
        shell.user_ns["_oh"][count] = shell.user_ns[f"_{count}"] = shell.user_ns["_"] = made[-1]
        shell.user_ns_hidden[f"_{count}"] = shell.user_ns_hidden["_"] = made[-1]
        shell.displayhook._ = made[-1]
        return [weakref.ref(lab) for lab in made]

    return run_cell


def left(*found):
    gc.collect()
    return [one() for one in found if one() is not None]


@pytest.mark.parametrize("kind", [GateLab, CaseLab, MixLab])
def test_a_closed_lab_is_collected(kind):
    # Among what may hold it: were the page's code a path, anywidget would watch the file, and each widget for ever.
    before = len(_instances)
    lab = kind()
    lab.set().hold().reset()
    lab._repr_mimebundle_()
    parts = [weakref.ref(part) for part in family.family(lab)]
    lab.close()
    assert len(_instances) == before, "parts of a closed lab stay open"
    assert lab.set().words, "a closed lab is no longer an object"
    del lab
    assert not left(*parts)


def test_a_lab_whose_cell_runs_again_is_collected_and_no_other(run):
    (first,) = run("cell 1", TurnedUpLab)
    (other,) = run("cell 2", TurnedUpLab)
    open_widgets = len(_instances)
    for _ in range(3):
        (again,) = run("cell 1", TurnedUpLab)
    assert not left(first), "each run of a cell leaves its lab behind"
    assert other().comm is not None and again().comm is not None
    assert len(_instances) == open_widgets


def test_closed_labs_do_not_wait_until_python_looks_for_garbage(run):
    """A newer Python looks so seldom that a kernel would grow by 200 MB while someone runs all again and again."""
    gc.disable()
    try:
        found = [run("cell", TurnedUpLab)[0] for _ in range(2 * family.MOST_WAITING + 1)]
        there = sum(lab() is not None for lab in found)
    finally:
        gc.enable()
    assert there <= family.MOST_WAITING + 1


def test_several_labs_of_one_run_stay_and_close_together(run):
    both = run("cell", TurnedUpLab, TurnedUpLab)
    assert all(lab().comm is not None for lab in both)
    run("cell", TurnedUpLab)
    assert not left(*both)


def test_without_a_cell_nothing_is_closed(run):
    found = [run("", TurnedUpLab)[0] for _ in range(2)]
    assert all(lab().comm is not None for lab in found)


WITH_LABS = [notebook for notebook in ALL if any("pain_helpers.labs" in c.source for c in notebook.tagged("python"))]


@pytest.mark.parametrize("notebook", WITH_LABS, ids=lambda notebook: notebook.path.stem)
def test_a_cell_that_shows_no_lab_leaves_none_open(notebook):
    """Each would hold about ten megabytes of a learner's kernel for as long as that runs."""
    (cell,) = notebook.tagged("python")
    open_widgets = len(_instances)
    exec(cell.source, {})
    assert len(_instances) == open_widgets, f"close the labs that this cell makes:\n{cell.source}"
