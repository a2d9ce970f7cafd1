"""What a room needs of a hub: worked out of measured.json, as a table and a picture for INSTRUCTORS.md."""

from __future__ import annotations

import json
import math
from pathlib import Path

from matplotlib import rc_context
from matplotlib.figure import Figure

from pain_helpers.drawing.style import FIRST_NERVE_DARK, SECOND_NERVE_DARK, plain_axes

HERE = Path(__file__).resolve().parent
MEASURED = json.loads((HERE / "measured.json").read_text(encoding="utf-8"))
PICTURE = HERE / "room.svg"
GATE, YEAR = "01_the_gate.ipynb", "10_the_whole_course.ipynb"
START, MOVE = "seconds to the first figure", "seconds from a move to its picture"
HELD = "megabytes of all, shared pages counted once"
#: Learners in a room; and in how many minutes all shall have their first figure, if all begin in the same second.
ROOMS, MINUTES = (10, 30, 100), (2, 5)
#: For the system itself (GB), and what is kept free, as a share. Fewer cores were not tried.
SYSTEM, SPARE, FEWEST_CORES = 1.0, 0.25, MEASURED["machine"]["cores"]


def room(learners: int) -> dict:
    """A room as measured."""
    return next(each for each in MEASURED["rooms"] if each["learners"] == learners)


LARGEST = max(MEASURED["rooms"], key=lambda each: each["learners"])


def gigabytes(learners: int) -> int:
    """Memory for so many learners who have two notebooks open, the hub's own among it."""
    held = max(LARGEST[HELD].values()) / LARGEST["learners"] / 1000
    return math.ceil((SYSTEM + learners * held) * (1 + SPARE))


def cores(learners: int, minutes: float) -> int:
    """Processors with which all see a first figure in so many minutes, if all begin in the same second."""
    needed = learners * LARGEST["processor seconds of a learner's start"] / (60 * minutes)
    return max(FEWEST_CORES, math.ceil(needed))


def needs() -> list[list]:
    """A row for each room: learners, memory, and processors by how quickly all shall be there."""
    return [[learners, gigabytes(learners), *(cores(learners, minutes) for minutes in MINUTES)] for learners in ROOMS]


def title_of(name: str) -> str:
    """What an instructor calls a notebook: its number, or its file's name in words."""
    return f"notebook {name[:2]}" if name[:2].isdigit() else f"the {name.removesuffix('.ipynb').replace('_', ' ')}"


def facts() -> dict[str, str]:
    """The numbers in the guide's sentences, by their names."""
    start, move = LARGEST[START][GATE], LARGEST[MOVE]
    both = {name: held["both"] for name, held in MEASURED["notebooks"].items()}
    kernels = [held["kernel"] for held in MEASURED["notebooks"].values()]
    return {
        "cores": str(MEASURED["machine"]["cores"]),
        "gigabytes": str(MEASURED["machine"]["gigabytes"]),
        "learners": str(LARGEST["learners"]),
        "all first": f"{start['most']:.0f}",
        "half first": f"{start['median']:.0f}",
        "move": f"{1000 * move[GATE]['median']:.0f}",
        "ninth": f"{1000 * move[GATE]['ninth of ten']:.0f}",
        "ninth of 10": f"{1000 * move[YEAR]['ninth of ten']:.0f}",
        "painted": f"{1000 * LARGEST['in the browser, from a key press to the painted picture'][GATE]['median']:.0f}",
        "least": f"{min(both.values()):.0f}",
        "most": f"{max(both.values()):.0f}",
        "heaviest": title_of(max(both, key=both.get)),
        "kernel": f"{min(kernels):.0f} to {max(kernels):.0f}",
    }


def drawn_from() -> str:
    """The numbers of the picture, which its file holds, too: so one can see that it is of these."""
    shown = [{"learners": each["learners"], START: each[START], MOVE: each[MOVE]} for each in MEASURED["rooms"]]
    return json.dumps(shown, sort_keys=True)


LINES = (
    (GATE, "01", {"color": FIRST_NERVE_DARK, "linestyle": "-", "marker": "o"}),
    (YEAR, "10", {"color": SECOND_NERVE_DARK, "linestyle": (0, (5, 2)), "marker": "s"}),
)
#: Of each line's learners: what is drawn of them, in words, and how thick.
SHARES = (("median", "half", 2.6), ("ninth of ten", "9 of 10", 1.2))


def apart(places: list[float], least: float) -> list[float]:
    """The places of labels, moved up where they would lie on one another."""
    moved = list(places)
    order = sorted(range(len(places)), key=places.__getitem__)
    for below, above in zip(order, order[1:]):
        moved[above] = max(moved[above], moved[below] + least)
    return moved


def lines(axes, key: str, times: float) -> None:
    """One lesson a color: how long half of the learners waited at most, and nine of ten."""
    learners = [each["learners"] for each in MEASURED["rooms"]]
    most, ends, labels = 0.0, [], []
    for name, number, line in LINES:
        for share, said, width in SHARES:
            waited = [times * each[key][name][share] for each in MEASURED["rooms"]]
            axes.plot(learners, waited, **line, linewidth=width, markersize=2.5 * width)
            most = max(most, *waited)
            ends.append(waited[-1])
            labels.append((f"{number}: {said}", line["color"]))
    axes.set_ylim(0, most * 1.1)
    for place, (said, color) in zip(apart(ends, most * 0.075), labels):
        axes.text(learners[-1] * 1.04, place, said, color=color, va="center", fontsize=11)


def draw() -> None:
    """Write the picture: how long one waits, against how many came at once."""
    learners = [each["learners"] for each in MEASURED["rooms"]]
    figure = Figure(figsize=(9, 3.8), layout="constrained")
    left, right = figure.subplots(1, 2)
    lines(left, START, 1)
    lines(right, MOVE, 1000)
    left.set_title("Seconds until a first figure", loc="left", fontsize=12)
    right.set_title("Milliseconds from a move to its picture", loc="left", fontsize=12)
    for axes in (left, right):
        plain_axes(axes)
        axes.set_xticks([0, *learners])
        axes.set_xlim(0, learners[-1] * 1.35)
        axes.set_xlabel(f"learners who come in the same second ({MEASURED['machine']['cores']} cores)", fontsize=11)
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "room", "font.family": "sans-serif"}):
        figure.savefig(PICTURE, metadata={"Date": None, "Description": drawn_from()}, facecolor="white")


def is_drawn() -> bool:
    """Whether the picture is there, and of these numbers."""
    if not PICTURE.is_file():
        return False
    text = PICTURE.read_text(encoding="utf-8")
    return drawn_from() in text.replace("&quot;", '"')
