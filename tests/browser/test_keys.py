"""A whole notebook by keys alone: nothing is passed over, and the focus is seen and stays."""

import pytest

from .labs import Lab, keeps_focus
from .test_access import OURS, PATIENCE
from .test_notebooks import missing

# test_notebooks.py has skipped this module, or failed, where there is no browser.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser keys")]


@pytest.fixture(scope="module")
def lesson(desk):
    """A whole notebook of the course, in which no mouse is used."""
    assert not missing
    with desk.notebook("12_putting_it_together.ipynb").open() as lesson:
        lesson.wait_for_kernel()
        yield lesson


#: All that a key can reach within what is ours, in the order in which it stands.
REACHED = """ours => {
    const takes = '.noUi-handle, input, textarea, button, a[href], summary, [tabindex="0"]';
    const boxes = ours.flatMap(one => [...document.querySelectorAll(one)]);
    const all = boxes.flatMap(box => [...box.querySelectorAll(takes)]);
    window.reached = [...new Set(all)].filter(one => one.checkVisibility() && one.tabIndex >= 0 && !one.disabled)
        .sort((one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
    return window.reached.length;
}"""
#: Which of these has the focus (-1 for none), whether that can be seen, and whether it is on the screen.
FOCUS = """() => {
    const one = document.activeElement, { outlineStyle, outlineWidth } = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    return {
        place: window.reached.indexOf(one),
        name: one.outerHTML.slice(0, 120),
        seen: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0,
        there: box.bottom > 0 && box.top < innerHeight,
    };
}"""


def choose_run_all(page) -> None:
    """By the palette of commands, which keys alone open and go through."""
    page.keyboard.press("ControlOrMeta+Shift+c")
    page.locator(".lm-CommandPalette-input:focus").wait_for(timeout=PATIENCE)
    page.keyboard.type("Run All Cells")
    active = page.locator(".lm-CommandPalette-item.lm-mod-active .lm-CommandPalette-itemLabel")
    active.wait_for(timeout=PATIENCE)
    for _ in range(20):
        if active.inner_text().strip() == "Run All Cells":
            page.keyboard.press("Enter")
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError("the palette has no command that runs all cells")


def test_keys_alone_go_through_a_whole_notebook(lesson):
    page = lesson.page
    choose_run_all(page)
    page.wait_for_function(
        """() => document.querySelectorAll('.pain-lab').length === 2
            && document.querySelector('.pain-visit-page button')
            && [...document.querySelectorAll('.pain-lab canvas')].every(picture => picture.dataset.drawn)""",
        timeout=120_000,
    )
    page.evaluate(
        """() => {
            const { content } = window.jupyterapp.shell.currentWidget;
            content.activeCellIndex = 0;
            content.activate();
        }"""
    )
    count, place, unseen = page.evaluate(REACHED, list(OURS)), -1, []
    assert count > 60
    # Between ours stand links and headings of the lesson; each Tab goes on, and none of ours is passed over.
    for _ in range(3 * count):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["place"] >= 0:
            assert focus["place"] == place + 1, f"the keys came to {focus['name']} from {place} of {count}"
            place = focus["place"]
            unseen += [] if focus["seen"] and focus["there"] else [focus["name"]]
        if place == count - 1:
            break
    assert place == count - 1, f"the keys came no farther than {place} of {count}"
    assert unseen == [], "a focus that cannot be seen"
    assert lesson.problems() == []


def test_the_focus_stays_in_a_number_field_whose_arrow_is_pressed(lesson):
    """That it stays on sliders, switches and buttons is seen where every notebook is gone through by keys."""
    for box in lesson.page.locator(".pain-lab").all():
        lab = Lab(lesson.page, box)
        for field in box.locator(".pain-number input").all():
            before = lab.state()
            field.focus()
            lab.page.keyboard.press("ArrowUp")
            lab.settled(before, patience=600)
            assert keeps_focus(field), f"the focus left {field.evaluate('one => one.outerHTML')[:150]}"
    assert lesson.problems() == []
