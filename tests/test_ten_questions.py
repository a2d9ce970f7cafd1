"""The two tests of ten questions: parallel, fair, safe, on paper and on a screen; and how their gain is read."""

import math
import re
from collections import Counter
from pathlib import Path

import anywidget
import pytest
from course import ALL, NOTEBOOKS, Notebook, result
from reading import grade, questions, split
from test_reading import HIGHEST_GRADE
from test_safety import what_multiplies
from test_visit_page import WAYS

from pain_helpers import teaching
from pain_helpers.lessons.help import HELP, SAFETY
from pain_helpers.lessons.visit import page_code
from pain_helpers.literature.claims import CLAIMS
from pain_helpers.teaching import papers, ten_questions
from pain_helpers.teaching.forms import KEYS, LETTERS, form
from pain_helpers.teaching.gain import FEWEST, HIGHEST, gain, normalized
from pain_helpers.teaching.ideas import FORMS, IDEAS, MISCONCEPTIONS, Idea
from pain_helpers.teaching.quiz import Quiz
from pain_helpers.teaching.words import BLANKS, CARD, DOUBTS, GAIN, HEARD, QUIZ, SITUATIONS

HERE = Path(teaching.__file__).parent
CODE = page_code(HERE / "quiz.js")
BOOK = Notebook(NOTEBOOKS / "before_and_after.ipynb")

every_idea = pytest.mark.parametrize("idea", IDEAS, ids=lambda idea: idea.name)
every_form = pytest.mark.parametrize("name", FORMS)
every_paper = pytest.mark.parametrize("name", papers.PAPERS)


# Parallel.


def test_both_forms_ask_about_the_same_ten_ideas_with_the_same_choices():
    for first, second in zip(form("A"), form("B"), strict=True):
        assert first.idea is second.idea and first.story != second.story
        assert set(first.choices.values()) == set(second.choices.values()) and len(first.choices) == len(LETTERS)
    assert len(IDEAS) == len({idea.name for idea in IDEAS}) == 10


@every_idea
def test_neither_story_of_a_pair_is_longer_or_harder(idea):
    lengths = [len(story.split()) for story in idea.stories.values()]
    assert max(lengths) - min(lengths) <= 10, lengths
    assert abs(grade(split(idea.stories["A"])) - grade(split(idea.stories["B"]))) <= 4


@every_form
def test_each_letter_is_right_about_as_often(name):
    counts = Counter(KEYS[name])
    assert set(counts) == set(LETTERS) and max(counts.values()) <= 3
    for item in form(name):
        assert item.choices[item.right] == item.idea.right and item.behind(item.right) is None
        assert all(item.behind(letter) in MISCONCEPTIONS for letter in LETTERS if letter != item.right)


def test_a_pair_never_has_its_answer_at_one_letter():
    assert not [at for at, (first, second) in enumerate(zip(*KEYS.values(), strict=True), start=1) if first == second]


def test_a_form_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="'C'"):
        form("C")


@pytest.mark.parametrize("spoil", [{"wrong": {"So it is.": "no such belief"}}, {"claims": ("Z9",)}, {"stories": {}}])
def test_an_idea_that_names_what_is_not_there_is_refused(spoil):
    fine = {field: getattr(IDEAS[0], field) for field in Idea.__dataclass_fields__}
    with pytest.raises(ValueError, match=IDEAS[0].name):
        Idea(**fine | spoil)


# Fair.


def test_each_misconception_stands_behind_a_choice():
    assert {name for idea in IDEAS for name in idea.wrong.values()} == set(MISCONCEPTIONS)


@pytest.mark.parametrize("extreme", [max, min], ids=["longest", "shortest"])
def test_the_length_of_a_choice_does_not_tell_that_it_is_right(extreme):
    """By chance a quarter; the margin is one standard deviation of guessing, as in the notebooks."""
    found = 0.0
    for idea in IDEAS:
        length = extreme(map(len, (idea.right, *idea.wrong)))
        as_long = [choice for choice in (idea.right, *idea.wrong) if len(choice) == length]
        found += (idea.right in as_long) / len(as_long)
    assert found <= len(IDEAS) / 4 + math.sqrt(len(IDEAS) * 3 / 16), f"{found:g} of {len(IDEAS)}"


#: Words that carry no sense of a question.
PLAIN = """
a an and are as at be by can does for from has have how in is it its not of on or so that the their to was what which
who will with why
"""


def sense(text: str) -> set[str]:
    return set(re.findall(r"[a-z']+", text.lower())) - set(PLAIN.split())


def likeness(one: str, other: str) -> float:
    """What two texts share, of all the words of either that carry sense."""
    return len(sense(one) & sense(other)) / len(sense(one) | sense(other))


def test_no_question_of_a_notebook_is_asked_again():
    asked = [question for notebook in ALL for question in questions(notebook)]
    choices = {choice for question in asked for choice in question.choices}
    for idea in IDEAS:
        assert not choices & {idea.right, *idea.wrong}, f"{idea.name}: a choice stands in a notebook"
        for story in idea.stories.values():
            nearest = max(asked, key=lambda question: likeness(question.asked, story))
            assert likeness(nearest.asked, story) < 0.4, f"{story!r} is like {nearest.asked!r}"


def test_the_measure_of_likeness_tells_the_same_question_from_another():
    story = IDEAS[4].stories["A"]
    assert likeness(story, story.replace("a week later", "after a week")) > 0.6
    assert likeness(story, IDEAS[8].stories["A"]) < 0.2


# Plain and safe.


def test_a_ninth_grader_can_read_it():
    texts = [text for idea in IDEAS for text in (*idea.stories.values(), idea.said, idea.why)]
    assert grade([sentence for text in texts for sentence in split(text)]) <= HIGHEST_GRADE - 1
    for text in texts:
        assert all(len(sentence.split()) <= 32 for sentence in split(text)), text


@every_idea
def test_it_names_no_amount_and_multiplies_no_dose(idea):
    for text in (*idea.stories.values(), idea.right, *idea.wrong, idea.said, idea.why):
        assert not what_multiplies(text) and not re.search(r"\d ?(mg|ng)\b", text), text


@every_idea
def test_it_is_as_sure_as_its_claims(idea):
    """What rests on nothing strong is not said as if it did."""
    if not any(CLAIMS[id].grade == "strong" for id in idea.claims):
        hedged = re.search(r"\b(may|can|nobody knows|likely|not tested|not shown|little)\b", f"{idea.right} {idea.why}")
        assert hedged, f"{idea.name} rests on {[CLAIMS[id].grade for id in idea.claims]}: {idea.right} {idea.why}"


def test_who_ran_out_is_told_where_to_turn_and_what_is_dangerous():
    (idea,) = [idea for idea in IDEAS if "ran out" in idea.stories["A"]]
    assert "pharmacist the same day" in idea.why and "earlier dose can stop the breathing" in idea.why


# On paper.


def plain(html: str) -> str:
    text = re.sub(r"<[^>]+>", " ", html).replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")
    return " ".join(text.split())


@every_paper
def test_the_safety_and_help_lines_stand_on_each_paper(name):
    text = plain(papers.page(name))
    for line in [SAFETY if name == "safety-card" else QUIZ["foot"], *HELP.splitlines()]:
        assert " ".join(line.replace("**", " ").lstrip("- ").split()).replace(" :", ":") in text.replace(" :", ":"), (
            line
        )


@every_form
def test_a_paper_has_each_story_and_choice_in_order_and_no_answer(name):
    text = plain(papers.test_paper(name))
    wanted = [part for item in form(name) for part in (item.story, *(f"{at} {c}" for at, c in item.choices.items()))]
    places = [text.find(part) for part in wanted]
    assert -1 not in places and places == sorted(places)
    assert not [idea.name for idea in IDEAS if idea.why in text or idea.said in text]


def test_the_key_has_both_letters_of_each_idea_and_what_stands_behind_the_others():
    text = plain(papers.key_paper())
    for first, second in zip(form("A"), form("B"), strict=True):
        row = f"{first.number} {first.idea.name} {first.right} {second.right}"
        assert row in text, row
        for choice, behind in first.idea.wrong.items():
            letters = papers.letters_of(choice, [first, second])
            assert first.choices[letters[0]] == second.choices[letters[2]] == choice
            assert f"{letters} {MISCONCEPTIONS[behind]}" in text[text.index(row) :]


def test_the_feedback_tells_each_idea_and_where_there_is_more():
    text = plain(papers.feedback_paper())
    for idea in IDEAS:
        assert f"{idea.name}. {idea.said} {idea.why} ({idea.seen[0]})" in text
    assert QUIZ["unclear"] in text


@every_paper
def test_a_paper_is_a_whole_page(name):
    page = papers.page(name)
    assert page.startswith("<!doctype html>") and "src=" not in page and "href=" not in page, "needs no network"


def test_the_safety_card_has_each_situation_a_blank_for_each_number_and_no_amount():
    text = plain(papers.safety_paper())
    assert len(HEARD) == len(SITUATIONS)
    for heard, situation in zip(HEARD, SITUATIONS, strict=True):
        assert CARD["heard"].format(heard=heard) in text
        assert all(said.replace("*", "") in text for said in (*situation.do, situation.say, situation.never))
    assert all(blank in text for blank in BLANKS) and papers.safety_paper().count("class='line'") == len(BLANKS)
    assert not what_multiplies(text) and not re.search(r"\d ?(mg|ng)\b", text)
    for step in ("Step aside", "no weakness", "earlier dose can be dangerous", "pharmacist together", "suicide"):
        assert step in text, step


# The gain.


def test_the_gain_is_what_was_gained_of_what_there_was_to_gain():
    assert normalized(4.5, 7) == pytest.approx(2.5 / 5.5)
    found = gain([4] * 20 + [6] * 20, [7] * 20 + [8] * 20)
    assert (found.people, found.before, found.after) == (40, 5, 7.5)
    assert found.gain == pytest.approx(0.5) and found.low < 0.5 < found.high and found.doubts == ()
    # Two standard errors of differences of 3 and 2, of which half each: 0.506 / sqrt(40) * 2 / 5.
    assert found.high - found.gain == pytest.approx(0.0320, abs=0.0005)


@pytest.mark.parametrize(
    "before, after, names",
    [
        ([4, 5, 6], [7, 8, 8], ["few"]),
        ([9] * 10 + [8] * 10, [10] * 20, ["high"]),
        ([3, 7] * 10, [7, 3] * 10, ["chance"]),
        ([6, 7] * 10, [4, 5] * 9 + [4, 6], ["loss"]),
    ],
)
def test_it_says_when_a_gain_means_nothing(before, after, names):
    assert gain(before, after).doubts == tuple(DOUBTS[name] for name in names)


@pytest.mark.parametrize(
    "before, after, said",
    [
        ([1, 2], [3], "2 before, 1 after"),
        ([4], [6], "at least two"),
        ([4, 11], [6, 6], "11"),
        ([4, -1], [6, 6], "-1"),
        ([10, 10], [10, 9], "nothing to gain"),
    ],
)
def test_numbers_that_cannot_be_are_refused(before, after, said):
    with pytest.raises(ValueError, match=said):
        gain(before, after)


def test_what_is_said_of_chance_and_of_the_limits_is_so():
    """A mean difference of 30 people: each test of ten answers differs by chance as much as ten tosses of a coin."""
    by_chance = 2 * math.sqrt(2 * 10 / 4 / 30)
    assert 0.7 < by_chance < 1, "GAIN says: less than about one point"
    told = " ".join(papers.gain_texts())
    assert f"Fewer than {FEWEST} people" in told and f"{HIGHEST:.0f} of 10" in told and "{" not in told
    assert len(papers.gain_texts()) == len(GAIN) + 1


# On a screen.

STATIC = {name: ten_questions(name)._repr_mimebundle_()[0] for name in FORMS}


@every_form
@pytest.mark.parametrize("kind", ["text/html", "text/plain"])
def test_the_list_is_whole_without_a_kernel_and_holds_no_answer(name, kind):
    shown = STATIC[name][kind].replace("&#x27;", "'")
    for item in form(name):
        assert f"{item.story}" in shown and all(f"{at}. {said}" in shown for at, said in item.choices.items())
        assert item.idea.why not in shown
    assert QUIZ["foot"] in shown and "emergency number" in shown
    assert shown.count("\N{BALLOT BOX}" if kind == "text/html" else "[ ]") == len(IDEAS) * len(LETTERS)


def test_the_widget_could_not_hold_what_was_chosen():
    quiz = ten_questions("A")
    own = set(quiz.traits(sync=True)) - set(anywidget.AnyWidget().traits(sync=True)) - {"_css", "_esm"}
    assert own == {"page"} and set(quiz.page) == {"name", "items", "words", "help"}
    assert isinstance(Quiz._esm, str) and isinstance(Quiz._css, str), "of a path, anywidget watches the file"


def test_the_page_has_no_way_to_send_or_store():
    assert not WAYS.search(CODE), f"quiz.js has {WAYS.search(CODE)[0]!r}: what a learner chooses stays in the page"


@pytest.mark.parametrize("name", QUIZ)
def test_each_word_is_used(name):
    sources = [CODE, *((HERE / file).read_text(encoding="utf-8") for file in ("quiz.py", "papers.py"))]
    guide = (HERE.parent.parent / ".ci" / "guide.py").read_text(encoding="utf-8")
    used = " ".join([*sources, guide])
    # Buttons take their words by name.
    ways = (f"words.{name}", f'words["{name}"]', f"QUIZ['{name}']", f'QUIZ["{name}"]', f'("{name}", ', f', "{name}")')
    assert (
        any(way in used for way in ways)
        or f"    {name}: () =>" in CODE
        or f'again("{name.removesuffix(" sure")}"' in CODE
    ), f"{name!r} is shown nowhere"


def test_the_notebook_of_the_tests_has_both_forms_the_safety_line_and_the_way_back():
    opening = BOOK.cells[0].source
    assert HELP in opening and "**Safety.**" in opening and "*Run > Run All Cells*" in opening
    assert [result(cell)["text/html"] for cell in BOOK.tagged("quiz")] == [
        STATIC[name]["text/html"] for name in FORMS
    ], "the committed questions are earlier ones: run `make notebooks`"
    assert all(cell.metadata.jupyter.source_hidden for cell in BOOK.tagged("quiz"))
    for target in re.findall(r"\]\(([^)#]+)", "\n".join(BOOK.markdown)):
        assert (NOTEBOOKS / target).is_file(), target
