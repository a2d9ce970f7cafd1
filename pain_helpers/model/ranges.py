"""Ranges: what a number may be, and the one sentence that refuses what it may not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

#: Said where a dose is refused for being too high, so that no range reads as one of permitted doses.
NO_ADVICE = "the model goes no higher, which says nothing of what is safe"
#: The longest that a refused value is quoted.
MOST_SHOWN = 40


def shown(value) -> str:
    """``value`` for a sentence: one short line, whatever it is."""
    try:
        text = " ".join(repr(value).split())
    except ValueError:  # a whole number of thousands of digits
        return "a number with too many digits"
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 3] + "..."


def _floats(value) -> np.ndarray:
    """A number or an array of numbers as floats; ``TypeError`` for all else, which NumPy would try to read."""
    if isinstance(value, (np.generic, np.ndarray)):
        numeric = value.dtype.kind in "iuf"
    else:
        numeric = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not numeric:
        raise TypeError
    return np.asarray(value, dtype=float)


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

    def check(self, value):
        """Return ``value`` unchanged if it is allowed.

        ``value`` is a number or an array of numbers. Raises ``ValueError``, in
        one sentence, when it is not a number, not finite or out of range.
        """
        try:
            numbers = _floats(value)
        except (OverflowError, TypeError):
            raise self._refused("a number ", shown(value)) from None
        # "not all inside" also catches nan, which compares false with everything.
        inside = (numbers >= self.low) & (numbers <= self.high)
        if not inside.all():
            first = numbers[~inside].flat[0]
            raise self._refused("", f"{first:g}", too_high=bool(first > self.high))
        return value

    def number(self, value) -> float:
        """``value`` as one number, checked. Raises ``ValueError`` as :meth:`check` does."""
        if np.ndim(self.check(value)) != 0:
            raise self._refused("one number ", shown(value))
        return float(value)

    def _refused(self, what: str, said: str, *, too_high: bool = False) -> ValueError:
        more = f"; {NO_ADVICE}" if self.dose and too_high else ""
        return ValueError(f"{self.name} must be {what}{self.allowed}, not {said}{more}.")


def between(name: str, low: float, high: float, unit: str = "", *, dose: bool = False) -> Range:
    """The range of an argument, to check it by."""
    return Range(name=name, low=low, high=high, unit=unit, dose=dose)


def whole(value, name: str, low: int, high: int) -> int:
    """``value`` if it is a whole number from ``low`` to ``high``; else ``ValueError`` in one sentence."""
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise ValueError(f"{name} must be a whole number from {low} to {high}, not {shown(value)}.")
    return value
