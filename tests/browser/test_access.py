"""Every lab, and questions, boxes and tables of each kind, as people who see little or use no mouse meet them.

One page holds them all: it is resized and changes its theme, and is never opened anew.
"""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from .jupyter import NOTEBOOKS, Notebook
from .labs import Lab
from .test_looks import CUT_OFF, PARTS, side_bar
from .test_notebooks import missing

# test_notebooks.py has skipped this module, or failed, where there is no browser.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser access")]

#: Of these kinds of cells every one is looked at, and of those the first of each notebook.
EVERY, FIRST = ("lab", "table", "quiz", "questions-page"), ("predict", "evidence", "check", "glossary")
OURS = (
    ".pain-lab",
    ".pain-question",
    ".pain-evidence",
    ".pain-glossary",
    ".pain-table",
    ".pain-visit-page",
    ".pain-quiz-page",
)
THEMES = ("JupyterLab Light", "JupyterLab Dark")
#: A window's width, and whether the list of files stands beside the notebook; the first three are those of axe-core.
WIDTHS = {320: False, 683: True, 1366: False, 1920: False}
LOOKS = [(theme, width) for theme in THEMES for width in (320, 683, 1366)]
#: A busy machine may take so long (ms).
PATIENCE = 60_000
#: What axe-core finds of WCAG 2.2 AA.
AXE = """async ours => {
    const include = ours.filter(one => document.querySelector(one)).map(one => [one]);
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await axe.run({ include }, { runOnly, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(
        node => `${id}: ${node.html.slice(0, 120)} ${(node.any[0] ?? node.all[0])?.message ?? ''}`));
}"""
#: What is wider than the box that it stands in, but for what is moved sideways within itself.
TOO_WIDE = """ours => ours.flatMap(one => [...document.querySelectorAll(one)])
    .filter(box => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1
        && !['auto', 'scroll'].includes(getComputedStyle(box).overflowX))
    .map(box => `${box.className} ${box.textContent.slice(0, 40)}: ${box.scrollWidth} in ${box.clientWidth}`)"""
#: The picture of each lab has the width that goes with the lab's, and is drawn in just its pixels.
SETTLED = """() => [...document.querySelectorAll('.pain-lab')].every(lab => {
    const picture = lab.querySelector('canvas');
    return lab.matches('.pain-narrow') === lab.clientWidth <= 620
        && lab.matches('.pain-small') === lab.clientWidth < 864
        && Math.abs(picture.width / devicePixelRatio - picture.clientWidth) <= 1;
})"""


def cells() -> list[str]:
    sources = []
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        firsts = set(FIRST)
        for cell in nbformat.read(path, as_version=4).cells:
            tags = set(cell.metadata.get("tags", []))
            if tags & {*EVERY, *firsts}:
                sources.append(cell.source)
                firsts -= tags
    return sources


@pytest.fixture(scope="module")
def notebook(server, window):
    """All labs with their tables and panels open, and all that opens."""
    assert not missing
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    sources = cells()
    made = new_notebook(cells=[new_code_cell(source) for source in sources], metadata=kernel)
    nbformat.write(made, server.folder / "work" / "notebooks" / "access.ipynb")
    with Notebook(window.new_page(), server, "access.ipynb") as notebook:
        notebook.open()
        notebook.run_all()
        page = notebook.page
        page.wait_for_function(
            "() => [...document.querySelectorAll('.pain-lab canvas')].every(picture => picture.dataset.drawn)",
            timeout=PATIENCE,
        )
        page.evaluate(
            """() => {
                for (const part of document.querySelectorAll('details')) part.open = true;
                for (const button of document.querySelectorAll('.pain-buttons button'))
                    if (/^(Data|Save or share)$/.test(button.textContent.trim())) button.click();
            }"""
        )
        page.wait_for_function(
            "() => [...document.querySelectorAll('.pain-lab')].every(lab => lab.querySelector('.pain-table table'))",
            timeout=PATIENCE,
        )
        yield notebook


def show(page, theme: str, width: int) -> None:
    """Change the theme and the window's width, and wait till all has followed."""
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
    page.wait_for_function(
        "dark => document.body.dataset.jpThemeLight === String(!dark)", arg=theme.endswith("Dark"), timeout=PATIENCE
    )
    page.wait_for_function(SETTLED, timeout=PATIENCE)


def test_every_lab_is_there(notebook):
    opened = [source for source in cells() if "pain_helpers.labs" in source]
    assert notebook.page.locator(".pain-lab").count() == len(opened) > 30
    assert all(notebook.page.locator(kind).count() for kind in OURS)


@pytest.mark.parametrize("theme, width", LOOKS)
def test_axe_finds_nothing_against_wcag_aa(notebook, theme, width):
    side_bar(notebook, WIDTHS[width])
    show(notebook.page, theme, width)
    assert notebook.page.evaluate(AXE, list(OURS)) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_cut_off_or_makes_the_page_wider(notebook, width):
    side_bar(notebook, WIDTHS[width])
    show(notebook.page, THEMES[0], width)
    for lab in notebook.page.locator(".pain-lab").all():
        assert lab.evaluate(CUT_OFF, PARTS) == [], f"at {width} pixels"
        picture, frame = (lab.locator(part).evaluate("part => part.clientWidth") for part in ("canvas", ".pain-frame"))
        assert picture >= 863, "the picture's text is too small to read"
        assert picture > 865 or picture <= frame or lab.locator(".pain-frame[tabindex]").count(), "no key moves it"
    assert notebook.page.evaluate(TOO_WIDE, list(OURS)) == []


def focused(page, element) -> bool:
    return element.evaluate("element => document.activeElement === element && element.isConnected")


def test_the_focus_stays_on_what_is_moved(notebook):
    """In each lab a slider, a number field, a switch and each button: what it does must not take the keys away."""
    page = notebook.page
    show(page, THEMES[0], 1366)
    for box in page.locator(".pain-lab").all():
        lab = Lab(page, box)
        for control in one_of_each_kind(lab):
            before = lab.state()
            control.focus()
            page.keyboard.press(key_for(control))
            lab.settled(before, patience=2000)
            assert focused(page, control), f"the focus left {control.evaluate('one => one.outerHTML')[:150]}"
    assert notebook.problems() == []


def one_of_each_kind(lab) -> list:
    kinds = [lab.box.locator(kind) for kind in (".noUi-handle", ".pain-number input", "input[type=checkbox]")]
    return [kind.first.element_handle() for kind in kinds if kind.count()] + [
        button.element_handle() for button in lab.buttons
    ]


def key_for(control) -> str:
    if control.evaluate("one => one.matches('.noUi-handle')"):
        high = control.evaluate("one => one.getAttribute('aria-valuenow') === one.getAttribute('aria-valuemax')")
        return "ArrowLeft" if high else "ArrowRight"
    if control.evaluate("one => one.matches('.pain-number input')"):
        return "ArrowUp"
    return "Space"
