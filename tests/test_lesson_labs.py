"""What the labs of notebooks 02 to 04 show: directions, limits and the sources they are drawn from."""

import numpy as np
import pytest
from shared_lab import lab_of

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
from pain_helpers.labs.ketamine.crowd_lab import FEW
from pain_helpers.labs.ketamine.infusion_lab import CURVE_DAYS
from pain_helpers.labs.ketamine.infusion_picture import WEEK_12
from pain_helpers.labs.ketamine.mix_lab import CASES, DRIVERS, reach
from pain_helpers.labs.ketamine.relief_lab import CURVES
from pain_helpers.labs.ketamine.words import CROWD, INFUSION
from pain_helpers.literature.published import CRPS_WEEK_1, KETAMINE_LEVELS, PUBLISHED
from pain_helpers.literature.targets import TARGETS
from pain_helpers.model import gate, pharmacokinetics
from pain_helpers.model.experiments import NAMED_STIMULI, TRIAL_HOURS
from pain_helpers.studies import replay

# Notebook 02.


@pytest.mark.parametrize("strength", [0.3, 0.5, 0.7])
def test_two_changes_together_do_more_than_their_sum(strength):
    now = lab_of(SensitizationLab, inhibition=1 - strength, nmda_phosphorylation=strength).result
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
    results = [lab_of(WindUpLab, rate=rate).result for rate in (0.1, 0.5, 1.0, 2.0)]
    assert all(slow.last < quick.last for slow, quick in zip(results, results[1:]))
    assert len({result.first for result in results}) == 1


@pytest.mark.parametrize("stimulus", [*NAMED_STIMULI, 7.3])
def test_a_stimulus_is_said_at_the_start_of_a_sentence_and_within_one(stimulus):
    name = NAMED_STIMULI.get(stimulus, "a stimulus of")
    assert say_stimulus(stimulus).startswith(name[0].upper() + name[1:])
    assert f"the first {name.removeprefix('a ')}" in WindUpLab(stimulus=stimulus).words
    assert f"{stimulus:g} of 10" in say_stimulus(stimulus, within=True)


def test_a_drug_at_the_injury_never_touches_the_relay():
    without, with_drug = (
        lab_of(InjurySiteLab, anti_inflammatory=0).result,
        lab_of(InjurySiteLab, anti_inflammatory=1).result,
    )
    assert without.acute_relief == without.sensitized_relief == 0
    assert with_drug.acute_relief > 5 * with_drug.sensitized_relief > 0


# Notebook 03.


def test_magnesium_follows_jahr_and_stevens():
    # Derived from the published equation, at 1 mM.
    for voltage, published in ((-80, 0.024), (-65, 0.060), (-40, 0.230), (0, 0.781)):
        assert gate.free_of_magnesium(voltage, 1.0) == pytest.approx(published, abs=0.001)


def test_channels_are_a_hundred_in_every_state():
    for voltage in (-90, -30, 0):
        for ketamine in (0, 150, 250):
            lab = ChannelLab(voltage=voltage, magnesium=0.7, ketamine=ketamine)
            for crowd in lab._picture._crowds:
                assert sum(len(marks.get_xdata()) for marks in crowd.values()) == 100


def test_ketamine_leaves_fewer_channels_free_in_either_reading():
    free = [lab_of(ChannelLab, ketamine=level).result for level in (0, 100, 250)]
    for name in ("free_first", "free_second"):
        values = [getattr(result, name) for result in free]
        assert values[0] > values[1] > values[2]
    assert all(result.free_first <= result.free_second <= result.free for result in free)


def test_relief_and_dissociation_rise_together_while_a_pinch_stays():
    for name in ("relief", "relief less", "dissociation"):
        assert (np.diff(CURVES[name]) > 0).all()
    assert CURVES["pinch"].min() > 90
    assert lab_of(ReliefLab, level=150).result.dissociation == pytest.approx(100 * pharmacokinetics.dissociation(150.0))


def test_the_infusion_as_in_the_trial_is_the_replay_of_it():
    figures = replay.figures("crps_trial")
    now = lab_of(InfusionLab).result
    assert now.week_1 == pytest.approx(figures["ketamine arm, week 1"], abs=0.05)
    assert now.placebo_week_1 == pytest.approx(figures["placebo arm, week 1"], abs=0.05)


def test_the_points_drawn_are_those_of_the_published_result():
    said = PUBLISHED["crps_trial"].measured
    for point in CRPS_WEEK_1:
        assert f"{point.value:g}" in said
    lab = InfusionLab()
    drawn = [line for line in lab._picture.figure.axes[0].lines if len(line.get_xdata()) == 1]
    places = {(line.get_xdata()[0], line.get_ydata()[0]) for line in drawn}
    assert {(point.time, point.value) for point in CRPS_WEEK_1} <= places
    assert (WEEK_12, lab.result.placebo_week_12 + TARGETS["F9b"].value) in places


def test_at_week_12_no_clear_difference_is_left_in_what_is_drawn():
    lab = InfusionLab()
    low, high = lab._picture._bar_12.get_ydata()
    assert low < lab.result.week_12 < lab.result.placebo_week_12 < high, "the bar reaches the placebo line"
    assert TARGETS["F9b"].met(-lab.result.gap_12)
    assert "no longer significant" in lab.words and "derived by us" in lab.words
    said = [text.get_text() for text in lab._picture.figure.axes[0].texts if text.get_visible()]
    assert INFUSION["week 12"] in said and "derived by us" in INFUSION["week 12"]


@pytest.mark.parametrize("settings", [{"rate": 0.5}, {"hours": 52}, {"rate": 0}])
def test_the_trials_results_stand_only_beside_the_trials_infusion(settings):
    lab = InfusionLab()
    assert all(artist.get_visible() for artist in lab._picture._found)
    lab.set(**settings)
    assert not any(artist.get_visible() for artist in lab._picture._found)
    assert INFUSION["nothing found"] in lab.words and "significant" not in lab.words


def test_no_infusion_is_longer_or_faster_than_the_trials():
    for lab in (InfusionLab, CrowdLab):
        for control in lab.controls:
            if control.dose:
                assert control.high == {"rate": 1.0, "hours": TRIAL_HOURS}[control.name]
                assert "mg" not in control.unit


def test_the_published_levels_stand_above_the_curves():
    said = [text.get_text() for text in ReliefLab()._picture.figure.axes[0].texts]
    for low, high in KETAMINE_LEVELS.values():
        assert any(f"{low:g} to {high:g}" in text for text in said)


@pytest.mark.parametrize("settings", [{}, {"rate": 0.5}, {"hours": 20}, {"rate": 0.05, "hours": 48}])
def test_the_relief_fades_whatever_the_infusion(settings):
    now = lab_of(InfusionLab, **settings).result
    last = settings.get("hours", TRIAL_HOURS) / 24 + 3 <= CURVE_DAYS
    assert (np.diff(now.drug[last]) > 0).all()
    assert np.ptp(now.states["brake"]) < 0.5, "ketamine leaves the chloride pump as it was"


def test_without_ketamine_the_arms_are_one():
    lab = InfusionLab(rate=0)
    assert np.allclose(lab.result.drug, lab.result.placebo)
    assert "both arms are one" in lab.words


def test_it_fades_slowly_since_what_drives_it_is_still_there():
    now = lab_of(InfusionLab).result
    before, erased, back = (now.state("sensitization", week) for week in (0, 1, 12))
    assert erased < 0.1 * before and 0.3 < (back - erased) / (before - erased) < 0.5, "less than half of it is back"
    assert now.state("overactivity", 12) > 0.9 * now.state("overactivity", 0), "the receptor is driven on"


@pytest.mark.parametrize("level", [0, 20, 250])
def test_the_curves_of_relief_end_where_the_reader_stands(level):
    """Drawn further, they would answer the question before the lab."""
    for curve in ReliefLab(level=level)._picture._curves.values():
        assert curve.get_xdata()[-1] == level


def test_without_ketamine_no_curve_of_ketamine_is_drawn_and_nothing_is_said_of_it():
    infusion, channel = InfusionLab(rate=0), ChannelLab(ketamine=0)
    assert np.isnan(infusion._picture.drug.get_ydata()).all()
    assert np.isnan([channel._picture._curves[name].get_ydata() for name in ("first", "second")]).all()
    assert "With ketamine" not in channel.words and "With ketamine" in ChannelLab().words
    infusion.set(rate=1)
    channel.set(ketamine=150)
    assert np.isfinite(infusion._picture.drug.get_ydata()).all()
    assert np.isfinite(channel._picture._curves["first"].get_ydata()).all()


# Notebook 04.


def test_the_three_cases_differ_in_what_ketamine_reaches():
    shares = {name: MixLab().preset(name).result.whole.share for name in CASES}
    first, *others = shares.values()
    assert first > 2 * max(others)


def test_a_mix_without_a_driver_is_the_mix_with_it_at_its_healthy_value():
    lab = MixLab()
    for name in DRIVERS:
        healthy = 1.0 if name == "inhibition" else 0.0
        assert lab_of(MixLab, **{**lab.values, name: healthy}).result.whole == lab.result.without[name]


def test_nobody_without_drivers_has_pain_to_reach():
    assert reach((0.0, 0.0, 0.0, 1.0, 0.0, 0.0)).share is None


def test_the_level_explains_next_to_nothing_and_the_tissue_much_less_where_the_scale_has_room():
    now = lab_of(CrowdLab).result
    assert now.by_level < 1 < 30 < now.by_tissue
    assert 5 < now.by_tissue_with_room < now.by_tissue / 2
    assert lab_of(CrowdLab, rate=0).result.crowd.level.max() == 0
    assert lab_of(CrowdLab, rate=0).result.share < now.share


def test_the_crowd_says_that_it_is_no_rate_for_anyone_else():
    lab = CrowdLab()
    assert "no rate for other pains or people" in lab.line and lab.words.endswith(lab.line)
    assert CROWD["nothing counted"] not in lab.words
    for rate, counted in ((0.5, False), (0, True), (1, True)):
        lab.set(rate=rate)
        assert lab._picture._another.get_visible() != counted
        assert (CROWD["nothing counted"] in lab.words) != counted


def test_without_ketamine_the_crowd_does_not_say_what_its_level_explains():
    lab = CrowdLab(rate=0)
    assert CROWD["no drug"] in lab.words and "explains" not in lab.words
    lab.set(rate=1)
    assert CROWD["no drug"] not in lab.words and "explains" in lab.words


def test_while_a_slider_moves_a_few_of_the_people_are_shown_and_it_is_said():
    lab = CrowdLab()
    everyone = len(lab.result.relief)
    lab.dragging = True
    lab.set(relief_that_counts=50)
    assert len(lab.result.relief) == everyone, "what counts is asked of those who are there"
    lab.set(rate=0.5)
    assert len(lab.result.relief) < FEW < everyone
    assert "quick look" in lab.words and lab._picture._quick.get_visible()
    lab.dragging = False
    lab.come_to_rest()
    assert len(lab.result.relief) == everyone
    assert "quick look" not in lab.words and not lab._picture._quick.get_visible()


def test_fewer_people_have_more_relief():
    shares = [lab_of(CrowdLab, relief_that_counts=counts).result.share for counts in (10, 30, 50, 70)]
    assert shares == sorted(shares, reverse=True)
