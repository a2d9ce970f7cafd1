"""Run All leaves readers where they were, and nothing scrolls against them."""

import pytest
from playwright.sync_api import TimeoutError

from .jupyter import Notebook
from .test_notebooks import missing

NAME = "02_central_sensitization.ipynb"

# test_notebooks.py has skipped this module, or failed, where there is no browser.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser place")]


#: How the pages of the other tests are set to hold all cells.
HOLDS_ALL = "settings/@jupyterlab/notebook-extension/tracker.jupyterlab-settings"


@pytest.fixture
def usual(server):
    """JupyterLab as it comes: it leaves out what is far from the screen, unlike in the other tests."""
    assert not missing
    path = server.folder / HOLDS_ALL
    settings = path.read_text(encoding="utf-8")
    path.unlink()
    yield server
    path.write_text(settings, encoding="utf-8")


@pytest.fixture
def notebook(usual, window):
    with Notebook(window.new_page(), usual, NAME) as notebook:
        notebook.open()
        notebook.wait_for_kernel()
        windowing = notebook.page.evaluate("window.jupyterapp.shell.currentWidget.content.notebookConfig.windowingMode")
        assert windowing != "none", "this page holds all cells"
        yield notebook
        assert notebook.problems() == []


PAGE = "window.jupyterapp.shell.currentWidget.node.querySelector('.jp-WindowedPanel-outer')"
#: The cell at the upper edge, and how far down it stands.
PLACE = f"""() => {{
    const page = {PAGE}, edge = page.getBoundingClientRect().top;
    const boxes = [...page.querySelectorAll('.jp-Notebook-cell')].map(cell => cell.getBoundingClientRect());
    const first = boxes.findIndex(box => box.bottom > edge);
    return [first, boxes.at(first).top - edge];
}}"""
#: A cell that only a jump to the end brings to the edge.
FAR = 20


def place(notebook) -> tuple[int, float]:
    return notebook.page.evaluate(PLACE)


def rest(notebook, still: int) -> None:
    """Till no cell runs, and the page has neither moved nor changed in height for ``still`` milliseconds."""
    notebook.page.evaluate(
        f"""async still => {{
            const page = {PAGE}, end = performance.now() + 60000;
            const runs = () => [...page.querySelectorAll('.jp-InputPrompt')].some(one => one.textContent.includes('*'));
            const seen = () => `${{page.scrollTop}} ${{page.scrollHeight}}`;
            for (let last = seen(), since = performance.now(); performance.now() < end;) {{
                await new Promise(done => setTimeout(done, 50));
                if (seen() !== last || runs()) since = performance.now();
                if (performance.now() - since >= still) return;
                last = seen();
            }}
            throw new Error('The page does not come to rest.');
        }}""",
        still,
    )


def is_at(notebook, wanted) -> bool:
    cell, down = place(notebook)
    return cell == wanted[0] and abs(down - wanted[1]) < 3


def choose_run_all(notebook) -> None:
    """As a reader does it, and till the page has jumped to the last cell."""
    # Told before anything of ours hears of it.
    notebook.page.evaluate(
        f"""far => {{
            window.painJumped = false;
            const jumped = () => {{ window.painJumped ||= ({PLACE})()[0] > far; }};
            document.addEventListener('scroll', jumped, {{ capture: true, passive: true }});
        }}""",
        FAR,
    )
    notebook.page.get_by_role("menuitem", name="Run", exact=True).click()
    notebook.page.locator(".lm-Menu-item", has_text="Run All Cells").first.click()
    try:
        notebook.page.wait_for_function("() => window.painJumped", timeout=60_000)
    except TimeoutError as error:
        raise AssertionError("JupyterLab no longer jumps to the last cell: place.js can go") from error


def wait_till_run(notebook) -> None:
    """Till all cells have run and their outputs stand; by then the page is no longer held, which it is for a second."""
    notebook.page.wait_for_function(
        """() => Array.from(window.jupyterapp.shell.currentWidget.content.model.cells).every(
            cell => cell.type !== 'code' || (cell.executionCount && cell.executionState !== 'running'))""",
        timeout=60_000,
    )
    rest(notebook, 1500)


def turn_wheel(notebook, down: int) -> tuple[int, float]:
    """The place where the reader's own scrolling came to rest."""
    box = notebook.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer").bounding_box()
    notebook.page.mouse.move(box["x"] + 300, box["y"] + 300)
    notebook.page.evaluate(
        "() => window.addEventListener('wheel', () => { window.painTurned = true; }, { capture: true, once: true })"
    )
    notebook.page.mouse.wheel(0, down)
    notebook.page.wait_for_function("() => window.painTurned", timeout=60_000)
    return notebook.page.evaluate(
        f"""async () => {{
            window.painTurned = false;
            const page = {PAGE};
            for (let last = page.scrollTop, since = performance.now(); performance.now() - since < 300;) {{
                await new Promise(requestAnimationFrame);
                if (page.scrollTop !== last) since = performance.now();
                last = page.scrollTop;
            }}
            return ({PLACE})();
        }}"""
    )


def test_the_reader_stays_where_they_were(notebook):
    top = place(notebook)
    choose_run_all(notebook)
    wait_till_run(notebook)
    assert is_at(notebook, top), "the first Run All leaves the reader elsewhere than at the top"
    lab = notebook.page.locator(".pain-lab").first
    height = notebook.page.viewport_size["height"]
    assert lab.bounding_box()["y"] > height, "this is to be seen in a notebook whose first lab is below the screen"

    # In the middle of a lab, which goes away while it is drawn anew.
    lab.scroll_into_view_if_needed()
    before = turn_wheel(notebook, 500)
    assert before[0] > top[0]
    choose_run_all(notebook)
    wait_till_run(notebook)
    assert is_at(notebook, before), f"a later Run All took the reader from {before} to {place(notebook)}"
    active = notebook.page.evaluate("window.jupyterapp.shell.currentWidget.content.activeCellIndex")
    assert active <= before[0], "keys would go on from the last cell"


def test_nothing_scrolls_against_the_reader(notebook):
    """Neither on the first Run All, before this code came, nor on a later one."""
    for turn in (-1500, 900):
        choose_run_all(notebook)
        cell, _ = turn_wheel(notebook, turn)
        scrolled = notebook.page.evaluate(f"{PAGE}.scrollTop")
        wait_till_run(notebook)
        # Outputs above may push the text down, which is not to be scrolled against either.
        stayed = place(notebook)[0] == cell or abs(notebook.page.evaluate(f"{PAGE}.scrollTop") - scrolled) < 3
        assert stayed, f"the reader scrolled to cell {cell} and was taken to {place(notebook)[0]}"

    # Nor when no cell runs, and the reader goes to the last cell by the table of contents.
    notebook.page.evaluate(
        """() => {
            const content = window.jupyterapp.shell.currentWidget.content;
            content.activeCellIndex = content.widgets.length - 1;
            return content.scrollToItem(content.activeCellIndex);
        }"""
    )
    rest(notebook, 1500)
    assert place(notebook)[0] > FAR, "the reader chose the last cell and was taken away from it"
