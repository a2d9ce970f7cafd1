"""The questions that a reader may take to a clinician, by situation, and the words of their page.

A question tells no answer and leads to no change of a medicine; the line below it says why one would ask.
"""

from __future__ import annotations

from dataclasses import dataclass

from pain_helpers.literature.references import REFERENCES


@dataclass(frozen=True)
class Question:
    """One question to a clinician, and why one would ask it."""

    asked: str
    why: str
    #: Keys of literature/references.py, where the reason says what was found or what a guideline holds.
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        unknown = [key for key in self.sources if key not in REFERENCES]
        if unknown:
            raise ValueError(f"The references hold no {unknown[0]!r}, which stands behind {self.asked!r}.")


@dataclass(frozen=True)
class Situation:
    """Where a reader stands, in the reader's words, and the questions that fit."""

    title: str
    questions: tuple[Question, ...]


SITUATIONS = (
    Situation(
        "The drug helps less than it did",
        (
            Question(
                "What could be the reasons that it helps less now?",
                "There are several, in the body and in life, and they can look alike.",
            ),
            Question(
                "Could something new be causing pain, and how would we find out?",
                "Pain that grows or changes can have a new cause. Looking for it comes first.",
            ),
            Question(
                "It is worst at these times and in these places. What does that tell you?",
                "Pain just before a dose, pain in new places and pain all day can have different reasons.",
            ),
            Question(
                "Could my sleep, my mood, another illness or another medicine play a part?",
                "Each can turn pain up. None of them makes it less real.",
            ),
            Question(
                "How will we tell what the drug still does for me?",
                "What you can do in a day may say as much as a number from 0 to 10.",
            ),
            Question(
                "What ways on are there, and what could each bring me or cost me?",
                "There is more than one way, and each has good and bad sides.",
            ),
        ),
    ),
    Situation(
        "My dose was raised",
        (
            Question(
                "What do you hope this dose will do for me, by when, and what if it does not?",
                "With a goal and a date, both of you can see later whether it came true.",
            ),
            Question(
                "What do I watch for, and what needs help at once?",
                "A higher dose can slow the breathing, most of all while it is new.",
            ),
            Question(
                "Does it go with everything else I take, and with alcohol?",
                "Alcohol, sleeping pills and some other medicines, also from the store, slow the breathing further.",
                ("cdc_2022",),
            ),
            Question(
                "Should there be naloxone in my home, and who could give it?",
                "It can reverse an overdose, and someone else has to give it.",
                ("cdc_2022",),
            ),
            Question(
                "Can this drug itself make pain worse, and how would we notice?",
                "The word for this is hyperalgesia. How many people it happens to is not known.",
                ("higgins_2019",),
            ),
            Question(
                "What if I feel a pull to take more than we agreed?",
                "It is no flaw of character. Where it is an illness, there are good treatments.",
                ("cdc_2022",),
            ),
        ),
    ),
    Situation(
        "Ketamine was offered to me",
        (
            Question(
                "What is it meant to do for my kind of pain, and how well is that known?",
                "Most trials were small. The best of them were in one illness, CRPS.",
                ("cohen_2018", "ferraro_2025"),
            ),
            Question(
                "How long could relief last, and what comes after?",
                "In the best-known trial it faded over weeks. At week 12 no clear difference was left.",
                ("sigtermans_trial_2009",),
            ),
            Question(
                "Where is it given, and who watches my breathing and blood pressure?",
                "It can raise blood pressure, and make people very sleepy, more so with opioids, alcohol or sedatives.",
                ("cohen_2018",),
            ),
            Question(
                "Does it go with my other illnesses and with all that I take?",
                "Heart, liver, mental health, pregnancy, opioids and sleeping pills can all matter.",
                ("cohen_2018",),
            ),
            Question(
                "What may I feel while it runs, and what is done if that is hard?",
                "In the best-known trial, about three of four people on it felt or saw strange things.",
                ("sigtermans_trial_2009",),
            ),
            Question(
                "If it is repeated, what is checked, and what is known about it?",
                "Repeated treatment has harmed the liver of some people, and heavy long use the bladder.",
                ("noppers_2011", "winstock_2012"),
            ),
        ),
    ),
    Situation(
        "I want to take less",
        (
            Question(
                "What could I gain from less, and what could I lose?",
                "In studies, pain afterward was about the same on average. Some people had less, and some had more.",
                ("frank_2017", "goesling_2019"),
            ),
            Question(
                "How slow could it be, and can we pause or go back a step?",
                "Going too fast can do serious harm. Long use is a reason to go slower.",
                ("cdc_2022",),
            ),
            Question(
                "What would we aim for: a lower dose, another drug, or none?",
                "Less can be a goal by itself. It need not end at nothing.",
            ),
            Question(
                "What may I feel on the way, and what could ease it?",
                "Withdrawal can bring pain, bad sleep and low mood. It is no weakness.",
            ),
            Question(
                "Whom can I call between visits, at night too?",
                "Hard days and dark thoughts can come. Then the number is at hand.",
            ),
            Question(
                "What do I need to know about my old dose, once I take less?",
                "The body loses its tolerance. What was right before can then be too much, and slow the breathing.",
                ("fda_2019",),
            ),
        ),
    ),
    Situation(
        "It helps, and I am afraid to lose it",
        (
            Question(
                "How do we both tell that it helps me?",
                "Some people do well for years. What you can do each day is a part of it.",
                ("bialas_2020", "saidi_2018"),
            ),
            Question(
                "What do we check, so that it stays as safe as it can be?",
                "Breathing at night, bowels, hormones and other medicines can be checked while all goes well.",
            ),
            Question(
                "Who prescribes when you are away, and what if the pharmacy has none?",
                "A gap can bring withdrawal. Then you know beforehand whom to call.",
            ),
            Question(
                "If someone asks for a change that I do not want, what say do I have?",
                "The US guideline of 2022 asks for decisions made together, and warns against sudden changes.",
                ("cdc_2022",),
            ),
        ),
    ),
    Situation(
        "I ask for my child",
        (
            Question(
                "How long is it meant to be needed, and what else eases this pain?",
                "With a plan for the days ahead, you both see whether it goes as hoped.",
            ),
            Question(
                "What do I watch for, awake and asleep, and what needs help at once?",
                "An opioid can slow the breathing, most of all while it is new.",
            ),
            Question(
                "Does it go with other medicines, such as those for sleep, cough or allergies?",
                "Some of them slow the breathing further.",
            ),
            Question(
                "Where do we keep it, and where does what is left go?",
                "What is left can harm someone it was not meant for.",
            ),
            Question(
                "How well has this been tried at my child's age?",
                "Nearly all that this course tells is about adults.",
            ),
        ),
    ),
)

#: Every other word of the page.
WORDS = {
    "title": "My questions for my clinician",
    "lead": "Find the situation nearest to yours, and take what matters to you. Most visits have time for a "
    "few questions. None is a test, of you or of anyone.",
    "how": "Tick with a pen, or run the notebook: then you can tick here, add your own words, and print one page.",
    "live": "Tick, add your own words, then print one page or save a text file. What you write stays on this "
    "screen: it is not saved, and not sent anywhere. Close the notebook, or run it again, and it is gone.",
    "goal": "What I most want to be able to do:",
    "own": "My own questions, and what I want to say:",
    "chosen none": "Nothing is ticked yet. The printed page and the text file then hold all the questions.",
    "chosen one": "1 question is ticked.",
    "chosen some": "{count} questions are ticked.",
    "chosen many": "{count} questions are ticked. If time is short, which three come first?",
    "print": "Print one page",
    "save": "Save a text file",
    "clear": "Clear everything",
    "clear sure": "Clear all ticks and all you wrote?",
    "saved": "The file my-questions.txt is where your downloads go.",
    "printed": "The page is ready to print.",
    "visit": "For the visit on:",
    "why": "Why:",
    "foot": "These are questions, and no advice. Do not change or stop a medicine because of them.",
}
#: From so many ticked questions on, the page asks which come first.
MANY = 6
