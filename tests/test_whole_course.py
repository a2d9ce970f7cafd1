"""What the labs of notebook 10 show: a year with all four mechanisms, raised doses, look-alikes, a spread of people."""

import numpy as np
import pytest
from pain_helpers.labs.course.spread_lab import MONTHS, changes

from pain_helpers.labs import SpreadLab, ToleranceLab, WhichIsItLab, WholeCourseLab
from pain_helpers.labs.course.which_is_it_lab import worse_injury
from pain_helpers.labs.course.whole_course_lab import COURSE_DAYS, raised
from pain_helpers.model import gate, readout
from pain_helpers.model.experiments import EXAMPLE_DOSE, HANDLING, LOOK_ALIKES, MOST_DOSE, SORE, STIMULI


def test_the_course_is_relief_then_less_then_more_pain_than_at_the_start():
    now = WholeCourseLab().result
    assert now.lowest < 0.5 * now.start < now.start < now.at(12, now.on_drug) < now.at(12, now.removed)
    assert 1 < now.month_above_start < 6


def test_the_shares_add_up_to_what_all_four_add():
    now = WholeCourseLab().result
    total = sum(values for name, values in now.shares.items() if name != "together")
    assert total == pytest.approx(now.shares["together"], abs=1e-9)
    assert all(values[0] == pytest.approx(0, abs=1e-9) and values[-1] > 0.2 for values in now.shares.values())


def test_the_shares_are_those_that_the_model_reads_out():
    lab = WholeCourseLab()
    found = readout.shares(raised(EXAMPLE_DOSE, 30), SORE, stimulus=HANDLING)
    for name, values in lab.result.shares.items():
        assert np.interp(COURSE_DAYS, found["day"], found[name]) == pytest.approx(values, abs=0.01)


def test_without_a_drug_nothing_moves():
    now = WholeCourseLab(opioid_dose=0, more=0).result
    assert np.ptp(now.on_drug) < 1e-3 and now.shares["together"] == pytest.approx(0, abs=1e-9)


def test_a_dose_is_never_raised_past_the_most():
    assert max(inputs["opioid_dose"] for _, _, inputs in raised(120, 40).stretches({})) == MOST_DOSE


def test_more_overcomes_tolerance_and_feeds_hyperalgesia():
    low, high = ToleranceLab(dose=60).result, ToleranceLab(dose=240).result
    assert (
        high.tolerant.at(40) < low.tolerant.at(40)
        and high.tolerant.at(40, removed=True) <= low.tolerant.at(40, removed=True) + 0.01
    )
    assert high.sensitive.at(13) < low.sensitive.at(13), "at first a raise relieves"
    assert (
        high.sensitive.at(40) > low.sensitive.at(40)
        and high.sensitive.at(40, removed=True) > low.sensitive.at(40, removed=True) + 0.5
    )


def test_tolerance_alone_never_raises_the_pain_without_the_drug():
    assert ToleranceLab(dose=240).result.tolerant.removed.max() <= ToleranceLab().result.tolerant.start + 1e-9


def test_the_cases_are_what_the_answers_say():
    one, two, three, four = (WhichIsItLab(case=case).result for case in (1, 2, 3, 4))
    assert one.removed == one.removed_before and one.on_board > one.on_board_before + 0.3
    assert two.removed > two.removed_before + 1 and LOOK_ALIKES[2].tolerance == 0
    assert three.removed > three.removed_before + 0.5 and LOOK_ALIKES[3].tolerance > 0
    assert abs(four.by_stimulus - two.by_stimulus).max() < 0.25 and abs(four.by_level - two.by_level).max() < 0.25


def test_the_look_alike_has_no_opioid_in_it():
    relay = worse_injury(LOOK_ALIKES[4].nerve_injury)
    assert relay.keys() == {"nmda_phosphorylation", "kcc2", "sensitization"}
    assert (WhichIsItLab(case=4).result.by_stimulus == gate.rating(STIMULI, **relay)).all()


def test_a_year_has_all_its_days():
    assert raised(EXAMPLE_DOSE, 0).days == pytest.approx(365) and COURSE_DAYS[-1] == pytest.approx(365)


def test_people_differ_and_are_counted_once():
    now = SpreadLab().result
    assert now.better + now.same + now.worse == pytest.approx(100)
    assert np.std(now.now) > 0.3
    assert SpreadLab(month=0).result.same == 100


def test_more_people_are_worse_off_late_than_early():
    early, late = SpreadLab(opioid_dose=120, month=1).result, SpreadLab(opioid_dose=120, month=12).result
    assert early.worse < late.worse and early.better > late.better


def test_the_crowd_is_the_same_each_time():
    first = changes(60.0).copy()
    changes.cache_clear()
    assert (changes(60.0) == first).all() and first.shape[0] == len(MONTHS)
