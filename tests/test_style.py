"""One style for all code, no fault that can be seen without running it, and nothing that has grown too large."""

import ast
import importlib.metadata
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TODO = "Call `make style`, which mends what it can, then mend by hand what it still names. The rules: pyproject.toml."


def run_ruff(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "ruff", *arguments, "--no-cache", "--quiet", "."],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def the_locked_ruff():
    """Each version of ruff lays out some things anew; ours is the one in the lock."""
    locked = re.search(r"^ruff==(\S+)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)[1]
    found = importlib.metadata.version("ruff")
    if found != locked:
        pytest.skip(f"The style is that of ruff {locked}; this is {found}.")


def test_ruff_finds_no_fault(the_locked_ruff):
    found = run_ruff("check", "--output-format", "concise")
    assert found.returncode == 0, f"{TODO}\n{found.stdout}{found.stderr}"


def test_the_code_is_laid_out_by_ruff(the_locked_ruff):
    found = run_ruff("format", "--diff")
    assert found.returncode == 0, f"{TODO}\n{found.stdout}{found.stderr}"


# Sizes: what is small enough to be read at once is found, and changed without fear.

PACKAGE = ROOT / "pain_helpers"
MODULES = sorted(PACKAGE.rglob("*.py"))
#: Docstrings count for a file, and neither for a function nor for a room: to explain more must cost nothing there.
MOST_LINES_OF_A_FILE, MOST_LINES_OF_A_FUNCTION, MOST_OF_A_ROOM = 400, 40, 1 / 4
#: Tables of facts and of words may be long.
DATA = {"model/parameters.py", "lessons/glossary.py"}
#: Functions that are longer, each with its reason.
LONG_FUNCTIONS = {
    "model/gate.py synapse": "the equations of one synapse, read from the stimulus to the potential",
}


def name_of(path):
    return path.relative_to(PACKAGE).as_posix()


def is_data(name):
    return name in DATA or name.endswith("/words.py") or name.startswith("literature/")


def lines_of(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def room_of(name):
    """``model`` or ``labs/ketamine``: a folder of code that is worked on together."""
    parts = name.split("/")
    return "/".join(parts[: 2 if parts[0] == "labs" and len(parts) > 2 else 1])


def test_no_file_is_too_long_to_read():
    lengths = {name_of(path): lines_of(path) for path in MODULES}
    long = {name: n for name, n in lengths.items() if n > MOST_LINES_OF_A_FILE and not is_data(name)}
    said = "\n".join(f"{n:6}  pain_helpers/{name}" for name, n in long.items())
    assert not long, f"Longer than {MOST_LINES_OF_A_FILE} lines; cut each in two by what it is about:\n{said}"


def docstring_lines(node):
    """The numbers of the lines of a docstring, of a module, a class or a function."""
    if ast.get_docstring(node) is None:
        return set()
    return set(range(node.body[0].lineno, node.body[0].end_lineno + 1))


def functions():
    """Each function of the package by file and name, with its lines; a method is named without its class."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{name_of(path)} {node.name}", node.end_lineno - node.lineno + 1 - len(docstring_lines(node))


def code_lines_of(path):
    """How many lines of a file are code: neither blank nor comment nor docstring."""
    text = path.read_text(encoding="utf-8")
    explained = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            explained |= docstring_lines(node)
    lines = enumerate(map(str.strip, text.splitlines()), start=1)
    return sum(bool(line) and not line.startswith("#") and number not in explained for number, line in lines)


def test_no_function_is_too_long_to_read():
    long = {name: n for name, n in functions() if n > MOST_LINES_OF_A_FUNCTION}
    said = "\n".join(f"{n:6}  pain_helpers/{name}" for name, n in long.items() if name not in LONG_FUNCTIONS)
    assert not said, (
        f"Longer than {MOST_LINES_OF_A_FUNCTION} lines; take parts out under names of their own, or list it in "
        f"LONG_FUNCTIONS of tests/test_style.py with the reason:\n{said}"
    )
    assert long.keys() >= LONG_FUNCTIONS.keys(), (
        f"No longer too long, so take it off LONG_FUNCTIONS: {sorted(LONG_FUNCTIONS.keys() - long.keys())}"
    )


def test_no_room_holds_more_than_a_quarter_of_the_code():
    rooms = {}
    for path in MODULES:
        room = room_of(name_of(path))
        rooms[room] = rooms.get(room, 0) + code_lines_of(path)
    whole = sum(rooms.values())
    table = "\n".join(f"{n:6} {n / whole:4.0%}  {room}" for room, n in sorted(rooms.items(), key=lambda row: -row[1]))
    assert max(rooms.values()) <= MOST_OF_A_ROOM * whole, (
        f"The largest room is worth two. Lines of code of each:\n{table}"
    )
