"""Write what the site has beside its live form: a front page, and each notebook as a page to read.

    .ci/site/site_pages.py [FOLDER]     into build/site, unless another folder is named

Both need no script, and open from a file. Their words are those of the README, the package and the notebooks.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from nbconvert import HTMLExporter
from nbconvert.filters.markdown_mistune import markdown2html_mistune
from PIL import Image
from traitlets.config import Config

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / ".ci"))

from links import binder_address, project, site_address

from pain_helpers.labs.frame.words import LAB
from pain_helpers.lessons.help import HELP, SAFETY

NOTEBOOKS = ROOT / "notebooks"
#: Where the live form of a notebook is, from the site's front page.
LIVE = "notebooks/index.html?path={}"
#: The parts of the README that the front page says, by name.
README_PART = re.compile(r"<!-- front: (\w+) -->(.*?)<!-- /front -->", re.DOTALL)
#: What a text of a notebook says to those who have it open in Jupyter, and notes for those who write.
ONLY_LIVE = re.compile(r"<!-- live -->.*?<!-- /live -->", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
#: A row of the map in the first notebook: a number, a title, minutes, and the question.
MAP_ROW = re.compile(r"^\| \[?(?P<number>\d\d) [^|]*\| (?P<minutes>\d+) \| (?P<asks>[^|]+) \|$", re.MULTILINE)
IN_ONE_SENTENCE = re.compile(r"^\*\*In one sentence:\*\* (.+)$", re.MULTILINE)
#: The first line of a lab's cell: what is moved in it, and how it is drawn, are said elsewhere.
LAB_NAME = re.compile(r"# (?P<name>[^\n]+?)(?:: move the slider|\. Move the sliders?)? \(run this cell to draw it\)\.")
CONTENT_LICENSE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Lesson:
    """A notebook of the course, as the site shows it."""

    path: Path
    minutes: int
    asks: str

    @property
    def number(self) -> str:
        return self.path.name[:2]

    @property
    def page(self) -> str:
        """The page to read, from the site's front page."""
        return f"read/{self.path.stem}.html"

    @property
    def live(self) -> str:
        return LIVE.format(self.path.name)

    @property
    def cells(self) -> list:
        return read(self.path).cells

    @property
    def title(self) -> str:
        return self.cells[0].source.splitlines()[0].removeprefix("# ")

    @property
    def sentence(self) -> str:
        """The whole notebook in one sentence, for those who find its page by a search."""
        (found,) = (match[1] for cell in self.cells if (match := IN_ONE_SENTENCE.search(cell.source)))
        return found


@cache
def read(path: Path):
    return nbformat.read(path, as_version=4)


def the_map(first: Path) -> str:
    """The cell of the first notebook that lists them all."""
    (text,) = (cell.source for cell in read(first).cells if cell.source.startswith("## The map"))
    return text


def lessons() -> list[Lesson]:
    """All lessons in their order, with what the map in the first one says of each."""
    paths = sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
    rows = {match["number"]: match for match in MAP_ROW.finditer(the_map(paths[0]))}
    found = []
    for path in paths:
        row = rows[path.name[:2]]
        asks = row["asks"].removeprefix("you are here: ")
        found.append(Lesson(path, int(row["minutes"]), asks[0].upper() + asks[1:]))
    return found


# A page to read.


def lab_name(source: str) -> str:
    """What a lab's cell is called."""
    return LAB_NAME.match(source)["name"]


def lab_words(said: str) -> str:
    """What a lab says of its picture, without the way to move it in Jupyter."""
    return said.removesuffix(LAB["opens"]).rstrip()


@cache
def exporter() -> HTMLExporter:
    settings = Config()
    settings.TagRemovePreprocessor.enabled = True
    settings.TagRemovePreprocessor.remove_input_tags = {"hide-input"}
    settings.ExtractOutputPreprocessor.enabled = True
    made = HTMLExporter(config=settings, extra_template_basedirs=[str(HERE)], template_name="reading")
    made.register_filter("lab_name", lab_name)
    made.register_filter("lab_words", lab_words)
    return made


def article(lesson: Lesson) -> tuple[str, dict[str, bytes]]:
    """What stands on the page of a lesson, and its pictures by their place beside the page."""
    notebook = nbformat.from_dict(read(lesson.path))
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = COMMENT.sub("", ONLY_LIVE.sub("", cell.source))
    resources = {"unique_key": f"pictures/{lesson.number}", "live": f"../{lesson.live}"}
    body, resources = exporter().from_notebook_node(notebook, resources)
    pictures = resources["outputs"]
    return fitted(body, pictures), pictures


def fitted(body: str, pictures: dict[str, bytes], way: str = "") -> str:
    """A page's inside in the site's own look, with its links and pictures; ``way`` leads to the pages to read."""
    soup = BeautifulSoup(body, "html.parser")
    for styled in soup.find_all(style=True):
        # Written for places without a style sheet, and light: in the dark it would stay so.
        del styled["style"]
    for mark in soup.select("a.anchor-link"):
        mark.decompose()  # a sign behind each heading
    for link in soup.find_all("a", href=True):
        link["href"] = address(link["href"], way)
    for region in soup.select("[role=region]"):
        region["class"] = "wide"
    for head in soup.find_all("th"):
        if not head.get_text(strip=True):
            head.replace_with(soup.new_tag("td"))  # a head without words names nothing
    for picture in soup.find_all("img"):
        picture["width"], picture["height"] = map(str, Image.open(io.BytesIO(pictures[picture["src"]])).size)
    return str(soup)


def address(link: str, way: str = "") -> str:
    """Where a link of a notebook leads on a page to read: to another such page, or to a notebook's live form."""
    to = urlsplit(link)
    if to.scheme or not to.path.endswith(".ipynb"):
        return link
    if not re.match(r"\d\d_", to.path):
        return f"../{LIVE.format(to.path)}"
    return to._replace(path=f"{way}{Path(to.path).stem}.html").geturl()


# The pages.


@cache
def templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def markdown(text: str) -> Markup:
    return Markup(markdown2html_mistune(text))


def readme_parts() -> dict[str, Markup]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return {name: markdown(part.strip()) for name, part in README_PART.findall(text)}


def about(kind: str, name: str, description: str, page: str, **more) -> dict:
    """What a search engine is told of a page, in the words of schema.org."""
    return {
        "@context": "https://schema.org",
        "@type": kind,
        "name": name,
        "description": description,
        "url": page,
        "inLanguage": "en-US",
        "isAccessibleForFree": True,
        "license": CONTENT_LICENSE,
        **more,
    }


def pages() -> Iterator[tuple[str, bytes]]:
    """Every file of these pages: its place in the site, and what it holds."""
    repository, version = project()
    public, all_lessons = site_address(repository), lessons()
    course = {"@type": "Course", "name": "Why pain drugs fade", "url": public}
    shared = {
        "safety": SAFETY, "help": markdown(HELP), "version": version, "repository": repository,
        "content_license": CONTENT_LICENSE, "lessons": all_lessons,
    }  # fmt: skip
    for lesson in all_lessons:
        body, pictures = article(lesson)
        told = about(
            "LearningResource", lesson.title, lesson.sentence, public + lesson.page,
            isPartOf=course, position=int(lesson.number), timeRequired=f"PT{lesson.minutes}M",
            learningResourceType="lesson",
        )  # fmt: skip
        yield lesson.page, rendered("read.html.j2", shared, told, lesson=lesson, body=Markup(body), root="../")
        for name, content in pictures.items():
            yield f"read/{name}", content
    parts = readme_parts()
    parted = [{"@type": "LearningResource", "name": each.title, "url": public + each.page} for each in all_lessons]
    said = " ".join(BeautifulSoup(parts["what"], "html.parser").get_text().split())
    contributors = {"@type": "Organization", "name": "the contributors of the project", "url": repository}
    told = about("Course", course["name"], said, public, provider=contributors, hasPart=parted)
    foot = the_map(all_lessons[0].path).rpartition("\n\n")[2]
    binder = binder_address(repository, version, f"notebooks/{all_lessons[0].path.name}")
    yield "index.html", rendered(
        "front.html.j2", shared, told, parts=parts, map_foot=Markup(fitted(markdown(foot), {}, "read/")), binder=binder,
        live=LIVE.format, root="",
    )  # fmt: skip


def rendered(template: str, shared: dict, told: dict, **own) -> bytes:
    data = Markup(json.dumps(told, ensure_ascii=False).replace("<", "\\u003c"))
    return templates().get_template(template).render(**shared, told=told, data=data, **own).encode()


def write_pages(site: Path) -> None:
    """Write the front page and the pages to read into the folder of a site."""
    for place, content in pages():
        (site / place).parent.mkdir(parents=True, exist_ok=True)
        (site / place).write_bytes(content)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "site", metavar="FOLDER")
    site = parser.parse_args(arguments).folder
    write_pages(site)
    print(f"{site}: the front page and {len(lessons())} pages to read are written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
