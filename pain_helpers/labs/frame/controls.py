"""A lab's controls: what each one is, said once, and the row of widgets that shows it."""

from __future__ import annotations

from dataclasses import dataclass, field

import ipywidgets as widgets

from pain_helpers.model.parameters import PASSPORTS
from pain_helpers.model.ranges import Range

from .numbers import shown_number
from .words import LAB


@dataclass(frozen=True, slots=True, kw_only=True)
class Slider(Range):
    """A number that a learner moves: its name, range and unit, its first value, its step and its words.

    Give ``low``, ``high``, ``unit`` and ``step`` where the range is a choice of
    the lab; :func:`of_model` takes them from the passport of an input.
    """

    title: str
    first: float
    step: float
    note: str = ""

    def __post_init__(self) -> None:
        if not self.low <= self.first <= self.high:
            raise ValueError(f"{self.name}: the first value {self.first:g} is outside {self.low:g} to {self.high:g}.")

    def on_a_step(self, value: float) -> float:
        """The step nearest to ``value``: a browser sends 0.9999 for 1."""
        steps = round((value - self.low) / self.step)
        return min(self.high, round(self.low + steps * self.step, 9))

    def row(self, on_move) -> SliderRow:
        """The widgets that show it; ``on_move`` is called with its name and the new value."""
        return SliderRow(self, on_move)


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch(Slider):
    """Something that is on (1) or off (0)."""

    low: float = field(default=0.0, init=False)
    high: float = field(default=1.0, init=False)
    step: float = field(default=1.0, init=False)
    unit: str = field(default=LAB["switch unit"], init=False)

    def number(self, value) -> float:
        """``value`` as 1 or 0. Raises ``ValueError`` in one sentence for anything between or outside."""
        number = Range.number(self, value)
        if number not in (0.0, 1.0):
            raise ValueError(f"{self.name} must be 1 (on) or 0 (off), not {number:g}.")
        return number

    def row(self, on_move) -> SwitchRow:
        """The widgets that show it; ``on_move`` is called with its name and the new value."""
        return SwitchRow(self, on_move)


def of_model(name: str, first: float | None = None, **changes) -> Slider:
    """The slider of an input of the model, made from its passport; ``changes`` are a narrower range or other words.

    Raises ``ValueError`` in one sentence for a name that is no input of the model.
    """
    if name not in PASSPORTS:
        raise ValueError(f"There is no input called {name!r}; the inputs are {', '.join(PASSPORTS)}.")
    passport = PASSPORTS[name]
    kept = {key: getattr(passport, key) for key in ("title", "low", "high", "unit", "step", "note", "dose")}
    return Slider(name=name, **(kept | {"first": passport.value if first is None else first} | changes))


class SliderRow:
    """A slider with its linked number field, its name and its unit."""

    def __init__(self, control: Slider, on_move) -> None:
        self.control = control
        limits = {"min": control.low, "max": control.high, "step": control.step}
        self.slider = widgets.FloatSlider(
            control.first, **limits, readout=False, continuous_update=True, tooltip=control.note
        )
        # Of a number field a browser gives 125 where "12,5" was typed, so it is a text; the page adds the arrow keys.
        self.number = widgets.Text(shown_number(control.first), continuous_update=False)
        name = widgets.Label(control.title)
        unit = widgets.Label(control.unit)
        for part, kind in ((name, "pain-name"), (self.number, "pain-number"), (unit, "pain-unit")):
            part.add_class(kind)
        self.row = widgets.HBox([name, self.slider, self.number, unit])
        self.row.add_class("pain-control")
        #: What a learner moves.
        self.parts = (self.slider, self.number)
        self.slider.observe(lambda change: on_move(control.name, control.on_a_step(change["new"])), "value")
        self.number.observe(lambda change: on_move(control.name, change["new"]), "value")

    def show(self, value: float) -> None:
        """Move slider and field to ``value``."""
        # Browsers send 79.9999 for 80. Sent back, 80 would tear the handle from a hand that has since moved on.
        if abs(self.slider.value - value) > 1e-6 * self.control.step:
            self.slider.value = value
        self.number.value = shown_number(value)

    def limits(self) -> dict[str, list[float]]:
        """The least and the greatest value and the step, by the id of the number field."""
        return {self.number.model_id: [self.control.low, self.control.high, self.control.step]}


class SwitchRow:
    """A check box."""

    def __init__(self, control: Switch, on_move) -> None:
        self.control = control
        self.box = widgets.Checkbox(bool(control.first), description=control.title, indent=False, tooltip=control.note)
        self.row = widgets.HBox([self.box])
        self.row.add_class("pain-switch")
        #: What a learner moves.
        self.parts = (self.box,)
        self.box.observe(lambda change: on_move(control.name, float(change["new"])), "value")

    def show(self, value: float) -> None:
        """Tick the box, or take the tick away."""
        self.box.value = bool(value)

    def limits(self) -> dict[str, list[float]]:
        """None: nothing is typed."""
        return {}
