"""The ten questions in Chromium: answered by keyboard, counted, told, and nothing sent; the papers fit their sheets."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from pain_helpers.teaching import papers, ten_questions
from pain_helpers.teaching.forms import form
from pain_helpers.teaching.words import QUIZ

from .jupyter import browser_required, why_no_browser
from .test_visit_page import DRAW

if missing := why_no_browser():
    if browser_required():
        pytest.fail(missing, pytrace=False)
    pytest.skip(missing, allow_module_level=True)

pytestmark = pytest.mark.browser

ITEMS = form("A")


@pytest.fixture
def page(browser):
    """Form A at the width of a phone; ``page.asked`` holds the address of each request."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    context.add_init_script("window.confirm = () => true;")
    page = context.new_page()
    page.goto("data:text/html,<html lang=en><title>Lesson</title><main id=here></main></html>")
    page.asked, page.errors = [], []
    context.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    quiz = ten_questions("A")
    page.add_style_tag(content=quiz._css)
    page.evaluate(DRAW, [quiz._esm, quiz.page])
    yield page
    context.close()


def choice(page, item, letter):
    group = page.get_by_role("group", name=f"{item.number}. {item.story}")
    return group.get_by_role("radio", name=f"{letter}. {item.choices[letter]}")


def press(page, word):
    page.get_by_role("button", name=QUIZ[word]).focus()
    page.keyboard.press("Enter")


def test_answered_by_keyboard_counted_told_and_nothing_is_sent(page):
    first, second, *rest = ITEMS
    status = page.get_by_role("status")
    choice(page, first, "A").focus()
    # The arrow keys go through the choices of one question.
    for _ in range("ABCD".index(first.right)):
        page.keyboard.press("ArrowDown")
    assert choice(page, first, first.right).is_checked()
    wrong = next(letter for letter in second.choices if letter != second.right)
    choice(page, second, wrong).check()
    press(page, "count")
    assert "Not answered yet: 3, 4, 5, 6, 7, 8, 9, 10." in status.inner_text()
    assert "Right: 1 of 10." in status.inner_text()
    assert not page.get_by_text(first.idea.why).count(), "no answer is told before it is asked for"

    for item in rest:
        choice(page, item, item.right).check()
    press(page, "count")
    assert status.inner_text() == "Right: 9 of 10."

    press(page, "show")
    told = page.locator(".pain-told")
    page.get_by_text("Right: 9 of 10.", exact=True).wait_for()
    assert told.count() == len(ITEMS) and page.evaluate("document.activeElement.innerText") == QUIZ["show"]
    assert told.nth(0).inner_text().startswith(QUIZ["yes"])
    assert f"{second.right} fits best" in told.nth(1).inner_text() and second.idea.why in told.nth(1).inner_text()
    assert choice(page, second, wrong).is_checked(), "what was chosen stays"

    faults = Axe().run(page).response["violations"]
    assert [fault["id"] for fault in faults if fault["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than a phone"
    parts = page.locator("input, button").all()
    assert parts and all(part.get_attribute("data-lm-suppress-shortcuts") for part in parts)

    press(page, "clear")
    assert page.locator("input:checked").count() == 0 and told.count() == 0
    assert page.errors == []
    assert not [address for address in page.asked if not address.startswith(("blob:", "data:", "about:"))], page.asked


#: How many sheets each paper may take.
SHEETS = {"test-A": 2, "test-B": 2, "key": 2, "feedback": 1, "safety-card": 1}


def test_each_paper_fits_its_sheets_on_a4_and_letter_and_nothing_is_cut(page):
    assert set(SHEETS) == set(papers.PAPERS)
    for name, most in SHEETS.items():
        page.set_content(papers.page(name))
        for paper in ("A4", "Letter"):
            sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))
            assert sheets <= most, f"{name} takes {sheets} sheets of {paper}"
        assert page.evaluate(
            "[...document.querySelectorAll('main, table, td, li, p')].every(p => p.scrollWidth <= p.clientWidth + 1)"
        ), f"something in {name} is wider than its place"
