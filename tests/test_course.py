"""The notebooks have the anatomy, the claims, the safety note and the numbers that the course promises."""

import ast
import re

import pytest
from course import ALL, NOTEBOOKS, Notebook, result, without_comments

from pain_helpers import labs
from pain_helpers.literature.claims import CLAIMS, GRADES
from pain_helpers.literature.published import PUBLISHED
from pain_helpers.literature.references import REFERENCES
from pain_helpers.model import gate, parameters, replay, sensitivity

SAFETY = (
    "**Safety.** This course explains; it does not advise. Do not change or stop a medicine because of it. "
    "Stopping an opioid suddenly can do serious harm. Take your questions to the person who prescribes your medicine."
)
SECTIONS = [
    "What you will be able to do",
    "The same in three lines of Python",
    "Check yourself",
    "What this leaves out",
    "What to remember",
]
HIDDEN = {"predict", "explore", "evidence", "check", "glossary", "table"}
IMAGE = re.compile(r'<img [^>]*alt="([^"]+)"[^>]*src="data:image/png;base64,[A-Za-z0-9+/=]{1000,}"')

every_notebook = pytest.mark.parametrize("notebook", ALL, ids=lambda notebook: notebook.path.stem)


def test_there_are_notebooks_numbered_from_00():
    assert [notebook.number for notebook in ALL] == [f"{number:02}" for number in range(len(ALL))]
    assert ALL


# Anatomy.


@every_notebook
def test_opening(notebook: Notebook):
    opening = notebook.cells[0].source
    assert opening.startswith("# ") and opening.count("\n# ") == 0
    assert re.search(rf"^Notebook {notebook.number} · \d+ minutes", opening, re.MULTILINE)
    assert SAFETY in opening
    assert "*Run > Run All Cells*" in opening
    place = ALL.index(notebook)
    for neighbor in ALL[max(0, place - 1) : place] + ALL[place + 1 : place + 2]:
        if neighbor is not notebook:
            assert f"({neighbor.path.name})" in opening, f"the opening does not link {neighbor.path.name}"
    closing = notebook.cells[-1].source
    following = ALL[place + 1].path.name if place + 1 < len(ALL) else ALL[0].path.name
    assert f"({following})" in closing


@every_notebook
def test_sections_stand_in_order(notebook: Notebook):
    headings = [line[3:] for text in notebook.markdown for line in text.splitlines() if line.startswith("## ")]
    places = [headings.index(section) for section in SECTIONS]
    assert places == sorted(places) and places[0] == 0 and places[-1] == len(headings) - 1
    skills = next(text for text in notebook.markdown if text.startswith("## What you will be able to do"))
    assert len(re.findall(r"^- ", skills, re.MULTILINE)) == 3


@every_notebook
def test_each_lab_stands_between_a_prediction_and_its_evidence(notebook: Notebook):
    kinds = [
        next(iter(set(cell.metadata.get("tags", [])) & (HIDDEN | {"explain"})), cell.cell_type)
        for cell in notebook.cells
    ]
    labs = [place for place, kind in enumerate(kinds) if kind == "explore"]
    assert labs
    for place in labs:
        assert kinds[place - 1] == "predict"
        following = [kind for kind in kinds[place + 1 :] if kind != "markdown"]
        assert following[:2] == ["explain", "evidence"]
    assert kinds.count("predict") == len(labs)


@every_notebook
def test_check_yourself(notebook: Notebook):
    assert 3 <= len(notebook.tagged("check")) <= 5


@every_notebook
def test_lab_cells_are_one_import_and_one_call(notebook: Notebook):
    for cell in notebook.tagged("explore"):
        assert "lab" in cell.metadata.tags
        first, second = ast.parse(cell.source).body
        assert isinstance(first, ast.ImportFrom) and first.module == "pain_helpers.labs"
        assert isinstance(second, ast.Expr) and isinstance(second.value, ast.Call)


@every_notebook
def test_code_is_hidden_behind_a_plain_sentence(notebook: Notebook):
    for cell in notebook.code:
        tags = set(cell.metadata.get("tags", []))
        if tags & HIDDEN:
            assert cell.metadata.get("jupyter", {}).get("source_hidden") is True
            assert "hide-input" in tags
            assert re.fullmatch(r"# [A-Z].+\.", cell.source.splitlines()[0])
        else:
            assert tags == {"python"}, "code that is not hidden is the example in Python"
    assert len(notebook.tagged("python")) == 1


# What shows before anything ran.


@every_notebook
def test_figures_and_questions_show_before_anything_ran(notebook: Notebook):
    for cell in notebook.tagged("explore"):
        shown = result(cell)
        assert IMAGE.search(shown["text/html"]).group(1).strip()
        assert len(shown["image/png"]) > 1000
        assert "text/plain" in shown
    for cell in notebook.tagged("predict") + notebook.tagged("check"):
        html = result(cell)["text/html"]
        call = ast.parse(cell.source).body[1].value
        choices = ast.literal_eval(call.args[1])
        assert html.count("<details") == html.count("<summary") == len(choices) >= 2
        assert html.count("<strong>✓ Yes.</strong>") == 1


@every_notebook
def test_nothing_of_this_machine_or_of_a_session_is_in_the_file(notebook: Notebook):
    text = notebook.path.read_text(encoding="utf-8")
    assert "widget-view" not in text and "widget-state" not in text
    assert not re.search(r"[\"'( ](/(home|root|tmp|Users|work)/|[A-Z]:\\\\)", text)


# Claims and their evidence.


@every_notebook
def test_a_notebook_shows_the_evidence_for_just_its_claims(notebook: Notebook):
    shown = {argument.value for call in notebook.calls("evidence") for argument in call.args}
    assert shown == {claim.id for claim in CLAIMS.values() if notebook.number in claim.notebooks.split()}


#: The article's 45 claims: the notebooks that teach each, and the labs that let a learner see it; none where text is enough.
TAUGHT = {
    "A1": ("00", ""),
    "A2": ("00 02", "TurnedUpLab SensitizationLab"),
    "A3": ("02", "InjurySiteLab"),
    "B1": ("01", "GateLab"),
    "B2": ("01", "GateLab"),
    "B3": ("01", "GateLab"),
    "B4": ("01", "GateLab"),
    "B5": ("02", "SensitizationLab"),
    "B6": ("02", "SensitizationLab"),
    "C1": ("03", "ReliefLab"),
    "C2": ("03", "InfusionLab"),
    "C3": ("04", "MixLab"),
    "C4": ("03", "ReliefLab"),
    "C5": ("03", "InfusionLab"),
    "C6": ("03", "ChannelLab"),
    "C7": ("11", "SupportsLab"),
    "D1": ("05", "ThreeSitesLab"),
    "D2": ("05", "ThreeSitesLab"),
    "D3": ("05", "ThreeSitesLab"),
    "D4": ("05", "ThreeSitesLab WiringLab"),
    "D5": ("05", "ThreeSitesLab"),
    "D6": ("00 05", ""),
    "E0": ("06", ""),
    "E1": ("06", "NmdaMechanismLab"),
    "E2": ("07", "ReceptorSwitchLab FlipLab"),
    "E3": ("08", "BatteryLab MicrogliaLab"),
    "E4": ("09", "HormoneLab"),
    "E5": ("10", "WholeCourseLab"),
    "E6": ("06 10", "TwoChangesLab ToleranceLab WhichIsItLab"),
    "E7": ("10", "SpreadLab"),
    "F1": ("11", "SupportsLab"),
    "F2": ("11", "SupportsLab"),
    "F3": ("11", "SupportsLab"),
    "F4": ("11", "SupportsLab"),
    "F5": ("11", "RecoveryLab"),
    "F6": ("00 11", ""),
    "G1": ("12", "BothDrugsLab"),
    "G2": ("12", "BothDrugsLab"),
    "G3": ("12", "BothDrugsLab"),
    "G4": ("12", "CaseLab"),
    "H1": ("10", "WholeCourseLab"),
    "H2": ("04", "MixLab CrowdLab"),
    "H3": ("10", "ToleranceLab"),
    "H4": ("11", "RecoveryLab"),
    "H5": ("03 11", "ChannelLab"),
}


def test_all_claims_of_the_article_are_taught():
    assert len(TAUGHT) == 45
    assert set(TAUGHT) == {claim.id for claim in CLAIMS.values() if not claim.id.startswith("L")}


@pytest.mark.parametrize("id", TAUGHT)
def test_a_claim_has_its_notebooks_its_labs_and_its_evidence_box(id):
    numbers, names = TAUGHT[id]
    assert CLAIMS[id].notebooks == numbers
    teaching = [notebook for notebook in ALL if notebook.number in numbers.split()]
    shown = "\n".join(cell.source for notebook in teaching for cell in notebook.tagged("explore"))
    assert all(f"{name}(" in shown for name in names.split())
    for notebook in teaching:
        assert id in {argument.value for call in notebook.calls("evidence") for argument in call.args}


def test_every_claim_has_a_notebook():
    assert {number for claim in CLAIMS.values() for number in claim.notebooks.split()} <= {
        notebook.number for notebook in ALL
    }


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=lambda claim: claim.id)
def test_a_verdict_is_short_and_ends_its_sentences(claim):
    assert claim.verdict.endswith(".") and claim.says.endswith(".")
    assert len(claim.verdict.split()) <= 75


def test_notebook_00_explains_each_grade():
    text = "\n".join(ALL[0].markdown)
    for grade in GRADES:
        assert f"**{grade.capitalize()}**" in text


# Words and numbers.


def prose(text: str) -> str:
    """The text without code, tables, links and comments."""
    text = without_comments(text)
    text = re.sub(r"`[^`]*`", "", text)
    text = re.sub(r"\[[^\]]*\]\([^)]*\)", "", text)
    return "\n".join(line for line in text.splitlines() if not line.startswith(("|", "#")))


@every_notebook
def test_texts_are_short_and_plain(notebook: Notebook):
    for text in notebook.markdown:
        words = prose(text).split()
        assert len(words) <= 150, f"{len(words)} words: {text[:60]}"
        sentences = [sentence for sentence in re.split(r"(?<=[.:?!])\s+", prose(text)) if sentence.strip()]
        for sentence in sentences:
            assert len(sentence.split()) <= 32, f"a long sentence: {sentence}"
        if sentences:
            assert len(words) / len(sentences) <= 17


UK = r"\b(\w*(colour|fibre|behaviour|favour|neurone|oestrogen|sensitis|analys(e|ing)|centre|grey|programme|organis|recognis|realis|litre|metre|defence)\w*)\b"


@every_notebook
def test_spelling_is_of_the_us(notebook: Notebook):
    found = re.findall(UK, without_comments("\n".join(cell.source for cell in notebook.cells)), re.IGNORECASE)
    assert not found


DECLARED = re.compile(r"<!-- (check|source|plain): (.*?) -->", re.DOTALL)
NUMBER = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)(?![\w]|\.\d)")
#: Numbers that are names: the scale, and other notebooks.
NAMES = re.compile(r"Notebook \d\d( · \d+ minutes)?|from 0 to 10|\bof 10\b")


def count(**wanted) -> int:
    """How many published results have these attributes, as in ``count(outcome="fail")``."""
    return sum(all(getattr(row, name) == value for name, value in wanted.items()) for row in PUBLISHED.values())


MODEL = {name: getattr(labs, name) for name in labs.__all__}
MODEL |= {"rating": gate.rating, "wind_up": gate.wind_up, "respond": gate.respond, "SENSITIZED": gate.SENSITIZED}
MODEL |= {
    "count": count,
    "count_by_grade": parameters.count_by_grade,
    "figures": replay.figures,
    "swings": sensitivity.swings,
}
MODEL |= {"INPUTS": parameters.PASSPORTS, "CONSTANTS": parameters.CONSTANTS, "len": len}


@every_notebook
def test_each_number_in_the_text_comes_from_the_model_or_a_source(notebook: Notebook):
    for text in notebook.markdown:
        declared = set()
        for kind, entries in DECLARED.findall(text):
            for entry in filter(None, map(str.strip, entries.split(";"))):
                said, _, origin = (part.strip() for part in entry.partition(" = "))
                assert said and origin, f"not 'number = origin': {entry}"
                declared.add(said)
                if kind == "check":
                    decimals = len(said.partition(".")[2])
                    value = eval(origin, {"__builtins__": {}}, MODEL)
                    assert f"{value:.{decimals}f}" == said, f"{origin} is {value}, the text says {said}"
                elif kind == "source":
                    assert origin in REFERENCES
        said = set(NUMBER.findall(NAMES.sub("", prose(text))))
        assert said == declared, f"in {text[:50]!r}: said {said}, declared {declared}"


# The map in notebook 00, and links.


def test_the_map_agrees_with_the_notebooks():
    rows = [
        line
        for text in ALL[0].markdown
        if text.startswith("## The map")
        for line in text.splitlines()
        if line.startswith("| ")
    ]
    mapped = {}
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        if match := re.search(r"\b(\d\d) ", cells[0]):
            mapped[match[1]] = cells
    assert sorted(mapped) == [f"{number:02}" for number in range(14)]
    for notebook in ALL:
        name, minutes, _ = mapped[notebook.number]
        title = notebook.cells[0].source.splitlines()[0].removeprefix("# ")
        assert f"· {minutes} minutes" in notebook.cells[0].source
        assert "in preparation" not in name
        if notebook is not ALL[0]:
            assert f"[{notebook.number} {title}]({notebook.path.name})" == name
    for number, cells in mapped.items():
        if number not in {notebook.number for notebook in ALL}:
            assert "in preparation" in cells[0] and "](" not in cells[0]


@every_notebook
def test_links_lead_somewhere(notebook: Notebook):
    for target in re.findall(r"\]\(([^)]+)\)", "\n".join(notebook.markdown)):
        assert (NOTEBOOKS / target).is_file(), target


def test_the_article_is_credited_once():
    credited = [notebook.number for notebook in ALL if "Winkelmann" in "\n".join(notebook.markdown)]
    assert credited == ["00"]
