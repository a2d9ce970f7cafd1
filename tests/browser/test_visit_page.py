"""The page of questions in Chromium: ticked, written in, printed on one page, saved, and nothing sent."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from pain_helpers.lessons import my_questions
from pain_helpers.lessons.situations import SITUATIONS, WORDS

from .jupyter import browser_required, why_no_browser

if missing := why_no_browser():
    if browser_required():
        pytest.fail(missing, pytrace=False)
    pytest.skip(missing, allow_module_level=True)

pytestmark = pytest.mark.browser

QUESTIONS = [question.asked for situation in SITUATIONS for question in situation.questions]
#: Draws the page as anywidget does, with a model that gives what Python sent and takes nothing.
DRAW = """async ([code, page]) => {
    const module = await import(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
    module.default().render({ model: { get: () => page }, el: document.getElementById("here") });
}"""


@pytest.fixture
def context(browser):
    context = browser.new_context(viewport={"width": 1366, "height": 900}, accept_downloads=True)
    # A print dialog would wait for a person.
    context.add_init_script("window.print = () => { window.printed = true; }; window.confirm = () => true;")
    yield context
    context.close()


@pytest.fixture
def page(context):
    """The page of questions, with all situations open; ``page.asked`` holds the address of each request."""
    page = context.new_page()
    page.goto("data:text/html,<html lang=en><title>Lesson</title><main id=here></main></html>")
    page.asked, page.errors = [], []
    context.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    widget = my_questions()
    page.add_style_tag(content=widget._css)
    page.evaluate(DRAW, [widget._esm, widget.page])
    for summary in page.locator("summary").all():
        summary.focus()
        page.keyboard.press("Enter")
    return page


def printed(page):
    """The window that the button opens: its words, and its number of pages on A4 and on Letter."""
    with page.context.expect_page() as opened:
        page.get_by_role("button", name=WORDS["print"]).click()
    sheet = opened.value
    sheet.wait_for_function("window.printed")
    words = sheet.locator("main").inner_text()
    pages = [len(re.findall(rb"/Type\s*/Page\b", sheet.pdf(format=paper))) for paper in ("A4", "Letter")]
    # Nothing wider than the paper, either.
    assert sheet.evaluate("document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth")
    sheet.close()
    return words, pages


def test_ticked_written_printed_and_saved_and_nothing_is_sent(page):
    words, pages = printed(page)
    assert all(asked in words for asked in QUESTIONS) and pages == [1, 1], "nothing ticked: the whole list, for a pen"

    for asked in QUESTIONS[3:6]:
        page.get_by_role("checkbox", name=asked).focus()
        page.keyboard.press("Space")
    assert "3 questions" in page.get_by_role("status").inner_text()
    page.get_by_label(WORDS["goal"]).fill("Sleep a night through.")
    page.get_by_label(WORDS["own"]).fill("I am afraid <b>to ask</b>.\n\nIs that known?")
    words, pages = printed(page)
    assert [asked for asked in QUESTIONS if asked in words] == QUESTIONS[3:6] and pages == [1, 1]
    assert "Sleep a night through." in words and "<b>to ask</b>" in words and "emergency number" in words

    with page.expect_download() as saved:
        page.get_by_role("button", name=WORDS["save"]).click()
    assert saved.value.suggested_filename == "my-questions.txt"
    text = saved.value.path().read_text(encoding="utf-8")
    assert re.findall(r"^\[ \] (.*)$", text, re.MULTILINE) == QUESTIONS[3:6]
    assert "I am afraid <b>to ask</b>.\n\nIs that known?" in text and "emergency number" in text

    # All of them, and much of one's own: smaller, and still one whole page.
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_label(WORDS["own"]).fill("Some more of my own words. " * 20)
    words, pages = printed(page)
    assert all(asked in words for asked in QUESTIONS) and words.count("Some more") == 20 and pages == [1, 1]

    # In JupyterLab "d d" on a ticked box would delete the cell, and all that was written with it.
    parts = page.locator("input, textarea, button, summary").all()
    assert parts and all(part.get_attribute("data-lm-suppress-shortcuts") for part in parts)

    faults = Axe().run(page).response["violations"]
    assert [fault["id"] for fault in faults if fault["impact"] in ("serious", "critical")] == []

    # Where no window is let through, the page is printed from a frame.
    page.evaluate("window.open = () => null")
    page.get_by_role("button", name=WORDS["print"]).click()
    assert page.frame_locator("iframe").locator("li").count() == len(QUESTIONS)

    page.get_by_role("button", name=WORDS["clear"]).click()
    assert page.locator("input:checked").count() == 0 and page.get_by_label(WORDS["own"]).input_value() == ""
    assert page.errors == []
    assert not [address for address in page.asked if not address.startswith(("blob:", "data:", "about:"))], page.asked
