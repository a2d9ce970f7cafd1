"""Whether picture, sentence and controls of a lab on a page agree with the kernel, pixel for pixel."""

from __future__ import annotations

import ast
import hashlib
import textwrap
import time
from dataclasses import dataclass
from functools import cache
from typing import Any

import nbformat
import numpy as np
import pytest
from jupyter_client import BlockingKernelClient
from nbformat.v4 import new_code_cell, new_notebook

from pain_helpers import labs

from .jupyter import Notebook, Server
from .labs import Lab

#: Seconds in which all is true again: one on an idle machine, more on a busy one; without the mend it never is.
PATIENCE = 60.0
#: What moves a lab from Python, without the page.
SET = """
from ipywidgets.widgets.widget import _instances as _open
_open["{}"].set(**{});
"""
#: The lab as the kernel has it: its kind, the names of its controls and its values, and whether it has come to rest.
ASKED = """
from ipywidgets.widgets.widget import _instances as _open
_lab = _open["{}"]
print([type(_lab).__name__, dict(_lab.values), _lab._rest is None])
del _lab
"""
#: It comes with the answer: a stream of its own may be late, or be taken for another's, while labs answer, too.
KEEPS_WHAT_IS_PRINTED = """
import contextlib as _contextlib, io as _io
_said = _io.StringIO()
with _contextlib.redirect_stdout(_said):
"""


def write_notebook(server: Server, name: str, *cells: str) -> str:
    """A notebook of these cells among the server's, of that name."""
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    made = new_notebook(cells=[new_code_cell(source) for source in cells], metadata=kernel)
    nbformat.write(made, server.folder / "work" / "notebooks" / name)
    return name


def ask_kernel(notebook: Notebook, code: str, kernel: str = "") -> str:
    """What the notebook's kernel prints for some code, asked past page and wire."""
    kernel = kernel or kernel_of(notebook)
    client = BlockingKernelClient(connection_file=str(notebook.server.folder / "runtime" / f"kernel-{kernel}.json"))
    client.load_connection_file()
    # A heart that beats for so short a time may still be asked when its channel is closed.
    client.start_channels(hb=False)
    try:
        reply = client.execute_interactive(
            KEEPS_WHAT_IS_PRINTED + textwrap.indent(code.strip(), "    "),
            store_history=False,
            user_expressions={"said": "_said.getvalue()"},
            output_hook=lambda _: None,
            timeout=PATIENCE,
        )["content"]
    finally:
        client.stop_channels()
    if reply["status"] != "ok":
        raise RuntimeError(f"The kernel answered {reply['status']}: {reply.get('ename')}: {reply.get('evalue')}")
    return ast.literal_eval(reply["user_expressions"]["said"]["data"]["text/plain"])


#: The notebook's panel, whatever else may be open and have the focus.
PANEL = "[...window.jupyterapp.shell.widgets('main')].find(panel => panel.context && panel.content.widgets)"


def kernel_of(notebook: Notebook) -> str:
    return notebook.page.evaluate(f"() => {PANEL}.context.sessionContext.session.kernel.id")


@dataclass
class Seen:
    """One view of a lab: of the notebook's cell at `cell`, in the notebook or wherever `within` finds it."""

    notebook: Notebook
    cell: int = 0
    within: str = ""
    #: What was held to compare.
    held: dict | None = None

    @property
    def page(self):
        return self.notebook.page

    @property
    def box(self):
        return self.page.locator(
            self.within or f".jp-Notebook-cell:nth-child({self.cell + 1} of .jp-Notebook-cell)"
        ).locator(".pain-lab:visible")

    @property
    def lab(self) -> Lab:
        self.box.wait_for(timeout=60_000)
        return Lab(self.page, self.box)

    def wait(self) -> Seen:
        """Wait for the first picture."""
        self.box.locator("canvas[data-drawn]").wait_for(timeout=60_000)
        return self

    def model(self) -> str:
        """The id of the lab in the kernel."""
        return self.page.evaluate(
            f"""place => {{
                const outputs = {PANEL}.content.widgets[place].model.sharedModel.getOutputs();
                return outputs.find(output => output.data).data['application/vnd.jupyter.widget-view+json'].model_id;
            }}""",
            self.cell,
        )

    def said(self) -> tuple[str, dict[str, float], bool]:
        """The lab as the kernel has it."""
        return ast.literal_eval(ask_kernel(self.notebook, ASKED.format(self.model())))

    def press(self, button: str) -> None:
        self.box.locator(".pain-buttons button", has_text=button).first.click()

    def drag(self, share: float, place: int = 0, steps: int = 6, *, up: bool = True) -> None:
        """The slider at `place`, as a hand drags it: without waiting for any answer."""
        self.box.locator(".noUi-handle").nth(place).scroll_into_view_if_needed()
        track = self.box.locator(".noUi-target").nth(place).bounding_box()
        handle = self.box.locator(".noUi-handle").nth(place).bounding_box()
        mouse, start, y = self.page.mouse, handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2
        mouse.move(start, y)
        mouse.down()
        for step in range(1, steps + 1):
            mouse.move(start + (track["x"] + track["width"] * share - start) * step / steps, y)
            self.page.wait_for_timeout(30)
        if up:
            mouse.up()

    def what_is_false(self) -> str:
        """What of the page disagrees with the kernel, or an empty text."""
        state, width = self.lab.state(), self.box.evaluate("lab => lab.querySelector('canvas').width")
        kind, said, rests = self.said()
        if not rests:
            return "the kernel's lab has not come to rest"
        held = None if self.held is None else tuple(self.held.items())
        picture, words, values = truth(kind, tuple(said.items()), width, held)
        for what, shown in (("sliders", state["values"]), ("fields", state["numbers"])):
            if shown != pytest.approx(values, abs=1e-6):
                return f"the {what} say {shown}, the kernel {values}"
        if state["words"] != words or state["alt"] != words:
            return f"the sentence is {state['words']!r}, the kernel's {words!r}"
        return "" if self.lab.picture() == picture else "the picture is another than the kernel's"

    def becomes_true(self, moment: str) -> None:
        """No key is pressed; the last state must be right."""
        start, pause = time.monotonic(), 50
        while (false := self.what_is_false()) and time.monotonic() < start + PATIENCE:
            self.page.wait_for_timeout(pause)
            pause = min(1.3 * pause, 300)  # what takes long is not asked for all the time
        print(f"{time.monotonic() - start:.1f} s: {moment}")
        assert not false, f"{moment}: {false}"

    def becomes_sharp(self) -> float:
        """Each pixel that is drawn is one of the screen's. How many are drawn for one of the page's."""
        ratio = """lab => {
            const canvas = lab.querySelector('canvas');
            return canvas.width / canvas.getBoundingClientRect().width;
        }"""
        dense, end = self.page.evaluate("devicePixelRatio"), time.monotonic() + PATIENCE
        while abs(self.box.evaluate(ratio) / dense - 1) > 1e-3 and time.monotonic() < end:
            self.page.wait_for_timeout(20)
        return self.box.evaluate(ratio)


@cache
def truth(kind: str, items: tuple, width: int, held: tuple | None) -> tuple[str, str, list[float]]:
    """The picture, the sentence and the sliders' values of a lab that is made anew as the kernel's is.

    Made once for each of its values and widths: a test asks again and again till the page is right.
    """
    lab = made(kind, items, held)
    lab._picture.scale = width / lab._picture.width
    pixels = np.ascontiguousarray(lab._picture._draw())
    sliders = [lab.values[name] for name, row in lab._rows.items() if hasattr(row, "slider")]
    return hashlib.sha256(pixels.tobytes()).hexdigest(), lab.words, sliders


#: The lab that was made last: several pages may show the same in other widths.
_MADE: dict[tuple, Any] = {}


def made(kind: str, items: tuple, held: tuple | None):
    key = (kind, items, held)
    if key not in _MADE:
        while _MADE:
            _MADE.popitem()[1].close()
        _MADE[key] = lab = getattr(labs, kind)(*(name for name, _ in items if kind == "GateLab"))
        if held is not None:
            lab.set(**dict(held)).hold()
        lab.set(**dict(items))
    return _MADE[key]
