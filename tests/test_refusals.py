"""A run's table and its progress, and what a run and its readings refuse."""

import csv
import io
import itertools
import math
from types import SimpleNamespace

import numpy as np
import pytest

from pain_helpers.model import adaptation, parameters, people, readout, simulation
from pain_helpers.model.plan import Plan
from pain_helpers.model.scenario import Scenario
from pain_helpers.model.simulation import settle, simulate


def test_table_is_tidy():
    sore_on_60 = simulate(Plan(180).opioid(60), {"injury": 0.8})
    rows = list(csv.reader(io.StringIO(sore_on_60.csv())))
    assert len(rows) == 182 and len({len(row) for row in rows}) == 1
    assert rows[0][0] == "day" and all("(" in heading for heading in rows[0][1:])
    assert [float(value) for value in rows[-1][:2]] == pytest.approx([180.0, sore_on_60.rating(2.0)[-1]])
    many = simulate(Plan(3), people.population(5)).table()
    assert {len(column) for column in many.values()} == {20}
    assert list(many["person"][:6]) == [1, 2, 3, 4, 5, 1]


def test_progress_is_told_and_ends_at_one(monkeypatch):
    plan, many = Plan(1826).opioid(60).support("exercise", from_day=100), people.population(20)
    told, quick = [], []
    # A clock that goes on with each look at it, whatever the machine: slowly, and then so that all is done at once.
    for tick, said in ((0.02, told), (1e-6, quick)):
        monkeypatch.setattr(simulation, "time", SimpleNamespace(perf_counter=itertools.count(step=tick).__next__))
        simulate(plan, many, start=settle(many), progress=said.append)
    assert told == sorted(told) and told[-1] == 1.0 and len(told) > 2
    assert quick == [1.0]


def test_a_scenario_runs_as_its_parts_do():
    plan = Plan(30).opioid(60)
    scenario = Scenario("peripheral", plan, {"gs_switch": 0})
    assert (simulate(scenario).rating() == simulate(plan, "peripheral", switches={"gs_switch": 0}).rating()).all()


@pytest.mark.parametrize(
    "wrong, said",
    [
        (lambda: simulate("a plan"), "plan must be a plan or a scenario, not 'a plan'; the person comes second."),
        (lambda: simulate(Plan(5), "dragon"), "no profile called 'dragon'"),
        (lambda: simulate(Plan(5), 7), "person must be the name of a profile or a dict"),
        (lambda: simulate(Plan(5), {"courage": 1}), "no input called 'courage'"),
        (lambda: simulate(Plan(5), {"sensitization": 0.5}), "no input called 'sensitization'"),
        (lambda: simulate(Plan(5), {"injury": math.nan}), "injury must be from 0 to 1"),
        (lambda: simulate(Plan(5), {"injury": -0.1}), "injury must be from 0 to 1"),
        (lambda: simulate(Plan(5), switches={"luck": 1}), "no switch called 'luck'"),
        (lambda: simulate(Plan(5), switches={"gs_switch": 2}), "gs_switch must be on"),
        (lambda: simulate(Plan(5), step=0), "step must be from"),
        (lambda: simulate(Plan(5), step=math.nan), "step must be from"),
        (lambda: simulate(Plan(5)).rating(days=6.0), "days must be from 0 to 5"),
        (lambda: simulate(Plan(5)).rating(days=math.nan), "days must be from 0 to 5"),
        (lambda: simulate(Plan(5)).rating(days="a"), "days must be a number from 0 to 5"),
        (lambda: simulate(Plan(5)).rating(days=[1, "a"]), "days must be a number from 0 to 5"),
        (lambda: simulate(Plan(5)).rating(days=[]), "days must be one day or a row of days, not []"),
        (lambda: simulate(Plan(5)).state_on(None), "day must be a number from 0 to 5 days, not None."),
        (lambda: simulate(Plan(5)).state_on([1, 2]), "day must be one number from 0 to 5 days, not [1, 2]."),
        (lambda: simulate(Plan(2), {"injury": [0.1]}), "injury must be one number from 0 to 1 of 1, not [0.1]."),
        (lambda: simulate(Plan(2), {"injury": np.array([0.1])}), "injury must be one number from 0 to 1 of 1"),
        (lambda: simulate(Plan(2), {"injury": 10**400}), "injury must be a number from 0 to 1"),
        (lambda: simulate(Plan(2), start="x"), "start must be slow states"),
        (lambda: simulate(Plan(2), start=adaptation.RESTED._replace(kcc2=math.nan)), "kcc2 at the start must be"),
        (lambda: simulate(Plan(2), start=settle(people.population(3))), "ketamine at the start must be one number"),
        (
            lambda: simulate(Plan(2), constants=parameters.constants(opioid_half=np.array([50.0, 60.0]))),
            "not 2 numbers for one person.",
        ),
        (
            lambda: simulate(Plan(2), constants=3),
            "constants must be what constants gives, as in constants(kcc2_lost=0.4), not 3.",
        ),
        (lambda: simulate(Plan(2)).states_on([3]), "days must be from 0 to 2 days, not 3."),
        (lambda: settle(constants=parameters.constants(opioid_half=np.array([50.0]))), "not 1 numbers for one person."),
        (lambda: readout.curve(simulate(Plan(2)), None), "day must be a number"),
        (lambda: readout.curve(simulate(Plan(2)), [0, 1]), "day must be one number"),
        (lambda: readout.curve(simulate(Plan(2)), 1, [1, "2"]), "stimulus must be a number"),
        (lambda: readout.threshold(simulate(Plan(2)), 1, "much"), "level must be a number"),
        (
            lambda: readout.dose_response(simulate(Plan(2)), 0, [-60, math.nan]),
            "doses must be from 0 to 2000 mg a day, not -60.",
        ),
        (
            lambda: readout.dose_response(simulate(Plan(2)), 0, np.array([60, math.nan])),
            "doses must be from 0 to 2000 mg a day, not nan",
        ),
        (lambda: readout.half_relief_dose(simulate(Plan(2)), 0, relief=3), "relief must be from 0 to 1, not 3."),
        (lambda: readout.half_relief_dose(simulate(Plan(2)), 0, -3), "stimulus must be from 0 to 10 of 10, not -3."),
        (lambda: simulate(Plan(5)).rating(11.0), "stimulus must be from 0 to 10"),
        (lambda: simulate(Plan(5)).rating(days=0, courage=1), "no input called 'courage'"),
        (lambda: readout.curve(simulate(Plan(5), people.population(3)), 0), "for one person"),
    ],
)
def test_bad_input_gets_one_sentence(wrong, said):
    with pytest.raises(ValueError) as error:
        wrong()
    sentence = str(error.value)
    assert said in sentence and sentence.endswith(".") and "\n" not in sentence
