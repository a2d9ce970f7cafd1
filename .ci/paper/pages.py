"""Pages to print, as HTML that stands alone: worksheets, their answers, a deck of questions, vote cards."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from html import escape as text
from pathlib import Path

from lessons import OnPaper, State, html_of
from reading import Question

from pain_helpers.lessons.help import HELP, SAFETY
from pain_helpers.lessons.situations import SITUATIONS, WORDS
from pain_helpers.teaching.forms import LETTERS
from pain_helpers.teaching.sheets import ON_A_SIDE, sides
from pain_helpers.teaching.words import SHEET

STYLE = (Path(__file__).parent / "paper.css").read_text(encoding="utf-8")
ROOT = Path(__file__).resolve().parents[2]
COURSE = "Why pain drugs fade"
#: Lines to write on.
LINES = {"why": 2, "changed": 3, "limits": 2, "own": 5, "notes": 12}
DRAWINGS = {
    name: (Path(__file__).parent / f"{name}.svg").read_text(encoding="utf-8") for name in ("example", "empty_axes")
}


def document(title: str, pages: Iterable[str], kind: str = "sheets") -> str:
    """A whole HTML file."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{text(title)}</title>'
        f'<style>{STYLE}</style></head><body class="{kind}">{"".join(pages)}</body></html>'
    )


def page(head: str, inside: str) -> str:
    """One side of paper, with the safety and help lines at its foot."""
    foot = f"<p><strong>Safety.</strong> {text(SAFETY)}</p><div class='help'>{html_of(HELP)}</div>"
    return (
        f'<section class="page"><header><span>{text(head)}</span><span>{COURSE}</span></header>'
        f"<main>{inside}</main><footer>{foot}</footer></section>"
    )


def lines(name: str) -> str:
    """Room to write."""
    return '<div class="line"></div>' * LINES[name]


def picture(state: State) -> str:
    data = base64.b64encode(state.png).decode()
    return (
        f'<figure><figcaption>{text(state.moved)}</figcaption><img alt="{text(state.words)}" '
        f'src="data:image/png;base64,{data}"><p class="seen">{text(state.seen)}</p></figure>'
    )


def choices(question: Question) -> str:
    rows = "".join(
        f'<li><span class="tick"></span><strong>{sign}</strong> {text(choice)}</li>'
        for sign, choice in zip(LETTERS, question.choices)
    )
    return f'<ul class="choices">{rows}</ul>'


def letter(question: Question) -> str:
    """The letter of the right choice."""
    return LETTERS[list(question.choices).index(question.right)]


def worksheet(lab: OnPaper) -> list[str]:
    """What to know, the question and the lab; then, on sides to be turned to, its other states, and room where left."""
    head = f"{lab.number} {lab.title} · {lab.heading}"
    front = (
        f"<h1>{text(lab.heading)}</h1>{lab.before}<h2>Predict before you turn the page</h2>"
        f"<p class='asked'>{text(lab.question.asked)}</p>{choices(lab.question)}"
        f"<p>Why do you think so?</p>{lines('why')}{''.join(map(picture, lab.on_front))}"
    )
    later = lab.overleaf
    some = [later[start : start + ON_A_SIDE] for start in range(0, len(later), ON_A_SIDE)]
    backs = [f"<h2>Look: the same lab, moved</h2>{''.join(map(picture, each))}" for each in some]
    backs[-1] += (
        f"<p>What changed, and what did not? Was it as you thought?</p>{lines('changed')}"
        f"<p>What can this picture not tell about a person?</p>{lines('limits')}"
    )
    if 1 + len(backs) < sides(len(later)):
        backs.append(f"<h2>{text(SHEET['notes'])}</h2>{lines('notes')}")
    return [page(head, front), *(page(f"{head}, continued", back) for back in backs)]


def opening_pages() -> list[str]:
    """How the sheets work and how a picture is read; then room to draw what is asked before a picture is seen."""
    title = SHEET["title"]
    first = f"<h1>{text(title)}</h1>{html_of(SHEET['how'])}{DRAWINGS['example']}{html_of(SHEET['model'])}"
    second = (
        f"<h2>{text(SHEET['draw'])}</h2>{html_of(SHEET['draw how'])}{DRAWINGS['empty_axes']}{html_of(SHEET['count'])}"
    )
    return [page(title, first), page(title, second)]


def questions_page() -> str:
    """The questions to take to a clinician."""
    situations = "".join(
        f"<h3>{text(situation.title)}</h3><ul class='choices'>"
        + "".join(f'<li><span class="tick"></span>{text(question.asked)}</li>' for question in situation.questions)
        + "</ul>"
        for situation in SITUATIONS
    )
    inside = (
        f"<h1>{text(WORDS['title'])}</h1><p>{text(WORDS['lead'])}</p><div class='columns'>{situations}</div>"
        f"<p>{text(WORDS['own'])}</p>{lines('own')}"
    )
    return page(WORDS["title"], inside)


def answers(lab: OnPaper) -> str:
    """What the instructor reads: what to ask and say, the right choice, what there was to see, each state in words."""
    note = lab.cell.metadata["instructor"]
    said = "".join(f"<li><strong>{text(state.moved)}.</strong> {text(state.words)}</li>" for state in lab.states)
    return (
        f"<article><h2>{lab.number} {text(lab.title)} · {text(lab.heading)}</h2><p><strong>Ask first.</strong> "
        f"{text(note['ask'])}</p><p>{text(lab.question.asked)}</p>"
        f"<p><strong>{letter(lab.question)}: {text(lab.question.right)}</strong></p>{lab.explained}"
        f"<p><strong>Say.</strong> {text(note['say'])}</p><ul>{said}</ul></article>"
    )


def slides(lab: OnPaper) -> list[str]:
    """The question; then each state of the lab; then the answer."""
    head = f"{lab.number} {lab.title} · {lab.heading}"
    asked = f"<p class='asked'>{text(lab.question.asked)}</p>"
    shown = [asked + choices(lab.question), *map(picture, lab.states)]
    shown.append(f"{asked}<p class='answer'><strong>{letter(lab.question)}</strong> {text(lab.question.right)}</p>")
    return [slide(head, inside) for inside in shown]


def slide(head: str, inside: str) -> str:
    return (
        f'<section class="page"><header><span>{text(head)}</span><span>{COURSE}</span></header>'
        f"<main>{inside}</main><footer><p>{text(SAFETY)}</p></footer></section>"
    )


def vote_cards() -> str:
    """Cards to cut out, one a choice."""
    cards = "".join(f'<div class="card">{sign}</div>' for sign in LETTERS)
    return f'<section class="page cards">{cards}</section>'


def guide(markdown: str) -> str:
    """The guide for instructors, to be had without a screen; its pictures lie in the project."""

    def drawing(found: re.Match) -> str:
        data = base64.b64encode((ROOT / found[1]).read_bytes()).decode()
        return f'src="data:image/svg+xml;base64,{data}"'

    inside = re.sub(r'src="([^"]+[.]svg)"', drawing, html_of(markdown))
    return f'<div class="guide">{inside}</div>'
