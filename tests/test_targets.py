"""The fit targets: the model meets them, what prints them agrees, and the search starts from what the package has."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from pain_helpers.literature.references import REFERENCES
from pain_helpers.literature.targets import TARGETS
from pain_helpers.model import gate, parameters, people
from pain_helpers.model.experiments import MONTH
from pain_helpers.model.plan import Plan
from pain_helpers.studies import replay, targets, trials

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def fit():
    """The command of ``make fit`` as a module."""
    spec = importlib.util.spec_from_file_location("ci_fit", ROOT / ".ci" / "fit.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def package(fit):
    """The package's values of what the search moves."""
    passports = parameters.CONSTANTS | parameters.PASSPORTS
    return {name: passports[name].value for name in (*fit.KETAMINE, *fit.OPIOID)}


@pytest.mark.parametrize("key", TARGETS)
def test_a_target_is_met(key):
    target = TARGETS[key]
    figure = targets.figures()[key]
    assert target.met(figure), f"{key}, {target.what}: {figure}, not {target.low} to {target.high} {target.unit}"


@pytest.mark.parametrize("key", TARGETS)
def test_a_target_is_complete(key):
    target = TARGETS[key]
    assert target.key == key and target.what and target.unit and target.basis.endswith(".")
    assert target.low < target.high and (target.value is None or target.low <= target.value <= target.high)
    assert all(reference in REFERENCES for reference in target.references)
    assert target.references or "llustrative" in target.basis or "judgment" in target.basis or "rats" in target.basis


def test_the_row_of_a_study_and_its_target_are_one_figure():
    figures = targets.figures()
    month, arms = replay.figures("one_month_of_morphine"), replay.figures("crps_trial")
    assert month == {"dose for the same relief": figures["F2"], "pain threshold, drug taken away": figures["F1"]}
    assert replay.figures("opioids_against_placebo")["opioid less placebo"] == pytest.approx(figures["F3"], abs=0.01)
    assert arms["difference of the arms, week 12"] == figures["F9b"]
    assert arms["ketamine arm, week 1"] - arms["placebo arm, week 1"] == pytest.approx(figures["F9a"])


def test_the_command_prints_every_target_and_whether_it_is_met():
    lines = targets.table().splitlines()[1:]
    assert len(lines) == len(TARGETS)
    for line, (target, figure, met) in zip(lines, targets.rows()):
        assert line.startswith(f"{target.key} ") and f" {figure:.2f} " in line and target.what in line
        assert (" yes " in line, " NO " in line) == (met, not met)


def test_the_year_that_it_prints_is_that_of_the_people_of_trials():
    table = targets.year_table((targets.DOSE,))
    found = {(row.what, round(row.month)): row for row in targets.a_year_in_people(targets.DOSE)}
    assert len(table.strip().splitlines()) == 2 + len(found)
    year = trials.year_of_people()
    for name, points in (
        ("on the drug, against placebo", year.against_placebo[-1]),
        ("taken away in thought, against the start", year.taken_away[-1]),
    ):
        row = found[name, 12]
        assert row.mean == pytest.approx(points.mean(), abs=0.01)
        assert row.worse == pytest.approx(100 * np.mean(points >= 1), abs=0.5)
        assert row.low < row.mean < row.high
    assert found["on the drug, against placebo", 3].found.startswith("-0.69")
    tapered = [row for (what, _), row in found.items() if "taper" in what]
    assert len(tapered) == 2 * len(targets.TAPER_WEEKS)
    assert all(abs(row.mean) < 0.3 for row in tapered if "start" in row.what), "after a taper pain is near the start"


# The search


def test_the_package_lies_where_the_search_may_look(fit, package):
    for name, (low, high, _) in (fit.KETAMINE | fit.OPIOID).items():
        assert low <= package[name] <= high, name
    for name in (*fit.KETAMINE, *fit.OPIOID):
        passport = (parameters.CONSTANTS | parameters.PASSPORTS)[name]
        assert passport.grade == "fitted", name


def test_one_look_at_the_cost_is_small_with_the_numbers_of_the_package(fit, package):
    names = list(fit.OPIOID)
    cost = fit.opioid_cost([package[name] for name in names], names)
    assert cost < 2.5, "on average less than half a band away from each target, and nothing lost"
    assert cost < fit.opioid_cost([package[name] * (0.5 if name == "gs_most" else 1.0) for name in names], names)
    assert fit.opioid_cost([package[name] * 10 for name in names], names) == fit.IMPOSSIBLE
    assert fit.ketamine_cost({name: package[name] for name in fit.KETAMINE}) < 1.5


def test_what_the_search_looks_at_is_what_the_table_shows(fit, package):
    """Its people are fewer and others, so not to the last digit; and it takes their start as settled once for all."""
    found, alone, strong = fit.opioid_figures({name: package[name] for name in fit.OPIOID})
    for key, figure in found.items():
        target = TARGETS[key]
        assert figure == pytest.approx(targets.figures()[key], abs=0.2 * (target.high - target.low)), key
    assert strong == pytest.approx(people.STRONGLY_AFFECTED, abs=0.01) and min(alone) > 0.3
    numbers = {name: 1.1 * package[name] for name in fit.OPIOID}
    found, _, _ = fit.opioid_figures(numbers)
    person = people.PROFILES["trial"] | {"susceptibility": numbers.pop("susceptibility")}
    crowd = trials.drawn(fit.DRAWN, fit.DRAW_SEED, person, **numbers)
    assert found["F5b"] == pytest.approx(targets.rises(crowd).year.mean(), abs=1e-9)


def test_people_of_trials_start_where_trials_take_them():
    crowd = trials.trial_people()
    assert crowd.before.min() >= trials.LEAST_PAIN and crowd.before.max() <= trials.MOST_PAIN
    again = crowd.ratings(Plan(12 * MONTH), [0.0, 12 * MONTH])
    assert again[0] == pytest.approx(crowd.before) and np.abs(again[1] - again[0]).max() < 0.02
    assert gate.CONSTANTS.spread_of_susceptibility > 0
