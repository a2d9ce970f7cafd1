"""The two tests: the ten ideas as numbered questions with lettered choices."""

from __future__ import annotations

from dataclasses import dataclass

from .ideas import FORMS, IDEAS, Idea

LETTERS = "ABCD"
#: The letter of the right choice, question by question: no letter leads, and a pair never shares one.
KEYS = {"A": "CADBBDACBD", "B": "BDBCACDACA"}


@dataclass(frozen=True)
class Item:
    """One question of a test: its story, its choices by letter, and the letter of the right one."""

    number: int
    idea: Idea
    story: str
    choices: dict[str, str]
    right: str

    def behind(self, letter: str) -> str | None:
        """The name of the misconception behind a choice; None behind the right one."""
        return self.idea.wrong.get(self.choices[letter])


def form(name: str) -> tuple[Item, ...]:
    """The ten questions of a form, ``"A"`` or ``"B"``; ``ValueError`` for another."""
    if name not in FORMS:
        raise ValueError(f"There is no form {name!r}; the forms are {' and '.join(FORMS)}.")
    return tuple(_item(name, number, idea) for number, idea in enumerate(IDEAS, start=1))


def _item(name: str, number: int, idea: Idea) -> Item:
    right, wrong = KEYS[name][number - 1], iter(idea.wrong)
    choices = {letter: idea.right if letter == right else next(wrong) for letter in LETTERS}
    return Item(number, idea, idea.stories[name], choices, right)
