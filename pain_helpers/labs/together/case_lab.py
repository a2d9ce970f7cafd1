"""The capstone: build a case, treat it for a year, save it and share it."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import ipywidgets as widgets
import numpy as np

from pain_helpers.labs.frame.controls import Slider, Switch, of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model.adaptation import HOURS_A_DAY
from pain_helpers.model.experiments import EXAMPLE_DOSE, HANDLING, MONTH, TRIAL_HOURS, TRIAL_RATE
from pain_helpers.model.parameters import SITUATION
from pain_helpers.model.people import MOST
from pain_helpers.model.plan import SUPPORTS, Ketamine, Opioid, Plan, Setting, Support
from pain_helpers.model.plausible import Band, band, in_each_model, settled
from pain_helpers.model.scenario import Scenario, from_text, to_text
from pain_helpers.model.simulation import simulate

from .case_picture import CasePicture
from .share_panel import SharePanel
from .who_panel import overactivity, pumps, strongly_switch, susceptibility
from .words import CASE

MONTHS = 12
DAYS = MONTH * MONTHS
COURSE_DAYS = np.unique(np.concatenate([np.linspace(0.0, 14.0, 43), np.linspace(14.0, DAYS, 139)]))
#: Days and steps of the models that were kept.
BAND_DAYS, BAND_STEP = np.append(COURSE_DAYS[:43:6], np.arange(28.0, DAYS, 14.0)), 10.0
#: The year of cases that an earlier version shared.
EARLIER_DAYS = 12 * 28
#: What drives the case that the lab opens with: much like people in trials, little of it inflammation.
OPENING = {
    "injury": 0.1,
    "structural": 0.25,
    "nerve_injury": 0.7,
    "inhibition": 0.85,
    "distress": 0.4,
    "poor_sleep": 0.4,
    "hormone_deficit": 0.1,
}
#: All supports together never do more than trials found programs of several to do: about half a point (Kamper 2015).
PROGRAM = 0.25
BOTH_DRUGS = {"opioid": 1.0, "ketamine": 1.0, "anti_inflammatory": 0.0, "supports": 0.0}
#: The states in the picture by their names in it.
STATES = {
    "sensitization": lambda state: state.sensitization,
    "overactivity": overactivity,
    "pump": pumps,
    "tone": lambda state: state.monoamine_tone,
    "tolerance": lambda state: state.tolerance,
}


def scenario(values: dict[str, float]) -> Scenario:
    """What the lab's controls say, as a scenario of the model: the person, and what is done over the year."""
    plan = Plan(DAYS)
    if values["opioid"]:
        plan = plan.opioid(EXAMPLE_DOSE)
    if values["ketamine"]:
        plan = plan.ketamine(TRIAL_RATE, hours=TRIAL_HOURS)
    if values["supports"]:
        for name in SUPPORTS:
            plan = plan.support(name, PROGRAM * values["supports"])
    if values["anti_inflammatory"]:
        plan = plan.setting("anti_inflammatory", values["anti_inflammatory"])
    person = {name: values[name] for name in OPENING} | susceptibility(values["strongly"])
    return Scenario(person, plan, title=CASE["scenario title"])


def values_of(found: Scenario) -> dict[str, float]:
    """The controls' values that a scenario stands for; one that says nothing of susceptibility is of most people.

    Raises ``ValueError`` in one sentence for a scenario that the controls
    cannot show whole: it would be changed without a word.
    """
    if found.plan.days == EARLIER_DAYS:
        raise ValueError(CASE["earlier"])
    entries = found.plan.entries
    values = {name: found.person.get(name, SITUATION[name].value) for name in OPENING}
    values["strongly"] = float(found.person.get("susceptibility") == susceptibility(1.0)["susceptibility"])
    values["opioid"] = float(any(isinstance(entry, Opioid) for entry in entries))
    values["ketamine"] = float(any(isinstance(entry, Ketamine) for entry in entries))
    values["supports"] = next((entry.level for entry in entries if isinstance(entry, Support)), 0.0) / PROGRAM
    values["anti_inflammatory"] = next((entry.value for entry in entries if isinstance(entry, Setting)), 0.0)
    if values["supports"] > 1:
        raise ValueError(CASE["too much support"])
    try:
        same = scenario(values)
    except ValueError:
        same = None
    # The title may be another, and what a person is healthy in may be left out.
    if same is None or replace(found, person=same.person | found.person, title=same.title) != same:
        raise ValueError(CASE["too much"])
    return values


def in_models(whole: Scenario, untreated: float) -> Band:
    """The band of the case over the models that were kept, on ``BAND_DAYS``: how each changes it, from ``untreated``.

    The models differ in how strong the untreated pain is, too; what the lab asks is what a treatment changes.
    """
    inputs = {name: value for name, value in whole.person.items() if name != "susceptibility"}
    person = in_each_model(inputs, strongly=whole.person["susceptibility"] > MOST)
    course = simulate(whole.plan, person, start=settled(inputs), step=BAND_STEP)
    ratings = course.rating(HANDLING, days=BAND_DAYS)
    before = course.rating(HANDLING, days=[0.0], taken_away=True)
    return band(np.clip(untreated + ratings - before, 0.0, 10.0))


class CaseResult(NamedTuple):
    """What the case lab computed; arrays have one value a day of ``COURSE_DAYS``."""

    now: np.ndarray  #: rating of everyday handling, 0 to 10
    removed: np.ndarray  #: with the drugs taken away in thought
    untreated: float  #: the rating with none of it, ever: the same all year
    states: dict[str, tuple[float, float]]  #: each slow state at the start and after the year (percent)
    infusion: tuple[float, float]  #: in months from and to; both 0 without one
    models: Band | None  #: over the models that were kept, on ``BAND_DAYS``; None while a slider moves

    @property
    def week_1(self) -> float:
        """The rating after a week."""
        return float(np.interp(7.0, COURSE_DAYS, self.now))

    def at(self, month: float, curve: np.ndarray | None = None) -> float:
        """The rating in a month, or another curve's value."""
        return float(np.interp(MONTH * month, COURSE_DAYS, self.now if curve is None else curve))


class CaseLab(Lab):
    """What drives a case, and what is done for a year, in one of most people or one of the strongly affected few.

    The case can be saved, loaded and shared.

    >>> lab = CaseLab()
    >>> CaseLab().take(lab.shared()).values == lab.values
    True
    """

    name = "case"
    texts = CASE
    rests = True
    controls = (
        strongly_switch(),
        *(of_model(name, first) for name, first in OPENING.items()),
        Switch(name="opioid", title=CASE["opioid"], first=BOTH_DRUGS["opioid"]),
        Switch(name="ketamine", title=CASE["ketamine"], first=BOTH_DRUGS["ketamine"]),
        of_model("anti_inflammatory"),
        Slider(
            name="supports",
            title=CASE["supports"],
            first=BOTH_DRUGS["supports"],
            unit=CASE["supports unit"],
            note=CASE["supports note"],
            low=0.0,
            high=1.0,
            step=0.05,
        ),
    )
    presets = {
        CASE["both drugs"]: BOTH_DRUGS,
        CASE["the drivers"]: BOTH_DRUGS | {"anti_inflammatory": 0.5, "supports": 1.0},
    }

    def __init__(self, **first: float) -> None:
        self._share = SharePanel(self, self.scenario, self.take)
        super().__init__(**first)

    def make_picture(self) -> CasePicture:
        return CasePicture(COURSE_DAYS / MONTH, [*STATES], CASE)

    def run(self, inputs: dict[str, float]) -> CaseResult:
        whole = scenario(inputs)
        course = simulate(whole)
        # Settled before the year begins, so nothing moves where nothing is done.
        untreated = simulate(Plan(1), whole.person).rating(HANDLING, days=0.0)[0]
        first, last = course.state_on(0.0), course.state_on(DAYS)
        return CaseResult(
            course.rating(HANDLING, days=COURSE_DAYS),
            course.rating(HANDLING, days=COURSE_DAYS, taken_away=True),
            float(untreated),
            {name: (100 * read(first), 100 * read(last)) for name, read in STATES.items()},
            (0.0, TRIAL_HOURS / HOURS_A_DAY / MONTH if inputs["ketamine"] else 0.0),
            None if self.dragging or not whole.plan.entries else in_models(whole, float(untreated)),
        )

    def draw(self) -> None:
        now = self.result
        held = self.held.now if self.held else None
        who = "who strongly" if self.values["strongly"] else "who most"
        models = None if now.models is None else (BAND_DAYS / MONTH, now.models)
        self._picture.show(who, (now.now, now.removed, held), now.untreated, now.infusion, now.states, models)

    def sentence(self) -> str:
        now = self.result
        who = CASE["says strongly" if self.values["strongly"] else "says most"]
        said = CASE["sentence"].format(
            untreated=now.untreated,
            start=now.week_1,
            month_1=now.at(1),
            end=now.at(MONTHS),
            removed=now.at(MONTHS, now.removed),
        )
        models = now.models and CASE["models say"].format(low=now.models.low[-1], high=now.models.high[-1])
        return " ".join(filter(None, (who, said, self._said_of_states(), models)))

    def _said_of_states(self) -> str:
        states = self.result.states
        key = "changed" if any(f"{before:.0f}" != f"{after:.0f}" for before, after in states.values()) else "unchanged"
        each = (
            CASE[f"each {key}"].format(name=CASE[f"state {name}"], before=before, after=after)
            for name, (before, after) in states.items()
        )
        return CASE[key].format(each=", ".join(each))

    def columns(self) -> dict[str, np.ndarray]:
        now = self.result
        columns = {
            CASE["column month"]: COURSE_DAYS / MONTH,
            CASE["column now"]: now.now,
            CASE["column removed"]: now.removed,
            CASE["column untreated"]: np.full(len(COURSE_DAYS), now.untreated),
        }
        if now.models is not None:
            for end in ("low", "high"):
                columns[CASE[f"column models {end}"]] = np.interp(COURSE_DAYS, BAND_DAYS, getattr(now.models, end))
        if self.held:
            columns[CASE["column held"]] = self.held.now
        return columns

    # Saving, loading and sharing.

    def scenario(self) -> Scenario:
        """The case as it stands, as a scenario: ``.save(path)`` writes it, ``pain_helpers.model.simulate`` runs it."""
        return scenario(self.values)

    def shared(self) -> str:
        """The case as one short line of text."""
        return to_text(self.scenario())

    def take(self, text: str) -> CaseLab:
        """Take up a shared line or the text of a scenario file.

        Raises ``ValueError`` in one sentence, changing nothing, if it cannot.
        """
        return self.set(**values_of(from_text(text)))

    def more_buttons(self) -> list[widgets.Button]:
        return [self._share.button]

    def panels(self) -> list[widgets.Widget]:
        return [self._share.box]

    def shown(self) -> None:
        self._share.refresh()
