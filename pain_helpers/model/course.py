"""What a run of the model returns: the slow states over days, and whatever is read from them.

"Without the drug" means one of two things, and each has its own name here.
*The drug taken away in thought* (``taken_away=True``): this person, on this
day, with opioid and ketamine off board and all that they changed left as it
is. *Never treated*: another course, of a plan without the drug.
"""

from __future__ import annotations

import csv
import importlib
import io
import itertools
import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from . import adaptation, experiments, gate, parameters
from .adaptation import SlowState
from .parameters import Constants
from .people import Population
from .plan import Plan
from .ranges import between, chosen, shown

#: Units of the slow states, for headings.
UNITS = {
    "ketamine": "ng/mL",
    "opioid": "mg oral morphine equivalent a day",
    "kcc2": "of healthy",
    "sex_hormones": "of healthy",
    "monoamine_tone": "of healthy",
}
#: What a look with the drug taken away in thought puts at nothing; dependence goes too, or withdrawal would
#: count as lasting hyperalgesia.
TAKEN_AWAY: dict[str, Any] = {"opioid": 0.0, "dependence": 0.0, "ketamine": 0.0}
#: The stimuli of a table.
TABLED = (experiments.TOUCH, experiments.HANDLING, experiments.PINCH)
#: The columns of a table: those said here, then the slow states.
COLUMNS = ("day", "person", "rating", "taken_away", *SlowState._fields)
#: Two ways to look at a rating, and what a heading says of each.
LOOKS = {"rating": "", "taken_away": ", drug taken away in thought"}
QUARTILES = (0.25, 0.5, 0.75)

HEALTHY = {name: passport.value for name, passport in parameters.PASSPORTS.items()}


def checked_days(days: ArrayLike, length: float) -> np.ndarray:
    """``days`` of a course so long, one or a row, as a row; else ``ValueError``."""
    checked = np.atleast_1d(between("days", 0.0, length, "days").check(days))
    if checked.ndim != 1 or checked.size == 0:
        raise ValueError(f"days must be one day or a row of days, not {shown(days)}.")
    return checked


class Course:
    """What :func:`pain_helpers.model.simulate` returns.

    ``days`` has the shape ``(n,)``, one day apart (the last may be closer).
    ``states`` is a :class:`pain_helpers.model.adaptation.SlowState` of arrays of the
    shape ``(n,)``, or ``(n, people)`` for a population; for thousands of people
    asking for some days only is far quicker. Neither can be written to. Where it
    was run for some days alone, ``days`` are these, and no other can be asked for.
    ``plan``, ``person``, ``switches`` and ``constants`` are what was run.
    """

    plan: Plan
    person: str | dict[str, float] | Population
    switches: dict[str, Any]
    constants: Constants
    count: int | None  #: how many people, or None for one
    length: float  #: days
    days: np.ndarray
    _stretches: list[tuple[float, float, dict[str, Any]]]
    _steps: tuple[list, list, list]  #: starts of steps, states there, pairs used
    _changes: list[float]  #: the days on which the plan changes something
    _all_days: bool  #: whether any day of the course can be asked for

    def __init__(
        self,
        plan: Plan,
        person: str | Mapping[str, float] | Population,
        switches: Mapping[str, Any],
        constants: Constants,
        count: int | None,
        stretches: list[tuple[float, float, dict[str, Any]]],
        steps: tuple[list, list, list],
        asked: np.ndarray | None = None,
    ) -> None:
        length = stretches[-1][1]
        whole = np.arange(0.0, math.floor(length) + 1)
        days = np.union1d(whole, [length]) if asked is None else asked
        days.flags.writeable = False
        # Past the refusal of __setattr__.
        self.__dict__.update(
            plan=plan,
            person=dict(person) if isinstance(person, Mapping) else person,
            switches=dict(switches),
            constants=constants,
            count=count,
            length=length,
            days=days,
        )
        self.__dict__.update(_stretches=stretches, _steps=steps, _changes=[start for start, _, _ in stretches])
        self.__dict__.update(_all_days=asked is None)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{name} cannot be set: a course is what was run; run simulate again with something else.")

    def __repr__(self) -> str:
        set_by_hand = {name: on for name, on in self.switches.items() if np.ndim(on) == 0}
        off = [name for name, on in set_by_hand.items() if not on and name in adaptation.SWITCHES]
        left_in = [name for name, on in set_by_hand.items() if on and name in adaptation.LEFT_OUT]
        parts = [f"{self.length:g} days", f"person {self.person!r}", repr(self.plan)]
        parts += [f"without {', '.join(off)}"] if off else []
        parts += [f"with {', '.join(left_in)}"] if left_in else []
        parts += [repr(self.constants)] if self.constants.changes and not self.constants.arrays else []
        return f"<Course of {'; '.join(parts)}>"

    @cached_property
    def states(self) -> SlowState:
        """The slow states on all of ``days``."""
        states = self.states_on(self.days)
        for column in states:
            column.flags.writeable = False
        return states

    def states_on(self, days: ArrayLike) -> SlowState:
        """The slow states on ``days`` (one or more, any days of the course), as arrays."""
        days = self._days(days)
        starts, states, pairs = self._steps
        steps = [min(bisect_right(starts, day), len(pairs)) - 1 for day in days.tolist()]
        if self.count is None:
            start = np.array([states[i] for i in steps]).T
            a, b = np.moveaxis(np.array([pairs[i] for i in steps]), 0, -1).swapaxes(0, 1)
            passed = days - np.array([starts[i] for i in steps])
            return SlowState(*(a / b + (start - a / b) * np.exp(-b * passed)))
        rows = [adaptation.follow(states[i], pairs[i], day - starts[i], np) for i, day in zip(steps, days.tolist())]
        return SlowState(*(np.array(column) for column in zip(*rows)))

    def situation_on(self, days: ArrayLike, states: SlowState | None = None, **changes: Any) -> SimpleNamespace:
        """Everything the gate needs on ``days``. ``changes`` put inputs at other values, for one look."""
        changes = parameters.check_inputs(changes)
        days = self._days(days)
        for name, value in changes.items():
            self._check_shape(name, value, len(days))
        states = self.states_on(days) if states is None else states
        parts = [min(bisect_right(self._changes, day), len(self._changes)) - 1 for day in days.tolist()]
        inputs: dict[str, Any] = dict(HEALTHY)
        for name in self._stretches[0][2]:
            values = [inputs_then[name] for _, _, inputs_then in self._stretches]
            if all(value is values[0] for value in values):
                inputs[name] = values[0]
            elif self.count is None:
                inputs[name] = np.array(values)[parts]
            else:
                each = [np.broadcast_to(value, (self.count,)) for value in values]
                inputs[name] = np.array([each[part] for part in parts])
        computed = {name: values for name, values in states._asdict().items() if name in parameters.INPUTS}
        return SimpleNamespace(**(inputs | computed | changes))

    def _check_shape(self, name: str, value: Any, days: int) -> None:
        """Raise ``ValueError`` for an array that fits neither the days nor the people."""
        one_a: dict[tuple[int, ...], str] = (
            {(days,): "day"} if self.count is None else {(self.count,): "person", (days, self.count): "day and person"}
        )
        if np.ndim(value) and np.shape(value) not in one_a:
            words = " or ".join(f"one for each {what}" for what in one_a.values())
            raise ValueError(f"{name} must be one number or {words}, not an array of the shape {np.shape(value)}.")

    def _days(self, days: ArrayLike | None) -> np.ndarray:
        if days is None:
            return self.days
        checked = checked_days(days, self.length)
        if not self._all_days and not np.isin(checked, self.days).all():
            raise ValueError(f"days must be among those that the course was run for, not {shown(days)}.")
        return checked

    def one_day(self, day: float) -> np.ndarray:
        """One day of the course, checked, as a row of one."""
        return np.array([between("day", 0.0, self.length, "days").number(day)])

    def _stimulus(self, stimulus: float) -> float:
        try:
            return parameters.INPUTS["stimulus"].number(stimulus)
        except ValueError as error:
            by_name = f"; days are given by name: days={shown(stimulus)}" if not isinstance(stimulus, str) else ""
            raise ValueError(f"{str(error).removesuffix('.')}{by_name}.") from None

    def respond(
        self,
        stimulus: float = experiments.HANDLING,
        *,
        days: ArrayLike | None = None,
        taken_away: bool = False,
        **changes: Any,
    ) -> gate.Response:
        """The gate's answer to one stimulus on each of ``days`` (all of them unless given).

        ``taken_away`` takes opioid and ketamine off board in thought and leaves
        what they changed; dependence goes too, or withdrawal would count as
        lasting hyperalgesia. Each field has the shape ``(days,)`` or
        ``(days, people)``. ``changes`` put inputs at other values, for one look.
        """
        stimulus = self._stimulus(stimulus)
        if not isinstance(taken_away, (bool, np.bool_)):
            raise ValueError(f"taken_away must be True or False, not {shown(taken_away)}.")
        states = self.states if days is None else None
        away = TAKEN_AWAY if taken_away else {}
        situation = self.situation_on(self._days(days), states, **away | changes)
        return gate.equations(stimulus, situation, self.constants, np)

    def rating(
        self,
        stimulus: float = experiments.HANDLING,
        *,
        days: ArrayLike | None = None,
        taken_away: bool = False,
        **changes: Any,
    ) -> np.ndarray:
        """The pain rating, 0 to 10. Arguments and shape as for :meth:`respond`."""
        return self.respond(stimulus, days=days, taken_away=taken_away, **changes).rating

    def state_on(self, day: float) -> SlowState:
        """The slow states on one day, as floats or arrays of one value a person; a later run may start there."""
        on = self.states_on(self.one_day(day))
        return SlowState(*(float(column[0]) if self.count is None else column[0] for column in on))

    def quantiles(
        self,
        levels: ArrayLike = QUARTILES,
        of: str = "rating",
        *,
        stimulus: float | None = None,
        days: ArrayLike | None = None,
        taken_away: bool = False,
    ) -> np.ndarray:
        """How a population spreads: the quartiles of a rating, or of a slow state, over days.

        ``levels`` are shares of the people, from 0 to 1; ``of`` is ``"rating"`` (of
        ``stimulus``, everyday handling unless given) or the name of a slow state.
        The answer has the shape ``(levels, days)``.
        """
        if self.count is None:
            raise ValueError("quantiles are read for a population, not for one person.")
        shares = np.atleast_1d(between("levels", 0.0, 1.0).check(levels))
        chosen(of, "of", "column", ("rating", *SlowState._fields))
        if of == "rating":
            stimulus = experiments.HANDLING if stimulus is None else stimulus
            values = self.rating(stimulus, days=days, taken_away=taken_away)
        elif stimulus is not None or taken_away:
            raise ValueError(f"stimulus and taken_away are for a rating; {of} is the same for every stimulus.")
        else:
            values = getattr(self.states_on(self._days(days)), of)
        return np.quantile(values, shares, axis=1)

    def table(
        self,
        stimuli: ArrayLike | None = None,
        *,
        days: ArrayLike | None = None,
        columns: Iterable[str] | None = None,
    ) -> dict[str, np.ndarray]:
        """The course as columns: a heading with its unit, and an array of one shape each.

        One row a day, or a day and person for a population. ``columns`` chooses
        among ``day``, ``person``, ``rating`` (of each of ``stimuli``),
        ``taken_away`` (the same with the drug taken away in thought) and the
        slow states; all of them, on all days and of a light touch, everyday
        handling and a pinch, unless given.
        """
        if isinstance(columns, str):
            raise ValueError(f"columns must be a list of names, not {shown(columns)}.")
        wanted = COLUMNS if columns is None else tuple(columns)
        for name in wanted:
            chosen(name, "columns", "column", COLUMNS)
        if columns is not None and "person" in wanted and self.count is None:
            raise ValueError("There is no column of persons in the course of one.")
        row = self._days(days)
        shape = (len(row),) if self.count is None else (len(row), self.count)
        states = self.states if days is None else self.states_on(row)
        found = self._columns(wanted, self._rated(stimuli, wanted), row, states)
        return {heading: np.array(np.broadcast_to(values, shape)).reshape(-1) for heading, values in found}

    def _rated(self, stimuli: ArrayLike | None, wanted: tuple[str, ...]) -> list[float]:
        """The stimuli of a table with the columns ``wanted``."""
        if stimuli is None:
            return list(TABLED)
        if not LOOKS.keys() & set(wanted):
            raise ValueError("stimuli are for the columns rating and taken_away, and neither is among columns.")
        return np.atleast_1d(parameters.INPUTS["stimulus"].check(stimuli)).tolist()

    def _columns(
        self, wanted: tuple[str, ...], stimuli: list[float], days: np.ndarray, states: SlowState
    ) -> Iterator[tuple[str, np.ndarray]]:
        """The headings and values of a table's columns, in the order wanted; ratings stand together, by stimulus."""
        looks = [name for name in wanted if name in LOOKS]
        for name in wanted:
            if name == "day":
                yield "day", days if self.count is None else days[:, None]
            elif name == "person" and self.count is not None:
                yield "person", np.arange(1, self.count + 1)
            elif name in looks[:1]:
                for stimulus, look in itertools.product(stimuli, looks):
                    situation = self.situation_on(days, states, **(TAKEN_AWAY if look == "taken_away" else {}))
                    rating = gate.equations(stimulus, situation, self.constants, np).rating
                    yield f"rating of stimulus {stimulus:g}{LOOKS[look]} (of 10)", rating
            elif name in SlowState._fields:
                yield f"{name} ({UNITS.get(name, 'of 1')})", getattr(states, name)

    def csv(
        self,
        stimuli: ArrayLike | None = None,
        *,
        days: ArrayLike | None = None,
        columns: Iterable[str] | None = None,
    ) -> str:
        """:meth:`table` as text: a row of headings, then one row a day (and person)."""
        table = self.table(stimuli, days=days, columns=columns)
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(table)
        writer.writerows(zip(*(column.tolist() for column in table.values())))
        return text.getvalue()

    def to_pandas(
        self,
        stimuli: ArrayLike | None = None,
        *,
        days: ArrayLike | None = None,
        columns: Iterable[str] | None = None,
    ) -> Any:
        """:meth:`table` as a pandas DataFrame, where pandas is installed; the model does without it."""
        try:
            pandas = importlib.import_module("pandas")
        except ImportError:
            raise ImportError("pandas is not installed; table() gives the same columns as arrays.") from None
        return pandas.DataFrame(self.table(stimuli, days=days, columns=columns))
