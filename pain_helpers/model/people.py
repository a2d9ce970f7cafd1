"""People: three worked profiles, and many who differ.

A person is a set of inputs that stay as they are for months (what drives the
pain) and the numbers of the equations (how the body answers). A population
gives each person other drivers and other numbers, drawn around one profile.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType, SimpleNamespace
from typing import Any

import numpy as np

from . import parameters
from .parameters import Constants, Parameter, checked_constants
from .ranges import chosen, shown, whole
from .readonly import frozen

#: What drives each profile's pain; inputs left out are healthy.
PROFILES: dict[str, dict[str, float]] = {
    "healthy": {},
    "peripheral": {"injury": 1.0},
    "central": {"nerve_injury": 1.0, "injury": 0.2, "inhibition": 0.85},
    # People in trials of opioids: pain of back, hip or knee for years, little of it inflammation.
    "trial": {
        "injury": 0.06,
        "structural": 0.5,
        "nerve_injury": 0.2,
        "inhibition": 0.9,
        "distress": 0.3,
        "poor_sleep": 0.3,
    },
    "mixed": {
        "nerve_injury": 1.0,
        "injury": 0.2,
        "inhibition": 0.85,
        "structural": 0.15,
        "distress": 0.3,
        "poor_sleep": 0.3,
    },
}

#: What each of the numbers of the equations that differ between people is spread by.
SPREADS = {
    "ketamine_clearance": "spread_of_ketamine_clearance",
    "ketamine_erasure": "spread_of_ketamine_effect",
    "sensitization_rate": "spread_of_sensitization",
    "opioid_half": "spread_of_opioid_response",
    "tolerance_shift": "spread_of_tolerance",
    "phosphorylation_by_opioid": "spread_of_mechanisms",
    "gs_most": "spread_of_mechanisms",
    "microglia_by_opioid": "spread_of_mechanisms",
    "hormone_by_opioid": "spread_of_mechanisms",
    "expectation_relief": "spread_of_expectation",
}
MOST_PEOPLE = 10_000
MOST_SEED = 2**63 - 1

#: Susceptibility of the people whom labs name: the middle one, and one in twenty. The article's story is that of the
#: second with the dose raised again and again.
MOST = parameters.SITUATION["susceptibility"].value
#: Of a normal spread one in twenty lies above so many standard deviations.
ONE_IN_TWENTY = 1.645
STRONGLY_AFFECTED = round(MOST * math.exp(ONE_IN_TWENTY * parameters.CONSTANTS["spread_of_susceptibility"].value), 2)


@dataclass(frozen=True, eq=False, repr=False)
class Population:
    """Many people. Every array has the shape ``(count,)`` and cannot be written to."""

    count: int
    inputs: Mapping[str, np.ndarray]  #: what drives each person's pain
    constants: Constants  #: the numbers of the equations, some of them arrays
    said: str = field(default="", kw_only=True)  #: how they were made, for their ``repr``

    def __post_init__(self) -> None:
        object.__setattr__(self, "count", whole(self.count, "count", 1, MOST_PEOPLE))
        if not isinstance(self.inputs, Mapping):
            raise ValueError(f"inputs must be a group of arrays by name, not {shown(self.inputs)}.")
        inputs = {}
        for name, values in parameters.check_inputs(self.inputs, parameters.SITUATION).items():
            check_size(name, values, self.count)
            inputs[name] = frozen(np.broadcast_to(values, (self.count,)))
        object.__setattr__(self, "inputs", MappingProxyType(inputs))
        check_sizes(checked_constants(self.constants), self.count)

    def __reduce__(self) -> tuple:
        return _unpacked, (self.count, dict(self.inputs), self.constants, self.said)

    def __repr__(self) -> str:
        return self.said or f"Population({self.count} people, {', '.join(self.inputs) or 'healthy'})"

    def chosen(self, of_them: np.ndarray) -> Population:
        """Some of the people: ``of_them`` is true for each who stays, shape ``(count,)``."""
        inputs = {name: values[of_them] for name, values in self.inputs.items()}
        numbers = {name: v[of_them] if np.ndim(v) else v for name, v in self.constants.changes.items()}
        return Population(int(np.count_nonzero(of_them)), inputs, parameters.constants(**numbers))


def _unpacked(count: int, inputs: dict[str, Any], constants: Constants, said: str) -> Population:
    return Population(count, inputs, constants, said=said)


def check_size(name: str, values: Any, count: int | None) -> None:
    """Raise ``ValueError`` for values that are neither one number nor, for ``count`` people, one a person."""
    if np.ndim(values) and np.shape(values) != (count,):
        people = "one person" if count is None else f"{count} people"
        raise ValueError(
            f"{name} must be one number or one for each person, not {np.size(values)} numbers for {people}."
        )


def check_sizes(k: Constants, count: int | None) -> Constants:
    """``k`` if its numbers are one each, or for a population one a person; else ``ValueError``."""
    if checked_constants(k).arrays:
        for name, value in k.changes.items():
            check_size(name, value, count)
    return k


def profile(person: str | Mapping[str, float]) -> dict[str, float]:
    """A person's inputs: those of a named profile, or a checked copy of a dict.

    Raises ``ValueError`` in one sentence for an unknown name or a value out of range.

    >>> profile("peripheral")
    {'injury': 1.0}
    """
    if isinstance(person, str):
        return dict(PROFILES[chosen(person, "person", "profile", PROFILES)])
    if not isinstance(person, Mapping):
        raise ValueError(f"person must be the name of a profile or a dict of inputs, not {shown(person)}.")
    parameters.check_inputs(person, parameters.SITUATION)
    return {name: parameters.SITUATION[name].number(value) for name, value in person.items()}


def _spread(value: Any, spread: Any, passport: Parameter, draws: np.ndarray) -> np.ndarray:
    """Values lognormal around ``value``, one a draw from a standard normal, kept inside the passport."""
    return np.clip(value * np.exp(spread * draws), passport.low, passport.high)


def _around(
    middle: Mapping[str, Any], k: Any, draw: Callable[[], np.ndarray]
) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    """Inputs and numbers of people who differ, around the inputs ``middle`` and the numbers ``k``.

    ``draw`` gives a standard normal draw for each person, anew at each call.
    """
    inputs: dict[str, Any] = {}
    for name, value in middle.items():
        if name in ("susceptibility", "recovery"):
            continue
        passport = parameters.SITUATION[name]
        if name == "inhibition":
            # What is spread is what is lost.
            inputs[name] = 1 - _spread(1 - value, k.spread_of_drivers, passport, draw())
        elif passport.value == 0:
            inputs[name] = _spread(value, k.spread_of_drivers, passport, draw())
        else:
            # What is there in health, like magnesium, is no driver.
            inputs[name] = value
    spread = {
        name: _spread(getattr(k, name), getattr(k, by), parameters.CONSTANTS[name], draw())
        for name, by in SPREADS.items()
    }
    for name, by in (("susceptibility", k.spread_of_susceptibility), ("recovery", k.spread_of_recovery)):
        passport = parameters.SITUATION[name]
        inputs[name] = _spread(middle.get(name, passport.value), by, passport, draw())
    return inputs, spread


def population(
    count: int = 2000, seed: int = 1, person: str | Mapping[str, float] = "central", **constants: Any
) -> Population:
    """``count`` people around one profile, the same for the same ``seed``.

    Drivers and numbers are lognormal around the profile's, which is so the
    median; ``constants`` moves that median, as in ``kcc2_lost=0.4``. The
    spreads stand in the passports: two were chosen so that, among
    those around the central profile who have severe pain, about as many respond
    as Dahan (2011) found, 67 % to ketamine and 23 % to placebo; most others
    are illustrative.
    An input that the profile leaves at zero stays at zero, and one that is not
    zero in health is everyone's alike, but for the loss of inhibition. Raises
    ``ValueError`` for a count or seed that is not a whole number in range, and
    as :func:`profile` and :func:`pain_helpers.model.parameters.constants` do.

    >>> population(500, seed=3)
    population(500, seed=3, person='central')
    """
    count = whole(count, "count", 1, MOST_PEOPLE)
    seed = whole(seed, "seed", 0, MOST_SEED)
    middle = profile(person)
    k = parameters.constants(**constants)
    check_sizes(k, count)
    random = np.random.default_rng(seed)
    inputs, spread = _around(middle, k, lambda: random.standard_normal(count))
    said = f"population({count}, seed={seed}, person={(person if isinstance(person, str) else middle)!r}"
    more = "".join(f", {name}={shown(value)}" for name, value in constants.items())
    return Population(count, inputs, k.with_(**spread), said=f"{said}{more})")


def populations(
    count: int, seed: int, person: str | Mapping[str, float], k: Constants, susceptibility: np.ndarray
) -> Population:
    """``count`` people in each of many models, one model after the other: the same draws around each model's numbers.

    ``k`` has numbers or arrays, one value a model; ``susceptibility`` is that of
    most people in each, shape ``(models,)``.
    """
    models = len(susceptibility)
    random = np.random.default_rng(seed)
    by_model = {name: np.reshape(value, (-1, 1)) for name, value in k.as_dict().items()}
    middle = profile(person) | {"susceptibility": np.reshape(susceptibility, (-1, 1))}
    found = _around(middle, SimpleNamespace(**by_model), lambda: random.standard_normal(count))
    inputs, spread = (
        {name: np.broadcast_to(values, (models, count)).reshape(-1) for name, values in group.items()}
        for group in found
    )
    numbers = {name: np.repeat(value, count) if np.ndim(value) else value for name, value in k.changes.items()}
    return Population(models * count, inputs, parameters.constants(**numbers | spread))
