"""What a class gets on paper: each lab in some states, its question, answers apart, the help lines on every side."""

import importlib
import re
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from course import ALL

from pain_helpers.lessons.help import HELP
from pain_helpers.teaching.sheets import SHEETS

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
        del lab.__dict__["states"]


def test_a_worksheet_asks_before_it_shows_and_carries_help_on_every_side(paper, labs):
    lab = next(lab for lab in labs if lab.name == "01-4")
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
