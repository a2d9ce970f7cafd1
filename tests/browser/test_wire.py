"""Messages between browser and kernel get lost, late or cut off: what the page shows is true again within a second.

One notebook is opened once, and goes through every moment of a lab's life.
"""

import time

import psutil
import pytest

from .jupyter import Notebook, ask
from .promises import begin, command, kept, restart_kernel
from .test_notebooks import missing
from .truth import SET, Seen, ask_kernel, kernel_of, write_notebook
from .wire import Count, Nth, everything, nothing, pictures, wholes, wire

# test_notebooks.py has skipped this module, or failed, where there is no browser.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser wire")]

CELLS = (
    "from pain_helpers.labs import GateLab\nGateLab()",
    "from pain_helpers.labs import InfusionLab\nInfusionLab()",
    # As all are run it takes no time.
    "import time\ntime.sleep(globals().get('seconds', 0))\nseconds = 5",
)


@pytest.fixture(scope="module")
def seen(server, window):
    """The wire, and the first lab of the notebook that is opened through it, run."""
    assert not missing
    name = write_notebook(server, "wire.ipynb", *CELLS)
    with wire(server) as between, Notebook(between.lead(window.new_page()), server, name) as notebook:
        notebook.open()
        notebook.run_all()
        yield between, Seen(notebook).wait()


@pytest.fixture(autouse=True)
def nothing_is_lost(seen):
    between, _ = seen
    yield
    between.lose_down = between.lose_up = nothing
    between.delay, between.away = 0.0, False


def wait_till(holds, page) -> None:
    end = time.monotonic() + 60
    while not holds() and time.monotonic() < end:
        page.wait_for_timeout(50)
    assert holds()


def test_answers_that_are_lost(seen):
    between, gate = seen
    gate.drag(0.3)
    between.lose_down = everything
    gate.drag(0.7)
    between.lose_down = nothing
    gate.becomes_true("answers were lost while a slider moved")
    # The control whose answer was lost must not wait for it for ever.
    before = gate.lab.state()["values"][0]
    gate.drag(0.4)
    gate.becomes_true("the next move")
    assert gate.lab.state()["values"][0] != before
    assert between.lost


def test_only_pictures_are_lost(seen):
    between, gate = seen
    between.lose_down = pictures
    gate.drag(0.8, steps=6)
    between.lose_down = nothing
    gate.drag(0.5, place=1, steps=6)
    gate.becomes_true("pictures were lost, and then another slider moved")


def test_moves_that_are_lost(seen):
    between, gate = seen
    between.lose_up = everything
    gate.drag(0.2)
    between.lose_up = nothing
    gate.becomes_true("moves were lost")
    assert gate.lab.state()["values"][0] < 3, "the move that was lost is not made up for"


@pytest.mark.parametrize("button", ["Pinch", "Data", "Hold to compare", "Light touch", "Reset", "Data"])
def test_answers_to_a_button_are_lost(seen, button):
    between, gate = seen
    table = gate.box.locator(".pain-table")
    was_open = table.is_visible()
    between.lose_down, lost = everything, between.lost
    gate.press(button)
    wait_till(lambda: between.lost > lost + 5, gate.page)
    between.lose_down = nothing
    if button == "Hold to compare":
        gate.held = gate.said()[1]
    if button == "Reset":
        gate.held = None
    gate.becomes_true(f"answers were lost to the button {button!r}")
    if button == "Data":
        wait_till(lambda: table.is_visible() != was_open, gate.page)


@pytest.mark.parametrize("typed", ["4,5", "4,5,6"])
@pytest.mark.parametrize("way", ["lose_down", "lose_up"])
def test_a_number_is_typed_and_lost(seen, typed, way):
    between, gate = seen
    field = gate.box.locator(".pain-number input").first
    lost = between.lost
    setattr(between, way, everything)
    field.fill(typed)
    field.press("Enter")
    wait_till(lambda: between.lost > lost, gate.page)
    setattr(between, way, nothing)
    gate.becomes_true(f"{typed!r} was typed with {way}")
    assert ('"4,5,6"' in gate.lab.state()["notice"]) == (typed == "4,5,6")


def test_any_one_message_is_lost(seen):
    between, gate = seen
    between.lose_down = count = Count(everything)
    gate.press("Pinch")
    gate.becomes_true("all messages came")
    between.lose_down = nothing
    many = min(count.found, 14)  # later ones belong to the question that follows
    assert many > 8
    lost = between.lost
    for place in range(many):
        button, stimulus = ("Light touch", 2) if place % 2 == 0 else ("Pinch", 8)
        between.lose_down = Nth(place)
        gate.press(button)
        wait_till(lambda stimulus=stimulus: gate.said()[1]["stimulus"] == stimulus, gate.page)
        gate.becomes_true(f"of {many} messages one was lost, the one at {place}")
    assert between.lost >= lost + many - 2


def test_everything_comes_late(seen):
    between, gate = seen
    between.delay = 0.25
    gate.drag(0.9)
    gate.drag(0.35)
    between.delay = 0.0
    gate.becomes_true("messages came late")


def test_what_comes_once_the_hand_rests_is_lost(seen):
    between, gate = seen
    infusion = Seen(gate.notebook, 1).wait()
    infusion.drag(0.4)
    infusion.becomes_true("a lab came to rest")
    between.lose_down = everything
    infusion.drag(0.7)
    # The kernel has come to rest, and all that it said of it is lost.
    ask_kernel(gate.notebook, "import time as _time\n_time.sleep(1);")
    between.lose_down = nothing
    infusion.becomes_true("the whole answer after a quick one was lost")
    assert not infusion.box.evaluate("lab => lab.matches('.pain-moving')")


def connection(gate, status: str) -> None:
    gate.page.wait_for_function(
        """status => window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel
            .connectionStatus === status""",
        arg=status,
        timeout=60_000,
    )


def test_the_connection_breaks_and_comes_back(seen):
    between, gate = seen
    between.lose_down = everything
    gate.drag(0.75)
    between.cut()
    between.lose_down = nothing
    connection(gate, "connected")
    gate.becomes_true("answers were lost and the connection broke")
    gate.drag(0.3, up=False)
    between.cut()
    gate.drag(0.6)
    connection(gate, "connected")
    gate.becomes_true("the connection broke while a slider moved")


#: Writes down each change of the connection.
CONNECTIONS = """() => {
    const { kernel } = window.jupyterapp.shell.currentWidget.context.sessionContext.session;
    window.painConnections = [];
    kernel.connectionStatusChanged.connect((_, status) => window.painConnections.push(status));
}"""


def test_a_slider_moves_while_there_is_no_connection(seen):
    between, gate = seen
    between.away = True
    between.cut()
    connection(gate, "connecting")
    buttons = gate.box.locator(":scope > .pain-buttons")
    assert buttons.evaluate("buttons => buttons.inert"), "a press would wait, and hold up all that comes after it"
    gate.drag(0.15)
    between.away = False
    connection(gate, "connected")
    gate.becomes_true("a slider moved while there was no connection")
    assert not buttons.evaluate("buttons => buttons.inert")
    assert gate.lab.state()["values"][0] < 2.5, "the move is lost"


def test_a_connection_is_dead_and_nobody_tells(seen):
    between, gate = seen
    between.deafen()
    gate.drag(0.4)
    gate.becomes_true("the connection was dead, though the browser called it one")


def test_a_connection_that_is_slow_is_not_given_up(seen):
    """A cell's answer that is lost while a connection is made anew is one that JupyterLab awaits for ever."""
    between, gate = seen
    gate.page.evaluate(CONNECTIONS)
    between.lose_down, lost = pictures, between.lost
    gate.drag(0.25)
    # The kernel answers no lab for long, and all the while it says what others do.
    end = time.monotonic() + 9
    while time.monotonic() < end:
        ask_kernel(gate.notebook, "1;")
        gate.page.wait_for_timeout(300)
    assert between.lost > lost + 10, "the lab did not ask"
    between.lose_down = nothing
    gate.becomes_true("the kernel answered no lab for long")
    assert gate.page.evaluate("() => window.painConnections") == []


def test_a_laptop_sleeps_and_nothing_tells_of_it(seen, browser):
    between, gate = seen
    tell = browser.new_browser_cdp_session()
    found = tell.send("SystemInfo.getProcessInfo")["processInfo"]
    pages = [psutil.Process(process["id"]) for process in found if process["type"] == "renderer"]
    kernel, move = kernel_of(gate.notebook), SET.format(gate.model(), {"stimulus": 9.0, "inhibition": 0.3})
    for process in pages:
        process.suspend()
    try:
        between.lose_down, lost = everything, between.lost
        ask_kernel(gate.notebook, move, kernel)
        while between.lost < lost + 4:
            time.sleep(0.05)
        time.sleep(2.5)  # as long as the shortest sleep that a page takes for one
        between.lose_down = nothing
    finally:
        for process in pages:
            process.resume()
    gate.becomes_true("a laptop slept, and what changed meanwhile was lost")
    assert gate.lab.state()["values"][0] == 9


def test_moves_while_a_cell_runs(seen):
    between, gate = seen
    infusion = Seen(gate.notebook, 1)
    between.lose_down = count = Count(wholes)
    run_cell(gate, 2, wait=False)
    gate.drag(0.2)
    infusion.drag(0.9)
    gate.drag(0.8, place=1)
    gate.becomes_true("sliders moved while a cell ran")
    infusion.becomes_true("another lab's too")
    # Each lab asks ten times while the kernel is busy; with one picture to an answer there would be twenty.
    assert count.found <= 6, f"{count.found} whole pictures came for two labs"


def test_a_connection_dies_while_a_cell_runs(seen):
    between, gate = seen
    run_cell(gate, 2, wait=False)
    gate.page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.status === 'busy'"
    )
    between.deafen()
    gate.drag(0.5)
    gate.becomes_true("the connection was dead, and the page took the kernel for busy")


def run_cell(gate, place: int, wait: bool = True) -> None:
    (kept if wait else begin)(
        gate.page,
        """place => {
            const content = window.jupyterapp.shell.currentWidget.content;
            content.activeCellIndex = place;
            content.deselectAll();
            return window.jupyterapp.commands.execute('notebook:run-cell').then(() => {});
        }""",
        place,
    )


def test_the_first_picture_is_lost(seen):
    between, gate = seen
    between.lose_down, lost = pictures, between.lost
    run_cell(gate, 0)
    gate.held = None
    canvas = gate.box.locator("canvas")
    wait_till(lambda: canvas.count() and canvas.get_attribute("data-still"), gate.page)
    wait_till(lambda: between.lost > lost + 2, gate.page)
    assert canvas.get_attribute("data-drawn") is None
    corner = canvas.evaluate("canvas => [...canvas.getContext('2d').getImageData(1, 1, 1, 1).data]")
    assert corner == [255, 255, 255, 255], "a black box stands in place of the picture"
    between.lose_down = nothing
    gate.becomes_true("the first picture was lost")


def test_the_page_is_loaded_anew(seen):
    between, gate = seen
    gate.drag(0.6)
    command(gate.page, "docmanager:save")
    between.lose_down = pictures
    gate.page.reload(wait_until="domcontentloaded")
    gate.box.locator("canvas").wait_for(timeout=60_000)
    between.lose_down = nothing
    gate.becomes_true("the page was loaded anew")


#: How many colors a picture has.
COLORS = """canvas => new Set(new Uint32Array(
    canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size"""
#: Whether the still picture of the first lab shows what was sent last.
STILL = """
from ipywidgets.widgets.widget import _instances as _open
print(_open["{}"]._screen.still_is_old)
"""


def test_a_saved_picture_stands_when_its_kernel_is_gone(seen):
    _, gate = seen
    gate.drag(0.2)
    gate.becomes_true("a slider moved before all was saved")
    wait_till(lambda: ask_kernel(gate.notebook, STILL.format(gate.model())).strip() == "False", gate.page)
    command(gate.page, "@jupyter-widgets/jupyterlab-manager:saveWidgetState")
    command(gate.page, "docmanager:save")
    kept(gate.page, "() => window.jupyterapp.shell.currentWidget.context.sessionContext.shutdown()")
    gate.page.reload(wait_until="domcontentloaded")
    canvas = gate.box.locator("canvas")
    canvas.wait_for(timeout=60_000)
    wait_till(lambda: canvas.get_attribute("data-still"), gate.page)
    assert canvas.evaluate(COLORS) > 10, "an empty box stands in place of the picture"
    check_ended(gate)
    gate.notebook.run_all()
    gate.becomes_true("a new kernel ran all cells")


def test_the_kernel_starts_anew(seen):
    _, gate = seen
    restart_kernel(gate.page)
    check_ended(gate)
    gate.notebook.run_all()
    gate.becomes_true("the kernel was started anew, and all cells ran")
    gate.drag(0.7)
    gate.becomes_true("and a slider moved")


def test_the_kernel_starts_anew_from_elsewhere(seen):
    _, gate = seen
    ask(gate.notebook.server, f"api/kernels/{kernel_of(gate.notebook)}/restart", "POST")
    check_ended(gate)
    gate.notebook.run_all()
    gate.becomes_true("the kernel was started anew from elsewhere, and all cells ran")


def check_ended(gate) -> None:
    """A lab without a kernel says so in one sentence, and does not look alive."""
    for box in (gate.box, Seen(gate.notebook, 1).box):
        notice = box.locator("[role=alert]")
        wait_till(lambda notice=notice: "Run All Cells" in notice.inner_text(), gate.page)
        assert box.locator(".pain-controls").evaluate("controls => controls.inert")


#: What JupyterLab says of a connection that breaks, and of an answer that comes when it was given up.
SAID_OF_BREAKS = ("WebSocket", "net::ERR_", "Pending messages < 0")


def test_no_error_was_left(seen):
    _, gate = seen
    assert [said for said in gate.notebook.problems() if not any(part in said for part in SAID_OF_BREAKS)] == []
