"""The base that every lab stands on.

A lab is a box of controls, one picture and one sentence. A subclass says which
controls it has, what it computes, how that is drawn and how it is said; the
base does the rest: linked sliders and number fields, presets, reset, a held
curve, the data as a table, saved settings, and the static view for readers who
have run nothing.

Without a front end a lab is an ordinary object::

    lab = GateLab("stimulus", "inhibition")
    lab.set(inhibition=0.4)
    lab.words, lab.result
"""

from __future__ import annotations

import base64
import csv
import html
import io
import json
import math
import threading
from contextlib import contextmanager
from pathlib import Path

import anywidget
import ipywidgets as widgets
import numpy as np
import traitlets

from pain_helpers import __version__
from pain_helpers.drawing.kept import runs
from pain_helpers.model.parameters import ILLUSTRATIVE, PASSPORTS, Parameter

from .words import LAB

_HERE = Path(__file__).parent

SETTINGS_FORMAT = "pain_helpers lab settings"
SETTINGS_VERSION = 1
#: Settings are a few numbers; anything longer is some other file.
SETTINGS_LIMIT = 20_000

#: A picture is drawn between a third and twice its size, whatever the page asks for.
SMALLEST_SCALE, LARGEST_SCALE = 0.33, 2.0

#: Up to so many controls stand one below the other, each the full width; more stand in two columns.
FEW_CONTROLS = 3


def own_control(
    name: str, title: str, value: float, unit: str, low: float, high: float, step: float, **more
) -> Parameter:
    """The passport of a control that is no number of the model; its range is a choice of the lab."""
    more |= {"source": ILLUSTRATIVE, "grade": ILLUSTRATIVE}
    return Parameter(name=name, symbol="", title=title, value=value, unit=unit, low=low, high=high, step=step, **more)


def own_switch(name: str, title: str, on: bool, **more) -> Parameter:
    """The passport of an on-or-off control: 1 is on, 0 is off."""
    return own_control(name, title, float(on), LAB["switch unit"], 0.0, 1.0, 1.0, **more)


def is_switch(passport: Parameter) -> bool:
    """Whether a passport is that of an on-or-off control."""
    return (passport.low, passport.high, passport.step) == (0.0, 1.0, 1.0)


class Screen(anywidget.AnyWidget):
    """The picture with its alt text, the sentence that is announced, and the notice.

    ipywidgets' own image has no alt text, its sliders have no accessible name
    and it has no live region; this fills the three gaps.
    """

    _esm = _HERE / "screen.js"
    _css = _HERE / "screen.css"
    words = traitlets.Unicode().tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)
    width = traitlets.Int().tag(sync=True)
    height = traitlets.Int().tag(sync=True)


class Control:
    """One input's slider with its linked number field, made from its passport."""

    def __init__(self, passport: Parameter, value: float, on_move) -> None:
        self.passport = passport
        limits = {"min": passport.low, "max": passport.high, "step": passport.step}
        self.slider = widgets.FloatSlider(value, **limits, readout=False, continuous_update=True, tooltip=passport.note)
        # Not a bounded field: that would change a number out of range without a word.
        self.number = widgets.FloatText(value, step=passport.step)
        name = widgets.Label(passport.title)
        unit = widgets.Label(passport.unit)
        for part, kind in ((name, "pain-name"), (self.number, "pain-number"), (unit, "pain-unit")):
            part.add_class(kind)
        self.row = widgets.HBox([name, self.slider, self.number, unit])
        self.row.add_class("pain-control")
        self.slider.observe(lambda change: on_move(passport.name, self._on_a_step(change["new"])), "value")
        self.number.observe(lambda change: on_move(passport.name, change["new"]), "value")

    def _on_a_step(self, value: float) -> float:
        """The slider's step nearest to ``value``: the browser sends 0.9999 for 1."""
        steps = round((value - self.passport.low) / self.passport.step)
        return min(self.passport.high, round(self.passport.low + steps * self.passport.step, 9))

    def show(self, value: float) -> None:
        """Move slider and field to ``value``."""
        # Browsers send 79.9999 for 80. Sent back, 80 would tear the handle from a hand that has since moved on.
        if abs(self.slider.value - value) > 1e-6 * self.passport.step:
            self.slider.value = value
        self.number.value = value


class Switch:
    """One on-or-off input as a check box, made from its passport."""

    def __init__(self, passport: Parameter, value: float, on_move) -> None:
        self.passport = passport
        self.box = widgets.Checkbox(bool(value), description=passport.title, indent=False, tooltip=passport.note)
        self.row = widgets.HBox([self.box])
        self.row.add_class("pain-switch")
        self.box.observe(lambda change: on_move(passport.name, float(change["new"])), "value")

    def show(self, value: float) -> None:
        """Tick the box, or take the tick away."""
        self.box.value = bool(value)


class Lab(widgets.VBox):
    """A lab. Subclasses set the class attributes and the five methods below.

    ``start`` maps each control's input name to its first value, in the order
    in which the controls stand; ``background`` holds inputs without a control.
    """

    #: The lab's name in saved settings.
    name = ""
    #: A preset's words and the values it sets. Shown when all its inputs have a control.
    presets: dict[str, dict[str, float]] = {}
    #: Passports of controls that are no input of the model, such as the rate of a train of pulses.
    own_passports: dict[str, Parameter] = {}

    def __init__(self, start: dict[str, float], background: dict[str, float] | None = None) -> None:
        self._lock = threading.RLock()
        self._showing = False
        #: Whether the page is on another machine: then packing pixels takes less time than sending them.
        self._far = False
        self.passports = {name: (PASSPORTS | self.own_passports)[name] for name in start}
        self._start = {name: self.passports[name].number(value) for name, value in start.items()}
        self.background = dict(background or {})
        self.values = dict(self._start)
        self.held = None
        self._picture = self.make_picture()
        self._controls = {
            name: (Switch if is_switch(self.passports[name]) else Control)(self.passports[name], value, self._moved)
            for name, value in self._start.items()
        }
        self._screen = Screen(width=self._picture.width, height=self._picture.height)
        self._screen.on_msg(self._page_asks)
        self._table = widgets.HTML()
        self._table.add_class("pain-table")
        self._table.layout.display = "none"
        controls = widgets.Box([control.row for control in self._controls.values()])
        controls.add_class("pain-controls")
        if sum(isinstance(control, Control) for control in self._controls.values()) <= FEW_CONTROLS:
            controls.add_class("pain-few")
        self._compute(self.values)
        self._show()
        super().__init__([controls, self._buttons(), self._screen, self._table])
        self.add_class("pain-lab")

    # What a subclass says.

    def make_picture(self):
        """The lab's picture, a :class:`pain_helpers.pictures.kept.KeptFigure`."""
        raise NotImplementedError

    def run(self, inputs: dict[str, float]):
        """The model's answer to ``inputs``; kept as ``lab.result``."""
        raise NotImplementedError

    def draw(self) -> None:
        """Bring ``self._picture`` up to ``self.result`` and ``self.held``."""
        raise NotImplementedError

    def sentence(self) -> str:
        """``self.result`` in words."""
        raise NotImplementedError

    def columns(self) -> dict[str, np.ndarray]:
        """The numbers behind the picture: a heading with its unit, and an array each."""
        raise NotImplementedError

    # What the curious and the tests use.

    @property
    def words(self) -> str:
        """What the lab says now; also the picture's text alternative."""
        return self._screen.words

    @property
    def notice(self) -> str:
        """What was wrong with the last input, or an empty text."""
        return self._screen.notice

    @property
    def inputs(self) -> dict[str, float]:
        """All inputs of the model: those of the controls and those without one."""
        return self.background | self.values

    def set(self, **values: float) -> Lab:
        """Set controls by name. Raises ``ValueError``, changing nothing, if one is unknown or out of range."""
        with self._lock:
            checked = {}
            for name, value in values.items():
                if name not in self._controls:
                    raise ValueError(
                        f"This lab has no control called {name!r}; its controls are {', '.join(self._controls)}."
                    )
                checked[name] = self.passports[name].number(value)
                if is_switch(self.passports[name]) and checked[name] not in (0.0, 1.0):
                    raise ValueError(f"{name} must be 1 (on) or 0 (off), not {checked[name]:g}.")
            self._take(self.values | checked)
        return self

    def preset(self, name: str) -> Lab:
        """Set the values of a preset, by the words on its button."""
        if not isinstance(name, str) or name not in self.offered_presets:
            raise ValueError(
                f"This lab has no preset called {name!r}; its presets are {', '.join(self.offered_presets)}."
            )
        return self.set(**self.offered_presets[name])

    @property
    def offered_presets(self) -> dict[str, dict[str, float]]:
        """The presets whose inputs all have a control here."""
        return {name: values for name, values in self.presets.items() if set(values) <= set(self._start)}

    def reset(self) -> Lab:
        """Go back to the first values and let the held curve go."""
        with self._lock:
            self.held = None
            self._take(self._start)
        return self

    def hold(self) -> Lab:
        """Keep the present result in the picture, for comparison."""
        with self._lock:
            self.held = self.result
            self._show()
        return self

    def csv(self) -> str:
        """The numbers behind the picture as CSV text, a heading with its unit each."""
        columns = self.columns()
        file = io.StringIO()
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([f"{number:.4g}" for number in row] for row in zip(*columns.values()))
        return file.getvalue()

    def settings(self) -> str:
        """The controls' values as a short text that :meth:`load` reads."""
        return json.dumps(
            {"format": SETTINGS_FORMAT, "version": SETTINGS_VERSION, "lab": self.name, "values": self.values}
        )

    def load(self, text: str) -> Lab:
        """Take up settings made by :meth:`settings`.

        Raises ``ValueError`` in one sentence, changing nothing, when the text
        is no such settings, belongs to another lab or a newer version, or
        holds an unknown name or a value out of range.
        """
        if not isinstance(text, str) or len(text) > SETTINGS_LIMIT:
            raise ValueError(f"Settings must be a text of at most {SETTINGS_LIMIT} characters.")
        try:
            # A name given twice would silently win over the first.
            found = json.loads(text, object_pairs_hook=_without_repeats)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"These settings cannot be read: {error}.") from None
        if not isinstance(found, dict) or found.get("format") != SETTINGS_FORMAT:
            raise ValueError(
                f"This text is not settings of a lab: it must be a JSON object with the format {SETTINGS_FORMAT!r}."
            )
        version = found.get("version")
        if type(version) is not int or not 1 <= version <= SETTINGS_VERSION:
            raise ValueError(
                f"These settings have version {repr(version)[:20]}; this course ({__version__}) reads version {SETTINGS_VERSION}."
            )
        if found.get("lab") != self.name:
            raise ValueError(f"These settings belong to the lab {repr(found.get('lab'))[:40]}, not to {self.name!r}.")
        unknown = set(found) - {"format", "version", "lab", "values"}
        if unknown:
            raise ValueError(f"These settings hold {repr(sorted(unknown)[0])[:40]}, which no settings have.")
        values = found.get("values")
        if not isinstance(values, dict) or set(values) != set(self._start):
            raise ValueError(f"These settings must hold a value for each control: {', '.join(self._start)}.")
        return self.set(**values)

    # From a control to the picture.

    def _moved(self, name: str, value: float) -> None:
        """A slider or a number field was moved by the learner."""
        with self._guarded():
            if self._showing:
                return
            try:
                self.set(**{name: value})
            except ValueError as error:
                message = str(error).replace(name, self.passports[name].title, 1)
                self._show_controls()
                self._screen.notice = message

    def _take(self, values: dict[str, float]) -> None:
        """Make ``values`` the lab's, unless the model refuses them."""
        if values != self.values:
            self._compute(values)
        self._show()

    def _compute(self, values: dict[str, float]) -> None:
        self.result = self.run(self.background | values)
        self.values = dict(values)

    def _show(self) -> None:
        self.draw()
        # The picture is sent first: it is what the learner waits for.
        self._send_picture()
        with self._screen.hold_sync():
            self._screen.notice = ""
            self._screen.words = self.sentence()
        self._show_controls()
        self._show_table()

    def _send_picture(self, whole: bool = False) -> None:
        size, places, pixels = self._picture.patches()
        content = {"whole": whole, "size": size, "places": places, "runs": self._far}
        self._screen.send(content, buffers=[runs(pixels) if self._far else pixels.tobytes()])

    def _page_asks(self, screen, content: dict, buffers) -> None:
        """A page opened the lab, or shows it at another size: it needs the whole picture, in just its pixels."""
        with self._guarded():
            scale = float(content["scale"])
            if math.isfinite(scale):
                self._far = bool(content.get("far"))
                self._picture.scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))
                self._send_picture(whole=True)

    def _show_controls(self) -> None:
        self._showing = True
        try:
            for name, control in self._controls.items():
                control.show(self.values[name])
        finally:
            self._showing = False

    @contextmanager
    def _guarded(self):
        """One change at a time; an error is shown in the lab and stays loud for whoever runs it."""
        with self._lock:
            try:
                yield
            except Exception as error:
                self._screen.notice = LAB["broken"].format(error=error)
                raise

    # Buttons and the table.

    def _buttons(self) -> widgets.Box:
        buttons = [self._button(name, lambda name=name: self.preset(name)) for name in self.offered_presets]
        buttons += [
            self._button(LAB["reset"], self.reset, icon="undo"),
            self._button(LAB["hold"], self.hold, icon="thumb-tack", tooltip=LAB["hold help"]),
            self._button(LAB["data"], self._toggle_table, icon="table", tooltip=LAB["data help"]),
        ]
        box = widgets.Box(buttons)
        box.add_class("pain-buttons")
        return box

    def _button(self, name: str, act, **look) -> widgets.Button:
        button = widgets.Button(description=name, **look)

        def pressed(_) -> None:
            with self._guarded():
                act()

        button.on_click(pressed)
        return button

    def _toggle_table(self) -> None:
        self._table.layout.display = "block" if self._table.layout.display == "none" else "none"
        self._show_table()

    def _show_table(self) -> None:
        # Only a table that can be seen costs time while a slider moves.
        if self._table.layout.display != "none":
            self._table.value = self._table_html()

    def table_rows(self, count: int) -> np.ndarray:
        """Which of ``count`` rows the table shows: about a dozen, evenly spread."""
        return np.unique(np.linspace(0, count - 1, 11).round().astype(int))

    def _table_html(self) -> str:
        columns = self.columns()
        rows = self.table_rows(len(next(iter(columns.values()))))
        head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{values[row]:.1f}</td>" for values in columns.values()) + "</tr>" for row in rows
        )
        data = base64.b64encode(self.csv().encode()).decode()
        link = f'<a download="{self.name}.csv" href="data:text/csv;base64,{data}">{LAB["download"]}</a>'
        return f"<table><caption>{LAB['caption']}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{link}"

    # What a reader sees who has run nothing.

    def _repr_mimebundle_(self, include=None, exclude=None):
        """The live lab for JupyterLab, and its first figure for everything else."""
        bundle = super()._repr_mimebundle_(include=include, exclude=exclude)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        with self._lock:
            picture, said = base64.b64encode(self._picture.png()).decode(), self.words
        words = html.escape(said)
        data["text/html"] = (
            f'<div class="pain-static"><img alt="{words}" src="data:image/png;base64,{picture}" '
            f'width="{self._picture.width}" style="max-width: 100%; height: auto">'
            f"<p>{words}</p><p><em>{LAB['opens']}</em></p></div>"
        )
        data["image/png"] = picture
        # The automatic text would hold every slider's value.
        data["text/plain"] = f"{said} {LAB['opens']}"
        return data, metadata


def _without_repeats(pairs):
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands in it twice")
    return found
