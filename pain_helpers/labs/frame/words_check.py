"""Whether a lab's words are all there and all used, found when the lab is first made.

A misspelled key would otherwise fail only when its sentence is first said, and
a key that nothing uses would never be noticed.
"""

from __future__ import annotations

import ast
import difflib
import inspect
import re
import sys
from functools import cache
from itertools import takewhile

#: What a lab and its picture call their table when it was handed to them.
HANDED = {"words", "_words", "texts"}
ROOMS = ("pain_helpers.labs.", "pain_helpers.drawing.")
FRAME = "pain_helpers.labs.frame."


@cache
def check_words(lab: type) -> None:
    """Raise ``KeyError`` for the first key of ``lab.texts`` that is misspelled where it is used, or unused.

    A lab that was written in a notebook's cell has no file to read, and is left alone.
    """
    modules = _modules(lab)
    if not all(getattr(sys.modules[name], "__file__", None) for name in modules):
        return
    said: set[str] = set()
    patterns: set[str] = set()
    for module in modules:
        keys, more, constants = _uses(module, frozenset(_tables(module, lab.texts)))
        for key in sorted(keys - lab.texts.keys()):
            near = difflib.get_close_matches(key, lab.texts, n=1)
            hint = f"It has {near[0]!r}: mend the spelling, or add the words." if near else "Add them to its words.py."
            raise KeyError(f"{module} asks for the words {key!r}, which the table of {lab.__name__} lacks. {hint}")
        said |= keys | constants
        patterns |= more
    for key in lab.texts:
        if key not in said and not any(re.fullmatch(pattern, key) for pattern in patterns):
            raise KeyError(f"The table of {lab.__name__} has the words {key!r}, which nothing uses: delete them.")


def _modules(lab: type) -> list[str]:
    """The lab's modules, its picture's, and those of the drawing kit that they take classes from."""
    found = [base.__module__ for base in takewhile(lambda base: not base.__module__.startswith(FRAME), lab.__mro__)]
    for name in found:
        for value in vars(sys.modules[name]).values():
            home = getattr(value, "__module__", "") or ""
            if home.startswith(ROOMS) and home not in found:
                found.append(home)
    return [name for name in found if not name.startswith(FRAME)]


def _tables(module: str, texts: dict[str, str]) -> set[str]:
    """The names under which a module holds the lab's table, or a table that is a part of it."""
    return {
        name
        for name, value in vars(sys.modules[module]).items()
        if isinstance(value, dict) and name.isupper() and value and value.items() <= texts.items()
    }


@cache
def _uses(module: str, tables: frozenset[str]) -> tuple[set[str], set[str], set[str]]:
    """Keys that a module asks a table for, patterns of keys made with an f-string, and, where a key is a variable,
    every text in the module that it might be."""
    keys, patterns, constants, computed = set(), set(), set(), False
    for node in ast.walk(ast.parse(inspect.getsource(sys.modules[module]))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            constants.add(node.value)
        if not isinstance(node, ast.Subscript) or _name(node.value) not in tables | HANDED:
            continue
        if isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
            keys.add(node.slice.value)
        elif isinstance(node.slice, ast.JoinedStr):
            parts = (re.escape(part.value) if isinstance(part, ast.Constant) else ".+" for part in node.slice.values)
            patterns.add("".join(parts))
        else:
            computed = True
    return keys, patterns, constants if computed else set()


def _name(node: ast.expr) -> str:
    """The last name in ``words`` or ``self._words``."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
