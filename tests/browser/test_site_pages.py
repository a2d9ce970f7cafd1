"""The front page and the pages to read in Chromium, opened as files: for every eye, by keys, on a phone.

Where SITE names the folder of a site, its pages are looked at; else they are written anew.
"""

import importlib
import os
import re
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from .jupyter import NOTEBOOKS, REPOSITORY
from .test_notebooks import missing

# test_notebooks.py has skipped this module, or failed, where there is no browser.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser site pages")]

PAGES = ["index.html", *(f"read/{path.stem}.html" for path in sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb")))]
THEMES = ("light", "dark")
WIDTHS = (320, 390, 1366)
#: What axe-core finds, of WCAG 2.2 AA and of its own advice; in a picture's words it cannot look.
AXE = """async asked => {
    const { violations } = await axe.run(document, { resultTypes: ['violations'], ...asked });
    return violations.flatMap(({ id, nodes }) => nodes.map(
        node => `${id}: ${node.html.slice(0, 120)} ${(node.any[0] ?? node.all[0])?.message ?? ''}`));
}"""
#: What axe-core is asked. A theme is but colors (a test holds the style sheet to that), so the second one is asked for
#: these alone; and they are the same on two phones.
COLORS = ("color-contrast", "link-in-text-block")
EVERYTHING, ALL_BUT_COLORS = {}, {"rules": {rule: {"enabled": False} for rule in COLORS}}
COLORS_ALONE = {"runOnly": list(COLORS)}
ASKED = {
    ("light", 320): EVERYTHING,
    ("light", 390): ALL_BUT_COLORS,
    ("light", 1366): EVERYTHING,
    ("dark", 320): COLORS_ALONE,
    ("dark", 1366): COLORS_ALONE,
}
#: What stands out of the page at its right, but for what is moved sideways within its own box.
OUTSIDE = """() => [...document.querySelectorAll('body *')]
    .filter(part => part.checkVisibility() && !part.closest('.skip, .unseen') && !part.parentElement.closest('.wide')
        && part.getBoundingClientRect().right > innerWidth + 1)
    .map(part => part.outerHTML.slice(0, 120))"""
BACKGROUND = "() => getComputedStyle(document.body).backgroundColor"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    assert not missing
    if os.environ.get("SITE"):
        return (REPOSITORY / os.environ["SITE"]).resolve()
    folder = tmp_path_factory.mktemp("pages")
    sys.path.insert(0, str(REPOSITORY / ".ci" / "site"))
    try:
        importlib.import_module("site_pages").write_pages(folder)
    finally:
        sys.path.pop(0)
    return folder


@pytest.fixture(scope="module")
def page(browser):
    """One page for all: what it fetches, and what goes wrong in it, is written down."""
    context = browser.new_context()
    context.set_default_timeout(60_000)  # a busy machine takes its time
    context.add_init_script(Axe().axe_script)
    page = context.new_page()
    page.fetched, page.problems = [], []
    page.on("request", lambda request: page.fetched.append(request.url))
    page.on("requestfailed", lambda request: page.problems.append(request.url))
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda said: page.problems.append(said.text) if said.type == "error" else None)
    yield page
    context.close()


def show(page, address: Path, theme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    if page.url != address.as_uri():
        page.goto(address.as_uri())


def test_a_theme_is_but_colors_and_a_width_has_none():
    style = (REPOSITORY / ".ci" / "site" / "page.css").read_text(encoding="utf-8")
    query = re.compile(r"^@media (?P<asked>\(.*?\)) \{\n(?P<said>.*?)^\}", re.MULTILINE | re.DOTALL)
    found = {match["asked"]: match["said"] for match in query.finditer(style)}
    dark = found.pop("(prefers-color-scheme: dark)")
    assert style.count("prefers-color-scheme") == 1
    assert re.fullmatch(r"\s*:root \{(\s*--[a-z-]+: #[0-9a-f]{6};)+\s*\}\s*", dark)
    assert found and not [said for said in found.values() if re.search(r"color|background|var\(|#[0-9a-f]{3}", said)]


@pytest.mark.parametrize("place", PAGES)
def test_a_page_is_there_for_every_eye_and_width_in_both_themes(site, page, place):
    backgrounds = set()
    for theme in THEMES:
        for width in WIDTHS:
            show(page, site / place, theme, width)
            assert page.evaluate(OUTSIDE) == [], f"{theme}, {width} pixels"
            assert page.evaluate("() => document.documentElement.scrollWidth") <= width, f"{theme}, {width} pixels"
            if (theme, width) in ASKED:
                assert page.evaluate(AXE, ASKED[theme, width]) == [], f"{theme}, {width} pixels"
        backgrounds.add(page.evaluate(BACKGROUND))
    assert len(backgrounds) == len(THEMES), "the page follows the theme of the reader's system"


def test_a_page_without_scripts_shows_its_pictures_and_asks_for_no_other_file(site, page, browser):
    place = PAGES[11]
    with browser.new_context(java_script_enabled=False) as context:
        plain = context.new_page()
        fetched = []
        plain.on("request", lambda request: fetched.append(request.url))
        plain.goto((site / place).as_uri())
        for picture in plain.locator("figure img").all():
            picture.scroll_into_view_if_needed()
        pictures = plain.locator("figure img").count()
        assert pictures == 4 and all(url.startswith(((site / "read").as_uri(), "data:")) for url in fetched), fetched
    show(page, site / place, THEMES[0], WIDTHS[0])
    for picture in page.locator("figure img").all():
        picture.scroll_into_view_if_needed()
        page.wait_for_function("picture => picture.complete && picture.naturalWidth > 0", arg=picture.element_handle())
    assert page.problems == []


def test_keys_alone_skip_to_the_text_open_an_answer_and_move_a_picture(site, page):
    show(page, site / PAGES[11], THEMES[0], 390)
    page.reload()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "skip"
    assert page.evaluate("() => document.activeElement.getBoundingClientRect().left") >= 0, "it is seen"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    answer = page.locator(".pain-question details").first
    answer.locator("summary").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("one => one.open && one.querySelector('p').checkVisibility()", arg=answer.element_handle())
    picture = page.locator("figure .wide").first
    assert picture.evaluate("one => one.querySelector('img').clientWidth") > 600, "its words can be read on a phone"
    picture.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("one => one.scrollLeft > 0", arg=picture.element_handle())


def test_on_paper_what_is_folded_can_be_read_but_for_answers(site, page):
    show(page, site / PAGES[11], THEMES[0], 1366)
    heights = "parts => parts.map(part => part.getBoundingClientRect().height)"
    on_screen = page.locator("article > details").evaluate_all(heights)
    answers = page.locator(".pain-question details").evaluate_all(heights)
    page.emulate_media(media="print")
    try:
        on_paper = page.locator("article > details").evaluate_all(heights)
        assert len(on_paper) > 3 and all(after > before + 40 for before, after in zip(on_screen, on_paper))
        assert max(page.locator(".pain-question details").evaluate_all(heights)) < max(answers) + 40
    finally:
        page.emulate_media(media="screen")


def test_the_front_page_leads_to_a_lesson_and_back(site, page):
    show(page, site / PAGES[0], THEMES[0], 390)
    page.get_by_role("link", name="Just read").click()
    page.wait_for_url((site / PAGES[1]).as_uri())
    page.get_by_role("navigation", name="The course").get_by_role("link", name="Why pain drugs fade").click()
    page.wait_for_url((site / PAGES[0]).as_uri())
