"""A plan: what a person takes and does over months, said the way people say it.

::

    Plan(180).opioid(60, to_day=90).taper(60, from_day=90, to_day=160).ketamine(20, hours=100, from_day=120)

A plan never changes. Each call checks what it adds and returns a new plan, so
a faulty entry leaves nothing half done.

What a plan says of an input replaces what the person's own is, while it says
it; before and after, the person's own stands. So a person who takes an opioid
and a plan with one never add up. Entries of different opioids in one plan do:
they are taken together.

It is a model's plan, not for deciding about a dose.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from . import parameters
from .entries import (
    DOSES,
    EVERY_DAYS,
    KINDS,
    MOST_DAYS,
    SUPPORTS,
    AnyEntry,
    Ketamine,
    Opioid,
    Piece,
    Setting,
    Support,
    Taper,
    number,
    said,
)
from .ranges import NO_ADVICE, shown

__all__ = ["DOSES", "KINDS", "MOST_ENTRIES", "SUPPORTS", "Ketamine", "Opioid", "Plan", "Setting", "Support", "Taper"]

MOST_ENTRIES = 200
#: Steps of tapers, infusions and all else together: a short text could ask for more than a computer can follow.
MOST_PIECES = 1000

_ORDER = {"sets": 0, "adds": 1, "relieves": 1}
#: Days that differ by less are one day.
_SAME = 1e-9


@dataclass(frozen=True, repr=False)
class Plan:
    """What goes on over ``days`` days. Its methods return a new plan with one more entry.

    Raises ``ValueError``, one sentence, for an entry that is out of range,
    reversed, past the end, or overlaps another of the same drug, input or
    support; and for doses that are too much together.

    >>> Plan(180).opioid(60, to_day=90).taper(60, from_day=90, to_day=160)
    Plan(180).opioid(60, to_day=90).taper(60, from_day=90, to_day=160)
    """

    days: float = 180.0
    entries: tuple[AnyEntry, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "days", number(self.days, "days", 1, MOST_DAYS, "days"))
        if not isinstance(self.entries, (list, tuple)):
            raise ValueError(f"entries must be a list of entries, not {shown(self.entries)}.")
        object.__setattr__(self, "entries", tuple(self.entries))
        if len(self.entries) > MOST_ENTRIES:
            raise ValueError(f"A plan has at most {MOST_ENTRIES} entries, not {len(self.entries)}.")
        taken: dict[str, list[tuple[float, float]]] = {}
        for entry in self.entries:
            if not isinstance(entry, tuple(KINDS.values())):
                raise ValueError(f"An entry of a plan must be made by one of its methods, not {shown(entry)}.")
            taken.setdefault(entry.subject, []).extend(entry.spans)
        for subject, spans in taken.items():
            self._refuse_overlap(subject, sorted(spans))
        self.stretches({})

    def _refuse_overlap(self, subject: str, spans: list[tuple[float, float]]) -> None:
        """Raise ``ValueError`` where one thing is said twice of a day, or goes on past the end."""
        name = subject[0].upper() + subject[1:]
        for (start, end), (later, _) in zip(spans, [*spans[1:], (math.inf, 0)]):
            if end > self.days + _SAME:
                raise ValueError(f"{name} would go on until day {end:g}, but the plan ends on day {self.days:g}.")
            if later < end - _SAME:
                if subject == "ketamine":
                    remedy = f"begin the later infusion with from_day={end:g} or after"
                elif later > start:
                    remedy = f"end the first with to_day={later:g}"
                else:
                    remedy = "end one of them with to_day= before the other begins"
                raise ValueError(
                    f"{name} from day {start:g} to {end:g} overlaps {subject} from day {later:g}; {remedy}."
                )

    def __repr__(self) -> str:
        others = any(drug != "morphine" for drug in self._opioids())
        calls = (
            entry.call(self.days, others) if isinstance(entry, Taper) else entry.call(self.days)
            for entry in self.entries
        )
        return ".".join([f"Plan({said(self.days)})", *calls])

    # Building

    def _with(self, entry: AnyEntry) -> Plan:
        return replace(self, entries=(*self.entries, entry))

    def opioid(
        self, mg_a_day: float, *, drug: str = "morphine", from_day: float = 0.0, to_day: float | None = None
    ) -> Plan:
        """``mg_a_day`` of a drug (ug/h of a fentanyl patch), to the end unless ``to_day`` is given.

        It is in place of the person's own dose, if there is one, which comes
        back after ``to_day``. Different drugs in a plan add up.
        """
        return self._with(Opioid(from_day, self._end(to_day), mg_a_day, drug))

    def taper(
        self,
        mg_a_day: float,
        *,
        from_day: float,
        to_day: float,
        down_to: float = 0.0,
        steps: int = 10,
        drug: str | None = None,
    ) -> Plan:
        """From ``mg_a_day`` down to ``down_to`` in even steps, the first on ``from_day``, the last on ``to_day``.

        It lowers the one opioid that the plan has so far (morphine where it has
        none); a plan with several must say which. After that ``down_to`` is
        taken until another entry of the drug, or the end of the plan: let the
        plan go on beyond ``to_day`` to see what follows the last step. It is in
        place of the person's own dose.
        """
        taken = self._opioids() or ["morphine"]
        if drug is None and len(taken) > 1:
            raise ValueError(f"The plan has several opioids ({', '.join(taken)}): say which is lowered with drug=.")
        return self._with(Taper(from_day, to_day, mg_a_day, down_to, steps, taken[0] if drug is None else drug))

    def _opioids(self) -> list[str]:
        """The opioids in the plan, each once, in the order in which they are said."""
        return list(dict.fromkeys(entry.drug for entry in self.entries if isinstance(entry, (Opioid, Taper))))

    def ketamine(
        self,
        mg_an_hour: float,
        *,
        hours: float,
        from_day: float = 0.0,
        times: int | None = None,
        every_days: float | None = None,
    ) -> Plan:
        """``mg_an_hour`` for so many hours, ``times`` times, a new start every ``every_days`` days.

        The course follows its level with one compartment, which is right over
        days and wrong over minutes: after 40 minutes of 52.5 mg/h it says
        79 ng/mL, where :func:`pain_helpers.model.ketamine_level`, with two,
        says the 177 that fit what is measured. Take that one for minutes.
        """
        if every_days is not None and times is None:
            raise ValueError("every_days is for infusions that come again: say how many with times=.")
        every = EVERY_DAYS if every_days is None else every_days
        return self._with(Ketamine(from_day, mg_an_hour, hours, 1 if times is None else times, every))

    def setting(self, name: str, value: float, *, from_day: float = 0.0, to_day: float | None = None) -> Plan:
        """An input at ``value`` for a while: a medicine, hope, a healing injury.

        ``name`` is one of :data:`pain_helpers.model.parameters.SITUATION`. After
        ``to_day`` it is the person's own again.
        """
        return self._with(Setting(from_day, self._end(to_day), name, value))

    def support(self, name: str, level: float = 1.0, *, from_day: float = 0.0, to_day: float | None = None) -> Plan:
        """A support of :data:`SUPPORTS`, from 0 (none) to 1 (full), on top of the person's own, or of a setting."""
        return self._with(Support(from_day, self._end(to_day), name, level))

    def _end(self, to_day: float | None) -> float:
        return self.days if to_day is None else to_day

    # Reading

    def _pieces(self) -> list[Piece]:
        """Every even stretch of every entry, settings first."""
        found: list[Piece] = []
        for entry in self.entries:
            after = entry.spans[-1][1] - _SAME
            later = [other.from_day for other in self.entries if other.subject == entry.subject]
            held_until = min((day for day in later if day >= after), default=self.days)
            found.extend(entry.pieces(held_until))
        return sorted(found, key=lambda piece: _ORDER[piece[3]])

    def stretches(self, person: Mapping[str, Any]) -> list[tuple[float, float, dict[str, Any]]]:
        """``(from day, to day, inputs)`` for each stretch in which nothing changes.

        ``person`` has the inputs without the plan, floats or arrays. The
        answer's inputs are the person's and all that any entry touches, in
        every stretch. Raises ``ValueError`` when doses are too much together, or
        the stretches are too many.
        """
        pieces = self._pieces()
        if len(pieces) > MOST_PIECES:
            raise ValueError(
                f"A plan has at most {MOST_PIECES} steps of tapers, infusions and other entries in all, "
                f"not {len(pieces)}."
            )
        touched = {name: person.get(name, parameters.SITUATION[name].value) for _, _, name, _, _ in pieces}
        days = sorted({0.0, *(day for piece in pieces for day in piece[:2])})
        # Days that differ by rounding only are one day.
        edges = [day for day, before in zip(days, [-1.0, *days]) if day - before > _SAME and day < self.days - _SAME]
        stretches = []
        for start, end in itertools.pairwise([*edges, self.days]):
            inputs = {**person, **touched}
            doses: dict[str, float] = {}
            for since, until, name, how, value in pieces:
                if since > start + _SAME or end > until + _SAME:
                    continue
                if name in DOSES:
                    doses[name] = doses.get(name, 0.0) + value
                else:
                    inputs[name] = _applied(name, how, inputs[name], value)
            for name, dose in doses.items():
                passport = parameters.SITUATION[name]
                if dose > passport.high + _SAME:
                    raise ValueError(
                        f"On day {start:g} the doses add up to {dose:g} {passport.unit}, not to at most "
                        f"{passport.high:g}; {NO_ADVICE}."
                    )
            # What a plan gives is in place of what the person takes.
            stretches.append((start, end, inputs | doses))
        return stretches


def _applied(name: str, how: str, before: Any, value: float) -> Any:
    """An input after one entry: set, relieved by a share, or raised (never past what is allowed)."""
    if how == "sets":
        return value
    if how == "relieves":
        return before * (1 - value)
    high = parameters.SITUATION[name].high
    raised = before + value
    return high - ((high - raised) + abs(high - raised)) / 2  # the smaller of the two, for floats and arrays
