"""The whole course in a browser's tab, driven as a learner would: it runs by itself, says what it should, and answers.

This needs a whole Pyodide, with numpy and matplotlib compiled for the browser: name a folder with one by PYODIDE, or a
site that has it (built with `make site PYODIDE=official`, say) by SITE. Chromium reaches this machine and nothing else.
"""

import json
import re
import time

import nbformat
import pytest
from site_of_tests import SiteServer, built, change_settings, has_whole_pyodide, served

from .firefox import firefox, firefox_path
from .jupyter import ALL_RAN, NOTEBOOKS
from .labs import Lab
from .test_notebooks import missing

# test_notebooks.py has skipped this module, or failed, where there is no browser.
if not has_whole_pyodide():
    none = "No whole Pyodide is at hand (PYODIDE or SITE names one): the course was not driven as a site."
    pytest.skip(none, allow_module_level=True)
assert not missing
pytestmark = pytest.mark.browser

PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
#: The first start of Python in a tab, on a busy machine.
PATIENCE = 180_000
CELLS = "Array.from(window.jupyterapp.shell.currentWidget.content.model.cells)"
OUTPUTS = f"{CELLS}.map(cell => cell.type === 'code' ? cell.sharedModel.getOutputs() : [])"
IMAGE = re.compile(r"data:image/[a-z+]+;base64,[A-Za-z0-9+/=\s]+")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    site = built(tmp_path_factory.mktemp("live"))
    settings = {
        "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
        "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
    }
    change_settings(site, settings)
    for path in (site / "files").glob("*.ipynb"):
        # What is compared below has been said in the browser, and nowhere else.
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        nbformat.write(notebook, path)
    with served(site.parent) as server:
        yield server.address


def texts(outputs: list) -> list:
    """What a cell said, without its pictures and without what only a kernel of this very moment can show."""
    said, streams = [], {}
    for output in outputs:
        if output["output_type"] == "stream":
            streams.setdefault(output["name"], []).append("".join(output["text"]))
        elif output["output_type"] == "error":
            said.append(f"{output['ename']}: {output['evalue']}")
        else:
            kinds = {kind: "".join(text) for kind, text in output["data"].items() if kind.startswith("text/")}
            said += [IMAGE.sub("a picture", text) for _, text in sorted(kinds.items())]
    return [*("".join(parts) for _, parts in sorted(streams.items())), *said]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_notebook_comes_alive_says_what_is_committed_and_answers(address, window, path):
    notebook = SiteServer(address).notebook(window.new_page(), path.name)
    start = time.monotonic()
    with notebook.open():
        page = notebook.page
        opened = time.monotonic() - start
        labs = page.locator(".pain-lab canvas[data-drawn]")
        if "pain_helpers.labs" in path.read_text(encoding="utf-8"):
            labs.first.wait_for(state="attached", timeout=PATIENCE)
        first = time.monotonic() - start
        page.wait_for_function(ALL_RAN, timeout=PATIENCE)
        print(f"{path.stem}: open after {opened:.1f} s, first lab {first:.1f}, all {time.monotonic() - start:.1f}")

        committed = [cell.get("outputs", []) for cell in nbformat.read(path, as_version=4).cells]
        assert [texts(one) for one in page.evaluate(OUTPUTS)] == [texts(one) for one in committed]
        page.locator(".pain-site").get_by_text("What you do here stays").wait_for()

        if labs.count():
            lab = Lab(page, page.locator(".pain-lab").first)
            slider = lab.sliders[0]
            at_least = slider.value(lab.state()) == slider.least
            before, after = slider.press("ArrowRight" if at_least else "ArrowLeft")
            assert after["values"] != before["values"] and after["words"] != before["words"]
            picture = lab.picture()
            before, after = slider.drag(0.8)
            assert after["values"] != before["values"] and lab.picture() != picture
        assert notebook.problems() == []


@pytest.mark.skipif(firefox_path() is None, reason="No Firefox here: the site was not opened in it.")
def test_in_firefox_a_lab_comes_alive_and_answers(address):
    lab = "document.querySelector('.pain-lab')"
    with firefox() as page:
        page.open(SiteServer(address).address("01_the_gate.ipynb"))
        page.wait_till(f"{lab}?.querySelector('canvas[data-drawn]')", PATIENCE / 1000)
        page.wait_till(f"({ALL_RAN})()", PATIENCE / 1000)

        def settled(before):
            return page.ask(f"painTests.settled({lab}, {json.dumps(before)})")

        first = settled(None)
        page.ask(f"{lab}.querySelector('.noUi-handle').focus()")
        page.press("ArrowLeft")
        moved = settled(first)
        assert moved["values"][0] == pytest.approx(first["values"][0] - 0.1) and moved["words"] != first["words"]
        page.drag_slider(lab, 0.4)
        assert 3 < settled(moved)["values"][0] < 5
