"""The capstone: build a case, treat it for a year, save it and share it."""

from __future__ import annotations

import base64
import html
from typing import NamedTuple

import ipywidgets as widgets
import numpy as np

from pain_helpers.labs.frame.lab import Lab, own_control
from pain_helpers.model.experiments import HANDLING
from pain_helpers.model.parameters import SITUATION
from pain_helpers.model.plan import SUPPORTS, Ketamine, Opioid, Plan, Setting, Support
from pain_helpers.model.scenario import MOST_TEXT, Scenario, from_text, to_text
from pain_helpers.model.simulation import simulate

from .case_picture import MONTHS, MOST_INFUSIONS, CasePicture
from .words import CASE

MONTH = 28.0
DAYS = MONTH * MONTHS
COURSE_DAYS = np.unique(np.concatenate([np.linspace(0.0, 14.0, 43), np.linspace(14.0, DAYS, 139)]))
DRIVERS = ("injury", "structural", "nerve_injury", "inhibition", "distress", "poor_sleep", "hormone_deficit")
RATE, HOURS, EVERY = 20.0, 100.0, 56.0
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
        plan = plan.ketamine(RATE, hours=HOURS, times=infusions, every_days=EVERY)
    if values["supports"]:
        for name in SUPPORTS:
            plan = plan.support(name, values["supports"])
    if values["anti_inflammatory"]:
        plan = plan.setting("anti_inflammatory", values["anti_inflammatory"])
    return Scenario({name: values[name] for name in DRIVERS}, plan, title=CASE["scenario title"])


def values_of(found: Scenario) -> dict[str, float]:
    """The controls' values that a scenario stands for.

    Raises ``ValueError`` in one sentence for a scenario that the controls
    cannot show whole: it would be changed without a word.
    """
    entries = found.plan.entries
    values = {name: found.person.get(name, SITUATION[name].value) for name in DRIVERS}
    values["opioid_dose"] = next((entry.mg_a_day for entry in entries if isinstance(entry, Opioid)), 0.0)
    values["infusions"] = float(next((entry.times for entry in entries if isinstance(entry, Ketamine)), 0))
    values["supports"] = next((entry.level for entry in entries if isinstance(entry, Support)), 0.0)
    values["anti_inflammatory"] = next((entry.value for entry in entries if isinstance(entry, Setting)), 0.0)
    try:
        same = scenario(values)
    except ValueError:
        same = None
    whole = {name: values[name] for name in DRIVERS} | found.person
    if same is None or (same.person, same.plan, same.switches) != (whole, found.plan, found.switches):
        raise ValueError(
            "This scenario holds more than this lab has controls for; it can be run with pain_helpers.model.simulate."
        )
    return values


class CaseResult(NamedTuple):
    """What the case lab computed; arrays have one value a day of ``COURSE_DAYS``."""

    now: np.ndarray  #: rating of everyday handling, 0 to 10
    removed: np.ndarray  #: with the drugs removed
    untreated: float  #: the rating with nothing done, the same all year
    states: dict[str, tuple[float, float]]  #: each slow state at the start and after the year (percent)
    spans: list[tuple[float, float]]  #: each infusion, in months from and to

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
    own_passports = {
        "opioid_dose": own_control("opioid_dose", CASE["dose"], 0.0, CASE["dose unit"], 0.0, 120.0, 10.0, dose=True),
        "infusions": own_control(
            "infusions", CASE["infusions"], 0.0, CASE["infusions unit"], 0.0, MOST_INFUSIONS, 1.0, dose=True
        ),
        "supports": own_control("supports", CASE["supports"], 0.0, "of full", 0.0, 1.0, 0.05),
    }
    presets = {
        CASE["both drugs"]: {"opioid_dose": 60.0, "infusions": 3.0, "anti_inflammatory": 0.0, "supports": 0.0},
        CASE["the drivers"]: {"opioid_dose": 60.0, "infusions": 3.0, "anti_inflammatory": 0.5, "supports": 0.5},
    }

    def __init__(self, **start: float) -> None:
        first = dict(zip(DRIVERS, (0.3, 0.1, 0.7, 0.9, 0.3, 0.4, 0.1)))
        first |= {"opioid_dose": 60.0, "infusions": 3.0, "anti_inflammatory": 0.0, "supports": 0.0}
        super().__init__(first | start)
        self._make_share()

    def make_picture(self) -> CasePicture:
        return CasePicture(COURSE_DAYS / MONTH, list(STATES.values()), CASE)

    def run(self, inputs: dict[str, float]) -> CaseResult:
        whole = scenario(inputs)
        course = simulate(whole)
        # Settled before the year begins, so nothing moves where nothing is done.
        untreated = simulate(Plan(1), whole.person).rating(HANDLING, days=0.0)[0]
        first, last = course.state_on(0.0), course.state_on(DAYS)
        return CaseResult(
            course.rating(HANDLING, days=COURSE_DAYS),
            course.rating(HANDLING, days=COURSE_DAYS, drug_free=True),
            float(untreated),
            {name: (100 * getattr(first, field), 100 * getattr(last, field)) for field, name in STATES.items()},
            [
                (begin / MONTH, end / MONTH)
                for entry in whole.plan.entries
                if isinstance(entry, Ketamine)
                for begin, end in entry.spans
            ],
        )

    def draw(self) -> None:
        now = self.result
        self._picture.show(
            now.now, now.removed, now.untreated, now.spans, now.states, self.held.now if self.held else None
        )

    def sentence(self) -> str:
        now = self.result
        return CASE["sentence"].format(
            untreated=now.untreated,
            start=now.at(0.25),
            month_1=now.at(1),
            end=now.at(12),
            removed=now.at(12, now.removed),
        )

    def columns(self) -> dict[str, np.ndarray]:
        now = self.result
        columns = {
            CASE["column month"]: COURSE_DAYS / MONTH,
            CASE["column now"]: now.now,
            CASE["column removed"]: now.removed,
        }
        columns[CASE["column untreated"]] = np.full(len(COURSE_DAYS), now.untreated)
        if self.held:
            columns[CASE["column held"]] = self.held.now
        return columns

    # Saving, loading and sharing.

    def scenario(self) -> Scenario:
        """The case as it stands, as a scenario: ``.save(path)`` writes it, :func:`pain_helpers.model.simulate` runs it."""
        return scenario(self.values)

    def shared(self) -> str:
        """The case as one short line of text."""
        return to_text(self.scenario())

    def take(self, text: str) -> CaseLab:
        """Take up a shared line or the text of a scenario file. Raises ``ValueError`` in one sentence, changing nothing, if it cannot."""
        return self.set(**values_of(from_text(text)))

    def _make_share(self) -> None:
        self._text = widgets.Textarea(
            description=CASE["text"], rows=3, layout={"width": "100%"}, style={"description_width": "initial"}
        )
        self._upload = widgets.FileUpload(accept=".json", description=CASE["upload"], layout={"width": "auto"})
        self._files = widgets.HTML()
        take = self._button(CASE["take"], lambda: self._take_up(self._text.value))
        self._upload.observe(self._uploaded, "value")
        row = widgets.Box([take, self._upload])
        row.add_class("pain-buttons")
        self._share = widgets.VBox([widgets.HTML(CASE["share help"]), self._text, row, self._files])
        self._share.add_class("pain-share")
        self._share.layout.display = "none"
        self.children[1].children += (
            self._button(CASE["share"], self._toggle_share, icon="share-alt", tooltip=CASE["share tip"]),
        )
        self.children += (self._share,)

    def _toggle_share(self) -> None:
        self._share.layout.display = "flex" if self._share.layout.display == "none" else "none"
        self._show_share(picture=True)

    def _show(self) -> None:
        super()._show()
        if hasattr(self, "_share"):
            self._show_share()

    def _show_share(self, picture: bool = False) -> None:
        """Bring text and links up to date; the picture takes a while, so it is made only when asked for."""
        if self._share.layout.display == "none":
            return
        self._text.value = self.shared()
        links = [_link("case.json", "application/json", self.scenario().to_json().encode(), CASE["file"])]
        links.append(_link("case.csv", "text/csv", self.csv().encode(), CASE["data file"]))
        if picture:
            links.append(_link("case.png", "image/png", self._picture.png(), CASE["picture file"]))
        self._files.value = " · ".join(links) if picture else " · ".join(links) + f" · {CASE['picture later']}"

    def _take_up(self, text: str) -> None:
        try:
            self.take(text)
        except ValueError as error:
            self._screen.notice = str(error)

    def _uploaded(self, change) -> None:
        if not change["new"]:
            return
        with self._guarded():
            content = bytes(change["new"][0]["content"])
            # Emptied, so that the same file can be loaded again.
            self._upload.value = ()
            if len(content) > 4 * MOST_TEXT:
                self._screen.notice = f"A scenario has at most {MOST_TEXT} characters; this file is longer."
                return
            self._take_up(content.decode("utf-8", errors="replace"))


def _link(name: str, kind: str, content: bytes, words: str) -> str:
    data = base64.b64encode(content).decode()
    return f'<a download="{html.escape(name)}" href="data:{kind};base64,{data}">{html.escape(words)}</a>'
