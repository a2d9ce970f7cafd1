"""Labs come alive when a notebook of the course opens, and no other code ever runs by itself.

In Notebook 7, and what becomes of it in Voilà: test_places.py.
"""

import hashlib
import json
import shutil
import time
from types import SimpleNamespace

import nbformat
import pytest

from . import jupyter
from .jupyter import ALL_RAN, Notebook, ask
from .labs import Lab
from .opening import asked, came_alive, drawn, is_over, soon
from .promises import command, restart_kernel
from .shared_notebook import Desk, show
from .test_notebooks import missing

# test_notebooks.py has skipped this module, or failed, where there is no browser.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser autorun")]

EXTENSION = jupyter.REPOSITORY / "pain_helpers" / "server" / "lab_extension"
NAME = "01_the_gate.ipynb"
COPY, SHORT, SAVED, TWO_LABS = "my copy.ipynb", "short.ipynb", "saved.ipynb", "two labs.ipynb"
#: A file that cells write which must not run.
RAN = "this_ran"
WRITES = f"open({RAN!r}, 'w').close()"
WAITS = "so nothing ran by itself. If you trust this notebook, choose Run > Run All Cells."


def added(notebook):
    notebook.cells.append(nbformat.v4.new_code_cell(WRITES))


def changed(notebook):
    first = next(cell for cell in notebook.cells if cell.cell_type == "code")
    first.source = f"{WRITES}\n{first.source}"


def by_one_letter(notebook):
    last = [cell for cell in notebook.cells if cell.cell_type == "code"][-1]
    last.source += " "


STRANGE = {"added.ipynb": added, "changed.ipynb": changed, "by one letter.ipynb": by_one_letter}


def short(labs: int = 1):
    """The notebook up to its first lab, or the next: what holds for it needs no more of its cells."""
    notebook = nbformat.read(jupyter.NOTEBOOKS / NAME, as_version=4)
    places = [place for place, cell in enumerate(notebook.cells) if "pain_helpers.labs" in cell.source]
    del notebook.cells[places[labs - 1] + 1 :]
    return notebook


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """JupyterLab with the extension as the package installs it, over one notebook, short ones and changed ones."""
    assert not missing
    data, notebooks = (tmp_path_factory.mktemp(name) for name in ("data", "notebooks"))
    shutil.copy(jupyter.NOTEBOOKS / NAME, notebooks / COPY)
    # Beside one notebook of the course lies a module that Python would take in place of an installed one.
    (notebooks / "folder").mkdir()
    (notebooks / "folder" / "anywidget.py").write_text(WRITES, encoding="utf-8")
    for name in (TWO_LABS, f"folder/{TWO_LABS}"):
        nbformat.write(short(2), notebooks / name)
    for name in (SHORT, SAVED, f"folder/{NAME}"):
        nbformat.write(short(), notebooks / name)
    for name, change in STRANGE.items():
        notebook = short()
        change(notebook)
        nbformat.write(notebook, notebooks / name)
    # As it comes, switched on.
    settings = {"@jupyterlab/docmanager-extension:plugin": {"autosave": False}, "pain_helpers:opening": {}}
    with jupyter.jupyter_lab(notebooks, settings=settings, **jupyter.with_extension(data)) as server:
        yield server


STANDS = "Boolean(window.jupyterapp)"
#: The page holds pictures of its labs back when it is told to; the other messages come through.
HOLDS = """(() => {
    window.painHeld = { on: false, waiting: [] };
    const text = data => data instanceof ArrayBuffer ? new TextDecoder('latin1').decode(data) : '';
    const isPicture = data => ['"custom"', '"places"'].every(part => text(data).includes(part));
    window.WebSocket = class extends WebSocket {
        set onmessage(take) {
            super.onmessage = message => {
                if (painHeld.on && isPicture(message.data)) painHeld.waiting.push(() => take.call(this, message));
                else take.call(this, message);
            };
        }
    };
})()"""


@pytest.fixture(scope="module")
def desk(window):
    """A page in which one notebook after the other is opened: the first by its address, and JupyterLab with it."""
    page = window.new_page()
    page.add_init_script(HOLDS)
    yield page
    page.close()


@pytest.fixture
def opened(server, window, desk):
    """Opens notebooks, and nothing is pressed in them; each must be without an error at the end.

    They open at the desk, unless another page is given.
    """
    left = []

    def open_one(name, *, page=desk) -> Notebook:
        notebook = Notebook(page, server, name)
        left.append(notebook)
        if page.evaluate(STANDS):
            notebook.listen()
            show(notebook)
        else:
            notebook.open()
        return notebook

    yield open_one
    said = [one.problems() for one in left]
    for page in {notebook.page for notebook in left} - {desk}:
        page.close()
    if desk.evaluate(STANDS):
        desk.evaluate("[...window.jupyterapp.shell.widgets('main')].forEach(panel => panel.context && panel.dispose())")
    server.end_kernels()
    assert said == [[]] * len(left)


@pytest.fixture
def lists_fetched(window):
    """Each request for the list of the installed course's cells, from any page."""
    fetched = []

    def note(request):
        if "cells.json" in request.url:
            fetched.append(request)

    window.on("request", note)
    yield fetched
    window.remove_listener("request", note)


CELLS = "Array.from(window.jupyterapp.shell.currentWidget.content.model.cells)"


def alive(notebook) -> Lab:
    """The first lab, once it answers a key; nothing else was pressed."""
    # A key that comes while the kernel runs something else may be answered twice on a busy machine, and ipywidgets says
    # so on the console.
    lab = came_alive(notebook)
    before = lab.state()
    lab.sliders[0].handle.press("ArrowLeft")
    after = lab.settled(before, 60_000)
    assert after["values"] != before["values"] and after["words"] != before["words"]
    return lab


def runs(notebook) -> int:
    """How many cells the notebook's kernel has run."""
    return int(asked(notebook, "get_ipython().execution_count")) - 1


def code_cells(notebook) -> int:
    return notebook.page.evaluate(f"{CELLS}.filter(cell => cell.type === 'code').length")


def line(notebook):
    return notebook.panel.locator(".pain-waits")


def files(server) -> set[str]:
    return {path.name for path in (server.folder / "work").rglob(RAN)}


def test_a_copy_of_a_notebook_comes_alive_and_the_page_stays_at_its_top(opened):
    notebook = opened(COPY)
    start = time.monotonic()
    drawn(notebook)
    notebook.page.wait_for_function(ALL_RAN, timeout=60_000)
    assert notebook.page.evaluate(
        """() => {
            const { content, node } = window.jupyterapp.shell.currentWidget;
            return [content.activeCellIndex, node.querySelector('.jp-WindowedPanel-outer').scrollTop];
        }"""
    ) == [0, 0]
    alive(notebook)
    print(f"The first lab answered {time.monotonic() - start:.1f} s after the notebook was open.")
    assert runs(notebook) == code_cells(notebook), "each cell runs once"
    assert line(notebook).count() == 0


class HeldPictures:
    """The pictures of the desk's labs, held back till they are let go."""

    def __init__(self, desk):
        self._desk = desk
        desk.evaluate("painHeld.on = true")

    def wait(self):
        self._desk.wait_for_function("painHeld.waiting.length")

    def let_go(self):
        self._desk.evaluate("painHeld.on = false; painHeld.waiting.splice(0).forEach(give => give());")


@pytest.fixture
def held(server, desk):
    if not desk.evaluate(STANDS):
        Desk(SimpleNamespace(new_page=lambda: desk), server).page()
    pictures = HeldPictures(desk)
    yield pictures
    pictures.let_go()


#: How many code cells the notebook has up to its first lab, and with it.
UP_TO_THE_FIRST_LAB = sum(cell.cell_type == "code" for cell in short().cells)


def test_the_first_lab_is_alive_before_all_other_cells_run(opened, held):
    notebook = opened(TWO_LABS)
    held.wait()
    assert runs(notebook) == UP_TO_THE_FIRST_LAB < code_cells(notebook)
    held.let_go()
    alive(notebook)
    assert runs(notebook) == code_cells(notebook), "each cell runs once"


def test_what_a_reader_changes_while_the_first_lab_is_drawn_does_not_run(opened, held, server):
    notebook = opened(TWO_LABS)
    held.wait()
    count = code_cells(notebook)
    notebook.page.evaluate(
        """other => {
            const { sharedModel } = window.jupyterapp.shell.currentWidget.content.model;
            const codes = sharedModel.cells.filter(cell => cell.cell_type === 'code');
            codes.at(-1).setSource(other);
            sharedModel.deleteCell(sharedModel.cells.indexOf(codes.at(-2)));
            sharedModel.addCell({ cell_type: 'code', source: other });
        }""",
        WRITES,
    )
    held.let_go()
    soon(notebook.page, lambda: runs(notebook) > UP_TO_THE_FIRST_LAB)
    assert runs(notebook) == count - 2 and files(server) == set()


def test_cells_that_a_reader_runs_while_the_first_lab_is_drawn_do_not_run_again(opened, held):
    """A lab that the reader has moved by then would start anew under the hand."""
    notebook = opened(TWO_LABS)
    held.wait()
    notebook.run_all()
    held.let_go()
    alive(notebook)
    assert runs(notebook) == UP_TO_THE_FIRST_LAB + code_cells(notebook), "what the reader ran, and nothing after it"


def test_no_cell_runs_after_one_that_failed(opened, desk, server):
    """As by Run All. No cell of the course fails, so here the list of those that may run holds one that does."""
    sources = ["import pain_helpers\n1 / 0", WRITES]
    failing = short()
    failing.cells = [nbformat.v4.new_code_cell(source) for source in sources]
    nbformat.write(failing, server.folder / "work" / "notebooks" / "fails.ipynb")
    listed = {"cells": {"fails.ipynb": [hashlib.sha256(source.encode()).hexdigest() for source in sources]}}
    desk.route("**/cells.json", lambda route: route.fulfill(json=listed), times=1)
    notebook = opened("fails.ipynb")
    soon(desk, lambda: notebook.cell_errors() == ["cell 0: ZeroDivisionError: division by zero"])
    is_over(notebook)
    assert runs(notebook) == 1 and files(server) == set()
    command(desk, "notebook:clear-all-cell-outputs")


def test_a_kernel_that_starts_anew_runs_nothing_more(opened, held, server):
    """It would look for modules in the notebook's folder."""
    notebook = opened(f"folder/{TWO_LABS}")
    held.wait()
    restart_kernel(notebook.page)
    # As if the picture had come: what waited for it goes on, or not.
    notebook.page.evaluate(
        """() => {
            document.querySelector('.pain-lab canvas').dataset.drawn = 1;
            return new Promise(done => setTimeout(done, 500));
        }"""
    )
    assert runs(notebook) == 0 and files(server) == set()


@pytest.mark.parametrize("name", STRANGE)
def test_a_notebook_with_other_code_waits_and_says_so(opened, server, desk, name):
    notebook = opened(name)
    line(notebook).wait_for(timeout=60_000)
    assert line(notebook).inner_text() == f"A cell with code here is not one of the installed course, {WAITS}"
    box = line(notebook).get_by_role("status").bounding_box()
    tool = notebook.page.locator(".jp-NotebookPanel-toolbar").bounding_box()
    assert tool["y"] + tool["height"] <= box["y"] and 20 < box["height"] < 60, "the line lies below the toolbar"
    assert runs(notebook) == 0 and files(server) == set()
    if name == "by one letter.ipynb":
        notebook.run_all()
        assert line(notebook).count() == 0, "the line stays though the reader has run the cells"


def test_what_a_reader_changed_while_the_kernel_started_waits(opened, desk, lists_fetched):
    held = []

    def hold(route):
        held.append(route) if route.request.method == "POST" else route.continue_()

    desk.route("**/api/sessions?*", hold)
    notebook = opened(SHORT)
    # No kernel is started before this is through, and the notebook has been looked at.
    soon(desk, lambda: held and lists_fetched)
    desk.evaluate(f"{CELLS}.find(cell => cell.type === 'markdown').sharedModel.setSource('My own title')")
    for route in held:
        route.continue_()
    desk.unroute("**/api/sessions?*", hold)
    line(notebook).wait_for(timeout=60_000)
    assert line(notebook).inner_text() == f"This notebook was changed before its labs had started, {WAITS}"
    assert runs(notebook) == 0


def test_it_is_switched_off_in_the_settings(opened, server, window, desk, lists_fetched):
    settings, plugin = server.folder / "settings", "pain_helpers:opening"
    jupyter.write_settings(settings, {plugin: {"onOpening": False}})
    try:
        off = opened(SHORT, page=window.new_page())
        assert runs(off) == 0 and lists_fetched == []
    finally:
        jupyter.write_settings(settings, {plugin: {}})
    # A notebook that opens later has come alive: so the first has had its time.
    alive(opened(SAVED))
    assert runs(off) == 0 and line(off).count() == 0
    assert {request.frame.page for request in lists_fetched} == {desk}


def test_after_a_reload_labs_live_on(opened, desk):
    notebook = opened(SAVED)
    alive(notebook)
    count = runs(notebook)
    # What was not saved comes as it lies in the file, without sliders: so it runs anew.
    notebook.page.reload()
    notebook.wait_until_open()
    lab = alive(notebook)
    assert runs(notebook) == 2 * count
    # What was saved still has its labs in the kernel: they stay as the reader left them.
    left = lab.state()
    command(notebook.page, "docmanager:save")
    notebook.page.reload()
    notebook.wait_until_open()
    assert drawn(notebook).state()["values"] == left["values"]
    alive(notebook)
    assert runs(notebook) == 2 * count


def test_a_file_beside_the_notebook_does_not_take_the_place_of_the_course(opened, server, desk):
    notebook = opened(f"folder/{NAME}")
    alive(notebook)
    assert files(server) == set()


def test_other_notebooks_are_left_alone(server, opened, desk):
    other = short()
    other.cells = [nbformat.v4.new_code_cell(WRITES)]
    nbformat.write(other, server.folder / "work" / "notebooks" / "other.ipynb")
    notebook = opened("other.ipynb")
    assert runs(notebook) == 0 and files(server) == set()
    # A notebook of the course that opens later has come alive: so this one has had its time.
    alive(opened(SHORT))
    show(notebook)
    assert line(notebook).count() == 0 and runs(notebook) == 0


def test_the_installed_list_is_what_the_server_gives(server):
    given = json.loads(ask(server, "lab/extensions/pain_helpers/static/cells.json"))
    assert given == json.loads((EXTENSION / "static" / "cells.json").read_text(encoding="utf-8"))
