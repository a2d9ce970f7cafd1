"""A picture's text says what a sighted learner concludes from each of its panels, and from a held curve."""

import re

import pytest
from shared_lab import closing, lab_of
from test_labs import CLASSES

from pain_helpers.labs import CaseLab, InfusionLab, MixLab, ParametersLab, SensitizationLab, WholeCourseLab
from pain_helpers.model.parameters import count_by_grade


@pytest.fixture(autouse=True)
def closed():
    with closing():
        yield


def numbers(words: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?", words)


def test_both_changes_together_do_more_than_each_alone():
    lab = SensitizationLab().preset("Both together")
    now = lab.result
    for rating in (now.touch_brake_alone, now.touch_nmda_alone, now.touch):
        assert f"{rating:.1f}" in numbers(lab.words)
    assert now.touch > now.touch_brake_alone + now.touch_nmda_alone


def test_what_a_mix_hangs_on_most_is_named():
    for mix, without in (
        ({"injury": 0.9, "nerve_injury": 0.0}, "without tissue injury"),
        ({"injury": 0.0, "nerve_injury": 1.0}, "without nerve injury"),
    ):
        lab = MixLab(**mix)
        least = min(row.before for row in lab.result.without.values() if row is not None)
        assert f"would be least {without}: {least:.1f}" in lab.words


def test_what_each_mechanism_has_added_is_said():
    lab = WholeCourseLab(whose=3, month=12)
    parts = re.search(
        r"Of these, (\S+) come from microglia, (\S+) from hormones, (\S+) from the receptor switch and (\S+) from NMDA",
        lab.words,
    )
    said = [float(part) for part in parts.groups()]
    together = float(re.search(r"have added (\S+) points", lab.words)[1])
    assert sum(said) == pytest.approx(together, abs=0.2) and max(said) == said[0] > 1


def test_what_ketamine_lowers_and_what_drives_it_on_is_said():
    lab = InfusionLab()
    states = lab.result.states
    sensitization = states["sensitization"]
    assert f"falls from {sensitization[0]:.0f} to {sensitization.min():.0f} %" in lab.words
    assert f"is at {sensitization[-1]:.0f} % at week 12" in lab.words
    assert f"{states['overactivity'][-1]:.0f} % then" in lab.words
    assert "sensitization" not in lab.set(rate=0).words


def test_what_a_year_changes_in_the_relay_is_said():
    lab = CaseLab()
    for before, after in lab.result.states.values():
        assert f"{before:.0f} to {after:.0f}" in lab.words
    assert "changes nothing" in lab.set(opioid=0, ketamine=0).words


def test_how_many_numbers_are_guesses_is_said():
    counts = count_by_grade()
    said = f"{counts['measured']} are measured, {counts['fitted']} fitted and {counts['illustrative']} illustrative"
    assert said in ParametersLab().words


@pytest.mark.parametrize("found", CLASSES, ids=lambda found: found.__name__)
def test_what_is_held_is_said_beside_what_is_now(found):
    lab = lab_of(found)
    before = lab.sentence()
    assert f"Held to compare: {before}" in lab.hold().words
    control = next(iter(lab.declared.values()))
    lab.set(**{control.name: control.high if lab.values[control.name] < control.high else control.low})
    assert (
        f"Held to compare: {before}" in lab.words and lab.words.startswith(lab.sentence()) and lab.sentence() != before
    )
    assert "Held to compare" not in lab.reset().words
