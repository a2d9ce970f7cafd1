"""Every lab, swept: labs and their settings are collected from the package and the notebooks."""

import ast
import asyncio
import csv
import functools
import gc
import html
import importlib
import importlib.util
import io
import itertools
import json
import math
import pkgutil
import random
import re
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from course import ALL
from shared_lab import SharedLab, closing, takes_values_alone
from shared_lab import pixels as picture

from pain_helpers import labs
from pain_helpers.labs.frame.controls import Slider, SliderRow, Switch, SwitchRow
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.labs.frame.words import LAB

for module in pkgutil.walk_packages(labs.__path__, "pain_helpers.labs."):
    importlib.import_module(module.name)


def lab_classes(base=Lab):
    for found in base.__subclasses__():
        yield found
        yield from lab_classes(found)


#: The package's labs: those that tests plant are no part of it, whichever file was read first. A class without a name
#: is a shape that labs share, such as MechanismLab, and no lab itself.
CLASSES = [found for found in lab_classes() if found.name and found.__module__.startswith("pain_helpers.")]
IN_NOTEBOOKS = [ast.unparse(ast.parse(cell.source).body[-1]) for notebook in ALL for cell in notebook.tagged("explore")]
#: Each lab as it is by itself, and each as a notebook opens it.
OPENED = sorted({f"{found.__name__}()" for found in CLASSES} | set(IN_NOTEBOOKS))


#: One of each set of controls, for what does not hang on where they stand as a lab opens.
CONTROLLED = sorted(
    call for call in OPENED if call.endswith("()") or not takes_values_alone(getattr(labs, call.partition("(")[0]))
)
of_each_set_of_controls = pytest.mark.parametrize("opened", CONTROLLED, indirect=True)


def open_lab(call: str) -> Lab:
    return eval(call, {found.__name__: found for found in CLASSES})


@pytest.fixture(scope="module", params=OPENED)
def opened(request):
    """A lab that is opened once for all its tests."""
    shared = SharedLab(lambda: open_lab(request.param))
    yield shared
    shared.close()


@pytest.fixture
def lab(opened):
    yield opened.lab
    opened.put_back()


def shown(row) -> tuple:
    """What a control shows: a slider and its number field, or a check box."""
    return (row.box.value,) if isinstance(row, SwitchRow) else (row.slider.value, float(row.number.value))


def move(row, value: float) -> None:
    """Move a control's slider or check box, as a learner would."""
    if isinstance(row, SwitchRow):
        row.box.value = bool(value)
    else:
        row.slider.value = value


def sliders(lab: Lab) -> dict[str, SliderRow]:
    return {name: row for name, row in lab._rows.items() if isinstance(row, SliderRow)}


def any_value(dice: random.Random, control: Slider) -> float:
    return dice.choice((0.0, 1.0)) if isinstance(control, Switch) else dice.uniform(control.low, control.high)


def some_values(control: Slider) -> tuple[float, ...]:
    """The least, the middle and the greatest value; off and on of a switch."""
    middle = () if isinstance(control, Switch) else ((control.low + control.high) / 2,)
    return (control.low, *middle, control.high)


def other_end(lab: Lab, name: str) -> float:
    """The least value of a control, or its greatest where the least is set."""
    control = lab.declared[name]
    return control.low if lab.values[name] != control.low else control.high


def state(lab: Lab):
    return dict(lab.values), lab.words, picture(lab), lab.held, list(map(shown, lab._rows.values()))


def press(lab: Lab, name: str) -> None:
    buttons = {button.description: button for button in lab.children[1].children}
    assert name in buttons, f"{lab!r} has no button {name!r}; it has {', '.join(buttons)}."
    buttons[name].click()


@pytest.mark.parametrize("found", CLASSES, ids=lambda found: found.__name__)
def test_a_lab_is_listed_and_in_a_notebook(found):
    name = found.__name__
    assert name in labs.__all__, (
        f"{name} is not in the list of labs: add its import and its name to pain_helpers/labs/__init__.py."
    )
    assert any(re.match(rf"{name}\(", call) for call in IN_NOTEBOOKS), (
        f"{name} stands in no notebook. Copy the four cells of another lab there (question, lab, what you saw, "
        "evidence box), which keeps their tags; the lab's own, with the tags explore, lab and hide-input, becomes\n\n"
        "# Lab: what it shows, in one line. Move the sliders (run this cell to draw it).\n"
        f"from pain_helpers.labs import {name}\n\n{name}()\n\n"
        'then call `make notebooks`. (A class that labs share and that is no lab itself has no name: name = "".)'
    )


# Controls.


def test_every_control_is_declared_once_and_shown_as_declared(lab):
    names = [control.name for control in lab.controls]
    assert len(set(names)) == len(names), f"{lab!r} declares a control twice in `controls`: {names}"
    assert list(lab._rows) == names, f"{lab!r} shows its controls in another order than `controls` has"
    for name, row in lab._rows.items():
        control = lab.declared[name]
        if isinstance(row, SwitchRow):
            said, meant = (row.box.description, float(row.box.value)), (control.title, lab.values[name])
        else:
            title, _, _, unit = row.row.children
            said = (title.value, unit.value, row.slider.min, row.slider.max, row.slider.step)
            meant = (control.title, control.unit, control.low, control.high, control.step)
        assert said == meant, f"{lab!r}: {name} shows {said}, its declaration in `controls` says {meant}"


def test_every_control_at_its_least_middle_and_greatest(lab):
    for name, control in lab.declared.items():
        seen = set()
        for value in some_values(control):
            lab.set(**{name: value})
            assert lab.values[name] == value
            assert lab.words, f"{lab!r} says nothing: sentence() returns an empty text"
            wrong = re.search(r"\b(nan|inf|None)\b", lab.words)
            assert not wrong, f"{lab!r} says {wrong[0]!r}: give that case words of its own in sentence(): {lab.words}"
            for heading, column in lab.columns().items():
                assert all(map(math.isfinite, column)), f"{lab!r}: columns() has nan or inf under {heading!r}"
            seen.add((lab.words, picture(lab)))
        assert len(seen) == len(some_values(control)), (
            f"{lab!r}: moving {name} to {', '.join(f'{value:g}' for value in some_values(control))} changes neither "
            "sentence nor picture each time. Does run() use it, and draw() or sentence() show it?"
        )
        lab.reset()


@of_each_set_of_controls
def test_random_walk_stays_finite_and_within_the_scale(lab):
    dice = random.Random(1)
    for move in range(40):
        name = dice.choice(list(lab.declared))
        # A lab that rests is also looked at as a hand moves it: there the quick answers come first.
        lab.dragging = lab.rests and move % 5 > 0
        lab.set(**{name: any_value(dice, lab.declared[name])})
        ratings = [float(rating) for rating in re.findall(r"rated (\d+\.\d)", lab.words)]
        assert all(0 <= rating < 10 for rating in ratings), f"{lab!r} says a rating outside 0 to 10: {lab.words}"
    assert "matplotlib.pyplot" not in sys.modules, (
        f"{type(lab).__name__} or another lab loads pyplot, which callbacks on another thread cannot use"
    )


def test_slider_and_number_field_follow_each_other(lab):
    for name, row in sliders(lab).items():
        # With the drug at zero, say, what opposes it has nothing to move.
        lab.reset()
        control = lab.declared[name]
        steps = (control.high - control.low) / control.step
        # Another place than where the slider stands.
        target, other = (control.low + round(share * steps) * control.step for share in (0.7, 0.4))
        target = other if lab.values[name] == pytest.approx(target) else target
        before = picture(lab)
        row.slider.value = target
        assert float(row.number.value) == lab.values[name] == pytest.approx(target), (
            f"{lab!r}: {name} is not on {target}"
        )
        assert picture(lab) != before, (
            f"{lab!r}: moving {name} leaves the picture as it was; draw() must hand what it changes to the picture, "
            "and the picture must mark what changes with self.moving(...)"
        )
        row.number.value = f"{control.low:g}"
        assert row.slider.value == lab.values[name] == control.low, f"{lab!r}: {name} does not follow its number field"


def test_a_slider_that_a_page_only_shows_draws_nothing(lab):
    """A browser sends back what it shows, 0.9999 for 1."""
    lab.reset()
    sent = lab._screen.sent
    for name, row in sliders(lab).items():
        row.slider.value = lab.values[name] * (1 - 1e-12) + 1e-15
    assert lab._screen.sent == sent and lab._rest is None
    for name, row in sliders(lab).items():
        # As it was, or the lab would be opened anew for the next test.
        row.slider.value = lab.values[name]


def test_a_switch_off_and_on_again_returns_exactly(lab):
    start = state(lab)
    for name, row in lab._rows.items():
        if isinstance(row, SwitchRow):
            move(row, other_end(lab, name))
            assert lab.values[name] == float(row.box.value) and state(lab) != start, f"{lab!r}: {name} does nothing"
            move(row, other_end(lab, name))
            if lab.rests:
                lab.come_to_rest()
            assert state(lab) == start, (
                f"{lab!r}: {name}, there and back, leaves something behind: does show() set all?"
            )
            with pytest.raises(ValueError, match=rf"^{name} must be 1 \(on\) or 0 \(off\), not 0.5\.$"):
                lab.set(**{name: 0.5})
            assert state(lab) == start


@of_each_set_of_controls
def test_a_slider_lands_on_its_steps(lab):
    for name, row in sliders(lab).items():
        control = lab.declared[name]
        row.slider.value = control.low
        row.slider.value = control.high - control.step * 0.01
        assert lab.values[name] == control.high, (
            f"{lab!r}: {name} goes from {control.low:g} to {control.high:g} in steps of {control.step:g}, which do not "
            "end there: choose a step that divides the range"
        )


@of_each_set_of_controls
def test_a_value_that_the_browser_blurred_is_set_right_and_not_sent_back(lab):
    for name, row in sliders(lab).items():
        control = lab.declared[name]
        blurred = control.low + control.step * (1 - 1e-9)
        row.slider.value = blurred
        right = round(control.low + control.step, 9)
        assert float(row.number.value) == lab.values[name] == right, (
            f"{lab!r}: {name} is {lab.values[name]}, not {right}"
        )
        # Sent back, it would tear the handle from a hand that has since moved on.
        assert row.slider.value == blurred, f"{lab!r}: {name} was sent back to the browser"


def test_buttons_do_what_they_say(lab):
    start = state(lab)
    for name, values in lab.offered_presets.items():
        press(lab, name)
        assert values.items() <= lab.values.items(), f"{lab!r}: the preset {name!r} did not set {values}"
    name = next(iter(lab.declared))
    lab.set(**{name: other_end(lab, name)})
    press(lab, LAB["hold"])
    lab.set(**{name: other_end(lab, name)})
    assert lab.held is not None, f"{lab!r}: the button {LAB['hold']!r} held nothing"
    press(lab, LAB["reset"])
    assert state(lab) == start, (
        f"{lab!r}: after Reset the lab is not as it opened; draw() must set all that moves, also when nothing is held"
    )


def what_hold_lacks(lab: Lab) -> str | None:
    """What is wrong with the held curve, in a sentence, or None.

    The same move is made after holding nothing, a least and a greatest value:
    Hold must change the picture, and what was held must be seen for some control.
    """
    kept = False
    for place, (name, control) in enumerate(lab.declared.items()):
        # A lab that rests: once with whole answers, and else with the quick ones of a hand that moves.
        lab.dragging = lab.rests and place > 0
        least, *_, greatest = some_values(control)
        goal = least if isinstance(control, Switch) else some_values(control)[1]
        lab.reset().set(**{name: goal})
        plain = picture(lab)
        pictures = []
        for held in (least, greatest):
            lab.reset().set(**{name: held}).hold().set(**{name: goal})
            pictures.append(picture(lab))
        if plain in pictures:
            return (
                f"{type(lab).__name__}: after Hold, moving {name} gives the same picture as without. draw() must hand "
                "`self.held` to the picture, and the picture must show it by a HeldCurve of drawing/keys.py."
            )
        kept = kept or pictures[0] != pictures[1]
    if kept:
        return None
    return (
        f"{type(lab).__name__}: the picture says that something is held, but is the same whatever was held. Hand the "
        "curve of `self.held` to the HeldCurve, not that of `self.result`."
    )


@of_each_set_of_controls
def test_hold_shows(lab):
    wrong = what_hold_lacks(lab)
    assert not wrong, wrong


def test_data_is_there_as_a_table_and_as_csv(lab):
    press(lab, LAB["data"])
    assert lab._table.layout.display == "block", f"{lab!r}: the button {LAB['data']!r} shows no table"
    assert "<table>" in lab._table.value and "text/csv" in lab._table.value
    rows = list(csv.reader(io.StringIO(lab.csv())))
    assert len(rows) > 5, f"{lab!r}: columns() has {len(rows) - 1} rows; give the numbers of the curves, at least five"
    assert {len(column) for column in lab.columns().values()} == {len(rows) - 1}, f"{lab!r}: columns differ in length"
    if lab.line:
        assert {row.pop() for row in rows} == {lab.line, ""}, f"{lab!r}: the last column is named by the lab's line"
    for heading in rows[0]:
        assert "(" in heading, f"{lab!r}: the heading {heading!r} needs its unit in brackets, as in 'time (days)'"
    assert all(math.isfinite(float(cell)) for row in rows[1:] for cell in row), f"{lab!r}: nan or inf in columns()"
    press(lab, LAB["data"])
    assert lab._table.layout.display == "none"


# Bad input: one sentence, and nothing lost.


@pytest.mark.parametrize("value", [-1e9, 1e9, math.nan, math.inf, "much", None, [1], True])
@of_each_set_of_controls
def test_a_bad_value_is_refused_and_changes_nothing(lab, value):
    before = state(lab)
    for name in lab.declared:
        with pytest.raises(ValueError, match=rf"^{name} must be .*from .* to .*\.$"):
            lab.set(**{name: value})
        assert state(lab) == before, f"{lab!r}: {name}={value!r} was refused and yet changed something"


@of_each_set_of_controls
def test_one_bad_value_keeps_the_good_ones_out_too(lab):
    before = state(lab)
    name, *_ = lab.declared
    with pytest.raises(ValueError, match="no control called 'courage'"):
        lab.set(**{name: lab.declared[name].high, "courage": 1})
    with pytest.raises(ValueError, match="no preset called 'Cure'"):
        lab.preset("Cure")
    assert state(lab) == before


@of_each_set_of_controls
def test_a_number_typed_out_of_range_is_answered_in_the_lab(lab):
    before = state(lab)
    for name, row in sliders(lab).items():
        control = lab.declared[name]
        row.number.value = f"{control.high + 5:g}"
        assert lab.notice.startswith(f"{control.title} must be from ") and control.unit in lab.notice, (
            f"{lab!r}: a number out of range is answered with {lab.notice!r}"
        )
        assert state(lab) == before, f"{lab!r}: a number out of range was refused and yet changed something"
    move(row, other_end(lab, name))
    assert lab.notice == ""


@of_each_set_of_controls
def test_settings_survive_a_round_trip(lab):
    lab.set(
        **{
            name: other_end(lab, name)
            if isinstance(control, Switch)
            else control.low + 0.37 * (control.high - control.low)
            for name, control in lab.declared.items()
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


@of_each_set_of_controls
def test_broken_settings_get_one_sentence_and_change_nothing(lab):
    before = state(lab)
    for text in broken_settings(lab):
        with pytest.raises(ValueError) as error:
            lab.load(text)
        said = str(error.value)
        assert said.endswith(".") and "\n" not in said and len(said) < 400, said
        assert state(lab) == before, f"{lab!r}: broken settings were refused and yet changed something: {text!r}"


@of_each_set_of_controls
def test_an_error_in_the_model_is_loud_and_shown(lab, monkeypatch):
    def broken(inputs):
        raise ArithmeticError("the gate is stuck")

    name, row = next(iter(lab._rows.items()))
    before = lab.values[name]
    monkeypatch.setattr(lab, "run", broken)
    with pytest.raises(ArithmeticError):
        move(row, other_end(lab, name))
    assert "the gate is stuck" in lab.notice
    assert lab.values[name] == before


@of_each_set_of_controls
def test_two_threads_may_move_it_at_once(lab):
    errors = []

    def walk(seed):
        dice = random.Random(seed)
        try:
            for _ in range(15):
                name = dice.choice(list(lab._rows))
                move(lab._rows[name], any_value(dice, lab.declared[name]))
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=walk, args=(seed,)) for seed in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors, f"{lab!r}, moved by two threads at once: {errors[0]}"
    assert {name: shown(row)[-1] for name, row in lab._rows.items()} == lab.values


# What a reader sees who has run nothing.


def test_static_view(lab):
    data, _ = lab._repr_mimebundle_()
    alt = re.search(r'<img alt="([^"]+)"', data["text/html"]).group(1)
    assert html.unescape(alt) == lab.words, f"{lab!r}: the picture's text is not its sentence"
    assert data["text/plain"].startswith(lab.words)
    assert "model_id" in data["application/vnd.jupyter.widget-view+json"]
    assert data["image/png"] in data["text/html"]


@of_each_set_of_controls
def test_a_second_lab_of_the_same_kind_says_the_same(request, lab):
    """Nothing in it is counted up or drawn by chance."""
    again = open_lab(request.node.callspec.params["opened"])
    assert (again.words, picture(again)) == (lab.words, picture(lab)), (
        f"{lab!r} opens differently each time: draw by chance only from a generator with a fixed seed"
    )
    again.close()


#: A color kept for good at each move would be four blocks of memory a move or more, a text twenty.
MOST_BLOCKS = 3
MOVES = 20
#: A cache of the course's own that takes so many entries, and not ever more, is full after some moves, and no leak.
MANY_ENTRIES = 32


@pytest.mark.parametrize("opened", [f"{found.__name__}()" for found in CLASSES], indirect=True)
def test_a_walk_leaves_no_memory_behind(lab):
    """What is kept for good grows in each of the walks; what is done once, only in the first.

    By itself a lab has all its controls: how a notebook opens it adds none. The sweep has moved it before.
    """
    wrong = what_moves_leave(lab)
    assert not wrong, wrong


def what_moves_leave(lab: Lab) -> str | None:
    """What a lab keeps at each move, in a sentence, or None."""
    names, dice = list(lab.declared), random.Random(2)
    # As a hand moves it: what waits for rest would take minutes here.
    lab.dragging = lab.rests
    caches = own_caches()
    with without_what_was_there():

        def kept_blocks():
            new_paper(lab._picture)  # which knows none of the texts of before
            lab.reset()
            for cache in caches:
                cache.cache_clear()
            gc.collect()  # older versions of matplotlib leave cycles behind, which are no leak
            return sys.getallocatedblocks()

        def walk(moves: int) -> None:
            for _ in range(moves):
                name = dice.choice(names)
                lab.set(**{name: any_value(dice, lab.declared[name])})

        walk(5)
        kept_blocks()  # what is done once
        before = kept_blocks()
        for _ in range(15):
            walk(MOVES)
            before, grown = (after := kept_blocks()), after - before
            if grown < MOST_BLOCKS * MOVES:
                return None
    return (
        f"{type(lab).__name__} keeps {grown / MOVES:.0f} blocks of memory at each move: make artists once, in the "
        "picture's __init__, and only set their data in show()"
    )


def new_paper(picture) -> None:
    """Let go what it keeps on purpose, but for what never changes in it: to draw that anew takes the most time."""
    background = picture._sheets[picture.scale].background
    picture.let_go()
    picture.scale = picture.scale
    picture._sheets[picture.scale].background = background


@functools.cache
def own_caches() -> list:
    """The course's own caches that fill up; all are there once its modules are read."""
    found = [each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper)]
    own = [each for each in found if each.__module__.startswith("pain_helpers.")]
    full_late = [each for each in own if (each.cache_parameters()["maxsize"] or 0) >= MANY_ENTRIES]
    assert full_late, "frozen objects are not among those that gc lists"
    return full_late


@contextmanager
def without_what_was_there():
    """Within, garbage is not looked for in all that was there before."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


# Without a front end.


def test_a_lab_says_what_it_is_in_one_line(lab):
    said = repr(lab)
    assert re.fullmatch(rf"{type(lab).__name__}\(.*\)", said), said
    for name, value in lab.values.items():
        assert f"{name}={value:g}" in said, f"{said} does not say {name}={value:g}"


def test_ones_own_points_can_be_put_on_the_picture():
    with_points = labs.InfusionLab()
    before = with_points.png()
    assert before.startswith(b"\x89PNG") and before == with_points.png()
    with_points.figure.axes[0].plot([6], [5], "o", color="black")
    after = with_points.png()
    assert after != before
    assert with_points.set(hours=40).png() not in (before, after)
    with_points.reset()
    assert with_points.png() == after, "one's own points stay"


def test_a_lab_refuses_an_input_that_is_none():
    with pytest.raises(ValueError, match="no input called 'courage'"):
        labs.GateLab("courage")
    with pytest.raises(ValueError, match="stimulus must be from 0 to 10"):
        labs.GateLab("stimulus", stimulus=11)


# What this sweep finds: a lab is planted, then spoiled.

PLANTED = """
from pain_helpers.drawing import style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key
from pain_helpers.labs.frame.controls import of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model import experiments, gate

PLANTED = {
    "now": "now",
    "held": "held",
    "sentence": "With the brake at {brake:.2f}, handling is rated {rating:.1f} of 10.",
    "stimulus": "stimulus (0 to 10)",
    "rating": "rating (0 to 10)",
}


class PlantedPicture(KeptFigure):
    def __init__(self, words):
        super().__init__(600, 300)
        axes = self.figure.add_axes((0.1, 0.1, 0.8, 0.7), xlim=(0, 10), ylim=(0, 10))
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self._now = self.moving(axes.plot([], [], **style.CURRENT_LINE)[0])
        key(axes, 0.0, 1.1, 0.1, words["now"], style.CURRENT_LINE)
        self._held = HeldCurve(self, held, key(axes, 0.5, 1.1, 0.1, words["held"], style.HELD_LINE))

    def show(self, now, held):
        self._now.set_data(experiments.STIMULI, now)
        self._held.show(experiments.STIMULI, held)


class PlantedLab(Lab):
    texts = PLANTED
    controls = (of_model("inhibition"),)

    def make_picture(self):
        return PlantedPicture(PLANTED)

    def run(self, inputs):
        return gate.rating(experiments.STIMULI, **inputs)

    def draw(self):
        self._picture.show(self.result, self.held)

    def sentence(self):
        return PLANTED["sentence"].format(brake=self.values["inhibition"], rating=self.result[30])

    def columns(self):
        return {PLANTED["stimulus"]: experiments.STIMULI, PLANTED["rating"]: self.result}
"""


PLANTS = itertools.count()


@pytest.fixture
def plant(tmp_path):
    """The planted lab's class, from a file of its own in which texts are replaced."""
    names = []

    def planted(*changes: tuple[str, str]) -> type:
        source = PLANTED
        for old, new in changes:
            assert source.count(old) == 1, old
            source = source.replace(old, new)
        # A name that no other test gave: what is read of a module is kept by its name.
        name = f"planted_{next(PLANTS)}"
        path = tmp_path / f"{name}.py"
        path.write_text(source, encoding="utf-8")
        spec = importlib.util.spec_from_file_location(name, path)
        sys.modules[name] = importlib.util.module_from_spec(spec)
        names.append(name)
        spec.loader.exec_module(sys.modules[name])
        return sys.modules[name].PlantedLab

    with closing():
        yield planted
    for name in names:
        del sys.modules[name]


def test_a_held_curve_that_is_never_drawn_is_found(plant):
    assert what_hold_lacks(plant()()) is None
    spoiled = plant(("self._held.show(experiments.STIMULI, held)", "self._held.show([], None)"))
    assert "the same picture as without" in what_hold_lacks(spoiled())


def test_a_held_curve_that_does_not_show_what_was_held_is_found(plant):
    wrong = "self._held.show(experiments.STIMULI, None if held is None else now)"
    spoiled = plant(("self._held.show(experiments.STIMULI, held)", wrong))
    assert "the same whatever was held" in what_hold_lacks(spoiled())


@pytest.mark.parametrize(
    "kept",
    [
        "self._now.set_color((float(now.mean()) / 10, 0.2, 0.3))",
        "self.figure.text(0.5, 0.5, f'{now.mean()}', visible=False)",
    ],
    ids=["color", "text"],
)
def test_a_lab_that_keeps_something_at_each_move_is_found(plant, kept):
    assert what_moves_leave(plant()()) is None
    shown = "self._now.set_data(experiments.STIMULI, now)"
    spoiled = plant((shown, f"{shown}\n        {kept}"))
    assert "blocks of memory at each move" in what_moves_leave(spoiled())


def test_misspelled_and_unused_words_are_found_when_a_lab_is_made(plant):
    with pytest.raises(KeyError, match="asks for the words 'hold', which the table of PlantedLab lacks. It has 'held'"):
        plant(('words["held"]', 'words["hold"]'))()
    with pytest.raises(KeyError, match="has the words 'once', which nothing uses"):
        plant(('"now": "now",', '"now": "now", "once": "once",'))()
    # A key that a sentence chooses as it goes is looked for among all texts of the file.
    chosen = plant(('PLANTED["rating"]: self', 'PLANTED["rating" if self.held is None else "rating"]: self'))
    assert chosen().words


def test_a_control_out_of_its_range_is_refused_when_it_is_declared(plant):
    with pytest.raises(ValueError, match="inhibition: the first value 2 is outside 0 to 1"):
        plant(('of_model("inhibition")', 'of_model("inhibition", 2.0)'))


RESTS = ("    controls =", "    rests = True\n    controls =")


def test_a_refused_number_is_still_said_once_the_lab_has_come_to_rest(plant):
    lab = plant(RESTS)()
    row = lab._rows["inhibition"]
    row.slider.value = 0.4
    row.number.value = "7"
    refused = lab.notice
    assert "7" in refused
    lab.come_to_rest()
    assert lab.notice == refused and lab.values["inhibition"] == 0.4
    lab.set(inhibition=0.5)
    assert not lab.notice


def test_in_a_browser_s_tab_which_has_no_threads_a_lab_comes_to_rest(plant, monkeypatch):
    lab = plant(RESTS)()
    ran, run = [], lab.run
    lab.run = lambda inputs: ran.append((inputs["inhibition"], lab.dragging)) or run(inputs)
    # The tab's one thread: in this one a browser's loop may run.
    tab = ThreadPoolExecutor(1)
    tab.submit(threading.get_ident).result()
    monkeypatch.setattr("pain_helpers.labs.frame.threads.sys", SimpleNamespace(platform="emscripten"))
    monkeypatch.setattr(threading.Thread, "start", lambda _: pytest.fail("there are no threads"))

    async def move():
        for value in (0.3, 0.4):
            lab._rows["inhibition"].slider.value = value
        assert "pain-moving" in lab._dom_classes
        async with asyncio.timeout(60):
            while lab._rest is not None:
                await asyncio.sleep(0.01)

    with tab:
        tab.submit(asyncio.run, move()).result()
    assert ran == [(0.3, True), (0.4, True), (0.4, False)]
    assert "pain-moving" not in lab._dom_classes


def test_a_move_made_while_a_lab_comes_to_rest_gets_a_full_answer_of_its_own(plant):
    lab = plant(RESTS)()
    row, run, asked, timers = lab._rows["inhibition"], lab.run, [], []

    def run_while_the_hand_moves_on(inputs):
        asked.append((inputs["inhibition"], lab.dragging))
        if asked[-1] == (0.4, False):
            row.slider.value = 0.7
            timers.append(lab._rest)
        return run(inputs)

    lab.run = run_while_the_hand_moves_on
    row.slider.value = 0.4
    lab._rest.cancel()
    lab.come_to_rest()
    timers[0].join()
    assert asked[-1] == (0.7, False), "the last place was answered only in the quick way"
    assert "pain-moving" not in lab._dom_classes


def test_a_lab_that_comes_to_rest_leaves_the_handle_where_the_hand_has_moved_it(plant):
    lab = plant(RESTS)()
    slider = lab._rows["inhibition"].slider
    slider.value = 0.4
    lab._rest.cancel()
    moved, places = threading.Event(), []
    # Asked first, before the lab, for which the move has to wait.
    slider._trait_notifiers["value"]["change"].insert(0, lambda change: (places.append(change["new"]), moved.set()))
    hand = threading.Thread(target=lambda: setattr(slider, "value", 0.7))
    with lab.guarded():
        hand.start()
        assert moved.wait(60)
        lab.come_to_rest()
    hand.join()
    lab._rest.cancel()
    assert places == [0.7] and lab.values["inhibition"] == 0.7


def test_a_move_on_another_thread_does_not_make_the_whole_answer_a_quick_one(plant):
    lab = plant(RESTS)()
    row, run, asked = lab._rows["inhibition"], lab.run, []
    moves, comes_to_rest = threading.Event(), threading.Event()

    def run_and_look(inputs):
        if threading.current_thread() is hand:
            # It moves on to the same place while the whole answer is computed.
            moves.set()
            assert comes_to_rest.wait(60)
        else:
            moves.wait(60)
            asked.append(lab.dragging)
            comes_to_rest.set()
        return run(inputs)

    row.slider.value = 0.4
    lab._rest.cancel()
    lab.run = run_and_look
    hand = threading.Thread(target=lambda: lab._moved("inhibition", 0.5))
    hand.start()
    lab.come_to_rest()
    hand.join()
    lab._rest.cancel()
    assert asked == [False]
