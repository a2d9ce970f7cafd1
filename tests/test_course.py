"""The notebooks have the anatomy, the claims, the safety note and the numbers that the course promises."""

import ast
import re
from functools import partial

import pytest
from course import ALL, NOTEBOOKS, Notebook, result, without_comments
from shared_lab import lab_of

from pain_helpers import labs
from pain_helpers.lessons.boxes import FILES
from pain_helpers.lessons.help import HELP, SAFETY
from pain_helpers.literature.claims import CLAIMS, GRADES
from pain_helpers.literature.published import PUBLISHED
from pain_helpers.literature.references import REFERENCES
from pain_helpers.model import gate, parameters
from pain_helpers.model.plausible import kept
from pain_helpers.studies import plausible, replay, sensitivity, targets

SECTIONS = [
    "What you will be able to do",
    "The same in three lines of Python",
    "Check yourself",
    "What this leaves out",
    "What to remember",
]
HIDDEN = {"predict", "explore", "evidence", "check", "glossary", "table", "questions-page"}
IMAGE = re.compile(r'<img [^>]*alt="([^"]+)"[^>]*src="data:image/png;base64,[A-Za-z0-9+/=]{1000,}"')

every_notebook = pytest.mark.parametrize("notebook", ALL, ids=lambda notebook: notebook.path.stem)


def test_there_are_notebooks_numbered_from_00():
    assert [notebook.number for notebook in ALL] == [f"{number:02}" for number in range(len(ALL))]
    assert ALL


# Anatomy.


@every_notebook
def test_opening(notebook: Notebook):
    opening = notebook.cells[0].source
    assert opening.startswith("# ") and opening.count("\n# ") == 0, "the first cell opens with one title, '# ...'"
    assert re.search(rf"^Notebook {notebook.number} · \d+ minutes", opening, re.MULTILINE), (
        f"below the title stands 'Notebook {notebook.number} · N minutes'"
    )
    assert f"**Safety.** {SAFETY}" in opening, f"the first cell must hold, word for word: {SAFETY}"
    assert "*Run > Run All Cells*" in opening, "the first cell must say: choose *Run > Run All Cells*"
    place = ALL.index(notebook)
    for neighbor in ALL[max(0, place - 1) : place] + ALL[place + 1 : place + 2]:
        if neighbor is not notebook:
            assert f"({neighbor.path.name})" in opening, f"the opening does not link {neighbor.path.name}"
    closing = notebook.cells[-1].source
    following = ALL[place + 1].path.name if place + 1 < len(ALL) else ALL[0].path.name
    assert f"({following})" in closing, f"the last cell must link {following}"


@every_notebook
def test_sections_stand_in_order(notebook: Notebook):
    headings = [line[3:] for text in notebook.markdown for line in text.splitlines() if line.startswith("## ")]
    missing = [section for section in SECTIONS if section not in headings]
    assert not missing, f"the heading '## {missing[0]}' is missing"
    places = [headings.index(section) for section in SECTIONS]
    assert places == sorted(places) and places[0] == 0 and places[-1] == len(headings) - 1, (
        f"these headings stand in this order, the first and the last at the ends: {', '.join(SECTIONS)}"
    )
    skills = next(text for text in notebook.markdown if text.startswith("## What you will be able to do"))
    assert len(re.findall(r"^- ", skills, re.MULTILINE)) == 3, "three lines say what you will be able to do"


@every_notebook
def test_each_lab_stands_between_a_prediction_and_its_evidence(notebook: Notebook):
    kinds = [
        next(iter(set(cell.metadata.get("tags", [])) & (HIDDEN | {"explain"})), cell.cell_type)
        for cell in notebook.cells
    ]
    labs = [place for place, kind in enumerate(kinds) if kind == "explore"]
    assert labs, "no cell has the tag 'explore': a notebook has at least one lab"
    for place in labs:
        lab = f"the lab in cell {place}, {notebook.cells[place].source.splitlines()[-1]},"
        assert kinds[place - 1] == "predict", f"{lab} needs a question just before it, in a cell tagged 'predict'"
        following = [kind for kind in kinds[place + 1 :] if kind != "markdown"]
        assert following[:2] == ["explain", "evidence"], (
            f"after {lab} come a text tagged 'explain' (what you saw) and a box tagged 'evidence', not {following[:2]}"
        )
    assert kinds.count("predict") == len(labs), "each cell tagged 'predict' stands just before a lab"


@every_notebook
def test_what_you_saw_is_folded(notebook: Notebook):
    """Who has predicted looks first. The fold is Markdown's own, so it opens on GitHub and without a kernel too."""
    for cell in notebook.tagged("explain"):
        text = cell.source.rstrip()
        opens, closes = "<details>\n<summary>What you saw</summary>\n\n", "\n\n</details>"
        assert text.startswith(opens) and text.endswith(closes), (
            f"a cell tagged 'explain' begins with {opens!r} and ends with {closes!r}, so that it is folded, and "
            f"Markdown inside is set; it begins with {text[:60]!r} and ends with {text[-30:]!r}"
        )
        assert text.count("<details") == 1, f"one fold in a cell: {text[:90]!r}"


@every_notebook
def test_questions_are_plain_text(notebook: Notebook):
    for cell in notebook.tagged("predict") + notebook.tagged("check"):
        starred = re.findall(r"\*[^*\n]+\*", cell.source)
        assert not starred, f"a question shows its stars, {starred[0]}: put the words between single quotation marks"


@every_notebook
def test_each_answer_has_a_reply_of_its_own(notebook: Notebook):
    for cell in notebook.tagged("check"):
        choices = ast.parse(cell.source).body[-1].value.args[1]
        replies = [reply.value for reply in choices.values]
        assert len(set(replies)) == len(replies), f"two answers have one reply: {cell.source}"


@every_notebook
def test_check_yourself(notebook: Notebook):
    count = len(notebook.tagged("check"))
    assert 3 <= count <= 5, f"{count} cells are tagged 'check'; a notebook ends with three to five such questions"


@every_notebook
def test_lab_cells_are_one_import_and_one_call(notebook: Notebook):
    for cell in notebook.tagged("explore"):
        assert "lab" in cell.metadata.tags, f"this cell needs the tag 'lab' beside 'explore':\n{cell.source}"
        first, *others = ast.parse(cell.source).body
        one_import = isinstance(first, ast.ImportFrom) and first.module == "pain_helpers.labs"
        one_call = len(others) == 1 and isinstance(others[0], ast.Expr) and isinstance(others[0].value, ast.Call)
        assert one_import and one_call, (
            f"a lab's cell is one import from pain_helpers.labs and one call, so that it runs alone:\n{cell.source}"
        )


@every_notebook
def test_code_is_hidden_behind_a_plain_sentence(notebook: Notebook):
    for cell in notebook.code:
        tags = set(cell.metadata.get("tags", []))
        if tags & HIDDEN:
            hidden = cell.metadata.get("jupyter", {}).get("source_hidden") is True and "hide-input" in tags
            assert hidden, f"collapse this cell's code, and give it the tag 'hide-input':\n{cell.source}"
            assert re.fullmatch(r"# [A-Z].+\.", cell.source.splitlines()[0]), (
                f"the first line of a hidden cell is all that shows: a comment, one plain sentence:\n{cell.source}"
            )
        else:
            assert tags == {"python"}, (
                f"this cell has the tags {sorted(tags)}; one of {sorted(HIDDEN)}, or 'python' alone:\n{cell.source}"
            )
    assert len(notebook.tagged("python")) == 1, "one cell is tagged 'python': the same in three lines of Python"


# What shows before anything ran.


@every_notebook
def test_figures_and_questions_show_before_anything_ran(notebook: Notebook):
    for cell in notebook.tagged("explore"):
        shown = result(cell)
        picture = IMAGE.search(shown.get("text/html", ""))
        assert picture and picture.group(1).strip() and len(shown["image/png"]) > 1000 and "text/plain" in shown, (
            f"no picture with a text is committed below this cell; run `make notebooks`:\n{cell.source}"
        )
    for cell in notebook.tagged("predict") + notebook.tagged("check"):
        html = result(cell)["text/html"]
        call = ast.parse(cell.source).body[-1].value
        choices = ast.literal_eval(call.args[1])
        assert html.count("<details") == html.count("<summary") == len(choices) >= 2, f"{call.args[0].value}: choices"
        assert html.count("<strong>✓ Yes.</strong>") == 1, f"{call.args[0].value}: not one right answer"


@every_notebook
def test_nothing_of_this_machine_or_of_a_session_is_in_the_file(notebook: Notebook):
    text = notebook.path.read_text(encoding="utf-8")
    assert "widget-view" not in text and "widget-state" not in text, "run `make notebooks`, which drops widget state"
    found = re.search(r"[\"'( ](/(home|root|tmp|Users|work)/|[A-Z]:\\\\)", text)
    assert not found, f"a path of one machine stands in the file: {found[0]}"


# Claims and their evidence.


@every_notebook
def test_a_notebook_shows_the_evidence_for_just_its_claims(notebook: Notebook):
    shown = {argument.value for call in notebook.calls("evidence") for argument in call.args}
    taught = {claim.id for claim in CLAIMS.values() if notebook.number in claim.notebooks.split()}
    assert shown == taught, (
        f"boxes show {sorted(shown - taught)} that literature/claims.py gives to other notebooks, and lack "
        f"{sorted(taught - shown)} that it gives to this one"
    )


#: Boxes that stand in full a second time, each with its reason.
IN_FULL_AGAIN = {
    ("11", "F6"): "that none of this means to stop stands in full wherever lowering a dose is the subject",
}


@every_notebook
def test_a_box_stands_in_full_once_and_later_leads_back(notebook: Notebook):
    for call in notebook.calls("evidence"):
        seen_in = next((keyword.value.value for keyword in call.keywords if keyword.arg == "seen_in"), None)
        for argument in call.args:
            id, first = argument.value, CLAIMS[argument.value].notebooks.split()[0]
            again = first != notebook.number and (notebook.number, id) not in IN_FULL_AGAIN
            if again:
                assert seen_in == first, f'{id} stood in full in notebook {first}: evidence(..., seen_in="{first}")'
            else:
                assert seen_in != first, f"{id} stands in full here: evidence(...) without seen_in"


def test_each_box_in_full_again_is_there():
    for number, id in IN_FULL_AGAIN:
        assert number in CLAIMS[id].notebooks.split()[1:], (
            f"IN_FULL_AGAIN names {id} in {number}, which is not a second"
        )


def test_a_claim_with_more_than_one_notebook_has_a_short_name():
    for claim in CLAIMS.values():
        several = " " in claim.notebooks
        assert bool(claim.name) == several, f"{claim.id}: a claim has a name if more than one notebook owns it"
        assert len(claim.name.split()) <= 6, f"{claim.id}: {claim.name!r} is to fit in one line"


def test_links_back_know_each_notebook():
    assert sorted(FILES.values()) == [notebook.path.name for notebook in ALL], "FILES in lessons/boxes.py"


#: The article's 45 claims: the notebooks that teach each, and the labs that show it; none where text is enough.
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
    "E5": ("10", "YearLab WholeCourseLab"),
    "E6": ("06 10", "TwoChangesLab DayLab WhichIsItLab"),
    "E7": ("10", "YearLab"),
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
    "H3": ("10", "DayLab"),
    "H4": ("11", "RecoveryLab"),
    "H5": ("03 11", "ChannelLab"),
}


def test_all_claims_of_the_article_are_taught():
    assert len(TAUGHT) == 45
    claims = {claim.id for claim in CLAIMS.values() if not claim.id.startswith("L")}
    assert set(TAUGHT) == claims, f"in TAUGHT of this file or in literature/claims.py alone: {set(TAUGHT) ^ claims}"


@pytest.mark.parametrize("id", TAUGHT)
def test_a_claim_has_its_notebooks_its_labs_and_its_evidence_box(id):
    numbers, names = TAUGHT[id]
    assert CLAIMS[id].notebooks == numbers, (
        f"claims.py says notebooks {CLAIMS[id].notebooks} for {id}, TAUGHT {numbers}"
    )
    teaching = [notebook for notebook in ALL if notebook.number in numbers.split()]
    shown = "\n".join(cell.source for notebook in teaching for cell in notebook.tagged("explore"))
    missing = [name for name in names.split() if f"{name}(" not in shown]
    assert not missing, f"{id} is to be seen in {missing[0]}, which stands in none of the notebooks {numbers}"
    for notebook in teaching:
        boxes = {argument.value for call in notebook.calls("evidence") for argument in call.args}
        assert id in boxes, f"notebook {notebook.number} teaches {id} and has no evidence box for it"


def test_every_claim_has_a_notebook():
    there = {notebook.number for notebook in ALL}
    for claim in CLAIMS.values():
        assert set(claim.notebooks.split()) <= there, (
            f"{claim.id} names a notebook that is not there: {claim.notebooks}"
        )


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=lambda claim: claim.id)
def test_a_verdict_is_short_and_ends_its_sentences(claim):
    assert claim.verdict.endswith(".") and claim.says.endswith("."), f"{claim.id}: a sentence ends with a period"
    words = len(claim.verdict.split())
    assert words <= 75, f"{claim.id}: the verdict has {words} words; say it in 75"


def test_notebook_00_explains_each_grade():
    text = "\n".join(ALL[0].markdown)
    for grade in GRADES:
        assert f"**{grade.capitalize()}**" in text, f"notebook 00 must explain the grade **{grade.capitalize()}**"


# Words and numbers.


def prose(text: str) -> str:
    """The text without code, tables, links, comments and the line of a fold."""
    text = without_comments(text)
    text = re.sub(r"<summary>.*?</summary>|</?details>", "", text)
    text = re.sub(r"`[^`]*`", "", text)
    text = re.sub(r"\[[^\]]*\]\([^)]*\)", "", text)
    return "\n".join(line for line in text.splitlines() if not line.startswith(("|", "#")))


@every_notebook
def test_texts_are_short_and_plain(notebook: Notebook):
    for text in notebook.markdown:
        words = prose(text).split()
        assert len(words) <= 150, f"{len(words)} words in one cell, at most 150: {text[:60]!r}"
        sentences = [sentence for sentence in re.split(r"(?<=[.:?!])\s+", prose(text)) if sentence.strip()]
        for sentence in sentences:
            assert len(sentence.split()) <= 32, f"{len(sentence.split())} words in a sentence, at most 32: {sentence}"
        if sentences:
            mean = len(words) / len(sentences)
            assert mean <= 17, f"{mean:.1f} words a sentence, at most 17 on average: {text[:60]!r}"


UK = (
    r"\b(\w*(colour|fibre|behaviour|favour|neurone|oestrogen|sensitis|analys(e|ing)|centre|grey|programme|organis|"
    r"recognis|realis|litre|metre|defence)\w*)\b"
)


@every_notebook
def test_spelling_is_of_the_us(notebook: Notebook):
    found = re.findall(UK, without_comments("\n".join(cell.source for cell in notebook.cells)), re.IGNORECASE)
    assert not found, f"UK spelling; the course is in US English: {', '.join(word for word, *_ in found)}"


DECLARED = re.compile(r"<!-- (check|source|plain): (.*?) -->", re.DOTALL)
NUMBER = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)(?![\w]|\.\d)")
#: Numbers that are names: the scale, and other notebooks.
NAMES = re.compile(r"Notebook \d\d( · \d+ minutes)?|from 0 to 10|\bof 10\b")


def count(**wanted) -> int:
    """How many published results have these attributes, as in ``count(outcome="fail")``."""
    return sum(all(getattr(row, name) == value for name, value in wanted.items()) for row in PUBLISHED.values())


MODEL = {name: partial(lab_of, getattr(labs, name)) for name in labs.__all__}
MODEL |= {"rating": gate.rating, "wind_up": gate.wind_up, "respond": gate.respond, "SENSITIZED": gate.SENSITIZED}
MODEL |= {
    "count": count,
    "count_by_grade": parameters.count_by_grade,
    "figures": replay.figures,
    "replay": replay,
    "targets": targets,
    "asked": sensitivity.asked,
    "pinned": sensitivity.pinned,
    "holds": plausible.share_that_holds,
    "passes": plausible.share_that_passes,
    "kept": kept,
    "effective_number": lambda: plausible.effective_number(kept()),
}
MODEL |= {"INPUTS": parameters.PASSPORTS, "CONSTANTS": parameters.CONSTANTS, "len": len, "sum": sum, "int": int}


@every_notebook
def test_each_number_in_the_text_comes_from_the_model_or_a_source(notebook: Notebook):
    for text in notebook.markdown:
        # Its number is a telephone number, and has its one place there.
        text = text.replace(HELP, "")
        declared = set()
        for kind, entries in DECLARED.findall(text):
            for entry in filter(None, map(str.strip, entries.split(";"))):
                said, _, origin = (part.strip() for part in entry.partition(" = "))
                assert said and origin, f"in {text[:50]!r}: {entry!r} is not 'number = where it comes from'"
                declared.add(said)
                if kind == "check":
                    decimals = len(said.partition(".")[2])
                    value = eval(origin, {"__builtins__": {}}, MODEL)
                    assert f"{value:.{decimals}f}" == said, f"{origin} is {value:.4g}; text and comment say {said}"
                elif kind == "source":
                    assert origin in REFERENCES, f"{said} = {origin}: literature/references.py has no such reference"
        said = set(NUMBER.findall(NAMES.sub("", prose(text))))
        assert said == declared, (
            f"in {text[:50]!r}: no comment says where {sorted(said - declared)} come from, and the text has no "
            f"{sorted(declared - said)}. Add <!-- check: 2.7 = InfusionLab().result.week_1 -->, <!-- source: 67 = "
            "KEY of references.py --> or <!-- plain: 3 = why it is no result -->; see CONTRIBUTING.md"
        )


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
    numbers = [notebook.number for notebook in ALL]
    assert sorted(mapped) == numbers, f"the map in notebook 00 lacks or adds {set(mapped) ^ set(numbers)}"
    for notebook in ALL:
        name, minutes, _ = mapped[notebook.number]
        title = notebook.cells[0].source.splitlines()[0].removeprefix("# ")
        assert f"· {minutes} minutes" in notebook.cells[0].source, (
            f"the map says {minutes} minutes for {notebook.number}, its first cell says something else"
        )
        if notebook is not ALL[0]:
            link = f"[{notebook.number} {title}]({notebook.path.name})"
            assert name == link, f"the map in notebook 00 says {name}; it should say {link}"


@every_notebook
def test_links_lead_somewhere(notebook: Notebook):
    for target in re.findall(r"\]\(([^)]+)\)", "\n".join(notebook.markdown)):
        name, _, place = target.partition("#")
        assert (NOTEBOOKS / name).is_file(), f"a link leads to {name}, which is not there"
        if place:
            text = "\n".join(Notebook(NOTEBOOKS / name).markdown)
            # JupyterLab and GitHub make a heading's address of its words, with a hyphen for each space.
            addresses = [line.lstrip("# ").replace(" ", "-") for line in text.splitlines() if line.startswith("#")]
            assert place in addresses, f"a link leads to {place} in {name}, which has no such heading"


def test_the_article_is_credited_once():
    credited = [notebook.number for notebook in ALL if "Winkelmann" in "\n".join(notebook.markdown)]
    assert credited == ["00"]
