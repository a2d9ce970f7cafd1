"""The examples in docstrings run, and give what they say (those of the model: test_model_package.py)."""

import doctest
import importlib
from pathlib import Path

import pytest
from shared_lab import closing

PACKAGE = Path(__file__).resolve().parent.parent / "pain_helpers"


def name_of(path):
    return ".".join(("pain_helpers", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


WITH_EXAMPLES = [
    name_of(path)
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.parent.name != "model" and ">>> " in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_the_examples_of_a_module_run(name):
    with closing():
        outcome = doctest.testmod(importlib.import_module(name))
    assert outcome.attempted, f"{name}: its examples are not found; they belong in docstrings"
    assert not outcome.failed, f"{name}: {outcome.failed} examples give something else than they say; see above"
