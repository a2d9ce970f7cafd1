"""The claims that the course teaches, and what research says to each.

Each claim is one of the article that prompted the course, in our words. The
verdict says how sure it is, in plain sentences, with its sources.
"""

from __future__ import annotations

from dataclasses import dataclass

from .references import REFERENCES, Reference

#: How sure a claim is, and what that grade means.
GRADES = {
    "strong": "uncontested, or found again and again in people",
    "partial": "true in part, or studies in people disagree",
    "preclinical": "shown in animals or cells; not shown, or not found, in people",
    "simplified": "useful, but science describes it differently; you get both",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. ``notebook`` is the number of the notebook that owns it."""

    id: str
    notebook: str
    says: str
    grade: str
    verdict: str
    sources: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.grade not in GRADES:
            raise ValueError(f"Claim {self.id}: grade must be one of {', '.join(GRADES)}, not {self.grade!r}.")
        missing = [key for key in self.sources if key not in REFERENCES]
        if missing or not self.sources:
            raise ValueError(f"Claim {self.id} needs sources from the bibliography; {missing} are not in it.")

    @property
    def references(self) -> list[Reference]:
        """The sources as entries of the bibliography."""
        return [REFERENCES[key] for key in self.sources]


def _claims(*rows: Claim) -> dict[str, Claim]:
    return {row.id: row for row in rows}


CLAIMS = _claims(
    Claim(
        "A1", "00",
        "People are seldom told how these drugs work or why they stop working, and knowing it makes for a better talk with one's clinician.",
        "partial",
        "In an online survey, 154 women who had been prescribed opioids said that they had been taught too little about side effects. "
        "Who chose to answer is not known to be typical, and they were not asked about mechanisms. "
        "We found no study that shows that knowing these mechanisms makes the talk go better.",
        ("kalinowski_2020",),
    ),
    Claim(
        "A2", "00",
        "Ketamine and opioids both act on a nervous system that is turned up, so that more signal passes and harmless things hurt (central sensitization).",
        "strong",
        "That nerve cells in the spinal cord can turn up their response, and that touch can then hurt, is well described. "
        "What is contested is how often it is at work: it cannot be measured directly in a living person. "
        "One review found 20 different ways of estimating it.",
        ("latremoliere_woolf_2009", "woolf_2011", "schuttert_2021"),
    ),
    Claim(
        "B1", "01",
        "The dorsal horn of the spinal cord is the relay where the first nerve meets the second.",
        "strong",
        "This is textbook anatomy. What the drawing leaves out is that most cells there are in between: "
        "local neurons far outnumber those that send the signal on.",
        ("todd_2010", "basbaum_2009"),
    ),
    Claim(
        "B2", "01",
        "The first nerve releases two messengers that excite: glutamate and substance P.",
        "strong",
        "This is textbook physiology. Glutamate is the main one. Only some pain fibers hold substance P, and other messengers exist too.",
        ("basbaum_2009", "todd_2010"),
    ),
    Claim(
        "B3", "01",
        "The second nerve takes the signal up through NMDA receptors and passes it on toward the brain.",
        "simplified",
        "Most of the fast signal goes through another receptor, AMPA. In rats, blocking AMPA silenced the cells step by step, "
        "and blocking NMDA did little to a single response. NMDA adds the amplification. "
        "Substance P does not pass through NMDA either: it acts on a third receptor, NK1.",
        ("seagrove_2004", "yasaka_2009", "dickenson_sullivan_1987", "luz_2014"),
    ),
    Claim(
        "B4", "01",
        "Inhibitory interneurons release GABA and hold part of the signal back: the built-in volume control.",
        "simplified",
        "The local brake is real, and touch can work it. But there are two brakes: the local cells, and a control that comes down from the brainstem. "
        "That one can turn pain down or up, and acts partly through the local cells. "
        "In tests of it, people with chronic pain hold back less than others do.",
        ("luz_2014", "mendell_2014", "heinricher_2009", "francois_2017", "lewis_2012"),
    ),
    Claim(
        "D6", "00",
        "To explain what opioids do is to take the side of physiology, not a side against opioids.",
        "partial",
        "This is a stance, so the facts under it are graded. Over many trials, opioids relieved chronic pain a little better than placebo "
        "(0.69 of 10 points). In a trial of one year they did no better than other medicines. Averages hide people who do better, and people who do worse.",
        ("busse_2018", "krebs_2018"),
    ),
    Claim(
        "F6", "00",
        "None of this says that the drugs should simply be stopped.",
        "strong",
        "Stopping or cutting down fast can do harm: withdrawal, uncontrolled pain, distress, suicide. "
        "After dose reductions, overdoses and mental health crises were more frequent than before. Those are links, and may not all be effects of the reduction.",
        ("fda_2019", "agnoli_2021"),
    ),
)
