"""One study, one statement: what texts quote of a study stands in one record."""

import re

import pytest
from course import ALL, Notebook, without_comments

from pain_helpers.literature.claims import CLAIMS, Claim
from pain_helpers.literature.quoted import QUOTED
from pain_helpers.literature.references import REFERENCES

SOURCE = re.compile(r"<!-- source: (.*?) -->", re.DOTALL)
NUMBER = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?(?![\w]|\.\d)")
#: Ends of scales and numbers of notebooks, which no study measured.
NAMES = re.compile(r"\bof 100?\b|\bnotebooks? \d\d\b", re.IGNORECASE)


def is_rounded(said: str, published: str) -> bool:
    """Whether a text's number is the published one, or that one with fewer decimals."""
    decimals = len(said.partition(".")[2])
    return decimals <= len(published.partition(".")[2]) and f"{float(published):.{decimals}f}" == said


def stands_in_record(said: str, keys: tuple[str, ...]) -> bool:
    """Whether one of these references is recorded with this number, or was published in this year."""
    return any(
        said == str(REFERENCES[key].year) or any(is_rounded(said, number) for number in QUOTED.get(key, {}).values())
        for key in keys
    )


def sourced(notebook: Notebook) -> list[tuple[str, str]]:
    """Each number that a notebook's text takes from a reference, with the reference."""
    entries = [entry for text in notebook.markdown for found in SOURCE.findall(text) for entry in found.split(";")]
    return [tuple(part.strip() for part in entry.split(" = ")) for entry in entries if entry.strip()]


def in_verdict(claim: Claim) -> list[str]:
    """The numbers that a verdict says."""
    return NUMBER.findall(NAMES.sub("", without_comments(claim.verdict)))


@pytest.mark.parametrize("notebook", ALL, ids=lambda notebook: notebook.path.stem)
def test_a_notebook_quotes_a_study_as_the_record_has_it(notebook: Notebook):
    for said, key in sourced(notebook):
        assert stands_in_record(said, (key,)), (
            f"{notebook.path.name} says {said} of {key}; literature/quoted.py has {QUOTED.get(key, 'nothing of it')}. "
            "Where both mean the same, one is wrong; else add what this number counts"
        )


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=lambda claim: claim.id)
def test_a_verdict_quotes_a_study_as_the_record_has_it(claim: Claim):
    for said in in_verdict(claim):
        recorded = {key: QUOTED[key] for key in claim.sources if key in QUOTED}
        assert stands_in_record(said, claim.sources), (
            f"the verdict on {claim.id} says {said}; of its sources literature/quoted.py has {recorded}. "
            "Where both mean the same, one is wrong; else add what this number counts"
        )


def test_the_record_knows_each_reference():
    assert set(QUOTED) <= set(REFERENCES), f"no such reference: {set(QUOTED) - set(REFERENCES)}"


@pytest.mark.parametrize("key", QUOTED)
def test_the_record_holds_what_is_quoted_and_nothing_else(key):
    said = {number for notebook in ALL for number, source in sourced(notebook) if source == key}
    said |= {number for claim in CLAIMS.values() if key in claim.sources for number in in_verdict(claim)}
    for quantity, published in QUOTED[key].items():
        assert any(is_rounded(number, published) for number in said), (
            f"no text quotes {published} ({quantity}) of {key} any more: take it out of literature/quoted.py"
        )


@pytest.mark.parametrize(
    "said, published, same",
    [("0.7", "0.69", True), ("1", "1.13", True), ("0.69", "0.69", True), ("66", "67", False), ("0.69", "0.7", False)],
)
def test_a_text_may_round_and_not_add(said, published, same):
    assert is_rounded(said, published) == same
