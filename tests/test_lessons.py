"""Questions, evidence boxes and the glossary."""

import re

import pytest

from pain_helpers.lessons import check, evidence, glossary, predict
from pain_helpers.lessons.glossary import WORDS
from pain_helpers.literature.claims import CLAIMS, Claim
from pain_helpers.literature.references import REFERENCES

CHOICES = {"a brake": "It holds back.", "a door & more": "It does not let in.", "<b>": "No."}


@pytest.mark.parametrize("ask", [predict, check])
def test_a_question_shows_its_choices_and_a_reply_to_each(ask):
    shown = ask("What is GABA?", CHOICES, right="a brake")
    html = shown._repr_html_()
    assert html.count("<summary") == 3 and html.count("Not this one.") == 2 and html.count("Yes.") == 1
    assert re.search(r"a brake</summary>.*?Yes\..*?It holds back\.", html)
    assert "a door &amp; more" in html and "<b>" not in html
    assert repr(shown).splitlines()[1:] == ["  - a brake", "  - a door & more", "  - <b>"]


@pytest.mark.parametrize(
    "choices, right, said",
    [
        ({"one": "x"}, "one", "at least two choices"),
        ({"one": "x", "two": "y"}, "three", "'three' is not among the choices"),
        ({"one": "x", "two": " "}, "one", "'two' has none"),
    ],
)
def test_a_broken_question_is_refused(choices, right, said):
    with pytest.raises(ValueError, match=said):
        predict("Which?", choices, right=right)


@pytest.mark.parametrize("id", CLAIMS)
def test_an_evidence_box_gives_grade_verdict_and_sources(id):
    claim = CLAIMS[id]
    html = evidence(id)._repr_html_()
    assert f"{claim.grade.capitalize()}</strong>" in html
    for reference in claim.references:
        assert str(reference.year) in html and reference.authors in html
        if reference.url:
            assert f'href="{reference.url}"' in html
    assert claim.verdict in repr(evidence(id))


def test_unknown_claims_and_words_are_refused():
    with pytest.raises(ValueError, match="no claim 'Z9'"):
        evidence("A1", "Z9")
    with pytest.raises(ValueError):
        evidence()
    with pytest.raises(ValueError, match="no word 'blame'"):
        glossary("GABA", "blame")
    with pytest.raises(ValueError, match="'unknown_2000'"):
        Claim("X1", "00", "Says.", "strong", "Verdict.", ("unknown_2000",))
    with pytest.raises(ValueError, match="grade"):
        Claim("X1", "00", "Says.", "sure", "Verdict.", ("todd_2010",))


def test_the_glossary_sorts_and_explains():
    shown = repr(glossary("wind-up", "AMPA receptor", "GABA"))
    assert [line.split(":")[0] for line in shown.splitlines()] == ["AMPA receptor", "GABA", "wind-up"]
    assert all(meaning.endswith(".") for meaning in WORDS.values())


def test_references_are_whole_and_used():
    for key, reference in REFERENCES.items():
        assert key == reference.key and 1900 < reference.year < 2100
        assert reference.authors and reference.about and reference.where
        assert reference.link == "" or reference.url.startswith("https://"), key
