"""Write a small lab that works: one slider, a curve, a held curve, a sentence, its data and its words.

    .ci/new_lab.py TOPIC NAME     as in: .ci/new_lab.py ketamine dose_and_time

Writes the lab and its picture into the topic's folder of pain_helpers/labs, adds its table to the topic's
words.py and its name to the list of labs, and says what to do next. Bad names change nothing.
"""

import argparse
import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from string import Template

ROOT = Path(__file__).resolve().parent.parent

LAB = '''\
"""The $plain lab: everyday handling, rated while one input of the model moves."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.model import experiments, gate

from .${name}_picture import ${Class}Picture
from .words import $TABLE


class ${Class}Result(NamedTuple):
    """What the $plain lab computed."""

    rating: float  #: of everyday handling, 0 to 10
    curve: np.ndarray  #: a rating for each of the stimuli, 0 to 10


class ${Class}Lab(Lab):
    """How one input of the model changes what is felt.

    >>> weak_brake = ${Class}Lab(inhibition=0.5)
    >>> weak_brake.result.rating > gate.rating(experiments.HANDLING)
    True
    """

    name = "$name"
    texts = $TABLE
    # of_model takes all from the passport of an input, but for what is given; Slider(...) is one of the lab's own.
    controls = (of_model("inhibition"),)

    def make_picture(self) -> ${Class}Picture:
        return ${Class}Picture(experiments.STIMULI, $TABLE)

    def run(self, inputs: dict[str, float]) -> ${Class}Result:
        handling = gate.rating(experiments.HANDLING, **inputs)
        return ${Class}Result(handling, gate.rating(experiments.STIMULI, **inputs))

    def draw(self) -> None:
        self._picture.show(self.result.curve, self.held.curve if self.held else None)

    def sentence(self) -> str:
        return $TABLE["sentence"].format(inhibition=self.values["inhibition"], rating=self.result.rating)

    def columns(self) -> dict[str, np.ndarray]:
        columns = {$TABLE["column stimulus"]: experiments.STIMULI, $TABLE["column now"]: self.result.curve}
        if self.held:
            columns[$TABLE["column held"]] = self.held.curve
        return columns
'''

PICTURE = '''\
"""The picture of the $plain lab: a curve, and the one that is held."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key


class ${Class}Picture(KeptFigure):
    """Pain rating over the strength of a stimulus."""

    def __init__(self, stimuli: np.ndarray, words: dict[str, str]) -> None:
        """``stimuli`` is the array that all curves are shaped like."""
        super().__init__(1200, 520)
        self._stimuli = stimuli
        axes = self.figure.add_axes((0.06, 0.14, 0.9, 0.64))
        axes.set(xlim=(0, 10), ylim=(0, 10), xticks=range(0, 11, 2), yticks=range(0, 11, 2))
        style.plain_axes(axes)
        captions.below(axes, words["stimulus axis"])
        captions.above(axes, 1.2, words["rating axis"])
        # Only what is moving is drawn anew; it lies over all else, so keys stand clear of the curves.
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self._now = self.moving(axes.plot([], [], **style.CURRENT_LINE)[0])
        key(axes, 0.0, 1.09, 0.06, words["curve now"], style.CURRENT_LINE)
        self._held = HeldCurve(self, held, key(axes, 0.25, 1.09, 0.06, words["curve held"], style.HELD_LINE))

    def show(self, now: np.ndarray, held: np.ndarray | None) -> None:
        """Take up the curve as it is now, and a held one."""
        self._now.set_data(self._stimuli, now)
        self._held.show(self._stimuli, held)
'''

WORDS = """
$TABLE = {
    "stimulus axis": "How strong the stimulus is",
    "rating axis": "Pain rating, 0 to 10",
    "curve now": "now",
    "curve held": "held",
    "sentence": "With the brake at {inhibition:.2f} of healthy, everyday handling is rated {rating:.1f} of 10.",
    "column stimulus": "stimulus (0 to 10)",
    "column now": "rating now (0 to 10)",
    "column held": "rating held (0 to 10)",
}
"""

#: The lab's cell in a notebook.
CELL = """\
# Lab: $plain. Move the slider (run this cell to draw it).
from pain_helpers.labs import ${Class}Lab

${Class}Lab()
"""

NEXT = """\
${Class}Lab works as it is: one slider, a curve, a held curve, a sentence, its data. Now make it yours:

    what moves, what is computed and said   pain_helpers/labs/$topic/${name}_lab.py
    how it is drawn                         pain_helpers/labs/$topic/${name}_picture.py
    every word that shows                   pain_helpers/labs/$topic/words.py, in $TABLE

See it:     .venv/bin/python -c "from pain_helpers.labs import ${Class}Lab; print(${Class}Lab().words)"
Test it:    make test TESTFLAGS="tests/test_labs.py -k ${Class}Lab"

One test fails until the lab stands in a notebook.$where
Call `make lab`. In the notebook copy the four cells of another lab (question, lab, what you saw, evidence box) and
paste them where yours belong: so they keep their tags. Rewrite them; the lab's own cell becomes

$cell
Then:       make notebooks
            make test TESTFLAGS="tests -m 'not browser'"
"""


def labs_of(root):
    return root / "pain_helpers" / "labs"


def class_name(name):
    return "".join(part.capitalize() for part in name.split("_"))


def complaint(root, topic, name):
    """What is wrong with these names, in one sentence, or None."""
    labs = labs_of(root)
    topics = sorted(path.parent.name for path in labs.glob("*/words.py") if path.parent.name != "frame")
    if topic not in topics:
        return f"There is no topic {topic!r}: TOPIC must be one of {', '.join(topics)}."
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name) or len(name) > 40:
        return f"NAME must be up to 40 small letters, digits and single underscores, as in dose_and_time, not {name!r}."
    if name.endswith("_lab") or name == "lab":
        return f"NAME goes without _lab, which is added: {name.removesuffix('_lab')!r}."
    title = class_name(name)
    if re.search(rf"\b{title}Lab\b", (labs / "__init__.py").read_text(encoding="utf-8")):
        return f"{title}Lab is there already: choose another NAME."
    if re.search(rf"^{name.upper()} = ", (labs / topic / "words.py").read_text(encoding="utf-8"), re.M):
        return f"The words of {topic} have a table {name.upper()} already: choose another NAME."
    if taken := [path.name for path in (labs / topic).glob(f"{name}_*.py")]:
        return f"The folder of {topic} has a file {taken[0]} already: choose another NAME."
    return None


def register(path, topic, name):
    """Add the lab to the list of labs: its import, which ruff then sorts, and its name."""
    lab = f"{class_name(name)}Lab"
    text = path.read_text(encoding="utf-8")
    text = text.replace("\nfrom .", f"\nfrom .{topic}.{name}_lab import {lab}\nfrom .", 1)
    before, start, names = text.partition("__all__ = [\n")
    entries = sorted([*names.splitlines()[:-1], f'    "{lab}",'])
    path.write_text(before + start + "\n".join([*entries, "]"]) + "\n", encoding="utf-8", newline="\n")


def notebooks_of(root, topic):
    """The notebooks in which labs of this topic stand."""
    listed = (labs_of(root) / "__init__.py").read_text(encoding="utf-8")
    labs = re.findall(rf"^from \.{topic}\.\w+ import (\w+)$", listed, re.MULTILINE)
    called = re.compile(rf"\b({'|'.join(labs)})\(") if labs else re.compile(r"(?!)")
    paths = sorted((root / "notebooks").glob("*.ipynb"))
    return [path.name for path in paths if called.search(path.read_text(encoding="utf-8"))]


def write(root, topic, name):
    """Write the lab; returns what to do next, as a text."""
    said = {"topic": topic, "name": name, "Class": class_name(name), "TABLE": name.upper()}
    said["plain"] = name.replace("_", " ")
    homes = notebooks_of(root, topic)
    said["where"] = f" Those of {topic} stand in:\n    {', '.join(homes)}" if homes else ""
    cell = Template(CELL).substitute(said)
    said["cell"] = "".join(f"    {line}".rstrip() + "\n" for line in cell.splitlines())
    folder = labs_of(root) / topic
    lab, picture = folder / f"{name}_lab.py", folder / f"{name}_picture.py"
    lab.write_text(Template(LAB).substitute(said), encoding="utf-8", newline="\n")
    picture.write_text(Template(PICTURE).substitute(said), encoding="utf-8", newline="\n")
    with (folder / "words.py").open("a", encoding="utf-8", newline="\n") as words:
        words.write(Template(WORDS).substitute(said))
    register(labs_of(root) / "__init__.py", topic, name)
    # A long name breaks lines elsewhere than a short one.
    ruff = [sys.executable, "-m", "ruff"]
    sort = ["check", "--select", "I", "--fix", labs_of(root) / "__init__.py"]
    for wanted in (sort, ["format", lab, picture]):
        subprocess.run([*ruff, *wanted, "--quiet", "--no-cache"], cwd=root, check=True)
    return Template(NEXT).substitute(said)


def main(arguments=None, root=ROOT):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("topic", metavar="TOPIC", nargs="?", default="")
    parser.add_argument("name", metavar="NAME", nargs="?", default="")
    chosen = parser.parse_args(arguments)
    if not (chosen.topic and chosen.name):
        print("Say where and what, as in: make new-lab TOPIC=ketamine NAME=dose_and_time.", file=sys.stderr)
        return 1
    if wrong := complaint(root, chosen.topic, chosen.name):
        print(wrong, file=sys.stderr)
        return 1
    if importlib.util.find_spec("ruff") is None:
        print("This needs ruff, which comes with the tests: call it as `make new-lab`.", file=sys.stderr)
        return 1
    print(write(root, chosen.topic, chosen.name), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
