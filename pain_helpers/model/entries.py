"""What a plan may hold: an opioid, a taper, infusions of ketamine, a setting, a support.

:class:`pain_helpers.model.plan.Plan` makes them by its methods. Each checks
itself, says when it goes on, and gives the even stretches it is made of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from . import adaptation, parameters
from .pharmacokinetics import MORPHINE_EQUIVALENTS, morphine_equivalent
from .ranges import between, chosen, whole

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

#: Inputs that add up over a plan's entries, and have a most that they may add up to.
DOSES = {"opioid_dose", "ketamine_rate"}

MOST_DAYS = 1826
MOST_TIMES = 100
MOST_STEPS = 100
#: Infusions follow each other so many days apart, unless said otherwise.
EVERY_DAYS = 1.0

#: An even stretch of an entry: from day, to day, input, how it acts, value.
Piece = tuple[float, float, str, str, float]


def number(value: object, name: str, low: float, high: float, unit: str, *, dose: bool = False) -> float:
    """``value`` as one number in a range, checked."""
    return between(name, low, high, unit, dose=dose).number(value)


def said(value: float) -> str:
    """A number as a person would type it: ``60`` for ``60.0``."""
    return str(int(value)) if value == int(value) else repr(value)


@dataclass(frozen=True)
class Entry:
    """Something that goes on from day to day. Subclasses say what; days are checked here."""

    from_day: float
    to_day: float

    def __post_init__(self) -> None:
        for name in ("from_day", "to_day"):
            object.__setattr__(self, name, number(getattr(self, name), name, 0, MOST_DAYS, "days"))
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

    def pieces(self, held_until: float) -> Iterator[Piece]:
        """Each even stretch. What it leaves behind lasts until ``held_until``: the next of its subject, or the end."""
        raise NotImplementedError

    def call(self, days: float) -> str:
        """The call that adds it to a plan of ``days`` days."""
        raise NotImplementedError

    def _days(self, days: float) -> str:
        begin = f", from_day={said(self.from_day)}" if self.from_day else ""
        return begin + (f", to_day={said(self.to_day)}" if self.to_day != days else "")


@dataclass(frozen=True)
class Opioid(Entry):
    """So many mg a day of an opioid (ug/h of a fentanyl patch)."""

    mg_a_day: float
    drug: str = "morphine"

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "mg_a_day", _amount(self.mg_a_day, "mg_a_day", self.drug))

    @property
    def subject(self) -> str:
        return self.drug

    def pieces(self, held_until: float) -> Iterator[Piece]:
        yield self.from_day, self.to_day, "opioid_dose", "adds", morphine_equivalent(self.drug, self.mg_a_day)

    def call(self, days: float) -> str:
        return f"opioid({said(self.mg_a_day)}{_drug(self.drug)}{self._days(days)})"


@dataclass(frozen=True)
class Taper(Entry):
    """An opioid lowered in even steps: the first is on ``from_day``, the last on ``to_day``.

    So it reaches ``down_to`` on ``to_day`` and not before (a single step is on
    ``to_day``), and is taken at ``down_to`` from then on, until another entry
    of the drug or the end of the plan.
    """

    mg_a_day: float
    down_to: float = 0.0
    steps: int = 10
    drug: str = "morphine"

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in ("mg_a_day", "down_to"):
            object.__setattr__(self, name, _amount(getattr(self, name), name, self.drug))
        if not self.down_to < self.mg_a_day:
            raise ValueError(
                f"A taper must go down: down_to must be less than {self.mg_a_day:g}, not {self.down_to:g}."
            )
        object.__setattr__(self, "steps", whole(self.steps, "steps", 1, MOST_STEPS))

    @property
    def subject(self) -> str:
        return self.drug

    def pieces(self, held_until: float) -> Iterator[Piece]:
        between_steps = max(self.steps - 1, 1)
        length = (self.to_day - self.from_day) / between_steps
        for place in range(between_steps):
            gone = (place + 1) / self.steps if self.steps > 1 else 0.0
            amount = max(self.mg_a_day + (self.down_to - self.mg_a_day) * gone, 0.0)
            until = self.to_day if place == between_steps - 1 else self.from_day + (place + 1) * length
            dose = morphine_equivalent(self.drug, amount)
            yield self.from_day + place * length, until, "opioid_dose", "adds", dose
        yield self.to_day, held_until, "opioid_dose", "adds", morphine_equivalent(self.drug, self.down_to)

    def call(self, days: float, say_drug: bool = False) -> str:
        """The call that adds it to a plan of ``days`` days; ``say_drug`` where the plan has other opioids too."""
        drug = f", drug={self.drug!r}" if say_drug else _drug(self.drug)
        more = f", down_to={said(self.down_to)}" if self.down_to else ""
        more += f", steps={self.steps}" if self.steps != 10 else ""
        span = f", from_day={said(self.from_day)}, to_day={said(self.to_day)}"
        return f"taper({said(self.mg_a_day)}{drug}{span}{more})"


def _amount(value: float, name: str, drug: str) -> float:
    chosen(drug, "drug", "opioid", MORPHINE_EQUIVALENTS)
    most = parameters.COURSE_INPUTS["opioid_dose"].high / MORPHINE_EQUIVALENTS[drug]
    return number(value, name, 0, most, f"{'ug/h' if drug == 'fentanyl patch' else 'mg a day'} of {drug}", dose=True)


def _drug(drug: str) -> str:
    return f", drug={drug!r}" if drug != "morphine" else ""


@dataclass(frozen=True)
class Ketamine:
    """So many mg an hour of ketamine for so many hours, once or several times."""

    from_day: float
    mg_an_hour: float
    hours: float
    times: int = 1
    every_days: float = EVERY_DAYS

    def __post_init__(self) -> None:
        high = parameters.COURSE_INPUTS["ketamine_rate"].high
        for name, most, unit in (
            ("from_day", MOST_DAYS, "days"),
            ("mg_an_hour", high, "mg/h"),
            ("hours", 24 * 30, "h"),
            ("every_days", 365, "days"),
        ):
            dose = name == "mg_an_hour"
            object.__setattr__(self, name, number(getattr(self, name), name, 0, most, unit, dose=dose))
        for name in ("hours", "every_days"):
            if getattr(self, name) == 0:
                raise ValueError(f"{name} must be more than 0.")
        object.__setattr__(self, "times", whole(self.times, "times", 1, MOST_TIMES))
        if self.times > 1 and self.hours / 24 > self.every_days:
            raise ValueError(
                f"An infusion of {self.hours:g} h every {self.every_days:g} days would overlap the next one."
            )

    @property
    def spans(self) -> list[tuple[float, float]]:
        """When each infusion runs: days from and to."""
        starts = (self.from_day + i * self.every_days for i in range(self.times))
        return [(start, start + self.hours / adaptation.HOURS_A_DAY) for start in starts]

    @property
    def subject(self) -> str:
        """Two entries with one subject must not overlap."""
        return "ketamine"

    def pieces(self, held_until: float) -> Iterator[Piece]:
        """Each infusion."""
        for start, end in self.spans:
            yield start, end, "ketamine_rate", "adds", self.mg_an_hour

    def call(self, days: float) -> str:
        """The call that adds it to a plan of ``days`` days."""
        begin = f", from_day={said(self.from_day)}" if self.from_day else ""
        again = f", times={self.times}, every_days={said(self.every_days)}"
        more = again if self.times > 1 or self.every_days != EVERY_DAYS else ""
        return f"ketamine({said(self.mg_an_hour)}, hours={said(self.hours)}{begin}{more})"


@dataclass(frozen=True)
class Setting(Entry):
    """An input at another value for a while: a medicine, a hope, an injury that heals."""

    name: str
    value: float

    def __post_init__(self) -> None:
        super().__post_init__()
        if isinstance(self.name, str) and self.name in DOSES:
            method = "opioid" if self.name == "opioid_dose" else "ketamine"
            raise ValueError(f"{self.name} is no setting: a plan says it with {method}.")
        names = [name for name in parameters.SITUATION if name not in DOSES]
        passport = parameters.SITUATION[chosen(self.name, "name", "input", names)]
        object.__setattr__(self, "value", passport.number(self.value))

    @property
    def subject(self) -> str:
        return self.name

    def pieces(self, held_until: float) -> Iterator[Piece]:
        yield self.from_day, self.to_day, self.name, "sets", self.value

    def call(self, days: float) -> str:
        return f"setting({self.name!r}, {said(self.value)}{self._days(days)})"


@dataclass(frozen=True)
class Support(Entry):
    """A support, from none (0) to full (1)."""

    name: str
    level: float = 1.0

    def __post_init__(self) -> None:
        super().__post_init__()
        chosen(self.name, "name", "support", SUPPORTS)
        object.__setattr__(self, "level", number(self.level, "level", 0, 1, "of full"))

    @property
    def subject(self) -> str:
        return f"the support {self.name}"

    def pieces(self, held_until: float) -> Iterator[Piece]:
        target, how, size = SUPPORTS[self.name]
        yield self.from_day, self.to_day, target, how, self.level * parameters.CONSTANTS[size].value

    def call(self, days: float) -> str:
        level = f", {said(self.level)}" if self.level != 1 else ""
        return f"support({self.name!r}{level}{self._days(days)})"


KINDS = {"opioid": Opioid, "taper": Taper, "ketamine": Ketamine, "setting": Setting, "support": Support}
AnyEntry = Opioid | Taper | Ketamine | Setting | Support
