"""How a share of the pain is said."""

from __future__ import annotations


def rounds_to_nothing(percent: float) -> bool:
    """Whether ``percent`` is more than nothing and would be written as 0."""
    return 0 < percent < 0.5


def say_percent(percent: float, words: dict[str, str]) -> str:
    """``percent`` without decimals; what would round to 0 and is more is said to be under 1."""
    return words["under one"] if rounds_to_nothing(percent) else f"{percent:.0f}"
