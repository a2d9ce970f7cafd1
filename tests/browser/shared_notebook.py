"""A notebook that is opened and run once and shared by its tests, in a JupyterLab that is shared, too."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import TimeoutError

from .jupyter import Notebook, Server
from .labs import Lab
from .promises import begin, kept

OPEN = "path => window.jupyterapp.commands.execute('docmanager:open', { path }).then(() => {})"


class Desk:
    """A page with JupyterLab, in which one notebook after the other is opened: to load JupyterLab takes far longer."""

    def __init__(self, window, server: Server) -> None:
        self._window, self.server = window, server
        self._page = None

    def page(self):
        if self._page is None or self._page.is_closed():
            self._page = self._window.new_page()
            place = f"lab/workspaces/{secrets.token_hex(4)}"
            self._page.goto(f"{self.server.url}/{place}?token={self.server.token}", wait_until="domcontentloaded")
            self._page.wait_for_function("() => window.jupyterapp")
            kept(self._page, "() => window.jupyterapp.restored.then(() => {})")
        return self._page

    def notebook(self, name: str) -> Tab:
        return Tab(self.page(), self.server, name)


def show(notebook: Notebook, tries: int = 3) -> None:
    """Open the notebook in a page that stands already, or bring it to the front there.

    JupyterLab has been seen to forget that it was told to: whoever sees nothing come clicks again.
    """
    begin(notebook.page, OPEN, f"notebooks/{notebook.name}")
    try:
        notebook.wait_until_open(20)
    except TimeoutError as late:
        if tries == 1:
            said = notebook.page.evaluate("window.painPromise")
            raise RuntimeError(f"{notebook.name} did not open: JupyterLab said {said}") from late
        show(notebook, tries - 1)


@dataclass
class Tab(Notebook):
    """A notebook in a tab of JupyterLab. Closed, it leaves JupyterLab as it was, unless something went wrong."""

    def open(self) -> Tab:
        self.listen()
        show(self)
        return self

    def __exit__(self, kind, *_) -> None:
        self.page.remove_listener("console", self._console)
        self.page.remove_listener("pageerror", self._page_error)
        if kind is not None or self.page.is_closed() or self.problems():
            self.page.close()
        else:
            kept(
                self.page,
                """async () => {
                    const panel = window.jupyterapp.shell.currentWidget;
                    await panel.context.sessionContext.shutdown();
                    panel.dispose();
                }""",
            )
        self.server.end_kernels()


class SharedNotebook:
    """The notebook that ``make`` makes: opened when the first test asks, and anew after :meth:`close`."""

    def __init__(self, make: Callable[[], Notebook]) -> None:
        self._make = make
        self._page: Notebook | None = None
        self._has_run = False
        self._said: list[str] = []
        #: Its labs, once somebody has waited till they are drawn.
        self.labs: list[Lab] = []

    def __enter__(self) -> SharedNotebook:
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def not_run(self) -> Notebook:
        """As a reader sees it first."""
        if self._has_run:
            self.close()
        return self._opened()

    def run(self) -> Notebook:
        """With all its cells run."""
        notebook = self._opened()
        if not self._has_run:
            self._has_run = True
            notebook.run_all()
        return notebook

    def _opened(self) -> Notebook:
        if self._page is None:
            self._page = self._make()
            self._page.open()
        return self._page

    def problems(self) -> list[str]:
        """What went wrong on this page and on those that were closed."""
        return self._said + (self._page.problems() if self._page else [])

    def close(self, *, fault: bool = False) -> None:
        """Let the notebook go, with its kernel, and after a fault all that was open beside; who asks gets a new one."""
        page, self._page, self._has_run, self.labs = self._page, None, False, []
        if page is not None:
            with page:
                self._said += page.problems()
                if fault:
                    page.page.close()
