"""Messages between browser and kernel get lost, late or cut off: what the page shows is true again within a second.

One notebook is opened once, and goes through every moment of a lab's life.
"""

import ast
import hashlib
import shutil
import time

import numpy as np
import pytest
from jupyter_client import BlockingKernelClient

from pain_helpers.labs import GateLab

from .jupyter import Notebook
from .labs import Lab
from .test_notebooks import missing
from .wire import everything, nothing, pictures, wire

# test_notebooks.py has skipped this module, or failed, where there is no browser.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser wire")]

NAME = "01_the_gate.ipynb"
#: A copy, which is saved before the page is loaded anew.
COPY = "wire.ipynb"
#: Seconds in which all is true again, on an idle machine; on a busy one it takes longer, and without the mend for ever.
WITHIN = 6.0
#: The lab as the kernel has it: the names of its controls and its values.
ASKED = """
from ipywidgets.widgets.widget import _instances as _open
print(dict(_open["{}"].values))
"""


@pytest.fixture(scope="module")
def seen(server, window):
    """The wire, and the notebook opened through it, run."""
    assert not missing
    shutil.copy(server.folder / "work" / "notebooks" / NAME, server.folder / "work" / "notebooks" / COPY)
    with wire(server) as (between, through), Notebook(window.new_page(), through, COPY) as notebook:
        notebook.open()
        notebook.run_all()
        yield between, notebook


def first_lab(notebook) -> Lab:
    box = notebook.page.locator(".pain-lab").first
    box.wait_for()
    return Lab(notebook.page, box)


def kernel_says(notebook) -> dict[str, float]:
    """The values of the first lab as the kernel has them, asked past the wire."""
    kernel, lab = notebook.page.evaluate(
        """() => {
            const { content, context } = window.jupyterapp.shell.currentWidget;
            const cell = [...content.widgets].find(cell => cell.node.querySelector('.pain-lab'));
            const [output] = cell.model.sharedModel.getOutputs().filter(output => output.data);
            const view = output.data['application/vnd.jupyter.widget-view+json'];
            return [context.sessionContext.session.kernel.id, view.model_id];
        }"""
    )
    client = BlockingKernelClient(connection_file=str(notebook.server.folder / "runtime" / f"kernel-{kernel}.json"))
    client.load_connection_file()
    client.start_channels()
    said = []
    try:
        client.execute_interactive(
            ASKED.format(lab),
            store_history=False,
            output_hook=lambda message: said.append(message["content"].get("text", "")),
            timeout=20,
        )
    finally:
        client.stop_channels()
    return ast.literal_eval("".join(said))


def truth(said: dict[str, float], width: int) -> tuple[str, str, list[float]]:
    """The picture, the sentence and the sliders' values of a lab that is made anew as the kernel's is."""
    lab = GateLab(*said, **said)
    lab._picture.scale = width / lab._picture.width
    lab.draw()
    pixels = np.ascontiguousarray(lab._picture._draw())
    told = hashlib.sha256(pixels.tobytes()).hexdigest(), lab.words, list(said.values())
    lab.close()
    return told


def what_is_false(notebook) -> str:
    """What of the page disagrees with the kernel, or an empty text."""
    lab = first_lab(notebook)
    state = lab.state()
    picture, words, values = truth(kernel_says(notebook), lab.box.evaluate("lab => lab.querySelector('canvas').width"))
    if state["values"] != pytest.approx(values, abs=1e-6):
        return f"the sliders say {state['values']}, the kernel {values}"
    if state["numbers"] != pytest.approx(values, abs=1e-6):
        return f"the fields say {state['numbers']}, the kernel {values}"
    if state["words"] != words or state["alt"] != words:
        return f"the sentence is {state['words']!r}, the kernel's {words!r}"
    if lab.picture() != picture:
        return "the picture is another than the kernel's"
    return ""


def becomes_true(notebook, moment: str) -> None:
    """No key is pressed; the last state must be right, and stay so."""
    start = time.monotonic()
    while (false := what_is_false(notebook)) and time.monotonic() < start + WITHIN:
        notebook.page.wait_for_timeout(100)
    print(f"{time.monotonic() - start:.1f} s: {moment}")
    assert not false, f"{moment}: {false}"


def drag(notebook, share: float, place: int = 0, steps: int = 12) -> None:
    """The slider at `place`, as a hand drags it: without waiting for any answer."""
    lab = first_lab(notebook)
    page = notebook.page
    lab.box.locator(".noUi-handle").nth(place).scroll_into_view_if_needed()
    track = lab.box.locator(".noUi-target").nth(place).bounding_box()
    handle = lab.box.locator(".noUi-handle").nth(place).bounding_box()
    y = handle["y"] + handle["height"] / 2
    page.mouse.move(handle["x"] + handle["width"] / 2, y)
    page.mouse.down()
    start = handle["x"] + handle["width"] / 2
    for step in range(1, steps + 1):
        page.mouse.move(start + (track["x"] + track["width"] * share - start) * step / steps, y)
        page.wait_for_timeout(30)
    page.mouse.up()


def test_answers_that_are_lost(seen):
    between, notebook = seen
    drag(notebook, 0.3)
    between.lose_down = everything
    drag(notebook, 0.7)
    between.lose_down = nothing
    becomes_true(notebook, "answers were lost while a slider moved")
    # The control whose answer was lost must not wait for it for ever.
    before = first_lab(notebook).state()["values"][0]
    drag(notebook, 0.4)
    becomes_true(notebook, "the next move")
    assert first_lab(notebook).state()["values"][0] != before
    assert between.lost


def test_only_pictures_are_lost(seen):
    between, notebook = seen
    between.lose_down = pictures
    drag(notebook, 0.8, steps=6)
    between.lose_down = nothing
    drag(notebook, 0.5, place=1, steps=6)
    becomes_true(notebook, "pictures were lost, and then another slider moved")


def test_moves_that_are_lost(seen):
    between, notebook = seen
    between.lose_up = everything
    drag(notebook, 0.2)
    between.lose_up = nothing
    becomes_true(notebook, "moves were lost")
    assert first_lab(notebook).state()["values"][0] < 3, "the move that was lost is not made up for"


def test_a_preset_a_number_hold_and_reset_while_answers_are_lost(seen):
    between, notebook = seen
    lab = first_lab(notebook)
    for button in ("Pinch", "Data", "Data", "Hold to compare", "Reset"):
        found = lab.box.locator(".pain-buttons button", has_text=button)
        if not found.count():
            continue
        between.lose_down = everything
        found.first.click()
        notebook.page.wait_for_timeout(200)
        between.lose_down = nothing
        if button != "Hold to compare":
            # What is held is not told by the lab's name and values.
            becomes_true(notebook, f"answers were lost to the button {button!r}")
    field = lab.box.locator(".pain-number input").first
    for typed in ("4,5", "4,5,6"):
        for way in ("lose_down", "lose_up"):
            setattr(between, way, everything)
            field.fill(typed)
            field.press("Enter")
            notebook.page.wait_for_timeout(200)
            setattr(between, way, nothing)
            becomes_true(notebook, f"{typed!r} was typed with {way}")
    assert '"4,5,6"' in lab.state()["notice"]


def test_everything_comes_late(seen):
    between, notebook = seen
    between.delay = 0.25
    drag(notebook, 0.9)
    drag(notebook, 0.35)
    between.delay = 0.0
    becomes_true(notebook, "messages came late")


def wait_till(notebook, status: str) -> None:
    notebook.page.wait_for_function(
        """status => window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel
            .connectionStatus === status""",
        arg=status,
        timeout=30_000,
    )


def test_the_connection_breaks_and_comes_back(seen):
    between, notebook = seen
    between.lose_down = everything
    drag(notebook, 0.75)
    between.cut()
    between.lose_down = nothing
    wait_till(notebook, "connected")
    becomes_true(notebook, "answers were lost and the connection broke")
    # A laptop sleeps: away for a while, and meanwhile the reader moves a slider.
    between.away = True
    between.cut()
    wait_till(notebook, "connecting")
    drag(notebook, 0.15)
    notebook.page.wait_for_timeout(1000)
    between.away = False
    wait_till(notebook, "connected")
    becomes_true(notebook, "a slider moved while there was no connection")


def test_the_first_picture_is_lost(seen):
    between, notebook = seen
    between.lose_down = pictures
    cell = notebook.page.evaluate(
        """() => [...window.jupyterapp.shell.currentWidget.content.widgets]
            .findIndex(cell => cell.node.querySelector('.pain-lab'))"""
    )
    before = between.lost
    notebook.page.evaluate(
        """async place => {
            const content = window.jupyterapp.shell.currentWidget.content;
            content.activeCellIndex = place;
            content.deselectAll();
            await window.jupyterapp.commands.execute('notebook:run-cell');
        }""",
        cell,
    )
    notebook.page.wait_for_timeout(1500)
    canvas = first_lab(notebook).box.locator("canvas")
    assert between.lost > before and canvas.get_attribute("data-drawn") is None
    assert canvas.get_attribute("data-still"), "nothing stands while the first picture has not come"
    corner = canvas.evaluate("canvas => [...canvas.getContext('2d').getImageData(1, 1, 1, 1).data]")
    assert corner == [255, 255, 255, 255], "a black box stands in place of the picture"
    between.lose_down = nothing
    becomes_true(notebook, "the first picture was lost")


def test_the_page_is_loaded_anew(seen):
    between, notebook = seen
    drag(notebook, 0.6)
    notebook.page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    notebook.page.wait_for_timeout(500)
    notebook.page.reload(wait_until="domcontentloaded")
    notebook.page.locator(".pain-lab canvas[data-drawn]").first.wait_for(timeout=30_000)
    becomes_true(notebook, "the page was loaded anew")


def test_the_kernel_starts_anew(seen):
    between, notebook = seen
    notebook.page.evaluate("() => window.jupyterapp.shell.currentWidget.context.sessionContext.restartKernel()")
    notebook.page.wait_for_timeout(1000)
    for box in notebook.page.locator(".pain-lab:visible").all():
        assert "Run All Cells" in box.locator("[role=alert]").inner_text(), "a lab without a kernel looks alive"
        assert box.locator(".pain-controls").evaluate("controls => controls.inert")
    notebook.run_all()
    becomes_true(notebook, "the kernel was started anew, and all cells ran")


#: What JupyterLab says of a connection that breaks, and of an answer that comes when it was given up.
SAID_OF_BREAKS = ("WebSocket", "net::ERR_", "Pending messages < 0")


def test_no_error_was_left(seen):
    _, notebook = seen
    assert [said for said in notebook.problems() if not any(part in said for part in SAID_OF_BREAKS)] == []
