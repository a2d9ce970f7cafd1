"""Numbers as people type them."""

from __future__ import annotations

import re
import unicodedata

from pain_helpers.model.ranges import Range

#: Signs that stand for others: full-width, Arabic and typographic ones.
_SAME = str.maketrans(
    {
        "\N{ARABIC DECIMAL SEPARATOR}": ".",
        "\N{FULLWIDTH FULL STOP}": ".",
        "\N{FULLWIDTH COMMA}": ",",
        "\N{ARABIC COMMA}": ",",
        "\N{MINUS SIGN}": "-",
        "\N{EN DASH}": "-",
        "\N{HYPHEN}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{FULLWIDTH HYPHEN-MINUS}": "-",
        "\N{FULLWIDTH PLUS SIGN}": "+",
        "\N{ZERO WIDTH SPACE}": "",
        "\N{LEFT-TO-RIGHT MARK}": "",
        "\N{RIGHT-TO-LEFT MARK}": "",
        "\N{ARABIC LETTER MARK}": "",
    }
)
_NUMBER = re.compile(r"[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d{1,3})?", re.IGNORECASE)
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})")
_SPACED_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}( \d{3})+([.,]\d+)?")
#: So much of what was typed is said again.
_MOST_SAID = 30


def typed_number(text: str, control: Range) -> float:
    """The number that a learner typed or pasted for ``control``.

    One comma is a point, digits may be of any script, and one unit of the
    control may follow. Raises ``ValueError`` in one sentence, with what was
    typed, for anything else and for a number out of range.
    """
    plain = _plain(text)
    if not plain:
        raise ValueError(f"{control.name} must be a number {control.allowed}; nothing was typed.")
    if control.unit and plain.endswith(control.unit):
        plain = plain.removesuffix(control.unit).rstrip()
    if _SPACED_THOUSANDS.fullmatch(plain):
        plain = plain.replace(" ", "")
    if not _NUMBER.fullmatch(plain):
        raise ValueError(f"{control.name} must be a number {control.allowed}, not {_said(text)}.")
    number = float(plain.replace(",", "."))
    if _THOUSANDS.fullmatch(plain):
        # 1,500 is 1.5 to some and 1500 to others: where the range does not tell, nothing is guessed.
        many = float(plain.replace(",", ""))
        if control.low <= many <= control.high:
            if control.low <= number <= control.high:
                raise ValueError(
                    f"{control.name} could be {number:g} or {many:g}, so type it without the comma in {_said(text)}."
                )
            number = many
    if control.low <= number <= control.high:
        return number
    raise control.outside(number, _said(text))


def shown_number(value: float) -> str:
    """A number as a field shows it."""
    return f"{value:.10g}"


def _plain(text: str) -> str:
    """``text`` with the digits 0 to 9, plain signs and single spaces."""
    digits = (str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text.translate(_SAME))
    return " ".join("".join(digits).split())


def _said(text: str) -> str:
    said = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return f'"{said if len(said) <= _MOST_SAID else said[:_MOST_SAID] + "..."}"'
