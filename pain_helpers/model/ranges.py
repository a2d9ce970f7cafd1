"""Ranges: what a number may be, and the one sentence that refuses what it may not.

A number is anything that Python, NumPy or pandas calls one; an array of them
may come as a list, a ``range``, a NumPy array or a pandas Series. True and
False, and text, are no numbers.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

#: Said where a dose is refused for being too high, so that no range reads as one of permitted doses.
NO_ADVICE = "the model goes no higher, which says nothing of what is safe"
#: The longest that a refused value is quoted.
MOST_SHOWN = 40
#: So many names are listed where one is unknown; of more, none is.
MOST_LISTED = 30
#: So deep may lists stand in lists.
DEEPEST = 4
#: NumPy's style in which a number is 1 and not np.int64(1).
_PLAIN_NUMBERS: Any = "1.25"
#: How much alike two names must be for the one to be taken for the other, misspelled (0 to 1).
ALIKE = 0.75


def shown(value: Any) -> str:
    """``value`` for a sentence: one short line, whatever it is."""
    try:
        with np.printoptions(legacy=_PLAIN_NUMBERS):
            text = " ".join(repr(value).split())
    except ValueError:  # a whole number of thousands of digits
        return "a number with too many digits"
    except RecursionError:
        return "something nested too deeply"
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 3] + "..."


def plain(value: Any) -> str:
    """A number, or an array of them, for a line that says what an object is: ``60``, or ``181 values, 0 to 4.2``."""
    values = np.asarray(value)
    if values.size == 1:
        return f"{values.item():.6g}"
    return f"<{values.size} values, {values.min():.4g} to {values.max():.4g}>" if values.size else "<no values>"


def unknown(what: str, name: Any, names: Iterable[str], *, plural: str = "", listed_in: str = "") -> ValueError:
    """The refusal of a name that is not among ``names``: the name it is near to, else what there is."""
    known = list(names)
    near = difflib.get_close_matches(name, known, 1, ALIKE) if isinstance(name, str) else []
    if near:
        more = f"perhaps {near[0]} is meant"
    elif len(known) > MOST_LISTED and listed_in:
        more = f"{listed_in} lists the {plural or what + 's'}"
    else:
        more = f"the {plural or what + 's'} are {', '.join(known)}"
    return ValueError(f"There is no {what} called {shown(name)}; {more}.")


def chosen(value: Any, argument: str, what: str, names: Iterable[str], *, plural: str = "", listed_in: str = "") -> str:
    """``value`` if it is one of ``names``; else ``ValueError``, which names the argument where it is no name at all."""
    known = list(names)
    if not isinstance(value, str):
        allowed = f"one of {', '.join(known)}" if len(known) <= MOST_LISTED else "a name in quotes"
        raise ValueError(f"{argument} must be {allowed}, not {shown(value)}.")
    if value not in known:
        raise unknown(what, value, known, plural=plural, listed_in=listed_in)
    return value


def as_floats(value: Any, depth: int = 0) -> Any:
    """A number, or a float array of what holds numbers; ``TypeError`` for all else, which NumPy would try to read."""
    if depth > DEEPEST or isinstance(value, (bool, np.bool_, str, bytes)):
        raise TypeError
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, (list, tuple, range)):
        rows = [as_floats(each, depth + 1) for each in value]
        if len({np.shape(row) for row in rows}) > 1:
            raise TypeError
        return np.array(rows, dtype=float)
    if hasattr(value, "__array__"):  # NumPy's numbers and arrays, and a pandas Series
        array = np.asarray(value)
        if array.dtype.kind == "O":
            return as_floats(array.tolist(), depth + 1)
        if array.dtype.kind not in "iuf":
            raise TypeError
        if array.ndim == 0:
            return float(array)
        return array if array.dtype == float else array.astype(float)
    raise TypeError


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """What a number may be: from ``low`` to ``high``, ends included, in ``unit``.

    ``dose`` says that it is an amount or a level of a drug.
    """

    name: str
    low: float
    high: float
    unit: str = ""
    dose: bool = False

    @property
    def allowed(self) -> str:
        """The allowed range in words: ``"from 0.7 to 1.3 mM"``."""
        return f"from {self.low:g} to {self.high:g} {self.unit}".rstrip()

    def check(self, value: Any) -> Any:
        """``value`` if it is allowed: a number, or a float array of a list, a ``range``, an array or a Series.

        What is a number or a float array already comes back unchanged. Raises
        ``ValueError``, in one sentence, when it is not a number, not finite or
        out of range.
        """
        if type(value) is float and self.low <= value <= self.high:
            return value
        try:
            numbers = as_floats(value)
            floats = np.asarray(numbers, dtype=float)
        except (OverflowError, TypeError):
            raise self._refused("a number ", shown(value)) from None
        # "not all inside" also catches nan, which compares false with everything.
        inside = (floats >= self.low) & (floats <= self.high)
        if not inside.all():
            raise self.outside(float(floats[~inside].flat[0]))
        return numbers

    def number(self, value: Any) -> float:
        """``value`` as one number, checked. Raises ``ValueError`` as :meth:`check` does."""
        checked = self.check(value)
        if np.ndim(checked) != 0:
            raise self._refused("one number ", shown(value))
        return float(checked) + 0.0  # a zero has no sign, which sentences would show

    def outside(self, number: float, said: str = "") -> ValueError:
        """The refusal of a number that is not in the range, or is none, as it was ``said``."""
        short = f"{number:g}"
        # What is rounded into the range would be refused for no reason that a reader can see.
        exact = repr(number) if self.low <= float(short) <= self.high else short
        return self._refused("", said or exact, too_high=number > self.high)

    def _refused(self, what: str, said: str, *, too_high: bool = False) -> ValueError:
        more = f"; {NO_ADVICE}" if self.dose and too_high else ""
        return ValueError(f"{self.name} must be {what}{self.allowed}, not {said}{more}.")


def between(name: str, low: float, high: float, unit: str = "", *, dose: bool = False) -> Range:
    """The range of an argument, to check it by."""
    return Range(name=name, low=low, high=high, unit=unit, dose=dose)


def whole(value: Any, name: str, low: int, high: int) -> int:
    """``value`` if it is a whole number from ``low`` to ``high``; else ``ValueError`` in one sentence."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)) or not low <= value <= high:
        raise ValueError(f"{name} must be a whole number from {low} to {high}, not {shown(value)}.")
    return int(value)
