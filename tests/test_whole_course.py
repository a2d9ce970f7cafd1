"""What the labs of notebook 10 show: a year in most people and in the few, three reasons that feel alike, cases."""

import numpy as np
import pytest
from shared_lab import lab_of

from pain_helpers.labs import DayLab, WhichIsItLab, WholeCourseLab, YearLab
from pain_helpers.labs.course.day_lab import EVEN, GAPS, HOURS, pain, without_drug
from pain_helpers.labs.course.which_is_it_lab import without_opioid
from pain_helpers.labs.course.whole_course_lab import AS_TOLD, COURSE_DAYS, DAYS, MOST_PEOPLE, STRONGLY, year
from pain_helpers.labs.course.words import DAY, WHOLE_COURSE, YEAR
from pain_helpers.labs.course.year_lab import GROUPS, ONE_OF_THE_FEW, of_100
from pain_helpers.literature.published import FOUND_ON_OPIOID, FOUND_TAKEN_AWAY
from pain_helpers.model import gate, people, readout
from pain_helpers.model.experiments import COURSE_PERSON, EXAMPLE_DOSE, HANDLING, LOOK_ALIKES, MOST_DOSE, STIMULI
from pain_helpers.studies.trials import YEAR_MONTHS, year_of_people

# A year, two thousand people.


def test_it_opens_on_what_most_people_have_while_taking_it():
    lab = YearLab()
    assert lab.values == {"taken_away": 0.0, "month": 12.0, "person": 50.0}
    counts = lab.result.counts
    assert counts["same"] + counts["1 less"] > 75 and 5 < lab.result.worse < 20 and lab.result.mean < 0


def test_of_100_is_always_100():
    lab = YearLab()
    for away in (0, 1):
        for month in range(1, 13):
            assert sum(lab.run(lab.values | {"taken_away": away, "month": month}).counts.values()) == 100
    thirds = np.arange(3)
    assert of_100([thirds == place for place in thirds]) == [34, 33, 33]


def test_each_person_is_in_one_group():
    now = lab_of(YearLab, month=6).result
    exact = {
        "2 more": np.mean(now.now >= 2),
        "1 more": np.mean((now.now >= 1) & (now.now < 2)),
        "same": np.mean(abs(now.now) < 1),
        "1 less": np.mean((now.now <= -1) & (now.now > -2)),
        "2 less": np.mean(now.now <= -2),
    }
    assert tuple(exact) == GROUPS and sum(exact.values()) == pytest.approx(1)
    assert now.counts == pytest.approx({name: 100 * share for name, share in exact.items()}, abs=1)


def test_the_average_runs_through_what_the_placebo_trials_found():
    (busse,) = (row for row in FOUND_ON_OPIOID if row.key == "busse")
    assert busse.low < lab_of(YearLab).result.mean_between(busse.month, busse.until) < busse.high
    picture = YearLab()._picture
    assert picture.mean.get_ydata() == pytest.approx(year_of_people().against_placebo.mean(axis=1))


def test_with_the_drug_taken_away_most_are_as_before():
    now = lab_of(YearLab, taken_away=1).result
    assert now.counts["same"] > 75 and 2 <= now.counts["2 more"] <= 15 and 0 <= now.mean < 0.9


def test_each_view_shows_its_own_findings():
    for away, rows in ((0, FOUND_ON_OPIOID), (1, FOUND_TAKEN_AWAY)):
        lab = YearLab(taken_away=away)
        shown = {text.get_text() for text in lab.figure.axes[0].texts if text.get_visible()}
        hidden = {text.get_text() for text in lab.figure.axes[0].texts if not text.get_visible()}
        names = {YEAR[f"found {row.key}"] for row in rows}
        assert names <= shown and not names & hidden


def test_the_one_followed_is_a_person_of_the_crowd_in_order():
    lab = YearLab()
    ends = [lab.run(lab.values | {"person": person}).one[-1] for person in (1, 25, 50, 75, 100)]
    assert ends == sorted(ends)
    one = lab_of(YearLab, person=ONE_OF_THE_FEW).result.one
    assert (abs(year_of_people().against_placebo - one[:, None]).max(axis=0) == 0).any() and one[-1] > 1
    assert len(one) == len(YEAR_MONTHS)


def test_no_screen_of_the_year_names_an_amount():
    assert not any("mg" in text or "times the amount" in text for text in YEAR.values())


def test_what_was_held_says_which_view_it_is_from():
    lab = YearLab(person=90).hold().set(taken_away=1)
    assert lab._picture._held_words.get_text() == YEAR["held on"].format(person=90)


# As the article tells it.


def test_most_people_have_a_little_relief_and_keep_it():
    now = lab_of(WholeCourseLab).result
    assert now.lowest < now.at(12, now.on_drug) < now.start < now.at(12, now.removed) < now.start + 0.5
    assert now.month_above_start is None


def test_the_article_s_course_is_relief_then_less_then_more_pain_than_at_the_start():
    now = lab_of(WholeCourseLab, whose=AS_TOLD).result
    assert now.lowest < now.start - 1 and now.start < now.at(12, now.on_drug) < now.at(12, now.removed)
    assert now.month_above_start < 3


def test_most_people_s_line_is_beside_and_on_a_steady_amount():
    line = lab_of(WholeCourseLab, whose=MOST_PEOPLE).result.on_drug
    for whose in (STRONGLY, AS_TOLD):
        assert (lab_of(WholeCourseLab, whose=whose).result.most == line).all()
    assert WholeCourseLab(whose=STRONGLY)._picture.most._curve.get_visible()
    assert not WholeCourseLab(whose=MOST_PEOPLE)._picture.most._curve.get_visible(), "it would lie on itself"


def test_raised_amounts_end_worse_in_the_strongly_affected():
    steady, raised = (lab_of(WholeCourseLab, whose=whose).result for whose in (STRONGLY, AS_TOLD))
    assert raised.at(12, raised.on_drug) > steady.at(12, steady.on_drug) + 0.5
    assert raised.at(12, raised.removed) > steady.at(12, steady.removed) + 0.5


def test_fewer_than_1_in_100_of_the_crowd_rise_so_far():
    now = lab_of(WholeCourseLab, whose=STRONGLY).result
    assert lab_of(YearLab, taken_away=1).result.risen(now.at(12, now.removed) - now.start) < 1
    assert "Fewer than 1 in 100" in WHOLE_COURSE["room"] and "Fewer than 1 in 100" in WHOLE_COURSE["of them 2"]


def test_who_is_shown_is_said_in_sentence_and_picture():
    for whose in (MOST_PEOPLE, STRONGLY, AS_TOLD):
        lab = WholeCourseLab(whose=whose)
        assert lab.words.startswith(WHOLE_COURSE[f"says {whose}"]) and "nobody has counted" in lab.words
        shown = [text.get_text() for axes in lab.figure.axes for text in axes.texts]
        assert WHOLE_COURSE[f"of them {whose}"] in shown
    assert "20" in WHOLE_COURSE["of them 2"] and people.ONE_IN_TWENTY == 1.645


def test_the_shares_add_up_to_what_all_four_add():
    now = lab_of(WholeCourseLab, whose=AS_TOLD).result
    total = sum(values for name, values in now.shares.items() if name != "together")
    assert total == pytest.approx(now.shares["together"], abs=1e-9)
    assert all(values[0] == pytest.approx(0, abs=1e-9) and values[-1] > 0.2 for values in now.shares.values())


def test_the_shares_are_those_that_the_model_reads_out():
    person = COURSE_PERSON | {"susceptibility": people.STRONGLY_AFFECTED}
    found = readout.shares(year(raised=True), person, stimulus=HANDLING)
    now = lab_of(WholeCourseLab, whose=AS_TOLD).result
    for name, values in now.shares.items():
        ours = [now.at(month, values) for month in (3, 6, 12)]
        assert np.interp([DAYS / 4, DAYS / 2, DAYS], found["day"], found[name]) == pytest.approx(ours, abs=0.03)


def test_the_amount_is_raised_every_second_month_and_never_past_the_most():
    doses = [inputs["opioid_dose"] for _, _, inputs in year(raised=True).stretches({})]
    assert len(doses) == 6 and doses == sorted(set(doses)) and doses[0] == EXAMPLE_DOSE and doses[-1] <= MOST_DOSE
    assert [inputs["opioid_dose"] for _, _, inputs in year(raised=False).stretches({})] == [EXAMPLE_DOSE]


def test_a_year_has_all_its_days():
    assert year(raised=False).days == pytest.approx(365) and COURSE_DAYS[-1] == pytest.approx(365)


# Three reasons that feel alike.


def only(name: str):
    """A day with one of the three reasons alone."""
    return DayLab().preset(DAY[f"only {name}"]).result


@pytest.fixture
def first():
    """A day with none of the three."""
    return lab_of(DayLab).result


def test_the_day_opens_on_none_of_the_three(first):
    assert first.swing < 0.3 and first.away == first.without and (first.now == pain(**EVEN)).all()


def test_tolerance_is_less_relief_all_day_and_no_worse_than_without_the_drug(first):
    now = only("tolerance")
    assert now.away == now.without and now.worst < now.without
    assert now.relief < 0.6 * first.relief and now.swing < 0.3 and (now.now > first.now).all()


def test_hyperalgesia_is_more_pain_all_day_with_the_drug_and_without(first):
    now = only("hyperalgesia")
    assert now.away > now.without + 0.8 and (now.now > first.now + 0.8).all()
    assert now.swing < 0.3 and now.relief > 0.7 * first.relief


def test_long_gaps_make_pain_come_and_go():
    now = only("gaps")
    assert now.away == now.without and now.swing > 2
    assert now.before_dose > now.without > now.best, "withdrawal at trough"
    assert now.before_dose == pytest.approx(now.worst, abs=0.02)


def test_each_preset_looks_different():
    lab = DayLab()
    pictures = {
        lab.preset(DAY[f"only {name}"])._picture._last.tobytes() for name in ("tolerance", "hyperalgesia", "gaps")
    }
    assert len(pictures | {lab.reset()._picture._last.tobytes()}) == 4


def test_the_day_s_amount_stays_the_same_however_it_is_shared_out():
    lab = DayLab(half_life=2)
    levels = [lab.run(lab.values | {"interval": hours}).level for hours in (4, 6, 8, 12)]
    means = [np.trapezoid(level, HOURS) / 24 for level in levels]
    assert means == pytest.approx(np.ones(4), abs=0.01)


def test_the_strongest_swing_of_the_lab_stays_in_its_picture():
    lab = DayLab(tolerance=1, hyperalgesia=100, **GAPS)
    rating, level = lab.figure.axes
    assert lab.result.worst < rating.get_ylim()[1] and lab.result.level.max() < level.get_ylim()[1]


def test_the_day_says_that_a_dose_is_no_test():
    for said in (DayLab().words, DAY["footer"]):
        assert "Leaving out, adding or moving a dose is dangerous".lower() in said.lower()
    assert "not a test to try" in DayLab().words


def test_without_hyperalgesia_the_drug_taken_away_leaves_the_old_pain():
    assert without_drug(0.0) < without_drug(0.5) < without_drug(1.0)


# Which is it?


def test_the_cases_are_what_the_answers_say():
    one, two, three, four = (lab_of(WhichIsItLab, case=case).result for case in (1, 2, 3, 4))
    assert one.removed == one.removed_before and one.on_board > one.on_board_before + 0.3
    assert two.removed > two.removed_before + 1 and LOOK_ALIKES[2].tolerance == 0
    assert three.removed > three.removed_before + 0.5 and LOOK_ALIKES[3].tolerance > 0
    assert abs(four.by_stimulus - two.by_stimulus).max() < 0.35 and abs(four.by_level - two.by_level).max() < 0.2


def test_the_look_alike_has_no_opioid_in_it():
    case = LOOK_ALIKES[4]
    relay = without_opioid(case)
    assert case.hyperalgesia == case.tolerance == 0
    assert relay.keys() == {"nmda_phosphorylation", "kcc2", "sensitization", "poor_sleep"}
    assert lab_of(WhichIsItLab, case=4).result.by_stimulus == pytest.approx(gate.rating(STIMULI, **relay), abs=1e-9)


def test_no_case_is_shown_without_its_warning():
    assert "not a test to try" in WhichIsItLab(case=4).words
