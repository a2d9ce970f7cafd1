"""Where else the course is opened: JupyterLab, Notebook 7 and Voilà, by mouse, keys and finger.

One server shows all three, as a hub might: with a prefix in its address, over a home that cannot be written, and
without a network. It has the course's part of JupyterLab, which runs a notebook as it opens: so it does in Notebook 7,
while the others shall not.
"""

import hashlib
import os
import time
from dataclasses import replace
from functools import cache

import nbformat
import numpy as np
import pytest

from pain_helpers.labs import GateLab

from . import jupyter
from .firefox import firefox, firefox_path
from .jupyter import Notebook
from .opening import came_alive
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
#: Voilà's own page asks for icons and for formulas; the course has none of either that it needs.
FETCHED_BY_VOILA = (
    "https://cdn.jsdelivr.net/npm/@fortawesome/fontawesome-free",
    "https://cdnjs.cloudflare.com/ajax/libs/mathjax/",
)
#: Seconds in which a picture must come; on a busy machine it takes long.
PATIENCE = 60.0


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """A file that lists what server or kernel asked of a network."""
    assert not missing
    return tmp_path_factory.mktemp("network") / "asked"


@pytest.fixture(scope="module")
def somewhere(asked, tmp_path_factory):
    """The server."""
    env = {
        **jupyter.with_extension(tmp_path_factory.mktemp("data"))["env"],
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


def of_the_lesson(server, name: str, wanted) -> str:
    """A notebook of those cells of the lesson that are wanted, by that name among the server's; the name."""
    notebook = nbformat.read(jupyter.NOTEBOOKS / NAME, as_version=4)
    notebook.cells = [cell for place, cell in enumerate(notebook.cells) if wanted(notebook.cells, place)]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.execution_count = None  # a count means that it has run here
    nbformat.write(notebook, server.folder / "work" / "notebooks" / name)
    return name


def first_of_its_kind(cells, place: int) -> bool:
    """By the tags: the first question, the first lab, the first box and so on; and all texts."""
    tags = [cell.metadata.get("tags") for cell in cells]
    return cells[place].cell_type != "code" or tags.index(tags[place]) == place


@pytest.fixture(scope="module")
def lesson(somewhere):
    """The name of the notebook with one code cell of each kind: what holds for one holds for its like."""
    return of_the_lesson(somewhere, "lesson.ipynb", first_of_its_kind)


@pytest.fixture(scope="module", params=PLACES)
def lab(request, somewhere, lesson, browser):
    """The first lab of the notebook, drawn, in one of the places; and the page's requests that left the machine."""
    context = browser.new_context(viewport={"width": 1366, "height": 900}, has_touch=True)
    context.set_default_timeout(60_000)
    context.add_init_script(path=jupyter.HERE / "page.js")
    page = context.new_page()
    page.left, page.errors = [], []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("request", lambda sent: sent.url.startswith(("http", "ws")) and page.left.append(sent.url))
    server = replace(somewhere, place=PLACES[request.param])
    settings = {} if request.param == "Notebook 7" else {"onOpening": False}
    jupyter.write_settings(somewhere.folder / "settings", {"pain_helpers:opening": settings})
    if request.param == "Voilà":
        page.goto(server.address(lesson), wait_until="domcontentloaded")
        yield drawn(page)
        # It loads all parts of JupyterLab that are installed, though it has no notebook for the course's to run.
        assert page.errors == []
    else:
        with Notebook(page, server, lesson) as notebook:
            notebook.open()
            if request.param == "Notebook 7":
                came_alive(notebook)
                yield drawn(page)
            notebook.run_all()
            if request.param == "JupyterLab":
                yield drawn(page)
            drawn(page)
            # While Notebook 7 starts, it says things of its own on the console, before anything of ours is there.
            assert (notebook.cell_errors() if request.param == "Notebook 7" else notebook.problems()) == []
    context.close()
    here = (somewhere.url, somewhere.url.replace("http", "ws"), *(FETCHED_BY_VOILA if request.param == "Voilà" else ()))
    assert [url for url in page.left if not url.startswith(here)] == []


def drawn(page):
    box = page.locator(".pain-lab").first
    box.locator("canvas[data-drawn]").wait_for(timeout=120_000)
    box.scroll_into_view_if_needed()
    return box


#: The values of a lab's sliders, its sentence, a fingerprint of its picture, and the picture's width.
LOOK = """async lab => {
    const { values, words } = painTests.state(lab);
    return [values, words, await painTests.picture(lab), lab.querySelector("canvas").width];
}"""


@cache
def truth(values: tuple[float, ...], width: int) -> list:
    """The same of a lab that is made anew with these values: once, however often a page is compared with it."""
    lab = GateLab(*FIRST, **dict(zip(FIRST, values)))
    lab._picture.scale = width / lab._picture.width
    lab.draw()
    pixels = np.ascontiguousarray(lab._picture._draw())
    told = [list(values), lab.words, hashlib.sha256(pixels.tobytes()).hexdigest(), width]
    lab.close()
    return told


def comes_right(look, moved_from: float | None = None) -> list[float]:
    """The sliders' values once picture and sentence are those of just these, and the first has moved."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        now = look()
        now[0] = [round(value, 6) for value in now[0]]
        if now[0][0] != moved_from and now == truth(tuple(now[0]), now[-1]):
            return now[0]
        time.sleep(0.1)
    raise AssertionError(f"the first slider stood at {moved_from}, and the page shows {now}")


def looking_at(box):
    return lambda: box.evaluate(LOOK)


def ends(box) -> tuple[dict, dict]:
    """The first slider's track and handle."""
    handle = box.locator(".noUi-handle").first
    handle.scroll_into_view_if_needed()
    return box.locator(".noUi-target").first.bounding_box(), handle.bounding_box()


#: How many cells the notebook has, where it can be written to.
CELLS = "window.jupyterapp?.shell?.currentWidget?.content?.model?.cells?.length ?? 0"


def test_the_picture_is_right(lab):
    assert comes_right(looking_at(lab)) == list(FIRST.values())


def test_keys_move_a_slider_and_nothing_else(lab):
    before = comes_right(looking_at(lab))
    handle = lab.locator(".noUi-handle").first
    handle.focus()
    for key in ("ArrowLeft", "ArrowDown", "ArrowLeft"):
        lab.page.keyboard.press(key)
    after = comes_right(looking_at(lab), before[0])
    assert after[0] == pytest.approx(before[0] - 0.3)
    assert handle.evaluate("handle => handle === document.activeElement"), "the focus left the slider"
    lab.page.keyboard.press("ArrowUp")
    assert comes_right(looking_at(lab), after[0])[0] == pytest.approx(before[0] - 0.2)


def test_keys_in_a_number_field_are_of_the_field_alone(lab):
    before = comes_right(looking_at(lab))
    field = lab.locator(".pain-number input").first
    field.focus()
    cells = lab.page.evaluate(CELLS)
    lab.page.keyboard.press("ControlOrMeta+a")
    # In Jupyter "d d" deletes a cell, "b" adds one.
    lab.page.keyboard.type("ddb")
    lab.page.keyboard.press("ControlOrMeta+a")
    lab.page.keyboard.type("3")
    lab.page.keyboard.press("ArrowUp")
    assert comes_right(looking_at(lab), before[0])[0] == pytest.approx(3.1)
    assert lab.page.evaluate(CELLS) == cells
    assert field.evaluate("field => field === document.activeElement")


def test_the_mouse_moves_a_slider(lab):
    before = comes_right(looking_at(lab))
    track, handle = ends(lab)
    mouse, y = lab.page.mouse, handle["y"] + handle["height"] / 2
    mouse.move(handle["x"] + handle["width"] / 2, y)
    mouse.down()
    mouse.move(track["x"] + track["width"] * 0.6, y, steps=12)
    mouse.up()
    assert 5 < comes_right(looking_at(lab), before[0])[0] < 7


def test_a_finger_moves_a_slider(lab):
    before = comes_right(looking_at(lab))
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
    assert 2 < comes_right(looking_at(lab), before[0])[0] < 4


def test_a_home_that_cannot_be_written_is_not_complained_of(lab):
    said = lab.page.locator('[data-mime-type="application/vnd.jupyter.stderr"]')
    assert said.all_inner_texts() == []


def test_nothing_asks_for_a_network(lab, asked):
    assert (asked.read_text(encoding="utf-8") if asked.exists() else "") == ""


@pytest.fixture(scope="module")
def first_lab(somewhere):
    """The name of the notebook up to its first lab."""
    has_lab = "pain_helpers.labs"
    return of_the_lesson(
        somewhere, "first_lab.ipynb", lambda cells, place: not any(has_lab in cell.source for cell in cells[:place])
    )


@pytest.mark.skipif(firefox_path() is None, reason="No Firefox here: the course was not opened in it.")
def test_the_firefox_of_debian(somewhere, first_lab):
    lab = "document.querySelector('.pain-lab')"
    settings = somewhere.folder / "settings"
    jupyter.write_settings(settings, {"pain_helpers:opening": {"onOpening": False}})
    with firefox() as page:
        page.open(somewhere.address(first_lab))
        page.wait_till("document.querySelector('.jp-NotebookPanel .jp-MarkdownOutput h1')")
        # To JupyterLab a notebook is the current one when it gets the focus, which a window on no screen does not have.
        page.ask("document.querySelector('.jp-NotebookPanel').dispatchEvent(new FocusEvent('focus'))")
        session = "window.jupyterapp?.shell?.currentWidget?.context?.sessionContext"
        page.wait_till(f"{session}?.session?.kernel")
        page.ask(f"{session}.session.kernel.info.then(() => true)")
        page.ask("window.jupyterapp.commands.execute('notebook:run-all-cells').then(() => true)")
        page.wait_till(f"{lab}?.querySelector('canvas[data-drawn]')")

        def look():
            return page.ask(f"({LOOK})({lab})")

        first = comes_right(look)
        assert first == list(FIRST.values())
        page.ask(f"{lab}.querySelector('.noUi-handle').focus()")
        page.press("ArrowLeft")
        moved = comes_right(look, first[0])
        assert moved[0] == pytest.approx(first[0] - 0.1)
        page.drag_slider(lab, 0.4)
        assert 3 < comes_right(look, moved[0])[0] < 5
