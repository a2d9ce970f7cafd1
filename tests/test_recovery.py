"""What the labs of notebook 11 show: a band of people, what was found, nothing quick, and no sum of supports."""

import numpy as np
import pytest
from shared_lab import lab_of

from pain_helpers.labs import RecoveryLab, SupportsLab
from pain_helpers.labs.recovery import recovery_lab
from pain_helpers.labs.recovery.recovery_lab import (
    CURVE_DAYS,
    DAYS,
    FEWEST_WEEKS,
    GUIDELINE_PACE,
    MOST_WEEKS,
    WEEKS,
    after_months,
    lowered,
)
from pain_helpers.labs.recovery.supports_lab import CONTROLS, GRADES, GUESSED
from pain_helpers.labs.recovery.words import RECOVERY, SUPPORT
from pain_helpers.literature.published import FOUND_AFTER_TAPER
from pain_helpers.literature.supports import DRUG_GRADE, SUPPORT_EVIDENCE
from pain_helpers.model.experiments import COURSE_PERSON, EXAMPLE_DOSE, LOADED, LOADED_DOSE, MONTH
from pain_helpers.model.people import MOST, STRONGLY_AFFECTED
from pain_helpers.model.plan import SUPPORTS, Plan
from pain_helpers.model.simulation import simulate

NONE = dict.fromkeys(CONTROLS, 0.0)
FULL = dict.fromkeys(CONTROLS, 1.0)

# The recovery lab.


def drawn(lab) -> str:
    """All words in a lab's picture that can be seen."""
    texts = [text for axes in lab.figure.axes for text in axes.texts] + lab.figure.texts
    return " ".join(text.get_text() for text in texts if text.get_visible()).replace("\n", " ")


@pytest.fixture(scope="module")
def to_nothing():
    return RecoveryLab(kept=0)


def test_most_people_lose_their_relief_and_the_few_gain(to_nothing):
    now = to_nothing.result
    assert now.at(WEEKS, now.strongly) < -2 < 0 < now.at(WEEKS, now.most)
    less, same, more = now.of_100(WEEKS)
    assert less + same + more == pytest.approx(100) and 0 < less < more
    # Worse than studies found, which the words must say as long as it is so.
    assert now.mean(WEEKS) > max(row.value for row in FOUND_AFTER_TAPER) + 0.5
    assert RECOVERY["gloomier"] in to_nothing.words


def test_the_band_holds_80_of_100_people_and_one_of_most(to_nothing):
    now = to_nothing.result
    inside = (now.people >= now.band[0][:, None]) & (now.people <= now.band[1][:, None])
    assert inside[1:].mean(axis=1) == pytest.approx(0.8, abs=0.01)
    assert np.all(now.band[0] <= now.most + 0.01) and np.all(now.most <= now.band[1] + 0.01)
    assert now.people[0] == pytest.approx(0)


def test_what_is_kept_decides_more_than_how_fast(to_nothing):
    values = to_nothing.values
    kept = [to_nothing.run(values | {"kept": kept}).mean(WEEKS) for kept in (0, 25, 50)]
    assert kept == sorted(kept, reverse=True) and kept[-1] > 0
    quick, slow = (to_nothing.run(values | {"weeks": weeks}) for weeks in (FEWEST_WEEKS, MOST_WEEKS))
    assert quick.people.mean(axis=1).max() > slow.people.mean(axis=1).max() + 0.1, "quick is worse at first"
    assert quick.mean(WEEKS) == pytest.approx(slow.mean(WEEKS), abs=0.1)


@pytest.mark.parametrize("settings", [{}, {"weeks": 8, "kept": 0}, {"weeks": 104, "kept": 0, "more": 1, "months": 60}])
def test_nothing_stands_outside_the_picture(settings):
    now = lab_of(RecoveryLab, **settings).result
    for curve in (now.most, now.strongly, *now.band):
        assert np.abs(curve).max() < 4


def test_nothing_quick_is_drawn_and_what_is_fast_says_so():
    assert FEWEST_WEEKS == 8 and {c.name: c for c in RecoveryLab.controls}["weeks"].low == FEWEST_WEEKS
    with pytest.raises(ValueError, match="weeks"):
        RecoveryLab(weeks=4)
    lab = RecoveryLab()
    assert lab.result.pace < GUIDELINE_PACE and RECOVERY["fast"] not in lab.words
    lab.set(weeks=FEWEST_WEEKS)
    assert lab.result.pace > GUIDELINE_PACE and RECOVERY["fast"] in lab.words
    assert RECOVERY["too fast"].replace("\n", " ") in drawn(lab)


@pytest.mark.parametrize("settings", [{}, {"kept": 75}, {"kept": 0, "weeks": 8, "more": 1}])
def test_what_was_found_and_the_warning_stand_in_picture_and_sentence(settings):
    lab = RecoveryLab(**settings)
    assert "unchanged on average" in lab.words and "of 49 who had stopped, about half said" in lab.words
    assert lab.words.endswith(RECOVERY["footer"]) and "never a plan" in lab.words
    picture = drawn(lab)
    for words in ("no clear change", "no clear difference", "about half said worse", "never a plan", "No test tells"):
        assert words in picture
    assert "mg" not in picture + lab.words + lab.csv()


def test_no_preset_reads_as_a_schedule():
    assert not RecoveryLab.presets and not SupportsLab.presets
    assert RecoveryLab().values["kept"] > 0 and RecoveryLab().values["weeks"] >= 52, "it opens on slow and in part"


def test_neither_lab_opens_on_the_answer_to_its_prediction():
    lab, supports = RecoveryLab(), SupportsLab()
    assert lab.result.of_100(WEEKS)[1] > 95, "what lowering to nothing does is for the reader to find"
    assert set(supports.result.points.values()) == {0.0} and SUPPORT["at 0"] in drawn(supports)
    assert SUPPORT["points"].format(points=0.0) not in drawn(supports), "a slider at 0 is no result of nothing"


def test_while_a_slider_moves_the_people_wait():
    lab = RecoveryLab()
    lab.dragging = True
    lab.set(weeks=80)
    assert lab.result.people is lab.result.band is None and RECOVERY["moving"] in lab.words
    assert lab.result.of_100(WEEKS) is lab.result.mean(WEEKS) is None
    assert RECOVERY["wait"] in drawn(lab)
    lab.dragging = False
    assert RECOVERY["wait"] not in drawn(lab.set(weeks=60))


def test_the_two_parts_of_the_course_are_one_course():
    months, weeks = 12.0, 52.0
    days = months * MONTH
    # A step every four weeks, the first and the last day included.
    whole = Plan(days + DAYS).opioid(EXAMPLE_DOSE, to_day=days)
    whole = whole.taper(EXAMPLE_DOSE, from_day=days, to_day=days + 7 * weeks, steps=14)
    parts = lab_of(RecoveryLab, months=months, weeks=weeks, kept=0).result
    ratings = simulate(whole, COURSE_PERSON | {"susceptibility": MOST}).rating(days=days + CURVE_DAYS)
    assert parts.most == pytest.approx(ratings - ratings[0], abs=0.05)
    assert after_months(MOST, months, False).opioid == pytest.approx(EXAMPLE_DOSE, abs=0.5)


@pytest.mark.parametrize("weeks", [8, 12, 52, 60, 104])
@pytest.mark.parametrize("kept", [0.0, 0.25, 0.75])
def test_the_lowering_is_even_begins_on_the_first_day_and_keeps_what_is_kept(weeks, kept):
    stretches = lowered(60.0, weeks, kept).stretches({})
    doses = [inputs.get("opioid_dose", 0.0) for *_, inputs in stretches]
    steps = -np.diff([60.0, *doses])
    assert steps == pytest.approx(steps[0]) and steps[0] <= 60 * (1 - kept) / 5 + 1e-9
    assert stretches[-1][0] == pytest.approx(7 * weeks) and doses[-1] == pytest.approx(60 * kept)


# The supports lab.


def test_every_support_of_the_model_has_a_slider_with_its_grade():
    assert set(SUPPORTS) <= set(CONTROLS.values())
    units = {control.name: control.unit for control in SupportsLab.controls}
    for control, name in CONTROLS.items():
        assert units[control] == SUPPORT[f"grade {GRADES[name]}"]
        assert GRADES[name] == (DRUG_GRADE if name == "drug" else SUPPORT_EVIDENCE[name].grade)
        assert SUPPORT[f"found {name}"].startswith(("partial", "rats", "mice"))
        assert SUPPORT[f"found {name}"].startswith("partial") == (GRADES[name] == "partial")


def test_a_size_not_found_in_people_is_drawn_as_a_guess():
    guessed = {name for name, guess in GUESSED.items() if guess}
    assert guessed == {"stress", "gut and diet", "magnesium"}
    bars = SupportsLab(**FULL)._picture._bars
    assert {name for name, (bar, *_) in bars.items() if bar.get_hatch()} == guessed


def test_with_no_support_all_curves_are_one():
    now = lab_of(SupportsLab, **NONE).result
    assert set(now.points.values()) == {0.0}
    assert all(np.array_equal(alone, now.without) for alone in now.alone.values())


@pytest.mark.parametrize("control", CONTROLS)
def test_each_support_takes_a_little_away_and_more_of_it_takes_more(control):
    half, full = (lab_of(SupportsLab, **{**NONE, control: level}, week=52).result for level in (0.5, 1.0))
    name = CONTROLS[control]
    assert 0 < half.points[name] < full.points[name] < 1
    assert full.strongest == name
    others = {points for other, points in full.points.items() if other != name}
    assert others == {0.0}


def test_a_bar_shows_no_more_than_was_found_in_people():
    points = lab_of(SupportsLab, **FULL, week=52).result.points
    for name, evidence in SUPPORT_EVIDENCE.items():
        assert points[name] <= max(abs(evidence.low), abs(evidence.high)) + 0.01, name


def test_a_support_alone_is_the_models_support():
    now = lab_of(SupportsLab, **{**NONE, "sleep": 1.0}, week=52).result
    course = simulate(Plan(728).opioid(LOADED_DOSE).support("sleep", from_day=364), LOADED)
    assert now.at(now.alone["sleep"]) == pytest.approx(course.rating(days=728.0)[0], abs=0.02)


def test_no_sum_is_drawn_or_said():
    """What several supports do together was never tested."""
    lab = SupportsLab(**FULL, week=52)
    now = lab.result
    assert lab._picture._with.get_ydata() == pytest.approx(now.alone[now.strongest])
    lowest = min(min(alone) for alone in now.alone.values())
    said = np.concatenate([values for heading, values in lab.columns().items() if "rating" in heading])
    assert min(said) == pytest.approx(lowest, abs=0.01)
    assert lab.words.endswith(SUPPORT["footer"]) and "Not to be added up" in drawn(lab)


@pytest.mark.parametrize("weeks", [8.0, 104.0])
@pytest.mark.parametrize("susceptibility", [MOST, STRONGLY_AFFECTED])
def test_the_labs_own_steps_change_no_rating_by_a_hundredth(weeks, susceptibility, monkeypatch):
    plan = recovery_lab.lowered(60.0, weeks, 0.0)
    quick = recovery_lab.one_person(susceptibility, plan, 24.0, False)
    monkeypatch.setattr(recovery_lab, "STEPS", {})
    assert quick == pytest.approx(recovery_lab.one_person(susceptibility, plan, 24.0, False), abs=0.01)
