"""What the labs of notebooks 02 to 04 show: directions, limits and the sources they are drawn from."""

import numpy as np
import pytest

from pain_helpers.labs import (
    ChannelLab,
    CrowdLab,
    InfusionLab,
    InjurySiteLab,
    MixLab,
    ReliefLab,
    SensitizationLab,
    WindUpLab,
)
from pain_helpers.labs.frame.stimuli import say_stimulus
from pain_helpers.labs.ketamine.infusion_lab import CURVE_DAYS
from pain_helpers.labs.ketamine.mix_lab import CASES, DRIVERS, reach
from pain_helpers.labs.ketamine.relief_lab import CURVES
from pain_helpers.literature.published import CRPS_WEEK_1, KETAMINE_LEVELS, PUBLISHED
from pain_helpers.model import gate, pharmacokinetics, replay
from pain_helpers.model.experiments import NAMED_STIMULI

# Notebook 02.


@pytest.mark.parametrize("strength", [0.3, 0.5, 0.7])
def test_two_changes_together_do_more_than_their_sum(strength):
    now = SensitizationLab(inhibition=1 - strength, nmda_phosphorylation=strength).result
    healthy = gate.rating(2)
    assert now.touch - healthy > (now.touch_brake_alone - healthy) + (now.touch_nmda_alone - healthy)


def test_a_change_alone_is_what_it_is_alone():
    lab = SensitizationLab(inhibition=0.5, nmda_phosphorylation=0.0)
    assert lab.result.touch == lab.result.touch_brake_alone
    assert lab.result.touch_nmda_alone == gate.rating(2)


def test_sensitization_lowers_the_threshold_and_raises_both_ratings():
    healthy, both = (SensitizationLab().preset(name).result for name in ("Healthy", "Both together"))
    assert both.start < healthy.start and both.touch > healthy.touch and both.pinch > healthy.pinch


def test_wind_up_grows_with_the_rate_and_never_changes_the_first_pulse():
    results = [WindUpLab(rate=rate).result for rate in (0.1, 0.5, 1.0, 2.0)]
    assert all(slow.last < quick.last for slow, quick in zip(results, results[1:]))
    assert len({result.first for result in results}) == 1


@pytest.mark.parametrize("stimulus", [*NAMED_STIMULI, 7.3])
def test_a_stimulus_is_said_at_the_start_of_a_sentence_and_within_one(stimulus):
    name = NAMED_STIMULI.get(stimulus, "a stimulus of")
    assert say_stimulus(stimulus).startswith(name[0].upper() + name[1:])
    assert f"the first {name.removeprefix('a ')}" in WindUpLab(stimulus=stimulus).words
    assert f"{stimulus:g} of 10" in say_stimulus(stimulus, within=True)


def test_a_drug_at_the_injury_never_touches_the_relay():
    without, with_drug = InjurySiteLab(anti_inflammatory=0).result, InjurySiteLab(anti_inflammatory=1).result
    assert without.acute_relief == without.sensitized_relief == 0
    assert with_drug.acute_relief > 5 * with_drug.sensitized_relief > 0


# Notebook 03.


def test_magnesium_follows_jahr_and_stevens():
    # Derived from the published equation, at 1 mM.
    for voltage, published in ((-80, 0.024), (-65, 0.060), (-40, 0.230), (0, 0.781)):
        assert gate.free_of_magnesium(voltage, 1.0) == pytest.approx(published, abs=0.001)


def test_channels_are_a_hundred_in_every_state():
    for voltage in (-90, -30, 0):
        for ketamine in (0, 150, 1500):
            lab = ChannelLab(voltage=voltage, magnesium=0.7, ketamine=ketamine)
            for crowd in lab._picture._crowds:
                assert sum(len(marks.get_xdata()) for marks in crowd.values()) == 100


def test_ketamine_leaves_fewer_channels_free_in_either_reading():
    free = [ChannelLab(ketamine=level).result for level in (0, 100, 1000)]
    for name in ("free_first", "free_second"):
        values = [getattr(result, name) for result in free]
        assert values[0] > values[1] > values[2]
    assert all(result.free_first <= result.free_second <= result.free for result in free)


def test_relief_and_dissociation_rise_together_while_a_pinch_stays():
    for name in ("relief", "relief less", "dissociation"):
        assert (np.diff(CURVES[name]) > 0).all()
    assert CURVES["pinch"].min() > 90
    assert ReliefLab(level=150).result.dissociation == pytest.approx(100 * pharmacokinetics.dissociation(150.0))


def test_the_infusion_as_in_the_trial_is_the_replay_of_it():
    figures = replay.figures("crps_trial")
    now = InfusionLab().result
    assert now.week_1 == pytest.approx(figures["ketamine arm, week 1"], abs=0.05)
    assert now.placebo_week_1 == pytest.approx(figures["placebo arm, week 1"], abs=0.05)


def test_the_points_drawn_are_those_of_the_published_result():
    said = PUBLISHED["crps_trial"].measured
    for point in CRPS_WEEK_1:
        assert f"{point.value:g}" in said
    drawn = [line for line in InfusionLab()._picture.figure.axes[0].lines if len(line.get_xdata()) == 1]
    places = {(line.get_xdata()[0], line.get_ydata()[0]) for line in drawn}
    assert {(point.time, point.value) for point in CRPS_WEEK_1} <= places


def test_the_published_levels_stand_above_the_curves():
    said = [text.get_text() for text in ReliefLab()._picture.figure.axes[0].texts]
    for low, high in KETAMINE_LEVELS.values():
        assert any(f"{low:g} to {high:g}" in text for text in said)


@pytest.mark.parametrize("settings", [{}, {"ketamine_rate": 40}, {"hours": 200}, {"infusions": 5}])
def test_the_relief_fades_whatever_the_infusion(settings):
    now = InfusionLab(**settings).result
    three_days_after = 7 * max(end for _, end in now.spans) + 3
    last = three_days_after <= CURVE_DAYS
    assert (np.diff(now.drug[last]) > 0).all()
    assert np.ptp(now.states["brake"]) < 0.5, "ketamine leaves the chloride pump as it was"


def test_without_ketamine_the_arms_are_one():
    now = InfusionLab(ketamine_rate=0).result
    assert np.allclose(now.drug, now.placebo)
    assert now.weeks_apart == 0


# Notebook 04.


def test_the_three_cases_differ_in_what_ketamine_reaches():
    shares = {name: MixLab().preset(name).result.whole.share for name in CASES}
    first, *others = shares.values()
    assert first > 2 * max(others)


def test_a_mix_without_a_driver_is_the_mix_with_it_at_its_healthy_value():
    lab = MixLab()
    for name in DRIVERS:
        healthy = 1.0 if name == "inhibition" else 0.0
        assert MixLab(**{**lab.values, name: healthy}).result.whole == lab.result.without[name]


def test_nobody_without_drivers_has_pain_to_reach():
    assert reach((0.0, 0.0, 0.0, 1.0, 0.0, 0.0)).share is None


def test_the_level_explains_next_to_nothing_and_the_tissue_much():
    now = CrowdLab().result
    assert now.by_level < 1 < 30 < now.by_tissue
    assert CrowdLab(rate=0).result.level.max() == 0
    assert CrowdLab(rate=0).result.share < now.share


def test_fewer_people_have_more_relief():
    shares = [CrowdLab(relief_that_counts=counts).result.share for counts in (10, 30, 50, 70)]
    assert shares == sorted(shares, reverse=True)
