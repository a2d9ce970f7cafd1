"""The both drugs lab: ketamine, an opioid and two repairs, on one turned-up gate."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.lab import Lab, own_control, own_switch
from pain_helpers.model import gate, parameters
from pain_helpers.model.adaptation import SlowState
from pain_helpers.model.experiments import HANDLING
from pain_helpers.model.people import PROFILES
from pain_helpers.model.plan import Plan
from pain_helpers.model.simulation import settle, simulate

from .both_drugs_picture import BothDrugsPicture
from .words import BOTH_DRUGS

PERSON = PROFILES["central"]
DAYS = 182.0
COURSE_DAYS = np.unique(np.concatenate([np.linspace(0.0, 14.0, 57), np.linspace(14.0, DAYS, 85)]))
#: The infusion of the CRPS trial, and a steady opioid.
RATE, HOURS, DOSE = 20.0, 100.0, 60.0


@lru_cache(maxsize=1)
def start() -> SlowState:
    """The state in which the person has settled before anything is done."""
    return settle(PERSON)


class BothDrugsResult(NamedTuple):
    """What the both drugs lab computed; arrays have one value a day of ``COURSE_DAYS``."""

    now: np.ndarray  #: rating of everyday handling, 0 to 10
    removed: np.ndarray  #: with the drugs removed
    response: gate.Response  #: the gate in the week looked at, floats
    states: SlowState  #: the slow states in that week, floats

    def at(self, week: float, removed: bool = False) -> float:
        """The rating in a week, as it is or with the drugs removed."""
        return float(np.interp(7 * week, COURSE_DAYS, self.removed if removed else self.now))


class BothDrugsLab(Lab):
    """Give ketamine, an opioid, both or neither; quiet the receptor, restore inhibition, both or neither.

    The first repair lowers how fast NMDA receptors are phosphorylated; the
    second brings the interneurons back and calms what rouses the microglia, so
    that the chloride pump recovers. Both are illustrative: nothing does them.

    >>> BothDrugsLab(ketamine=1).result.at(26) > 6 > 1 > BothDrugsLab(restore=100).result.at(26)
    True
    """

    name = "both_drugs"
    own_passports = {
        "ketamine": own_switch("ketamine", BOTH_DRUGS["ketamine"], False),
        "opioid": own_switch("opioid", BOTH_DRUGS["opioid"], False),
        "quiet": own_control("quiet", BOTH_DRUGS["quiet"], 0.0, "%", 0.0, 100.0, 1.0),
        "restore": own_control("restore", BOTH_DRUGS["restore"], 0.0, "%", 0.0, 100.0, 1.0),
        "week": own_control("week", BOTH_DRUGS["week"], 26.0, BOTH_DRUGS["week unit"], 0.0, 26.0, 1.0),
    }

    def __init__(
        self, ketamine: float = 1.0, opioid: float = 0.0, quiet: float = 0.0, restore: float = 0.0, week: float = 26.0
    ) -> None:
        super().__init__({"ketamine": ketamine, "opioid": opioid, "quiet": quiet, "restore": restore, "week": week})

    def make_picture(self) -> BothDrugsPicture:
        untreated = simulate(Plan(DAYS), PERSON, start=start()).rating(HANDLING, days=COURSE_DAYS)
        return BothDrugsPicture(COURSE_DAYS / 7, untreated, BOTH_DRUGS)

    def run(self, inputs: dict[str, float]) -> BothDrugsResult:
        quiet, restore = inputs["quiet"] / 100, inputs["restore"] / 100
        constants = parameters.constants()
        constants.phosphorylation_rate *= 1 - quiet
        lost = 1 - PERSON["inhibition"]
        plan = (
            Plan(DAYS)
            .setting("inhibition", 1 - lost * (1 - restore))
            .setting("nerve_injury", PERSON["nerve_injury"] * (1 - restore))
        )
        if inputs["ketamine"]:
            plan = plan.ketamine(RATE, hours=HOURS)
        if inputs["opioid"]:
            plan = plan.opioid(DOSE)
        course = simulate(plan, PERSON, constants=constants, start=start())
        day = 7 * inputs["week"]
        response = course.respond(HANDLING, days=day)
        return BothDrugsResult(
            course.rating(HANDLING, days=COURSE_DAYS),
            course.rating(HANDLING, days=COURSE_DAYS, drug_free=True),
            gate.Response(*(float(np.ravel(value)[0]) for value in response)),
            course.state_on(day),
        )

    def draw(self) -> None:
        now = self.result
        held = self.held.now if self.held else None
        self._picture.show(self.inputs["week"], now.response, PERSON["injury"], now.now, now.removed, held)

    def sentence(self) -> str:
        now, week = self.result, self.inputs["week"]
        said = BOTH_DRUGS["sentence"].format(first=now.at(1), last=now.at(26), removed=now.at(26, removed=True))
        return (
            said
            + " "
            + BOTH_DRUGS["state"].format(
                week=week,
                rating=now.response.rating,
                nmda=100 * now.states.nmda_phosphorylation,
                pump=100 * now.states.kcc2,
                sensitization=100 * now.states.sensitization,
            )
        )

    def columns(self) -> dict[str, np.ndarray]:
        columns = {
            BOTH_DRUGS["column week"]: COURSE_DAYS / 7,
            BOTH_DRUGS["column now"]: self.result.now,
            BOTH_DRUGS["column removed"]: self.result.removed,
        }
        if self.held:
            columns[BOTH_DRUGS["column held"]] = self.held.now
        return columns
