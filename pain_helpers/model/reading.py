"""Texts and files that come from elsewhere: read within bounds, or refused in one sentence.

What is read is data alone: plain JSON, of which nothing is run, and no file but
the one that was named is opened.
"""

from __future__ import annotations

import codecs
import json
import os
from pathlib import Path
from typing import Any

from .ranges import shown

#: A character of a file takes at most so many bytes.
BYTES_A_CHARACTER = 4
#: The byte-order mark that some editors put before a text.
MARK = "\ufeff"


def json_object(text: Any, what: str, most: int) -> dict[str, Any]:
    """The object that the JSON ``text`` holds, of at most ``most`` characters; ``what`` it is meant to be, in words.

    Raises ``ValueError``, one sentence, for anything else, and where a name
    stands twice or a number is none.
    """
    if not isinstance(text, str):
        raise ValueError(f"A {what} is read from text, not from {type(text).__name__}.")
    if len(text) > most:
        raise ValueError(f"A {what} has at most {most} characters, not {len(text)}.")
    whole = _loaded(text.removeprefix(MARK), what)
    if not isinstance(whole, dict):
        raise ValueError(f"This is not a {what} of this course.")
    return whole


def _loaded(text: str, what: str) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        group: dict[str, Any] = {}
        for name, value in pairs:
            if name in group:
                raise _Refused(f"{shown(name)} stands twice in this {what}.")
            group[name] = value
        return group

    def no_number(name: str) -> None:
        raise _Refused(f"A {what} holds plain numbers, not {name}.")

    try:
        return json.loads(text, object_pairs_hook=once, parse_constant=no_number)
    except _Refused:
        raise
    except json.JSONDecodeError as error:
        raise ValueError(f"This is not a {what}: line {error.lineno} cannot be read as JSON.") from None
    except RecursionError:
        raise ValueError(f"This is not a {what}: it is nested too deeply.") from None
    except ValueError:  # of a whole number of thousands of digits
        raise ValueError(f"This {what} holds a number with too many digits.") from None


class _Refused(ValueError):
    """A refusal in a sentence of its own, told from those of the JSON reader."""


def file_text(path: str | os.PathLike[str], what: str, most: int) -> str:
    """The text of a file of at most ``most`` characters, as :func:`decoded` reads it.

    Raises ``ValueError``, one sentence, for a longer one, of which no more is
    read, and for a folder or a device; ``OSError``, one sentence, where there
    is no such file or it cannot be opened.
    """
    place = _place(path)
    if not os.path.exists(place):
        raise FileNotFoundError(f"There is no file {_said(place)}.")
    # A device or a pipe may never end, or never begin.
    if not os.path.isfile(place):
        raise ValueError(f"{_said(place)} is a folder or a device, and no file that holds a {what}.")
    try:
        with place.open("rb") as file:
            content = file.read(BYTES_A_CHARACTER * most + 1)
    except OSError as error:
        raise type(error)(f"The file {_said(place)} cannot be read: {error.strerror}.") from None
    return decoded(content, what, most)


def decoded(content: bytes | memoryview, what: str, most: int) -> str:
    """The text of a file's ``content``: UTF-8 or UTF-16, with or without a byte-order mark.

    Raises ``ValueError``, one sentence, for one that is none or is longer than
    ``most`` characters can be.
    """
    if len(content) > BYTES_A_CHARACTER * most:
        raise ValueError(f"A {what} has at most {most} characters; this file is longer.")
    content = bytes(content)
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(f"This file is not text, so it holds no {what}.") from None


def write_file(path: str | os.PathLike[str], text: str) -> None:
    """Write a text to a file. Raises ``ValueError`` for a folder or a device, ``OSError`` where that cannot be done."""
    place = _place(path)
    if os.path.exists(place) and not os.path.isfile(place):
        raise ValueError(f"{_said(place)} is a folder or a device: give the name of a file.")
    try:
        place.write_text(text, encoding="utf-8")
    except OSError as error:
        raise type(error)(f"The file {_said(place)} cannot be written: {error.strerror}.") from None


def _place(path: Any) -> Path:
    if not isinstance(path, (str, os.PathLike)) or "\0" in str(path):
        raise ValueError(f"A file is named by its path, not by {shown(path)}.")
    return Path(path)


def _said(place: Path) -> str:
    """A file's name for a sentence; of a long path the end would be cut off."""
    return shown(place.name or str(place))
