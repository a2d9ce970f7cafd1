"""Arrows between the rooms of pain_helpers run one way."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "pain_helpers"

#: The model's rooms, each knowing only those before it in its own list; they may know literature, and nothing else.
MODEL_MAY_KNOW = {
    "ranges": set(),
    "parameters": {"ranges"},
    "experiments": {"ranges"},
    "gate": {"experiments", "parameters", "ranges"},
    "adaptation": {"gate", "experiments", "parameters", "ranges"},
    "pharmacokinetics": {"parameters", "ranges"},
    "people": {"parameters", "ranges"},
    "plan": {"adaptation", "pharmacokinetics", "experiments", "parameters", "ranges"},
    "scenario": {"adaptation", "people", "plan", "parameters", "ranges"},
    "simulation": {"adaptation", "people", "plan", "scenario", "gate", "experiments", "parameters", "ranges"},
    "readout": {"adaptation", "simulation", "plan", "gate", "experiments", "parameters", "ranges"},
    "replay": {
        "readout",
        "simulation",
        "people",
        "plan",
        "pharmacokinetics",
        "gate",
        "experiments",
        "parameters",
        "ranges",
    },
    "sensitivity": {"simulation", "people", "plan", "gate", "experiments", "parameters", "ranges"},
}
#: What a picture or the drawing kit may know of the model: settings, numbers and the types of results.
SEEN_BY_PICTURES = {"model.experiments", "model.parameters", "model.gate"}
#: The only thing a picture may take from the gate.
SEEN_OF_THE_GATE = {"Response"}
#: Libraries that only some rooms use.
DRAWN_OR_CLICKED = {"matplotlib", "PIL", "ipywidgets", "anywidget", "traitlets", "IPython"}
LIBRARIES = {
    "drawing": {"matplotlib", "PIL"},
    "picture": {"matplotlib", "PIL"},
    "labs": {"ipywidgets", "anywidget", "traitlets"},
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def module(path: Path) -> str:
    """A module's dotted name below pain_helpers, as in ``labs.gate.gate_lab``."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def is_picture(name: str) -> bool:
    """Whether a module draws a lab: in a topic's folder, every module that is neither a lab nor words."""
    parts = name.split(".")
    return (
        parts[0] == "labs"
        and len(parts) == 3
        and parts[1] != "frame"
        and not parts[2].endswith("_lab")
        and parts[2] != "words"
    )


def imported(path: Path):
    """``(module, names)`` of each import, absolute; names are what is taken from the module."""
    package = ["pain_helpers", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, set()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                # "from . import gate" names a module, "from .gate import x" a thing in it.
                inner = PACKAGE.parent.joinpath(*name.split("."), alias.name)
                if inner.with_suffix(".py").is_file() or inner.is_dir():
                    yield f"{name}.{alias.name}", set()
                else:
                    yield name, {alias.name}


def complaint(here: str, known: str, names: set[str]) -> str | None:
    """What is wrong with module ``here`` knowing ``known`` (both below pain_helpers), or None."""
    room, *inside = here.split(".")
    other, *deeper = known.split(".") if known else ("",)
    if not known:
        return None  # the version
    if room == "literature":
        return None if other == "literature" else "literature knows nothing of the other rooms"
    if room == "model":
        if other == "literature" or not inside:
            return None if other in ("literature", "model") else "the model knows literature alone"
        if other != "model":
            return "the model knows literature alone"
        may = MODEL_MAY_KNOW.get(inside[0], set()) | {inside[0]}
        return None if deeper and deeper[0] in may else f"model.{inside[0]} may know {', '.join(sorted(may))}"
    if room == "drawing" or is_picture(here):
        if other == "drawing":
            return None
        if other == "labs" and is_picture(known) and here.split(".")[1] == known.split(".")[1]:
            return None
        if known == "model.gate" and not names <= SEEN_OF_THE_GATE:
            return "a picture takes results and runs no simulation"
        return (
            None if known in SEEN_BY_PICTURES else "a picture knows drawing, parameters, experiments and result types"
        )
    if room == "labs":
        if not inside:
            return None if other == "labs" else "the list of labs knows labs alone"
        if other == "labs":
            return None if deeper and deeper[0] in (inside[0], "frame") else "a topic knows no other topic"
        if inside[0] == "frame":
            return None if other in ("drawing", "model") else "the frame knows drawing and the model"
        if inside[-1] == "words":
            return "words are made from words"
        return None if other in ("drawing", "model", "literature") else "a lab knows drawing, model and literature"
    return None if other in ("lessons", "literature", "model") else "lessons know literature and the model"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_knows_only_what_it_may(path):
    here = module(path)
    if here == "__init__":
        return
    room = "picture" if is_picture(here) else here.split(".")[0]
    for name, names in imported(path):
        first = name.split(".")[0]
        if first == "pain_helpers":
            known = name.removeprefix("pain_helpers").lstrip(".")
            wrong = complaint(here, known, names)
            assert not wrong, f"{here} imports {known}: {wrong}. See the map in CONTRIBUTING.md."
        elif first in DRAWN_OR_CLICKED:
            assert first in LIBRARIES.get(room, set()), f"{here} imports {first}, which its room does without."
        assert "pyplot" not in name, f"{here} imports pyplot, which callbacks on another thread cannot use."


def test_no_import_runs_in_a_circle():
    arrows = {}
    for path in MODULES:
        names = (
            name.removeprefix("pain_helpers").lstrip(".")
            for name, _ in imported(path)
            if name.startswith("pain_helpers")
        )
        arrows[module(path)] = set(names)
    done, under_way = set(), []

    def visit(name):
        if name in under_way:
            raise AssertionError(f"Imports run in a circle: {' > '.join([*under_way[under_way.index(name) :], name])}.")
        if name in done or name not in arrows:
            return
        under_way.append(name)
        for known in arrows[name]:
            visit(known)
        done.add(under_way.pop())

    for name in arrows:
        visit(name)


def test_the_model_loads_without_what_draws_or_clicks():
    code = (
        "import sys, pain_helpers.model.replay, pain_helpers.literature.claims, pain_helpers.literature.supports;"
        "print(sorted({'matplotlib', 'ipywidgets', 'PIL', 'IPython'} & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_labs_never_load_pyplot():
    code = "import sys; from pain_helpers.labs import GateLab; GateLab().set(stimulus=5); print('matplotlib.pyplot' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"
