"""What the labs of notebooks 06 and 07 show: each mechanism alone, what opposes it, and one dose whose effect turns."""

import numpy as np
import pytest
from shared_lab import lab_of

from pain_helpers.labs import FlipLab, HormoneLab, MicrogliaLab, NmdaMechanismLab, ReceptorSwitchLab, TwoChangesLab
from pain_helpers.labs.mechanisms.flip_lab import reached
from pain_helpers.labs.mechanisms.mechanism_lab import DAYS, STRONGLY
from pain_helpers.literature.claims import CLAIMS
from pain_helpers.model import gate, parameters, readout
from pain_helpers.model.adaptation import SWITCHES
from pain_helpers.model.experiments import EXAMPLE_DOSE
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import simulate
from pain_helpers.studies.trials import LASTING

MECHANISMS = pytest.mark.parametrize("lab", [NmdaMechanismLab, ReceptorSwitchLab])
EACH = pytest.mark.parametrize("lab", [NmdaMechanismLab, ReceptorSwitchLab, MicrogliaLab, HormoneLab])


@MECHANISMS
@pytest.mark.parametrize("dose", [30, 120, 240])
def test_a_mechanism_alone_raises_what_is_felt_with_the_drug_taken_away_in_thought(lab, dose):
    on, off = lab(opioid_dose=dose).result, lab(opioid_dose=dose, at_work=0).result
    felt = slice(30, None)  # from everyday handling up; what touch fibers alone carry, opioids hardly reach
    assert (on.removed[felt] > off.removed[felt]).all() and (on.removed[felt] > on.before[felt]).all()
    assert on.pinprick_removed > on.pinprick_before > on.pinprick_on_drug


@EACH
def test_most_people_show_next_to_nothing_and_the_strongly_affected_a_point_at_most(lab):
    result = lab().result
    assert 0.3 < result.pinprick_removed - result.pinprick_before < 1.0
    assert 0 < result.pinprick_most - result.pinprick_before < 0.1


@EACH
def test_who_is_shown_stands_in_the_picture_the_sentence_and_the_table(lab):
    opened = lab()
    said = [opened.words, " ".join(text.get_text() for text in opened.figure.texts)]
    for words in said:
        words = " ".join(words.split()).lower()
        assert "one of the strongly affected few, one in twenty of the model's people" in words
        assert "most people" in words and "the one trial against placebo" in words
    heading = opened.csv().splitlines()[0]
    assert "one strongly affected" in heading and "one of most people" in heading
    assert opened.declared["opioid_dose"].unit.endswith("model's scale")


@MECHANISMS
def test_off_leaves_what_tolerance_alone_leaves(lab):
    result = lab(at_work=0).result
    course = simulate(Plan(DAYS).opioid(EXAMPLE_DOSE), STRONGLY, switches=dict.fromkeys(SWITCHES, 0))
    assert (result.removed == readout.curve(course, DAYS, taken_away=True)).all()
    assert result.pinprick_removed <= result.pinprick_before
    # Tolerance is there: the same dose takes less away than in the first week.
    assert result.pinprick_on_drug > lab(at_work=0, weeks=1).result.pinprick_on_drug


@MECHANISMS
def test_off_and_on_again_returns_exactly(lab):
    opened = lab()
    first = opened.result
    opened.set(at_work=0)
    assert (opened.result.removed != first.removed).any()
    opened.set(at_work=1)
    assert (opened.result.removed == first.removed).all() and (opened.result.on_drug == first.on_drug).all()


@MECHANISMS
def test_more_drug_builds_up_more_and_none_builds_up_nothing(lab):
    (name,) = lab.states
    built = [lab(opioid_dose=dose).result.state(name, 13) for dose in (0, 60, 120, 240)]
    assert built == sorted(built) and built[0] == 0 < 1 < built[1]
    assert max(lab(opioid_dose=240).result.states[name]) < lab.most


# Mechanism 1.


def test_ketamine_leaves_less_to_build_up_and_magnesium_only_plugs():
    for name, values in {"ketamine_rate": (0, 0.25, 1), "magnesium": (0.7, 1.0, 1.13)}.items():
        results = [lab_of(NmdaMechanismLab, **{name: value}).result for value in values]
        for more, less in zip(results, results[1:]):
            assert less.pinprick_removed < more.pinprick_removed
            built, builds = (result.state("opioid_phosphorylation", 13) for result in (more, less))
            assert builds < built if name == "ketamine_rate" else builds == built


def test_ketamine_keeps_tolerance_down_and_does_not_take_all_that_the_opioid_added():
    results = [lab_of(NmdaMechanismLab, ketamine_rate=rate).result for rate in (0, 0.5, 1)]
    assert results[0].pinprick_on_drug > results[1].pinprick_on_drug > results[2].pinprick_on_drug
    assert all(result.pinprick_removed > result.pinprick_before for result in results)


def test_the_first_mechanism_shows_in_repeats():
    overactivity = lab_of(NmdaMechanismLab).result.state("opioid_phosphorylation", 13) / 100
    first, *_, last = gate.wind_up(6, opioid_phosphorylation=overactivity) - gate.wind_up(6)
    assert last > 3 * first > 0


def test_the_cell_shows_ketamine_only_when_it_is_there():
    lab = NmdaMechanismLab()
    assert not lab._picture.cell.ketamine_name.get_visible()
    lab.set(ketamine_rate=0.5)
    assert lab._picture.cell.ketamine_name.get_visible()


# Mechanism 2.


def test_every_receptor_in_the_drawing_has_one_partner():
    for dose, weeks in ((0, 0), (120, 13), (240, 26)):
        lab = ReceptorSwitchLab(opioid_dose=dose, weeks=weeks)
        cell, share = lab._picture.cell, lab.result.state("gs_share", weeks)
        inhibiting, driving = (set(partners.get_xdata()) for partners in (cell.gi, cell.gs))
        assert not inhibiting & driving and len(inhibiting | driving) == 20
        assert len(driving) == round(20 * share / 100)


def test_without_its_baseline_a_switched_receptor_would_leave_the_curve_without_the_drug_alone():
    silent = parameters.constants(gs_baseline=0.0)
    assert gate.respond(6, constants=silent, gs_share=0.3).rating == gate.rating(6)
    assert gate.rating(6, gs_share=0.3) > gate.rating(6)


@pytest.mark.parametrize("level", [10, 60, 120, 240])
@pytest.mark.parametrize("tolerance", [0, 0.5, 1])
def test_one_dose_turns_once_from_relief_to_pain(level, tolerance):
    result = lab_of(FlipLab, level=level, tolerance=tolerance).result
    effect = result.with_curve - result.without_curve
    assert (np.diff(np.sign(effect)) != 0).sum() == 1
    assert effect[0] < 0 < effect[-1]
    assert effect[int(result.turn)] <= 0 <= effect[int(result.turn) + 1]


def test_tolerance_brings_the_turn_nearer():
    turns = [lab_of(FlipLab, tolerance=tolerance).result.turn for tolerance in (0, 0.5, 1)]
    assert turns[0] > turns[1] > turns[2] > 50


def test_half_a_year_never_comes_to_the_turn():
    assert reached()["strongly"] == pytest.approx(
        max(lab_of(ReceptorSwitchLab, opioid_dose=240).result.states["gs_share"])
    )
    assert reached()["most"] < 5
    assert reached()["strongly"] < min(lab_of(FlipLab, level=level, tolerance=1).result.turn for level in (10, 60, 240))


def test_the_flip_says_what_the_dose_does():
    assert "takes 1.6 points away" in FlipLab().words
    assert "adds 0.8 points" in FlipLab(gs_percent=100).words
    assert "has not been shown" in FlipLab().words
    lab = FlipLab()
    lab.set(gs_percent=round(lab.result.turn))
    assert "next to nothing" in lab.words


# Tolerance and hyperalgesia.


def test_tolerance_leaves_the_curve_without_the_drug_alone_and_hyperalgesia_raises_it():
    before, tolerant, sensitive = (
        lab_of(TwoChangesLab, **change).result for change in ({}, {"tolerance": 1}, {"hyperalgesia": 50})
    )
    assert (tolerant.by_stimulus == before.by_stimulus).all() and (sensitive.by_stimulus > before.by_stimulus).all()
    assert tolerant.by_level[0] == before.by_level[0] and (tolerant.by_level[1:] > before.by_level[1:]).all()
    assert (sensitive.by_level > before.by_level).all()


def test_the_two_presets_look_alike_with_the_drug_on_board():
    lab = TwoChangesLab()
    tolerant, sensitive, mixed = (
        lab.preset(name).result for name in ("Tolerance only", "Hyperalgesia only", "Some of both")
    )
    assert tolerant.on_board == pytest.approx(sensitive.on_board, abs=0.05)
    assert tolerant.on_board == pytest.approx(mixed.on_board, abs=0.05)
    assert sensitive.removed > tolerant.removed + 1 and sensitive.removed > mixed.removed > tolerant.removed


def test_the_most_hyperalgesia_is_what_a_year_leaves_in_the_strongly_affected():
    course = simulate(Plan(365).opioid(EXAMPLE_DOSE), STRONGLY)
    felt = gate.rating(6, **{name: getattr(course.state_on(365), name) for name in LASTING})
    assert lab_of(TwoChangesLab, hyperalgesia=100).result.removed == pytest.approx(felt)


def test_the_two_changes_carry_their_caveats_wherever_they_go():
    lab = TwoChangesLab()
    drawn = " ".join(" ".join(text.get_text() for text in lab.figure.texts).split())
    for said in (
        "not a test to try",
        "In the one trial against placebo, a month brought tolerance and no hyperalgesia.",
    ):
        assert said in lab.words and said in drawn
    assert "risk to breathing" in drawn and "removed" not in lab.words + lab.csv() + drawn


def test_what_is_felt_without_the_drug_is_one_rating_in_both_panels():
    result = lab_of(TwoChangesLab, tolerance=0.5, hyperalgesia=70).result
    assert result.by_level[0] == pytest.approx(result.removed)


# What is said.


def test_the_retracted_papers_are_called_so():
    claim = CLAIMS["E2"]
    retracted = [reference for reference in claim.references if reference.key.endswith("_retracted")]
    assert len(retracted) == 2 and all("(retracted)" in reference.about for reference in retracted)
    assert "retracted" in claim.verdict and claim.grade == "preclinical"
