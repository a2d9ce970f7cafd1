"""Search for numbers of the model that meet the fit targets together, and print them beside those in the package.

    .ci/fit.py ketamine    sensitization, expected relief and what ketamine erases (targets F9, and responders)
    .ci/fit.py opioid      what opioids do to people over months (targets F1 to F8 and F10)
    .ci/fit.py             both, one after the other, as `make fit` does

It writes nothing: whoever takes numbers from it rounds them, puts them into pain_helpers/model/parameters.py with their
target, and looks at `make targets`. The same seed gives the same answer. Both searches together take about ten minutes.
The numbers for rats (F11) are older than the search and no part of it.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from functools import cache

import numpy as np
from scipy.optimize import differential_evolution, minimize

from pain_helpers.literature.targets import TARGETS
from pain_helpers.model import adaptation, parameters, people
from pain_helpers.model.adaptation import SlowState
from pain_helpers.model.experiments import PINPRICK
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import settle, simulate
from pain_helpers.studies import targets
from pain_helpers.studies.replay import crps_arms
from pain_helpers.studies.trials import TrialPeople, in_a_trial
from pain_helpers.studies.worlds import World

SEED = 1
#: People drawn for one look; about a quarter of them start where a trial of opioids takes them.
DRAWN, DRAW_SEED = 2200, 2020
IMPOSSIBLE = 1000.0

KETAMINE = {  # name: lowest, highest, whether its logarithm is searched
    "sensitization_rate": (0.0025, 0.5, True),
    "sensitization_decay": (30.0, 490.0, True),
    "drive_half": (0.15, 0.5, False),
    "ketamine_erasure": (0.08, 4.4, True),
    "expectation_relief": (0.3, 0.9, False),
    "spread_of_ketamine_effect": (0.3, 2.0, False),
    "spread_of_drivers": (0.4, 1.2, False),
}
OPIOID = {  # name: lowest, highest, where the search starts
    "opioid_half": (60.0, 300.0, 100.0),
    "opioid_effect_on_release": (0.1, 0.7, 0.44),
    "opioid_potassium": (0.0, 0.2, 0.024),
    "opioid_effect_on_descending": (0.1, 1.9, 1.75),
    "tolerance_shift": (1.0, 5.0, 1.8),
    "gs_most": (0.05, 0.9, 0.25),
    "gs_effect_on_release": (0.5, 10.0, 5.0),
    "phosphorylation_by_opioid": (0.01, 4.0, 0.8),
    "microglia_by_opioid": (0.02, 0.8, 0.5),
    "monoamine_floor": (0.3, 0.94, 0.6),
    "susceptibility": (0.01, 0.6, 0.2),
    "spread_of_susceptibility": (0.4, 2.0, 1.3),
}


def off(key: str, figure: float) -> float:
    """How far a figure is from its target: the square of its distance, 1 at the edge of the band."""
    target = TARGETS[key]
    middle = target.value if target.value is not None else (target.low + target.high) / 2
    return ((figure - middle) / ((target.high - target.low) / 2)) ** 2


def beyond(value: float, most: float, scale: float) -> float:
    """What a figure costs that should be at most ``most``."""
    return (max(0.0, value - most) / scale) ** 2


# Ketamine


def ketamine_cost(changes: dict) -> float:
    """The arms of the trial in CRPS at weeks 1 and 12, its placebo arm, pain before it, and how many respond."""
    constants = parameters.constants(**changes)
    (before, drug, drug_12), (_, placebo, placebo_12) = (
        simulate(plan, "central", constants=constants).rating(days=[0.0, 7.0, 84.0]) for plan in crps_arms(84)
    )
    crowd = people.population(500, 2009, "central", **changes)
    start = settle(crowd)
    shares = []
    for plan in crps_arms(8):
        first, week = simulate(plan, crowd, start=start).rating(days=[0.0, 7.0])
        shares.append(float(np.mean((week <= 0.7 * first)[first >= 5.0])))
    return (
        ((drug - 2.68) / 0.3) ** 2
        + ((placebo - 5.45) / 0.3) ** 2
        + ((drug_12 - placebo_12 + 1.3) / 0.4) ** 2
        + ((before - 7.1) / 0.3) ** 2
        + ((shares[0] - 0.67) / 0.06) ** 2
        + ((shares[1] - 0.23) / 0.05) ** 2
    )


def search_ketamine() -> dict:
    """Differential evolution over all seven at once."""
    names = list(KETAMINE)
    bounds = [(math.log(low), math.log(high)) if log else (low, high) for low, high, log in KETAMINE.values()]

    def changes(x) -> dict:
        return {name: math.exp(v) if KETAMINE[name][2] else float(v) for name, v in zip(names, x)}

    found = differential_evolution(
        lambda x: told(ketamine_cost(changes(x))), bounds, maxiter=25, popsize=6, seed=SEED, tol=1e-3, polish=False
    )
    return changes(found.x)


# Opioids


@cache
def taken() -> tuple[np.ndarray, SlowState, np.ndarray]:
    """Whom a trial takes of those drawn, and in what they have settled: the same whatever opioids do to them."""
    crowd = people.population(DRAWN, DRAW_SEED, "trial")
    start = settle(crowd)
    before = simulate(Plan(1), crowd, start=start).rating(days=[0.0])[0]
    of_them = in_a_trial(before)
    return of_them, SlowState(*(values[of_them] for values in start)), before[of_them]


def opioid_figures(changes: dict) -> tuple[dict[str, float], list[float], float]:
    """The targets' figures, what each mechanism alone adds in the strongly affected, and how susceptible those are."""
    numbers = dict(changes)
    susceptibility = numbers.pop("susceptibility")
    constants = parameters.constants(**numbers)
    strong = susceptibility * math.exp(people.ONE_IN_TWENTY * constants.spread_of_susceptibility)
    of_them, start, before = taken()
    person = people.PROFILES["trial"] | {"susceptibility": susceptibility}
    crowd = TrialPeople(people.population(DRAWN, DRAW_SEED, person, **numbers).chosen(of_them), start, before)
    risen, world = targets.rises(crowd), World(constants, susceptibility)
    found = targets.one_month(world) | targets.strong_and_weak(world)
    found |= targets.opioid_and_placebo(crowd) | targets.a_year(crowd, risen) | targets.anti_inflammatory(crowd)
    # The share itself moves in steps of a person, on which no search can climb.
    found["F10"] = 100 * float(np.mean(1 / (1 + np.exp((targets.MUCH - risen.year) / 0.15))))
    alone = []
    for mechanism in adaptation.SWITCHES:
        switches = {name: int(name == mechanism) for name in adaptation.SWITCHES}
        plan = Plan(targets.YEAR).opioid(targets.DOSE)
        course = simulate(plan, {"susceptibility": strong}, switches=switches, constants=constants)
        alone.append(float(np.diff(course.rating(PINPRICK, days=[0.0, targets.YEAR], taken_away=True))[0]))
    return found, alone, strong


def opioid_cost(x, names) -> float:
    """Distance from the targets; none of the four mechanisms may be lost, and none carry it all."""
    changes = {name: float(value) for name, value in zip(names, x)}
    if any(not OPIOID[name][0] <= value <= OPIOID[name][1] for name, value in changes.items()):
        return IMPOSSIBLE
    found, alone, strong = opioid_figures(changes)
    cost = sum(off(key, found[key]) for key in found if key not in ("F7", "F10"))
    cost += beyond(found["F7"], 0.45, 0.05) + beyond(4.0 - found["F10"], 0.0, 1.0) + beyond(strong, 1.9, 0.3)
    return cost + sum(beyond(0.4 - each, 0.0, 0.15) + beyond(each / sum(alone), 0.4, 0.1) for each in alone)


def search_opioid() -> dict:
    """Nelder and Mead's simplex, from where a wide search of differential evolution had led."""
    names, start = list(OPIOID), np.array([first for _, _, first in OPIOID.values()])
    corners = np.array([start, *(start * np.where(np.arange(len(start)) == j, 1.25, 1.0) for j in range(len(start)))])
    corners = np.minimum(corners, [high for _, high, _ in OPIOID.values()])
    found = minimize(
        lambda x: told(opioid_cost(x, names)), start, method="Nelder-Mead",
        options={"initial_simplex": corners, "maxfev": 700, "adaptive": True},
    )  # fmt: skip
    return dict(zip(names, map(float, found.x)))


# Telling


class Told:
    """Passes a cost on, and says now and then how far the search is."""

    last, best = 0.0, math.inf

    def __call__(self, cost: float) -> float:
        self.best = min(self.best, cost)
        if time.monotonic() - self.last > 10:
            print(f"distance from the targets: {self.best:.3f}", file=sys.stderr, flush=True)
            self.last = time.monotonic()
        return cost


told = Told()
SEARCHES = {"ketamine": search_ketamine, "opioid": search_opioid}


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=SEARCHES)
    what = parser.parse_args(arguments).what
    passports = parameters.CONSTANTS | parameters.PASSPORTS
    for name, search in SEARCHES.items():
        if what in (None, name):
            told.best = math.inf
            for number, value in search().items():
                print(f"{number:<30} found {value:>9.4g}   in the package {passports[number].value:>9.4g}")
    print("\nWith the numbers in the package:")
    print(targets.table())


if __name__ == "__main__":
    main(sys.argv[1:])
