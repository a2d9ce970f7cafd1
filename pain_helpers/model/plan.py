"""A plan: what a person takes and does over months, said the way people say it.

::

    Plan(180).opioid(60, to_day=90).taper(60, from_day=90, to_day=160).ketamine(20, hours=100, from_day=120)

A plan never changes. Each call checks what it adds and returns a new plan, so
a faulty entry leaves nothing half done.

It is a model's plan, not for deciding about a dose.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, replace

import numpy as np

from . import adaptation, parameters, pharmacokinetics
from .ranges import NO_ADVICE, between, shown, whole

#: Supports: the input that each acts through, what it does to it, and the
#: number that says how much a full one does.
SUPPORTS = {
    "sleep": ("poor_sleep", "relieves", "sleep_relieved"),
    "stress": ("distress", "relieves", "distress_relieved"),
    "exercise": ("endogenous_opioids", "adds", "exercise_raised"),
    "gut and diet": ("gut_and_diet", "adds", "gut_and_diet_raised"),
    "music and company": ("music_and_company", "adds", "music_raised"),
    "magnesium": ("magnesium", "adds", "magnesium_raised"),
}

#: Inputs that add up over entries, and have a most that they may add up to.
DOSES = {"opioid_dose", "ketamine_rate"}

MOST_DAYS = 1826
MOST_ENTRIES = 200
MOST_TIMES = 100
MOST_STEPS = 100


def _number(value, name: str, low: float, high: float, unit: str, *, dose: bool = False) -> float:
    return between(name, low, high, unit, dose=dose).number(value)


def _known(value, what: str, names) -> str:
    if not isinstance(value, str) or value not in names:
        raise ValueError(f"There is no {what} called {shown(value)}; there is {', '.join(names)}.")
    return value


@dataclass(frozen=True)
class _Entry:
    """Something that goes on from day to day. Subclasses say what; days are checked here."""

    from_day: float
    to_day: float

    def __post_init__(self) -> None:
        for name in ("from_day", "to_day"):
            object.__setattr__(self, name, _number(getattr(self, name), name, 0, MOST_DAYS, "days"))
        if not self.from_day < self.to_day:
            raise ValueError(f"from_day must come before to_day, not {self.from_day:g} and {self.to_day:g}.")

    @property
    def spans(self) -> list[tuple[float, float]]:
        """When it goes on: days from and to."""
        return [(self.from_day, self.to_day)]

    @property
    def subject(self) -> str:
        """Two entries with one subject must not overlap."""
        raise NotImplementedError

    def pieces(self):
        """Yield ``(from day, to day, input, how, value)`` for each even stretch."""
        raise NotImplementedError


@dataclass(frozen=True)
class Opioid(_Entry):
    """So many mg a day of an opioid (ug/h of a fentanyl patch)."""

    mg_a_day: float
    drug: str = "morphine"

    def __post_init__(self) -> None:
        super().__post_init__()
        _known(self.drug, "opioid", pharmacokinetics.MORPHINE_EQUIVALENTS)
        object.__setattr__(self, "mg_a_day", _opioid_amount(self.mg_a_day, "mg_a_day", self.drug))

    @property
    def subject(self) -> str:
        return self.drug

    def pieces(self):
        yield (
            self.from_day,
            self.to_day,
            "opioid_dose",
            "adds",
            pharmacokinetics.morphine_equivalent(self.drug, self.mg_a_day),
        )


@dataclass(frozen=True)
class Taper(_Entry):
    """An opioid lowered in even steps. The first step down is on ``from_day``; after ``to_day`` it is no longer taken."""

    mg_a_day: float
    down_to: float = 0.0
    steps: int = 10
    drug: str = "morphine"

    def __post_init__(self) -> None:
        super().__post_init__()
        _known(self.drug, "opioid", pharmacokinetics.MORPHINE_EQUIVALENTS)
        for name in ("mg_a_day", "down_to"):
            object.__setattr__(self, name, _opioid_amount(getattr(self, name), name, self.drug))
        if not self.down_to < self.mg_a_day:
            raise ValueError(
                f"A taper must go down: down_to must be less than {self.mg_a_day:g}, not {self.down_to:g}."
            )
        whole(self.steps, "steps", 1, MOST_STEPS)

    @property
    def subject(self) -> str:
        return self.drug

    def pieces(self):
        length = (self.to_day - self.from_day) / self.steps
        for step in range(self.steps):
            amount = self.mg_a_day + (self.down_to - self.mg_a_day) * (step + 1) / self.steps
            until = self.to_day if step == self.steps - 1 else self.from_day + (step + 1) * length
            dose = pharmacokinetics.morphine_equivalent(self.drug, max(amount, 0.0))
            yield self.from_day + step * length, until, "opioid_dose", "adds", dose


def _opioid_amount(value, name: str, drug: str) -> float:
    most = parameters.COURSE_INPUTS["opioid_dose"].high / pharmacokinetics.MORPHINE_EQUIVALENTS[drug]
    return _number(value, name, 0, most, f"{'ug/h' if drug == 'fentanyl patch' else 'mg a day'} of {drug}", dose=True)


@dataclass(frozen=True)
class Ketamine:
    """So many mg an hour of ketamine for so many hours, once or several times."""

    from_day: float
    mg_an_hour: float
    hours: float
    times: int = 1
    every_days: float = 1.0

    def __post_init__(self) -> None:
        high = parameters.COURSE_INPUTS["ketamine_rate"].high
        for name, most, unit in (
            ("from_day", MOST_DAYS, "days"),
            ("mg_an_hour", high, "mg/h"),
            ("hours", 24 * 30, "h"),
            ("every_days", 365, "days"),
        ):
            dose = name == "mg_an_hour"
            object.__setattr__(self, name, _number(getattr(self, name), name, 0, most, unit, dose=dose))
        for name in ("hours", "every_days"):
            if getattr(self, name) == 0:
                raise ValueError(f"{name} must be more than 0.")
        whole(self.times, "times", 1, MOST_TIMES)
        if self.times > 1 and self.hours / 24 > self.every_days:
            raise ValueError(
                f"An infusion of {self.hours:g} h every {self.every_days:g} days would overlap the next one."
            )

    @property
    def spans(self) -> list[tuple[float, float]]:
        starts = (self.from_day + i * self.every_days for i in range(self.times))
        return [(start, start + self.hours / adaptation.HOURS_A_DAY) for start in starts]

    @property
    def subject(self) -> str:
        return "ketamine"

    def pieces(self):
        for start, end in self.spans:
            yield start, end, "ketamine_rate", "adds", self.mg_an_hour


@dataclass(frozen=True)
class Setting(_Entry):
    """An input at another value for a while: a medicine, a hope, an injury that heals."""

    name: str
    value: float

    def __post_init__(self) -> None:
        super().__post_init__()
        names = [name for name in parameters.SITUATION if name not in DOSES]
        passport = parameters.SITUATION[_known(self.name, "input", names)]
        object.__setattr__(self, "value", passport.number(self.value))

    @property
    def subject(self) -> str:
        return self.name

    def pieces(self):
        yield self.from_day, self.to_day, self.name, "sets", self.value


@dataclass(frozen=True)
class Support(_Entry):
    """A support, from none (0) to full (1)."""

    name: str
    level: float = 1.0

    def __post_init__(self) -> None:
        super().__post_init__()
        _known(self.name, "support", SUPPORTS)
        object.__setattr__(self, "level", _number(self.level, "level", 0, 1, "of full"))

    @property
    def subject(self) -> str:
        return f"the support {self.name}"

    def pieces(self):
        target, how, size = SUPPORTS[self.name]
        yield self.from_day, self.to_day, target, how, self.level * parameters.CONSTANTS[size].value


KINDS = {"opioid": Opioid, "taper": Taper, "ketamine": Ketamine, "setting": Setting, "support": Support}
_ORDER = {"sets": 0, "adds": 1, "relieves": 1}


@dataclass(frozen=True)
class Plan:
    """What goes on over ``days`` days. Its methods return a new plan with one more entry.

    Raises ``ValueError``, one sentence, for an entry that is out of range,
    reversed, past the end, or overlaps another of the same drug, input or
    support; and for doses that are too much together.
    """

    days: float = 180.0
    entries: tuple = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "days", _number(self.days, "days", 1, MOST_DAYS, "days"))
        if not isinstance(self.entries, (list, tuple)):
            raise ValueError(f"entries must be a list of entries, not {shown(self.entries)}.")
        object.__setattr__(self, "entries", tuple(self.entries))
        if len(self.entries) > MOST_ENTRIES:
            raise ValueError(f"A plan has at most {MOST_ENTRIES} entries, not {len(self.entries)}.")
        taken: dict[str, list] = {}
        for entry in self.entries:
            if not isinstance(entry, tuple(KINDS.values())):
                raise ValueError(f"An entry of a plan must be made by one of its methods, not {shown(entry)}.")
            taken.setdefault(entry.subject, []).extend(entry.spans)
        for subject, spans in taken.items():
            spans.sort()
            for (start, end), (later, _) in zip(spans, [*spans[1:], (math.inf, 0)]):
                if end > self.days + 1e-9:
                    raise ValueError(
                        f"{_sentence(subject)} would go on until day {end:g}, but the plan ends on day {self.days:g}."
                    )
                if later < end - 1e-9:
                    raise ValueError(
                        f"{_sentence(subject)} from day {start:g} to {end:g} overlaps {subject} from day {later:g}."
                    )
        self.stretches({})

    # Building

    def _with(self, entry) -> Plan:
        return replace(self, entries=(*self.entries, entry))

    def opioid(
        self, mg_a_day: float, *, drug: str = "morphine", from_day: float = 0.0, to_day: float | None = None
    ) -> Plan:
        """``mg_a_day`` of a drug (ug/h of a fentanyl patch), to the end unless ``to_day`` is given."""
        return self._with(Opioid(from_day, self._end(to_day), mg_a_day, drug))

    def taper(
        self,
        mg_a_day: float,
        *,
        from_day: float,
        to_day: float,
        down_to: float = 0.0,
        steps: int = 10,
        drug: str = "morphine",
    ) -> Plan:
        """From ``mg_a_day`` down to ``down_to`` in even steps; after ``to_day`` nothing of it is taken."""
        return self._with(Taper(from_day, to_day, mg_a_day, down_to, steps, drug))

    def ketamine(
        self, mg_an_hour: float, *, hours: float, from_day: float = 0.0, times: int = 1, every_days: float = 1.0
    ) -> Plan:
        """``mg_an_hour`` for so many hours, ``times`` times, a new start every ``every_days`` days."""
        return self._with(Ketamine(from_day, mg_an_hour, hours, times, every_days))

    def setting(self, name: str, value: float, *, from_day: float = 0.0, to_day: float | None = None) -> Plan:
        """An input of :data:`pain_helpers.model.parameters.SITUATION` at ``value`` for a while: a medicine, hope, a healing injury."""
        return self._with(Setting(from_day, self._end(to_day), name, value))

    def support(self, name: str, level: float = 1.0, *, from_day: float = 0.0, to_day: float | None = None) -> Plan:
        """A support of :data:`SUPPORTS`, from 0 (none) to 1 (full)."""
        return self._with(Support(from_day, self._end(to_day), name, level))

    def _end(self, to_day):
        return self.days if to_day is None else to_day

    # Reading

    def stretches(self, person: dict) -> list[tuple[float, float, dict]]:
        """``(from day, to day, inputs)`` for each stretch in which nothing changes.

        ``person`` has the inputs without the plan, floats or arrays. The
        answer's inputs are the person's and all that any entry touches, in
        every stretch. Raises ``ValueError`` when doses are too much together.
        """
        pieces = sorted(
            (piece for entry in self.entries for piece in entry.pieces()), key=lambda piece: _ORDER[piece[3]]
        )
        touched = {name: person.get(name, parameters.SITUATION[name].value) for _, _, name, _, _ in pieces}
        days = sorted({0.0, *(day for piece in pieces for day in piece[:2])})
        # Days that differ by rounding only are one day.
        edges = [day for day, before in zip(days, [-1.0, *days]) if day - before > 1e-9 and day < self.days - 1e-9]
        stretches = []
        for start, end in itertools.pairwise([*edges, self.days]):
            inputs = {**person, **touched}
            for since, until, name, how, value in pieces:
                if since <= start + 1e-9 and end <= until + 1e-9:
                    inputs[name] = _applied(name, how, inputs[name], value)
            for name in DOSES & inputs.keys():
                passport, most = parameters.SITUATION[name], float(np.max(inputs[name]))
                if most > passport.high + 1e-9:
                    raise ValueError(
                        f"On day {start:g} the doses add up to {most:g} {passport.unit}, not to at most {passport.high:g}; "
                        f"{NO_ADVICE}."
                    )
            stretches.append((start, end, inputs))
        return stretches


def _applied(name: str, how: str, before, value):
    """An input after one entry: set, relieved by a share, or raised (never past what is allowed)."""
    if how == "sets":
        return value
    if how == "relieves":
        return before * (1 - value)
    if name in DOSES:
        return before + value
    high = parameters.SITUATION[name].high
    raised = before + value
    return high - ((high - raised) + abs(high - raised)) / 2  # the smaller of the two, for floats and arrays


def _sentence(subject: str) -> str:
    return subject[0].upper() + subject[1:]
