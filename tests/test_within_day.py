"""The level between two doses, and pain before the next: against a plain sum, a solver, and what must hold."""

import numpy as np
import pytest
from scipy.integrate import quad, solve_ivp

from pain_helpers.model import gate
from pain_helpers.model.experiments import EXAMPLE_DOSE, HANDLING
from pain_helpers.model.within_day import rating_within_day, relative_level, trough

PLANS = [(4.0, 2.0), (8.0, 3.0), (12.0, 2.0), (24.0, 24.0), (6.0, 40.0)]
ABSORPTION = gate.CONSTANTS.opioid_absorption


def one_dose(hours: np.ndarray, half_life: float) -> np.ndarray:
    """The level after one dose of 1 (per volume), absorbed and cleared at one speed each."""
    absorbing, clearing = np.log(2) / ABSORPTION, np.log(2) / half_life
    after = np.maximum(hours, 0.0)
    level = absorbing / (absorbing - clearing) * (np.exp(-clearing * after) - np.exp(-absorbing * after))
    return np.where(hours >= 0, level, 0.0)


@pytest.mark.parametrize(("interval", "half_life"), PLANS)
def test_the_level_is_the_sum_of_all_doses_before(interval, half_life):
    hours = np.linspace(0.0, interval, 60, endpoint=False)
    total = sum(one_dose(hours + place * interval, half_life) for place in range(2000))
    mean = half_life / np.log(2) / interval  # what is given an hour, over what is cleared
    assert relative_level(hours, interval, half_life) == pytest.approx(total / mean, abs=1e-9)


@pytest.mark.parametrize(("interval", "half_life"), [(12.0, 2.0), (8.0, 0.6)])
def test_the_level_is_what_a_solver_finds_dose_by_dose(interval, half_life):
    absorbing, clearing = np.log(2) / ABSORPTION, np.log(2) / half_life
    state, hours = np.zeros(2), np.linspace(0.0, interval, 25)
    for _ in range(30):
        state[0] += 1.0  # a dose
        found = solve_ivp(
            lambda _, y: [-absorbing * y[0], absorbing * y[0] - clearing * y[1]],
            (0.0, interval), state, t_eval=hours, method="LSODA", rtol=1e-10, atol=1e-12,
        )  # fmt: skip
        state = found.y[:, -1]
    mean = 1 / (clearing * interval)
    assert relative_level(hours[:-1], interval, half_life) == pytest.approx(found.y[1, :-1] / mean, abs=1e-5)


@pytest.mark.parametrize(("interval", "half_life"), [*PLANS, (8.0, ABSORPTION), (8.0, 0.5)])
def test_the_mean_over_an_interval_is_one(interval, half_life):
    total, _ = quad(relative_level, 0.0, interval, args=(interval, half_life), limit=200)
    assert total / interval == pytest.approx(1.0, abs=1e-6)


def test_a_level_cleared_as_fast_as_it_is_absorbed_is_between_its_neighbors():
    hours = np.linspace(0.0, 8.0, 30, endpoint=False)
    below, equal, above = (relative_level(hours, 8.0, ABSORPTION + step) for step in (-1e-4, 0.0, 1e-4))
    assert np.isfinite(equal).all() and equal == pytest.approx((below + above) / 2, abs=1e-4)


def test_every_interval_is_like_the_last():
    hours = np.linspace(0.1, 7.9, 20)
    assert relative_level(hours, 8.0, 3.0) == pytest.approx(relative_level(hours + 16.0, 8.0, 3.0), rel=1e-9)


@pytest.mark.parametrize(("interval", "half_life"), PLANS)
def test_the_trough_is_the_level_just_before_a_dose_and_below_the_mean(interval, half_life):
    assert trough(interval, half_life) == pytest.approx(relative_level(interval - 1e-6, interval, half_life), abs=1e-5)
    assert trough(interval, half_life) < 1
    assert trough(interval, half_life) == pytest.approx(relative_level(0.0, interval, half_life), abs=1e-6)


def test_longer_gaps_and_a_faster_drug_make_a_deeper_trough():
    by_interval = [trough(interval, 3.0) for interval in (4, 6, 8, 12, 24)]
    by_half_life = [trough(12.0, half_life) for half_life in (24, 12, 6, 3, 2)]
    assert by_interval == sorted(by_interval, reverse=True)
    assert by_half_life == sorted(by_half_life, reverse=True)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ((-1.0, 8.0, 3.0), "hours must be"),
        ((1.0, 0.5, 3.0), "interval must be"),
        ((1.0, 25.0, 3.0), "interval must be"),
        ((1.0, 8.0, 0.1), "half_life must be"),
        ((1.0, 8.0, np.nan), "half_life must be"),
    ],
)
def test_what_is_out_of_range_is_refused_in_a_sentence(wrong, said):
    with pytest.raises(ValueError, match=rf"^{said}.*\.$"):
        relative_level(*wrong)


# Pain within the day.

HOURS = np.linspace(0.0, 12.0, 121)
SORE_STATE = {"structural": 0.25, "opioid": EXAMPLE_DOSE}


def test_a_level_that_hardly_moves_is_the_course_of_months():
    even = rating_within_day(HANDLING, HOURS, 1.0, 60.0, **SORE_STATE)
    in_step = gate.rating(HANDLING, dependence=gate.occupancy(EXAMPLE_DOSE), **SORE_STATE)
    assert even == pytest.approx(in_step, abs=0.02)


def test_pain_before_the_next_dose_is_above_the_pain_without_any_drug():
    pain = rating_within_day(HANDLING, HOURS[:-1], 12.0, 2.0, **SORE_STATE)
    without = gate.rating(HANDLING, structural=SORE_STATE["structural"])
    assert pain[-1] > without > pain.min(), "withdrawal at trough"


def test_it_is_withdrawal_that_raises_it():
    before_dose = np.array([11.99])
    used_to = rating_within_day(HANDLING, before_dose, 12.0, 2.0, **SORE_STATE)[0]
    not_used_to = rating_within_day(HANDLING, before_dose, 12.0, 2.0, dependence=0.0, **SORE_STATE)[0]
    without = gate.rating(HANDLING, structural=SORE_STATE["structural"])
    assert not_used_to < without < used_to


def test_without_a_drug_no_hour_differs():
    assert np.ptp(rating_within_day(HANDLING, HOURS, 8.0, 3.0, structural=0.25)) == 0


def test_a_peak_past_the_range_is_held_at_its_end():
    pain = rating_within_day(HANDLING, HOURS, 12.0, 2.0, structural=0.25, opioid=500.0)
    assert np.isfinite(pain).all()
