"""Write what a class needs on paper, from the notebooks: `make sheets`.

    .ci/paper [FOLDER]     as HTML, and where Chromium or Chrome is found also as PDF, A4 and Letter
                           (FOLDER is build/sheets unless it is named)

Raises ``SystemExit`` where something is cut off on a page.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import pages
from lessons import OnPaper, labs_on_paper
from playwright.sync_api import sync_playwright

from pain_helpers.teaching.papers import PAPERS, page
from pain_helpers.teaching.sheets import SHEETS

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "sheets"
GUIDE = ROOT / "INSTRUCTORS.md"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SLIDE = {"width": "1280px", "height": "720px"}
SIZES = {"a4": {"format": "A4"}, "letter": {"format": "Letter"}}
#: What on a page is larger than its room.
CUT_OFF = """() => [...document.querySelectorAll('.page main')].flatMap((main, place) =>
    main.scrollHeight > main.clientHeight + 1 || main.scrollWidth > main.clientWidth + 1
    || [...main.querySelectorAll('img')].some(picture => picture.clientHeight < 100) ? [place + 1] : [])"""


def documents(labs: list[OnPaper]) -> dict[str, str]:
    """The files to write, by name without an ending."""
    hour = [lab for lab in labs if lab.in_class in SHEETS[0].labs]
    found = {
        "hour": sheets("One hour", hour),
        "answers": pages.document("Answers", map(pages.answers, labs), "answers"),
        "answers_hour": pages.document("Answers for the hour", map(pages.answers, hour), "answers"),
        "guide": pages.document("For instructors", [pages.guide(GUIDE.read_text(encoding="utf-8"))], "answers"),
        "deck": pages.document("Questions to vote on", (side for lab in hour for side in pages.slides(lab)), "deck"),
        "vote_cards": pages.document("Vote cards", [pages.vote_cards()]),
        **{name: page(name) for name in PAPERS},
    }
    for number, of_notebook in groupby(labs, key=lambda lab: lab.number):
        some = list(of_notebook)
        found[f"sheets_{number}"] = sheets(f"{number} {some[0].title}", some)
    return found


def sheets(title: str, labs: list[OnPaper]) -> str:
    """How they work, the worksheets, and the questions for a clinician on a last sheet of its own, to take along."""
    of_labs = [side for lab in labs for side in pages.worksheet(lab)]
    return pages.document(title, [*pages.opening_pages(), *of_labs, pages.questions_page()])


@contextmanager
def browser():
    """Chromium or Chrome, or None where there is none."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        yield None
        return
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield running
        running.close()


def print_pdf(tab, html: Path) -> list[str]:
    """Write a file's PDFs beside it; the pages on which something is cut off."""
    tab.goto(html.as_uri())
    if html.stem == "deck":
        tab.pdf(path=html.with_suffix(".pdf"), print_background=True, **SLIDE)
    else:
        for size, paper in SIZES.items():
            target = html.with_name(f"{html.stem}_{size}.pdf")
            tab.pdf(path=target, print_background=True, **paper)
    return [f"{html.name}, page {place}: something is cut off." for place in tab.evaluate(CUT_OFF)]


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    folder = parser.parse_args(arguments).folder
    folder.mkdir(parents=True, exist_ok=True)
    wrong = []
    with browser() as running:
        tab = running.new_page() if running else None
        for name, content in documents(labs_on_paper()).items():
            html = folder / f"{name}.html"
            html.write_text(content, encoding="utf-8")
            if tab:
                wrong += print_pdf(tab, html)
            print(html.name, flush=True)
    if not tab:
        print("No Chromium or Chrome here: open the pages in any browser and print them.")
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
