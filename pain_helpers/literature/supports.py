"""How sure each support is, and how large: what was found, in whom, and what the model makes of it.

Grades: ``partial`` is true in part or mixed in people, ``preclinical`` is
animals only. No trial has shown that any of these reverses opioid-induced
hyperalgesia.

A published effect in standard deviations is compared with points of the rating
by a standard deviation of 2 points, which is our assumption. Where no size was
found in people, the bounds are illustrative: they hold the model to a small
effect and say nothing of its true size.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SupportEvidence:
    """One support. ``low`` and ``high`` bound its effect on the rating of ``stimulus``, in points, at the full input;
    ``bounds`` says whether they follow from a size measured in people or are illustrative."""

    name: str
    grade: str
    found: str
    references: tuple[str, ...]
    stimulus: float
    low: float
    high: float
    bounds: str = "measured"


def _table(*rows: SupportEvidence) -> dict[str, SupportEvidence]:
    return {row.name: row for row in rows}


SUPPORT_EVIDENCE = _table(
    SupportEvidence(
        "sleep",
        "partial",
        "Healthy people feel more pain after lost sleep: 0.62 (0.12 to 1.12) standard deviations between groups. In "
        "chronic pain it is not certain.",
        ("schrimpf_2015",),
        8.0,
        0.24,
        2.24,
    ),
    SupportEvidence(
        "stress",
        "preclinical",
        "Stress that does not hurt brings hyperalgesia in rats that have known pain and opioids; how much in people "
        "was not found.",
        ("rivat_2007",),
        8.0,
        0.1,
        2.0,
        "illustrative",
    ),
    SupportEvidence(
        "exercise",
        "partial",
        "Aerobic exercise lowers the intensity of pain right after it by 0.59 standard deviations in healthy people, "
        "variably in chronic pain; "
        "beta-endorphin in the blood rises five times with hard exercise and not at all with moderate.",
        ("naugle_2012", "goldfarb_1990"),
        8.0,
        -2.0,
        -0.6,
    ),
    SupportEvidence(
        "gut and diet",
        "preclinical",
        "Mice without gut bacteria become less tolerant to morphine. Nothing of the kind has been shown in people.",
        ("zhang_2019",),
        8.0,
        -0.5,
        0.0,
        "illustrative",
    ),
    SupportEvidence(
        "music and company",
        "partial",
        "Music lowers pain by 1.13 of 10 in 97 trials, most of them around operations.",
        ("lee_2016",),
        8.0,
        -1.5,
        -0.75,
    ),
    SupportEvidence(
        "magnesium",
        "partial",
        "Into a vein it raises magnesium in the fluid around the brain by 0 to 19 %; by mouth nobody has measured "
        "it. Nine small trials in chronic pain could not settle whether it helps.",
        ("brewer_2001", "fuchs_buder_1997", "park_2020"),
        8.0,
        -0.5,
        0.0,
        "illustrative",
    ),
)

#: How sure a serotonin-norepinephrine drug such as duloxetine is: no support, and shown beside them. In people, about one
#: more in six has half relief than on placebo (Sultan 2008).
DRUG_GRADE = "partial"
