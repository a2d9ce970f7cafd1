"""The model as a package: what people expect of it, its page, its examples and its type hints."""

import contextlib
import dataclasses
import doctest
import importlib
import io
import json
import pickle
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pain_helpers import model
from pain_helpers.model import (
    Plan,
    Scenario,
    constants,
    gate,
    ketamine_level,
    parameters,
    people,
    pharmacokinetics,
    population,
    readout,
    simulate,
)
from pain_helpers.model.adaptation import SWITCHES
from pain_helpers.model.plan import KINDS
from tests.test_model_from_python import INJURED, refused

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "pain_helpers" / "README.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def on_60():
    return simulate(Plan(180).opioid(60), INJURED)


# What people expect.


def test_the_names_that_people_import_are_there_and_listed():
    assert set(model.__all__) >= {
        "Plan",
        "Scenario",
        "simulate",
        "population",
        "constants",
        "ketamine_level",
        "Course",
        "where",
    }
    for name in model.__all__:
        assert getattr(model, name).__doc__, name
        assert f"``{name}``" in model.__doc__, f"help(pain_helpers.model) does not list {name}"


def test_a_course_keeps_what_was_run_and_says_so():
    plan = Plan(30).opioid(60)
    course = simulate(plan, "peripheral", switches={"gs_switch": 0}, constants=constants(kcc2_lost=0.4))
    assert course.plan == plan and course.person == "peripheral"
    assert course.switches == dict.fromkeys(SWITCHES, 1) | {"gs_switch": 0, "facilitation_switch": 0}
    said = "<Course of 30 days; person 'peripheral'; Plan(30).opioid(60); without gs_switch; constants(kcc2_lost=0.4)>"
    assert repr(course) == said
    assert "population(3, seed=1, person='central')" in repr(simulate(plan, population(3)))


@pytest.mark.parametrize(
    "plan",
    [
        Plan(90),
        Plan(90.5)
        .opioid(60, drug="oxycodone", to_day=30)
        .taper(60, drug="oxycodone", from_day=30, to_day=60, down_to=7.5, steps=3),
        Plan(90).ketamine(20, hours=4, times=3).ketamine(0.1, hours=1 / 3, from_day=40, times=2, every_days=7),
        Plan(90).setting("hope", 1, to_day=4.2).support("sleep", 0.5, from_day=3).support("gut and diet"),
    ],
)
def test_a_plan_says_how_it_is_made(plan):
    assert eval(repr(plan), {"Plan": Plan}) == plan and "\n" not in repr(plan)
    assert {kind for kind in KINDS if f".{kind}(" in repr(plan)} == {
        kind for kind, made in KINDS.items() if any(type(entry) is made for entry in plan.entries)
    }


def test_every_object_says_what_it_is_in_one_line(on_60):
    many = population(500, person={"injury": 0.3})
    for thing in (
        on_60, on_60.states, on_60.state_on(3), on_60.respond(), gate.respond(3), gate.respond([1, 2, 3]), many,
        people.Population(3, {"injury": [0.1, 0.2, 0.3]}, constants()), constants(), Plan(3), Scenario("mixed"),
        model.where("kcc2_lost"), many.constants,
    ):  # fmt: skip
        assert "\n" not in repr(thing) and 5 < len(repr(thing)) < 900
    assert "kcc2=<181 values, " in repr(on_60.states)
    assert repr(many) == "population(500, seed=1, person={'injury': 0.3})"


def test_a_population_is_checked_and_cannot_be_changed():
    refused(lambda: people.Population(3, {"injury": [0.1, 0.2]}, constants()), "not 2 numbers for 3 people")
    refused(lambda: people.Population(3, {"courage": 1}, constants()), "no input called 'courage'")
    refused(lambda: people.Population(3, {"injury": 2}, constants()), "injury must be from 0 to 1")
    refused(lambda: people.Population(3, {}, constants(opioid_half=[50, 60])), "not 2 numbers for 3 people")
    many = population(3)
    with pytest.raises(TypeError):
        many.inputs["injury"] = 1
    with pytest.raises(ValueError):
        many.inputs["injury"][0] = 1
    assert (pickle.loads(pickle.dumps(many)).inputs["injury"] == many.inputs["injury"]).all()


def test_a_table_of_chosen_days_and_columns(on_60):
    table = on_60.table([3], days=[0, 90], columns=["kcc2", "taken_away", "day", "rating"])
    headings = ["kcc2 (of healthy)", "rating of stimulus 3, drug taken away in thought (of 10)"]
    assert list(table) == [*headings, "rating of stimulus 3 (of 10)", "day"]
    assert (table["rating of stimulus 3 (of 10)"] == on_60.rating(3, days=[0, 90])).all()
    many = simulate(Plan(5), population(4))
    chosen = many.table(days=[0, 5], columns=["day", "person", "kcc2"])
    assert {name: len(column) for name, column in chosen.items()} == dict.fromkeys(chosen, 8)
    assert chosen["person"].tolist() == [1, 2, 3, 4] * 2 and chosen["day"].tolist() == [0] * 4 + [5] * 4
    assert len(many.csv(days=5, columns=["person", "kcc2"]).splitlines()) == 5
    refused(lambda: on_60.table(columns=["kc2"]), "no column called 'kc2'")
    refused(lambda: on_60.table(columns="kcc2"), "columns must be a list of names, not 'kcc2'")


def test_a_course_run_for_some_days():
    course = simulate(Plan(5), days=[5, 1])
    assert course.days.tolist() == [1, 5] and len(course.states.kcc2) == 2
    assert (course.rating() == simulate(Plan(5)).rating(days=[1, 5])).all()
    refused(lambda: simulate(Plan(5), days=[1, 6]), "days must be from 0 to 5")
    refused(lambda: course.rating(days=2), "days must be among those that the course was run for, not 2")
    refused(lambda: course.state_on(2), "days must be among those that the course was run for")


def test_a_table_for_pandas_and_without_it(on_60, monkeypatch):
    frame = on_60.to_pandas(days=[0, 90])
    assert list(frame) == list(on_60.table()) and frame["day"].tolist() == [0, 90]
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(ImportError, match=r"^pandas is not installed; table\(\) gives the same columns as arrays\.$"):
        on_60.to_pandas()


def test_quantiles_are_those_of_the_people():
    course = simulate(Plan(10).opioid(60), population(101))
    low, middle, high = course.quantiles()
    ratings = course.rating()
    assert (middle == np.median(ratings, axis=1)).all() and (low < middle).all() and (middle < high).all()
    most = course.quantiles(1, "kcc2", days=[0, 10])
    assert (most[0] == course.states_on([0, 10]).kcc2.max(axis=1)).all()
    away = course.quantiles(0.5, stimulus=8, days=10, taken_away=True)
    assert away.shape == (1, 1) and away[0, 0] == np.median(course.rating(8, days=10, taken_away=True))


def test_where_a_number_comes_from():
    found = model.where("ketamine_half_block")
    assert (found.value, found.low, found.high, found.grade) == (169, 75, 1500, "measured")
    assert found.reference.startswith("Gilling and others 2009")
    assert model.where("kcc2_lost").reference == "" and "illustrative" in str(model.where("kcc2_lost"))
    for name, passport in (parameters.CONSTANTS | parameters.PASSPORTS).items():
        assert bool(model.where(name).reference) == (passport.source != "illustrative")
    refused(lambda: model.where("kcc2_lots"), "perhaps kcc2_lost is meant")
    refused(lambda: model.where(3), "name must be a name in quotes, not 3")


@pytest.mark.parametrize(
    "call, near",
    [
        (lambda: simulate(Plan(5), {"injurry": 0.5}), "injury"),
        (lambda: simulate(Plan(5), "peripherel"), "peripheral"),
        (lambda: simulate(Plan(5), switches={"gs_swich": 0}), "gs_switch"),
        (lambda: Plan(5).opioid(5, drug="oxycodon"), "oxycodone"),
        (lambda: Plan(5).support("gut and diets"), "gut and diet"),
        (lambda: Plan(5).setting("hoppe", 1), "hope"),
        (lambda: gate.respond(3, opiod=5), "opioid"),
        (lambda: gate.constants_with_sites(["first nerve"]), "first_nerve"),
        (lambda: pharmacokinetics.channel_block(5, "no magnesum"), "no magnesium"),
        (lambda: simulate(Plan(5)).rating(magnesum=1), "magnesium"),
        (lambda: Scenario("mixed", constants={"tolerance_shif": 2}), "tolerance_shift"),
    ],
)
def test_a_near_miss_of_a_name_is_suggested(call, near):
    refused(call, f"perhaps {near} is meant")


@pytest.mark.parametrize(
    "call, argument",
    [
        (lambda: simulate("central", Plan(30)), "plan must be a plan"),
        (lambda: simulate(Plan(30), Plan(30)), "person must be"),
        (lambda: Scenario(Plan(30), Plan(30)), "person must be"),
        (lambda: Scenario(Plan(30), "central"), "plan must be"),
        (lambda: Scenario("central", {"gs_switch": 0}), "plan must be"),
        (lambda: population("central", 200), "count must be"),
        (lambda: Plan(30).support(0.5, "sleep"), "name must be"),
        (lambda: Plan(30).setting(0.5, "hope"), "name must be"),
        (lambda: model.morphine_equivalent(60, "morphine"), "drug must be"),
        (lambda: readout.curve(30, simulate(Plan(30))), "course must be"),
        (lambda: readout.half_relief_dose(90, 3), "course must be"),
        (lambda: readout.shares("healthy", Plan(30)), "plan must be"),
        (lambda: gate.wind_up(20, 6), "stimulus must be"),
        (lambda: pharmacokinetics.effect_site_level([90, 10], [0, 40]), "minutes must rise"),
    ],
)
def test_a_wrong_order_of_arguments_is_refused_by_name(call, argument):
    refused(call, argument)


def test_changed_constants_are_part_of_a_saved_scenario(tmp_path):
    scenario = Scenario("mixed", Plan(30).opioid(60), constants=constants(kcc2_lost=0.4))
    scenario.save(tmp_path / "scenario.json")
    again = Scenario.load(tmp_path / "scenario.json")
    assert again == scenario and again.constants == {"kcc2_lost": 0.4} and '"version": 3' in again.to_json()
    course = simulate(again)
    assert course.constants == constants(kcc2_lost=0.4)
    assert (
        course.rating() == simulate(Plan(30).opioid(60), "mixed", constants=constants(kcc2_lost=0.4)).rating()
    ).all()
    plain = dataclasses.replace(scenario, constants={})
    assert Scenario.from_json(plain.to_json()).constants == {}
    refused(lambda: Scenario("mixed", constants={"kcc2_lost": 2}), "kcc2_lost must be from 0.2 to 0.7")
    refused(lambda: Scenario("mixed", constants=population(3).constants), "must be one number")
    refused(
        lambda: Scenario("mixed", constants=constants().weakened(tolerance_shift=0)), "tolerance_shift must be from"
    )


@pytest.mark.parametrize("version, newer", [(1, ("remark", "constants")), (2, ("remark",))])
def test_a_scenario_of_an_older_version_still_loads(version, newer):
    scenario = Scenario("mixed", Plan(30).opioid(60))
    whole = json.loads(scenario.to_json()) | {"version": version}
    for name in newer:
        del whole[name]
    assert Scenario.from_json(json.dumps(whole)) == scenario


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.none(), st.booleans(), st.text(max_size=9), st.floats(), st.integers(), st.lists(st.floats(), max_size=3)
    )
)
def test_whatever_is_passed_is_taken_or_refused_in_one_sentence(value):
    for call in (
        lambda: Plan(30).opioid(value),
        lambda: simulate(Plan(2), {"injury": value}),
        lambda: gate.rating(value),
        lambda: ketamine_level(value, bolus=5),
        lambda: constants(kcc2_lost=value),
        lambda: simulate(Plan(2)).rating(value),
        lambda: simulate(Plan(2), switches={"gs_switch": value}),
    ):
        try:
            call()
        except ValueError as error:
            assert str(error).endswith(".") and "\n" not in str(error)


# The page, the examples and the type hints.


def test_the_page_has_ten_tasks_and_the_readme_leads_to_it():
    assert [int(number) for number in re.findall(r"^## (\d+)\. ", PAGE, re.MULTILINE)] == list(range(1, 11))
    assert len(SNIPPETS) == 10 and "nothing here is for deciding about a\ndose" in PAGE
    assert "[Using the model from Python](pain_helpers/README.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("number", range(len(SNIPPETS)))
def test_each_snippet_of_the_page_runs_by_itself_and_prints_what_it_says(number, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(SNIPPETS[number], f"snippet {number + 1}", "exec"), {"__name__": "__main__"})
    assert printed.getvalue().splitlines() == re.findall(r"^ *# (.*)$", SNIPPETS[number], re.MULTILINE)


ROOMS = ["pain_helpers.model", *(f"pain_helpers.model.{room.name}" for room in pkgutil.iter_modules(model.__path__))]


@pytest.mark.parametrize("room", ROOMS)
def test_the_examples_in_docstrings_run(room):
    found = doctest.testmod(importlib.import_module(room))
    assert found.failed == 0, f"python -m doctest of {room} says which"
    assert found.attempted > 20 or room != "pain_helpers.model"


#: Rooms that nobody calls from outside: the studies played on the model, the fit targets, and what conclusions hang on.
NOT_CALLED = {"replay", "sensitivity", "targets"}


def checked(*arguments):
    """What the type checker says."""
    command = [sys.executable, "-m", "mypy", "--no-error-summary", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def test_type_hints_of_the_model_and_of_the_snippets_hold(tmp_path):
    rooms = [f"pain_helpers/model/{room.name}.py" for room in pkgutil.iter_modules(model.__path__)]
    files = [name for name in rooms if Path(name).stem not in NOT_CALLED]
    for number, snippet in enumerate(SNIPPETS, 1):
        (tmp_path / f"snippet_{number}.py").write_text(snippet, encoding="utf-8")
    said = checked("pain_helpers/model/__init__.py", *files, *sorted(tmp_path.glob("*.py")))
    assert said == "", said
    assert (ROOT / "pain_helpers" / "py.typed").is_file()


def test_the_type_checker_finds_what_a_caller_does_wrong(tmp_path):
    wrong = tmp_path / "wrong.py"
    wrong.write_text(
        "from pain_helpers.model import Plan, simulate\n"
        'Plan(30).opioid("60")\n'
        "simulate(Plan(30), constants=3)\n"
        "simulate(Plan(30)).rating(3, 30)\n",
        encoding="utf-8",
    )
    said = checked(wrong)
    assert [int(line) for line in re.findall(r":(\d+): error", said)] == [2, 3, 4], said
