"""The gate shows what it is there to show, and keeps its bounds over the whole input range."""

import math
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pain_helpers.model import gate
from pain_helpers.model.parameters import CONSTANTS, INPUTS

CURVE = np.linspace(0, 10, 201)


def situations(**fixed):
    """Any situation within the passports; ``fixed`` names are left out."""
    names = [name for name in INPUTS if name != "stimulus" and name not in fixed]
    return st.fixed_dictionaries({name: st.floats(INPUTS[name].low, INPUTS[name].high) for name in names})


stimuli = st.floats(0, 10)


# What a healthy relay does.


def test_healthy_relay():
    assert gate.rating(2) < 0.5
    assert 4 < gate.rating(8) < 7
    assert (np.diff(gate.rating(CURVE)) >= 0).all()


def test_without_inhibition_touch_hurts():
    assert gate.rating(2, inhibition=0) > 3


def test_nmda_is_the_amplifier_and_not_the_door():
    first, *_, tenth = gate.wind_up(8)
    blocked = gate.wind_up(8, nmda_activity=0)
    assert blocked[0] > 0.8 * first
    assert tenth - first > 1
    assert blocked[-1] == blocked[0]


def test_touch_works_the_brake_and_rubbing_needs_it():
    assert gate.rating(0, injury=1, rubbing=5) < gate.rating(0, injury=1) - 0.5
    assert gate.rating(0, injury=1, rubbing=5, inhibition=0.25) > gate.rating(0, injury=1, inhibition=0.25) + 1


def test_example_of_a_relay_turned_up():
    touch, pinch = gate.rating(2, **gate.SENSITIZED), gate.rating(8, **gate.SENSITIZED)
    assert 5.5 < touch < 7 and 8.4 < pinch < 9.2
    assert gate.respond(2, **gate.SENSITIZED).chloride_reversal == pytest.approx(-60, abs=1.5)


@pytest.mark.parametrize("name", ["opioid_phosphorylation", "pumps_lost_to_opioid"])
def test_what_opioids_leave_is_felt_at_strong_stimuli_more_than_at_weak_ones(name):
    plain, changed = gate.rating(CURVE), gate.rating(CURVE, **{name: 0.5})
    first, strong = (
        gate.threshold(CURVE, plain, level) - gate.threshold(CURVE, changed, level)
        for level in (CONSTANTS["first_pain"].value, 7.0)
    )
    assert 0 < first < strong


def test_magnesium_block_is_that_of_jahr_and_stevens():
    for inputs in ({}, {"inhibition": 0.0}, {"injury": 1.0}):
        response = gate.respond(8, **inputs)
        assert response.nmda_open_share == pytest.approx(1 / (1 + 1.0 / 3.57 * math.exp(-0.062 * response.potential)))


@pytest.mark.parametrize("kcc2, potential", [(1.0, -70), (0.5, -60), (0.3, -50)])
def test_chloride_reversal_follows_the_pump(kcc2, potential):
    assert gate.respond(5, kcc2=kcc2).chloride_reversal == pytest.approx(potential, abs=1)


def test_wind_up_grows_with_the_rate_of_the_pulses():
    growth = [np.ptp(gate.wind_up(8, rate=rate)) for rate in (0.1, 0.33, 1.0)]
    assert growth[0] < growth[1] < growth[2]
    assert growth[2] > 3 * growth[0]


def test_ketamine_cuts_wind_up_and_leaves_the_first_pulse():
    plain, treated = gate.wind_up(8), gate.wind_up(8, ketamine=100)
    assert treated[0] > 0.9 * plain[0]
    assert np.ptp(treated) < 0.5 * np.ptp(plain)


# Invariants over the whole input range.


@settings(max_examples=400, deadline=None)
@given(stimuli, situations())
def test_everything_stays_within_its_bounds(stimulus, inputs):
    response = gate.respond(stimulus, **inputs)
    assert all(map(math.isfinite, response))
    assert -90 < response.potential < 0
    assert 0 <= response.rating < 10
    for share in (
        response.touch_drive,
        response.pain_drive,
        response.substance_p,
        response.nmda_open_share,
        response.firing,
    ):
        assert 0 <= share <= 1
    for amount in (response.glutamate, response.ampa, response.nmda, response.nk1, response.inhibition):
        assert amount >= 0


@settings(max_examples=300, deadline=None)
@given(stimuli, situations())
def test_solver_agrees_with_slow_and_certain_iteration(stimulus, inputs):
    # The plain map, from below, repeated until it stands still.
    state, k = SimpleNamespace(**(gate.HEALTHY | inputs)), gate.CONSTANTS
    response = gate.equations(stimulus, state, k, math)
    unblocked = response.nmda / response.nmda_open_share if response.nmda else 0.0
    felt = k.opioid_gain_at_weak + (1 - k.opioid_gain_at_weak) * response.pain_drive
    changed = 1 - (1 - state.nmda_phosphorylation) * (1 - state.opioid_phosphorylation * felt)
    magnesium = state.magnesium / (1 + k.phosphorylation_unblock * changed) / k.magnesium_block
    strength = (
        state.opioid / (k.opioid_half * (1 + k.tolerance_shift * state.tolerance))
        + k.endogenous_effect * state.endogenous_opioids
    )
    potassium = k.opioid_potassium * strength / (1 + strength) * (1 - state.gs_share)
    pull = k.leak_reversal + response.inhibition * response.chloride_reversal + potassium * k.potassium_reversal
    fixed = 1 + response.ampa + response.nk1 + response.inhibition + potassium
    potential = gate.LOWEST_POTENTIAL
    for _ in range(3000):
        potential = pull / (fixed + unblocked / (1 + magnesium * math.exp(-k.magnesium_slope * potential)))
    above = (potential - k.firing_threshold) / k.threshold_softness
    softplus = max(above, 0) + math.log1p(math.exp(-abs(above)))
    firing = -math.expm1(-softplus * k.threshold_softness / k.firing_scale)
    discount = 1 + k.expectation_relief * state.expectation + k.music_relief * state.music_and_company
    half = k.rating_half * discount / (1 + k.distress_gain * state.distress)
    raised = firing**k.rating_steepness
    assert response.rating == pytest.approx(10 * raised / (raised + half**k.rating_steepness), abs=0.001)


#: Inputs that can only lower the rating, or only raise it, and what must hold besides.
#: A touch can lower or raise it, and so can descending tone where it meets depolarizing chloride.
LOWER = ("ketamine", "magnesium", "anti_inflammatory", "gabapentinoid", "expectation", "music_and_company")
RAISE = (
    "transmitter_release",
    "nmda_activity",
    "injury",
    "structural",
    "sensitization",
    "nmda_phosphorylation",
    "opioid_phosphorylation",
    "pumps_lost_to_opioid",
    "facilitation",
    "dependence",
    "wind_up",
)


@settings(max_examples=300, deadline=None)
@given(stimuli, situations(), st.sampled_from(LOWER + RAISE), st.floats(0, 1), st.floats(0, 1))
def test_direction_of_each_input(stimulus, inputs, name, one, other):
    passport = INPUTS[name]
    low, high = (passport.low + share * (passport.high - passport.low) for share in sorted((one, other)))
    less, more = (gate.rating(stimulus, **(inputs | {name: value})) for value in (low, high))
    # Newton's last step is good to a thousandth of a point.
    if name in LOWER:
        assert more <= less + 0.002
    else:
        assert more >= less - 0.002


@settings(max_examples=150, deadline=None)
@given(
    stimuli,
    situations(),
    st.sampled_from(("inhibition", "kcc2", "monoamine_tone", "opioid", "endogenous_opioids")),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_what_inhibits_lowers_the_rating(stimulus, inputs, name, one, other):
    # Only while chloride is low: GABA excites once E_Cl stands above the potential. And
    # an opioid only while its receptors are coupled to Gi and nobody is in withdrawal.
    inputs = inputs | {"gs_share": 0.0, "dependence": 0.0, "pumps_lost_to_opioid": 0.0}
    inputs["kcc2"] = max(inputs["kcc2"], 0.9)
    passport = INPUTS[name]
    floor = 0.9 if name == "kcc2" else passport.low
    low, high = (floor + share * (passport.high - floor) for share in sorted((one, other)))
    responses = [gate.respond(stimulus, **(inputs | {name: value})) for value in (low, high)]
    if all(response.potential > response.chloride_reversal for response in responses):
        assert responses[1].rating <= responses[0].rating + 0.002


@settings(max_examples=150, deadline=None)
@given(stimuli, situations(), st.sampled_from(("distress", "poor_sleep")), st.floats(0, 1), st.floats(0, 1))
def test_what_weakens_the_brainstem_raises_the_rating(stimulus, inputs, name, one, other):
    # Under the same two conditions as above.
    inputs = inputs | {"kcc2": max(inputs["kcc2"], 0.9), "pumps_lost_to_opioid": 0.0}
    responses = [gate.respond(stimulus, **(inputs | {name: value})) for value in sorted((one, other))]
    if all(response.potential > response.chloride_reversal for response in responses):
        assert responses[1].rating >= responses[0].rating - 0.002


def test_a_structural_problem_is_out_of_reach_of_an_anti_inflammatory_drug():
    for driver, kept in (("injury", 0.5), ("structural", 1.0)):
        plain, treated = (gate.rating(3, **{driver: 1.0}, anti_inflammatory=drug) for drug in (0.0, 1.0))
        assert treated <= kept * plain
    assert treated == plain


@settings(max_examples=100, deadline=None)
@given(situations())
def test_healthy_fibers_rise_with_the_stimulus(inputs):
    response = gate.respond(CURVE, **inputs)
    assert (np.diff(response.pain_drive) >= 0).all()
    assert (np.diff(response.touch_drive) >= 0).all()


@settings(max_examples=100, deadline=None)
@given(situations())
def test_floats_and_arrays_agree(inputs):
    curve = gate.respond(CURVE, **inputs)
    for index in (0, 40, 160, 200):
        one = gate.respond(float(CURVE[index]), **inputs)
        for name, value in zip(one._fields, one):
            assert np.broadcast_to(getattr(curve, name), CURVE.shape)[index] == pytest.approx(value, abs=1e-9)


def test_many_people_at_once():
    inhibition = np.array([1.0, 0.5, 0.0])
    together = gate.rating(2.0, inhibition=inhibition)
    assert together == pytest.approx([gate.rating(2.0, inhibition=value) for value in inhibition])


# Reading off, and what is refused.


def test_threshold_is_read_off_the_curve():
    ratings = gate.rating(CURVE)
    first = gate.threshold(CURVE, ratings, CONSTANTS["first_pain"].value)
    half = gate.threshold(CURVE, ratings, 5)
    assert 2 < first < half < 8
    assert gate.rating(half) == pytest.approx(5, abs=0.01)
    assert gate.threshold(CURVE, ratings, 9.9) is None
    assert gate.threshold(CURVE, gate.rating(CURVE, injury=1), 0.5) == 0


@pytest.mark.parametrize("stimulus", [-1, 10.1, math.nan, math.inf, "firm", None, np.array([1.0, -1.0])])
@pytest.mark.parametrize("ask", [gate.respond, gate.rating, gate.wind_up])
def test_bad_stimulus_gets_one_sentence(ask, stimulus):
    with pytest.raises(ValueError, match=r"^stimulus must be .*from 0 to 10.*\.$"):
        ask(stimulus)


def test_the_docstring_tells_of_every_input():
    for name, passport in INPUTS.items():
        assert (
            f"{name}: {passport.title}; {passport.value:g}, from {passport.low:g} to {passport.high:g}"
            in gate.respond.__doc__
        )


def test_other_bad_input_gets_one_sentence():
    with pytest.raises(ValueError, match=r"^There is no input called 'courage'; the inputs are .*\.$"):
        gate.respond(5, courage=1)
    with pytest.raises(ValueError, match=r"^magnesium must be from 0.7 to 1.3 mM, not 5\.$"):
        gate.respond(5, magnesium=5)
    with pytest.raises(ValueError, match=r"^pulses must be a whole number from 1 to 1000, not 0\.$"):
        gate.wind_up(5, pulses=0)
    for wrong in (
        lambda: gate.respond([1, "2"]),
        lambda: gate.respond(3, injury=[True]),
        lambda: gate.respond(10**400),
    ):
        with pytest.raises(ValueError, match=r"^(stimulus|injury) must be a number from 0 to .*\.$"):
            wrong()
    with pytest.raises(ValueError, match=r"^pulses must be a whole number from 1 to 1000, not True\.$"):
        gate.wind_up(5, pulses=True)
    with pytest.raises(ValueError, match=r"^rate must be a number from 0.01 to 20 pulses a second, not '1'\.$"):
        gate.wind_up(5, rate="1")
    with pytest.raises(ValueError, match=r"^rate must be from 0.01 to 20 pulses a second, not nan\.$"):
        gate.wind_up(5, rate=math.nan)
