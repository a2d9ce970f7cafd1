"""Each slow mechanism by itself: where it tends, how fast, and what turns it off."""

import math
from types import SimpleNamespace

import numpy as np
import pytest

from pain_helpers.model import adaptation, gate, parameters
from pain_helpers.model.adaptation import LEFT_OUT, RESTED, SWITCHES, Exposure

K = gate.CONSTANTS
HEALTHY = {name: passport.value for name, passport in parameters.PASSPORTS.items()}
ON = SimpleNamespace(**dict.fromkeys(SWITCHES, 1), **dict.fromkeys(LEFT_OUT, 0))
#: One whose susceptibility counts in full.
FULLY = {"susceptibility": 1.0}
NOTHING = Exposure(occupancy=0.0, channel_block=0.0, ketamine_effect=0.0, withdrawal=0.0, recovering=1.0, drive=0.0)
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
    def built(exposure, switches=ON, **more):
        return target(adaptation.opioid_phosphorylation(inputs(**(FULLY | more)), exposure, switches, K))

    assert built(FULL) > built(FULL, susceptibility=0.2) > 0
    assert built(FULL, off("nmda_switch")) == 0
    assert built(FULL._replace(channel_block=1.0)) == 0
    assert built(FULL, susceptibility=0.0) == 0


def test_a_failed_pump_drives_phosphorylation_more_than_in_proportion():
    half, whole = (
        target(adaptation.nmda_phosphorylation(RESTED._replace(kcc2=kcc2), NOTHING, K)) for kcc2 in (0.75, 0.5)
    )
    assert whole > 2.5 * half > 0
    # It is the same to it who took the pumps away.
    by_opioid = RESTED._replace(pumps_lost_to_opioid=0.5)
    assert target(adaptation.nmda_phosphorylation(by_opioid, NOTHING, K)) == pytest.approx(whole)


def test_mechanism_2_switches_receptors():
    assert target(adaptation.gs_share(inputs(**FULLY), FULL, ON, K)) == pytest.approx(K.gs_most)
    assert target(adaptation.gs_share(inputs(susceptibility=4.0), FULL, ON, K)) == pytest.approx(min(1, 4 * K.gs_most))
    assert target(adaptation.gs_share(inputs(**FULLY), FULL, off("gs_switch"), K)) == 0


def test_mechanism_3_rouses_microglia_and_costs_pumps():
    def roused(switches=ON, **more):
        return target(adaptation.opioid_microglia(inputs(**(FULLY | more)), FULL, switches, K))

    by_opioid = roused()
    assert by_opioid == pytest.approx(K.microglia_by_opioid)
    assert roused(off("microglia_switch")) == 0
    assert roused(glia_inhibition=1.0) == pytest.approx(0.4 * by_opioid)
    assert roused(gut_and_diet=1.0) == pytest.approx(0.8 * by_opioid)
    assert roused(susceptibility=4.0) == 1
    by_nerve = adaptation.microglia(inputs(nerve_injury=1.0), K)
    assert target(by_nerve) == pytest.approx(K.microglia_by_nerve)
    assert target(adaptation.kcc2(RESTED._replace(microglia=1.0), K)) == pytest.approx(1 - K.kcc2_lost)
    lost = adaptation.pumps_lost_to_opioid(RESTED._replace(opioid_microglia=1.0), K)
    assert target(lost) == pytest.approx(K.kcc2_lost)


def test_mechanism_4_lowers_hormones_in_everyone_and_the_tone_in_the_susceptible():
    lost = 1 - target(adaptation.sex_hormones(inputs(), FULL, ON, K))
    assert lost == pytest.approx(K.hormone_by_opioid)
    assert target(adaptation.sex_hormones(inputs(), FULL, off("hormone_switch"), K)) == 1
    replaced = target(adaptation.sex_hormones(inputs(hormone_replacement=1.0), FULL, ON, K))
    assert 1 - replaced == pytest.approx(0.2 * lost)
    deficit = target(adaptation.sex_hormones(inputs(hormone_deficit=1.0), NOTHING, ON, K))
    assert 1 - deficit == pytest.approx(K.hormone_deficit_effect)

    def tone(hormones, **more):
        return target(adaptation.monoamine_tone(RESTED._replace(sex_hormones=hormones), inputs(**more), K))

    assert tone(0.0, **FULLY) == pytest.approx(K.monoamine_floor)
    assert tone(0.0, susceptibility=4.0) == pytest.approx(K.monoamine_floor)
    assert tone(0.4, **FULLY) < tone(0.4, susceptibility=0.2) < 1
    assert tone(0.4, susceptibility=0.0) == 1
    # Another cause than opioids counts in full, whoever it is.
    felt = 1 - K.hormone_deficit_effect
    assert tone(felt, susceptibility=0.0, hormone_deficit=1.0) == pytest.approx(
        adaptation.tone_at(felt, K.monoamine_floor)
    )
    assert tone(1.0, serotonin_norepinephrine_drug=1.0) == pytest.approx(1.5)


def test_descending_facilitation_is_off_unless_it_is_switched_on():
    on = SimpleNamespace(**(vars(ON) | {"facilitation_switch": 1}))
    assert target(adaptation.facilitation(inputs(**FULLY), FULL, ON, K)) == 0
    assert target(adaptation.facilitation(inputs(**FULLY), FULL, on, K)) == pytest.approx(K.facilitation_most)
    pinch = [gate.rating(8.0, facilitation=share) for share in (0.0, 0.5, 1.0)]
    assert pinch == sorted(pinch) and pinch[0] < pinch[-1]


def test_people_recover_at_their_own_pace_once_the_drug_is_gone():
    assert adaptation.recovering(0.0, 0.1) == pytest.approx(0.1)
    assert adaptation.recovering(0.5, 0.1) > 0.9
    assert adaptation.recovering(0.3, 1.0) == pytest.approx(1.0)
    slow = adaptation.gs_share(inputs(**FULLY), NOTHING._replace(recovering=0.1), ON, K)
    assert slow[1] == pytest.approx(0.1 / K.gs_time) and slow[0] == 0


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
    speeds = np.linspace(0.1, 7.0, len(RESTED)).tolist()
    pairs = tuple((0.3 * b, b) for b in speeds)
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
