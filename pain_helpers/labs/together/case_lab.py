"""The capstone: build a case, treat it for a year, save it and share it."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import ipywidgets as widgets
import numpy as np

from pain_helpers.labs.frame.controls import Slider, of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model.experiments import EXAMPLE_DOSE, HANDLING, MONTH, TRIAL_HOURS, TRIAL_RATE
from pain_helpers.model.parameters import SITUATION
from pain_helpers.model.plan import SUPPORTS, Ketamine, Opioid, Plan, Setting, Support
from pain_helpers.model.scenario import Scenario, from_text, to_text
from pain_helpers.model.simulation import simulate

from .case_picture import CasePicture
from .share_panel import SharePanel
from .words import CASE

MONTHS = 12
DAYS = MONTH * MONTHS
COURSE_DAYS = np.unique(np.concatenate([np.linspace(0.0, 14.0, 43), np.linspace(14.0, DAYS, 139)]))
#: Infusions as in the trial, two months apart.
MOST_INFUSIONS = 6
BETWEEN_INFUSIONS = 2 * MONTH
#: What drives the case that the lab opens with.
OPENING = {
    "injury": 0.3,
    "structural": 0.1,
    "nerve_injury": 0.7,
    "inhibition": 0.9,
    "distress": 0.3,
    "poor_sleep": 0.4,
    "hormone_deficit": 0.1,
}
BOTH_DRUGS = {"opioid_dose": EXAMPLE_DOSE, "infusions": 3.0, "anti_inflammatory": 0.0, "supports": 0.0}
#: The states in the picture, and their names in it.
STATES = {
    "sensitization": "sensitization",
    "nmda_phosphorylation": "overactivity",
    "kcc2": "pump",
    "monoamine_tone": "tone",
    "tolerance": "tolerance",
}


def scenario(values: dict[str, float]) -> Scenario:
    """What the lab's controls say, as a scenario of the model: the person, and what is done over the year."""
    plan = Plan(DAYS)
    if values["opioid_dose"]:
        plan = plan.opioid(values["opioid_dose"])
    if infusions := round(values["infusions"]):
        plan = plan.ketamine(TRIAL_RATE, hours=TRIAL_HOURS, times=infusions, every_days=BETWEEN_INFUSIONS)
    if values["supports"]:
        for name in SUPPORTS:
            plan = plan.support(name, values["supports"])
    if values["anti_inflammatory"]:
        plan = plan.setting("anti_inflammatory", values["anti_inflammatory"])
    return Scenario({name: values[name] for name in OPENING}, plan, title=CASE["scenario title"])


def values_of(found: Scenario) -> dict[str, float]:
    """The controls' values that a scenario stands for.

    Raises ``ValueError`` in one sentence for a scenario that the controls
    cannot show whole: it would be changed without a word.
    """
    entries = found.plan.entries
    values = {name: found.person.get(name, SITUATION[name].value) for name in OPENING}
    values["opioid_dose"] = next((entry.mg_a_day for entry in entries if isinstance(entry, Opioid)), 0.0)
    values["infusions"] = float(next((entry.times for entry in entries if isinstance(entry, Ketamine)), 0))
    values["supports"] = next((entry.level for entry in entries if isinstance(entry, Support)), 0.0)
    values["anti_inflammatory"] = next((entry.value for entry in entries if isinstance(entry, Setting)), 0.0)
    try:
        same = scenario(values)
    except ValueError:
        same = None
    # The title may be another, and what a person is healthy in may be left out.
    if same is None or replace(found, person=same.person | found.person, title=same.title) != same:
        raise ValueError(CASE["too much"])
    return values


class CaseResult(NamedTuple):
    """What the case lab computed; arrays have one value a day of ``COURSE_DAYS``."""

    now: np.ndarray  #: rating of everyday handling, 0 to 10
    removed: np.ndarray  #: with the drugs removed
    untreated: float  #: the rating with nothing done, the same all year
    states: dict[str, tuple[float, float]]  #: each slow state at the start and after the year (percent)
    spans: list[tuple[float, float]]  #: each infusion, in months from and to

    @property
    def week_1(self) -> float:
        """The rating after a week."""
        return float(np.interp(7.0, COURSE_DAYS, self.now))

    def at(self, month: float, curve: np.ndarray | None = None) -> float:
        """The rating in a month, or another curve's value."""
        return float(np.interp(MONTH * month, COURSE_DAYS, self.now if curve is None else curve))


class CaseLab(Lab):
    """Eleven sliders: what drives a case, and what is done for a year. It can be saved, loaded and shared.

    >>> lab = CaseLab()
    >>> CaseLab().take(lab.shared()).values == lab.values
    True
    """

    name = "case"
    texts = CASE
    controls = (
        *(of_model(name, first) for name, first in OPENING.items()),
        of_model(
            "opioid_dose",
            BOTH_DRUGS["opioid_dose"],
            high=120.0,
            step=10.0,
            title=CASE["dose"],
            unit=CASE["dose unit"],
        ),
        Slider(
            name="infusions",
            title=CASE["infusions"],
            first=BOTH_DRUGS["infusions"],
            unit=CASE["infusions unit"],
            low=0.0,
            high=float(MOST_INFUSIONS),
            step=1.0,
            dose=True,
        ),
        of_model("anti_inflammatory"),
        Slider(
            name="supports",
            title=CASE["supports"],
            first=BOTH_DRUGS["supports"],
            unit=CASE["supports unit"],
            low=0.0,
            high=1.0,
            step=0.05,
        ),
    )
    presets = {
        CASE["both drugs"]: BOTH_DRUGS,
        CASE["the drivers"]: BOTH_DRUGS | {"anti_inflammatory": 0.5, "supports": 0.5},
    }

    def __init__(self, **first: float) -> None:
        self._share = SharePanel(self, self.scenario, self.take)
        super().__init__(**first)

    def make_picture(self) -> CasePicture:
        return CasePicture(COURSE_DAYS / MONTH, [*STATES.values()], MOST_INFUSIONS, CASE)

    def run(self, inputs: dict[str, float]) -> CaseResult:
        whole = scenario(inputs)
        course = simulate(whole)
        # Settled before the year begins, so nothing moves where nothing is done.
        untreated = simulate(Plan(1), whole.person).rating(HANDLING, days=0.0)[0]
        first, last = course.state_on(0.0), course.state_on(DAYS)
        infusions = [span for entry in whole.plan.entries if isinstance(entry, Ketamine) for span in entry.spans]
        return CaseResult(
            course.rating(HANDLING, days=COURSE_DAYS),
            course.rating(HANDLING, days=COURSE_DAYS, taken_away=True),
            float(untreated),
            {name: (100 * getattr(first, field), 100 * getattr(last, field)) for field, name in STATES.items()},
            [(begin / MONTH, end / MONTH) for begin, end in infusions],
        )

    def draw(self) -> None:
        now = self.result
        held = self.held.now if self.held else None
        self._picture.show(now.now, now.removed, now.untreated, now.spans, now.states, held)

    def sentence(self) -> str:
        now = self.result
        return CASE["sentence"].format(
            untreated=now.untreated,
            start=now.week_1,
            month_1=now.at(1),
            end=now.at(MONTHS),
            removed=now.at(MONTHS, now.removed),
        )

    def columns(self) -> dict[str, np.ndarray]:
        now = self.result
        columns = {
            CASE["column month"]: COURSE_DAYS / MONTH,
            CASE["column now"]: now.now,
            CASE["column removed"]: now.removed,
            CASE["column untreated"]: np.full(len(COURSE_DAYS), now.untreated),
        }
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
