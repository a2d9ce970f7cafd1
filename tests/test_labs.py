"""Every lab, swept: labs and their settings are collected from the package and the notebooks."""

import ast
import csv
import gc
import importlib
import io
import json
import math
import pkgutil
import random
import re
import sys
import threading

import pytest
from course import ALL
from ipywidgets import Widget

from pain_helpers import labs
from pain_helpers.labs.frame.lab import Control, Lab, Switch, is_switch

for module in pkgutil.walk_packages(labs.__path__, "pain_helpers.labs."):
    importlib.import_module(module.name)


def lab_classes(base=Lab):
    for found in base.__subclasses__():
        yield found
        yield from lab_classes(found)


#: A class without a name is a shape that labs share, such as MechanismLab, and no lab itself.
CLASSES = [found for found in lab_classes() if found.name]
#: Each lab as it is by itself, and each as a notebook opens it.
OPENED = [f"{found.__name__}()" for found in CLASSES] + [
    ast.unparse(ast.parse(cell.source).body[-1]) for notebook in ALL for cell in notebook.tagged("explore")
]


def open_lab(call: str) -> Lab:
    return eval(call, {found.__name__: found for found in CLASSES})


@pytest.fixture(params=sorted(set(OPENED)))
def lab(request):
    yield open_lab(request.param)
    # Open widgets are kept for ever, each with its picture.
    Widget.close_all()


def picture(lab: Lab) -> bytes:
    """Every pixel of the lab's picture."""
    return lab._picture._last.tobytes()


def shown(control) -> tuple:
    """What a control shows: a slider and its number field, or a check box."""
    return (control.box.value,) if isinstance(control, Switch) else (control.slider.value, control.number.value)


def move(control, value: float) -> None:
    """Move a control's slider or check box, as a learner would."""
    if isinstance(control, Switch):
        control.box.value = bool(value)
    else:
        control.slider.value = value


def sliders(lab: Lab) -> dict[str, Control]:
    return {name: control for name, control in lab._controls.items() if isinstance(control, Control)}


def any_value(dice: random.Random, passport) -> float:
    return dice.choice((0.0, 1.0)) if is_switch(passport) else dice.uniform(passport.low, passport.high)


def other_end(lab: Lab, name: str) -> float:
    """The least value of a control, or its greatest where the least is set."""
    passport = lab.passports[name]
    return passport.low if lab.values[name] != passport.low else passport.high


def state(lab: Lab):
    return dict(lab.values), lab.words, picture(lab), lab.held, list(map(shown, lab._controls.values()))


def press(lab: Lab, name: str) -> None:
    buttons = {button.description: button for button in lab.children[1].children}
    buttons[name].click()


def test_labs_are_found_and_every_one_is_in_a_notebook():
    assert CLASSES
    shown = " ".join(OPENED[len(CLASSES) :])
    assert all(found.__name__ in shown for found in CLASSES)
    assert all(found.__name__ in labs.__all__ for found in CLASSES)


# Controls.


def test_every_control_has_a_passport_and_a_slider_made_from_it(lab):
    for name, control in lab._controls.items():
        passport = lab.passports[name]
        if isinstance(control, Switch):
            assert (control.box.description, float(control.box.value)) == (passport.title, lab.values[name])
            continue
        assert (control.slider.min, control.slider.max, control.slider.step) == (
            passport.low,
            passport.high,
            passport.step,
        )
        title, _, _, unit = control.row.children
        assert (title.value, unit.value) == (passport.title, passport.unit)


def test_every_control_at_its_least_middle_and_greatest(lab):
    for name in lab._controls:
        passport = lab.passports[name]
        seen = set()
        values = (passport.low, (passport.low + passport.high) / 2, passport.high)
        values = values[::2] if is_switch(passport) else values
        for value in values:
            lab.set(**{name: value})
            assert lab.values[name] == value
            assert lab.words and not re.search(r"nan|inf\b|None", lab.words)
            for column in lab.columns().values():
                assert all(map(math.isfinite, column))
            seen.add((lab.words, picture(lab)))
        assert len(seen) == len(values), f"{name} changes nothing that can be seen"
        lab.reset()


def test_random_walk_stays_finite_and_within_the_scale(lab):
    dice = random.Random(1)
    for _ in range(60):
        name = dice.choice(list(lab._controls))
        lab.set(**{name: any_value(dice, lab.passports[name])})
        ratings = [float(rating) for rating in re.findall(r"rated (\d+\.\d)", lab.words)]
        assert all(0 <= rating < 10 for rating in ratings)
    assert "matplotlib.pyplot" not in sys.modules


def test_a_walk_leaves_no_memory_behind(lab):
    names, dice = list(lab._controls), random.Random(2)

    def walk(moves):
        for _ in range(moves):
            name = dice.choice(names)
            lab.set(**{name: any_value(dice, lab.passports[name])})

    def kept_blocks():
        lab.reset()
        gc.collect()  # older versions of matplotlib leave cycles behind, which are no leak
        return sys.getallocatedblocks()

    walk(200)  # fills matplotlib's caches of colors and of numbers drawn as text
    before = kept_blocks()
    walk(200)
    # A color or a text kept for good at each move would be ten blocks a move.
    assert kept_blocks() - before < 1000


def test_slider_and_number_field_follow_each_other(lab):
    for name, control in sliders(lab).items():
        # With the drug at zero, say, what opposes it has nothing to move.
        lab.reset()
        passport = lab.passports[name]
        steps = (passport.high - passport.low) / passport.step
        # Another place than where the slider stands.
        target, other = (passport.low + round(share * steps) * passport.step for share in (0.7, 0.4))
        target = other if lab.values[name] == pytest.approx(target) else target
        before = picture(lab)
        control.slider.value = target
        assert control.number.value == lab.values[name] == pytest.approx(target)
        assert picture(lab) != before
        control.number.value = passport.low
        assert control.slider.value == lab.values[name] == passport.low


def test_a_switch_off_and_on_again_returns_exactly(lab):
    start = state(lab)
    for name, control in lab._controls.items():
        if isinstance(control, Switch):
            move(control, other_end(lab, name))
            assert lab.values[name] == float(control.box.value) and state(lab) != start
            move(control, other_end(lab, name))
            assert state(lab) == start
            with pytest.raises(ValueError, match=rf"^{name} must be 1 \(on\) or 0 \(off\), not 0.5\.$"):
                lab.set(**{name: 0.5})
            assert state(lab) == start


def test_a_slider_lands_on_its_steps(lab):
    for name, control in sliders(lab).items():
        passport = lab.passports[name]
        control.slider.value = passport.low
        control.slider.value = passport.high - passport.step * 0.01
        assert lab.values[name] == passport.high


def test_a_value_that_the_browser_blurred_is_set_right_and_not_sent_back(lab):
    for name, control in sliders(lab).items():
        passport = lab.passports[name]
        blurred = passport.low + passport.step * (1 - 1e-9)
        control.slider.value = blurred
        assert control.number.value == lab.values[name] == round(passport.low + passport.step, 9)
        # Sent back, it would tear the handle from a hand that has since moved on.
        assert control.slider.value == blurred


def test_buttons_do_what_they_say(lab):
    start = state(lab)
    for name, values in lab.offered_presets.items():
        press(lab, name)
        assert values.items() <= lab.values.items()
    name = next(iter(lab._controls))
    lab.set(
        **{name: lab.passports[name].high if lab.values[name] != lab.passports[name].high else lab.passports[name].low}
    )
    moved = picture(lab)
    press(lab, "Hold to compare")
    passport = lab.passports[name]
    lab.set(**{name: other_end(lab, name) if is_switch(passport) else (passport.low + passport.high) / 2})
    assert lab.held is not None and picture(lab) != moved
    press(lab, "Reset")
    assert state(lab) == start


def test_data_is_there_as_a_table_and_as_csv(lab):
    press(lab, "Data")
    assert lab._table.layout.display == "block"
    assert "<table>" in lab._table.value and "text/csv" in lab._table.value
    rows = list(csv.reader(io.StringIO(lab.csv())))
    assert len(rows) > 5 and len({len(row) for row in rows}) == 1
    assert all("(" in heading for heading in rows[0]), "each heading names its unit"
    assert all(math.isfinite(float(cell)) for row in rows[1:] for cell in row)
    press(lab, "Data")
    assert lab._table.layout.display == "none"


# Bad input: one sentence, and nothing lost.


@pytest.mark.parametrize("value", [-1e9, 1e9, math.nan, math.inf, "much", None, [1], True])
def test_a_bad_value_is_refused_and_changes_nothing(lab, value):
    before = state(lab)
    for name in lab._controls:
        with pytest.raises(ValueError, match=rf"^{name} must be .*from .* to .*\.$"):
            lab.set(**{name: value})
        assert state(lab) == before


def test_one_bad_value_keeps_the_good_ones_out_too(lab):
    before = state(lab)
    name, *_ = lab._controls
    with pytest.raises(ValueError, match="no control called 'courage'"):
        lab.set(**{name: lab.passports[name].high, "courage": 1})
    with pytest.raises(ValueError, match="no preset called 'Cure'"):
        lab.preset("Cure")
    assert state(lab) == before


def test_a_number_typed_out_of_range_is_answered_in_the_lab(lab):
    before = state(lab)
    for name, control in sliders(lab).items():
        control.number.value = lab.passports[name].high + 5
        assert (
            lab.notice.startswith(f"{lab.passports[name].title} must be from ")
            and lab.passports[name].unit in lab.notice
        )
        assert state(lab) == before
    move(control, other_end(lab, name))
    assert lab.notice == ""


def test_settings_survive_a_round_trip(lab):
    for name in lab._controls:
        passport = lab.passports[name]
        lab.set(
            **{
                name: other_end(lab, name)
                if is_switch(passport)
                else passport.low + 0.37 * (passport.high - passport.low)
            }
        )
    saved, before = lab.settings(), dict(lab.values)
    lab.reset().load(saved)
    assert lab.values == before


def broken_settings(lab):
    good = json.loads(lab.settings())
    first = next(iter(good["values"]))

    def changed(**changes):
        return json.dumps(good | changes)

    yield from ("", "{", "[]", "null", "12", '"text"', "x" * 30_000, "[" * 5000, None, 7, b"{}")
    yield from (
        changed(format="other"),
        changed(version=99),
        changed(version="1"),
        changed(version=True),
        changed(version=0),
    )
    yield from (changed(lab="x" * 19_000), changed(version="9" * 19_000), changed(**{"y" * 19_000: 1}))
    yield from (changed(lab="other"), changed(lab=None), changed(more=1), changed(values=[]), changed(values={}))
    for value in ("1", None, 1e9, True, [1], {}):
        yield changed(values=good["values"] | {first: value})
    yield changed(values=good["values"] | {"courage": 1})
    yield changed(values=good["values"]).replace(f'"{first}": ', f'"{first}": NaN, "{first}": ')
    yield json.dumps(good).replace(str(good["values"][first]), "NaN", 1)
    for key in good:
        yield json.dumps({name: value for name, value in good.items() if name != key})


def test_broken_settings_get_one_sentence_and_change_nothing(lab):
    before = state(lab)
    for text in broken_settings(lab):
        with pytest.raises(ValueError) as error:
            lab.load(text)
        said = str(error.value)
        assert said.endswith(".") and "\n" not in said and len(said) < 400, said
        assert state(lab) == before


def test_an_error_in_the_model_is_loud_and_shown(lab, monkeypatch):
    def broken(inputs):
        raise ArithmeticError("the gate is stuck")

    name, control = next(iter(lab._controls.items()))
    before = lab.values[name]
    monkeypatch.setattr(lab, "run", broken)
    with pytest.raises(ArithmeticError):
        move(control, other_end(lab, name))
    assert "the gate is stuck" in lab.notice
    assert lab.values[name] == before


def test_two_threads_may_move_it_at_once(lab):
    errors = []

    def walk(seed):
        dice = random.Random(seed)
        try:
            for _ in range(15):
                name = dice.choice(list(lab._controls))
                move(lab._controls[name], any_value(dice, lab.passports[name]))
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=walk, args=(seed,)) for seed in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert {name: shown(control)[-1] for name, control in lab._controls.items()} == lab.values


# What a reader sees who has run nothing.


def test_static_view(request, lab):
    data, _ = lab._repr_mimebundle_()
    alt = re.search(r'<img alt="([^"]+)"', data["text/html"]).group(1)
    assert alt == lab.words.replace("'", "&#x27;")
    assert data["text/plain"].startswith(lab.words)
    assert "model_id" in data["application/vnd.jupyter.widget-view+json"]
    assert data["image/png"] in data["text/html"]
    # A second lab of the same kind says the same: nothing in it is counted up or drawn by chance.
    again, _ = open_lab(request.node.callspec.params["lab"])._repr_mimebundle_()
    assert (again["image/png"], again["text/plain"]) == (data["image/png"], data["text/plain"])


def test_a_lab_refuses_an_input_that_is_none():
    with pytest.raises(ValueError, match="no input called 'courage'"):
        labs.GateLab("courage")
    with pytest.raises(ValueError, match="stimulus must be from 0 to 10"):
        labs.GateLab("stimulus", stimulus=11)
