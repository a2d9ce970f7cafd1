"""A notebook that is opened and run once and shared by its tests."""

from __future__ import annotations

from collections.abc import Callable

from .jupyter import Notebook
from .labs import Lab


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

    def close(self) -> None:
        """Let the page go, with its kernel; the next who asks gets a new one."""
        page, self._page, self._has_run, self.labs = self._page, None, False, []
        if page is not None:
            with page:
                self._said += page.problems()
