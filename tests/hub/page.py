"""A learner of a hub in a real browser: from the link that an instructor gives to a notebook in JupyterLab."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass

from ..browser.jupyter import REPOSITORY, Notebook
from .running import Hub

#: What lets a test look into JupyterLab's page.
LOOKING = ("--LabApp.expose_app_in_browser=True",)
PAGE_SCRIPTS = (REPOSITORY / "tests" / "browser" / "page.js", REPOSITORY / "tests" / "bench" / "stopwatch.js")
STARTS, READS = 300_000, 60_000  # ms


def _links():
    spec = importlib.util.spec_from_file_location("ci_links", REPOSITORY / ".ci" / "links.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def link(hub: Hub, notebook: str) -> str:
    """The link of the README, with this hub and its repository in place of the real ones."""
    return _links().pull_link(hub.url, hub.repository.as_uri(), f"notebooks/{notebook}")


@dataclass
class HubNotebook(Notebook):
    """A notebook of a learner; ``server`` is the hub."""

    learner: str = ""

    def __exit__(self, *_) -> None:
        self.page.close()

    def open(self) -> HubNotebook:
        """Follow the link, log in where one is asked to, and wait for the notebook."""
        self.listen()
        self.page.set_default_navigation_timeout(READS)
        self.page.goto(link(self.server, self.name), wait_until="domcontentloaded")
        if self.page.locator("#username_input").count():
            self.page.fill("#username_input", self.learner)
            self.page.fill("#password_input", self.server.password)
            self.page.click("#login_submit", no_wait_after=True)
        self.page.wait_for_url(f"**/user/{self.learner}/lab/tree/**", timeout=STARTS, wait_until="domcontentloaded")
        self.wait_until_open(STARTS / 1000)
        return self


def window(browser):
    """A window with cookies of its own: another learner's laptop."""
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    for script in PAGE_SCRIPTS:
        context.add_init_script(path=script)
    return context
