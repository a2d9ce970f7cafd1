"""What the labs of notebook 11 show: directions, limits and the sources they are drawn from."""

import numpy as np
import pytest

from pain_helpers.labs import RecoveryLab, SupportsLab
from pain_helpers.labs.recovery.recovery_lab import CURVE_DAYS, end_of_course, lowered
from pain_helpers.labs.recovery.supports_lab import CONTROLS, GRADES
from pain_helpers.labs.recovery.words import RECOVERY, SUPPORT
from pain_helpers.literature.supports import DRUG_GRADE, SUPPORT_EVIDENCE
from pain_helpers.model.experiments import LOADED, LOADED_DOSE, MONTH
from pain_helpers.model.plan import SUPPORTS, Plan
from pain_helpers.model.simulation import simulate

NONE = dict.fromkeys(CONTROLS, 0.0)
FULL = dict.fromkeys(CONTROLS, 1.0)

# The recovery lab.


@pytest.mark.parametrize("settings", [{}, {"weeks": 0}, {"past_dose": 200, "weeks": 8}])
def test_the_pain_underneath_starts_high_and_comes_back(settings):
    now = RecoveryLab(**settings).result
    assert now.first > now.before + 1
    assert now.last == pytest.approx(now.before, abs=0.1)
    assert 0 < now.weeks_until_back < 78


def test_more_drug_and_a_slower_lowering_take_longer():
    by_dose = [RecoveryLab(past_dose=dose).result.weeks_until_back for dose in (60, 120, 200)]
    by_weeks = [RecoveryLab(weeks=weeks).result.weeks_until_back for weeks in (8, 26, 52)]
    assert by_dose == sorted(by_dose) and by_dose[0] < by_dose[-1]
    assert by_weeks == sorted(by_weeks) and by_weeks[0] < by_weeks[-1]


def test_stopping_at_once_is_the_worst_at_first_and_slower_is_gentler():
    worst = [RecoveryLab(weeks=weeks).result.worst for weeks in (0, 8, 26, 52)]
    assert worst == sorted(worst, reverse=True)
    assert worst[0] > worst[-1] + 1


def test_the_warning_stands_in_picture_and_sentence_just_when_it_is_stopped_at_once():
    lab = RecoveryLab(weeks=0)
    assert RECOVERY["danger"] in lab.words and lab._picture._danger.get_visible()
    lab.set(weeks=1)
    assert RECOVERY["danger"] not in lab.words and not lab._picture._danger.get_visible()


def test_no_preset_reads_as_a_schedule_and_the_picture_says_that_it_is_no_plan():
    assert not RecoveryLab.presets and not SupportsLab.presets
    said = [text.get_text() for text in RecoveryLab()._picture.figure.texts]
    assert RECOVERY["no plan"] in said and "never a plan for a person" in RECOVERY["no plan"]


def test_the_two_parts_of_the_course_are_one_course():
    months, dose, weeks = 12, 60.0, 26
    days = months * MONTH
    # A step every two weeks, the first and the last day included.
    whole = Plan(days + 182).opioid(dose, to_day=days).taper(dose, from_day=days, to_day=days + 7 * weeks, steps=14)
    at = np.array([0.0, 30.0, 90.0, 180.0])
    parts = RecoveryLab(months=months, past_dose=dose, weeks=weeks).result
    expected = simulate(whole, {"injury": 0.8}).rating(days=days + at)
    assert np.interp(at, CURVE_DAYS, parts.rating) == pytest.approx(expected, abs=0.05)


def test_before_is_the_pain_of_a_person_who_takes_nothing():
    before, _ = end_of_course(0.8, 12.0, 60.0)
    assert before == pytest.approx(simulate(Plan(1), {"injury": 0.8}).rating(days=0.0)[0], abs=0.01)


def test_nothing_is_left_of_the_dose_after_the_lowering():
    for weeks in (0, 1, 3, 52):
        *_, (start, _, inputs) = lowered(60.0, weeks).stretches({})
        assert start == 7 * weeks and inputs.get("opioid_dose", 0.0) == 0


@pytest.mark.parametrize("weeks", [1, 2, 3, 26, 52])
def test_the_lowering_begins_on_the_first_day_and_never_stops_at_once(weeks):
    doses = [inputs["opioid_dose"] for *_, inputs in lowered(60.0, weeks).stretches({})]
    assert 60 > doses[0] >= 30 and doses == sorted(doses, reverse=True)


# The supports lab.


def test_every_support_of_the_model_has_a_slider_with_its_grade():
    assert set(SUPPORTS) <= set(CONTROLS.values())
    units = {control.name: control.unit for control in SupportsLab.controls}
    for control, name in CONTROLS.items():
        assert units[control] == SUPPORT[f"grade {GRADES[name]}"]
        assert GRADES[name] == (DRUG_GRADE if name == "drug" else SUPPORT_EVIDENCE[name].grade)
        assert SUPPORT[f"found {name}"].startswith(("partial", "rats", "mice"))
        assert SUPPORT[f"found {name}"].startswith("partial") == (GRADES[name] == "partial")


def test_with_no_support_both_curves_are_one():
    now = SupportsLab(**NONE).result
    assert np.array_equal(now.together, now.without)
    assert set(now.points.values()) == {0.0}


@pytest.mark.parametrize("control", CONTROLS)
def test_each_support_takes_a_little_away_and_more_of_it_takes_more(control):
    half, full = (SupportsLab(**{**NONE, control: level}, week=52).result for level in (0.5, 1.0))
    name = CONTROLS[control]
    assert 0 < half.points[name] < full.points[name] < 1
    assert full.relief == full.points[name]
    others = {points for other, points in full.points.items() if other != name}
    assert others == {0.0}


def test_a_bar_shows_no_more_than_was_found_in_people():
    points = SupportsLab(**FULL, week=52).result.points
    for name, evidence in SUPPORT_EVIDENCE.items():
        assert points[name] <= max(abs(evidence.low), abs(evidence.high)) + 0.01, name


def test_a_support_alone_is_the_models_support():
    now = SupportsLab(**{**NONE, "sleep": 1.0}, week=52).result
    course = simulate(Plan(728).opioid(LOADED_DOSE).support("sleep", from_day=364), LOADED)
    assert now.at(now.alone["sleep"]) == pytest.approx(course.rating(days=728.0)[0], abs=0.02)


def test_all_together_leave_pain_over():
    now = SupportsLab(**FULL, week=52).result
    assert now.together[-1] > 1
    assert now.relief > max(now.points.values())
