"""Where a number of the model comes from: its value, its range, how sure it is, and the source."""

from __future__ import annotations

from dataclasses import dataclass

from pain_helpers.literature.references import REFERENCES

from .parameters import CONSTANTS, GRADES, PASSPORTS, Parameter
from .ranges import chosen


@dataclass(frozen=True, slots=True)
class Provenance:
    """One number of the model and where it comes from; printed, it is one line."""

    name: str
    title: str
    value: float
    low: float
    high: float
    unit: str
    grade: str  #: measured, fitted or illustrative
    meaning: str  #: what that grade says
    reference: str  #: the source with its address, or an empty text
    note: str

    def __str__(self) -> str:
        parts = [
            f"{self.name}: {self.title}, {self.value:g} {self.unit}".rstrip()
            + f" (from {self.low:g} to {self.high:g})",
            f"{self.grade}: {self.meaning}",
            self.reference,
            self.note,
        ]
        return "; ".join(part for part in parts if part)

    __repr__ = __str__


def where(name: str) -> Provenance:
    """Value, range, grade and reference of a constant or an input, by its name.

    Raises ``ValueError`` for an unknown name, with the name that it is near to.

    >>> where("kcc2_lost").grade
    'illustrative'
    >>> where("ketamine_half_block").reference
    'Gilling and others 2009, Neuropharmacology 56'
    """
    passports: dict[str, Parameter] = CONSTANTS | PASSPORTS
    passport = passports[chosen(name, "name", "number", passports, listed_in="pain_helpers.model.parameters")]
    return Provenance(
        passport.name,
        passport.title,
        passport.value,
        passport.low,
        passport.high,
        passport.unit,
        passport.grade,
        GRADES[passport.grade],
        _cited(passport.source),
        passport.note,
    )


def _cited(source: str) -> str:
    """A reference in a line, with its public address where it has one."""
    if source not in REFERENCES:
        return ""
    reference = REFERENCES[source]
    address = f" ({reference.url})" if reference.url else ""
    return f"{reference.short}, {reference.where}{address}"
