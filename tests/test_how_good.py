"""What notebook 13 shows: the model held against studies, its numbers by grade, and what its conclusions hang on."""

import re
from dataclasses import replace
from math import inf

import numpy as np
import pytest
from shared_lab import lab_of

from pain_helpers.drawing import style
from pain_helpers.labs import ParametersLab, PinnedLab, PublishedLab, SensitivityLab
from pain_helpers.labs.evidence import sensitivity_picture
from pain_helpers.labs.evidence.published_lab import ROWS, all_figures
from pain_helpers.labs.evidence.sensitivity_lab import round_up
from pain_helpers.labs.evidence.words import SENSITIVITY
from pain_helpers.lessons import conclusions_table, numbers_table, results_table, targets_table
from pain_helpers.lessons.tables import numbers_chosen_for
from pain_helpers.literature.published import FAIL, FITTED, HELD_OUT, PASS, PUBLISHED, SETTLED, Band
from pain_helpers.literature.targets import TARGETS
from pain_helpers.model import adaptation, gate, parameters, readout
from pain_helpers.model.experiments import COURSE_PERSON, EXAMPLE_DOSE, HANDLING, PINPRICK, TOUCH
from pain_helpers.model.parameters import CONSTANTS, GRADES, ILLUSTRATIVE, PASSPORTS
from pain_helpers.model.people import MOST, STRONGLY_AFFECTED
from pain_helpers.model.plan import Plan
from pain_helpers.model.plausible import kept
from pain_helpers.model.simulation import simulate
from pain_helpers.studies import conclusions, plausible, replay, sensitivity, targets
from pain_helpers.studies.conclusions import CONCLUSIONS, FIRM

# Published results.


@pytest.mark.parametrize(
    "band",
    [Band("closed", 2.0, 6.0), Band("negative", -3.0, -1.0), Band("open", 1.05, inf), Band("from zero", 0.0, inf)],
)
def test_a_place_is_inside_just_when_the_value_is(band):
    values = np.linspace(-10, 30, 4001)
    places = np.array([band.place(value) for value in values])
    assert np.all(np.diff(places) > 0)
    inside = np.array([band.holds(value) for value in values])
    assert np.array_equal((places >= -1e-12) & (places <= 1 + 1e-12), inside)


def test_the_lab_shows_every_figure_of_every_row_where_the_model_has_it():
    lab = PublishedLab()
    marks = sum(len(mark.get_xdata()) for mark in lab._picture._marks.values())
    assert marks == sum(len(row.bands) for row in ROWS) == len(next(iter(lab.columns().values())))
    outside = sum(len(mark.get_xdata()) for (_, inside), mark in lab._picture._marks.items() if not inside)
    assert outside == sum(not band.holds(now[band.name]) for row, now in zip(ROWS, all_figures()) for band in row.bands)
    for mark in lab._picture._marks.values():
        left, right = mark.axes.get_xlim()
        assert all(left < x < right for x in mark.get_xdata())


@pytest.mark.parametrize("row", range(1, len(ROWS) + 1))
def test_the_sentence_tells_the_row_as_it_is_recorded(row):
    lab, published = lab_of(PublishedLab, row=row), ROWS[row - 1]
    assert lab.words.startswith(
        f"Row {row} of {len(ROWS)}, {published.title}: {published.outcome}, {published.standing}."
    )
    assert published.measured in lab.words and all(band.name in lab.words for band in published.bands)


def test_switches_leave_out_just_the_rows_they_name():
    for fitted in (0, 1):
        for settled in (0, 1):
            now = lab_of(PublishedLab, fitted=fitted, settled=settled).result
            kept = [row for row in ROWS if (fitted or row.kind != FITTED) and (settled or not row.settled_after)]
            assert (now.rows, now.passes) == (len(kept), sum(row.outcome == PASS for row in kept))


def test_a_row_settled_late_is_never_called_plainly_held_out():
    assert {row.standing for row in ROWS} == {HELD_OUT, FITTED, SETTLED}
    for row in ROWS:
        assert (row.standing == SETTLED) == row.settled_after
    assert replace(ROWS[0], settled_after=True).standing == SETTLED


def test_titles_are_short_and_tell_rows_apart():
    titles = [row.title for row in ROWS]
    assert len(set(titles)) == len(titles) and all(len(title) <= 29 for title in titles)


# Numbers.


def test_each_grade_switch_hides_just_its_numbers():
    everything, counts = lab_of(ParametersLab).result.shown, parameters.count_by_grade()
    assert everything == len(CONSTANTS) == sum(counts.values())
    for grade in GRADES:
        lab = lab_of(ParametersLab, **{grade: 0})
        assert lab.result.shown == everything - counts[grade]
        assert len(lab._picture._marks[grade].get_xdata()) == 0


def test_a_guess_is_called_one_and_a_source_is_named():
    lab = lab_of(ParametersLab)
    for number in range(1, len(CONSTANTS) + 1):
        passport = lab.set(number=number).result.passport
        assert passport.title in lab.words
        assert ("It is a guess" in lab.words) == (passport.grade == ILLUSTRATIVE)


def test_no_number_of_how_opioids_act_in_the_relay_is_called_measured():
    measured = [passport for passport in CONSTANTS.values() if passport.grade == "measured"]
    assert not [
        each.name
        for each in measured
        if re.search("opioid|microglia|kcc2|gs_|tolerance|hormone", each.name + each.title.lower())
    ]


# Tables.


def test_the_table_of_results_holds_every_row():
    html, plain = results_table()._repr_html_(), repr(results_table())
    assert html.count("scope='row'") == len(PUBLISHED) and html.count("<caption") == 1
    for row in PUBLISHED.values():
        assert row.title in plain and row.measured in plain
    assert len(re.findall(r"<strong>\W fail, ", html)) == sum(row.outcome == FAIL for row in PUBLISHED.values())


def test_the_table_of_targets_holds_every_target_and_every_number_chosen_for_one():
    shown = targets_table()
    html, plain = shown._repr_html_(), repr(shown)
    assert html.count("scope='row'") == len(TARGETS)
    assert html.count("not met") == sum(not row.met for row in targets.rows())
    for target, figure, _ in targets.rows():
        assert f"{target.key}: {target.what}" in plain and f"Model: {figure:.2f}" in plain
    chosen = [name for names in numbers_chosen_for().values() for name in names]
    fitted = [each for each in (PASSPORTS | CONSTANTS).values() if each.grade == "fitted"]
    #: The others were chosen to meet a measurement that is no target of these.
    others = {"prescott_2006", "daniell_2008", "dahan_2011"}
    assert sorted(chosen) == sorted(each.title for each in fitted if each.source not in others)
    known = {target.key.rstrip("ab") for target in TARGETS.values()}
    assert {key for keys in numbers_chosen_for() for key in keys} <= known


def test_the_table_of_numbers_holds_every_number_under_its_grade():
    html = numbers_table()._repr_html_()
    assert html.count("scope='row'") == len(CONSTANTS) + len(PASSPORTS)
    groups = html.split("<details")[1:]
    for group, (grade, count) in zip(groups, parameters.count_by_grade().items()):
        assert f"<strong>{grade.capitalize()}: {count}</strong>" in group and group.count("scope='row'") == count


# What the conclusions hang on.


def test_conclusions_are_those_of_the_model_itself():
    """The course's own model, run beside others, against runs of one person; other steps, so not to the last digit."""
    said = {
        key: float(values[0]) for key, values in conclusions.values(plausible.world(plausible.own_numbers())).items()
    }
    arms = replay.figures("crps_trial")
    assert said["ketamine_week_1"] == pytest.approx(
        arms["ketamine arm, week 1"] - arms["placebo arm, week 1"], abs=0.03
    )
    assert said["ketamine_fades"] == pytest.approx(
        arms["difference of the arms, week 12"] - said["ketamine_week_1"], abs=0.03
    )
    for key, susceptibility in (("a_few_much", STRONGLY_AFFECTED), ("most_people_little", MOST)):
        course = simulate(Plan(365).opioid(EXAMPLE_DOSE), {"susceptibility": susceptibility})
        start, end = course.rating(PINPRICK, days=[0.0, 365.0], taken_away=True)
        assert said[key] == pytest.approx(end - start, abs=0.03)
    ratio = readout.half_relief_dose(course, 90, PINPRICK) / readout.half_relief_dose(course, 0, PINPRICK)
    assert said["potency_lost"] == pytest.approx(100 - 100 / ratio, abs=1)
    in_a_trial = simulate(Plan(365).opioid(EXAMPLE_DOSE), "trial")
    relief = in_a_trial.rating(days=[0.0], taken_away=True) - in_a_trial.rating(days=[365.0])
    assert said["relief_lasts_a_little"] == pytest.approx(relief[0], abs=0.03)
    assert said["touch_hurts"] == pytest.approx(gate.rating(TOUCH, **gate.SENSITIZED))
    pricks = gate.wind_up(PINPRICK)
    assert said["winds_up"] == pytest.approx(pricks[-1] - pricks[0])
    shares = readout.shares(
        Plan(365).opioid(EXAMPLE_DOSE), COURSE_PERSON | {"susceptibility": STRONGLY_AFFECTED}, HANDLING
    )
    others = max(shares[name][-1] for name in adaptation.SWITCHES if name != "microglia_switch")
    assert said["microglia_most"] == pytest.approx(shares["microglia_switch"][-1] - others, abs=0.03)
    for key, value in said.items():
        assert value == pytest.approx(plausible.own_value(key), abs=1e-6), (
            "the file is older than the model: make plausible"
        )


def test_the_lab_asks_each_conclusion_in_its_words():
    for number, (key, conclusion) in enumerate(CONCLUSIONS.items(), 1):
        lab = lab_of(SensitivityLab, conclusion=number)
        assert lab.words.startswith(f"Conclusion {number}, {conclusion.claim}: ")
        assert f"it holds in {plausible.share_that_holds(key):.0f} of 100 models" in lab.words
        assert (SENSITIVITY["firm"] in lab.words) == (plausible.share_that_holds(key) >= FIRM)
        assert conclusion.name in lab._picture._title.get_text()


def test_the_tick_on_the_strip_is_where_firm_begins():
    assert sensitivity_picture.FIRM == FIRM


def test_numbers_stand_in_order_and_their_bars_fit_the_axis():
    for conclusion in range(1, len(CONCLUSIONS) + 1):
        lab = lab_of(SensitivityLab, conclusion=conclusion)
        now = lab.result
        closeness = abs(now.asked.together[now.order])
        assert np.all(np.diff(closeness) <= 1e-12)
        sure = [name.get_color() == style.INK for name, *_ in lab._picture._rows]
        assert sure == list(closeness > sensitivity.by_chance()), "a bar is pale just where chance may be all"
        assert all(abs(move) <= round_up(np.abs(now.moves).max()) for pair in now.moves for move in pair)


def test_a_number_that_has_no_part_in_a_conclusion_goes_with_it_by_chance_alone():
    """Wind-up of a second has nothing to do with half-lives, hormones or a taper."""
    asked = sensitivity.asked()["winds_up"]
    names = {plausible.NAMES[place] for place in asked.order[: asked.beyond_chance]}
    assert "wind_up_gain" in names
    assert not names & {"opioid_half_life", "hormone_time", "monoamine_time", "expectation_fade", "spread_of_recovery"}


def test_ends_of_a_number_are_those_of_the_models():
    key, place = "winds_up", plausible.NAMES.index("wind_up_gain")
    values, numbers = plausible.values_of(key), kept().numbers[:, place]
    low, high = (values[numbers <= np.quantile(numbers, 1 / 3)], values[numbers >= np.quantile(numbers, 2 / 3)])
    asked = sensitivity.asked()[key]
    assert asked.low[place] == pytest.approx(np.median(low), abs=0.1)
    assert asked.high[place] == pytest.approx(np.median(high), abs=0.1)
    assert asked.low[place] < asked.high[place]


def test_the_pinned_lab_shows_every_number_before_and_after():
    lab = lab_of(PinnedLab)
    columns = list(lab.columns().values())
    assert len(columns[0]) == len(plausible.NAMES)
    widths = [each.left for each in sensitivity.pinned()]
    assert widths == sorted(widths)
    for number in (1, 54, len(widths)):
        now = lab.set(number=number).result
        assert now.passport.title in lab.words and f"{now.left:.0f} % of the width is left" in lab.words
        inside = np.mean(kept().numbers[:, plausible.NAMES.index(now.pinned.name)] >= now.pinned.kept.low)
        assert inside == pytest.approx(0.9, abs=0.01)


def test_the_table_of_conclusions_holds_each_with_its_share():
    html, plain = conclusions_table()._repr_html_(), repr(conclusions_table())
    assert html.count("scope='row'") == len(CONCLUSIONS)
    for key, conclusion in CONCLUSIONS.items():
        assert conclusion.claim[1:] in plain and f"{plausible.share_that_holds(key):.0f} of 100" in plain
    assert html.count("not firm") == sum(not each.firm for each in sensitivity.asked().values())


def test_most_people_meet_the_month_and_the_strongly_affected_the_year():
    """What the text and the cell in Python say."""
    month_band, year_band = PUBLISHED["one_month_of_morphine"].bands[1], PUBLISHED["long_term_users"].bands[0]
    for susceptibility, met in ((MOST, (True, False)), (STRONGLY_AFFECTED, (False, True))):
        person = {"susceptibility": susceptibility}
        month = replay.one_month_of_morphine(person=person)["pain threshold, drug taken away"]
        year = replay.long_term_users(person=person)["tolerance before a dose"]
        assert (month_band.holds(month), year_band.holds(year)) == met


def test_what_a_conclusion_is_held_against_in_people_is_said_with_it():
    for number, conclusion in enumerate(CONCLUSIONS.values(), 1):
        lab = lab_of(SensitivityLab, conclusion=number)
        assert lab.words.removesuffix(f" {lab.line}").endswith(conclusion.found or ".")
        assert not conclusion.found or conclusion.found.endswith(".")
