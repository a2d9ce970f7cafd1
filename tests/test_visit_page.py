"""The page of questions for a clinician: what it may say, the list without a kernel, and that nothing is sent."""

import re
from pathlib import Path

import anywidget
import pytest
from course import ALL, result

from pain_helpers import lessons
from pain_helpers.lessons import my_questions
from pain_helpers.lessons.help import HELP_LINES
from pain_helpers.lessons.situations import MANY, SITUATIONS, WORDS, Question
from pain_helpers.lessons.visit import VisitPage, page_code

HERE = Path(lessons.__file__).parent
CODE = page_code(HERE / "visit.js")
QUESTIONS = [question for situation in SITUATIONS for question in situation.questions]
TEXTS = [text for question in QUESTIONS for text in (question.asked, question.why)]

every_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.asked[:40])


# What it may say.


def test_there_is_a_place_for_each_reader():
    assert [situation.title for situation in SITUATIONS] == [
        "The drug helps less than it did",
        "My dose was raised",
        "Ketamine was offered to me",
        "I want to take less",
        "It helps, and I am afraid to lose it",
        "I ask for my child",
    ]
    for situation in SITUATIONS:
        assert 4 <= len(situation.questions) <= 6, f"{situation.title}: four to six questions"
    assert len({question.asked for question in QUESTIONS}) == len(QUESTIONS), "a question stands twice"


#: What would push a reader, or tell the answer.
ADVICE = re.compile(
    r"\b(you (should|must|ought|need to)|ask (for|your|to)|tell (your|them|him|her)|refuse|insist|demand|quit|stop\w*|"
    r"mg|increase|double|best for|better off|safer to|always|never|proves?)\b",
    re.IGNORECASE,
)
#: A question that holds its answer, or asks for a drug.
LEADING = re.compile(
    r"^(Isn't|Is it not|Don't|Why (not|don't|can't)|Shouldn't|Wouldn't|Can I (have|get|take|stop)|May I)"
    r"|^Could I (have|get)|, right\?|n't (it|you|we)\?",
)
#: Ways to go on. A question that names one names another, too.
WAY_ON = re.compile(r"\b(lower dose|higher dose|another drug|taper|ketamine|methadone|buprenorphine)\b", re.IGNORECASE)


@every_question
def test_a_question_asks_and_does_not_push(question: Question):
    assert question.asked.endswith("?") and question.asked.count("?") == 1
    assert len(question.asked.split()) <= 18, "a question is short enough to be read aloud"
    for text in (question.asked, question.why):
        assert not ADVICE.search(text), f"{ADVICE.search(text)[0]!r} advises: {text}"
    assert not LEADING.search(question.asked), f"it leads to an answer: {question.asked}"
    if named := WAY_ON.findall(question.asked):
        assert " or " in question.asked, f"it names {named} and no other way: {question.asked}"


@every_question
def test_why_one_would_ask_is_one_short_line(question: Question):
    assert question.why.endswith(".") and "?" not in question.why
    assert len(question.why.split()) <= 20, f"{len(question.why.split())} words: {question.why}"


@pytest.mark.parametrize(
    "asked, wrong",
    [
        ("Why not go to a lower dose?", LEADING),
        ("Can I have a stronger one?", LEADING),
        ("Would you agree that you should lower it?", ADVICE),
        ("Is it time to stop?", ADVICE),
    ],
)
def test_a_question_that_pushes_would_be_found(asked, wrong):
    assert wrong.search(asked)


FOUND = re.compile(r"\b(studies|trials?|guideline|known|harmed)\b")


@every_question
def test_what_was_found_has_its_source(question: Question):
    if FOUND.search(question.why):
        assert question.sources, f"say where this was found: {question.why}"


def test_a_source_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="'nobody_2000'"):
        Question("Is it so?", "It was found.", ("nobody_2000",))


def syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = bool(re.search(r"[^aeiouyl]e$|[^td]ed$", word.lower()))
    return max(1, groups - silent)


def test_it_reads_as_easily_as_a_leaflet_for_patients():
    """Flesch and Kincaid's grade, of all questions and reasons together: what a leaflet for patients aims at."""
    words = [word for text in TEXTS for word in re.findall(r"[A-Za-z']+", text)]
    sentences = sum(len(re.findall(r"[.?!:]", text)) for text in TEXTS)
    grade = 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    assert grade <= 6, f"US grade {grade:.1f}"


# The list that needs nothing.

STATIC = my_questions()._repr_mimebundle_()[0]


@pytest.mark.parametrize("kind", ["text/html", "text/plain"])
def test_the_list_is_whole_without_a_kernel(kind):
    shown = STATIC[kind].replace("&#x27;", "'")
    for text in [*TEXTS, *(situation.title for situation in SITUATIONS), WORDS["foot"], *HELP_LINES]:
        assert text in shown, f"{kind} lacks {text!r}"
    assert shown.count("\N{BALLOT BOX}" if kind == "text/html" else "[ ]") == len(QUESTIONS)


def test_the_list_holds_nothing_that_an_untrusted_notebook_drops():
    html = STATIC["text/html"]
    tags = set(re.findall(r"<([a-z]\w*)", html))
    assert tags <= {"div", "p", "strong", "em", "ul", "li", "span", "br"}, tags
    assert html.count("_" * 60) == 4, "lines to write on, as characters: GitHub drops styles"


# Nothing is stored or sent.


def test_the_widget_could_not_hold_what_was_written():
    page = my_questions()
    own = set(page.traits(sync=True)) - set(anywidget.AnyWidget().traits(sync=True)) - {"_css", "_esm"}
    assert own == {"page"}
    assert set(page.page) == {"situations", "words", "help", "many"} and page.page["many"] == MANY
    assert isinstance(VisitPage._esm, str) and isinstance(VisitPage._css, str), "of a path, anywidget watches the file"


#: How a page sends, stores, or takes words for code.
WAYS = re.compile(
    r"model\.(set|send)|save_changes|fetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|http|"
    r"localStorage|sessionStorage|indexedDB|cookie|caches|innerHTML|insertAdjacentHTML|document\.write|eval\("
)


def test_the_page_has_no_way_to_send_or_store():
    assert not WAYS.search(CODE), f"visit.js has {WAYS.search(CODE)[0]!r}: what a reader writes stays in the page"


@pytest.mark.parametrize("name", WORDS)
def test_each_word_of_the_page_is_used(name):
    used = CODE + (HERE / "visit.py").read_text(encoding="utf-8")
    if name.startswith("chosen "):
        assert "words[`chosen ${which}`]" in CODE and f'"{name.removeprefix("chosen ")}"' in CODE
    else:
        ways = (f"words.{name}", f'words["{name}"]', f"WORDS['{name}']", f'WORDS["{name}"]', f'"{name}"')
        assert any(way in used for way in ways), f"the words {name!r} are shown nowhere"


# Where it stands.

HEADING = "## My questions for my clinician"
LINK = "[My questions for my clinician](12_putting_it_together.ipynb#My-questions-for-my-clinician)"


def test_it_stands_once_in_notebook_12_below_its_heading():
    places = [(notebook, cell) for notebook in ALL for cell in notebook.tagged("questions-page")]
    assert [notebook.number for notebook, _ in places] == ["12"]
    notebook, cell = places[0]
    before = notebook.cells[notebook.cells.index(cell) - 1]
    assert before.source.startswith(HEADING)
    assert result(cell)["text/html"] == STATIC["text/html"], (
        "the committed list is an earlier one: run `make notebooks`"
    )


@pytest.mark.parametrize("number", ["00", "03", "06", "10", "11"])
def test_the_notebooks_that_raise_questions_lead_to_it(number):
    notebook = next(each for each in ALL if each.number == number)
    assert LINK in "\n".join(notebook.markdown), f"link it in notebook {number}: {LINK}"
