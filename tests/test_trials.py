"""The people of trials, the two arms, and a year on an opioid in them."""

import numpy as np
import pytest

from pain_helpers.model import gate
from pain_helpers.model.experiments import EXAMPLE_DOSE, MONTH, PINPRICK, STIMULI
from pain_helpers.model.people import STRONGLY_AFFECTED
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import simulate
from pain_helpers.studies.targets import TARGETS
from pain_helpers.studies.trials import (
    LASTING,
    LEAST_PAIN,
    MOST_PAIN,
    YEAR_MONTHS,
    arms,
    drawn,
    lasting_changes,
    trial_people,
    year_of_people,
)


def month(number: float) -> int:
    return int(np.flatnonzero(number == YEAR_MONTHS)[0])


def test_people_in_trials_start_at_5_to_8():
    crowd = trial_people()
    assert (crowd.before >= LEAST_PAIN).all() and (crowd.before <= MOST_PAIN).all()
    assert (LEAST_PAIN, MOST_PAIN) == (5.0, 8.0) and 1500 < len(crowd.before) < 2500
    assert crowd.people.count == len(crowd.before) == len(crowd.start.kcc2)


def test_the_same_people_come_back_and_some_are_the_first_of_them():
    few = drawn(200)
    assert (few.before == drawn(200).before).all()
    some = trial_people().some(50)
    assert some.people.count == 50 and (some.before == trial_people().before[:50]).all()


def test_those_chosen_keep_their_own_numbers():
    some = trial_people().some(20)
    days = [0.0, 90.0]
    of_all = trial_people().ratings(Plan(90).opioid(EXAMPLE_DOSE), days)
    assert some.ratings(Plan(90).opioid(EXAMPLE_DOSE), days) == pytest.approx(of_all[:, :20], abs=0.005)


def test_nothing_done_changes_nothing():
    crowd = trial_people().some(100)
    assert crowd.ratings(Plan(365), [0.0, 365.0]) == pytest.approx(np.tile(crowd.before, (2, 1)), abs=1e-3)


def test_both_arms_hope_alike_and_one_has_the_drug():
    drug, placebo = arms(84, 28, lambda plan: plan.opioid(EXAMPLE_DOSE))
    assert drug.days == placebo.days == 84

    def given(plan: Plan, name: str) -> list[tuple[float, float]]:
        stretches = plan.stretches({})
        return [(end, inputs[name]) for _, end, inputs in stretches if inputs.get(name)]

    assert given(drug, "hope") == given(placebo, "hope") and given(drug, "hope")[-1][0] == 28
    assert given(drug, "opioid_dose") and not given(placebo, "opioid_dose")


def test_a_year_begins_at_nothing():
    assert (
        year_of_people().against_placebo.shape
        == year_of_people().taken_away.shape
        == (len(YEAR_MONTHS), len(trial_people().before))
    )
    assert abs(year_of_people().against_placebo[0]).max() < 0.05 and abs(year_of_people().taken_away[0]).max() < 0.05


def test_the_mean_against_placebo_is_in_the_band_of_the_trials():
    within = (YEAR_MONTHS >= 3) & (YEAR_MONTHS <= 6)
    assert TARGETS["F3"].met(year_of_people().against_placebo[within].mean())
    assert TARGETS["F4"].met(year_of_people().against_placebo[month(1)].mean())


def test_the_mean_rise_with_the_drug_taken_away_is_in_its_band():
    assert TARGETS["F5a"].met(year_of_people().taken_away[month(1)].mean())
    assert TARGETS["F5b"].met(year_of_people().taken_away[month(12)].mean())
    assert TARGETS["F10"].met(100 * np.mean(year_of_people().taken_away[month(12)] >= 2.0))


def test_most_people_end_near_where_they_began_and_a_few_are_worse():
    at_end = year_of_people().taken_away[-1]
    assert np.mean(abs(at_end) < 1) > 0.75
    assert 0.05 < np.mean(at_end >= 1) < 0.25
    on_drug = year_of_people().against_placebo[-1]
    assert np.mean(abs(on_drug) < 2) > 0.8 and on_drug.mean() < 0
    assert 0.05 < np.mean(on_drug >= 1) < 0.25


def test_the_relief_of_the_first_weeks_gets_less():
    mean = year_of_people().against_placebo.mean(axis=1)
    assert mean[month(0.25)] < mean[month(1)] < mean[month(3)] < 0


def test_a_year_is_that_of_the_ratings():
    crowd, days = trial_people().some(40), MONTH * YEAR_MONTHS[[0, -1]]
    away = crowd.ratings(Plan(366).opioid(EXAMPLE_DOSE), days, taken_away=True) - crowd.before
    assert year_of_people().taken_away[[0, -1], :40] == pytest.approx(away, abs=0.02)


# What a year leaves, as inputs of the gate.


def test_none_of_it_is_health_and_all_of_it_is_more_pain():
    healthy, half, most = (lasting_changes(share) for share in (0.0, 0.5, 1.0))
    assert healthy == {name: gate.HEALTHY[name] for name in LASTING}
    ratings = [gate.rating(PINPRICK, **changes) for changes in (healthy, half, most)]
    assert ratings == sorted(ratings) and ratings[-1] > ratings[0] + 1


def test_it_is_felt_at_strong_stimuli_more_than_at_weak_ones():
    shift = gate.rating(STIMULI, **lasting_changes(1.0)) - gate.rating(STIMULI)
    assert shift.min() > -1e-9 and shift[STIMULI >= 6].mean() > 3 * shift[STIMULI <= 4].mean()


def test_they_are_the_changes_of_one_strongly_affected():
    course = simulate(Plan(365).opioid(EXAMPLE_DOSE), {"susceptibility": STRONGLY_AFFECTED})
    state = course.state_on(365)
    assert lasting_changes(1.0) == pytest.approx({name: getattr(state, name) for name in LASTING})
