"""The papers of the two tests: both forms, the key with how to read the gain, and a page of feedback to hand out.

``make sheets`` writes each as a page that prints from any browser.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from pain_helpers.lessons.help import HELP, SAFETY
from pain_helpers.lessons.html import text
from pain_helpers.literature.references import REFERENCES

from .forms import LETTERS, Item, form
from .gain import FEWEST, HIGHEST, normalized
from .ideas import FORMS, IDEAS, MISCONCEPTIONS
from .words import BLANKS, CARD, GAIN, GAIN_SOURCES, HEARD, NEVER_SHOWN, QUIZ, SITUATIONS, Situation

#: A4 and Letter both have room for what this lays out, within margins of 14 mm, and it reads in gray.
STYLE = (Path(__file__).parent / "papers.css").read_text(encoding="utf-8")
#: Means before and after, of 10, for which the key lists the gain.
TABLE_BEFORE, TABLE_AFTER = range(2, 8), range(4, 10)


def _marked(said: str) -> str:
    """Text with Markdown's bold and italics as HTML."""
    bold = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text(said, quote=False))
    return re.sub(r"\*(.+?)\*", r"<em>\1</em>", bold)


def _blocks(markdown: str) -> str:
    """A paragraph, or a list, of Markdown as HTML."""
    if not markdown.startswith("- "):
        return f"<p>{_marked(markdown)}</p>"
    return "<ul>" + "".join(f"<li>{_marked(line[2:])}</li>" for line in markdown.splitlines()) + "</ul>"


def _foot(safety: str = QUIZ["foot"]) -> str:
    """The safety and help lines, which stand on every sheet."""
    first, *ways = [line for line in HELP.splitlines() if line]
    rest = "".join(f"<li>{_marked(way.removeprefix('- '))}</li>" for way in ways)
    return f"<footer><p><strong>{text(safety)}</strong> {_marked(first)}</p><ul>{rest}</ul></footer>"


def _row(cells: list, tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def _table(head: list, rows: list[list]) -> str:
    return f"<table><thead>{_row(head, 'th')}</thead><tbody>{''.join(map(_row, rows))}</tbody></table>"


def _question(item: Item) -> str:
    choices = "".join(
        f"<li><span class='tick'></span><b>{letter}</b> {text(said)}</li>" for letter, said in item.choices.items()
    )
    return f"<section class='item'><p><b>{item.number}.</b> {text(item.story)}</p><ul>{choices}</ul></section>"


def test_paper(name: str) -> str:
    """A form of the test, as HTML without a frame."""
    when = " ".join(f"<span class='tick'></span> {text(QUIZ[each])}" for each in ("before", "after"))
    head = (
        f"<h1>{text(QUIZ['title'].format(form=name))}</h1><p>{text(QUIZ['lead'])}</p>"
        f"<p class='sign'>{text(QUIZ['sign'])} <span class='line'></span> {when}</p>"
    )
    return head + "".join(map(_question, form(name))) + _foot()


def feedback_paper() -> str:
    """What to hand out after the second test: each idea's answer, on one page."""
    ideas = "".join(
        f"<li><b>{text(idea.name)}.</b> {text(idea.said)} {text(idea.why)} ({idea.seen[0]})</li>" for idea in IDEAS
    )
    lines = "<span class='line wide'></span>" * 2
    return (
        f"<h1>{text(QUIZ['feedback'])}</h1><p>{text(QUIZ['feedback lead'])}</p><ol>{ideas}</ol>"
        f"<p>{_marked(QUIZ['feedback ask'])}</p>{_foot()}<p class='tear'>{text(QUIZ['unclear'])}</p>{lines}"
    )


def key_paper() -> str:
    """The key: right letters by form, the belief behind each other choice, and how to read the gain."""
    both = {name: form(name) for name in FORMS}
    rows = [
        [number, text(idea.name), *(both[name][number - 1].right for name in FORMS), _believed(number, both)]
        for number, idea in enumerate(IDEAS, start=1)
    ]
    head = ["", "Idea", *(f"Form {name}" for name in FORMS), "What stands behind the other letters (form A / form B)"]
    return (
        f"<h1>{text(QUIZ['key'])}</h1><p>{text(QUIZ['key lead'])}</p>{_table(head, rows)}"
        f"<h2>{text(QUIZ['gain'])}</h2>{''.join(map(_blocks, gain_texts()))}{_gains()}{_foot()}"
    )


def letters_of(choice: str, items: list[Item]) -> str:
    """The letter of a choice in each form: ``"B/C"``."""
    return "/".join(next(letter for letter in LETTERS if item.choices[letter] == choice) for item in items)


def _believed(number: int, both: dict[str, tuple[Item, ...]]) -> str:
    items = [both[name][number - 1] for name in FORMS]
    said = (
        f"<b>{letters_of(choice, items)}</b> {text(MISCONCEPTIONS[behind])}"
        for choice, behind in IDEAS[number - 1].wrong.items()
    )
    return " ".join(said)


def gain_texts() -> list[str]:
    """How to read the gain, in Markdown: a paragraph or a list each, the sources last."""
    example = normalized(4.5, 7.0)
    said = {"example": example, "percent": 100 * example, "fewest": FEWEST, "highest": HIGHEST}
    sources = "; ".join(f"{REFERENCES[name].short}, {REFERENCES[name].where}" for name in GAIN_SOURCES)
    return [*(each.format(**said) for each in GAIN), f"Sources: {sources}."]


def _gains() -> str:
    """The gain of two means, so that nobody needs to divide."""
    rows = [
        [f"<b>{before}</b>", *(f"{normalized(before, after):.2f}" if after > before else "" for after in TABLE_AFTER)]
        for before in TABLE_BEFORE
    ]
    return _table([text(QUIZ["gain table"]), *TABLE_AFTER], rows)


def safety_paper() -> str:
    """The safety card: what to say to someone in need, and where to turn, on one page."""
    blanks = "".join(f"<li>{text(blank)} <span class='line'></span></li>" for blank in BLANKS)
    return (
        f"<h1>{text(CARD['title'])}</h1><p>{text(CARD['lead'])}</p>"
        f"<h2>{text(CARD['blanks'])}</h2><ul class='blanks'>{blanks}</ul>"
        f"{''.join(map(_situation, HEARD, SITUATIONS))}"
        f"<h2>{text(CARD['shown'])}</h2>{_blocks(NEVER_SHOWN)}{_foot(SAFETY)}"
    )


def _situation(heard: str, situation: Situation) -> str:
    steps = "".join(f"<li>{_marked(step)}</li>" for step in situation.do)
    return (
        f"<h2>{text(CARD['heard'].format(heard=heard))}</h2><ul>{steps}</ul>"
        f"<p><strong>{text(CARD['say'])}</strong> \N{LEFT DOUBLE QUOTATION MARK}{text(situation.say)}"
        f"\N{RIGHT DOUBLE QUOTATION MARK} <strong>{text(CARD['never'])}</strong> {text(situation.never)}</p>"
    )


#: Each paper by the name of its file.
PAPERS: dict[str, Callable[[], str]] = {
    **{f"test-{name}": (lambda name=name: test_paper(name)) for name in FORMS},
    "key": key_paper,
    "feedback": feedback_paper,
    "safety-card": safety_paper,
}


def page(name: str) -> str:
    """A paper as a whole HTML page, which prints by itself."""
    inside = PAPERS[name]()
    title = re.search(r"<h1>(.*?)</h1>", inside)[1]
    head = f"<meta charset='utf-8'><title>{title}</title><style>{STYLE}</style>"
    return (
        f"<!doctype html><html lang='en'><head>{head}</head><body><main class='{name}'>{inside}</main></body></html>\n"
    )
