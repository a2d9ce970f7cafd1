"""Questions, evidence boxes and the glossary."""

import re

import pytest

from pain_helpers.lessons import check, evidence, glossary, predict
from pain_helpers.lessons.glossary import WORDS
from pain_helpers.literature.claims import CLAIMS, GROUNDS, Claim
from pain_helpers.literature.references import REFERENCES, STUDIED

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
    assert f"{claim.grade.capitalize()}</strong> ({claim.meaning})" in html
    for reference in claim.references:
        assert str(reference.year) in html and reference.authors in html
        if reference.url:
            assert f'href="{reference.url}"' in html
    assert claim.verdict in repr(evidence(id))


def test_a_box_seen_before_is_one_line_with_a_link_back():
    seen, new = CLAIMS["A2"], CLAIMS["B5"]
    shown = evidence("A2", "B5", seen_in="00")
    html = shown._repr_html_()
    line = re.search(r"<summary[^>]*>(.*?)</summary>", html)[1]
    assert seen.name in line and seen.grade in line and "seen in 00" in line and "<a " not in line
    assert html.count("<details") == 1 and 'href="00_start_here.ipynb"' in html and seen.says in html
    assert seen.verdict not in html and seen.verdict not in repr(shown) and new.verdict in html
    for ids, notebook in [(("B5",), "00"), (("A2",), "02"), (("A2",), "99")]:
        with pytest.raises(ValueError, match="stands in full in notebook"):
            evidence(*ids, seen_in=notebook)


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


# A grade follows its legend: strong is textbook knowledge, or found again and again in people.

PEOPLE = re.compile(r"\b(people|person|volunteers|wom[ae]n|m[ae]n|veterans|human|trials?|surgery)\b", re.IGNORECASE)
ANIMALS = re.compile(r"\b(animals?|rats?|mice|mouse|rodents?|macaques?|slices?|dish)\b", re.IGNORECASE)
GROUND_IN_WORDS = {"textbook": re.compile(r"\btextbook\b"), "people": PEOPLE, "count": re.compile(r"\bcounted\b")}


def told_apart(claim):
    """What the words of a verdict and its grade disagree about; an empty text if they agree."""
    sentences = re.split(r"(?<=[.?!])\s+", claim.verdict)
    if claim.grade == "strong":
        first, on_animals = sentences[0], sum(bool(ANIMALS.search(sentence)) for sentence in sentences)
        if not GROUND_IN_WORDS[claim.ground].search(first):
            return f"is strong by {claim.ground}, and its first sentence does not say so: {first!r}"
        if ANIMALS.search(first) or 2 * on_animals >= len(sentences):
            return "is strong, and its verdict rests on animals or cells"
    if claim.grade == "partial" and not PEOPLE.search(claim.verdict):
        return "is partial, and its verdict names no people"
    if claim.grade == "preclinical" and not ANIMALS.search(claim.verdict):
        return "is preclinical, and its verdict names no animal or cell"
    return ""


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=lambda claim: claim.id)
def test_a_verdict_agrees_with_its_grade(claim):
    found = told_apart(claim)
    assert not found, f"{claim.id} {found}. Change the grade, or say in the verdict what the grade stands on."


#: Verdicts that once were graded strong: each rests on animals or cells.
ONCE_STRONG = (
    "That nerve cells in the cord can turn up their response is well described, mostly in animals, and fits what is "
    "found in people. Both drugs act on this relay.",
    "More excitable cells and less inhibition are what reviews describe. Most of it was seen in rodents.",
    "Seen directly in slices of rat spinal cord, and in living rats. Doses that relieved pain were too small for it.",
    "This is textbook. In mice it was found. In rats it was found again.",
)


@pytest.mark.parametrize("verdict", ONCE_STRONG)
@pytest.mark.parametrize("ground", ["textbook", "people"])
def test_a_strong_verdict_that_rests_on_animals_is_caught(verdict, ground):
    claim = Claim("X1", "00", "Says.", "strong", verdict, ("todd_2010", "chu_2012"), ground)
    assert told_apart(claim), f"nobody would notice that this rests on animals: {verdict!r}"


@pytest.mark.parametrize(
    "grade, ground, sources, said",
    [
        ("strong", "", ("todd_2010",), "has one of textbook, people, count"),
        ("strong", "rats", ("heinke_2011",), "has one of textbook, people, count"),
        ("partial", "people", ("chu_2012",), "is partial with the ground 'people'"),
        ("strong", "textbook", ("heinke_2011", "kondo_2005"), "stands among the reviews"),
        ("strong", "people", ("marker_2005", "woolf_2011"), "stands among the people"),
        ("strong", "count", ("todd_2010",), "nothing of it can be counted"),
    ],
)
def test_a_strong_claim_without_its_ground_is_refused(grade, ground, sources, said):
    with pytest.raises(ValueError, match=said):
        Claim("X1", "00", "Says.", grade, "Verdict.", sources, ground)


def test_what_each_source_studied_is_recorded():
    assert set(STUDIED) == set(REFERENCES), (
        f"say in STUDIED of references.py what {sorted(set(REFERENCES) - set(STUDIED))} studied, "
        f"and take out {sorted(set(STUDIED) - set(REFERENCES))}"
    )
    needed = {kind for _, kind in GROUNDS.values() if kind}
    assert needed < set(STUDIED.values()), f"no source stands among the {needed - set(STUDIED.values())} of STUDIED"


#: Sources that were corrected, each with its correction.
CORRECTED = {"agnoli_2021": "agnoli_correction_2022"}


def test_a_corrected_source_is_cited_with_its_correction():
    for claim in CLAIMS.values():
        for paper, correction in CORRECTED.items():
            cited = {paper, correction} & set(claim.sources)
            assert len(cited) != 1, f"{claim.id} cites {cited} alone: cite {paper} and {correction} together"


#: What comparisons and trials of people on opioids found, on each side of the question whether they feel more.
FELT_MORE = {"hay_2009", "chen_2009", "zhang_2015", "hooten_2015"}
FELT_THE_SAME = {"ram_2008", "reznikov_2005", "chu_2012"}


@pytest.mark.parametrize("id", ["E0", "H1"])
def test_both_sides_are_told_of_hyperalgesia_in_people(id):
    missing = (FELT_MORE | FELT_THE_SAME | {"higgins_2019", "fletcher_2014"}) - set(CLAIMS[id].sources)
    assert not missing, f"{id} tells one side: cite and say what {sorted(missing)} found"
    for words in (
        "18 to 20 seconds instead of 31",
        "cold or heat felt the same",
        "heat was felt more",
        "month of morphine",
        "opioid use disorder",
        "remifentanil",
    ):
        assert words in CLAIMS[id].verdict, f"{id} no longer says {words!r}: its verdict must tell both sides"


#: What a specialist looks for and the article leaves out: the claim that tells it, and words that its verdict cannot do
#: without. Each is told with what speaks against it, or with how little is known.
FOR_EXPERTS = {
    "L101": ("not in withdrawal", "In people it has not been shown", "switch"),
    "L140": ("before a dose", "not clearly tied to withdrawal", "nobody has counted"),
    "L141": ("27 randomized trials", "9.4 of 100", "3 at a day", "sudden tolerance"),
    "L142": ("speaks against the first mechanism", "does not settle", "no clear tie"),
    "L143": ("little supports it", "no randomized trial", "low quality"),
    "L144": ("without an opioid", "4 of 12 volunteers", "correction that we have not read"),
    "L145": ("without working TLR4", "mu receptors on pain fibers", "tolerance came as usual", "a third"),
    "L146": ("no difference", "male mice alone", "neither sex"),
    "L147": ("trials are missing", "one person"),
    "L148": ("how many is not known", "no comparison with placebo", "stopped", "None of it shows"),
    "L149": ("Three of six", "urinary symptoms", "beyond three months"),
    "L150": ("volunteers", "depression", "not known"),
}


@pytest.mark.parametrize("id", FOR_EXPERTS)
def test_what_a_specialist_looks_for_is_told_with_its_limits(id):
    for words in FOR_EXPERTS[id]:
        assert words.lower() in CLAIMS[id].verdict.lower(), f"{id} no longer says {words!r}"


def test_one_claim_tells_where_the_third_mechanism_starts():
    sources = {"mattioli_2014", "corder_2017", "weibel_2013"}
    assert sources <= set(CLAIMS["L145"].sources) and not sources & set(CLAIMS["E3"].sources), (
        "L145 tells where the third mechanism starts, with studies on both sides; E3 beside it does not tell it again"
    )


def test_the_glossary_sorts_and_explains():
    shown = repr(glossary("wind-up", "AMPA receptor", "GABA"))
    assert [line.split(":")[0] for line in shown.splitlines()] == ["AMPA receptor", "GABA", "wind-up"]
    assert all(meaning.endswith(".") for meaning in WORDS.values())


def test_references_are_whole_and_used():
    for key, reference in REFERENCES.items():
        assert key == reference.key and 1900 < reference.year < 2100
        assert reference.authors and reference.about and reference.where
        assert reference.link == "" or reference.url.startswith("https://"), key
