"""Lessons are easy to read, take as long as they promise, end with an answer, and ask fairly."""

import math
import re

import pytest
from course import ALL, NOTEBOOKS, Notebook
from reading import (
    MINUTES_A_LAB,
    WORD,
    WORDS_A_MINUTE,
    boxes,
    grade,
    hardest,
    lesson_sentences,
    lesson_texts,
    minutes,
    plain,
    questions,
    split,
    syllables,
    without_terms,
    words_read,
)

README = (NOTEBOOKS.parent / "README.md").read_text(encoding="utf-8")

every_notebook = pytest.mark.parametrize("notebook", ALL, ids=lambda notebook: notebook.path.stem)


# How hard.

#: What a ninth-grader in the US reads. Terms of the field count as one short word: a lesson is there to teach them.
HIGHEST_GRADE = 9
#: In fewer words, one long word that has to be there makes the grade.
WORDS_OF_A_TEXT = 30


@every_notebook
def test_a_ninth_grader_can_read_it(notebook: Notebook):
    """Whole, and each paragraph, reply and verdict of it: an easy page does not help who is stuck in a hard one."""
    sentences = lesson_sentences(notebook)
    whole = grade(sentences)
    said = [f"{notebook.path.name}: grade {whole:.1f}, with the field's terms {grade(sentences, terms=True):.1f}."]
    said += ["Its hardest sentences, by grade:", *(f"{score:5.1f}  {text}" for score, text in hardest(sentences))]
    print("\n".join(said))
    assert whole <= HIGHEST_GRADE, "\n".join(said)
    hard = [
        f"{score:.1f}  {' '.join(text.split())}"
        for text in lesson_texts(notebook)
        if len(WORD.findall(text)) >= WORDS_OF_A_TEXT and (score := grade(split(text))) > HIGHEST_GRADE
    ]
    assert not hard, "\n".join([f"texts of {notebook.path.name} above grade {HIGHEST_GRADE}:", *hard])


def test_the_measure_of_reading_tells_easy_from_hard():
    easy = ["The cat sat on the mat.", "It was warm, and it slept."]
    hard = ["Administration of pharmacological interventions necessitates comprehensive multidisciplinary evaluation."]
    assert grade(easy) < 2 < HIGHEST_GRADE < grade(hard)
    # 14 words of 2 sentences with 14 syllables: 0.39 * 7 + 11.8 - 15.59.
    assert grade(["A dog ran to the big old"] * 2) == pytest.approx(0.39 * 7 + 11.8 - 15.59)
    assert [syllables(word) for word in ("again", "mirtazapine", "half-life", "we're", "6.4", "doses")] == [
        2,
        4,
        2,
        1,
        1,
        2,
    ]
    assert without_terms("Opioid receptors hold ketamine.") == "thing hold thing."
    assert split("It fell to 2.5. (See above.) Why? Not known.") == [
        "It fell to 2.5.",
        "(See above.",
        "Why?",
        "Not known.",
    ]


# How long.


@every_notebook
def test_the_minutes_promised_are_true(notebook: Notebook):
    promised = int(re.search(r"^Notebook \d\d · (\d+) minutes", notebook.cells[0].source, re.MULTILINE)[1])
    labs = len(notebook.tagged("lab"))
    assert promised == minutes(notebook), (
        f"{notebook.path.name} promises {promised} minutes and takes {minutes(notebook)}: {words_read(notebook)} words "
        f"at {WORDS_A_MINUTE} a minute and {labs} labs of {MINUTES_A_LAB} minutes, rounded up to five"
    )


def promised() -> dict[str, int]:
    """The minutes of each notebook, as the map in notebook 00 has them. Another test holds the map to the notebooks."""
    (table,) = [text for text in ALL[0].markdown if text.startswith("## The map")]
    return {number: int(said) for number, said in re.findall(r"^\| \[?(\d\d) [^|]*\| (\d+) \|", table, re.MULTILINE)}


def test_readme_promises_the_same_minutes():
    mapped = promised()
    assert len(mapped) == len(ALL)
    least, most = min(mapped.values()), max(mapped.values())
    assert f"of {least} to {most} minutes each" in " ".join(README.split()), (
        f"README.md must say: of {least} to {most} minutes each"
    )


# How the questions are asked.

#: A hint that is none of the question: the right answer is the longest, or the shortest.
every_tell = pytest.mark.parametrize(
    "extreme, tell", [(max, "longest"), (min, "shortest")], ids=["longest", "shortest"]
)


@every_tell
def test_the_length_of_an_answer_does_not_tell_that_it_is_right(extreme, tell):
    """Who always takes the longest, or the shortest, is to be no better off than who guesses.

    The margin is one standard deviation of guessing, which one guesser in six exceeds. With none, half of all courses
    that were written with no regard to length would fail.
    """
    asked = [question for notebook in ALL for question in questions(notebook)]
    found = sum(question.right_is(extreme) for question in asked)
    fair = sum(1 / len(question.choices) for question in asked)
    margin = math.sqrt(sum((1 - 1 / len(question.choices)) / len(question.choices) for question in asked))
    by_notebook = ", ".join(
        f"{notebook.number}: {sum(question.right_is(extreme) for question in questions(notebook)):g}"
        for notebook in ALL
    )
    assert found <= fair + margin, (
        f"the right answer is the {tell} in {found:g} of {len(asked)} questions; by chance {fair:.0f}, at most "
        f"{fair + margin:.0f} ({by_notebook})"
    )


@every_tell
@every_notebook
def test_it_does_not_tell_in_most_questions_of_a_notebook(notebook: Notebook, extreme, tell):
    asked = questions(notebook)
    told = [question for question in asked if question.right_is(extreme)]
    assert sum(question.right_is(extreme) for question in told) <= len(asked) / 2, (
        f"the right answer is the {tell} in {len(told)} of {len(asked)} questions of {notebook.path.name}:\n"
        + "\n".join(f"{question.asked}  {question.right!r}" for question in told)
    )


# How it ends.

IN_ONE_SENTENCE = "**In one sentence:** "


@every_notebook
def test_it_ends_with_one_sentence_that_answers_its_title(notebook: Notebook):
    paragraphs = [text for text in notebook.cells[-1].source.split("\n\n") if text.startswith(IN_ONE_SENTENCE)]
    assert len(paragraphs) == 1, (
        f"in the last cell, one paragraph begins with {IN_ONE_SENTENCE!r} and answers the title's question"
    )
    (sentence,) = found if len(found := split(plain(paragraphs[0]))) == 1 else [""]
    assert sentence.endswith("."), f"this is to be one sentence, with a period: {paragraphs[0]!r}"


def test_every_box_is_read_in_full_somewhere():
    """Or the reading level would pass over it."""
    full = {claim.id for notebook in ALL for claim in boxes(notebook)[0]}
    assert full == {claim.id for notebook in ALL for kind in boxes(notebook) for claim in kind}
