"""Scenarios: checked, saved and loaded exactly."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pain_helpers.model import adaptation
from pain_helpers.model.people import PROFILES
from pain_helpers.model.plan import KINDS, MOST_ENTRIES, Plan
from pain_helpers.model.scenario import MOST_TEXT, Scenario

FULL = (
    Plan(180)
    .opioid(20, drug="oxycodone", to_day=60)
    .taper(20, drug="oxycodone", from_day=60, to_day=130, down_to=5, steps=7)
    .ketamine(22.2, hours=4, from_day=10, times=10)
    .setting("anti_inflammatory", 0.5, from_day=3.25)
    .support("sleep", 0.75, from_day=60, to_day=90)
)


def test_a_scenario_that_cannot_run_is_neither_built_nor_read():
    text = Scenario({}, Plan(10).opioid(300).opioid(100, drug="oxycodone")).to_json()
    with pytest.raises(ValueError, match="^On day 0 the doses add up to 600 mg"):
        Scenario.from_json(text.replace('"mg_a_day": 100.0', '"mg_a_day": 200.0'))


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
    "newer": (broken(version=4), "This scenario was saved by a newer version (4); this one reads version 3."),
    "version 3 without constants": (broken(constants=...), "A scenario lacks constants."),
    "version 3 without its remark": (broken(remark=...), "A scenario lacks remark."),
    "version 2 with a remark": (broken(version=2), "A scenario has 'remark', which is not known here."),
    "version 1 with constants": (broken(version=1, remark=...), "A scenario has 'constants', which is not known here."),
    "remark of another type": (broken(remark=None), "remark must be text, not None."),
    "constants of another type": (broken(constants=[]), "constants must be a group of constants, not []."),
    "unknown constant": (
        broken(constants={"kcc2_lots": 0.4}),
        "There is no constant called 'kcc2_lots'; perhaps kcc2_lost is meant.",
    ),
    "constant out of range": (
        broken(constants={"kcc2_lost": 9}),
        "kcc2_lost must be from 0.2 to 0.7 of 1, not 9.",
    ),
    "constants of many people": (broken(constants={"kcc2_lost": [0.4]}), "kcc2_lost must be one number"),
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
    "input of another type": (broken(person={"injury": [1]}), "injury must be one number from 0 to 1 of 1, not [1]."),
    "unknown switch": (
        broken(switches={"luck": 1}),
        "There is no switch called 'luck'; the switches are nmda_switch, ",
    ),
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
    # Python 3.14 reads so far down, and says that the text does not end.
    "too deep": ("[" * 50_000, "This is not a scenario: "),
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
        "Entry 1: mg_a_day must be from 0 to 333.333 mg a day of oxycodone, not -5.",
    ),
    "entry of nothing": (broken_entry(mg_a_day=None), "Entry 1: mg_a_day must be a number"),
    "drug of another type": (broken_entry(drug={}), "Entry 1: drug must be one of codeine, "),
    "entries overlap": (
        broken_entry(to_day=61),
        "Oxycodone from day 0 to 61 overlaps oxycodone from day 60; end the first with to_day=60.",
    ),
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
    path.write_bytes(b"\x89PNG\xff\xfe\x00picture")
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
