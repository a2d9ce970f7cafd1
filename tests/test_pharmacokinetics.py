"""Drug levels: two compartments solved exactly, both readings of the block, and one unit for opioids."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from pain_helpers.model import gate
from pain_helpers.model import pharmacokinetics as pk
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import simulate


@settings(max_examples=20, deadline=None)
@given(st.floats(0, 100), st.floats(0, 500), st.floats(5, 300), st.floats(40, 120))
def test_two_compartments_agree_with_a_numerical_solver(bolus, infused, over, weight):
    k = pk.CONSTANTS

    def change(rate):
        def rates(_, amounts):
            blood, tissue = amounts
            flow = k.central_to_tissue * blood - k.tissue_to_central * tissue
            return [rate - k.central_elimination * blood - flow, flow]

        return rates

    minutes = np.linspace(0, 600, 61)
    first, later = minutes[minutes <= over], minutes[minutes > over]
    exact = {"rtol": 1e-9, "atol": 1e-9}
    running = solve_ivp(change(infused / over), (0, over), [bolus, 0.0], t_eval=first, **exact)
    stopped = solve_ivp(change(infused / over), (0, over), [bolus, 0.0], **exact).y[:, -1]
    decaying = solve_ivp(change(0.0), (over, 600), stopped, t_eval=later, **exact)
    expected = np.concatenate([running.y[0], decaying.y[0]]) / (k.central_volume * weight) * 1000
    assert pk.ketamine_level(minutes, bolus=bolus, infused=infused, over=over, weight=weight) == pytest.approx(
        expected, rel=1e-6, abs=1e-6
    )


def test_levels_are_those_of_clements():
    # Derived from the published constants: clearance 80 L/h, steady volume 289 L for 70 kg.
    k = pk.CONSTANTS
    volume = k.central_volume * 70
    assert volume * k.central_elimination * 60 == pytest.approx(80, abs=1)
    assert volume * (1 + k.central_to_tissue / k.tissue_to_central) == pytest.approx(289, abs=2)
    assert pk.ketamine_level(0.0, bolus=10) == pytest.approx(10 / volume * 1000)
    assert pk.ketamine_level(40.0, infused=35, over=40) == pytest.approx(177, abs=1)


def test_a_number_and_an_array_agree():
    levels = pk.ketamine_level(np.array([0.0, 10.0, 90.0]), bolus=10, infused=35)
    assert isinstance(pk.ketamine_level(10.0, bolus=10, infused=35), float)
    assert levels == pytest.approx([pk.ketamine_level(minute, bolus=10, infused=35) for minute in (0.0, 10.0, 90.0)])


def test_days_and_minutes_meet_on_a_plateau():
    # One compartment for days, with the clearance of S-ketamine: 211 ng/mL at 20 mg/h.
    # Two for minutes, of both forms: 250.
    plateau = simulate(Plan(4).ketamine(20, hours=96)).states.ketamine[-1]
    assert plateau == pytest.approx(20e3 / 95, rel=0.01)
    minutes = 96.0 * 60
    assert pk.ketamine_level(minutes, infused=20 * 96, over=minutes) == pytest.approx(20e3 / 80.2, rel=0.01)


def test_the_effect_lags_behind_the_blood():
    minutes = np.linspace(0, 120, 241)
    steady = np.full(241, 100.0)
    at_site = pk.effect_site_level(minutes, steady)
    assert at_site[0] == 0 and at_site[-1] == pytest.approx(100, abs=0.1)
    assert np.interp(8.3, minutes, at_site) == pytest.approx(50, abs=0.5)
    coarse = pk.effect_site_level(minutes[::20], minutes[::20] * 2.0)
    assert coarse == pytest.approx(pk.effect_site_level(minutes, minutes * 2.0)[::20], abs=1e-9)


def test_both_readings_of_the_block():
    for level, reading, low, high in ((211, "no magnesium", 0.5, 0.6), (211, "magnesium competes", 0.1, 0.2)):
        assert low < pk.channel_block(level, reading) < high
    assert pk.channel_block(169.0) == pytest.approx(0.5)
    assert (np.diff(pk.channel_block(np.linspace(0, 1500, 50))) > 0).all()
    # The gate's own block is the first reading.
    free = gate.respond(3, ketamine=169.0, nmda_activity=1.0)
    assert free.nmda / free.nmda_open_share == pytest.approx(
        0.5 * gate.respond(3).nmda / gate.respond(3).nmda_open_share
    )


def test_dissociation_rises_with_the_level():
    assert pk.dissociation(0.0) == 0
    assert pk.dissociation(121.0) == pytest.approx(0.5)
    assert (np.diff(pk.dissociation(np.linspace(0, 1500, 50))) > 0).all()


@pytest.mark.parametrize(
    "drug, amount, expected",
    [
        ("morphine", 60, 60),
        ("oxycodone", 40, 60),
        ("codeine", 200, 30),
        ("fentanyl patch", 25, 60),
        ("methadone", 10, 47),
        ("tramadol", 300, 60),
    ],
)
def test_morphine_equivalents(drug, amount, expected):
    assert pk.morphine_equivalent(drug, amount) == pytest.approx(expected)


@pytest.mark.parametrize(
    "wrong, said",
    [
        (lambda: pk.ketamine_level(-1.0), "minutes must be from 0 to 43200 min, not -1."),
        (lambda: pk.ketamine_level(math.nan), "minutes must be from 0 to 43200 min, not nan."),
        (lambda: pk.ketamine_level("soon"), "minutes must be a number from 0 to 43200 min, not 'soon'."),
        (lambda: pk.ketamine_level(5.0, bolus=-1), "bolus must be from 0 to 1000 mg, not -1."),
        (
            lambda: pk.ketamine_level(5.0, infused=math.inf),
            "infused must be from 0 to 20000 mg, not inf; the model goes no higher",
        ),
        (lambda: pk.ketamine_level(5.0, infused=5, over=0), "over must be more than 0 min, not 0."),
        (lambda: pk.ketamine_level(5.0, weight=5), "weight must be from 30 to 200 kg, not 5."),
        (
            lambda: pk.ketamine_level(5.0, infused=5, over=[40]),
            "over must be one number from 0 to 43200 min, not [40].",
        ),
        (lambda: pk.ketamine_level(5.0, bolus=np.array([1, 2])), "bolus must be one number"),
        (lambda: pk.channel_block(["3"]), "ketamine must be a number from 0 to 1500 ng/mL, not ['3']"),
        (lambda: pk.channel_block(3, ["a"]), "reading must be one of no magnesium, magnesium competes, not ['a']."),
        (
            lambda: pk.effect_site_level(np.array([0.0, 1, 1]), np.ones(3)),
            "minutes must rise, with one of levels for each.",
        ),
        (lambda: pk.effect_site_level(np.arange(3), np.ones(2)), "minutes must rise"),
        (lambda: pk.effect_site_level(np.arange(2), np.array([1, math.nan])), "levels must be from 0"),
        (lambda: pk.morphine_equivalent("morphine", [5]), "morphine must be one number"),
        (lambda: pk.channel_block(5.0, "both"), "There is no reading called 'both'"),
        (lambda: pk.channel_block(-5.0), "ketamine must be from 0 to 1500 ng/mL, not -5."),
        (lambda: pk.dissociation(math.nan), "ketamine must be from 0 to 1500 ng/mL, not nan."),
        (lambda: pk.morphine_equivalent("aspirin", 5), "There is no opioid called 'aspirin'"),
        (
            lambda: pk.morphine_equivalent("morphine", -5),
            "morphine must be from 0 to 500 mg a day, not -5.",
        ),
        (
            lambda: pk.morphine_equivalent("fentanyl patch", 300),
            "fentanyl patch must be from 0 to 208.333 ug/h, not 300; the model goes no higher",
        ),
    ],
)
def test_bad_input_gets_one_sentence(wrong, said):
    with pytest.raises(ValueError) as error:
        wrong()
    sentence = str(error.value)
    assert said in sentence and sentence.endswith(".") and "\n" not in sentence
