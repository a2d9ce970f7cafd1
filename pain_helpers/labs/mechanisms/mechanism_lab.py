"""The shape that the labs of the four mechanisms share: one switch, one dose, weeks, and what opposes the mechanism."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.drawing.cell import CellDrawing
from pain_helpers.labs.frame.controls import Slider, Switch, of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model import readout
from pain_helpers.model.adaptation import SWITCHES, SlowState
from pain_helpers.model.experiments import EXAMPLE_DOSE, MOST_DOSE, PINPRICK, STIMULI
from pain_helpers.model.people import MOST, STRONGLY_AFFECTED
from pain_helpers.model.plan import DOSES, Plan
from pain_helpers.model.simulation import Course, simulate

from .mechanism_picture import MechanismPicture
from .words import MECHANISM

#: As long as each course runs.
WEEKS = 26
DAYS = 7.0 * WEEKS
COURSE_DAYS = np.linspace(0.0, DAYS, 92)
#: One of the strongly affected few, and one of most people. The place that is tested was healthy before: hyperalgesia
#: is looked for there, in trials too.
STRONGLY, MOST_PEOPLE = {"susceptibility": STRONGLY_AFFECTED}, {"susceptibility": MOST}

# The controls that the labs of all four mechanisms have; each adds its switch, and what opposes the mechanism.
DOSE = of_model(
    "opioid_dose",
    EXAMPLE_DOSE,
    high=MOST_DOSE,
    step=10.0,
    unit=MECHANISM["dose unit"],
    title=MECHANISM["dose"],
    note=MECHANISM["dose note"],
)
WEEK = Slider(
    name="weeks",
    title=MECHANISM["weeks"],
    first=float(WEEKS),
    unit=MECHANISM["weeks unit"].format(weeks=WEEKS),
    low=0.0,
    high=WEEKS,
    step=1.0,
)


def at_work(title: str) -> Switch:
    """The switch of a mechanism."""
    return Switch(name="at_work", title=title, first=1.0)


@lru_cache(maxsize=1)
def before() -> np.ndarray:
    """The ratings of ``STIMULI`` before any drug."""
    return readout.curve(simulate(Plan(1), STRONGLY), 0.0)


class MechanismResult(NamedTuple):
    """What a mechanism lab computed. Curves have one rating (0 to 10) a stimulus of ``STIMULI``."""

    states: dict[str, np.ndarray]  #: the mechanism's slow states over ``COURSE_DAYS`` (percent)
    on_drug: np.ndarray  #: with the drug on board
    removed: np.ndarray  #: with the drug taken away in thought, and what it changed left as it is
    most: np.ndarray  #: the same in one of most people
    before: np.ndarray  #: before any drug
    cell: dict  #: what the drawing of the cell shows

    @property
    def pinprick_before(self) -> float:
        return _read(self.before)

    @property
    def pinprick_on_drug(self) -> float:
        return _read(self.on_drug)

    @property
    def pinprick_removed(self) -> float:
        return _read(self.removed)

    @property
    def pinprick_most(self) -> float:
        """With the drug taken away in thought, in one of most people."""
        return _read(self.most)

    def state(self, name: str, week: float) -> float:
        """A slow state in one week (percent)."""
        return float(np.interp(7 * week, COURSE_DAYS, self.states[name]))


def _read(curve: np.ndarray) -> float:
    return float(np.interp(PINPRICK, STIMULI, curve))


class MechanismLab(Lab):
    """One mechanism with the other three off. Subclasses set the class attributes and the two methods below."""

    #: The mechanism's switch, a key of :data:`pain_helpers.model.adaptation.SWITCHES`.
    mechanism = ""
    #: The slow states that are drawn, one or two: a field of SlowState, and its words.
    states: dict[str, str] = {}
    #: The top of their axis (percent).
    most = 100.0
    #: The controls of what opposes the mechanism; they are the last of ``controls``.
    opposing: tuple[Slider, ...] = ()
    #: The picture of the cell.
    drawing: type[CellDrawing]

    # What a subclass says.

    def plan(self, inputs: dict[str, float]) -> Plan:
        """The course: the opioid, and what opposes the mechanism all along. A subclass adds what of that is a dose."""
        plan = Plan(DAYS).opioid(inputs["opioid_dose"])
        for control in self.opposing:
            if control.name not in DOSES:
                plan = plan.setting(control.name, inputs[control.name])
        return plan

    def series(self, states: SlowState) -> dict[str, np.ndarray]:
        """The slow states that are drawn, in percent, one value a day of ``COURSE_DAYS``."""
        return {name: 100 * getattr(states, name) for name in self.states}

    def cell(self, course: Course, day: float, inputs: dict[str, float]) -> dict:
        """What the drawing of the cell shows on a day."""
        raise NotImplementedError

    # The rest is the same for all.

    def make_picture(self) -> MechanismPicture:
        return MechanismPicture(COURSE_DAYS, STIMULI, before(), self.states, self.most, self.drawing, self.texts)

    def run(self, inputs: dict[str, float]) -> MechanismResult:
        on = {name: int(name == self.mechanism and inputs["at_work"]) for name in SWITCHES}
        plan, day = self.plan(inputs), 7.0 * inputs["weeks"]
        course = simulate(plan, STRONGLY, switches=on)
        return MechanismResult(
            self.series(course.states_on(COURSE_DAYS)),
            readout.curve(course, day),
            readout.curve(course, day, taken_away=True),
            readout.curve(simulate(plan, MOST_PEOPLE, switches=on), day, taken_away=True),
            before(),
            self.cell(course, day, inputs),
        )

    def draw(self) -> None:
        now = self.result
        held = self.held.removed if self.held else None
        self._picture.show(7 * self.inputs["weeks"], now.states, (now.on_drug, now.removed, now.most), now.cell, held)

    def sentence(self) -> str:
        now, weeks = self.result, self.inputs["weeks"]
        states = {name: now.state(name, weeks) for name in self.states}
        return self.texts["sentence"].format(
            weeks=weeks,
            dose=self.inputs["opioid_dose"],
            on_drug=now.pinprick_on_drug,
            removed=now.pinprick_removed,
            most=now.pinprick_most,
            before=now.pinprick_before,
            said=self.texts["state"].format(**states),
        )

    def columns(self) -> dict[str, np.ndarray]:
        columns = {
            MECHANISM["column stimulus"]: STIMULI,
            MECHANISM["column before"]: self.result.before,
            MECHANISM["column on drug"]: self.result.on_drug,
            MECHANISM["column removed"]: self.result.removed,
            MECHANISM["column most"]: self.result.most,
        }
        if self.held:
            columns[MECHANISM["column held"]] = self.held.removed
        return columns
