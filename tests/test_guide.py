"""The guide for instructors: its notes stand in the notebooks and no learner sees them; run sheets fit and are safe."""

import importlib.util
import re
from pathlib import Path

import pytest
from course import ALL, Notebook, without_comments
from nbconvert import HTMLExporter
from reading import grade, questions, split
from test_reading import HIGHEST_GRADE
from test_safety import what_multiplies

from pain_helpers.teaching import words
from pain_helpers.teaching.ideas import IDEAS
from pain_helpers.teaching.sheets import FOUND, SHEETS, WITHOUT_SLIDER, Lab, Other, Sheet

ROOT = Path(__file__).resolve().parent.parent
KEYS = {"name", "use", "ask", "see", "wrong", "say"}


def guide_script():
    spec = importlib.util.spec_from_file_location("ci_guide", ROOT / ".ci" / "guide.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCRIPT = guide_script()
PARTS = SCRIPT.parts()
GUIDE = SCRIPT.guide()

every_note = pytest.mark.parametrize("place", PARTS, ids=lambda place: f"{place.notebook} {place.name}")
every_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: f"{sheet.minutes} minutes")


def said(place: Lab) -> list[str]:
    """The sentences of a note."""
    return [text for key, text in PARTS[place].note.items() if key not in ("name", "use")]


# The notes.


def test_each_lab_of_the_course_has_a_note_and_nothing_else_has():
    for notebook in ALL:
        noted = [cell for cell in notebook.cells if "instructor" in cell.metadata]
        assert noted == notebook.tagged("lab") == notebook.tagged("instructor"), (
            f"in {notebook.path.name} the cells tagged 'lab', those tagged 'instructor' and those with a note in their "
            "metadata are to be the same"
        )
    assert len(PARTS) == sum(len(notebook.tagged("lab")) for notebook in ALL), "two labs of a notebook have one name"


@every_note
def test_a_note_is_whole_and_short(place):
    note = PARTS[place].note
    assert set(note) == KEYS, f"a note has {', '.join(sorted(KEYS))}"
    assert note["use"] in words.USES, f"what it is for: {', '.join(words.USES)}"
    for text in said(place):
        assert re.search(r"[.?\"]$", text) and len(text.split()) <= 60, text


@every_note
def test_a_number_in_a_note_stands_in_the_texts_of_its_lab(place):
    """These are checked against the model: so a note cannot go on saying what the model no longer says."""
    number = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?!\w)")
    part = PARTS[place]
    asked = questions(part)[0]
    texts = [*map(without_comments, part.markdown), asked.asked, *asked.choices, *asked.choices.values()]
    there = set(number.findall(" ".join(texts)))
    new = set(number.findall(" ".join(said(place)))) - there
    assert not new, f"the note on {place.name} says {new}, which no text of that lab does"


@pytest.mark.parametrize("notebook", ALL, ids=lambda notebook: notebook.path.stem)
def test_a_learner_meets_no_note(notebook):
    """Neither in a text nor in an output, so in no view: not in JupyterLab, on GitHub, on Binder or in an export."""
    shown = str([(cell.source, cell.get("outputs")) for cell in notebook.cells])
    for place in PARTS:
        if place.notebook == notebook.number:
            met = [text for text in said(place) if text in shown]
            assert not met, f"a learner can read what is for the instructor: {met}"


def test_an_export_shows_no_note():
    html, _ = HTMLExporter().from_filename(str(ALL[0].path))
    (place,) = (place for place in PARTS if place.notebook == ALL[0].number)
    assert "A nervous system turned up" in html and not [text for text in said(place) if text in html]


# What it says.


def texts_of_the_guide() -> list[str]:
    """Each text that an instructor reads, but for what stands in the notebooks."""
    texts = [text for place in PARTS for text in said(place)]
    texts += [*words.OPENING, *words.VOTING, *words.BLAME, *words.GAIN, *words.TESTS, *words.ALWAYS.values()]
    texts += [*words.SHEET.values(), *words.PAPER_ALONE, *WITHOUT_SLIDER.values()]
    texts += [*(each.format_map(SCRIPT.needs.facts()) for each in (*words.ROOM, *words.ROOM_MORE))]
    texts += [words.BEFORE, words.NEVER_SHOWN, *(cut for sheet in SHEETS for cut in sheet.cuts)]
    texts += [text for each in words.SITUATIONS for text in (*each.do, each.say, each.never)]
    return [re.sub(r"\*|`|^[-#\d.]+ ", "", line) for text in texts for line in text.splitlines()]


def test_a_ninth_grader_can_read_it():
    texts = texts_of_the_guide()
    assert grade([sentence for text in texts for sentence in split(text)]) <= HIGHEST_GRADE - 2
    hard = [text for text in texts if len(text.split()) >= 30 and grade(split(text)) > HIGHEST_GRADE]
    assert not hard, hard


def test_nothing_in_it_multiplies_a_dose_or_names_an_amount():
    assert not what_multiplies(GUIDE)
    assert not re.search(r"\d ?(mg|ng|micrograms?)\b", GUIDE)


#: What would tell a person what to do with a medicine.
ADVICE = re.compile(
    r"\byou (should|ought to|must|need to|can|could) (stop|lower|raise|take|change)\b|\btry to (stop|lower|take)\b",
    re.IGNORECASE,
)


def test_it_advises_no_one_on_a_medicine():
    found = [text for text in texts_of_the_guide() if ADVICE.search(text)]
    assert not found, found


def test_whoever_has_stopped_is_warned_of_the_earlier_dose_and_told_neither_to_go_on_nor_to_go_back():
    (stopped,) = [each for each in words.SITUATIONS if "stopped" in each.title]
    assert any("stop the breathing" in step for step in stopped.do) and "earlier dose" in stopped.say
    assert "do not tell them to take it again" in stopped.never and "to go on without it" in stopped.never


def test_help_stands_before_the_first_lab():
    assert GUIDE.index("Help, now") < GUIDE.index("## Run sheets") < GUIDE.index("## Lab by lab")


def test_what_holds_for_a_notebook_stands_before_its_first_lab():
    for number, always in words.ALWAYS.items():
        (name,) = [notebook.path.name for notebook in ALL if notebook.number == number]
        heading = GUIDE.index(f"](notebooks/{name})\n\n", GUIDE.index("## Lab by lab"))
        assert heading < GUIDE.index(always) < GUIDE.index("#### ", heading)


# Run sheets.


def minutes_of(sheet: Sheet) -> int:
    return sum(minutes for _, minutes in SCRIPT.schedule(sheet, PARTS))


def complaints(sheet: Sheet) -> list[str]:
    """What is wrong with a run sheet, in sentences."""
    labs, wrong = list(sheet.labs), []
    if missing := [lab for lab in labs if lab not in PARTS]:
        return [f"no lab with a note is called {missing}"]
    if [lab.notebook for lab in labs] != sorted(lab.notebook for lab in labs):
        wrong.append("labs come in the order of the notebooks")
    ten = [lab for lab in labs if lab.notebook == "10"]
    if ten and ten[0] != FOUND:
        wrong.append("10 is never taught without what people were found to have, and that comes first")
    if ten and not any("Leave out notebook 10 as a whole" in cut for cut in sheet.cuts):
        wrong.append("where time is short, 10 is left out as a whole: a cut says so")
    wrong += [f"{lab.name} is never shown alone" for lab in labs if PARTS[lab].note["use"] == "never alone"]
    if not 3 <= sheet.minutes - minutes_of(sheet) <= sheet.minutes / 10:
        wrong.append(f"{minutes_of(sheet)} of {sheet.minutes} minutes: leave at least 3, and not over a tenth of all")
    return wrong


@every_sheet
def test_a_run_sheet_fits_its_time_and_is_safe(sheet):
    assert not complaints(sheet), complaints(sheet)


def spoiled(*labs: Lab, cuts: tuple[str, ...] = SHEETS[0].cuts) -> Sheet:
    return Sheet(60, (Other("Opening", 60 - 4 - sum(PARTS[lab].class_minutes for lab in labs)), *labs), cuts)


WHICH, YEAR, RECOVERY = Lab("10", "which is it?"), Lab("10", "the article's year"), Lab("11", "a lowering")


@pytest.mark.parametrize(
    "sheet, said",
    [
        (spoiled(WHICH), "without what people were found to have"),
        (spoiled(WHICH, FOUND), "comes first"),
        (spoiled(FOUND, WHICH, cuts=()), "as a whole"),
        (spoiled(FOUND, YEAR), "never shown alone"),
        (spoiled(RECOVERY), "never shown alone"),
        (Sheet(60, (Other("Opening", 60),), ()), "minutes"),
        (Sheet(60, (Lab("01", "no such lab"),), ()), "no lab"),
    ],
)
def test_a_run_sheet_that_would_mislead_is_found(sheet, said):
    assert any(said in wrong for wrong in complaints(sheet)), complaints(sheet)
    assert not complaints(spoiled(FOUND, WHICH)), "one that does not is left alone"


@every_sheet
def test_what_is_asked_is_taught(sheet):
    """Or there is nothing to gain: each idea of the tests is seen in a lab of every run sheet."""
    missing = [idea.name for idea in IDEAS if Lab(*idea.seen) not in sheet.labs]
    assert not missing, missing


def test_minutes_are_counted_in_the_notebook():
    part = PARTS[FOUND]
    assert [kind for kind in ("predict", "lab", "explain", "evidence") if len(part.tagged(kind)) == 1] == [
        "predict", "lab", "explain", "evidence",
    ]  # fmt: skip
    longer = Notebook.__new__(SCRIPT.Part)
    longer.__dict__.update(path=part.path, cells=[*part.cells, *ALL[1].cells[:8]])
    assert longer.class_minutes > part.class_minutes


# Without a screen.


def test_the_hour_on_paper_has_each_step_at_its_minute_and_each_lab_with_what_to_do():
    hour = GUIDE[GUIDE.index("### 60 minutes\n") : GUIDE.index("### 90 minutes")]
    run, alone = hour.split("### 60 minutes with paper alone")
    starts = [re.findall(r"^\| (\d:\d\d) ", part, re.MULTILINE) for part in (run, alone)]
    assert starts[1] == starts[0][: len(SHEETS[0].steps)], "the two tables of an hour tell the same time"
    assert set(WITHOUT_SLIDER) == set(SHEETS[0].labs)
    for lab in SHEETS[0].labs:
        assert f"{lab.notebook} {PARTS[lab].heading} | {WITHOUT_SLIDER[lab]}" in alone


# What a room needs.


def test_the_picture_of_a_room_is_of_what_was_measured(monkeypatch, tmp_path):
    needs = SCRIPT.needs
    assert needs.is_drawn(), "run `make guide`"
    monkeypatch.setattr(needs, "PICTURE", tmp_path / "room.svg")
    assert not needs.is_drawn()
    needs.draw()
    assert needs.is_drawn() and (tmp_path / "room.svg").read_text(encoding="utf-8").count("<text") > 20
    changed = [{**each, "learners": each["learners"] + 1} for each in needs.MEASURED["rooms"]]
    monkeypatch.setitem(needs.MEASURED, "rooms", changed)
    assert not needs.is_drawn(), "other numbers make it stale"


def test_a_larger_room_needs_more_and_no_less_than_was_measured():
    rows = SCRIPT.needs.needs()
    assert [row[0] for row in rows] == [10, 30, 100]
    assert all(one < other for one, other in zip(rows, rows[1:])) and all(row[2] >= row[3] >= 2 for row in rows)
    held = max(SCRIPT.needs.LARGEST[SCRIPT.needs.HELD].values()) / 1000
    (thirty,) = [row for row in rows if row[0] == SCRIPT.needs.LARGEST["learners"]]
    assert held < thirty[1] < 3 * held


# One source.


def test_the_guide_is_up_to_date(capsys):
    assert SCRIPT.main(["--check"]) == 0, capsys.readouterr().err


def test_a_note_that_changed_makes_the_guide_stale(tmp_path, monkeypatch, capsys):
    path = tmp_path / "INSTRUCTORS.md"
    assert SCRIPT.main([], path) == 0 and SCRIPT.main(["--check"], path) == 0
    note = PARTS[FOUND].note
    monkeypatch.setitem(note, "ask", "Another question?")
    assert SCRIPT.main(["--check"], path) == 1 and "make guide" in capsys.readouterr().err
    assert SCRIPT.main([], path) == 0 and "Another question?" in path.read_text(encoding="utf-8")
