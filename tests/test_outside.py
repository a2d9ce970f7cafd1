"""Whatever comes from outside, tried by chance: values in every lab, plans, files and shared lines.

It is taken and keeps what always holds, or is refused in one sentence and nothing is lost. The draws are the same in
each run (conftest.py).
"""

import base64
import decimal
import json
import math
import os
import re
import sys
import time
import tracemalloc
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shared_lab import lab_of, pixels

from pain_helpers import labs
from pain_helpers.labs.frame.controls import Switch
from pain_helpers.labs.frame.numbers import shown_number, typed_number
from pain_helpers.labs.frame.settings import from_text as settings_from_text
from pain_helpers.model import parameters
from pain_helpers.model.people import PROFILES
from pain_helpers.model.pharmacokinetics import MORPHINE_EQUIVALENTS
from pain_helpers.model.plan import DOSES, MOST_PIECES, SUPPORTS, Ketamine, Plan, Taper
from pain_helpers.model.ranges import between, shown
from pain_helpers.model.scenario import MOST_TEXT, PREFIX, Scenario, from_text, to_text
from pain_helpers.model.simulation import simulate

#: Nothing, or a zero with a sign, in place of a number.
NO_NUMBER = re.compile(r"\b(nan|inf|None)\b|(?<![\w.])[-\N{MINUS SIGN}]0(\.0+)?(?![.\d])")


def one_sentence(said: str) -> bool:
    return said.endswith(".") and "\n" not in said and len(said) < 400


# Any values in any lab.


def values_of(control) -> st.SearchStrategy:
    """Any value that a control takes: its ends, what lies nearest to them, and all between."""
    if isinstance(control, Switch):
        return st.sampled_from([0.0, 1.0])
    low, high = float(control.low), float(control.high)
    zeros = [-0.0] if low <= 0 <= high else []
    return st.sampled_from([low, high, math.nextafter(low, high), math.nextafter(high, low), *zeros]) | st.floats(
        low, high
    )


def outside(control) -> st.SearchStrategy:
    """Any value that it must refuse."""
    beyond = [math.nextafter(control.low, -math.inf), math.nextafter(control.high, math.inf), 10**400, math.nan]
    strange = [
        "1",
        "",
        b"1",
        None,
        True,
        1j,
        decimal.Decimal(1),
        [control.low],
        {},
        [[[[[[1]]]]]],
        object,
        np.array(["1"]),
    ]
    above = st.floats(min_value=control.high, exclude_min=True)
    below = st.floats(max_value=control.low, exclude_max=True)
    return st.sampled_from([*beyond, *strange]) | above | below


@pytest.fixture(params=labs.__all__)
def lab(request):
    return lab_of(getattr(labs, request.param))


def shown_by(lab) -> tuple[str, bytes]:
    return lab.words, pixels(lab)


def test_any_values_keep_what_always_holds(lab):
    """Numbers are finite and ratings within 0 to 10; picture and sentence hang on the values alone, not on the way."""

    @settings(max_examples=4 if lab.rests else 8)
    @given(st.fixed_dictionaries({name: values_of(control) for name, control in lab.declared.items()}))
    def try_values(values):
        lab.set(**values)
        wrong = NO_NUMBER.search(lab.words)
        assert not wrong, f"{lab!r} says {wrong[0]!r}: {lab.words}"
        for heading, column in lab.columns().items():
            assert np.isfinite(column).all(), f"{lab!r}: nan or inf under {heading!r}"
            if "(0 to 10)" in heading:
                assert (np.asarray(column) >= -1e-9).all() and (np.asarray(column) <= 10).all(), f"{lab!r}: {heading!r}"
        reached = shown_by(lab)
        saved = lab.settings()
        assert lab.reset().load(saved).values == values
        assert shown_by(lab) == reached, f"{lab!r} shows something else when it comes from its first values"

    try_values()


def test_any_other_value_is_refused_with_range_and_unit(lab):
    before, stands = dict(lab.values), shown_by(lab)

    @settings(max_examples=30)
    @given(st.data())
    def try_value(data):
        name = data.draw(st.sampled_from(sorted(lab.declared)))
        control = lab.declared[name]
        value = data.draw(outside(control))
        with pytest.raises(ValueError) as error:
            lab.set(**{name: value})
        said = str(error.value)
        assert said.startswith(f"{name} must be ") and control.allowed in said and one_sentence(said), said
        assert not said.endswith((f" not {control.low:g}.", f" not {control.high:g}.")), (
            f"refused for no reason: {said}"
        )

    try_value()
    assert lab.values == before and shown_by(lab) == stands


@settings(max_examples=300)
@given(
    st.text(max_size=40) | st.floats().map(repr) | st.from_regex(r"[-+]?[0-9., ]{1,8}(e[-+]?\d)?( mg)?", fullmatch=True)
)
def test_any_text_in_a_number_field_is_a_number_in_range_or_refused(text):
    control = between("level", -20.0, 100.0, "mg")
    try:
        number = typed_number(text, control)
    except ValueError as error:
        assert one_sentence(str(error)) and "level " in str(error), error
    else:
        assert -20 <= number <= 100 and typed_number(shown_number(number), control) == pytest.approx(number)


# Any plan.


@st.composite
def plans(draw) -> Plan:
    """A plan that may be one, or the refusal of it."""
    days = draw(st.floats(1, 1826))
    day = st.floats(0, days)
    plan = Plan(days)
    for kind in draw(st.lists(st.sampled_from(["opioid", "taper", "ketamine", "setting", "support"]), max_size=6)):
        start, end = sorted((draw(day), draw(day)))
        drug = draw(st.sampled_from(sorted(MORPHINE_EQUIVALENTS)))
        amount = draw(st.floats(0, 400))
        if kind == "opioid":
            plan = plan.opioid(amount, drug=drug, from_day=start, to_day=end)
        elif kind == "taper":
            steps, left = draw(st.integers(1, 100)), draw(st.floats(0, 1))
            plan = plan.taper(amount, drug=drug, from_day=start, to_day=end, down_to=left * amount, steps=steps)
        elif kind == "ketamine":
            hours, times = draw(st.floats(0, 720)), draw(st.integers(1, 100))
            every = draw(st.floats(0, 365))
            plan = plan.ketamine(amount / 10, hours=hours, from_day=start, times=times, every_days=every)
        elif kind == "setting":
            name = draw(st.sampled_from(sorted(set(parameters.SITUATION) - DOSES)))
            passport = parameters.SITUATION[name]
            plan = plan.setting(name, draw(st.floats(passport.low, passport.high)), from_day=start, to_day=end)
        else:
            plan = plan.support(
                draw(st.sampled_from(sorted(SUPPORTS))), draw(st.floats(0, 1)), from_day=start, to_day=end
            )
    return plan


CONSTANTS = {name: st.floats(each.low, each.high) for name, each in parameters.CONSTANTS.items()}


@settings(max_examples=40)
@given(st.data())
def test_any_plan_is_refused_in_one_sentence_or_runs_within_the_scale(data):
    try:
        plan = data.draw(plans())
    except ValueError as error:
        assert one_sentence(str(error)), error
        return
    person = data.draw(st.sampled_from(sorted(PROFILES)))
    names = data.draw(st.lists(st.sampled_from(sorted(CONSTANTS)), max_size=4))
    scenario = Scenario(person, plan, constants={name: data.draw(CONSTANTS[name]) for name in names})
    assert eval(repr(plan), {"Plan": Plan}) == plan
    assert Scenario.from_json(scenario.to_json()) == scenario == from_text(to_text(scenario))
    course = simulate(scenario)
    days = np.linspace(0, plan.days, 7)
    ratings = np.array([course.rating(stimulus, days=days) for stimulus in (0.0, 2.0, 5.0, 8.0)])
    assert np.isfinite(ratings).all() and (ratings >= 0).all() and (ratings <= 10).all()
    assert (np.diff(ratings, axis=0) >= -1e-9).all(), f"a stronger stimulus is rated lower in {scenario!r}"
    assert all(np.isfinite(column).all() for column in course.table().values())


@pytest.mark.parametrize(
    "entries",
    [
        tuple(Ketamine(float(day), 1.0, 0.1, 100, 0.009) for day in range(200)),
        tuple(Taper(float(day), day + 1.0, 60.0, 1.0, 100) for day in range(200)),
    ],
    ids=["infusions", "tapers"],
)
def test_a_plan_that_would_take_minutes_is_refused_at_once(entries):
    start = time.process_time()
    with pytest.raises(ValueError, match=rf"^A plan has at most {MOST_PIECES} steps .* not 20\d00\.$"):
        Plan(1800, entries)
    assert time.process_time() - start < 2


# Files and shared lines.

GOOD = Scenario("central", Plan(30).opioid(60)).to_json()


def zipped(content: bytes) -> str:
    return PREFIX + base64.urlsafe_b64encode(zlib.compress(content, 9)).decode().rstrip("=")


def refused(read, *arguments) -> str:
    """The sentence of a refusal that took little memory."""
    tracemalloc.start()
    try:
        with pytest.raises((ValueError, OSError)) as error:
            read(*arguments)
        assert tracemalloc.get_traced_memory()[1] < 8 * 4 * MOST_TEXT
    finally:
        tracemalloc.stop()
    said = str(error.value)
    assert one_sentence(said), said
    return said


@pytest.mark.parametrize("filling", [b" ", b"[", b'{"a":', b"9", b'"\\u0000'])
def test_a_line_that_unpacks_to_much_is_refused_before_it_does(filling):
    bomb = zipped(b"{" + filling * (14_000_000 // len(filling)))
    assert len(bomb) < 30_000
    refused(from_text, bomb)


@pytest.mark.skipif(os.name != "posix", reason="Windows has other devices.")
def test_only_a_file_is_read_and_no_more_of_it_than_a_scenario_has(tmp_path):
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(10**10)
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "zero.json").symlink_to("/dev/zero")
    (tmp_path / "round.json").symlink_to(tmp_path / "round.json")
    (tmp_path / "folder.json").mkdir()
    assert "this file is longer" in refused(Scenario.load, large)
    for name in ("pipe.json", "zero.json", "folder.json"):
        assert refused(Scenario.load, tmp_path / name) == (
            f"'{name}' is a folder or a device, and no file that holds a scenario."
        )
        assert refused(Scenario().save, tmp_path / name) == (
            f"'{name}' is a folder or a device: give the name of a file."
        )
    for name in ("round.json", "missing.json", "x" * 5000, "new\nline"):
        assert refused(Scenario.load, tmp_path / name).startswith("There is no file ")
    assert refused(Scenario().save, tmp_path / "large.json" / "x").startswith("The file 'x' cannot be written: ")
    for name in (3, 0, None, b"x", [], "a\0b"):
        for act in (Scenario.load, Scenario().save):
            assert refused(act, name) == f"A file is named by its path, not by {shown(name)}."


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1"])
def test_a_file_is_read_as_text_in_the_lab_as_by_itself(tmp_path, code):
    text = labs.CaseLab.scenario(labs.CaseLab()).to_json().replace("A model", "\N{LATIN SMALL LETTER E WITH ACUTE}", 1)
    path = tmp_path / "case.json"
    path.write_bytes(text.encode(code, errors="replace"))
    lab = labs.CaseLab(injury=0.9)
    before = dict(lab.values)
    lab._share.uploaded({"new": ({"name": "../../case.json", "content": memoryview(path.read_bytes())},)})
    try:
        said = Scenario.load(path)
    except ValueError as error:
        assert lab.notice == str(error) and one_sentence(lab.notice) and lab.values == before
        assert code in ("utf-16-le", "latin-1")
    else:
        assert lab.notice == "" and lab.scenario() == said
        assert code not in ("utf-16-le", "latin-1")
    lab.close()


#: What reading a text must not do: run code, open a file, load a module, start a program, reach a network.
FORBIDDEN = ("open", "exec", "compile", "import", "os.", "subprocess.", "socket.", "shutil.", "pickle.", "marshal.")
events: list[str] | None = None


def note(event: str, arguments) -> None:
    if events is not None and event.startswith(FORBIDDEN):
        events.append(event)


CODE = st.sampled_from(
    [
        "__import__('os').system('true')",
        "{{config}}",
        "${HOME}",
        "../../etc/passwd",
        "file:///etc/passwd",
        "!!python/object/apply:os.system [true]",
        "\N{RIGHT-TO-LEFT OVERRIDE}nosj",
        "d\N{CYRILLIC SMALL LETTER A}ys",
        "\ud800",
        "\x00",
        "%s%n" * 20,
        "x" * 5000,
    ]
)
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | CODE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | CODE, inner, max_size=3),
)
FIELDS = st.sampled_from(["format", "version", "title", "remark", "person", "switches", "days", "entries", "constants"])


def texts(good: dict, fields) -> st.SearchStrategy[str]:
    """A text that is nearly good: with other values, with some of it twice or gone, or nothing of the kind."""
    changed = st.dictionaries(fields | CODE, ANY, max_size=3).map(lambda changes: json.dumps(good | changes))
    whole = json.dumps(good)
    cut = st.integers(0, len(whole)).map(lambda at: whole[:at] + whole[at + 1 :])
    twice = st.integers(0, len(whole)).map(lambda at: whole[:at] + whole)
    return changed | cut | twice | st.text(max_size=30) | ANY.map(json.dumps)


def harmless(read, text) -> None:
    """``read`` takes a text or refuses it in one sentence, and does nothing else."""
    global events
    events = []
    try:
        read(text)
    except ValueError as error:
        assert one_sentence(str(error)) and str(error).isprintable(), error
    finally:
        done, events = events, None
    assert not done, f"reading {text!r} did {done}"


@pytest.fixture(scope="module", autouse=True)
def watch():
    sys.addaudithook(note)  # for good, so it listens only while something is read
    from_text(to_text(Scenario.from_json(GOOD)))  # whatever is loaded once for all


@settings(max_examples=250)
@given(texts(json.loads(GOOD), FIELDS))
def test_reading_a_scenario_runs_nothing_and_opens_nothing(text):
    harmless(Scenario.from_json, text)
    harmless(from_text, text)
    harmless(from_text, zipped(text.encode(errors="replace")))


SETTINGS = json.loads(labs.SiteDoseLab().settings())


@settings(max_examples=150)
@given(texts(SETTINGS, st.sampled_from(sorted(SETTINGS))))
def test_reading_settings_runs_nothing_and_opens_nothing(text):
    harmless(lambda text: settings_from_text(text, SETTINGS["lab"], list(SETTINGS["values"])), text)


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_behind_the_prefix_are_harmless(content):
    harmless(from_text, zipped(content))
    harmless(from_text, PREFIX + base64.urlsafe_b64encode(content).decode())


def test_a_value_nested_deeper_than_python_can_say_is_named_in_one_line():
    nested: list = []
    for _ in range(200_000):
        nested = [nested]
    assert shown(nested) == "something nested too deeply"
    while nested:  # taken apart by hand: some Pythons cannot
        nested = nested[0]
