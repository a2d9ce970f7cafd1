"""What the numbers of the model were chosen to meet, together: targets from people, and one from rats.

A target is no test of the model. What the model was not fitted to stands in
:mod:`pain_helpers.literature.published`. The model's side of each is computed
in :mod:`pain_helpers.studies.targets`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """One target: what it is, the value aimed at, and the band that counts as met.

    ``references`` are keys of :data:`pain_helpers.literature.references.REFERENCES`; none
    where the value is our judgment, which ``basis`` then says.
    """

    key: str
    what: str
    value: float | None
    low: float
    high: float
    unit: str
    basis: str
    references: tuple[str, ...] = ()

    def met(self, figure: float) -> bool:
        """Whether the model's figure lies in the band, ends included."""
        return self.low <= figure <= self.high


def _table(*rows: Target) -> dict[str, Target]:
    return {row.key: row for row in rows}


TARGETS = _table(
    Target(
        "F1",
        "Sensitivity after 30 days on 78 mg: the threshold of first pain, drug taken away in thought, over that of day 0",
        1.0,
        0.95,
        1.05,
        "times",
        "The one placebo-controlled trial found no hyperalgesia at one month.",
        ("chu_2012",),
    ),
    Target(
        "F2",
        "Tolerance after 30 days on 78 mg: the dose for the same relief of a pinprick, over that of day 0",
        1.72,
        1.4,
        2.2,
        "times",
        "The test opioid lost 42 % of its potency.",
        ("chu_2012",),
    ),
    Target(
        "F3",
        "Opioid less placebo, weeks 12 to 26, 60 mg, people who start at 5 to 8 of 10, hope in both arms",
        -0.69,
        -0.9,
        -0.45,
        "points",
        "Randomized trials of at least three months.",
        ("busse_2018",),
    ),
    Target(
        "F4",
        "The same in weeks 4 to 6",
        -1.0,
        -1.4,
        -0.6,
        "points",
        "Our judgment: shorter trials find more.",
        ("busse_2018",),
    ),
    Target(
        "F5a",
        "Mean rise of pain with the drug taken away in thought, 60 mg, after 1 month",
        0.0,
        -0.2,
        0.3,
        "points",
        "No hyperalgesia at one month.",
        ("chu_2012",),
    ),
    Target(
        "F5b",
        "The same after 12 months",
        0.3,
        0.0,
        0.9,
        "points",
        "Derived by us: pain hardly changes on average after long-term opioids are stopped, and a year on them was no better than a year on other medicines.",
        ("mcpherson_2018", "krebs_2018"),
    ),
    Target(
        "F6",
        "That rise on 120 mg, over that on 60 mg",
        1.8,
        1.2,
        2.5,
        "times",
        "More on more of the drug; the size is our judgment.",
        ("suzan_2013", "chen_2009"),
    ),
    Target(
        "F7",
        "After a year, one of the strongly affected few: the shift of the threshold of first pain over that of a rating of 7",
        None,
        0.0,
        0.5,
        "times",
        "Tolerance of heat and cold is lower in people on opioids, the first feeling of pain is not.",
        ("higgins_2019",),
    ),
    Target(
        "F8",
        "Anti-inflammatory drug less placebo, week 12, the same people",
        -0.4,
        -0.8,
        -0.1,
        "points",
        "Trials in chronic back pain: -0.33 (-0.53 to -0.13).",
        ("enthoven_2016",),
    ),
    Target(
        "F9a",
        "Ketamine less placebo in CRPS, week 1",
        -2.77,
        -3.4,
        -2.2,
        "points",
        "The trial's two means.",
        ("sigtermans_trial_2009",),
    ),
    Target(
        "F9b",
        "Ketamine less placebo in CRPS, week 12",
        -1.3,
        -2.6,
        0.1,
        "points",
        "Derived by us from the trial's errors of week 1 and its P of 0.07: no longer significant.",
        ("sigtermans_trial_2009",),
    ),
    Target(
        "F10",
        "People of 100 whose pain with the drug taken away in thought has risen by 2 points or more after a year on 60 mg",
        5.0,
        2.0,
        15.0,
        "of 100",
        "Illustrative: a minority, and nobody has counted.",
    ),
    Target(
        "F11",
        "Rats: share of morphine's hyperalgesia that is left with the chloride pump put right",
        0.0,
        -0.1,
        0.35,
        "of 1",
        "With a set of numbers for rats, used for rats alone.",
        ("ferrini_2013",),
    ),
)
