"""Each slow mechanism by itself: where it tends, how fast, and what turns it off."""

import math
from types import SimpleNamespace

import numpy as np
import pytest

from pain_helpers.model import adaptation, gate, parameters
from pain_helpers.model.adaptation import RESTED, SWITCHES, Exposure

K = gate.CONSTANTS
HEALTHY = {name: passport.value for name, passport in parameters.PASSPORTS.items()}
ON = SimpleNamespace(**dict.fromkeys(SWITCHES, 1))
NOTHING = Exposure(occupancy=0.0, channel_block=0.0, ketamine_effect=0.0, withdrawal=0.0, drive=0.0)
FULL = NOTHING._replace(occupancy=1.0)


def inputs(**changes):
    return SimpleNamespace(**(HEALTHY | changes))


def off(name):
    return SimpleNamespace(**(vars(ON) | {name: 0}))


def target(pair):
    return pair[0] / pair[1]


def test_nothing_changes_in_a_healthy_person_who_takes_nothing():
    means = adaptation.exposures(RESTED, inputs(), K, 1.0, math)
    assert means == (0, 0, 0)
    for name, x, pair in zip(RESTED._fields, RESTED, adaptation.rates(RESTED, means, inputs(), ON, K, math)):
        assert abs(pair[0] - pair[1] * x) < 0.001, name


def test_mechanism_1_needs_its_switch_and_an_open_channel():
    opioid = adaptation.nmda_phosphorylation(RESTED, FULL, ON, K)
    assert target(opioid) > 0
    assert target(adaptation.nmda_phosphorylation(RESTED, FULL, off("nmda_switch"), K)) == 0
    assert target(adaptation.nmda_phosphorylation(RESTED, FULL._replace(channel_block=1.0), ON, K)) == 0


def test_a_failed_pump_drives_phosphorylation_more_than_in_proportion():
    half, whole = (
        target(adaptation.nmda_phosphorylation(RESTED._replace(kcc2=kcc2), NOTHING, ON, K)) for kcc2 in (0.75, 0.5)
    )
    assert whole > 2.5 * half > 0


def test_mechanism_2_switches_receptors():
    assert target(adaptation.gs_share(FULL, ON, K)) == pytest.approx(K.gs_most)
    assert target(adaptation.gs_share(FULL, off("gs_switch"), K)) == 0


def test_mechanism_3_rouses_microglia_and_costs_pumps():
    by_opioid = target(adaptation.microglia(inputs(), FULL, ON, K))
    assert by_opioid == pytest.approx(K.microglia_by_opioid)
    assert target(adaptation.microglia(inputs(), FULL, off("microglia_switch"), K)) == 0
    assert target(adaptation.microglia(inputs(nerve_injury=1.0), NOTHING, off("microglia_switch"), K)) == pytest.approx(
        K.microglia_by_nerve
    )
    assert target(adaptation.microglia(inputs(glia_inhibition=1.0), FULL, ON, K)) == pytest.approx(0.4 * by_opioid)
    assert target(adaptation.microglia(inputs(gut_and_diet=1.0), FULL, ON, K)) == pytest.approx(0.8 * by_opioid)
    both = target(adaptation.microglia(inputs(nerve_injury=1.0), FULL, ON, K))
    assert K.microglia_by_nerve < both < 1
    assert target(adaptation.kcc2(RESTED._replace(microglia=1.0), K)) == pytest.approx(1 - K.kcc2_lost)


def test_mechanism_4_lowers_hormones_and_then_the_tone():
    lost = 1 - target(adaptation.sex_hormones(inputs(), FULL, ON, K))
    assert lost == pytest.approx(K.hormone_by_opioid)
    assert target(adaptation.sex_hormones(inputs(), FULL, off("hormone_switch"), K)) == 1
    assert 1 - target(adaptation.sex_hormones(inputs(hormone_replacement=1.0), FULL, ON, K)) == pytest.approx(
        0.2 * lost
    )
    assert 1 - target(adaptation.sex_hormones(inputs(hormone_deficit=1.0), NOTHING, ON, K)) == pytest.approx(
        K.hormone_deficit_effect
    )
    assert target(adaptation.monoamine_tone(RESTED._replace(sex_hormones=0.0), inputs(), K)) == pytest.approx(
        K.monoamine_floor
    )
    assert target(adaptation.monoamine_tone(RESTED, inputs(serotonin_norepinephrine_drug=1.0), K)) == pytest.approx(1.5)


def test_tolerance_is_half_nmda_dependent():
    assert target(adaptation.tolerance(FULL, ON, K)) == 1
    assert target(adaptation.tolerance(FULL._replace(channel_block=1.0), ON, K)) == pytest.approx(0.5)
    assert target(adaptation.tolerance(FULL, off("nmda_switch"), K)) == pytest.approx(0.5)


def test_ketamine_erases_sensitization_and_withdrawal_builds_it_by_its_square():
    driven = NOTHING._replace(drive=0.5)
    assert target(adaptation.sensitization(driven._replace(ketamine_effect=1.0), K)) < 0.2 * target(
        adaptation.sensitization(driven, K)
    )
    small, large = (
        adaptation.sensitization(NOTHING._replace(withdrawal=withdrawal), K)[0] for withdrawal in (0.2, 0.4)
    )
    assert large == pytest.approx(4 * small)


def test_dependence_and_expectation_follow_and_fade():
    assert target(adaptation.dependence(FULL, K)) == 1
    rising, fading = adaptation.expectation(inputs(hope=1.0), K), adaptation.expectation(inputs(), K)
    assert target(rising) > 0.95 and target(fading) == 0
    assert fading[1] == pytest.approx(1 / K.expectation_fade)


def test_ketamine_level_at_a_steady_rate():
    assert target(adaptation.ketamine(inputs(ketamine_rate=20.0), K)) == pytest.approx(20e3 / 95)
    assert math.log(2) / adaptation.ketamine(inputs(), K)[1] * 24 == pytest.approx(3.0)


def test_daily_drive_is_small_in_health_and_large_when_sensitized():
    assert adaptation.daily_drive(inputs(), K, math) < 0.005
    sensitized = inputs(sensitization=0.6, nmda_phosphorylation=0.3, kcc2=0.5, inhibition=0.85)
    assert adaptation.daily_drive(sensitized, K, math) > 0.1
    sensitized.ketamine = 211.0
    assert adaptation.daily_drive(sensitized, K, math) < 0.05


def test_follow_is_exact_for_pairs_that_stay():
    pairs = tuple((0.3 * b, b) for b in (0.1, 0.5, 1, 2, 3, 4, 5, 0.2, 0.4, 0.6, 0.8, 7.0))
    at_once = adaptation.follow(RESTED, pairs, 3.0, math)
    in_parts = RESTED
    for _ in range(30):
        in_parts = adaptation.follow(in_parts, pairs, 0.1, math)
    assert at_once == pytest.approx(in_parts)


def test_floats_and_arrays_agree():
    now = {"injury": 0.7, "opioid_dose": 90.0, "ketamine_rate": 10.0, "nerve_injury": 0.4}
    alone, pairs = RESTED, None
    together, many = adaptation.SlowState(*(np.full(2, value) for value in RESTED)), None
    for dt in (0.25, 1.0, 2.5):
        alone, pairs = adaptation.advance(alone, pairs, inputs(**now), ON, K, dt, math)
        together, many = adaptation.advance(together, many, inputs(**now), ON, K, dt, np)
    for one, both in zip(alone, together):
        assert np.broadcast_to(both, 2) == pytest.approx([one, one], abs=1e-12)
