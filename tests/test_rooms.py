"""Arrows between the rooms of pain_helpers run one way."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "pain_helpers"

#: What each room may know of. A room not listed is a room of the model.
SLOW = {"adaptation", "pharmacokinetics", "plan", "people", "simulation", "readout", "replay", "sensitivity"}
MODEL = {"parameters", "gate", "literature"} | SLOW
MAY_KNOW = {
    "parameters": set(),
    "literature": {"literature"},
    "gate": {"parameters"},
    "adaptation": {"gate", "parameters"},
    "pharmacokinetics": {"parameters"},
    "people": {"parameters"},
    "plan": {"adaptation", "people", "pharmacokinetics", "parameters"},
    "simulation": {"adaptation", "people", "plan", "gate", "parameters"},
    "readout": {"adaptation", "simulation", "plan", "gate", "parameters"},
    "replay": {"literature", "readout", "simulation", "people", "plan", "pharmacokinetics", "gate", "parameters"},
    "sensitivity": {"simulation", "people", "plan", "gate", "parameters"},
    "pictures": {"pictures", "gate", "parameters"},
    "labs": MODEL | {"labs", "pictures"},
    "lessons": {"lessons", "literature", "parameters", "replay"},
}
MODEL_MAY_KNOW = {"parameters", "gate", "literature"}
#: Libraries that only some rooms use.
DRAWN_OR_CLICKED = {"matplotlib", "PIL", "ipywidgets", "anywidget", "traitlets", "IPython"}
LIBRARIES = {"pictures": {"matplotlib", "PIL"}, "labs": {"ipywidgets", "anywidget", "traitlets"}}

MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(path: Path):
    """Absolute names that a module imports, each with its leading packages."""
    package = ["pain_helpers", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            # "from . import gate" names a module, "from .gate import x" a thing in it.
            yield from ([f"{module}.{alias.name}" for alias in node.names] if module.count(".") == 0 and node.level else [module])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_knows_only_what_it_may(path):
    here = room(path)
    if here == "__init__":
        return
    may = MAY_KNOW.get(here, MODEL_MAY_KNOW | {here})
    libraries = LIBRARIES.get(here, set())
    for name in imported(path):
        first, *rest = name.split(".")
        if first == "pain_helpers":
            known = rest[0] if rest else "__init__"
            assert known in may | {here, "__version__", "__init__"}, f"{here} must not know {known}"
        elif first in DRAWN_OR_CLICKED:
            assert first in libraries, f"{here} must not import {first}"
        assert "pyplot" not in name


def test_the_model_loads_without_what_draws_or_clicks():
    code = (
        "import sys, pain_helpers.replay, pain_helpers.literature.claims, pain_helpers.literature.supports;"
        "print(sorted({'matplotlib', 'ipywidgets', 'PIL', 'IPython'} & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_labs_never_load_pyplot():
    code = "import sys; from pain_helpers.labs import GateLab; GateLab().set(stimulus=5); print('matplotlib.pyplot' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"
