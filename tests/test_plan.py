"""Plans: what people say, checked, and what it means."""

import math
from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from pain_helpers.model import parameters
from pain_helpers.model import plan as plan_room
from pain_helpers.model.plan import SUPPORTS, Plan


def doses(plan, day):
    """What the plan gives on a day: inputs that are not the healthy ones."""
    (then,) = (inputs for start, end, inputs in plan.stretches({}) if start <= day < end)
    return {name: value for name, value in then.items() if value != parameters.SITUATION[name].value}


# What people say, and what it means.


def test_a_dose_counts_in_morphine_equivalents_from_day_to_day():
    plan = Plan(30).opioid(20, drug="oxycodone", from_day=5, to_day=10)
    assert [doses(plan, day) for day in (4.9, 5, 9.9, 10)] == [{}, {"opioid_dose": 30}, {"opioid_dose": 30}, {}]


def test_two_drugs_at_once_add_up():
    assert doses(Plan(30).opioid(60).opioid(10, drug="hydromorphone"), 3) == {"opioid_dose": 110}


def test_a_taper_goes_down_in_even_steps_the_first_on_its_first_day_and_the_last_on_its_last():
    plan = Plan(100).opioid(100, to_day=10).taper(100, from_day=10, to_day=50, down_to=0, steps=5)
    given = [doses(plan, day).get("opioid_dose", 0) for day in (9.5, 10.5, 20.5, 30.5, 40.5, 49.9, 50, 70)]
    assert given == pytest.approx([100, 80, 60, 40, 20, 20, 0, 0])


def test_a_single_step_is_on_the_last_day():
    plan = Plan(100).taper(100, from_day=10, to_day=50, down_to=40, steps=1)
    assert [doses(plan, day).get("opioid_dose", 0) for day in (9, 10, 49, 50, 99)] == [0, 100, 100, 40, 40]


def test_after_a_taper_its_last_dose_is_taken_until_the_plan_says_otherwise():
    plan = Plan(100).taper(60, from_day=0, to_day=20, down_to=30, steps=3)
    assert doses(plan, 99) == {"opioid_dose": 30}
    later = plan.opioid(10, from_day=60, to_day=80)
    assert [doses(later, day).get("opioid_dose", 0) for day in (20, 59, 60, 79, 81)] == [30, 30, 10, 10, 0]
    # Another drug is taken beside it.
    beside = plan.opioid(10, drug="oxycodone", from_day=60)
    assert [doses(beside, day)["opioid_dose"] for day in (59, 60)] == [30, 45]


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
        "mg_a_day must be from 0 to 500 mg a day of morphine, not -1.",
    ),
    "nan dose": (
        lambda: Plan(30).opioid(math.nan),
        "mg_a_day must be from 0 to 500 mg a day of morphine, not nan.",
    ),
    "infinite dose": (
        lambda: Plan(30).opioid(math.inf),
        "mg_a_day must be from 0 to 500 mg a day of morphine, not inf; the model goes no higher",
    ),
    "huge dose": (lambda: Plan(30).opioid(10**400), "mg_a_day must be a number"),
    "text for a dose": (
        lambda: Plan(30).opioid("60"),
        "mg_a_day must be a number from 0 to 500 mg a day of morphine, not '60'.",
    ),
    "a switch for a dose": (lambda: Plan(30).opioid(True), "mg_a_day must be a number"),
    "nothing for a dose": (lambda: Plan(30).opioid(None), "mg_a_day must be a number"),
    "unknown drug": (
        lambda: Plan(30).opioid(5, drug="aspirin"),
        "There is no opioid called 'aspirin'; the opioids are codeine, ",
    ),
    "strong drug": (
        lambda: Plan(30).opioid(200, drug="hydromorphone"),
        "mg_a_day must be from 0 to 100 mg a day of hydromorphone, not 200; the model goes no higher",
    ),
    "drugs too much together": (
        lambda: Plan(30).opioid(300).opioid(200, drug="oxycodone"),
        "On day 0 the doses add up to 600 mg oral morphine equivalent a day, not to at most 500; the model goes no",
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
        "Morphine from day 0 to 9 overlaps morphine from day 8; end the first with to_day=8.",
    ),
    "dose and taper overlap": (
        lambda: Plan(30).opioid(5).taper(5, from_day=8, to_day=9),
        "overlaps morphine from day 8; end the first with to_day=8.",
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
    "infusions meet another": (
        lambda: Plan(30).ketamine(20, hours=4).ketamine(5, hours=9),
        "overlaps ketamine from day 0; begin the later infusion with from_day=",
    ),
    "infusion past the end": (
        lambda: Plan(30).ketamine(20, hours=4, times=40),
        "Ketamine would go on until day 30.1667",
    ),
    "unknown input": (
        lambda: Plan(30).setting("courage", 1),
        "There is no input called 'courage'; the inputs are injury, ",
    ),
    "a state as input": (lambda: Plan(30).setting("tolerance", 1), "There is no input called 'tolerance'"),
    "input out of range": (lambda: Plan(30).setting("magnesium", 5), "magnesium must be from 0.7 to 1.3 mM, not 5."),
    "unknown support": (
        lambda: Plan(30).support("luck"),
        "There is no support called 'luck'; the supports are sleep, ",
    ),
    "too much support": (lambda: Plan(30).support("sleep", 1.5), "level must be from 0 to 1 of full, not 1.5."),
    "support twice": (
        lambda: Plan(30).support("sleep").support("sleep"),
        "overlaps the support sleep from day 0; end one of them with to_day= before the other begins.",
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
