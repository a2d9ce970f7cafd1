"""Labs and boxes from a phone to a wide screen: nothing is cut off; test_access.py looks at both themes."""

import time

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from .test_notebooks import missing

# test_notebooks.py has skipped this module, or failed, where there is no browser.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser looks")]

#: A window's width, and whether the list of files stands beside the notebook.
WIDTHS = [(320, False), (390, False), (683, True), (1366, True), (1366, False), (1920, False)]
#: Down from this width (CSS pixels) the smallest text of a picture would have less than 11.
LEAST_PICTURE = 864
CELLS = (
    "from pain_helpers.labs import GateLab\nGateLab()",
    "from pain_helpers.labs import CaseLab\nCaseLab()",
    "from pain_helpers.lessons.boxes import evidence\nevidence('A2', 'B5', seen_in='00')",
    "from pain_helpers.lessons.boxes import evidence\nevidence('A2')",
    "from pain_helpers.lessons.tables import results_table\nresults_table()",
)
PARTS = ".pain-name, .noUi-target, .pain-number, .pain-unit, button, .pain-switch, .pain-sentence"
#: What stands out of the lab, or is wider than the box that it stands in.
CUT_OFF = """(lab, parts) => {
    const inside = lab.parentElement.getBoundingClientRect();
    return [...lab.querySelectorAll(parts)]
        .filter(part => part.checkVisibility())
        .filter(part => {
            const box = part.getBoundingClientRect();
            const isText = !part.matches('.noUi-target, .pain-switch') && part.clientWidth;
            return box.left < inside.left - 1 || box.right > inside.right + 1 || box.width < 4
                || isText && part.scrollWidth > part.clientWidth + 1;
        })
        .map(part => `${part.className} ${part.textContent.slice(0, 30)}`);
}"""


@pytest.fixture(scope="module")
def notebook(server, own_window):
    assert not missing
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    cells = new_notebook(cells=[new_code_cell(source) for source in CELLS], metadata=kernel)
    nbformat.write(cells, server.folder / "work" / "notebooks" / "looks.ipynb")
    with own_window.notebook("looks.ipynb") as notebook:
        notebook.open()
        notebook.run_all()
        notebook.page.locator(".pain-lab canvas[data-drawn]").nth(1).wait_for()
        yield notebook


def side_bar(notebook, shown: bool) -> None:
    notebook.page.evaluate(
        """shown => window.jupyterapp.shell[shown ? 'expandLeft' : 'collapseLeft']()""",
        shown,
    )


def rest(notebook, width: int) -> None:
    """Till the page has this width, and no part of a lab has moved for some frames."""
    notebook.page.evaluate(
        """async ([width, parts]) => {
            const places = () => JSON.stringify([...document.querySelectorAll(`.pain-lab, .pain-lab canvas, ${parts}`)]
                .map(part => part.getBoundingClientRect()));
            const end = performance.now() + 60000;
            for (let last, still = 0; still < 10; ) {
                if (performance.now() > end) throw new Error('The page does not come to rest.');
                await new Promise(requestAnimationFrame);
                const now = places();
                still = now === last && innerWidth === width ? still + 1 : 0;
                last = now;
            }
        }""",
        [width, PARTS],
    )


@pytest.mark.parametrize("width, beside", WIDTHS)
def test_nothing_is_cut_off(notebook, width, beside):
    notebook.page.set_viewport_size({"width": width, "height": 800})
    side_bar(notebook, beside)
    rest(notebook, width)
    for lab in notebook.page.locator(".pain-lab").all():
        assert lab.evaluate(CUT_OFF, PARTS) == [], f"at {width} pixels"
        picture = lab.locator("canvas")
        shown = picture.evaluate("canvas => canvas.clientWidth")
        assert shown >= LEAST_PICTURE - 1, f"at {width} pixels the picture's text is too small to read"
        end = time.monotonic() + 30
        while picture.evaluate("canvas => canvas.width / devicePixelRatio") != shown and time.monotonic() < end:
            notebook.page.wait_for_timeout(50)
        drawn = picture.evaluate("canvas => canvas.width / devicePixelRatio")
        assert drawn == pytest.approx(shown, abs=1), f"at {width} pixels the picture is not drawn in just its pixels"


def test_a_key_on_a_control_is_no_command_for_the_cell(notebook):
    page = notebook.page
    count = "() => window.jupyterapp.shell.currentWidget.content.widgets.length"
    before = page.evaluate(count)
    lab = page.locator(".pain-lab").first
    for control in (".noUi-handle", ".pain-buttons button", ".pain-number input"):
        lab.locator(control).first.focus()
        for key in ("d", "d", "x", "a", "b", "y", "m", "0"):
            page.keyboard.press(key)
        assert page.evaluate(count) == before, f"a key on {control} changed the notebook's cells"
    lab.locator(".pain-number input").first.fill("5")
    page.keyboard.press("ArrowUp")
    field, handle = lab.locator(".pain-number input").first, lab.locator(".noUi-handle").first
    end = time.monotonic() + 30
    while not float(field.input_value()) == float(handle.get_attribute("aria-valuenow")) > 5 and time.monotonic() < end:
        page.wait_for_timeout(50)
    assert float(field.input_value()) == float(handle.get_attribute("aria-valuenow")) > 5
    assert notebook.problems() == []
