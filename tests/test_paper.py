"""What a class gets on paper: each lab in some states, its question, answers apart, the help lines on every side."""

import html
import importlib
import re
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from course import ALL

from pain_helpers.lessons.help import HELP
from pain_helpers.teaching.papers import PAPERS
from pain_helpers.teaching.sheets import SHEETS
from pain_helpers.teaching.words import PAPER_ALONE

GUIDE = Path(__file__).resolve().parent.parent / "INSTRUCTORS.md"
PAPER = Path(__file__).resolve().parent.parent / ".ci" / "paper"


@pytest.fixture(scope="module")
def paper():
    """The rooms of the command."""
    sys.path.insert(0, str(PAPER))
    try:
        yield {name: importlib.import_module(name) for name in ("lessons", "pages")}
    finally:
        sys.path.remove(str(PAPER))


@pytest.fixture(scope="module")
def labs(paper):
    return paper["lessons"].labs_on_paper()


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_every_lab_is_there_with_its_question(labs):
    cells = [cell for notebook in ALL for cell in notebook.cells if "lab" in cell.metadata.get("tags", [])]
    assert [lab.cell.source for lab in labs] == [cell.source for cell in cells] and len(labs) > 30
    for lab in labs:
        assert lab.question.right in lab.question.choices and lab.heading and plain(lab.before), lab.name
        assert "<!--" not in lab.before + lab.explained and "<details" not in lab.explained, lab.name


def test_every_lab_can_be_brought_into_its_states_and_each_looks_otherwise(paper, labs, monkeypatch):
    # What a state says tells the states apart; drawing each would cost a minute.
    monkeypatch.setattr(paper["lessons"].Lab, "png", lambda self, scale: b"")
    for lab in labs:
        states = lab.states
        assert len(states) >= 3, lab.name
        assert len({state.words for state in states}) == len(states), f"{lab.name}: two states say the same"
        assert all(before.moved != after.moved for before, after in pairwise(states)), lab.name


def test_a_worksheet_asks_before_it_shows_and_carries_help_on_every_side(paper, labs):
    lab = next(lab for lab in labs if lab.name == "01-4")
    lab.__dict__.pop("states", None)  # here with its pictures
    front, *backs = paper["pages"].worksheet(lab)
    assert front.count("<img") == 1 and sum(side.count("<img") for side in backs) == len(lab.states) - 1
    assert front.index(next(iter(lab.question.choices))) < front.index("<img")
    for side in (front, *backs, paper["pages"].questions_page()):
        assert plain(paper["lessons"].html_of(HELP)) in plain(side)
        assert "Stopping an opioid suddenly can do serious harm" in side
    for words in (front, *backs):
        assert plain(lab.explained) not in plain(words), "the answer stands on the worksheet"
    key, right = plain(paper["pages"].answers(lab)), paper["pages"].letter(lab.question)
    assert f"{right}: {lab.question.right}" in key and plain(lab.explained) in key


def test_a_lab_without_states_is_named(paper, labs):
    lab = paper["lessons"].OnPaper.__new__(paper["lessons"].OnPaper)
    lab.number, lab.order, lab.cell = "01", 9, labs[0].cell.copy()
    lab.cell["metadata"] = {}
    with pytest.raises(ValueError, match=r"^Lab 01-9 names no states for its worksheet in its cell's metadata\.$"):
        lab.states  # noqa: B018


def test_the_hour_has_the_labs_of_its_run_sheet(labs):
    assert [lab.in_class for lab in labs if lab.in_class in SHEETS[0].labs] == list(SHEETS[0].labs)


@pytest.fixture(scope="module")
def hour(paper, labs):
    """Each side of the hour's sheets, by lab; without pictures, which would cost most of the time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paper["lessons"].Lab, "png", lambda self, scale: b"")
        return {lab: paper["pages"].worksheet(lab) for lab in labs if lab.in_class in SHEETS[0].labs}


def test_the_guide_names_the_page_at_which_each_lab_of_the_hour_begins_and_ends(paper, hour):
    guide, page = GUIDE.read_text(encoding="utf-8"), len(paper["pages"].opening_pages())
    for lab, sides in hour.items():
        assert f"| {page + 1} to {page + len(sides)} | {lab.number} {lab.heading} |" in guide, lab.name
        page += len(sides)


def test_no_question_lies_beside_an_answer_when_a_sheet_is_turned(paper, labs, hour):
    """On both sides of the paper, odd pages are fronts: each lab begins on one, and so does the page to tear off."""
    for sides in [*hour.values(), paper["pages"].opening_pages()]:
        assert len(sides) % 2 == 0
    assert any("Room for notes" in side for sides in hour.values() for side in sides), (
        "a lab of three sides has a fourth"
    )


def test_what_a_question_asks_about_stands_beside_it(labs, hour):
    (which,) = [lab for lab in labs if lab.in_class.name == "which is it?"]
    assert "cases 1 and 2" in which.question.asked
    front, *_ = hour[which]
    assert re.findall(r"<figcaption>.*?(Case \d).*?</figcaption>", front) == ["Case 1", "Case 2"]


def test_below_each_picture_stands_what_it_shows(labs, hour):
    for lab, sides in hour.items():
        for state in lab.states:
            assert 5 < len(state.seen.split()) < len(state.words.split()) + 1 and state.words.startswith(state.seen)
            assert state.seen in plain(html.unescape(" ".join(sides))), lab.name
    (touch,) = [state for lab in hour if lab.number == "00" for state in lab.states if "Light touch" in state.seen]
    assert touch.moved == "Stimulus 2 of 10", "which the bars alone do not say is a light touch"


def test_whoever_never_read_a_graph_is_told_how_and_can_draw(paper):
    first, second = map(plain, paper["pages"].opening_pages())
    for word in ("A bar", "A curve", "axes", "up to the curve", "tick one answer before you turn the page"):
        assert word in first
    for side in paper["pages"].opening_pages():
        assert side.count("<svg") == 1 and "Pain rating, 0 to 10" in side
    assert second.count("of 100") >= 3


def test_the_answers_carry_what_the_instructor_asks_and_says(paper, labs, hour):
    for lab in hour:
        note, said = lab.cell.metadata["instructor"], paper["pages"].answers(lab)
        assert plain(note["ask"]) in plain(html.unescape(said)) and plain(note["say"]) in plain(html.unescape(said))


def test_each_paper_that_the_hour_needs_is_written():
    named = set(re.findall(r"`([\w-]+)`", " ".join(PAPER_ALONE))) - {"make"}
    code = (PAPER / "__main__.py").read_text(encoding="utf-8")
    assert named and all(f'"{name}": ' in code or name in PAPERS for name in named), named


def test_the_guide_on_paper_carries_its_pictures(paper):
    markdown = GUIDE.read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^]]*\]\([^)]+\)", markdown)
    on_paper = paper["pages"].guide(markdown)
    assert pictures and on_paper.count('<img src="data:image/svg+xml;base64,') == len(pictures)
    assert "](" not in on_paper, "a link is no use on paper"
