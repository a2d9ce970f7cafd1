"""Plans and scenarios: what people say, checked, saved and loaded exactly."""

import json
import math
from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pain_helpers.model import adaptation, parameters
from pain_helpers.model import plan as plan_room
from pain_helpers.model.people import PROFILES
from pain_helpers.model.plan import KINDS, MOST_ENTRIES, SUPPORTS, Plan
from pain_helpers.model.scenario import MOST_TEXT, Scenario

FULL = (
    Plan(180)
    .opioid(20, drug="oxycodone", to_day=60)
    .taper(20, drug="oxycodone", from_day=60, to_day=130, down_to=5, steps=7)
    .ketamine(22.2, hours=4, from_day=10, times=10)
    .setting("anti_inflammatory", 0.5, from_day=3.25)
    .support("sleep", 0.75, from_day=60, to_day=90)
)


def doses(plan, day):
    """What the plan gives on a day: inputs that are not the healthy ones."""
    for start, end, inputs in plan.stretches({}):
        if start <= day < end:
            return {name: value for name, value in inputs.items() if value != parameters.SITUATION[name].value}


# What people say, and what it means.


def test_a_dose_counts_in_morphine_equivalents_from_day_to_day():
    plan = Plan(30).opioid(20, drug="oxycodone", from_day=5, to_day=10)
    assert [doses(plan, day) for day in (4.9, 5, 9.9, 10)] == [{}, {"opioid_dose": 30}, {"opioid_dose": 30}, {}]


def test_two_drugs_at_once_add_up():
    assert doses(Plan(30).opioid(60).opioid(10, drug="hydromorphone"), 3) == {"opioid_dose": 110}


def test_a_taper_goes_down_in_even_steps():
    plan = Plan(100).opioid(100, to_day=10).taper(100, from_day=10, to_day=60, down_to=0, steps=5)
    given = [doses(plan, day).get("opioid_dose", 0) for day in (9.5, 10.5, 20.5, 30.5, 40.5, 50.5, 70)]
    assert given == pytest.approx([100, 80, 60, 40, 20, 0, 0])


def test_infusions_last_for_hours_and_come_again():
    plan = Plan(30).ketamine(25, hours=6, from_day=2, times=3, every_days=2)
    spans = [(start, end) for start, end, inputs in plan.stretches({}) if inputs["ketamine_rate"]]
    assert spans == [(2, 2.25), (4, 4.25), (6, 6.25)]


def test_supports_act_through_their_one_input():
    person = {"poor_sleep": 0.6, "distress": 0.4, "magnesium": 1.2}
    plan = Plan(10)
    for support in SUPPORTS:
        plan = plan.support(support)
    ((_, _, inputs),) = plan.stretches(person)
    assert inputs["poor_sleep"] == pytest.approx(0.3) and inputs["distress"] == pytest.approx(0.2)
    assert inputs["endogenous_opioids"] == inputs["music_and_company"] == pytest.approx(0.2)
    assert inputs["magnesium"] == pytest.approx(1.3)  # never past what is allowed
    assert set(inputs) == {target for target, *_ in SUPPORTS.values()}


def test_a_support_works_on_many_people_at_once():
    ((_, _, inputs),) = (
        Plan(10)
        .support("sleep")
        .support("magnesium")
        .stretches({"poor_sleep": np.array([0.0, 1.0]), "magnesium": np.array([1.0, 1.25])})
    )
    assert inputs["poor_sleep"] == pytest.approx([0, 0.5])
    assert inputs["magnesium"] == pytest.approx([1.18, 1.3])


def test_a_plan_never_changes():
    plan = Plan(30)
    longer = plan.opioid(60)
    assert plan.entries == () and len(longer.entries) == 1
    with pytest.raises(FrozenInstanceError):
        plan.days = 60
    with pytest.raises(ValueError):
        longer.opioid(60)
    assert len(longer.entries) == 1


def test_days_that_meet_do_not_overlap():
    Plan(30).opioid(60, to_day=10).opioid(30, from_day=10)
    Plan(30).ketamine(20, hours=24, times=5)


@pytest.mark.parametrize(
    "plan",
    [
        Plan(180).ketamine(20, hours=100, from_day=175.8333333333),
        Plan(180).opioid(60, to_day=179.9999999995),
        Plan(180).opioid(60, from_day=179.9999999985),
        Plan(2).opioid(60, from_day=1, to_day=1.9999999995),
    ],
)
def test_a_plan_ends_on_its_last_day_whatever_the_rounding(plan):
    stretches = plan.stretches({})
    assert stretches[0][0] == 0 and stretches[-1][1] == plan.days
    assert all(start < end for start, end, _ in stretches)
    assert all(before[1] == after[0] for before, after in zip(stretches, stretches[1:]))


# What is refused, in one sentence each.

WRONG = {
    "negative dose": (
        lambda: Plan(30).opioid(-1),
        "mg_a_day must be from 0 to 500 mg a day of morphine, not -1; the model goes no higher",
    ),
    "nan dose": (
        lambda: Plan(30).opioid(math.nan),
        "mg_a_day must be from 0 to 500 mg a day of morphine, not nan; the model goes no higher",
    ),
    "infinite dose": (
        lambda: Plan(30).opioid(math.inf),
        "mg_a_day must be from 0 to 500 mg a day of morphine, not inf; the model goes no higher",
    ),
    "huge dose": (lambda: Plan(30).opioid(10**400), "mg_a_day must be a number"),
    "text for a dose": (
        lambda: Plan(30).opioid("60"),
        "mg_a_day must be a number from 0 to 500 mg a day of morphine, not '60'; the model goes no higher",
    ),
    "a switch for a dose": (lambda: Plan(30).opioid(True), "mg_a_day must be a number"),
    "nothing for a dose": (lambda: Plan(30).opioid(None), "mg_a_day must be a number"),
    "unknown drug": (
        lambda: Plan(30).opioid(5, drug="aspirin"),
        "There is no opioid called 'aspirin'; there is codeine, ",
    ),
    "strong drug": (
        lambda: Plan(30).opioid(200, drug="hydromorphone"),
        "mg_a_day must be from 0 to 100 mg a day of hydromorphone, not 200; the model goes no higher",
    ),
    "drugs too much together": (
        lambda: Plan(30).opioid(300).opioid(200, drug="oxycodone"),
        "On day 0 the doses add up to 600 mg oral morphine equivalent a day, not to at most 500; the model goes no higher",
    ),
    "reversed days": (
        lambda: Plan(30).opioid(5, from_day=9, to_day=3),
        "from_day must come before to_day, not 9 and 3.",
    ),
    "no days": (lambda: Plan(30).opioid(5, from_day=9, to_day=9), "from_day must come before to_day, not 9 and 9."),
    "negative day": (lambda: Plan(30).opioid(5, from_day=-1), "from_day must be from 0 to 1826 days, not -1."),
    "past the end": (
        lambda: Plan(30).opioid(5, to_day=31),
        "Morphine would go on until day 31, but the plan ends on day 30.",
    ),
    "overlap": (
        lambda: Plan(30).opioid(5, to_day=9).opioid(6, from_day=8),
        "Morphine from day 0 to 9 overlaps morphine from day 8.",
    ),
    "dose and taper overlap": (
        lambda: Plan(30).opioid(5).taper(5, from_day=8, to_day=9),
        "overlaps morphine from day 8.",
    ),
    "taper up": (
        lambda: Plan(30).taper(5, from_day=0, to_day=9, down_to=6),
        "A taper must go down: down_to must be less than 5, not 6.",
    ),
    "taper without steps": (
        lambda: Plan(30).taper(5, from_day=0, to_day=9, steps=0),
        "steps must be a whole number from 1 to 100, not 0.",
    ),
    "taper in halves": (lambda: Plan(30).taper(5, from_day=0, to_day=9, steps=2.5), "steps must be a whole number"),
    "fast infusion": (
        lambda: Plan(30).ketamine(101, hours=4),
        "mg_an_hour must be from 0 to 100 mg/h, not 101; the model goes no higher",
    ),
    "infusion of no time": (lambda: Plan(30).ketamine(20, hours=0), "hours must be more than 0."),
    "infusions overlap": (
        lambda: Plan(30).ketamine(20, hours=30, times=2),
        "An infusion of 30 h every 1 days would overlap the next one.",
    ),
    "infusions meet another": (lambda: Plan(30).ketamine(20, hours=4).ketamine(5, hours=9), "Ketamine from day 0 to"),
    "infusion past the end": (
        lambda: Plan(30).ketamine(20, hours=4, times=40),
        "Ketamine would go on until day 30.1667",
    ),
    "unknown input": (lambda: Plan(30).setting("courage", 1), "There is no input called 'courage'; there is injury, "),
    "a state as input": (lambda: Plan(30).setting("tolerance", 1), "There is no input called 'tolerance'"),
    "input out of range": (lambda: Plan(30).setting("magnesium", 5), "magnesium must be from 0.7 to 1.3 mM, not 5."),
    "unknown support": (lambda: Plan(30).support("luck"), "There is no support called 'luck'; there is sleep, "),
    "too much support": (lambda: Plan(30).support("sleep", 1.5), "level must be from 0 to 1 of full, not 1.5."),
    "support twice": (
        lambda: Plan(30).support("sleep").support("sleep"),
        "The support sleep from day 0 to 30 overlaps the support sleep from day 0.",
    ),
    "a plan of no days": (lambda: Plan(0), "days must be from 1 to 1826 days, not 0."),
    "a plan of ages": (lambda: Plan(1e6), "days must be from 1 to 1826 days, not 1e+06."),
    "too many entries": (
        lambda: Plan(1000, [plan_room.Setting(i, i + 1, "injury", 1) for i in range(201)]),
        "A plan has at most 200 entries, not 201.",
    ),
    "entries that are a number": (lambda: Plan(10, 5), "entries must be a list of entries, not 5."),
    "not an entry": (lambda: Plan(30, ["rest"]), "An entry of a plan must be made by one of its methods, not 'rest'."),
}


@pytest.mark.parametrize("name", WRONG)
def test_bad_entries_get_one_sentence(name):
    wrong, said = WRONG[name]
    with pytest.raises(ValueError) as error:
        wrong()
    sentence = str(error.value)
    assert said in sentence
    assert sentence.endswith(".") and "\n" not in sentence and sentence[0].isalpha()


# Scenarios.


def test_a_scenario_that_cannot_run_is_neither_built_nor_read():
    said = "^On day 0 the doses add up to 600 mg"
    with pytest.raises(ValueError, match=said):
        Scenario({"opioid_dose": 400}, Plan(10).opioid(200))
    text = Scenario({"opioid_dose": 200}, Plan(10).opioid(200)).to_json()
    with pytest.raises(ValueError, match=said):
        Scenario.from_json(text.replace('"opioid_dose": 200.0', '"opioid_dose": 400.0'))


def test_round_trip_is_exact(tmp_path):
    scenario = Scenario("central", FULL, {"gs_switch": 0}, "Ana’s plan")
    assert Scenario.from_json(scenario.to_json()) == scenario
    assert Scenario.from_json(scenario.to_json()).to_json() == scenario.to_json()
    scenario.save(tmp_path / "plan.json")
    assert Scenario.load(tmp_path / "plan.json") == scenario
    assert len(scenario.to_json()) < 4000


@settings(max_examples=60, deadline=None)
@given(
    st.floats(1, 1826),
    st.floats(0, 500),
    st.floats(0.001, 1),
    st.floats(0, 1),
    st.sampled_from(sorted(PROFILES)),
    st.text(max_size=200),
    st.sampled_from(sorted(adaptation.SWITCHES)),
)
def test_any_numbers_come_back_exactly(days, dose, part, level, person, title, switch):
    plan = Plan(days).opioid(dose, to_day=days * part).setting("hope", level).support("exercise", level)
    scenario = Scenario(person, plan, {switch: 0}, title)
    assert Scenario.from_json(scenario.to_json()) == scenario


def broken(**changes):
    """The full scenario's JSON with some of it changed; ``...`` takes a key away."""
    whole = json.loads(Scenario("central", FULL).to_json())
    for name, value in changes.items():
        if value is ...:
            del whole[name]
        else:
            whole[name] = value
    return json.dumps(whole)


def broken_entry(**changes):
    whole = json.loads(Scenario("central", FULL).to_json())
    entry = whole["entries"][0]
    for name, value in changes.items():
        if value is ...:
            del entry[name]
        else:
            entry[name] = value
    return json.dumps(whole)


REFUSED = {
    "not JSON": ("{ days: 3 }", "This is not a scenario: line 1 cannot be read as JSON."),
    "empty": ("", "This is not a scenario: line 1 cannot be read as JSON."),
    "a list": ("[1, 2]", "This is not a scenario of this course."),
    "from elsewhere": ('{"format": "recipe"}', "This is not a scenario of this course."),
    "newer": (broken(version=2), "This scenario was saved by a newer version (2); this one reads version 1."),
    "no version": (broken(version=...), "version must be a whole number from 1, not None."),
    "version in words": (broken(version="1"), "version must be a whole number from 1, not '1'."),
    "no entries": (broken(entries=...), "A scenario lacks entries."),
    "no person": (broken(person=...), "A scenario lacks person."),
    "more than known": (broken(mood="good"), "A scenario has 'mood', which is not known here."),
    "entries of another type": (broken(entries={}), "entries must be a list, not {}."),
    "person of another type": (broken(person="central"), "person must be a group of inputs, not 'central'."),
    "switches of another type": (broken(switches=[]), "switches must be a group of switches, not []."),
    "days of another type": (broken(days="30"), "days must be a number from 1 to 1826 days, not '30'."),
    "title of another type": (broken(title=5), "title must be text of at most 200 characters, not 5."),
    "long title": (broken(title="x" * 201), "title must be text of at most 200 characters"),
    "unknown input": (broken(person={"courage": 1}), "There is no input called 'courage'; the inputs are injury, "),
    "input out of range": (broken(person={"injury": 2}), "injury must be from 0 to 1 of 1, not 2."),
    "input of many digits": (broken(person={"injury": 10**400}), "injury must be a number from 0 to 1 of 1, not 1000"),
    "input of another type": (broken(person={"injury": [1]}), "injury must be a number from 0 to 1 of 1, not [1]."),
    "unknown switch": (broken(switches={"luck": 1}), "There is no switch called 'luck'; there is nmda_switch, "),
    "half a switch": (broken(switches={"gs_switch": 0.5}), "gs_switch must be on (1) or off (0), not 0.5."),
    "nan": (broken().replace("180.0", "NaN"), "A scenario holds plain numbers, not NaN."),
    "infinity": (broken().replace("180.0", "-Infinity"), "A scenario holds plain numbers, not -Infinity."),
    "overflow": (broken().replace("180.0", "1e999"), "Entry 4: to_day must be from 0 to 1826 days, not inf."),
    "too many digits": (broken().replace("180.0", "9" * 6000), "This scenario holds a number with too many digits."),
    "many digits": (
        broken().replace("180.0", "9" * 400),
        "Entry 4: to_day must be a number from 0 to 1826 days, not 999",
    ),
    "key twice": (broken().replace('"days"', '"title": "", "days"'), "'title' stands twice in this scenario."),
    "key twice in an entry": (
        broken().replace('"mg_a_day"', '"drug": "morphine", "mg_a_day"', 1),
        "'drug' stands twice in this scenario.",
    ),
    "too long": (" " * (MOST_TEXT + 1), f"A scenario has at most {MOST_TEXT} characters, not {MOST_TEXT + 1}."),
    "too deep": ("[" * 50_000, "This is not a scenario: it is nested too deeply."),
    "too many entries": (
        broken(entries=[{}] * (MOST_ENTRIES + 1)),
        f"A plan has at most {MOST_ENTRIES} entries, not {MOST_ENTRIES + 1}.",
    ),
    "entry of another type": (broken(entries=[3]), "Entry 1 must be a group of values, not 3."),
    "entry without kind": (broken_entry(kind=...), "Entry 1 lacks kind."),
    "entry of unknown kind": (broken_entry(kind="nap"), "Entry 1 has the kind 'nap'; the kinds are opioid, "),
    "entry of listed kind": (broken_entry(kind=["opioid"]), "Entry 1 has the kind ['opioid']; the kinds are opioid, "),
    "entry without days": (broken_entry(to_day=...), "Entry 1 lacks to_day."),
    "entry with more": (broken_entry(note="x"), "Entry 1 has 'note', which is not known here."),
    "entry reversed": (broken_entry(from_day=70), "Entry 1: from_day must come before to_day, not 70 and 60."),
    "entry out of range": (
        broken_entry(mg_a_day=-5),
        "Entry 1: mg_a_day must be from 0 to 333.333 mg a day of oxycodone, not -5; the model goes no higher",
    ),
    "entry of nothing": (broken_entry(mg_a_day=None), "Entry 1: mg_a_day must be a number"),
    "drug of another type": (broken_entry(drug={}), "Entry 1: There is no opioid called {}; there is codeine, "),
    "entries overlap": (broken_entry(to_day=61), "Oxycodone from day 0 to 61 overlaps oxycodone from day 60."),
    "not text": (b"{}", "A scenario is read from text, not from bytes."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_bad_scenarios_get_one_sentence(name):
    text, said = REFUSED[name]
    with pytest.raises(ValueError) as error:
        Scenario.from_json(text)
    sentence = str(error.value)
    assert said in sentence
    assert sentence.endswith(".") and "\n" not in sentence and len(sentence) < 800


def test_bad_files_get_one_sentence(tmp_path):
    path = tmp_path / "scenario.json"
    path.write_bytes(b"\xff\xfe\x00picture")
    with pytest.raises(ValueError, match=r"^This file is not text, so it holds no scenario\.$"):
        Scenario.load(path)
    path.write_bytes(b" " * (4 * MOST_TEXT + 1))
    with pytest.raises(ValueError, match=r"^A scenario has at most .*; this file is longer\.$"):
        Scenario.load(path)


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    ),
    st.sampled_from(("person", "plan", "switches", "days", "entries", "title", "version")),
)
def test_anything_else_is_refused_in_one_sentence_or_read(value, name):
    text = broken(**{name: value}) if name != "plan" else json.dumps(value)
    try:
        Scenario.from_json(text)
    except ValueError as error:
        assert str(error).endswith(".") and "\n" not in str(error)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(sorted(KINDS)),
    st.dictionaries(
        st.sampled_from(
            [
                "from_day",
                "to_day",
                "mg_a_day",
                "drug",
                "level",
                "name",
                "value",
                "steps",
                "hours",
                "times",
                "every_days",
                "mg_an_hour",
                "down_to",
            ]
        ),
        st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.lists(st.integers(), max_size=2),
    ),
)
def test_any_entry_is_refused_in_one_sentence_or_read(kind, values):
    try:
        Scenario.from_json(broken(entries=[{"kind": kind} | values]))
    except ValueError as error:
        assert str(error).endswith(".") and "\n" not in str(error)
