"""Build INSTRUCTORS.md from the notes in the notebooks, the words of pain_helpers/teaching and what a hub was measured.

    .ci/guide.py           write it
    .ci/guide.py --check   write nothing; fail when it is out of date

The note on a lab stands in the metadata of that lab's cell, under `instructor`: no view of a notebook shows it to a
learner, and JupyterLab's property inspector (the gears at the right, *Advanced Tools*) edits it.
"""

import argparse
import math
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / ".ci" / "hub")]

import needs
from course import ALL, Notebook
from reading import MINUTES_A_LAB, WORDS_A_MINUTE, Question, boxes, questions, words_read

from pain_helpers.lessons.boxes import SIGNS
from pain_helpers.lessons.help import HELP
from pain_helpers.literature.references import REFERENCES
from pain_helpers.teaching import words
from pain_helpers.teaching.forms import LETTERS, form
from pain_helpers.teaching.ideas import FORMS, IDEAS, MISCONCEPTIONS
from pain_helpers.teaching.papers import gain_texts, letters_of
from pain_helpers.teaching.sheets import BEFORE_LABS, SHEETS, WITHOUT_SLIDER, Lab, Sheet, sides

GUIDE = ROOT / "INSTRUCTORS.md"
#: What a note says, in the order of the guide; its name and its use stand in the heading.
SAID = {"ask": "Ask first", "see": "They will see", "wrong": "They go wrong", "say": "Say"}
#: To talk in pairs and vote again, beside what the notebook takes.
MINUTES_A_VOTE = 1


class Part(Notebook):
    """The cells of a notebook around one lab: its text, its question, the lab, what was seen, and the box."""

    def __init__(self, notebook: Notebook, lab: int) -> None:
        super().__init__(notebook.path)
        cells, first = notebook.cells, lab - 1
        # Each cell of text with a heading of its own belongs to it; the first two open the notebook.
        while first > 2 and cells[first - 1].cell_type == "markdown" and cells[first - 1].source.startswith("#"):
            first -= 1
        last = next(at for at, cell in enumerate(cells) if at > lab and "evidence" in cell.metadata.get("tags", []))
        # In place of what a whole notebook reads from its file.
        self.__dict__["cells"] = cells[first : last + 1]

    @property
    def note(self) -> dict[str, str]:
        return self.tagged("lab")[0].metadata["instructor"]

    @property
    def question(self) -> Question:
        return questions(self)[0]

    @property
    def class_minutes(self) -> int:
        """In class: its text at the pace of reading, the lab, and a second vote."""
        return math.ceil(words_read(self) / WORDS_A_MINUTE + MINUTES_A_LAB + MINUTES_A_VOTE)

    @property
    def heading(self) -> str:
        """The section that the lab stands in, as its worksheet is headed."""
        headings = [line for text in self.markdown for line in text.splitlines() if line.startswith("## ")]
        return headings[0].removeprefix("## ")

    @property
    def sides(self) -> int:
        """How many sides its worksheet takes."""
        cell = self.tagged("lab")[0]
        states = 1 + len(cell.metadata["worksheet"])
        return sides(states - cell.metadata.get("worksheet_asked", 1))


def parts() -> dict[Lab, Part]:
    """Each lab with a note, by notebook and name."""
    found = {}
    for notebook in ALL:
        for place, cell in enumerate(notebook.cells):
            if "instructor" in cell.metadata:
                part = Part(notebook, place)
                found[Lab(notebook.number, part.note["name"])] = part
    return found


def link(number: str) -> str:
    (notebook,) = [each for each in ALL if each.number == number]
    title = notebook.cells[0].source.splitlines()[0].removeprefix("# ")
    return f"[{number} {title}](notebooks/{notebook.path.name})"


def table(head: list[str], rows: list[list]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


# The sections.


def schedule(sheet: Sheet, labs: dict[Lab, Part]) -> list[tuple[str, int]]:
    """Each step of a run sheet with its minutes."""
    steps = []
    for step in sheet.steps:
        if isinstance(step, Lab):
            steps.append((f"{link(step.notebook)}: {step.name}", labs[step].class_minutes))
        else:
            steps.append((step.what, step.minutes))
    return steps


def run_sheet(sheet: Sheet, labs: dict[Lab, Part]) -> str:
    rows, clock = [], 0
    for said, minutes in schedule(sheet, labs):
        rows.append([f"{clock // 60}:{clock % 60:02}", minutes, said])
        clock += minutes
    rows.append([f"{clock // 60}:{clock % 60:02}", sheet.minutes - clock, "In reserve, for questions"])
    cuts = "\n".join(f"- {cut}" for cut in sheet.cuts)
    return f"### {sheet.minutes} minutes\n\n{table(['at', 'minutes', 'step'], rows)}\n\n**Where to cut:**\n\n{cuts}"


def paper_alone(sheet: Sheet, labs: dict[Lab, Part]) -> str:
    """An hour on paper: which pages at which minute, and what to do where a slider would be moved."""
    rows, clock, page = [], 0, 1 + BEFORE_LABS
    for step, (said, minutes) in zip(sheet.steps, schedule(sheet, labs)):
        at = f"{clock // 60}:{clock % 60:02}"
        clock += minutes
        if isinstance(step, Lab):
            last = page + labs[step].sides - 1
            rows.append([at, f"{page} to {last}", f"{step.notebook} {labs[step].heading}", WITHOUT_SLIDER[step]])
            page = last + 1
        else:
            rows.append([at, "", said, ""])
    timed = table(["at", "pages of `hour`", "sheet", "in place of the slider"], rows)
    first, *rest = words.PAPER_ALONE
    return "\n\n".join([f"### {sheet.minutes} minutes with paper alone", first, rest[0], timed, *rest[1:]])


def situations() -> str:
    blocks = []
    for each in words.SITUATIONS:
        steps = "\n".join(f"- {step}" for step in each.do)
        blocks.append(f'### {each.title}\n\n{steps}\n\n**Words for it:** "{each.say}"\n\n**Never:** {each.never}')
    blanks = table(["here and today", ""], [[blank, ""] for blank in words.BLANKS])
    return "\n\n".join([HELP, blanks, *blocks, f"### Never shown to a room\n\n{words.NEVER_SHOWN}"])


def what_a_room_needs() -> str:
    facts = needs.facts()
    head = [each.format(*needs.MINUTES) for each in words.ROOM_HEAD]
    before, after = ([each.format_map(facts) for each in texts] for texts in (words.ROOM, words.ROOM_MORE))
    return "\n\n".join([*before, table(head, needs.needs()), *after])


def without_blame() -> str:
    rows = [[instead, say] for instead, say in words.RATHER.items()]
    return "\n\n".join([*words.BLAME, table(["instead of", "say"], rows)])


def how_sure(part: Part) -> str:
    full, seen = boxes(part)
    return " · ".join(f"{claim.id} {SIGNS[claim.grade][1]} {claim.grade}" for claim in [*full, *seen])


def lab(part: Part) -> str:
    note, asked = part.note, part.question
    choices = " ".join(f"**{letter}** {choice}." for letter, choice in zip(LETTERS, asked.choices))
    right = LETTERS[list(asked.choices).index(asked.right)]
    lines = [
        f"#### {note['name'][0].upper()}{note['name'][1:]}",
        f"*{words.USES[note['use']]} · {part.class_minutes} minutes*",
        f"**{SAID['ask']}.** {note['ask']}",
        f"**Vote.** {asked.asked} {choices} *(The lab answers: {right}.)*",
        *(f"**{said}.** {note[key]}" for key, said in SAID.items() if key != "ask"),
        f"**The box below it.** {how_sure(part)}",
    ]
    return "\n\n".join(lines)


def lab_by_lab(labs: dict[Lab, Part]) -> str:
    blocks = []
    for notebook in ALL:
        blocks.append(f"### {link(notebook.number)}")
        if notebook.number in words.ALWAYS:
            blocks.append(words.ALWAYS[notebook.number])
        blocks += [lab(part) for place, part in labs.items() if place.notebook == notebook.number]
    return "\n\n".join(blocks)


def key() -> str:
    """Which letter is right in each form, and what stands behind each other one."""
    rows = []
    for idea, *items in zip(IDEAS, *map(form, FORMS)):
        believed = [f"{letters_of(said, items)} {MISCONCEPTIONS[name]}" for said, name in idea.wrong.items()]
        rows.append([items[0].number, idea.name, *(item.right for item in items), " ".join(believed)])
    return table(["", "idea", *(f"form {name}" for name in FORMS), "behind the other letters (A/B)"], rows)


def guide() -> str:
    """The whole guide, as Markdown."""
    labs = parts()
    hour, *longer = [run_sheet(sheet, labs) for sheet in SHEETS]
    sheets = "\n\n".join([hour, paper_alone(SHEETS[0], labs), *longer])
    counted = (
        f"The minutes of a lab are counted in its notebook: {WORDS_A_MINUTE} words a minute, {MINUTES_A_LAB} minutes "
        f"for the lab, and {MINUTES_A_VOTE} to talk in pairs and vote again."
    )
    source = REFERENCES[words.VOTING_SOURCE].short
    sections = {
        "Before the day": words.BEFORE,
        "What a room needs": what_a_room_needs(),
        "When someone needs more than a lesson": situations(),
        "An opening without slides": "\n".join(words.OPENING),
        "Talking about opioids without blame": without_blame(),
        "Run sheets": f"{counted}\n\n{sheets}",
        "Asking and voting": "\n\n".join(words.VOTING).format(source=source),
        "Lab by lab": lab_by_lab(labs),
        "Did they learn?": "\n\n".join([*words.TESTS, f"### Key\n\n{words.QUIZ['key lead']}\n\n{key()}"]),
        words.QUIZ["gain"]: "\n\n".join(gain_texts()),
    }
    head = (
        "# For instructors\n\n<!-- Built by `make guide`: edit the notes in the notebooks, and the words in "
        "pain_helpers/teaching. -->\n\nHow to teach this course to a room, in 60, 90 or 180 minutes. The course "
        "informs and never advises, and so do you. What stands here on each lab stands in the notebooks, too, in the "
        "metadata of the lab's cell, where no learner meets it.\n\nShort of time? Read "
        "[Before the day](#before-the-day), [60 minutes](#60-minutes) and "
        "[When someone needs more than a lesson](#when-someone-needs-more-than-a-lesson)."
    )
    return "\n\n".join([head, *(f"## {name}\n\n{text}" for name, text in sections.items())]) + "\n"


def main(arguments=None, path=GUIDE):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the guide is out of date")
    check = parser.parse_args(arguments).check
    right = guide()
    if path.is_file() and path.read_text(encoding="utf-8") == right and needs.is_drawn():
        return 0
    if check:
        print(f"{path.name}: out of date; run `make guide`", file=sys.stderr)
        return 1
    path.write_text(right, encoding="utf-8", newline="\n")
    if not needs.is_drawn():
        needs.draw()
    print(f"{path.name}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
