"""The claims that the course teaches, and what research says to each.

Most are claims of the article that prompted the course, in our words. Those
whose id starts with L are claims that a lesson makes of its own. The verdict
says how sure a claim is, in plain sentences, with its sources.
"""

from __future__ import annotations

from dataclasses import dataclass

from .references import REFERENCES, Reference

#: How sure a claim is, and what that grade means.
GRADES = {
    "strong": "textbook knowledge, or found again and again in people",
    "partial": "true in part, or studies in people disagree",
    "preclinical": "shown in animals or cells; not shown, or not found, in people",
    "simplified": "useful, but science describes it differently; you get both",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. ``notebooks`` are the numbers of those that own it: ``"00"``, or ``"00 02"``."""

    id: str
    notebooks: str
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
    def source(self) -> str:
        """Who makes the claim: the article, or the lesson itself."""
        return "This lesson" if self.id.startswith("L") else "The article"

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
        "The women who answered may not be typical, and they were not asked about mechanisms. "
        "We found no study of whether knowing these mechanisms makes the talk go better.",
        ("kalinowski_2020",),
    ),
    Claim(
        "A2", "00 02",
        "Ketamine and opioids both act on a nervous system that is turned up, so that more signal passes and harmless things hurt (central sensitization).",
        "strong",
        "That nerve cells in the spinal cord can turn up their response is well described, mostly in animals, and fits what is found in people. "
        "Both drugs act on this relay, and elsewhere too. "
        "What is contested is how often it is at work: it cannot be measured directly in a living person. "
        "A review on back pain found 20 ways of estimating it.",
        ("latremoliere_woolf_2009", "woolf_2011", "schuttert_2021"),
    ),
    Claim(
        "B1", "01",
        "The dorsal horn of the spinal cord is the relay where the first nerve meets the second.",
        "strong",
        "This is textbook anatomy. What the drawing leaves out is that most cells there stand in between: "
        "local cells far outnumber those that send the signal on.",
        ("todd_2010", "basbaum_2009"),
    ),
    Claim(
        "B2", "01",
        "The first nerve releases two messengers that excite: glutamate and substance P.",
        "strong",
        "This is textbook physiology. Glutamate is the main one. Only some pain fibers hold substance P, and there are other messengers too.",
        ("basbaum_2009", "todd_2010"),
    ),
    Claim(
        "B3", "01",
        "The second nerve takes the signal up through NMDA receptors and passes it on toward the brain.",
        "simplified",
        "Most of the fast signal goes through another receptor, AMPA. In rats, blocking AMPA weakened the response of such cells step by step, "
        "while blocking NMDA did little to it. NMDA adds amplification. "
        "Substance P acts on a third receptor, NK1: about two in three of the cells that send the signal on responded to it.",
        ("seagrove_2004", "yasaka_2009", "luz_2014"),
    ),
    Claim(
        "L1", "01",
        "A train of quick, equal stimuli feels stronger and stronger (wind-up), and blocking NMDA takes that away more than the first response.",
        "partial",
        "In rats, blocking NMDA cut wind-up and did little to the first responses. In six volunteers, a low dose of ketamine did the same, "
        "for a reflex and for the pain felt. Wind-up also occurs in healthy people, and not in every kind of cell.",
        ("dickenson_sullivan_1987", "guirimand_2000", "seagrove_2004"),
    ),
    Claim(
        "B4", "01",
        "Inhibitory interneurons release GABA and hold part of the signal back: the built-in volume control.",
        "simplified",
        "The local brake is real. But there are two: the local cells, and a control that comes down from the brainstem. "
        "That one can turn pain down or up, and acts partly through the local cells. "
        "In indirect tests of it, people with chronic pain hold back less than others, on average.",
        ("todd_2010", "heinricher_2009", "francois_2017", "lewis_2012"),
    ),
    Claim(
        "L2", "01",
        "Touch eases pain by working the brake, and when the brake is weak, touch can hurt.",
        "preclinical",
        "In the spinal cord of rodents, touch fibers were found to inhibit the cells that send pain signals on. "
        "When inhibition fails there, such cells begin to respond to touch. "
        "That the same happens in people is likely, and has not been seen directly. "
        "The theory of 1965 was wrong in details, and right that the cord can hold signals back.",
        ("luz_2014", "keller_2007", "melzack_wall_1965", "mendell_2014"),
    ),
    Claim(
        "D6", "00",
        "To explain what opioids do is to take the side of physiology, not a side against opioids.",
        "strong",
        "That is a stance. The grade is for the facts under it. Over months, opioids relieved chronic pain a little better than placebo: "
        "by 0.69 of 10 points in 96 trials. In a trial of one year, in back, hip and knee pain, people did no better with opioids than with other medicines. "
        "An average cannot tell what a medicine does for one person.",
        ("busse_2018", "krebs_2018"),
    ),
    Claim(
        "F6", "00",
        "None of this says that the drugs should simply be stopped.",
        "strong",
        "Stopping an opioid suddenly can bring withdrawal, uncontrolled pain and deep distress. "
        "In a large study, overdoses and mental health crises were more frequent after a dose reduction than without one. "
        "Such a study cannot show that the reduction was the cause.",
        ("fda_2019", "agnoli_2021"),
    ),
)
