"""The site's front page and its pages to read: whole, plain, safe, and found by a search.

Where SITE names the folder of a site, its pages are read; else they are written anew.
"""

import base64
import importlib
import json
import os
import re
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from course import ALL, NOTEBOOKS, Notebook, result
from reading import plain
from test_links import FORMS, headings

from pain_helpers.lessons.help import HELP_LINES, SAFETY

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / ".ci" / "site"
#: Sites that the pages lead to beside those of the lessons, and the form of an address there.
LINKED = FORMS | {
    "github.com": FORMS["github.com"] + r"(/blob/v[\d.]+/(INSTRUCTORS\.md|LICENSE))?",
    "creativecommons.org": r"/licenses/by/4\.0/",
}
#: What a page may weigh, and all of them with their pictures (bytes).
FRONT_PAGE, PAGE, ALL_PAGES = 60_000, 150_000, 3_000_000
every_lesson = pytest.mark.parametrize("notebook", ALL, ids=lambda notebook: notebook.path.stem)


@pytest.fixture(scope="session")
def made():
    """The command that writes the pages."""
    sys.path.insert(0, str(SITE))
    try:
        yield importlib.import_module("site_pages")
    finally:
        sys.path.remove(str(SITE))


@pytest.fixture(scope="session")
def site(made, tmp_path_factory):
    if os.environ.get("SITE"):
        return ROOT / os.environ["SITE"]
    folder = tmp_path_factory.mktemp("site")
    made.write_pages(folder)
    return folder


@pytest.fixture(scope="session")
def pages(site):
    """Each page by its place in the site, read."""
    files = [site / "index.html", *sorted((site / "read").rglob("*.html"))]
    found = {path.relative_to(site).as_posix(): path for path in files}
    return {place: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser") for place, path in found.items()}


def place(notebook: Notebook) -> str:
    return f"read/{notebook.path.stem}.html"


def squeezed(text: str) -> str:
    """Without space: a line may break anywhere."""
    return re.sub(r"\s+", "", text)


def text_of(page) -> str:
    return squeezed(page.main.get_text())


# Whole.


def test_there_is_a_page_for_each_lesson_and_for_nothing_else(site, pages):
    assert set(pages) == {"index.html", *map(place, ALL)}
    pictures = [path.relative_to(site).as_posix() for path in (site / "read").rglob("*.png")]
    shown = [f"read/{picture['src']}" for page in pages.values() for picture in page.find_all("img")]
    assert sorted(shown) == sorted(pictures) and len(pictures) > 30


@every_lesson
def test_each_text_of_a_lesson_can_be_read(pages, notebook):
    text = text_of(pages[place(notebook)])
    for source in notebook.markdown:
        said = plain(re.sub(r"<!-- live -->.*?<!-- /live -->", "", source, flags=re.DOTALL))
        for line in said.splitlines():
            for part in re.sub(r"^ *(#+|-|\d+\.) |^\|[-|]+\|$", "", line).split("|"):
                assert squeezed(part) in text, part


@every_lesson
def test_each_question_box_and_word_of_a_lesson_can_be_read(pages, notebook):
    text = text_of(pages[place(notebook)])
    found = 0
    for cell in notebook.code:
        if "python" in cell.metadata["tags"]:
            assert squeezed(cell.source) in text, "the three lines of Python"
            continue
        said = result(cell)["text/html"]
        for part in BeautifulSoup(said, "html.parser").find_all(["p", "summary", "li", "td", "th", "dt", "dd"]):
            if "Run All Cells" not in part.get_text():
                assert squeezed(part.get_text()) in text, part
                found += 1
    assert found > 15


@every_lesson
def test_code_that_only_draws_is_not_shown(pages, notebook):
    shown = [code.get_text() for code in pages[place(notebook)].select("pre code")]
    assert shown == [cell.source for cell in notebook.tagged("python")]


@every_lesson
def test_each_lab_has_its_picture_its_name_and_its_sentence(site, pages, notebook):
    figures = pages[place(notebook)].find_all("figure")
    labs = notebook.tagged("lab")
    assert len(figures) == len(labs)
    for figure, cell in zip(figures, labs):
        picture = figure.img
        assert (site / "read" / picture["src"]).read_bytes() == base64.b64decode(result(cell)["image/png"])
        assert int(picture["width"]) >= 863 and int(picture["height"]) > 100, "its room is kept while it is fetched"
        assert picture["alt"].startswith(figure.h3.get_text()) and len(figure.h3.get_text()) > 10
        assert "run this cell" not in figure.h3.get_text()
        static = BeautifulSoup(result(cell)["text/html"], "html.parser").img["alt"]
        assert squeezed(static) in squeezed(figure.figcaption.get_text())


def test_the_front_page_lists_each_lesson_as_the_map_has_it(pages):
    listed = pages["index.html"].select(".notebooks li")
    assert len(listed) == len(ALL)
    (the_map,) = (text for text in ALL[0].markdown if text.startswith("## The map"))
    for entry, notebook in zip(listed, ALL):
        read, live = (link["href"] for link in entry.find_all("a"))
        assert read == place(notebook) and parse_qs(urlsplit(live).query)["path"] == [notebook.path.name]
        minutes = re.search(r"^Notebook \d\d · (\d+ minutes)", notebook.cells[0].source, re.MULTILINE)[1]
        number, asks = entry.h3.get_text().split()[0], entry.p.get_text()
        assert number == notebook.number and minutes in entry.get_text()
        assert asks.lower() in the_map.lower() and len(asks) > 20


def test_the_front_page_says_all_ways_in(pages):
    ways = {link.get_text(): link["href"] for link in pages["index.html"].find_all("a")}
    assert ways["Open the course here"] == "notebooks/index.html?path=00_start_here.ipynb"
    assert "/v2/gh/" in ways["Binder"] and ways["Binder"] in (ROOT / "README.md").read_text(encoding="utf-8")
    assert ways["Teach it"].endswith("/INSTRUCTORS.md")
    assert ways["My questions for my clinician"].startswith("read/12_"), "they need no lesson before them"


def test_what_is_linked_of_the_readme_is_there(pages):
    named = {urlsplit(link["href"]).fragment for link in pages["index.html"].select("a[href*='github.com']")} - {""}
    assert named <= headings(ROOT / "README.md") and len(named) > 1


def test_the_front_page_has_what_the_live_form_looks_for_above_itself(pages):
    """JupyterLite reads this block of each page up to the site's root, and starts nothing where there is none."""
    block = pages["index.html"].find("script", id="jupyter-config-data")
    assert json.loads(block.string) == {} and block["data-jupyter-lite-root"] == "."


# Links.


def complaint(site, pages, at: str, link: str) -> str:
    """Why a link on the page at a place leads nowhere, or an empty text."""
    address = urlsplit(link)
    if address.scheme or address.netloc:
        form = LINKED.get(address.hostname)
        return "" if address.scheme == "https" and form and re.fullmatch(form, address.path) else "is not in the list"
    target = (site / at).parent / unquote(address.path) if address.path else site / at
    there = target.resolve().relative_to(site.resolve()).as_posix()
    if there == "notebooks/index.html":
        (name,) = parse_qs(address.query)["path"]
        live = not os.environ.get("SITE") or target.is_file()
        return "" if live and (NOTEBOOKS / name).is_file() else "opens a notebook that is not there"
    if not target.is_file():
        return "names a file that is not there"
    known = {tag["id"] for tag in pages[there].find_all(id=True)} if there in pages else set()
    return "" if not address.fragment or unquote(address.fragment) in known else "names a place that is not there"


def test_every_link_leads_somewhere(site, pages):
    count = Counter()
    for at, page in pages.items():
        for tag in page.find_all(["a", "img"]):
            link = tag.get("href") or tag.get("src")
            assert not (why := complaint(site, pages, at, link)), f"{at}: {link} {why}"
            count[at] += 1
    assert sum(count.values()) > 600 and min(count.values()) > 20


@pytest.mark.parametrize("bad", ["nowhere.html", "#nowhere", "http://doi.org/10.1000/1", "https://example.org/",
                                 "notebooks/index.html?path=nowhere.ipynb"])  # fmt: skip
def test_a_bad_link_is_named(site, pages, bad):
    assert complaint(site, pages, "index.html", bad)


def test_a_link_between_notebooks_stays_among_the_pages(made):
    assert made.address("01_the_gate.ipynb") == "01_the_gate.html"
    assert made.address("12_putting_it_together.ipynb#My-words") == "12_putting_it_together.html#My-words"
    assert made.address("before_and_after.ipynb") == "../notebooks/index.html?path=before_and_after.ipynb"
    assert made.address("https://doi.org/10.1000/1") == "https://doi.org/10.1000/1" and made.address("#here") == "#here"


# Plain: no script, nothing fetched from elsewhere.


def test_pages_need_no_script_and_fetch_only_their_pictures(pages):
    for at, page in pages.items():
        data = ["application/ld+json", *(["application/json"] if at == "index.html" else [])]
        assert [tag["type"] for tag in page.find_all("script")] == data, f"{at}: blocks of data, and no script"
        assert page.find_all(["iframe", "object", "embed", "form", "base", "video", "audio", "source"]) == [], at
        fetched = {tuple(link["rel"]) for link in page.find_all("link")} - {("canonical",), ("license",)}
        assert fetched == {("icon",)} and page.find("link", rel="icon")["href"] == "data:,", at
        assert not re.search(r"url\(|@import", page.style.string), at
        for tag in page.find_all(True):
            assert not [name for name in tag.attrs if name.startswith("on") or name == "style"], f"{at}: {tag}"
        assert all(re.fullmatch(r"pictures/[\w.]+", picture["src"]) for picture in page.find_all("img")), at


def test_pages_are_small(site, pages):
    sizes = {place: (site / place).stat().st_size for place in pages}
    assert sizes.pop("index.html") < FRONT_PAGE and max(sizes.values()) < PAGE, sizes
    assert sum(path.stat().st_size for path in (site / "read").rglob("*") if path.is_file()) < ALL_PAGES


# Safe.


def test_safety_and_help_stand_at_the_top_of_each_page(pages):
    for at, page in pages.items():
        text = text_of(page)
        for line in (SAFETY, *HELP_LINES):
            first = "Whatyouwillbeabletodo" if at != "index.html" else "Whoitisfor"
            assert -1 < text.find(squeezed(line)) < text.index(first), f"{at}: {line}"


@every_lesson
def test_nothing_for_instructors_is_shown(pages, notebook):
    text = squeezed(str(pages[place(notebook)]))
    said = {"".join(cell.source) for cell in notebook.cells}
    for cell in notebook.tagged("instructor"):
        for key in ("ask", "see", "wrong", "say"):
            note = cell.metadata["instructor"][key]
            assert not any(note in source for source in said), "a note that the lesson has as well shows nothing"
            assert squeezed(note) not in text, note


def test_nothing_of_jupyter_or_for_writers_is_shown(pages):
    for at, page in pages.items():
        text = str(page)
        assert not re.search(r"Run All Cells|run this cell|Kernel|made_for|<!--|hide-input|¶", text), at


# Found by a search.


def test_each_page_says_what_it_is(made, pages):
    repository, version = made.project()
    public = made.site_address(repository)
    titles, descriptions = set(), set()
    for at, page in pages.items():
        head = page.head
        assert page.html["lang"] == "en-US"
        assert "width=device-width" in head.find("meta", attrs={"name": "viewport"})["content"]
        titles.add(head.title.string.strip())
        description = head.find("meta", attrs={"name": "description"})["content"]
        assert 50 < len(description) < 320 and "\n" not in description, at
        descriptions.add(description)
        own = public if at == "index.html" else public + at
        assert head.find("link", rel="canonical")["href"] == own
        assert head.find("link", rel="license")["href"] == made.CONTENT_LICENSE
        footer = squeezed(page.footer.get_text())
        assert "CCBY4.0" in footer and "MIT" in footer and f"version{version}" in footer, at
        linked = [link["href"] for link in page.footer.find_all("a")]
        assert made.CONTENT_LICENSE in linked and f"{repository}/blob/v{version}/LICENSE" in linked, at
        told = json.loads(head.find("script").string)
        assert told["@context"] == "https://schema.org" and told["url"] == own and told["isAccessibleForFree"] is True
        assert told["license"] == made.CONTENT_LICENSE and told["description"] == description
        assert told["@type"] == ("Course" if at == "index.html" else "LearningResource")
    assert len(titles) == len(descriptions) == len(pages), "no two pages are called the same"
    parts = json.loads(pages["index.html"].head.find("script").string)["hasPart"]
    assert [part["url"] for part in parts] == [public + place(notebook) for notebook in ALL]


def test_headings_have_one_order_and_names_are_given_once(pages):
    for at, page in pages.items():
        levels = [int(tag.name[1]) for tag in page.find_all(re.compile(r"^h[1-6]$"))]
        assert levels[0] == 1 and levels.count(1) == 1, at
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:])), at
        ids = [tag["id"] for tag in page.find_all(id=True)]
        assert len(ids) == len(set(ids)), at


def test_where_a_repository_shows_its_site(made):
    assert made.site_address("https://github.com/Some-Body/pain-course") == "https://some-body.github.io/pain-course/"
    assert made.site_address("https://git.example/some/course") == ""
