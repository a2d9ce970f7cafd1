"""What months of drugs and pain must show, the invariants, and the solver held against another."""

import itertools

import numpy as np
import pytest

from pain_helpers.model import parameters, people, readout, simulation
from pain_helpers.model.adaptation import SWITCHES
from pain_helpers.model.people import STRONGLY_AFFECTED
from pain_helpers.model.plan import SUPPORTS, Plan
from pain_helpers.model.simulation import settle, simulate

CURVE = np.linspace(0, 10, 201)
#: A sore knee or back: the case for opioids.
SORE = {"injury": 0.8}
#: One of the strongly affected few, beside most people, which is what a person is unless it is said.
STRONGLY = {"susceptibility": STRONGLY_AFFECTED}
INFUSION = {"mg_an_hour": 20, "hours": 100}  # 4.2 days
MONOAMINE_FLOOR = parameters.CONSTANTS["monoamine_floor"].value
ALL_OFF = dict.fromkeys(SWITCHES, 0)


def first_day(person, stimulus=3.0, **inputs):
    return float(simulate(Plan(1), person).rating(stimulus, days=0, **inputs)[0])


@pytest.fixture(scope="module")
def sore_on_60():
    return simulate(Plan(180).opioid(60), SORE)


# The ten groups of effects that the model is there to show. The prototype's figures
# stand in brackets where ours differ by more than a tenth, with the reason.


def test_1_healthy_touch_is_painless_and_pinch_is_not():
    assert first_day("healthy", 2.0) < 0.5
    assert 4 < first_day("healthy", 8.0) < 7
    assert (np.diff(readout.curve(simulate(Plan(1)), 0, CURVE)) >= 0).all()


def test_2_sensitized_touch_hurts_and_pinch_hurts_more():
    assert 5 < first_day("central", 2.0) < 7.5
    assert first_day("central", 8.0) > first_day("healthy", 8.0) + 2
    chloride = simulate(Plan(1), "central").respond(days=0).chloride_reversal[0]
    assert chloride == pytest.approx(-60, abs=1.5)


def test_3_rubbing_eases_tissue_pain_and_a_drug_at_the_injury_does_not_reach_central_pain():
    # (3.4 to 2.9) Ours is 3.4 to 2.6: rubbing reaches touch fibers only, and no longer drives pain fibers too.
    still, rubbed = first_day("peripheral", 0.0), first_day("peripheral", 0.0, rubbing=2.0)
    assert 3 < still < 4 and 0.3 < still - rubbed < 1.2
    for person, low, high in (("peripheral", 0.75, 0.95), ("central", 0.05, 0.25)):
        assert low < 1 - first_day(person, anti_inflammatory=1.0) / first_day(person) < high


def test_4_ketamine_reaches_central_pain_and_fades():
    relief = {}
    for person in ("central", "peripheral"):
        course = simulate(Plan(84).ketamine(**INFUSION), person)
        relief[person] = 1 - course.rating(days=4.0)[0] / course.rating(days=0.0)[0]
    assert 0.5 < relief["central"] < 0.66
    assert relief["peripheral"] < 0.28
    arms = [
        simulate(plan, "central").rating()
        for plan in (
            Plan(84).setting("hope", 1, to_day=4.2).ketamine(**INFUSION),
            Plan(84).setting("hope", 1, to_day=4.2),
        )
    ]
    gained = arms[1] - arms[0]
    assert 2.2 < gained[7] < 3.2
    # It fades slowly: about 1.3 points are left at week 12 (target F9).
    assert 1.6 < gained[28] < 2.6
    assert 0.9 < gained[84] < 1.7
    assert gained[10] > 0.6 * gained[7]  # days after the drug has gone
    assert (np.diff(gained[6:]) < 0).all()


def test_5_an_opioid_helps_most_people_and_then_helps_less(sore_on_60):
    rating = sore_on_60.rating()
    assert rating[0] == pytest.approx(5.6, abs=0.3) and rating[2] == pytest.approx(2.5, abs=0.3)
    assert rating[2] + 0.5 < rating[30] < rating[0] - 1.5
    assert abs(rating[180] - rating[90]) < 0.2
    doses = [readout.half_relief_dose(sore_on_60, day) for day in (0, 30, 60, 90)]
    assert all(later > earlier for earlier, later in itertools.pairwise(doses))
    assert abs(sore_on_60.rating(days=180, taken_away=True)[0] - rating[0]) < 0.3


def test_5_it_helps_the_strongly_affected_then_less_then_does_harm():
    course = simulate(Plan(180).opioid(60), SORE | STRONGLY)
    rating = course.rating()
    assert rating[2] < rating[0] - 2
    assert rating[30] > rating[2] + 2
    assert rating[180] > rating[0] + 1
    assert course.rating(days=180, taken_away=True)[0] > rating[180]


def test_5_each_step_of_an_escalation_helps_the_strongly_affected_less():
    steps = (30, 60, 120, 240)
    plan = Plan(240)
    for number, dose in enumerate(steps):
        plan = plan.opioid(dose, from_day=60 * number, to_day=60 * (number + 1))
    course = simulate(plan, SORE | STRONGLY)
    helped = [course.rating(days=60.0 * number)[0] - course.rating(days=60.0 * number + 3)[0] for number in range(4)]
    assert all(later < earlier for earlier, later in itertools.pairwise(helped))
    end = course.rating(days=240.0)[0]
    assert end > course.rating(days=0.0)[0] + 1
    assert course.rating(days=240.0, taken_away=True)[0] > end


@pytest.fixture(scope="module")
def subsets():
    """The rating of a pinprick with the drug taken away in thought, after 120 days of 120 mg in one strongly affected,
    for each set of mechanisms."""
    all_sets = list(itertools.product((0, 1), repeat=4))
    course = simulation.simulate_switches(Plan(120).opioid(120), STRONGLY, np.array(all_sets))
    return dict(zip(all_sets, course.rating(6.0, days=120.0, taken_away=True)[0]))


def test_6_each_mechanism_adds_and_together_they_add_more(subsets):
    none, every = subsets[0, 0, 0, 0], subsets[1, 1, 1, 1]
    alone = [subsets[tuple(int(i == j) for j in range(4))] - none for i in range(4)]
    # None is lost and none carries it all.
    assert all(0.3 < added < 0.45 * sum(alone) for added in alone)
    assert 2.5 < every - none < 4.5
    assert every - none > sum(alone)
    for chosen, rating in subsets.items():
        for place in range(4):
            more = tuple(1 if i == place else on for i, on in enumerate(chosen))
            assert subsets[more] >= rating - 1e-9


def test_7_tolerance_and_hyperalgesia_are_different_things():
    tolerant = simulate(Plan(90).opioid(120), switches=ALL_OFF)
    doses = [readout.half_relief_dose(tolerant, day, 6.0) for day in (0, 90)]
    assert doses[1] > 1.4 * doses[0]
    before, after = (readout.curve(tolerant, day, taken_away=True) for day in (0, 90))
    assert abs(after - before).max() < 0.1
    sensitive = simulate(Plan(90).opioid(120), STRONGLY)
    risen = readout.curve(sensitive, 90, taken_away=True) - readout.curve(sensitive, 0, taken_away=True)
    assert risen.max() > 1.5 and risen.min() >= 0


def test_7_what_opioids_add_sits_at_strong_stimuli_more_than_at_first_pain():
    course = simulate(Plan(365).opioid(60), STRONGLY)
    shifts = [
        1
        - readout.threshold(course, 365, level, taken_away=True) / readout.threshold(course, 0, level, taken_away=True)
        for level in (0.5, 7.0)
    ]
    assert 0 < shifts[0] < 0.5 * shifts[1]


def test_8_without_microglia_less_hyperalgesia():
    plan = Plan(90).opioid(120)
    whole, without = (simulate(plan, STRONGLY, switches={"microglia_switch": on}) for on in (1, 0))
    assert without.rating(6.0, days=90, taken_away=True)[0] < whole.rating(6.0, days=90, taken_away=True)[0] - 0.5


def test_8_an_nmda_blocker_beside_the_opioid_means_less_of_both():
    plan = Plan(90).opioid(120)
    plain, blocked = (simulate(each, STRONGLY) for each in (plan, plan.ketamine(20, hours=720, times=3, every_days=30)))
    assert blocked.states.tolerance[-1] < 0.85 * plain.states.tolerance[-1]
    assert blocked.rating(6.0, days=90, taken_away=True)[0] < plain.rating(6.0, days=90, taken_away=True)[0] - 0.2


def back_for_good(course, level):
    """The first day from which the rating stays at ``level`` or below."""
    above = np.flatnonzero(course.rating() > level)
    return course.days[above[-1]] + 1


def test_9_stopping_at_once_brings_withdrawal_and_a_taper_spares_it():
    on_opioid = simulate(Plan(180).opioid(120), SORE)
    start, before = on_opioid.state_on(180), on_opioid.rating(days=0)[0]
    stop = simulate(Plan(300), SORE, start=start)
    taper = simulate(Plan(300).taper(120, from_day=0, to_day=100), SORE, start=start)
    assert stop.rating()[:15].max() > before + 1 and stop.rating().argmax() <= 7
    assert taper.rating().max() < before + 0.5
    assert taper.rating()[-1] == pytest.approx(stop.rating()[-1], abs=0.2)


def test_9_recovery_of_the_strongly_affected_is_slow_and_supports_speed_it_up():
    person = SORE | STRONGLY
    on_opioid = simulate(Plan(180).opioid(120), person)
    start, before = on_opioid.state_on(180), on_opioid.rating(days=0)[0]
    taper = Plan(500).taper(120, from_day=0, to_day=100)
    supported = taper
    for support in SUPPORTS:
        supported = supported.support(support)
    alone, with_supports = (simulate(plan, person, start=start) for plan in (taper, supported))
    assert alone.rating(days=100)[0] > before + 2
    assert before + 0.3 < alone.rating(days=500)[0] < before + 1
    assert back_for_good(with_supports, before + 0.3) < 400


def test_9_people_recover_at_their_own_pace():
    course = simulate(Plan(180).opioid(60), STRONGLY)
    start = course.state_on(180)
    slow, usual = (
        simulate(Plan(120), STRONGLY | {"recovery": pace}, start=start).states.gs_share[-1] for pace in (0.1, 1.0)
    )
    assert slow > 3 * usual > 0


def test_10_wind_up_grows_with_the_rate_and_ketamine_removes_it():
    # (0.2 at 0.1 Hz, 0.8 at 1 Hz) Ours are 0.3 and 1.8 with the gain of the gate.
    course = simulate(Plan(1))
    slow, fast = (np.ptp(readout.wind_up(course, 0, rate=rate)) for rate in (0.1, 1.0))
    assert 0.1 < slow < 0.6 and fast > 3 * slow
    plain, blocked = (readout.wind_up(course, 0, ketamine=level) for level in (0.0, 100.0))
    assert np.ptp(blocked) < 0.25 * np.ptp(plain)
    assert blocked[0] > 0.88 * plain[0]


# Beyond the ten: what was added.


@pytest.mark.parametrize("driver", ["structural", "distress", "poor_sleep", "nerve_injury", "injury"])
def test_each_driver_raises_pain(driver):
    assert first_day({"injury": 0.3} | {driver: 1.0}) > first_day({"injury": 0.3}) + 0.05


def test_a_lack_of_hormones_raises_pain_through_descending_inhibition():
    lacking = settle({"hormone_deficit": 1.0})
    assert lacking.sex_hormones == pytest.approx(0.2, abs=0.01)
    assert lacking.monoamine_tone == pytest.approx(1 - 0.8 * (1 - MONOAMINE_FLOOR), abs=0.01)
    assert first_day({"hormone_deficit": 1.0}, 6.0) > first_day("healthy", 6.0) + 0.2


def test_the_bodys_own_opioids_relieve_and_leave_no_mark():
    with_them = simulate(Plan(120), SORE | {"endogenous_opioids": 1.0})
    assert 0.5 < first_day(SORE) - with_them.rating(days=0)[0] < 2.5
    last = with_them.state_on(120)
    assert last.tolerance == last.gs_share == last.dependence == 0 and last.sex_hormones == 1


def test_expectation_relieves_in_both_arms_and_fades_slowly():
    course = simulate(Plan(120).setting("hope", 1.0, to_day=4.2), "central")
    assert course.states.expectation[4] > 0.9
    assert 0.2 < course.states.expectation[-1] < 0.4
    assert course.rating(days=7)[0] < course.rating(days=0)[0] - 1


def test_shares_add_up_and_nobody_has_one_before_the_drug():
    found = readout.shares(Plan(60).opioid(120))
    total = sum(found[name] for name in SWITCHES)
    assert total == pytest.approx(found["together"], abs=1e-9)
    assert all(abs(found[name][0]) < 1e-9 and found[name][-1] > 0 for name in SWITCHES)


def test_shares_of_someone_already_on_opioids_are_there_from_the_first_day():
    found = readout.shares(Plan(10), {"opioid_dose": 120.0})
    assert all(found[name][0] > 0.05 for name in SWITCHES)


def test_magnesium_that_competes_leaves_ketamine_little_to_block_but_what_lasts_lasts():
    plan = Plan(30).ketamine(**INFUSION)
    strong, weak = (
        simulate(plan, "central", constants=parameters.constants(ketamine_half_block=half)) for half in (169.0, 1190.0)
    )
    assert weak.rating(days=4)[0] > strong.rating(days=4)[0] + 0.5
    assert weak.rating(days=10)[0] == pytest.approx(strong.rating(days=10)[0], abs=0.5)


def test_a_population_differs_and_its_seed_brings_it_back():
    one, same, other = (people.population(200, seed) for seed in (1, 1, 2))
    ratings = [simulate(Plan(30).opioid(60), many).rating(days=30.0)[0] for many in (one, same, other)]
    assert (ratings[0] == ratings[1]).all() and not (ratings[0] == ratings[2]).all()
    assert np.std(ratings[0]) > 0.5


@pytest.mark.parametrize("name, value", [("magnesium", 1.0), ("nmda_activity", 0.8), ("transmitter_release", 1.2)])
def test_what_is_no_driver_is_everyones_alike(name, value):
    many = people.population(100, person={name: value, "injury": 0.5, "inhibition": 0.8}).inputs
    assert (many[name] == value).all()
    assert (
        np.std(many["injury"]) > 0.1
        and np.std(many["inhibition"]) > 0.1
        and np.median(many["inhibition"]) == pytest.approx(0.8, abs=0.05)
    )


@pytest.mark.parametrize(
    "bad",
    [
        {"count": 0},
        {"count": 2.5},
        {"count": 10**9},
        {"count": True},
        {"seed": -1},
        {"seed": "x"},
        {"person": "elf"},
        {"opioid_half": 1},
    ],
)
def test_bad_populations_get_one_sentence(bad):
    with pytest.raises(ValueError, match=r"^[^\n]*\.$"):
        people.population(**bad)
