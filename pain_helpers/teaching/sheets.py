"""Run sheets: which labs fit in 60, 90 and 180 minutes, in which order, and what to leave out when time runs short.

Also where a lab stands on paper, and what takes the place of its slider there. The minutes of a lab are not written
here: they are counted in the notebooks when the guide is built.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Lab:
    """A lab of the class: its notebook's number, and its name in the instructor's notes."""

    notebook: str
    name: str


@dataclass(frozen=True)
class Other:
    """A step without a lab, in minutes."""

    what: str
    minutes: int


@dataclass(frozen=True)
class Sheet:
    """One session: its length in minutes, its steps in order, and where to cut."""

    minutes: int
    steps: tuple[Lab | Other, ...]
    cuts: tuple[str, ...]

    @property
    def labs(self) -> tuple[Lab, ...]:
        return tuple(step for step in self.steps if isinstance(step, Lab))


OPENING = Other("Opening, without slides", 4)
BEFORE = Other("Test before: half of the room has form A, half form B", 6)
AFTER = Other("Test after: the other form", 6)
CLOSE = Other("Close: one thing that surprised you; the page of feedback; where help is", 3)
QUESTIONS = Other("My questions for my clinician (12): each person ticks a few, alone and unseen", 5)

TURNED_UP = Lab("00", "turned up")
RECEPTORS = Lab("01", "receptors")
BRAKE = Lab("01", "the brake")
RUBBING = Lab("01", "rubbing a sore spot")
TOGETHER = Lab("02", "two changes together")
INJURY = Lab("02", "a drug at the injury")
INFUSION = Lab("03", "one infusion, twelve weeks")
MIX = Lab("04", "the mix of drivers")
CASES = Lab("04", "three cases")
SITES = Lab("05", "three sites")
TWO_CHANGES = Lab("06", "two changes that look alike")
BATTERY = Lab("08", "the battery")
FOUND = Lab("10", "what people were found to have")
DAY = Lab("10", "one day")
WHICH = Lab("10", "which is it?")
SUPPORTS = Lab("11", "supports")
CASE = Lab("12", "a case")
PUBLISHED = Lab("13", "held against studies")

WITHOUT_TEN = (
    "Late after ketamine? Leave out notebook 10 as a whole, both labs, and say: in trials of some months, pain on an "
    "opioid was a little lower than on placebo, on average; a few people may end with more."
)

SHEETS = (
    Sheet(
        60,
        (OPENING, TURNED_UP, RUBBING, INJURY, INFUSION, FOUND, WHICH, AFTER, CLOSE),
        (
            "The test before does not fit: hand it out at the door, in the ten minutes before the hour.",
            "Late after the first lab? Leave out rubbing.",
            WITHOUT_TEN,
        ),
    ),
    Sheet(
        90,
        (
            OPENING, BEFORE, TURNED_UP, BRAKE, RUBBING, INJURY, INFUSION, TWO_CHANGES, FOUND, WHICH, AFTER, QUESTIONS,
            CLOSE,
        ),
        ("Late after rubbing? Leave out the first lab of 06 (its two curves come again in 10).", WITHOUT_TEN),
    ),
    Sheet(
        180,
        (
            OPENING, BEFORE, TURNED_UP, RECEPTORS, BRAKE, RUBBING, TOGETHER, INJURY, INFUSION, MIX, CASES,
            Other("Break", 15),
            SITES, TWO_CHANGES, BATTERY, FOUND, DAY, WHICH, SUPPORTS, CASE, PUBLISHED, AFTER, QUESTIONS, CLOSE,
        ),
        (
            "Late at the break? Leave out the battery. The two curves of 06 and all of 10 need the time more.",
            "Late after 10? Leave out 13, and say its sentence: most numbers of the model are guesses.",
            WITHOUT_TEN,
        ),
    ),
)  # fmt: skip

# On paper.

#: Pictures on one side, so that their lettering can be read.
ON_A_SIDE = 2
#: Sides before the first lab: how the sheets work, and room to draw.
BEFORE_LABS = 2


def sides(overleaf: int) -> int:
    """How many sides a lab takes with so many pictures overleaf: even, so that the next begins on a sheet of its own.

    Otherwise one lab's question would lie open beside its answer when a stapled sheet is turned.
    """
    needed = 1 + math.ceil(overleaf / ON_A_SIDE)
    return needed + needed % 2


#: What to do with each sheet of the hour, where a slider would be moved.
WITHOUT_SLIDER = {
    TURNED_UP: "Vote on the front. Overleaf: the light touch answers, above. Then the firm press, below.",
    RUBBING: "Look only at the touch fiber, the brake, and the number in the circle. Vote on the front. Overleaf: "
    "rubbing with a full brake, and a weak brake at rest. The next side answers: a weak brake, rubbed.",
    INJURY: "Shade the two bars on the front itself, and vote. Overleaf: half of the drug, then all of it, which "
    "answers.",
    INFUSION: "Draw the two lines on page 2 before anyone turns to this sheet. Vote on the front. Overleaf: the "
    "trial's infusion answers, above. Below it, one that ran for a day.",
    FOUND: "Write the three numbers on page 2 before anyone turns to this sheet. The front answers them: black marks "
    "first. Then vote. Overleaf: the drug taken away in thought answers, above. Below, the dashed line is one of the "
    "few.",
    WHICH: "Cases 1 and 2 stand on the front: look, and vote. Then say which it is. Cases 3 and 4 are overleaf: "
    "compare case 4 with case 2 on the front, and ask what you were to ask first.",
}
