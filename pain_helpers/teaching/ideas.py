"""The ten ideas that the two tests ask about: in each form another story, with the same choices.

A wrong choice is what people believe. No question of a notebook is asked here again.
"""

from __future__ import annotations

from dataclasses import dataclass

from pain_helpers.literature.claims import CLAIMS

#: What people believe, by a short name: what stands behind a wrong choice.
MISCONCEPTIONS = {
    "damage": "Pain always shows that the body is being harmed.",
    "made up": "Pain that nobody can see is imagined, or a flaw of character.",
    "distraction": "What eases pain without a drug only draws attention away.",
    "tired nerve": "A nerve that is used much wears out and falls silent.",
    "more": "If a drug does little, it takes more of it, or a stronger one.",
    "used to it": "Whenever a drug does less, the body has got used to it.",
    "drug inside": "Relief lasts just as long as the drug is in the body.",
    "only hope": "What fades, or comes on placebo too, was never real.",
    "only drugs": "Nothing but a drug can lower pain.",
    "average": "What holds on average holds for each person.",
    "always the drug": "If pain grows on an opioid, the opioid did it.",
    "never the drug": "A drug for pain cannot add to pain.",
    "one thing": "Tolerance and hyperalgesia are the same.",
    "everyday word": "Tolerance means that a person bears more.",
    "addiction": "Needing more, or feeling ill without it, is addiction.",
    "missing it": "Pain without the drug shows what the drug did.",
    "like animals": "What was found in animals holds in people.",
    "animals tell nothing": "What was found in animals says nothing of people.",
    "act first": "A good idea can be acted on before it is tested.",
}

FORMS = ("A", "B")


@dataclass(frozen=True)
class Idea:
    """One idea and what is asked about it; ``ValueError`` for a misconception or a claim that is not known."""

    name: str
    #: The idea in a sentence, to take home.
    said: str
    #: A story by form. The choices below fit both.
    stories: dict[str, str]
    right: str
    #: Each wrong choice, with the misconception behind it.
    wrong: dict[str, str]
    #: Why the right choice is right, for who has answered.
    why: str
    #: Where the course shows it: a notebook's number, and the name of a lab in the instructor's notes.
    seen: tuple[str, str]
    #: Claims of literature/claims.py that it rests on.
    claims: tuple[str, ...]

    def __post_init__(self) -> None:
        if set(self.stories) != set(FORMS):
            raise ValueError(f"{self.name}: a story for each of {', '.join(FORMS)}, not {', '.join(self.stories)}.")
        for known, names in ((MISCONCEPTIONS, self.wrong.values()), (CLAIMS, self.claims)):
            if missing := [name for name in names if name not in known]:
                raise ValueError(f"{self.name}: nothing is called {missing[0]!r}; there are {', '.join(known)}.")


IDEAS = (
    Idea(
        "Touch that hurts",
        "When the relay in the spinal cord is turned up, even a light touch can hurt.",
        {
            "A": "A year after a rash, the skin of Ana's neck has healed, and an examination finds nothing wrong "
            "there. Still, a collar hurts her. Which explanation fits best?",
            "B": "Ben's broken arm mended long ago, and an examination finds nothing wrong with it. Still, water from "
            "the shower hurts that arm. Which explanation fits best?",
        },
        "Nerve cells of the spinal cord may answer touch more strongly",
        {
            "There must be damage in that place that nobody has found yet": "damage",
            "It hurts because pain is what the person expects there": "made up",
            "Some people are simply more sensitive than others by nature": "made up",
        },
        "The skin can be well, and the pain is real. An examination comes first. How often this is the reason, nobody "
        "knows.",
        ("00", "turned up"),
        ("A2", "B6"),
    ),
    Idea(
        "Rubbing a sore spot",
        "One reason why rubbing helps may lie in the spinal cord: touch makes cells there hold the signal back.",
        {
            "A": "Kim bumps an elbow and rubs it, and it hurts less. Which of these is thought to be one reason?",
            "B": "A small boy falls. His father strokes around the sore knee, and it eases. Which of these is thought "
            "to be one reason?",
        },
        "Touch makes cells in the spinal cord hold the signal back",
        {
            "It takes the mind off the sore spot, and does nothing else": "distraction",
            "Fresh blood comes and carries the cause of the pain away": "damage",
            "The nerve that reports the pain gets tired and falls silent": "tired nerve",
        },
        "That was found in rodents. In people it is likely, and was not seen directly. Attention helps too, and is not "
        "all of it.",
        ("01", "rubbing a sore spot"),
        ("L2", "B4"),
    ),
    Idea(
        "A drug where it hurts",
        "A drug that calms sore tissue can only reach the part of a pain that is made there.",
        {
            "A": "An anti-inflammatory tablet took most of Omar's pain after a tooth was pulled. For his back, which "
            "has hurt for six years, it does little. What may be behind that?",
            "B": "An anti-inflammatory tablet took most of Lena's pain from a sunburn. For her shoulder, which has "
            "hurt for years, it does little. What may be behind that?",
        },
        "Much of the old pain may be made where this drug does not act",
        {
            "It is too weak: more of it would reach the old pain as well": "more",
            "By now the body has got used to this kind of drug": "used to it",
            "A part of such an old pain is imagined, which no drug can reach": "made up",
        },
        "The drug did not fail, and nor did the person. What it is in one person takes an examination.",
        ("02", "a drug at the injury"),
        ("A3",),
    ),
    Idea(
        "Why relief fades after ketamine",
        "Relief after ketamine can fade because what keeps the pain going may still be there.",
        {
            "A": "After an infusion of ketamine Rita had less pain for some weeks. Now it is coming back. Which "
            "account fits best with what is known?",
            "B": "A month after ketamine eased his pain, Joe feels nearly as before. Which account fits best with what "
            "is known?",
        },
        "What keeps the pain going may have been there all along",
        {
            "The drug has stayed in the body until now, and is leaving it": "drug inside",
            "The body has by now got used to the drug": "used to it",
            "It must have been hope alone, as the pain would else be gone for good": "only hope",
        },
        "Ketamine is gone within hours, and relief can last for weeks. In the best trial it did better than placebo, "
        "and then faded. That the causes stay fits this, and was not tested.",
        ("03", "one infusion, twelve weeks"),
        ("C5",),
    ),
    Idea(
        "Better on placebo",
        "Pain can fall on placebo: care, hope and its own ups and downs bring it down.",
        {
            "A": "In a trial, people whose drip held no drug had less pain a week later, too. What does that say?",
            "B": "In a trial, people whose tablets held no drug had less pain after a month, too. What does that say?",
        },
        "Care, hope and the ups and downs of pain can bring it down",
        {
            "These people had imagined their pain, or most of it": "made up",
            "The real drug does nothing either, and all of it is hope": "only hope",
            "Something in the drip or the tablets must have acted as a drug": "only drugs",
        },
        "That makes no pain less real. A trial has such a group in order to see what a drug does beyond it.",
        ("03", "one infusion, twelve weeks"),
        ("H2",),
    ),
    Idea(
        "An average and a person",
        "An average tells little about one person.",
        {
            "A": "In trials of some months, pain on an opioid was a little lower on average than on placebo. What does "
            "that say about Nora, who takes one?",
            "B": "Karl has taken an opioid since spring. He reads that pain on such drugs was a little lower, on "
            "average, than on placebo. What does that say about him?",
        },
        "It may do more than that for this person, or less, or nothing",
        {
            "It lowers the pain of this person by just that little": "average",
            "By now it must be adding to the pain of this person": "always the drug",
            "The dose is too low, or it would do much more than that": "more",
        },
        "Some do much better on an opioid, and some worse. No average can tell which it is for one person: that is a "
        "question for whoever prescribes.",
        ("10", "what people were found to have"),
        ("D6", "E7"),
    ),
    Idea(
        "What tolerance is",
        "Tolerance means that the same amount takes less of the pain away than it did.",
        {
            "A": "A nurse says that Tom has become tolerant to his pain medicine. What does the nurse mean?",
            "B": "A leaflet about a pain medicine says that tolerance can come with time. What does that mean?",
        },
        "The same amount takes less of the pain away than it did",
        {
            "The medicine itself makes more pain be felt than before": "one thing",
            "The person has begun to crave the medicine": "addiction",
            "The person has learned to bear more pain than before": "everyday word",
        },
        "Hyperalgesia is something else: more is felt. The two often come mixed. Neither is addiction, which is about "
        "craving and losing control over use. None is a flaw of character.",
        ("10", "which is it?"),
        ("E6", "H3"),
    ),
    Idea(
        "Two reasons that feel alike",
        "Pain can grow because of an opioid, or for another reason, and the two may feel just alike.",
        {
            "A": "Two neighbors take the same opioid, and both hurt more than last year. In one an old injury got "
            "worse. In the other the drug has added to the pain. Can they be told apart by how it feels?",
            "B": "Two brothers on the same opioid both say that it helps less. One has a new illness of the joints. "
            "One answers pain more strongly because of the drug. Can they be told apart by how it feels?",
        },
        "No: the two may feel just alike, and no test tells for sure",
        {
            "Yes: as both take an opioid, it is the drug in both of them": "always the drug",
            "Yes: a drug against pain can't be what adds to pain": "never the drug",
            "Yes: the one who would like more of it has become addicted": "addiction",
        },
        "So new or growing pain is a reason to be examined, and a question for whoever prescribes.",
        ("10", "which is it?"),
        ("H1", "E6"),
    ),
    Idea(
        "Days without the drug",
        "Pain on days without an opioid says little: withdrawal raises pain for a while.",
        {
            "A": "Paul ran out of his opioid over a holiday, and for three days his pain was far worse. What does that "
            "rise tell?",
            "B": "For some days the pharmacy could not fill Ada's prescription for an opioid. Her pain went up "
            "steeply. What does that rise tell?",
        },
        "Little by itself, as withdrawal raises pain for a while",
        {
            "How much pain the drug had been taking away all along": "missing it",
            "That the person has become addicted to the drug": "addiction",
            "That the illness behind the pain has suddenly got worse": "damage",
        },
        "Running out is a reason to call the prescriber's office or a pharmacist the same day. After a break, going "
        "back to the earlier dose can stop the breathing.",
        ("10", "which is it?"),
        ("F6", "H3"),
    ),
    Idea(
        "What was found in animals",
        "A finding in animals may hold in people, or not.",
        {
            "A": "A newspaper writes: in mice, a drug roused immune cells of the spinal cord, and the mice felt more "
            "pain. What follows for people on that drug?",
            "B": "A talk shows rats in which an herb calmed the cells that pass pain on. What follows for people in "
            "pain?",
        },
        "It may be so in people, or not: it was not shown there",
        {
            "It is the same in people, since nerves are nerves": "like animals",
            "Nothing at all, since an animal is not a person": "animals tell nothing",
            "It is time to act on it, as the proof in people will follow": "act first",
        },
        "The course calls such a finding preclinical: shown in animals or cells, and in people not shown, or looked "
        "for and not found.",
        ("00", "turned up"),
        ("E3", "B5"),
    ),
)
