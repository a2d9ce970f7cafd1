"""One lab in two windows, two views of it in one, and a lab that is made anew under the hand: each shows the truth,
in just the pixels of its own screen."""

import pytest

from . import jupyter
from .jupyter import Notebook
from .promises import command, restart_kernel
from .test_notebooks import missing
from .test_wire import check_ended, run_cell, wait_till
from .truth import Seen, ask_kernel, write_notebook
from .wire import everything, nothing, wire

# test_notebooks.py has skipped this module, or failed, where there is no browser.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser wire")]

CELLS = (
    "from pain_helpers.labs import GateLab\nGateLab()",
    "from pain_helpers.labs import InfusionLab\nInfusionLab()",
    "import time\ntime.sleep(4)",
)
#: Each step is drawn in each window; where it is the last that counts, few do.
FEW = 3
#: How many pages the kernel draws the first lab for.
PAGES = """
from pain_helpers.labs import GateLab as _Gate
from ipywidgets.widgets.widget import _instances as _open
print([len(lab._screen.pages._known) for lab in _open.values() if isinstance(lab, _Gate)])
"""


@pytest.fixture(scope="module")
def windows(server, window, browser):
    """A wire, the first lab in a wide window behind it, and in a small one on a screen of twice the density."""
    assert not missing
    name = write_notebook(server, "two.ipynb", *CELLS)
    small = browser.new_context(viewport={"width": 900, "height": 800}, device_scale_factor=2)
    small.add_init_script(path=jupyter.HERE / "page.js")
    with wire(server) as between, Notebook(between.lead(window.new_page()), server, name) as first:
        first.open()
        first.wait_for_kernel()
        for place in (0, 1):
            first.run_cell(place)
        wide = Seen(first).wait()
        command(first.page, "docmanager:save")
        with Notebook(small.new_page(), server, name) as second:
            second.open()
            second.wait_for_kernel()
            yield between, wide, Seen(second).wait()
    small.close()


def all_true(moment: str, *views: Seen) -> None:
    for number, view in enumerate(views):
        view.becomes_true(f"{moment}, view {number}")


def test_two_windows_show_the_same_each_in_its_own_pixels(windows):
    _, wide, small = windows
    for moment, view, share in (("the wide one moved", wide, 0.9), ("the small one moved", small, 0.3)):
        view.drag(share, steps=FEW)
        all_true(moment, wide, small)
        assert (wide.becomes_sharp(), small.becomes_sharp()) == pytest.approx((1, 2), abs=0.01)
    wide.page.set_viewport_size({"width": 1100, "height": 900})
    small.drag(0.6, place=1, steps=FEW)
    all_true("one was made narrower", wide, small)
    assert (wide.becomes_sharp(), small.becomes_sharp()) == pytest.approx((1, 2), abs=0.01)


def test_what_one_window_has_lost_is_not_taken_from_the_other(windows):
    between, wide, small = windows
    # The wide one's own last move is not told to it; then the small one moves the same slider.
    between.lose_down = everything
    wide.drag(0.8, steps=FEW)
    between.lose_down = nothing
    small.drag(0.2, steps=12)  # so long that meanwhile the wide one has told what it shows
    all_true("one had lost its answers, and the other moved", wide, small)
    assert small.lab.state()["values"][0] < 3, "the move of one window was undone by the other"
    # The wide one is cut off, and meanwhile the small one moves.
    between.away = True
    between.cut()
    small.drag(0.7, steps=FEW)
    small.becomes_true("the other was away")
    moved = small.lab.state()["values"][0]
    between.away = False
    all_true("it came back", wide, small)
    assert small.lab.state()["values"][0] == moved, "the window that came back undid what was moved meanwhile"


def test_both_windows_move_while_a_cell_runs(windows):
    _, wide, small = windows
    run_cell(wide, 2, wait=False)
    small.drag(0.9, place=1)
    wide.drag(0.4)
    all_true("both moved while a cell ran", wide, small)


def test_another_view_of_the_output(windows):
    _, wide, small = windows
    wide.page.set_viewport_size({"width": 1366, "height": 900})
    wide.page.evaluate(
        """() => {
            const { content } = window.jupyterapp.shell.currentWidget;
            content.activeCellIndex = 0;
            content.deselectAll();
        }"""
    )
    command(wide.page, "notebook:create-output-view")
    other = Seen(wide.notebook, within=".jp-LinkedOutputView").wait()
    for view, share in ((other, 0.2), (wide, 0.8), (small, 0.5)):
        view.drag(share, steps=FEW)
        all_true(f"a view moved to {share}", wide, other, small)
    assert [view.becomes_sharp() for view in (wide, other, small)] == pytest.approx([1, 1, 2], abs=0.01)
    widths = [view.box.evaluate("lab => lab.querySelector('canvas').width") for view in (wide, other, small)]
    assert len(set(widths)) > 1, "all views have the same size, so this test shows nothing"
    wide.page.evaluate(
        """() => [...window.jupyterapp.shell.widgets('main')]
            .find(panel => panel.node.querySelector('.jp-LinkedOutputView')).dispose()"""
    )
    wait_till(lambda: ask_kernel(wide.notebook, PAGES).strip() == "[2]", wide.page)
    wide.drag(0.3, steps=FEW)
    all_true("the other view was closed", wide, small)


def test_a_lab_is_made_anew_under_the_hand(windows):
    _, wide, small = windows
    before = wide.model()
    wide.drag(0.3, up=False)
    run_cell(wide, 0, wait=False)
    box = wide.box.locator(".noUi-target").first.bounding_box()
    for step in range(30):
        wide.page.mouse.move(box["x"] + step * 8, box["y"])
        wide.page.wait_for_timeout(20)
    wide.page.mouse.up()
    wait_till(lambda: wide.model() != before, wide.page)
    wide.wait()
    wide.becomes_true("the lab was made anew while a hand moved the old one")
    wide.drag(0.6, steps=FEW)
    wide.becomes_true("and the new one moves")
    # The other window does not know of the new output; its old lab is gone, or says so.
    wait_till(
        lambda: not small.box.count() or small.box.locator(".pain-controls").evaluate("controls => controls.inert"),
        small.page,
    )


def test_the_other_window_is_loaded_anew(windows):
    _, wide, small = windows
    command(wide.page, "docmanager:save")
    small.page.reload(wait_until="domcontentloaded")
    small.wait()
    small.drag(0.3, steps=FEW)
    all_true("the small window was loaded anew", wide, small)


def test_the_kernel_starts_anew_in_the_other_window(windows):
    _, wide, small = windows
    restart_kernel(wide.page)
    for view in (wide, small):
        check_ended(view)


#: What JupyterLab says of a connection that breaks, of a kernel that starts anew while it was asked for its name, and
#: of a message that was on its way to a lab as it closed.
SAID = ("WebSocket", "net::ERR_", "Canceled future for kernel_info_request", "Comm not found for comm id")


def test_no_error_was_left(windows):
    _, wide, small = windows
    found = wide.notebook.problems() + small.notebook.problems()
    assert [said for said in found if not any(part in said for part in SAID)] == []
