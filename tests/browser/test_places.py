"""Where else the course is opened: JupyterLab, Notebook 7 and Voilà, by mouse, keys and finger.

One server shows all three, as a hub might: with a prefix in its address, over a home that cannot be written, and
without a network.
"""

import hashlib
import os
from dataclasses import replace

import numpy as np
import pytest

from pain_helpers.labs import GateLab

from . import jupyter
from .jupyter import Notebook
from .test_notebooks import missing

# test_notebooks.py has skipped this module, or failed, where there is no browser.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser places")]

NAME = "01_the_gate.ipynb"
#: The first lab of the notebook: its controls and their first values.
FIRST = {"stimulus": 8.0, "transmitter_release": 1.0}
PREFIX = "/user/someone"
PLACES = {
    "JupyterLab": "lab/workspaces/{workspace}/tree/notebooks/{notebook}",
    "Notebook 7": "notebooks/notebooks/{notebook}",
    "Voilà": "voila/render/notebooks/{notebook}",
}
#: Milliseconds in which a picture must come; on a busy machine it takes long.
PATIENCE = 20_000


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """A file that lists what server or kernel asked of a network."""
    assert not missing
    return tmp_path_factory.mktemp("network") / "asked"


@pytest.fixture(scope="module")
def somewhere(asked):
    """The server."""
    env = {
        # Not even root can make a folder there.
        "HOME": os.devnull,
        "PAIN_ASKED": str(asked),
        "PYTHONPATH": os.pathsep.join(map(str, (jupyter.HERE / "no_network", jupyter.REPOSITORY))),
    }
    with pytest.MonkeyPatch.context() as patch:
        for elsewhere in ("MPLCONFIGDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            patch.delenv(elsewhere, raising=False)
        settings = {"@jupyterlab/docmanager-extension:plugin": {"autosave": False}}
        with jupyter.jupyter_lab(settings=settings, env=env, prefix=PREFIX) as server:
            yield server


@pytest.fixture(scope="module", params=PLACES)
def lab(request, somewhere, browser):
    """The first lab of the notebook, drawn, in one of the places; and the page's requests that left the machine."""
    context = browser.new_context(viewport={"width": 1366, "height": 900}, has_touch=True)
    context.add_init_script(path=jupyter.HERE / "page.js")
    page = context.new_page()
    page.left = []
    page.on("request", lambda sent: sent.url.startswith(("http", "ws")) and page.left.append(sent.url))
    server = replace(somewhere, place=PLACES[request.param])
    if request.param == "Voilà":
        page.goto(server.address(NAME), wait_until="domcontentloaded")
        yield drawn(page)
    else:
        with Notebook(page, server, NAME) as notebook:
            notebook.open()
            notebook.run_all()
            yield drawn(page)
            assert notebook.problems() == []
    context.close()
    assert [url for url in page.left if not url.startswith((somewhere.url, somewhere.url.replace("http", "ws")))] == []


def drawn(page):
    box = page.locator(".pain-lab").first
    box.locator("canvas[data-drawn]").wait_for(timeout=120_000)
    box.scroll_into_view_if_needed()
    return box


def shown(box) -> tuple[list[float], str, str]:
    """The values of the sliders, the sentence, and a fingerprint of the picture."""
    state = box.evaluate("lab => painTests.state(lab)")
    return state["values"], state["words"], box.evaluate("lab => painTests.picture(lab)")


def truth(values: list[float], width: int) -> tuple[list[float], str, str]:
    """The same of a lab that is made anew with these values."""
    lab = GateLab(*FIRST, **dict(zip(FIRST, values)))
    lab._picture.scale = width / lab._picture.width
    lab.draw()
    pixels = np.ascontiguousarray(lab._picture._draw())
    told = values, lab.words, hashlib.sha256(pixels.tobytes()).hexdigest()
    lab.close()
    return told


def comes_right(box, moved_from: float | None = None) -> list[float]:
    """The sliders' values once picture and sentence are those of just these, and the first has moved."""
    page = box.page
    for _ in range(PATIENCE // 250):
        page.wait_for_timeout(250)
        now = shown(box)
        values = [round(value, 6) for value in now[0]]
        right = (values, *now[1:]) == truth(values, box.evaluate("lab => lab.querySelector('canvas').width"))
        if right and (moved_from is None or values[0] != moved_from):
            return values
    raise AssertionError(f"moved from {moved_from}, and the page shows {now}")


def ends(box) -> tuple[dict, dict]:
    """The first slider's track and handle."""
    handle = box.locator(".noUi-handle").first
    handle.scroll_into_view_if_needed()
    return box.locator(".noUi-target").first.bounding_box(), handle.bounding_box()


def test_the_picture_is_right(lab):
    assert comes_right(lab) == list(FIRST.values())


def test_keys_move_a_slider_and_nothing_else(lab):
    before = comes_right(lab)
    handle = lab.locator(".noUi-handle").first
    handle.focus()
    for key in ("ArrowLeft", "ArrowDown", "ArrowLeft"):
        lab.page.keyboard.press(key)
    after = comes_right(lab, before[0])
    assert after[0] == pytest.approx(before[0] - 0.3)
    assert handle.evaluate("handle => handle === document.activeElement"), "the focus left the slider"
    lab.page.keyboard.press("ArrowUp")
    assert comes_right(lab, after[0])[0] == pytest.approx(before[0] - 0.2)


def test_keys_in_a_number_field_are_of_the_field_alone(lab):
    before = comes_right(lab)
    field = lab.locator(".pain-number input").first
    field.focus()
    cells = lab.page.locator(".jp-Cell").count()
    lab.page.keyboard.press("ControlOrMeta+a")
    # In Jupyter "d d" deletes a cell, "b" adds one.
    lab.page.keyboard.type("ddb")
    lab.page.keyboard.press("ControlOrMeta+a")
    lab.page.keyboard.type("3")
    lab.page.keyboard.press("ArrowUp")
    assert comes_right(lab, before[0])[0] == pytest.approx(3.1)
    assert lab.page.locator(".jp-Cell").count() == cells
    assert field.evaluate("field => field === document.activeElement")


def test_the_mouse_moves_a_slider(lab):
    before = comes_right(lab)
    track, handle = ends(lab)
    mouse, y = lab.page.mouse, handle["y"] + handle["height"] / 2
    mouse.move(handle["x"] + handle["width"] / 2, y)
    mouse.down()
    mouse.move(track["x"] + track["width"] * 0.6, y, steps=12)
    mouse.up()
    assert 5 < comes_right(lab, before[0])[0] < 7


def test_a_finger_moves_a_slider(lab):
    before = comes_right(lab)
    track, handle = ends(lab)
    finger = lab.page.context.new_cdp_session(lab.page)
    x, y = handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2

    def touch(kind: str, *across: float) -> None:
        points = [{"x": place, "y": y} for place in across]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", x)
    for step in range(1, 11):
        touch("touchMove", x + (track["x"] + track["width"] * 0.3 - x) * step / 10)
    touch("touchEnd")
    assert 2 < comes_right(lab, before[0])[0] < 4


def test_a_home_that_cannot_be_written_is_not_complained_of(lab):
    said = lab.page.locator('[data-mime-type="application/vnd.jupyter.stderr"]')
    assert said.all_inner_texts() == []


def test_nothing_asks_for_a_network(lab, asked):
    assert (asked.read_text(encoding="utf-8") if asked.exists() else "") == ""
