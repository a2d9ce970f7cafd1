"""Every sentence of the guide and of the papers that belongs to no single lab or question."""

from __future__ import annotations

from dataclasses import dataclass

# Why a gain may mean nothing. The limits stand in gain.py.
DOUBTS = {
    "few": "So few people took both tests that one of them moves the result.",
    "high": "So much was known before that hardly anything was left to gain.",
    "chance": "A class that learned nothing could show as much by chance.",
    "loss": "Fewer were right afterward. A loss has no normalized gain: look at each question.",
}

#: What a class is told of the gain, and when it tells nothing. Markdown, a paragraph or a list each.
GAIN = (
    "**How to work it out.** Take only people who sat both tests. Write down the mean number of right answers before, "
    "and the mean after. The **normalized gain** is what was gained, divided by what there was to gain: (after - "
    "before) / (10 - before). With 4.5 before and 7.0 after it is {example:.2f}: of what the room did not know, it "
    "learned {percent:.0f} of 100 parts.",
    "**What others found.** Hake (1998) compared 62 physics courses that way. In 14 that were mostly lectures, the mean "
    "gain was 0.23; in 48 with much talk among learners it was 0.48. He called a gain high from 0.7, medium from 0.3, "
    "and low below that. Those courses ran for a term, with a test that had been tried out for years. They are no "
    "yardstick for an hour on pain.",
    "**When it means nothing:**",
    "- Fewer than {fewest} people sat both tests, or {highest:.0f} of 10 and more were right before. Both limits are "
    "ours.\n"
    "- Chance could do it. With 30 people, two means that differ by less than about one point may well differ by "
    "chance.\n"
    "- People left in between. Those who stay are not those who came.\n"
    "- Everyone had the same form twice, or the whole room had A first. Then it may be memory, or A may be harder. "
    "Nobody has tried these forms on a large group.\n"
    "- The second test comes right after the hour. It tells what is fresh, and not what will last.\n"
    "- You compare groups that knew more and less before. The gain can favor those who knew more (Nissen 2018).",
    "**Read the questions rather than the sum.** Who guesses is right in one of four. If a wrong choice was taken far "
    "more often than that, before and after, a belief stands behind it: the key names it. That is where to begin next "
    "time.",
)

#: What these rest on, by the keys of literature/references.py.
GAIN_SOURCES = ("hake_1998", "nissen_2018")
VOTING_SOURCE = "crouch_mazur_2001"

#: How the two tests are given.
TESTS = (
    "Two tests of ten questions ask about the same ten ideas, each time with another story. Nobody's name is on them: "
    "each person draws a sign of their own on both sheets, so that the two can be paired. Give form A to one half of "
    "the room and form B to the other, and swap them afterward. About six minutes each. Answers are told only after "
    "the second one: then hand out the page of feedback.",
    "On a screen: [before_and_after.ipynb](notebooks/before_and_after.ipynb). It counts, and keeps nothing: no answer "
    "is saved or sent. So ask for a sign and two numbers on a slip of paper. On paper: `make sheets` writes both "
    "forms, the key and the page of feedback, to print from any browser.",
)

#: The words of a paper, and of the tests on a screen.
QUIZ = {
    "title": "Ten questions, form {form}",
    "lead": "One answer each. If you do not know, take what you think is most likely. Nobody is graded.",
    "sign": "My sign, and not my name:",
    "before": "before the class",
    "after": "after it",
    "pen": "Answer with a pen, or run the notebook: then you can answer here.",
    "live": "What you choose stays on this screen. It is not saved, and not sent anywhere. Close the notebook, or run "
    "it again, and it is gone.",
    "count": "Count my right answers",
    "open": "Not answered yet: {numbers}. ",
    "counted": "Right: {right} of {all}.",
    "show": "Show the answers",
    "show sure": "Show the answers? If a second test comes later, wait for it.",
    "clear": "Clear everything",
    "clear sure": "Clear all answers?",
    "yes": "Yes.",
    "no": "Not this one: {right} fits best.",
    "none": "Not answered: {right} fits best.",
    "foot": "These questions explain, and advise nothing. Do not change or stop a medicine because of them.",
    "feedback": "Ten ideas to take home",
    "feedback lead": "These are the ideas behind the ten questions, with the notebook that has more of each. A wrong "
    "answer is no failing: most of them are what many people believe.",
    "feedback ask": "Something here is about you? It is a question for the person who prescribes. The page *My "
    "questions for my clinician* in notebook 12, or at the end of the worksheets, may help to ask it.",
    "unclear": "Tear off and leave here, without a name. What is still unclear to me:",
    "key": "Key to the two tests",
    "gain": "Reading the gain",
    "gain table": "before \\ after",
    "key lead": "For each wrong choice the key says what those who take it may believe. Ask about that belief, and "
    "never tell a person that they are wrong in front of others.",
}

#: The two sides before the labs of a worksheet, and what stands on a side with room. Markdown.
SHEET = {
    "title": "How these sheets work",
    "how": "These sheets carry the course without a screen. For each lab, read the text and tick one answer **before** you "
    "turn the page. A wrong guess is worth as much as a right one. Then turn the page, and look at what changed.\n\n"
    "Where the text says *lab*, *slider* or *button*, it means a screen. Here someone has moved it for you: the bold line "
    "above a picture says what was moved, and the line below says what there is to see.\n\n"
    "Write as much or as little as you like. Nobody collects these sheets. You need not say what you take, or whether "
    "you are in pain.\n\n"
    "## How to read a picture\n\n"
    "- **Pain rating:** 0 is no pain, and 10 is the worst.\n"
    "- **A bar:** the longer, the more. Follow its end down to the numbers.\n"
    "- **A curve:** the numbers below and beside it are its two axes. Go right along the lower one to the place that you "
    "ask about. Go up to the curve, and then left to the number there.\n"
    "- **Two curves:** they compare two things. The short lines above the picture say which is which.\n"
    "- **A band around a curve:** most of the people, or of the models, lie within it.\n"
    "- **Small words inside a drawing,** such as *NMDA*, *Mg* and *mV*: you can pass them by. They name a channel of the "
    "nerve cell, the magnesium that plugs it, and the cell's voltage.\n\n"
    "This one is made up, to practice: how much is the pain at week 4?",
    "model": "## What the pictures are\n\nBehind each picture is a small model. Most of its numbers are guesses. It shows how "
    "a thing could come about. It proves nothing, and it knows nobody in this room.",
    "draw": "Room to draw",
    "draw how": "For a question that comes before its picture: what do you expect? Draw one line, or two.",
    "count": "Of 100 people, a year on an opioid, what do you expect?\n\nClearly less pain than on placebo: ______ of 100\n\n"
    "About as much: ______ of 100\n\nMore: ______ of 100\n\n*Placebo: a treatment that looks the same, with no drug "
    "in it.*",
    "notes": "Room for notes",
}

#: An hour without a screen: what to print, what to say in place of what names a screen. Markdown.
PAPER_ALONE = (
    "The sheets alone carry this hour: no screen, no network. `make sheets` writes each file below, for A4 and for Letter.",
    "- **For each person:** `hour`, on both sides of the paper and stapled at the top left. `vote_cards`, folded in four: "
    "one letter shows. `test-A` and `test-B`: one before the hour, the other after it. `feedback`: keep it back until the "
    "end. Bring pens.\n"
    "- **For you:** `guide`, `answers_hour` and `key`. All numbers are in `answers_hour`: read from it what there was to "
    "see, once all have turned the page.",
    '- **In the opening, say instead:** "Behind each picture is a small model." And: "Three people sit together: one '
    'reads aloud, one says beforehand what will happen, one turns the page. Change places at each sheet." Point to the '
    "help lines at the foot of each page, and to *How to read a picture* on page 1.\n"
    "- **Where you would move a slider:** all turn the page. Say which choice is right only then.\n"
    "- **Writing takes longer than a click.** In the hour, write only why. The lines overleaf are for whoever is done, or "
    "for home.\n"
    "- **Late?** Cut as above, and skip those pages. The last page is *My questions for my clinician*: it can be torn off.",
)

#: The opening, without slides.
OPENING = (
    '1. **A finger.** "Think of one finger that strokes your forearm. Now think of the same finger on a sunburn. What has '
    "changed? Not the finger. In a sunburn the skin has changed. Can something change further in, with the skin quite "
    'well? That is our question today."',
    '2. **What this is.** "We explain today, and advise nobody. You need not say what you take, or whether you are in '
    "pain. Nobody will be told to change anything. If it comes too close, step out: that is fine, and I am here "
    'afterward."',
    '3. **What the model is.** "Behind each slider is a small model. Most of its numbers are guesses. It shows how a '
    'thing could come about. It proves nothing, and it knows nobody in this room."',
    "4. **How we work.** Three people at a laptop: one moves the slider, one says beforehand what will happen, one "
    'writes it down. Change places at each lab. "A wrong guess is worth as much as a right one: it shows where the '
    'surprise is."',
    "5. **Where help is.** Point to the help lines on the first screen, or on the sheet, and leave them where all can "
    "see them.",
)

#: Voting.
VOTING = (
    "Read the question aloud. All hold up a card at once, A, B or C, and nobody talks yet. If fewer than about 35 of "
    "100 are right, explain again. From 35 to 70, let neighbors who chose differently persuade each other for a "
    "minute, and vote again. Above that, go on. (A rule of thumb of peer instruction, {source}; its "
    "limits are no law.) Never say which choice is right before the slider has moved: the lab answers.",
    "The predictions and *What you saw* stand in the notebook, with all numbers. So this guide has no numbers to "
    "learn by heart.",
)

#: How to talk about opioids.
BLAME = (
    "There are people in the room who take opioids, who have stopped, who prescribe them, and who have lost someone. "
    "Most of them will not say so. The course makes no case for these drugs and none against them. Over months, people "
    "did a little better on an opioid than on placebo, on average. Some did much better, and some worse.",
    "- Tolerance, hyperalgesia and withdrawal are changes in a body. None is a flaw of character, and nobody can will "
    "them away.\n"
    "- To feel ill when a dose is missed means that the body has adapted. That alone is not addiction.\n"
    "- Addiction is about craving, and losing control over use. It is an illness with good treatments, and no flaw "
    "either.\n"
    "- Never ask anyone what they take. Never let a story from the room become a case to be solved.\n"
    "- Do not blame those who prescribed. Much of this was not known, and much of it is not known now.",
)
#: Words that blame, and others that say the same without it.
RATHER = {
    "addict, abuser, drug seeker": "a person with opioid use disorder; a person who asks for relief",
    "clean, dirty": "not using; using",
    "you failed the drug; you are used to it": "the drug does less than it did",
    "you just need more; you just need less": "that is a question for the person who prescribes",
    "it is in your head; it is stress": "it is real pain, and nerve cells in the cord and brain take part in it",
    "opioids are poison; opioids are harmless": "they help some people, do little for others, and can harm",
    "you should have tried harder": "pain that stays is not a sign that someone tried too little",
}


@dataclass(frozen=True)
class Situation:
    """What an instructor may meet, what to do, words for it, and what not to do."""

    title: str
    do: tuple[str, ...]
    say: str
    never: str


SITUATIONS = (
    Situation(
        "Someone asks about their own medicine",
        (
            "Thank them. Say that you can't know, and that nobody in the room can.",
            "Point to the person who prescribes, and to *My questions for my clinician* in notebook 12.",
            "If others begin to advise, stop it kindly: here nobody advises anybody. Then go on.",
        ),
        "That is a good question, and it belongs to the person who prescribes for you. I can't answer it, and no curve "
        "here can. There is a page that helps to ask it. Please change nothing because of today.",
        "Do not guess from their story, and do not compare them with a case of a lab.",
    ),
    Situation(
        "Someone is in distress",
        (
            "Give the room a task, or a break. Go to the person, and to a quieter place, with a second adult near.",
            "Ask what they need. Listen more than you talk.",
            "Ask plainly about suicide, in the words below. If the answer is yes, or you are unsure: do not leave them "
            "alone, and call for help at once.",
            "Stay until someone else has taken over. Ask the next day how they are, if you may.",
        ),
        "I am glad that you told me. Let us sit down over there. Are you thinking of ending your life?",
        "Do not promise to keep it secret, do not argue about reasons, and do not handle it alone.",
    ),
    Situation(
        "Someone says that they have stopped, lowered it alone, or run out",
        (
            "Step aside with them, and thank them. Withdrawal is no weakness.",
            "Say that the earlier dose can be dangerous now: after a break the body is less used to it, and it can "
            "stop the breathing.",
            "Call the prescriber's office or a pharmacist together, today. If neither can help, go to urgent care.",
            "Ask about thoughts of suicide, in the words above.",
            "Call the emergency number at once if they hardly breathe, cannot be kept awake, are confused, have a "
            "seizure, or think of suicide. Say so if they are pregnant: then it is urgent, too.",
        ),
        "Thank you for telling me. This is hard, and it is no weakness. Please do not go back to the earlier dose on "
        "your own. Let us call the person who prescribed it, or a pharmacist, together, now.",
        "Do not tell them to go on without it, do not tell them to take it again, and let nobody in the room do so.",
    ),
    Situation(
        "Someone asks whether they are addicted, or says that they crave the drug",
        (
            "Take it seriously, and do not judge from what you hear.",
            "Say what addiction is, that it is an illness, and that it has good treatments.",
            "Point to the person who prescribes, or to any doctor. If they have nobody, look for one together.",
        ),
        "Needing more for the same relief is not, by itself, addiction. Craving is worth telling a doctor: there are "
        "good treatments, and it is no flaw of yours.",
        "Do not give it a name for them, and do not let it pass as a joke.",
    ),
)

#: What is never shown to a room.
NEVER_SHOWN = (
    "- Lowering an opioid quickly, or to nothing (11). Slow or quick, the model's people end alike, since the harm of "
    "going fast is not in the picture.\n"
    '- The article\'s year by itself (10): a raise looks like what works, and someone will say "this is me".\n'
    "- A search for the best level of ketamine (03), or amounts read off an axis (05).\n"
    "- Any real person's case, or your own (12)."
)
#: The safety card: what an instructor hears, by the number of the situation in ``SITUATIONS``, and the words around it.
HEARD = ("Should I stop?", "I can't go on.", "I stopped, and I feel terrible.", "Am I addicted?")
CARD = {
    "title": "Safety card for the instructor",
    "lead": "Keep it at hand. You advise nobody, and name no amount. You listen, and bring people to those who can help.",
    "heard": "If you hear: \u201c{heard}\u201d",
    "say": "Say:",
    "never": "Never:",
    "blanks": "Here and today (fill in beforehand)",
    "shown": "Never shown to a room",
}
#: To be filled in by hand before the day.
BLANKS = (
    "Emergency number",
    "Crisis line",
    "Nearest pharmacy, and until when",
    "Urgent care",
    "Who else is here today",
    "A quiet room",
)

#: What to do beforehand.
BEFORE = (
    "- **A week before:** open notebook 01 on the machine, the site, the hub or Binder that you will use, and move a slider. "
    "In JupyterLab labs come alive as a notebook opens; in other places, and in a notebook whose code was changed, choose "
    "*Run > Run All Cells*. Then do it once from the room itself. Read the notebooks that you will teach, and the "
    "notes below.\n"
    "- **With nothing to install:** the course as a site, the README's first way in, opens in a browser and has room for any "
    "number. Open notebook 01 there on each computer before the day: what it needs is fetched once. For a room without "
    "internet, the README's *A copy of your own* tells how to take the site along on a stick.\n"
    "- **The day before:** print what must work without a network. `make sheets` writes it into `build/sheets`: both "
    "tests, the key and the page of feedback; the safety card, on one page with blanks for numbers near you; worksheets for the hour and for each notebook (each ends with *My questions "
    "for my clinician*), the answers apart, this guide; a deck of questions, and cards with A, B, C and D. Fill in the blanks "
    "below. Ask someone to be there with you.\n"
    "- **With a projector:** [a class notebook](notebooks/class_notebook.ipynb) has the labs of the hour in large type (on the "
    "site's front page it stands under *Teach it*). Each lies behind its question until you press *Reveal*. Run it beforehand. Close the list of files at the left.\n"
    "- **On the day:** one laptop for three people is enough, and better than one each. If the network fails, go on with "
    "the worksheets: they ask first, and show the lab in some states overleaf. *60 minutes with paper alone*, below the first run sheet, says which "
    "page comes when."
)

#: What a hub needs for a room, as measured; each number is named.
ROOM = (
    "**With the site, or a stick, a room needs only browsers:** each computer does its own work, and the rest of this section "
    "is not for you. All that follows is for a hub. The other ways in stand in the [README](README.md#which-way-in).",
    "**As measured.** {learners} learners came to one hub in the same second, on a machine with {cores} cores and "
    "{gigabytes} GB. Each logged in, followed the link, ran notebook 01 and moved sliders, then did so with notebook 10. "
    "None failed. Half of them had their first figure after {half first} seconds, and all after {all first}. From a move "
    "to its picture it took {move} milliseconds in the middle, and {ninth} in nine of ten (notebook 10: {ninth of 10}). "
    "One learner was a browser; there it took {painted} from the key to the painted picture. The others were programs "
    "that send and take what a browser does. All of it ran on that one machine, and other work beside it, so a hub that has "
    "its machine to itself is quicker.",
    "![Two graphs: seconds until a first figure, and milliseconds from a move to its picture, against the number of "
    "learners. Both grow with the room.](.ci/hub/room.svg)",
    "**Let them in early.** Nearly all the work is in the start. Who logs in and runs the first notebook while the room "
    "fills waits for nothing. After that a room needs little.",
)
ROOM_HEAD = (
    "learners",
    "memory (GB)",
    "cores, for all to have a figure in {0} minutes",
    "the same, in {1} minutes",
)
ROOM_MORE = (
    "(All begin in the same second; two notebooks open each; a quarter of the memory to spare.)",
    "**Memory.** A server and one notebook hold {least} to {most} MB; {heaviest} takes the most. Each further notebook that is "
    "open adds {kernel}. Let learners close a notebook when they are done with it: a quarter of an hour later its memory "
    "is free again.",
    "**Pauses.** A server that nobody used for an hour is ended, and what was saved stays. The page then says *Your server "
    "is not running*: choose *Restart*, then *Run > Run All Cells*. What sliders stood at is not kept.",
)

#: What holds for each lab of a notebook: said before any of them in the guide.
ALWAYS = {
    "10": "**Never without what people were found to have.** Whatever else of this notebook you teach, its first lab "
    "comes first: in trials of some months, pain on an opioid was a little lower than on placebo, on average. If time "
    "is short, leave this notebook out as a whole.",
    "11": "**Never without what studies of people say.** In the first lab the black marks come before the curves, and the "
    "harm of going fast is said before any slider moves. In the second, what was found stands under each bar: read that "
    "aloud.",
}

USES = {
    "class": "worth class time",
    "longer": "for a longer course",
    "home": "for home",
    "never alone": "not for class: a false picture if shown alone",
}

#: The class notebook.
CLASS = {
    "title": "# In class: the labs of the hour\n\nFor instructors with a projector \u00b7 the lessons: "
    "[00 Start here](00_start_here.ipynb)",
    "run": "**Before the class, choose *Run > Run All Cells* in the menu at the top.** Each lab then waits behind its "
    "question. Read the question aloud, let the room vote, and press *Reveal*. Then move the sliders, or press a button "
    "of the lab. What is asked may also be set behind the cover: the sliders stay free. *Cover again* hides picture and "
    "sentence.\n\nThe check box below makes type large and lines thick in all labs, for the back row.",
    "switch cell": "One switch for all labs below (run this cell to draw it).",
    "cell": "Lab {place} of {of}: {name} (run this cell to draw it).",
    "end": "## After the labs\n\nThe tests stand in [before_and_after.ipynb](before_and_after.ipynb), and *My questions "
    "for my clinician* in [12 Putting it together](12_putting_it_together.ipynb). Each lab has its whole lesson, with "
    "what there was to see and how sure it is, behind the number at its name.",
}
