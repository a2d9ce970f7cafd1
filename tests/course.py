"""What the tests read out of the committed notebooks."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"


@dataclass(frozen=True)
class Notebook:
    """One committed notebook."""

    path: Path

    @cached_property
    def cells(self) -> list:
        return nbformat.read(self.path, as_version=4).cells

    @property
    def number(self) -> str:
        return self.path.name[:2]

    def tagged(self, tag: str) -> list:
        return [cell for cell in self.cells if tag in cell.metadata.get("tags", [])]

    @property
    def markdown(self) -> list[str]:
        return [cell.source for cell in self.cells if cell.cell_type == "markdown"]

    @property
    def code(self) -> list:
        return [cell for cell in self.cells if cell.cell_type == "code"]

    def calls(self, name: str) -> list[ast.Call]:
        """Each call of a function in the notebook's code."""
        trees = (ast.walk(ast.parse(cell.source)) for cell in self.code)
        return [
            node
            for tree in trees
            for node in tree
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
        ]


ALL = [Notebook(path) for path in sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))]


def without_comments(text: str) -> str:
    return re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)


def result(cell):
    """What a cell shows as its value, as a dictionary of MIME types."""
    shown = [output.data for output in cell.outputs if output.output_type in ("execute_result", "display_data")]
    assert len(shown) == 1, f"{len(shown)} outputs are committed below this cell; run `make notebooks`:\n{cell.source}"
    return shown[0]
