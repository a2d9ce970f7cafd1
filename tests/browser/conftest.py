"""One JupyterLab for all browser tests of a run."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from . import jupyter
from .shared_notebook import Desk


@pytest.fixture(scope="session")
def server(browser):
    # Labs of a long notebook would else not be in the page before a learner scrolls to them.
    settings = {
        "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
        # Nothing that a test does is written to the notebook, so it stays as untrusted as it came.
        "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
    }
    with jupyter.jupyter_lab(settings=settings) as lab:
        yield lab


@pytest.fixture(scope="session")
def window(browser):
    """Pages opened here share one cache: JupyterLab's own code is fetched once."""
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    context.set_default_timeout(60_000)  # a busy machine takes its time
    context.add_init_script(path=jupyter.HERE / "page.js")
    context.add_init_script(Axe().axe_script)
    yield context
    context.close()


@pytest.fixture(scope="session")
def desk(server, window):
    """One JupyterLab for the notebooks that are opened one after the other."""
    return Desk(window, server)


@pytest.fixture(scope="module")
def own_window(desk):
    """The desk for tests that change its window and the bar beside: both are at the end as they were."""
    page = desk.page()
    size = page.viewport_size
    yield desk
    if not page.is_closed():
        page.set_viewport_size(size)
        page.evaluate("window.jupyterapp.shell.expandLeft()")
