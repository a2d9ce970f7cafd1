"""The both drugs lab: ketamine, an opioid and two repairs, on one turned-up gate."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider, Switch
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model import gate, parameters
from pain_helpers.model.adaptation import SlowState
from pain_helpers.model.experiments import EXAMPLE_DOSE, HANDLING, TRIAL_HOURS, TRIAL_RATE
from pain_helpers.model.people import PROFILES
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import settle, simulate

from .both_drugs_picture import BothDrugsPicture
from .who_panel import overactivity, pumps, strongly_switch, susceptibility
from .words import BOTH_DRUGS

PERSON = PROFILES["central"]
WEEKS = 26
DAYS = 7.0 * WEEKS
COURSE_DAYS = np.unique(np.concatenate([np.linspace(0.0, 14.0, 57), np.linspace(14.0, DAYS, 85)]))


@lru_cache(maxsize=1)
def start() -> SlowState:
    """The state in which the person has settled before anything is done; susceptibility makes no difference yet."""
    return settle(PERSON)


@lru_cache(maxsize=1)
def untreated() -> np.ndarray:
    """The course of someone who never had any of it."""
    return simulate(Plan(DAYS), PERSON, start=start()).rating(HANDLING, days=COURSE_DAYS)


def _plan(restore: float, ketamine: float, opioid: float) -> Plan:
    """Half a year with the brake restored to a share (0 to 1), and each drug given (1) or not (0)."""
    lost = 1 - PERSON["inhibition"]
    plan = (
        Plan(DAYS)
        .setting("inhibition", 1 - lost * (1 - restore))
        .setting("nerve_injury", PERSON["nerve_injury"] * (1 - restore))
    )
    if ketamine:
        plan = plan.ketamine(TRIAL_RATE, hours=TRIAL_HOURS)
    return plan.opioid(EXAMPLE_DOSE) if opioid else plan


class BothDrugsResult(NamedTuple):
    """What the both drugs lab computed; arrays have one value a day of ``COURSE_DAYS``."""

    now: np.ndarray  #: rating of everyday handling, 0 to 10
    removed: np.ndarray  #: with the drugs taken away in thought
    response: gate.Response  #: the gate in the week looked at, floats
    states: SlowState  #: the slow states in that week, floats

    def at(self, week: float, removed: bool = False) -> float:
        """The rating in a week, as it is or with the drugs taken away in thought."""
        return float(np.interp(7 * week, COURSE_DAYS, self.removed if removed else self.now))


class BothDrugsLab(Lab):
    """Give ketamine, an opioid, both or neither; quiet the receptor, restore inhibition, both or neither.

    The first repair lowers how fast NMDA receptors are phosphorylated; the
    second brings the interneurons back and calms what rouses the microglia, so
    that the chloride pump recovers. Both are illustrative: nothing does them.
    The person is one of most people, or one of the strongly affected few.

    >>> BothDrugsLab(ketamine=1).result.at(26) > 6 > 1 > BothDrugsLab(restore=100).result.at(26)
    True
    """

    name = "both_drugs"
    texts = BOTH_DRUGS
    controls = (
        strongly_switch(),
        Switch(name="ketamine", title=BOTH_DRUGS["ketamine"], first=1.0),
        Switch(name="opioid", title=BOTH_DRUGS["opioid"], first=0.0),
        Slider(
            name="quiet",
            title=BOTH_DRUGS["quiet"],
            note=BOTH_DRUGS["repair note"],
            first=0.0,
            unit=BOTH_DRUGS["repair unit"],
            low=0.0,
            high=100.0,
            step=1.0,
        ),
        Slider(
            name="restore",
            title=BOTH_DRUGS["restore"],
            note=BOTH_DRUGS["repair note"],
            first=0.0,
            unit=BOTH_DRUGS["repair unit"],
            low=0.0,
            high=100.0,
            step=1.0,
        ),
        Slider(
            name="week",
            title=BOTH_DRUGS["week"],
            first=float(WEEKS),
            unit=BOTH_DRUGS["week unit"].format(weeks=WEEKS),
            low=0.0,
            high=float(WEEKS),
            step=1.0,
        ),
    )

    def make_picture(self) -> BothDrugsPicture:
        return BothDrugsPicture(COURSE_DAYS / 7, untreated(), BOTH_DRUGS)

    def run(self, inputs: dict[str, float]) -> BothDrugsResult:
        quieted = parameters.constants().weakened(phosphorylation_rate=1 - inputs["quiet"] / 100)
        plan = _plan(inputs["restore"] / 100, inputs["ketamine"], inputs["opioid"])
        person = PERSON | susceptibility(inputs["strongly"])
        course = simulate(plan, person, constants=quieted, start=start())
        day = 7 * inputs["week"]
        response = course.respond(HANDLING, days=day)
        return BothDrugsResult(
            course.rating(HANDLING, days=COURSE_DAYS),
            course.rating(HANDLING, days=COURSE_DAYS, taken_away=True),
            gate.Response(*(float(np.ravel(value)[0]) for value in response)),
            course.state_on(day),
        )

    def draw(self) -> None:
        now = self.result
        held = self.held.now if self.held else None
        who = "who strongly" if self.values["strongly"] else "who most"
        injury = PERSON["injury"]
        self._picture.show(who, self._repaired, self.values["week"], now.response, injury, (now.now, now.removed, held))

    @property
    def _repaired(self) -> bool:
        return self.values["quiet"] > 0 or self.values["restore"] > 0

    def sentence(self) -> str:
        now = self.result
        said = BOTH_DRUGS["sentence"].format(
            first=now.at(1),
            last=now.at(WEEKS),
            removed=now.at(WEEKS, removed=True),
            untreated=untreated()[-1],
            weeks=WEEKS,
        )
        state = BOTH_DRUGS["state"].format(
            week=self.values["week"],
            rating=now.response.rating,
            nmda=100 * overactivity(now.states),
            pump=100 * pumps(now.states),
            sensitization=100 * now.states.sensitization,
        )
        who = BOTH_DRUGS["says strongly" if self.values["strongly"] else "says most"]
        repaired = [BOTH_DRUGS["repaired"]] if self._repaired else []
        return " ".join([who, said, *repaired, state])

    def columns(self) -> dict[str, np.ndarray]:
        columns = {
            BOTH_DRUGS["column week"]: COURSE_DAYS / 7,
            BOTH_DRUGS["column now"]: self.result.now,
            BOTH_DRUGS["column removed"]: self.result.removed,
        }
        if self.held:
            columns[BOTH_DRUGS["column held"]] = self.held.now
        return columns
