"""What the labs of notebook 05 show: three sites, alone and together, and two wirings with one effect."""

from dataclasses import replace

import numpy as np
import pytest
from shared_lab import lab_of

from pain_helpers.labs import SiteDoseLab, ThreeSitesLab, WiringLab
from pain_helpers.labs.opioid_sites.three_sites_lab import SITES
from pain_helpers.labs.opioid_sites.wiring_lab import at
from pain_helpers.literature.claims import CLAIMS
from pain_helpers.literature.published import GABA_RELEASE_CUT
from pain_helpers.literature.targets import TARGETS
from pain_helpers.model import gate


def test_all_sites_on_are_the_model_as_it_is():
    assert gate.constants_with_sites(SITES) == gate.CONSTANTS


def test_no_site_is_no_opioid():
    for stimulus in (0.0, 3.0, 8.0):
        off = gate.rating(stimulus, injury=1.0, opioid=240.0, constants=gate.constants_with_sites([]))
        assert off == gate.rating(stimulus, injury=1.0)


def test_an_unknown_site_gets_one_sentence():
    with pytest.raises(
        ValueError, match=r"^There is no site called 'knee'; the sites are first_nerve, second_nerve, inhibition\.$"
    ):
        gate.constants_with_sites(["knee"])


@pytest.mark.parametrize("level", [20.0, 60.0, 240.0])
def test_each_site_relieves_and_together_they_relieve_more_than_any(level):
    now = lab_of(ThreeSitesLab, opioid=level).result
    assert all(relief > 0 for relief in now.each.values())
    assert now.relief > max(now.each.values())


@pytest.mark.parametrize("site", SITES)
def test_a_site_alone_is_what_the_sentence_says_it_would_be(site):
    lab = ThreeSitesLab(**{name: float(name == site) for name in SITES})
    assert lab.result.relief == lab.result.each[site]


def test_each_site_does_what_the_text_says():
    def acting(site, **inputs):
        return gate.respond(3.0, injury=1.0, opioid=120.0, constants=gate.constants_with_sites([site]))

    without = gate.respond(3.0, injury=1.0)
    first, second, brake = map(acting, SITES)
    assert first.glutamate < without.glutamate and first.substance_p < without.substance_p
    assert second.glutamate == without.glutamate and second.potential < without.potential
    assert brake.inhibition > without.inhibition


def test_the_bodys_own_opioids_are_gentle_and_share_the_sites():
    own = lab_of(ThreeSitesLab, opioid=0, endogenous_opioids=1).result
    assert 10 < own.relief < lab_of(ThreeSitesLab, opioid=60).result.relief / 2
    assert lab_of(ThreeSitesLab, opioid=0, endogenous_opioids=1, **dict.fromkeys(SITES, 0.0)).result.relief == 0


def test_opioids_dock_where_they_are_at_work():
    lab = ThreeSitesLab(opioid=240, second_nerve=0)
    docked = {site: len(line.get_xdata()) for site, (line, _) in lab._picture._docked.items()}
    assert docked["second_nerve"] == 0 and docked["first_nerve"] == docked["inhibition"] > 0


@pytest.mark.parametrize("injury", [0.3, 1.0])
def test_the_brake_leads_at_every_level_and_the_second_nerve_comes_last(injury):
    now = lab_of(SiteDoseLab, injury=injury).result
    lead, first, second = (now.curves[name][1:] for name in ("inhibition", "first_nerve", "second_nerve"))
    assert (lead > first).all() and (first > second).all()
    assert all((np.diff(curve) > 0).all() for curve in now.curves.values())


def test_a_small_leak_counts_for_more_against_a_weak_signal():
    mild, strong = (lab_of(SiteDoseLab, injury=injury).result for injury in (0.3, 1.0))
    assert mild.at("second_nerve", 240) > 3 * strong.at("second_nerve", 240)


def test_what_rounds_to_nothing_is_not_said_to_be_nothing():
    assert "the second nerve under 1 %" in SiteDoseLab(opioid=20).words
    assert "the second nerve 0 %" in SiteDoseLab(opioid=0).words


def test_each_lab_says_that_its_scale_is_the_models_and_what_people_were_found_to_have():
    for lab in (ThreeSitesLab(), SiteDoseLab(), WiringLab()):
        assert "model's scale" in lab.declared["opioid"].unit
        assert "no amount here is meant for a person" in lab.words
        assert "no better than placebo" in lab.words
        assert "mg a day" not in lab.words or "mg a day on the model's scale" in lab.words
    assert abs(TARGETS["F3"].value) == pytest.approx(0.7, abs=0.05) and "0.7 of 10 points" in ThreeSitesLab().words


def test_a_lab_does_not_say_beforehand_what_its_question_asks():
    """One site on, or no opioid: so notebook 05 opens these labs."""
    one = ThreeSitesLab(second_nerve=0, inhibition=0)
    assert "Alone" not in one.words
    one.set(inhibition=1)
    assert "Alone" in one.words
    assert "it quiets" not in WiringLab(opioid=0).words and "it quiets" in WiringLab().words


def test_both_wirings_lead_to_what_the_model_has_at_the_brake():
    lab = WiringLab(opioid=120)
    assert lab.result.rating == lab_of(ThreeSitesLab, opioid=120, first_nerve=0, second_nerve=0).result.response.rating
    assert lab.result.holding < 1 < lab.result.descending
    assert (lab_of(WiringLab, opioid=0).result.holding, lab_of(WiringLab, opioid=0).result.descending) == (1, 1)


def test_the_brainstems_cell_is_silenced_no_further_than_was_measured():
    assert f"{GABA_RELEASE_CUT:.0%}".replace("%", " %") in CLAIMS["D4"].verdict
    assert 1 - at(500.0).holding == pytest.approx(GABA_RELEASE_CUT * at(500.0).effect)


def test_the_three_labs_share_one_slider_of_the_opioid():
    three, dose, wiring = (lab.declared["opioid"] for lab in (ThreeSitesLab(), SiteDoseLab(), WiringLab()))
    assert three == wiring == replace(dose, first=three.first)
    assert "not for people" in dose.note
