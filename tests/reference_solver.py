"""The slow changes solved by SciPy's LSODA: what our own solver is held against.

It uses the mechanisms of :mod:`pain_helpers.model.adaptation` as they stand, but
none of our steps and none of our means: every level is the one of the moment.
"""

from __future__ import annotations

import math
from types import SimpleNamespace

import numpy as np
from scipy.integrate import odeint

from pain_helpers.model import adaptation, gate, parameters
from pain_helpers.model.adaptation import Exposure, SlowState
from pain_helpers.model.people import profile
from pain_helpers.model.scenario import check_switches
from pain_helpers.model.simulation import settle

NEARLY = 1e-6
HEALTHY = {name: passport.value for name, passport in parameters.PASSPORTS.items()}


def change(inputs: dict, switches: SimpleNamespace, k):
    """The right-hand side, for inputs that stay as they are."""
    situation = SimpleNamespace(**(HEALTHY | inputs))
    seen = [name for name in SlowState._fields if name in parameters.INPUTS]

    def rates(_, values):
        state = SlowState(*values.tolist())
        for name in seen:
            setattr(situation, name, getattr(state, name))
        occupancy = state.opioid / (state.opioid + k.opioid_half)
        exposure = Exposure(
            occupancy,
            state.ketamine / (state.ketamine + k.ketamine_half_block),
            state.ketamine / (state.ketamine + k.ketamine_lasting_half),
            max(state.dependence - occupancy, 0.0),
            adaptation.recovering(occupancy, situation.recovery),
            adaptation.daily_drive(situation, k, math),
        )
        pairs = adaptation.mechanisms(state, situation, exposure, switches, k)
        return [a - b * x for x, (a, b) in zip(state, pairs)]

    return rates


def lsoda(plan, person, days: np.ndarray, rtol: float, k=gate.CONSTANTS) -> np.ndarray:
    """The slow states on ``days`` (rising, within the plan), one row a day.

    LSODA starts anew at every change of the plan.
    """
    switches = SimpleNamespace(**check_switches({}))
    state = np.array(settle(person))
    found = []
    for start, end, inputs in plan.stretches(profile(person)):
        if end - start < NEARLY:
            continue  # LSODA refuses times that differ by rounding only
        todo = days[len(found) :]
        found.extend([state] * int((todo <= start + NEARLY).sum()))
        todo = days[len(found) :]
        inside = todo[todo < end - NEARLY]
        rates = change(inputs, switches, k)
        solved = odeint(rates, state, [start, *inside, end], rtol=rtol, atol=rtol * 0.01, tfirst=True, mxstep=100_000)
        found.extend(solved[1:-1])
        state = solved[-1]
    found.extend([state] * (len(days) - len(found)))
    return np.array(found)
