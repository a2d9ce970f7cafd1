"""Labs come alive when a notebook of the course opens, and no other code ever runs by itself."""

import json
import shutil
import time
from dataclasses import replace

import nbformat
import pytest

from . import jupyter
from .jupyter import Notebook, ask
from .labs import Lab
from .test_notebooks import missing

# test_notebooks.py has skipped this module, or failed, where there is no browser.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser autorun")]

EXTENSION = jupyter.REPOSITORY / "pain_helpers" / "server" / "lab_extension"
NAME = "01_the_gate.ipynb"
COPY, SAVED = "my copy.ipynb", "saved.ipynb"
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


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """JupyterLab with the extension as the package installs it, over one notebook, copies and changed ones."""
    assert not missing
    data, notebooks = (tmp_path_factory.mktemp(name) for name in ("data", "notebooks"))
    for name in (NAME, COPY, SAVED):
        shutil.copy(jupyter.NOTEBOOKS / NAME, notebooks / name)
    for name, change in STRANGE.items():
        notebook = nbformat.read(jupyter.NOTEBOOKS / NAME, as_version=4)
        change(notebook)
        nbformat.write(notebook, notebooks / name)
    # Beside one notebook of the course lies a module that Python would take in place of an installed one.
    (notebooks / "folder").mkdir()
    shutil.copy(jupyter.NOTEBOOKS / NAME, notebooks / "folder" / NAME)
    (notebooks / "folder" / "anywidget.py").write_text(WRITES, encoding="utf-8")
    # As it comes, switched on.
    settings = {"@jupyterlab/docmanager-extension:plugin": {"autosave": False}, "pain_helpers:opening": {}}
    with jupyter.jupyter_lab(notebooks, settings=settings, **jupyter.with_extension(data)) as server:
        yield server


@pytest.fixture
def opened(server, window):
    """Opens notebooks, and nothing is pressed in them; each must be without an error at the end."""
    left = []

    def open_one(name=NAME, place=server.place, before=None) -> Notebook:
        notebook = Notebook(window.new_page(), replace(server, place=place), name)
        left.append(notebook)
        notebook.listen()
        if before:
            before(notebook.page)
        notebook.page.goto(notebook.server.address(name), wait_until="domcontentloaded")
        notebook.wait_until_open()
        return notebook

    yield open_one
    # While Notebook 7 starts, it says things of its own on the console.
    said = [one.problems() if one.server.place == server.place else one.cell_errors() for one in left]
    for notebook in left:
        notebook.page.close()
    server.end_kernels()
    assert said == [[]] * len(left)


CELLS = "Array.from(window.jupyterapp.shell.currentWidget.content.model.cells)"
ALL_RAN = f"""() => {CELLS}.every(
    cell => cell.type !== 'code' || (cell.executionCount && cell.executionState !== 'running'))"""


def drawn(notebook) -> Lab:
    """The first lab of the notebook that is shown, with its picture."""
    box = notebook.panel.locator(".pain-lab").first
    box.locator("canvas[data-drawn]").wait_for(state="attached", timeout=60_000)
    return Lab(notebook.page, box)


def alive(notebook) -> Lab:
    """The first lab, once it answers a key; nothing else was pressed."""
    lab = drawn(notebook)
    # A key that comes while the kernel runs something else may be answered twice on a busy machine, and ipywidgets says
    # so on the console. So first all is done: the cells, and the folder is back where Python looks for modules.
    notebook.page.wait_for_function(ALL_RAN, timeout=60_000)
    soon(lambda: asked(notebook, "'' in __import__('sys').path") == "True")
    before = lab.state()
    lab.sliders[0].handle.press("ArrowLeft")
    after = lab.settled(before, 60_000)
    assert after["values"] != before["values"] and after["words"] != before["words"]
    return lab


def asked(notebook, code: str) -> str:
    """What an expression is in the notebook's kernel, once all that came before has run."""
    notebook.wait_for_kernel()
    return notebook.page.evaluate(
        """async code => {
            const kernel = window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel;
            const reply = await kernel.requestExecute(
                { code: '', silent: true, store_history: false, user_expressions: { code } }).done;
            return reply.content.user_expressions.code.data['text/plain'];
        }""",
        code,
    )


def runs(notebook) -> int:
    """How many cells the notebook's kernel has run."""
    return int(asked(notebook, "get_ipython().execution_count")) - 1


def code_cells(notebook) -> int:
    return notebook.page.evaluate(f"{CELLS}.filter(cell => cell.type === 'code').length")


def line(notebook):
    return notebook.panel.locator(".pain-waits")


def soon(holds) -> None:
    """Waits till something holds, for a minute at most."""
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end, "a minute went by"


def files(server) -> set[str]:
    return {path.name for path in (server.folder / "work").rglob(RAN)}


def test_a_copy_of_a_notebook_comes_alive(opened):
    notebook = opened(COPY)
    start = time.monotonic()
    alive(notebook)
    print(f"The first lab answered {time.monotonic() - start:.1f} s after the notebook was open.")
    assert runs(notebook) == code_cells(notebook), "each cell runs once"
    assert line(notebook).count() == 0


def test_the_page_stays_at_its_top(opened):
    notebook = opened()
    drawn(notebook)
    notebook.page.wait_for_function(ALL_RAN, timeout=60_000)
    assert notebook.page.evaluate(
        """() => {
            const { content, node } = window.jupyterapp.shell.currentWidget;
            return [content.activeCellIndex, node.querySelector('.jp-WindowedPanel-outer').scrollTop];
        }"""
    ) == [0, 0]


@pytest.mark.parametrize("name", STRANGE)
def test_a_notebook_with_other_code_waits_and_says_so(opened, server, name):
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


def test_what_a_reader_changed_while_the_kernel_started_waits(opened):
    held, fetched = [], []

    def hold(page):
        def wait_with(route):
            held.append(route) if route.request.method == "POST" else route.continue_()

        page.route("**/api/sessions?*", wait_with)
        page.on("request", lambda request: "cells.json" in request.url and fetched.append(request))

    notebook = opened(before=hold)
    # No kernel is started before this is through, and the notebook has been looked at.
    soon(lambda: held and fetched or notebook.page.wait_for_timeout(50))
    notebook.page.evaluate(f"{CELLS}.find(cell => cell.type === 'markdown').sharedModel.setSource('My own title')")
    for route in held:
        route.continue_()
    line(notebook).wait_for(timeout=60_000)
    assert line(notebook).inner_text() == f"This notebook was changed before its labs had started, {WAITS}"
    assert runs(notebook) == 0


def test_it_is_switched_off_in_the_settings(opened, server):
    settings, plugin, fetched = server.folder / "settings", "pain_helpers:opening", []
    jupyter.write_settings(settings, {plugin: {"onOpening": False}})
    try:
        off = opened(
            before=lambda page: page.on("request", lambda sent: "cells.json" in sent.url and fetched.append(sent.url))
        )
        assert runs(off) == 0
    finally:
        jupyter.write_settings(settings, {plugin: {}})
    # A notebook that opens later has come alive: so the first has had its time.
    alive(opened(COPY))
    assert runs(off) == 0 and line(off).count() == 0 and fetched == []


def test_after_a_reload_labs_live_on(opened):
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
    notebook.page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    notebook.page.reload()
    notebook.wait_until_open()
    assert drawn(notebook).state()["values"] == left["values"]
    alive(notebook)
    assert runs(notebook) == 2 * count


def test_a_file_beside_the_notebook_does_not_take_the_place_of_the_course(opened, server):
    notebook = opened(f"folder/{NAME}")
    alive(notebook)
    assert files(server) == set()


def test_notebook_7_does_the_same(opened):
    alive(opened(NAME, place="notebooks/notebooks/{notebook}"))


def test_voila_shows_labs_as_before(server, window):
    """It loads all parts of JupyterLab that are installed, though it has no notebook for this one to run."""
    page, errors = window.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(replace(server, place="voila/render/notebooks/{notebook}").address(NAME), wait_until="domcontentloaded")
    page.locator(".pain-lab canvas[data-drawn]").first.wait_for(timeout=60_000)
    page.close()
    server.end_kernels()
    assert errors == []


def test_other_notebooks_are_left_alone(server, opened):
    other = nbformat.read(jupyter.NOTEBOOKS / NAME, as_version=4)
    other.cells = [nbformat.v4.new_code_cell(WRITES)]
    nbformat.write(other, server.folder / "work" / "notebooks" / "other.ipynb")
    notebook = opened("other.ipynb")
    assert runs(notebook) == 0 and files(server) == set()
    # A notebook of the course that opens later has come alive: so this one has had its time.
    alive(opened(NAME))
    assert line(notebook).count() == 0 and runs(notebook) == 0


def test_the_installed_list_is_what_the_server_gives(server):
    given = json.loads(ask(server, "lab/extensions/pain_helpers/static/cells.json"))
    assert given == json.loads((EXTENSION / "static" / "cells.json").read_text(encoding="utf-8"))
