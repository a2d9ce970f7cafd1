"""A notebook of the course whose cells run by themselves as it opens: when all that is done, and its first lab."""

from __future__ import annotations

import time

from .jupyter import ALL_RAN, POLLING, Notebook
from .labs import Lab
from .promises import kept


def drawn(notebook: Notebook) -> Lab:
    """The first lab of the notebook that is shown, with its picture."""
    box = notebook.panel.locator(".pain-lab").first
    box.locator("canvas[data-drawn]").wait_for(state="attached", timeout=60_000)
    return Lab(notebook.page, box)


def came_alive(notebook: Notebook) -> Lab:
    """The first lab, once nothing more runs by itself: a cell that does could make it anew under the hand."""
    lab = drawn(notebook)
    is_over(notebook)
    notebook.let_go_of_place()
    return lab


def is_over(notebook: Notebook) -> None:
    """Wait till what runs by itself has run: then the notebook's folder is back where Python looks for modules."""
    notebook.page.wait_for_function(ALL_RAN, timeout=60_000, polling=POLLING)
    soon(notebook.page, lambda: asked(notebook, "'' in __import__('sys').path") == "True")


def asked(notebook: Notebook, code: str) -> str:
    """What an expression is in the notebook's kernel, once all that came before has run."""
    notebook.wait_for_kernel()
    return kept(
        notebook.page,
        """async code => {
            const kernel = window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel;
            const reply = await kernel.requestExecute(
                { code: '', silent: true, store_history: false, user_expressions: { code } }).done;
            return reply.content.user_expressions.code.data['text/plain'];
        }""",
        code,
    )


def soon(page, holds) -> None:
    """Waits till something holds, for a minute at most."""
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end, "a minute went by"
        page.wait_for_timeout(50)
