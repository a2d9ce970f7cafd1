"""What earlier versions of the course saved still loads, or says in one sentence why not.

``saved_before.json`` holds what the labs and scenarios of each of those commits wrote: a lab with its controls moved,
the same line shared, a scenario's file. Nothing in it is made by hand.
"""

import json
from pathlib import Path

import pytest
from course import ALL
from shared_lab import lab_of
from test_project import script

from pain_helpers import __version__, labs
from pain_helpers.labs.together.words import CASE
from pain_helpers.lessons import made_for
from pain_helpers.model.scenario import from_text
from pain_helpers.model.simulation import simulate

SAVED = json.loads((Path(__file__).parent / "saved_before.json").read_text(encoding="utf-8"))
LABS = {getattr(labs, name).name: getattr(labs, name) for name in labs.__all__}
SETTINGS = [(saved["commit"], text) for saved in SAVED for text in saved["settings"]]
SCENARIOS = [(saved["commit"], text) for saved in SAVED for text in saved["shared"] + saved["files"]]


def fits(lab, values: dict) -> bool:
    """Whether the lab has just these controls, and each takes its value."""
    return set(values) == set(lab.declared) and all(
        control.low <= values[name] <= control.high for name, control in lab.declared.items()
    )


@pytest.mark.parametrize(
    "commit, text", SETTINGS, ids=lambda value: json.loads(value)["lab"] if "{" in value else value
)
def test_settings_of_an_earlier_version_load_or_say_what_does_not_fit(commit, text):
    saved = json.loads(text)
    if saved["lab"] not in LABS:
        pytest.skip(f"The lab {saved['lab']} is gone, and with it the place to load this.")
    lab = lab_of(LABS[saved["lab"]])
    # Its values are looked at: the quick answer of a lab that rests will do.
    lab.dragging = lab.rests
    if fits(lab, saved["values"]):
        assert lab.load(text).values == saved["values"]
        return
    before = dict(lab.values)
    with pytest.raises(ValueError) as error:
        lab.load(text)
    said = str(error.value)
    assert said.endswith(".") and said.count(". ") == 0 and len(said) < 300, said
    assert lab.values == before
    if set(saved["values"]) == set(lab.declared):
        assert any(said.startswith(f"{name} must be from ") for name in lab.declared), said
    else:
        lacking = [name for name in lab.declared if name not in saved["values"]]
        assert "of another version of this lab" in said and all(name in said for name in lacking), said


def test_most_settings_of_earlier_versions_load():
    """A change of the labs' controls that forgets what learners have saved would show here."""
    taken = [name for name, text in SETTINGS if fits_by_name(json.loads(text))]
    assert len(taken) > 0.6 * len(SETTINGS)


def fits_by_name(saved: dict) -> bool:
    found = LABS.get(saved["lab"])
    return found is not None and set(saved["values"]) == {control.name for control in found.controls}


@pytest.mark.parametrize("commit, text", SCENARIOS)
def test_scenarios_of_an_earlier_version_are_read_and_run(commit, text):
    found = from_text(text)
    assert 0 <= simulate(found).rating(days=[found.plan.days])[0] <= 10
    assert from_text(found.to_json()) == found
    if found.title != CASE["scenario title"]:
        return
    lab = lab_of(LABS["case"])
    try:
        lab.take(text)
    except ValueError as error:
        assert str(error) in (CASE["earlier"], CASE["too much"], CASE["too much support"])
    else:
        assert lab.scenario().person.items() >= found.person.items()


# A notebook and a package of different versions.


def test_a_package_of_another_version_is_told_in_one_sentence_at_home_and_on_a_server(capsys):
    made_for(__version__)
    assert capsys.readouterr().out == ""
    made_for("9.8.7")
    said = capsys.readouterr().out
    assert said.endswith(".\n") and said.count("\n") == 1 and said.count(". ") == 0
    for part in ("9.8.7", __version__, "make lab", "on a shared server"):
        assert part in said


def test_the_version_is_written_once_and_renewed():
    with_version = script("notebooks").with_version
    code = '# A box.\nfrom pain_helpers.lessons import predict\n\npredict("made_for(3)")\n'
    once = with_version(code)
    assert once.count("made_for(") == 2 and f'\n\nmade_for("{__version__}")\npredict(' in once
    assert "import made_for, predict\n" in once and with_version(once) == once
    assert with_version(once.replace(__version__, "0.0.1")) == once
    assert with_version("x = 1\n") == "x = 1\n"


@pytest.mark.parametrize("notebook", ALL, ids=lambda notebook: notebook.path.stem)
def test_each_notebook_says_for_which_version_it_was_made(notebook):
    first = notebook.code[0].source
    assert f'\nmade_for("{__version__}")\n' in first, "run `make notebooks` and commit what it writes"
    assert sum("made_for(" in cell.source for cell in notebook.code) == 1
