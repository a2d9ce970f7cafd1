"""The model called from Python: never a silent wrong answer, and what people expect of a package is there."""

import io
from types import SimpleNamespace

import numpy as np
import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from pain_helpers.labs import InfusionLab
from pain_helpers.model import (
    Plan,
    Scenario,
    constants,
    gate,
    ketamine_level,
    pharmacokinetics,
    population,
    readout,
    simulate,
)
from pain_helpers.model.adaptation import RESTED
from pain_helpers.model.plan import Opioid, Taper
from pain_helpers.model.scenario import from_text
from pain_helpers.model.simulation import settle, simulate_switches

INJURED = {"injury": 0.6}


@pytest.fixture(scope="module")
def on_60():
    return simulate(Plan(180).opioid(60), INJURED)


def refused(call, *said):
    """The one sentence with which ``call`` is refused; it holds each of ``said``."""
    with pytest.raises(ValueError) as error:
        call()
    sentence = str(error.value)
    assert sentence.endswith(".") and "\n" not in sentence and len(sentence) < 600
    for part in said:
        assert part in sentence, sentence
    return sentence


# Case 1: doses of a person and of a plan.


def test_a_plans_taper_is_in_place_of_the_persons_own_dose():
    course = simulate(Plan(180).taper(60, from_day=30, to_day=90), {"opioid_dose": 60})
    level = course.states.opioid
    assert level[:30] == pytest.approx(60, abs=0.1)
    assert level.max() <= 60 + 1e-9 and (np.diff(level) < 1e-9).all()
    assert level[120:] == pytest.approx(0, abs=1e-6)


def test_before_and_after_what_a_plan_says_the_persons_own_dose_stands():
    plan = Plan(90).opioid(20, from_day=30, to_day=60)
    level = simulate(plan, {"opioid_dose": 60}).states.opioid
    assert level[[29, 59, 89]] == pytest.approx([60, 20, 60], abs=0.1)
    rate = simulate(Plan(30).ketamine(20, hours=240, from_day=10), {"ketamine_rate": 5}).states.ketamine
    assert rate[[9, 19, 29]] == pytest.approx([5e3 / 95, 20e3 / 95, 5e3 / 95], rel=0.01)


def test_different_opioids_in_a_plan_are_taken_together_and_the_persons_own_is_not():
    plan = Plan(30).opioid(60).opioid(10, drug="oxycodone")
    assert simulate(plan, {"opioid_dose": 200}).states.opioid[-1] == pytest.approx(75, abs=0.1)


def most_said(plan):
    """The most opioid that a plan may mean (mg oral morphine equivalent a day): its drugs, each at its most."""
    by_drug = {}
    for entry in plan.entries:
        if isinstance(entry, (Opioid, Taper)):
            dose = pharmacokinetics.morphine_equivalent(entry.drug, entry.mg_a_day)
            by_drug[entry.drug] = max(by_drug.get(entry.drug, 0.0), dose)
    return sum(by_drug.values())


@st.composite
def opioid_plans(draw):
    """Doses and tapers of one to three drugs, one after another, with gaps or none, over 60 days."""
    plan = Plan(60)
    for drug in draw(st.lists(st.sampled_from(["morphine", "oxycodone", "tramadol"]), max_size=3, unique=True)):
        edges = sorted(draw(st.lists(st.integers(0, 60), min_size=2, max_size=6, unique=True)))
        for start, end in zip(edges, edges[1:]):
            amount = draw(st.floats(1, 100))
            kind = draw(st.sampled_from(["dose", "taper", "nothing"]))
            if kind == "dose":
                plan = plan.opioid(amount, drug=drug, from_day=start, to_day=end)
            elif kind == "taper":
                down_to, steps = amount * draw(st.floats(0, 0.9)), draw(st.integers(1, 12))
                plan = plan.taper(amount, drug=drug, from_day=start, to_day=end, down_to=down_to, steps=steps)
    return plan


@settings(max_examples=80, deadline=None)
@given(opioid_plans(), st.floats(0, 500))
def test_the_level_never_exceeds_the_larger_of_what_the_person_and_the_plan_say(plan, own):
    said = most_said(plan)
    level = simulate(plan, {"opioid_dose": own}).states.opioid
    assert level.max() <= max(own, said) + 1e-6
    for start, _, inputs in plan.stretches({"opioid_dose": own}):
        assert inputs["opioid_dose"] in (own, dict(plan.stretches({})[_index(plan, start)][2]).get("opioid_dose"))


def _index(plan, start):
    return [begin for begin, _, _ in plan.stretches({})].index(start)


@pytest.mark.parametrize("method", ["opioid", "support"])
def test_an_overlap_is_refused_with_its_remedy(method):
    said = {
        "opioid": lambda plan, **days: plan.opioid(60, **days),
        "support": lambda plan, **days: plan.support("sleep", **days),
    }
    add = said[method]
    refused(lambda: add(add(Plan(180)), from_day=60), "overlaps", "end the first with to_day=60")
    add(add(Plan(180), to_day=60), from_day=60)


# Case 2: arguments that are dropped.


@pytest.mark.parametrize(
    "beside", [{"person": "central"}, {"person": "healthy"}, {"switches": {}}, {"constants": constants()}]
)
def test_what_a_scenario_brings_is_not_given_beside_it(beside):
    (name,) = beside
    refused(lambda: simulate(Scenario("mixed"), **beside), f"so {name} cannot be given beside it", "scenario.plan")


def test_what_a_scenario_does_not_bring_is_honored():
    scenario, told = Scenario("mixed", Plan(10)), []
    course = simulate(scenario, start=RESTED, step=0.5, progress=told.append)
    assert course.states.kcc2[0] == 1 and told == [1.0]


@pytest.mark.parametrize(
    "call, said",
    [
        (lambda: Plan(30).ketamine(20, hours=4, every_days=7), "say how many with times="),
        (lambda: ketamine_level(5, bolus=10, over=20), "give its amount with infused= (mg) or mg_per_kg="),
        (lambda: ketamine_level(5, infused=10, mg_per_kg=1), "give one of them"),
        (lambda: settle(population(3), constants=constants(kcc2_lost=0.4)), "as in population(200, kcc2_lost=0.4)"),
        (lambda: simulate(Plan(5)).table([3], columns=["day"]), "stimuli are for the columns rating and taken_away"),
        (lambda: simulate(Plan(5), population(3)).quantiles(of="kcc2", stimulus=3), "are for a rating"),
        (lambda: simulate(Plan(5)).quantiles(), "for a population"),
        (lambda: simulate(Plan(5)).table(columns=["person"]), "no column of persons"),
        (lambda: simulate_switches(Plan(5), INJURED, [[1, 1, 1, 1, 0]]), "rows of 4 switches"),
        (lambda: readout.curve(simulate(Plan(5)), 0, magnesium=[1.0, 1.2]), "magnesium must be one number"),
        (lambda: simulate(Plan(5)).rating(days=[0, 1], magnesium=[1.0, 1.1, 1.2]), "one for each day"),
        (lambda: gate.respond([1, 2, 3], opioid=[1, 2]), "not the shapes (2,) and (3,)"),
        (lambda: Plan(30).setting("opioid_dose", 60), "a plan says it with opioid"),
    ],
)
def test_no_argument_is_dropped(call, said):
    refused(call, said)


# Case 3: constants.


def test_constants_cannot_be_changed_by_any_course(on_60):
    for spoil in (
        lambda: setattr(on_60.constants, "kcc2_lost", 0.2),
        lambda: setattr(gate.CONSTANTS, "kcc2_lost", 0.2),
        lambda: delattr(on_60.constants, "kcc2_lost"),
        lambda: setattr(on_60, "constants", constants(kcc2_lost=0.2)),
    ):
        with pytest.raises(AttributeError, match=r"\.$"):
            spoil()
    with pytest.raises(AttributeError, match=r"make others with constants\(kcc2_lost=0.2\) and run with those\.$"):
        on_60.constants.kcc2_lost = 0.2
    with pytest.raises(AttributeError, match="perhaps kcc2_lost is meant"):
        on_60.constants.kcc2_lots = 0.2
    assert simulate(Plan(180).opioid(60), INJURED).rating()[-1] == on_60.rating()[-1]


def test_names_and_values_of_constants_are_checked():
    refused(lambda: constants(kcc2_lots=0.4), "perhaps kcc2_lost is meant")
    refused(lambda: constants(opioid_half=-3), "opioid_half must be from 30 to 300")
    refused(lambda: constants(kcc2_lost=True), "kcc2_lost must be a number")
    refused(lambda: simulate(Plan(2), constants=SimpleNamespace(kcc2_lost=1)), "constants must be what constants gives")
    refused(lambda: gate.respond(3, constants={"kcc2_lost": 1}), "constants must be what constants gives")


# Case 4: a population's own numbers.


def test_constants_beside_a_population_are_refused_with_the_remedy():
    many = population(50, seed=2)
    refused(lambda: simulate(Plan(5), many, constants=constants(kcc2_lost=0.4)), "population(200, kcc2_lost=0.4)")
    others = population(50, seed=2, kcc2_lost=0.4)
    assert others.constants.kcc2_lost == 0.4 and np.std(others.constants.ketamine_clearance) > 0
    level = simulate(Plan(2).ketamine(20, hours=24), others).states.ketamine[1]
    assert np.std(level) > 10


# Case 5: tapers (the rest stands in test_plan).


def test_a_taper_of_twelve_weeks_takes_twelve_weeks_and_stays_where_it_went():
    course = simulate(Plan(180).opioid(60, to_day=60).taper(60, from_day=60, to_day=144), INJURED)
    assert course.states.opioid[143] > 5.9 and course.states.opioid[147] < 0.1
    lowered = simulate(Plan(180).opioid(60, to_day=60).taper(60, from_day=60, to_day=144, down_to=30), INJURED)
    assert lowered.states.opioid[[150, 180]] == pytest.approx(30, abs=0.1)


# Case 6: a course cannot be changed, and days are by name.


def test_a_courses_arrays_cannot_be_written_to(on_60):
    with pytest.raises(ValueError, match="read-only"):
        on_60.days[0] = 3
    for column in on_60.states:
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 3
    with pytest.raises(AttributeError, match="a course is what was run"):
        on_60.days = [1, 2]
    mine = settle(population(3))
    course = simulate(Plan(3), population(3), start=mine)
    before = course.states.kcc2[0].copy()
    mine.kcc2[:] = 0.3
    assert (course.state_on(0).kcc2 == before).all()


def test_days_are_given_by_name(on_60):
    refused(lambda: on_60.rating(180), "stimulus must be from 0 to 10 of 10, not 180", "days=180")
    refused(lambda: on_60.rating([0, 180]), "days=[0, 180]")
    refused(lambda: on_60.respond(range(11)), "stimulus must be one number", "days=range(0, 11)")
    with pytest.raises(TypeError):
        on_60.rating(3, 180)


# Case 7: names for two meanings, and doses.


def test_a_drug_taken_away_in_thought_is_called_so(on_60):
    assert (on_60.rating(taken_away=True) == on_60.rating(opioid=0, ketamine=0, dependence=0)).all()
    assert "rating of stimulus 3, drug taken away in thought (of 10)" in on_60.table()
    assert not any("without" in heading for heading in on_60.table())
    affected = INJURED | {"susceptibility": 2.0}
    never, on_it = (simulate(plan, affected) for plan in (Plan(180), Plan(180).opioid(60)))
    assert on_it.rating(days=180, taken_away=True)[0] > never.rating(days=180)[0] + 1


def test_ketamine_by_weight_and_the_two_compartments():
    assert ketamine_level(40, mg_per_kg=0.5, weight=80) == ketamine_level(40, infused=40, weight=80)
    assert ketamine_level(40, infused=0.5) < 3  # half a milligram, as it says
    refused(lambda: ketamine_level(40, mg_per_kg=500), "mg_per_kg must be from 0 to 285.714 mg/kg, not 500")
    plan = Plan(1).ketamine(0.5 * 70 / (40 / 60), hours=40 / 60)
    one = simulate(plan).states_on([40 / 60 / 24]).ketamine[0]
    assert (round(one), round(ketamine_level(40, mg_per_kg=0.5))) == (79, 177)
    assert "79 ng/mL" in " ".join(Plan.ketamine.__doc__.split()) and "177" in Plan.ketamine.__doc__


# Case 8: what people pass.

NUMBERS = [
    60,
    60.0,
    np.int64(60),
    np.int32(60),
    np.uint8(60),
    np.float32(60),
    np.float64(60),
    np.array(60),
    np.array(60.0),
]


@pytest.mark.parametrize("sixty", NUMBERS, ids=lambda value: type(value).__name__)
def test_any_number_is_taken_where_a_number_is(sixty, on_60):
    plan = Plan(sixty * 3).opioid(sixty)
    assert plan == Plan(180).opioid(60) and repr(plan) == "Plan(180).opioid(60)"
    assert Plan(180).taper(sixty, from_day=0, to_day=sixty) == Plan(180).taper(60, from_day=0, to_day=60)
    assert (on_60.rating(days=sixty) == on_60.rating(days=60)).all()
    assert on_60.state_on(sixty) == on_60.state_on(60)
    assert ketamine_level(sixty, bolus=sixty) == ketamine_level(60, bolus=60)
    assert gate.rating(8, opioid=sixty) == gate.rating(8, opioid=60)
    assert constants(opioid_half=sixty) == constants(opioid_half=60)
    assert simulate(plan, {"opioid_dose": sixty}).states.opioid[0] == pytest.approx(60)


ROWS = [
    [0, 30, 60],
    (0, 30, 60),
    range(0, 61, 30),
    np.array([0, 30, 60]),
    np.array([0, 30, 60], np.int8),
    pandas.Series([0, 30, 60]),
]
ROWS += [pandas.Series([0, 30, 60], dtype="Int64"), pandas.Index([0, 30, 60]), [np.int64(0), 30.0, np.float32(60)]]


@pytest.mark.parametrize("row", ROWS, ids=lambda value: type(value).__name__)
def test_any_row_of_numbers_is_taken_where_an_array_is(row, on_60):
    days = np.array([0.0, 30.0, 60.0])
    assert (on_60.rating(days=row) == on_60.rating(days=days)).all()
    assert (on_60.states_on(row).kcc2 == on_60.states_on(days).kcc2).all()
    assert (on_60.table(days=row)["day"] == days).all()
    assert (readout.dose_response(on_60, 90, row) == readout.dose_response(on_60, 90, days)).all()
    assert (ketamine_level(row, bolus=10) == ketamine_level(days, bolus=10)).all()
    assert (pharmacokinetics.channel_block(row) == pharmacokinetics.channel_block(days)).all()
    assert (pharmacokinetics.dissociation(row) == pharmacokinetics.dissociation(days)).all()
    assert (pharmacokinetics.effect_site_level(row, row) == pharmacokinetics.effect_site_level(days, days)).all()
    assert (gate.rating(8, opioid=row) == gate.rating(8, opioid=days)).all()
    assert (constants(opioid_half=60 + days / 10).opioid_half == [60, 63, 66]).all()


@pytest.mark.parametrize(
    "stimuli", [[2, 8], range(2, 9, 6), pandas.Series([2, 8]), np.array([2, 8], np.uint8)], ids=str
)
def test_any_row_is_taken_for_stimuli(stimuli, on_60):
    floats = np.array([2.0, 8.0])
    assert (gate.rating(stimuli) == gate.rating(floats)).all()
    assert (gate.wind_up(stimuli) == gate.wind_up(floats)).all()
    assert (readout.curve(on_60, 90, stimuli) == readout.curve(on_60, 90, floats)).all()
    assert list(on_60.table(stimuli)) == list(on_60.table(floats))


@pytest.mark.parametrize(
    "wrong",
    [
        True,
        np.bool_(True),
        "60",
        np.str_("60"),
        None,
        {},
        {60},
        60j,
        [True],
        ["60"],
        [60, None],
        np.array(["60"]),
        pandas.Series(["60"]),
        pandas.Series([True]),
        pandas.Series([60, None], dtype="Int64"),
    ],
    ids=repr,
)
def test_what_is_no_number_is_refused_everywhere(wrong, on_60):
    for call in (
        lambda: Plan(30).opioid(wrong),
        lambda: simulate(Plan(5), {"opioid_dose": wrong}),
        lambda: ketamine_level(wrong),
        lambda: gate.rating(wrong),
        lambda: gate.rating(3, opioid=wrong),
        lambda: constants(opioid_half=wrong),
        lambda: readout.threshold(on_60, wrong),
        lambda: population(wrong),
    ):
        assert "np." not in refused(call).replace("np.True_", "")
    if wrong is not None:
        refused(lambda: on_60.rating(days=wrong))


def test_whole_numbers_and_switches_may_be_numpys():
    assert repr(population(np.int64(5), np.uint16(3))) == "population(5, seed=3, person='central')"
    plan = Plan(30).taper(60, from_day=0, to_day=20, steps=np.int64(4)).ketamine(9, hours=1, times=np.int32(2))
    scenario = Scenario(INJURED, plan, {"gs_switch": np.bool_(False), "nmda_switch": np.int64(0)})
    assert Scenario.from_json(scenario.to_json()) == scenario
    refused(lambda: population(2.5), "count must be a whole number from 1 to 10000, not 2.5")
    assert refused(lambda: population(np.int64(0))).endswith("not 0.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_with_a_byte_order_mark_is_read(encoding, tmp_path):
    scenario, path = Scenario("mixed", Plan(30).opioid(20), title="Ana’s"), tmp_path / "scenario.json"
    path.write_bytes(scenario.to_json().encode(encoding))
    assert Scenario.load(path) == Scenario.load(str(path)) == scenario
    assert from_text("\ufeff" + scenario.to_json()) == Scenario.from_json("\ufeff" + scenario.to_json()) == scenario


def test_a_taper_lowers_the_opioid_of_the_plan_and_asks_where_there_are_several():
    one = Plan(200).opioid(90, drug="oxycodone", to_day=100)
    lowered = one.taper(90, from_day=100, to_day=150)
    assert lowered == one.taper(90, from_day=100, to_day=150, drug="oxycodone")
    assert simulate(lowered).states.opioid.max() == pytest.approx(simulate(one).states.opioid.max()), (
        "the two drugs must not add up"
    )
    with pytest.raises(ValueError, match="say which is lowered with drug="):
        one.opioid(10, drug="morphine", to_day=100).taper(10, from_day=100, to_day=150)


@pytest.mark.parametrize("drug", ["morphine", "oxycodone"])
def test_a_plan_with_two_opioids_reads_back_as_itself(drug):
    plan = Plan(200).opioid(90, drug="oxycodone", to_day=100).taper(20, from_day=120, to_day=150, drug=drug)
    assert eval(repr(plan)) == plan


@pytest.mark.parametrize("wrong", ["no", 3, 0.5, None])
def test_the_drug_is_taken_away_or_it_is_not(wrong):
    with pytest.raises(ValueError, match="taken_away must be True or False"):
        simulate(Plan(30)).rating(taken_away=wrong)


def test_a_lab_is_not_moved_by_giving_its_control_a_value():
    lab = InfusionLab()
    with pytest.raises(AttributeError, match=r"lab\.set\(hours=70\)"):
        lab.hours = 70


def test_a_color_of_ones_own_stays_as_it_is():
    lab = InfusionLab()
    lab.figure.axes[0].plot([1], [5], "s", color=(1, 0, 1), markersize=30, zorder=100, clip_on=False)
    pixels = np.asarray(Image.open(io.BytesIO(lab.png())).convert("RGB")).reshape(-1, 3)
    assert (pixels == (255, 0, 255)).all(axis=1).sum() > 300
