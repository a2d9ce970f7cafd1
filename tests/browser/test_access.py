"""Every lab, and questions, boxes and tables of each kind, as people who see little or use no mouse meet them.

Three pages hold them all: each is resized and changes its theme, and is never opened anew.
"""

import json
import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from .jupyter import NOTEBOOKS, POLLING
from .promises import command
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
#: The buttons of a lab that show more of it.
OPENS = re.compile(r"^\s*(Data|Save or share)\s*$")
#: A busy machine may take so long (ms).
PATIENCE = 60_000
#: What axe-core finds of WCAG 2.2 AA. Of contrast it says nothing here: it takes all for hidden, since the body of
#: JupyterLab's page has no height and hides what stands out of it.
AXE = """async ours => {
    const include = ours.filter(one => document.querySelector(one)).map(one => [one]);
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await axe.run({ include }, { runOnly, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(
        node => `${id}: ${node.html.slice(0, 120)} ${(node.any[0] ?? node.all[0])?.message ?? ''}`));
}"""
#: Words below 4.5:1 with what is behind them, and sliders below 3:1, wherever on the page they stand.
CONTRAST = """ours => {
    const paper = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgba = color => {
        paper.clearRect(0, 0, 1, 1);
        paper.fillStyle = color;
        paper.fillRect(0, 0, 1, 1);
        return [...paper.getImageData(0, 0, 1, 1).data];
    };
    const over = ([r, g, b, a], ground) => [r, g, b].map((part, at) => part * a / 255 + ground[at] * (1 - a / 255));
    const ground = element => {
        const color = rgba(getComputedStyle(element).backgroundColor);
        return color[3] === 255 || !element.parentElement
            ? over(color, [255, 255, 255]) : over(color, ground(element.parentElement));
    };
    const light = color => color.map(part => part / 255)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
    const isText = element => element.matches('input[type=text], textarea')
        || [...element.childNodes].some(part => part.nodeType === 3 && part.data.trim());
    const between = (one, other) => {
        const [more, less] = [light(one), light(other)].sort((a, b) => b - a);
        return (more + 0.05) / (less + 0.05);
    };
    const found = ours.flatMap(one => [...document.querySelectorAll(`${one}, ${one} *`)])
        .filter(element => element.checkVisibility() && isText(element));
    const words = found.map(element => {
        const behind = ground(element);
        return [between(over(rgba(getComputedStyle(element).color), behind), behind), 4.5, element];
    });
    const sliders = [...document.querySelectorAll('.pain-lab .noUi-handle, .pain-lab .noUi-connects')].map(element => {
        const style = getComputedStyle(element);
        const own = rgba(element.matches('.noUi-handle') ? style.borderTopColor : style.backgroundColor);
        const behind = ground(element.closest('.pain-control'));
        return [between(over(own, behind), behind), 3, element];
    });
    const faint = [...words, ...sliders].filter(([contrast, least]) => contrast < least)
        .map(([contrast, , element]) => `${contrast.toFixed(2)} ${element.outerHTML.slice(0, 120)}`);
    return { words: words.length, sliders: sliders.length, faint };
}"""
#: Names, switches and buttons of a lab that lie over one another, since they were broken into lines without room.
OVERLAP = """lab => {
    const boxes = [...lab.querySelectorAll('.pain-name, .pain-unit, .pain-switch label, .pain-buttons button')]
        .filter(part => part.checkVisibility()).flatMap(part => {
            const words = document.createRange();
            words.selectNodeContents(part);
            return [...words.getClientRects()].map(box => ({ part, box }));
        });
    const crossed = (one, other) => one.part !== other.part
        && Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > 2
        && Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top) > 2;
    return boxes.filter(one => boxes.some(other => crossed(one, other))).map(one => one.part.textContent);
}"""
#: Of each lab what is cut off, overlaps and cannot be reached; how wide its picture is and that which it stands in; and
#: whether keys move the picture there.
LAID_OUT = f"""parts => [...document.querySelectorAll('.pain-lab')].map(lab => {{
    const [picture, frame] = ['canvas', '.pain-frame'].map(part => lab.querySelector(part).clientWidth);
    const hasKey = Boolean(lab.querySelector('.pain-frame[tabindex]'));
    return [({CUT_OFF})(lab, parts), ({OVERLAP})(lab), painTests.outOfReach(lab), picture, frame, hasKey];
}})"""
#: What is wider than the box that it stands in, but for what is moved sideways within itself.
TOO_WIDE = """ours => ours.flatMap(one => [...document.querySelectorAll(one)])
    .filter(box => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1
        && !['auto', 'scroll'].includes(getComputedStyle(box).overflowX))
    .map(box => `${box.className} ${box.textContent.slice(0, 40)}: ${box.scrollWidth} in ${box.clientWidth}`)"""
#: Each lab is laid out for its width, and JupyterLab's splash, shown while a theme changes, no longer lies over the
#: page. That a picture is drawn in just its pixels is looked at where pages talk.
SETTLED = """() => !document.querySelector('#jupyterlab-splash')
    && [...document.querySelectorAll('.pain-lab')].every(lab =>
    lab.matches('.pain-narrow') === lab.clientWidth <= 620 && lab.matches('.pain-small') === lab.clientWidth < 864
)"""


#: So many labs as three pages have are drawn by one kernel without a crowd. The class notebook is not among them, since
#: what it makes large is large in all labs of a kernel; axe-core looks at it in the sweep over notebooks.
PAGES = 3
CLASS = NOTEBOOKS / "class_notebook.ipynb"


def cells(part: int) -> list[str]:
    """The cells of a third of the course."""
    paths = sorted({*NOTEBOOKS.glob("*.ipynb")} - {CLASS})
    size = -(-len(paths) // PAGES)
    sources = []
    for path in paths[part * size : (part + 1) * size]:
        firsts = set(FIRST)
        for cell in nbformat.read(path, as_version=4).cells:
            tags = set(cell.metadata.get("tags", []))
            if tags & {*EVERY, *firsts}:
                sources.append(cell.source)
                firsts -= tags
    return sources


def count_of_labs(sources: list[str]) -> int:
    return sum("pain_helpers.labs" in source for source in sources)


@pytest.fixture(scope="module", params=range(PAGES))
def notebook(request, server, desk):
    """A third of all labs with their tables and panels open, and all that opens."""
    assert not missing
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    sources = cells(request.param)
    made = new_notebook(cells=[new_code_cell(source) for source in sources], metadata=kernel)
    nbformat.write(made, server.folder / "work" / "notebooks" / f"access_{request.param}.ipynb")
    with desk.notebook(f"access_{request.param}.ipynb").open() as notebook:
        notebook.run_all()
        page = notebook.page
        page.wait_for_function(
            """count => {
                const pictures = [...document.querySelectorAll('.pain-lab canvas')];
                return pictures.length === count && pictures.every(picture => picture.dataset.drawn);
            }""",
            arg=count_of_labs(sources),
            timeout=PATIENCE,
            polling=POLLING,
        )
        page.evaluate("() => { for (const part of document.querySelectorAll('details')) part.open = true; }")
        for lab in page.locator(".pain-lab").all():
            for button in lab.locator(".pain-buttons button", has_text=OPENS).all():
                button.evaluate("button => button.click()")
            lab.locator(".pain-table table").wait_for(timeout=PATIENCE)
        yield notebook
        # Other notebooks are opened in the same page.
        side_bar(notebook, False)
        show(page, THEMES[0], 1366)


def show(page, theme: str, width: int) -> None:
    """Change the theme and the window's width, and wait till all has followed."""
    is_dark = theme.endswith("Dark")
    if page.evaluate("document.body.dataset.jpThemeLight") != json.dumps(not is_dark):
        command(page, "apputils:change-theme", theme=theme)
        page.wait_for_function(
            "light => document.body.dataset.jpThemeLight === light", arg=json.dumps(not is_dark), timeout=PATIENCE
        )
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_function(SETTLED, timeout=PATIENCE, polling=POLLING)


def axe_finds_nothing_against_wcag_aa(page):
    assert page.evaluate(AXE, list(OURS)) == []


def all_words_and_sliders_stand_out(page):
    found = page.evaluate(CONTRAST, list(OURS))
    assert found["words"] > 500 and found["sliders"] > 30
    assert found["faint"] == []


def nothing_is_cut_off_or_makes_the_page_wider(page):
    for cut_off, overlap, out_of_reach, picture, frame, has_key in page.evaluate(LAID_OUT, PARTS):
        assert cut_off == [] and overlap == [] and out_of_reach == []
        assert picture >= 863, "the picture's text is too small to read"
        assert picture > 865 or picture <= frame or has_key, "no key moves it"
    assert page.evaluate(TOO_WIDE, list(OURS)) == []


#: A page takes long to change its look: so all that is asked of a look comes one after the other.
ASKED = [
    (theme, width, holds)
    for theme in THEMES
    for width in WIDTHS
    for holds, asked in (
        (axe_finds_nothing_against_wcag_aa, width <= 1366),
        (all_words_and_sliders_stand_out, width == 1366),
        (nothing_is_cut_off_or_makes_the_page_wider, theme == THEMES[0]),
    )
    if asked
]


@pytest.mark.parametrize("theme, width, holds", ASKED, ids=lambda value: getattr(value, "__name__", None))
def test_in_each_theme_and_width(notebook, theme, width, holds):
    side_bar(notebook, WIDTHS[width])
    show(notebook.page, theme, width)
    holds(notebook.page)


def test_no_error_was_left_on_the_console(notebook):
    assert notebook.problems() == []
