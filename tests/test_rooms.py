"""Arrows between the rooms of pain_helpers run one way."""

import ast
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

from pain_helpers import literature
from pain_helpers.literature.published import Point
from pain_helpers.model.gate import Response
from pain_helpers.model.parameters import CONSTANTS

PACKAGE = Path(__file__).parent.parent / "pain_helpers"

#: The model's rooms, each knowing only those before it in its own list; they may know literature, and nothing else.
MODEL_MAY_KNOW = {
    "ranges": set(),
    "readonly": {"ranges"},
    "parameters": {"readonly", "ranges"},
    "provenance": {"parameters", "ranges"},
    "experiments": {"ranges"},
    "gate": {"experiments", "parameters", "ranges"},
    "adaptation": {"gate", "experiments", "parameters", "ranges"},
    "pharmacokinetics": {"parameters", "ranges"},
    "people": {"parameters", "readonly", "ranges"},
    "entries": {"adaptation", "pharmacokinetics", "parameters", "ranges"},
    "plan": {"entries", "parameters", "ranges"},
    "reading": {"ranges"},
    "scenario": {"adaptation", "entries", "people", "plan", "parameters", "reading", "ranges"},
    "course": {"adaptation", "people", "plan", "gate", "experiments", "parameters", "ranges"},
    "simulation": {"course", "adaptation", "people", "plan", "scenario", "gate", "parameters", "ranges"},
    "readout": {"course", "adaptation", "simulation", "plan", "gate", "experiments", "parameters", "ranges"},
    "within_day": {"gate", "parameters", "ranges"},
    "plausible": {"adaptation", "people", "simulation", "parameters"},
}
#: The studies on the model know all of it, the literature, and each other in this order.
STUDIES = ("trials", "worlds", "replay", "targets", "runs", "conclusions", "plausible", "sensitivity")
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
    "lessons.visit": {"anywidget", "traitlets"},  # the one lesson page to tick and to write in
    "teaching.quiz": {"anywidget", "traitlets"},  # the ten questions, to answer on a screen
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def module(path: Path) -> str:
    """A module's dotted name below pain_helpers, as in ``labs.gate.gate_lab``."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def is_picture(name: str) -> bool:
    """Whether a module draws a lab: in a topic's folder, every module that is no lab, no panel of one and no words."""
    parts = name.split(".")
    return (
        parts[0] == "labs"
        and len(parts) == 3
        and parts[1] != "frame"
        and not parts[2].endswith(("_lab", "_panel"))
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


def from_the_model(here: str, known: str) -> str | None:
    other, *deeper = known.split(".")
    inside = here.split(".")[1:]
    if other not in ("literature", "model"):
        return "the model knows literature alone"
    if other == "literature" or not inside:
        return None
    may = MODEL_MAY_KNOW.get(inside[0], set()) | {inside[0]}
    return None if deeper and deeper[0] in may else f"model.{inside[0]} may know {', '.join(sorted(may))}"


def from_a_picture(here: str, known: str, names: set[str]) -> str | None:
    other = known.split(".")[0]
    if other == "drawing" or (is_picture(known) and here.split(".")[1] == known.split(".")[1]):
        return None
    if known == "model.gate" and not names <= SEEN_OF_THE_GATE:
        return "a picture takes results and runs no simulation"
    return None if known in SEEN_BY_PICTURES else "a picture knows drawing, parameters, experiments and result types"


def from_a_lab(here: str, known: str) -> str | None:
    other, *deeper = known.split(".")
    inside = here.split(".")[1:]
    if not inside:
        return None if other == "labs" else "the list of labs knows labs alone"
    if other == "labs":
        return None if deeper and deeper[0] in (inside[0], "frame") else "a topic knows no other topic"
    if inside[0] == "frame":
        return None if other in ("drawing", "model") else "the frame knows drawing and the model"
    if inside[-1] == "words":
        return "words are made from words"
    return (
        None
        if other in ("drawing", "model", "studies", "literature")
        else "a lab knows drawing, model, studies and literature"
    )


def from_the_studies(here: str, known: str) -> str | None:
    inside, other = here.split(".")[1:], known.split(".")
    if other[0] in ("model", "literature") or not inside:
        return None
    before = STUDIES[: STUDIES.index(inside[0])]
    fine = other[0] == "studies" and other[1:] and other[1] in before
    return None if fine else f"studies.{inside[0]} may know the model, literature and {', '.join(before) or 'no study'}"


def complaint(here: str, known: str, names: set[str]) -> str | None:
    """What is wrong with module ``here`` knowing ``known`` (both below pain_helpers), or None."""
    room, other = here.split(".")[0], known.split(".")[0]
    if not known:
        return None  # the version
    if room == "drawing" or is_picture(here):
        return from_a_picture(here, known, names)
    if room == "model":
        return from_the_model(here, known)
    if room == "studies":
        return from_the_studies(here, known)
    if room == "labs":
        return from_a_lab(here, known)
    if room == "literature":
        return None if other == "literature" else "literature knows nothing of the other rooms"
    if room == "server":
        return "the server's part knows nothing of the other rooms"
    if room == "teaching":
        fine = other in ("teaching", "lessons", "literature")
        return None if fine else "teaching knows the lessons and literature"
    known_to_lessons = ("lessons", "literature", "model", "studies")
    return None if other in known_to_lessons else "lessons know literature, the model and the studies on it"


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
            may = LIBRARIES.get(here, LIBRARIES.get(room, set()))
            assert first in may, f"{here} imports {first}, which its room does without."
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
        "import sys, pain_helpers.studies.replay, pain_helpers.literature.claims, pain_helpers.literature.supports;"
        "print(sorted({'matplotlib', 'ipywidgets', 'PIL', 'IPython'} & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_labs_never_load_pyplot():
    code = (
        "import sys; from pain_helpers.labs import GateLab; GateLab().set(stimulus=5);"
        "print('matplotlib.pyplot' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"


# Equations stand in the model alone, and the numbers of studies in literature.

LABS = [path for path in MODULES if module(path).startswith("labs.")]
ASK = "Ask the model for it, or add a small function there and use it in the equations too."
#: Constants of the equations that a lab may read, since it computes nothing with them; each with what it is shown as.
SHOWN_CONSTANTS = {
    ("labs.ketamine.channel_lab", "leak_reversal"): "the voltage at rest, where a slider opens",
    ("labs.mechanisms.battery_lab", "firing_threshold"): "a voltage in the picture, and how far another lies below it",
    ("labs.mechanisms.battery_lab", "leak_reversal"): "a voltage in the picture: rest",
    ("labs.mechanisms.hormone_links_lab", "monoamine_floor"): "where a slider opens",
}
#: Functions that equations are made of.
CURVES = {"exp", "expm1", "log", "log1p", "power"}


def constant_read(node: ast.AST) -> str | None:
    """The constant of the equations that ``node`` reads, as in ``k.opioid_half`` or ``CONSTANTS["opioid_half"]``."""
    name = None
    if isinstance(node, ast.Attribute):
        name = node.attr
    elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        name = node.slice.value
    elif isinstance(node, ast.Call) and ast.unparse(node.func) == "getattr" and isinstance(node.args[1], ast.Constant):
        name = node.args[1].value
    # To set one is a question to the model: "what if it were 0?"
    return name if name in CONSTANTS and isinstance(getattr(node, "ctx", ast.Load()), ast.Load) else None


def is_saturation(node: ast.AST) -> bool:
    """Whether ``node`` is a saturating curve: ``x / (x + half)``, or ``1 / (1 + x)``."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and isinstance(node.right, ast.BinOp)):
        return False
    parts = {ast.unparse(node.right.left), ast.unparse(node.right.right)}
    return isinstance(node.right.op, ast.Add) and ast.unparse(node.left) in parts


def readers() -> dict[str, list[str]]:
    """For each constant the functions of the model that read it, as in ``gate.occupancy``."""
    found = {name: [] for name in CONSTANTS}
    for path in sorted(PACKAGE.joinpath("model").glob("*.py")):
        for function in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(function, ast.FunctionDef):
                for name in {constant_read(node) for node in ast.walk(function)} - {None}:
                    found[name].append(f"{path.stem}.{function.name}")
    return found


READERS = readers()


def of_the_response(node: ast.AST) -> str | None:
    return node.attr if isinstance(node, ast.Attribute) and node.attr in Response._fields else None


def recomputed(here: str, source: str):
    """Each place where a lab computes what the model could tell, in a sentence."""
    for node in ast.walk(ast.parse(source)):
        where = f"{here}, line {getattr(node, 'lineno', 0)}"
        name = constant_read(node)
        if name and (here, name) not in SHOWN_CONSTANTS:
            yield (
                f"{where} reads {name}, a constant of the equations (in the model: {', '.join(READERS[name])}). {ASK} "
                "If it is only shown, list it in SHOWN_CONSTANTS of tests/test_rooms.py."
            )
        elif is_saturation(node):
            yield f"{where} computes a saturating curve, {ast.unparse(node)}, as gate.occupancy does. {ASK}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CURVES:
            yield f"{where} computes a curve, {ast.unparse(node)}. {ASK}"
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Div):
            both = {of_the_response(node.left), of_the_response(node.right)}
            if None not in both and len(both) == 2:
                yield f"{where} makes a third of two answers of the gate, {ast.unparse(node)}, as gate.held_back. {ASK}"


def digits(number: float) -> int:
    """How many digits a number is known to: 2 for 0.48, 20 and 5400."""
    return len(f"{number:.12g}".replace(".", "").lstrip("0").rstrip("0") or "0")


def points(thing):
    """All published points in a value: itself, or in a tuple, a list or a dictionary."""
    if isinstance(thing, Point):
        yield thing
    elif isinstance(thing, dict | list | tuple):
        for part in thing.values() if isinstance(thing, dict) else thing:
            yield from points(part)


def published_numbers() -> dict[float, str]:
    """The numbers of all published points, each with the name under which it stands in literature."""
    found = {}
    for info in pkgutil.iter_modules(literature.__path__):
        room = importlib.import_module(f"pain_helpers.literature.{info.name}")
        for name, thing in vars(room).items():
            for point in points(thing):
                found |= {number: f"literature.{info.name}.{name}" for number in (point.value, point.error)}
    return found


PUBLISHED_NUMBERS = published_numbers()


def copied(here: str, source: str):
    """Each place where a lab repeats a number of a study, in a sentence."""
    # A picture is full of places such as 0.48 of its width.
    least = 3 if is_picture(here) else 2
    for node in ast.walk(ast.parse(source)):
        number = node.value if isinstance(node, ast.Constant) and isinstance(node.value, float) else None
        if number in PUBLISHED_NUMBERS and digits(number) >= least:
            home = f"pain_helpers.{PUBLISHED_NUMBERS[number]}"
            yield f"{here}, line {node.lineno} repeats {number:g}, a number of a study: take it from {home}."


@pytest.mark.parametrize("path", LABS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_lab_computes_nothing_that_the_model_could_tell_and_repeats_no_number_of_a_study(path):
    source = path.read_text(encoding="utf-8")
    wrong = [*recomputed(module(path), source), *copied(module(path), source)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "planted",
    [
        "held = level / (level + k.opioid_half)",
        "held = level / (HALF + level)",
        'HALF = CONSTANTS["gs_baseline"].value',
        'half = getattr(k, "opioid_half")',
        "drive = share * course.constants.gs_baseline",
        "free = 1 / (1 + magnesium / BLOCK * free_charge)",
        "chloride = np.exp(voltage / 26.7)",
        "back = 1 - response.glutamate / response.pain_drive",
        "POINTS = [(1.0, 2.68)]",
    ],
)
def test_an_equation_or_a_number_of_a_study_planted_in_a_lab_is_found(planted):
    assert [*recomputed("labs.planted.planted_lab", planted), *copied("labs.planted.planted_lab", planted)]


@pytest.mark.parametrize(
    "fine",
    [
        "share = 100 * result.kcc2",
        "NO_TOLERANCE.tolerance_shift = 0.0",
        'k = gate.constants_with_sites(["first_nerve"])',
        "percent = 100 * self.after / self.before",
        "width = span / (count + 1)",
    ],
)
def test_what_a_lab_may_well_do_is_left_alone(fine):
    assert not [*recomputed("labs.planted.planted_lab", fine), *copied("labs.planted.planted_lab", fine)]


def test_each_constant_that_a_lab_shows_is_still_read_there():
    for here, name in SHOWN_CONSTANTS:
        tree = ast.parse(PACKAGE.joinpath(*here.split(".")).with_suffix(".py").read_text(encoding="utf-8"))
        assert name in {constant_read(node) for node in ast.walk(tree)}, (
            f"{here} reads {name} no more: delete it from SHOWN_CONSTANTS."
        )
