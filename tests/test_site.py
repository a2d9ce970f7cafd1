"""The course as a site of plain files: it builds, all it names is there and fits, and Python runs in its pages.

Compiled packages for the browser (numpy and the like) are not at hand everywhere: tests/browser/test_site_live.py needs
them. Here the kernel boots without them, from the very files that a reader's browser gets.
"""

import copy
import hashlib
import importlib
import json
import re
import sys
import tomllib
import zipfile
from html.parser import HTMLParser
from types import SimpleNamespace
from urllib.parse import urlparse

import nbformat
import pytest
from browser.jupyter import Notebook, browser_required, why_no_browser
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from site_of_tests import ROOT, SiteServer, built, configuration, has_whole_pyodide, lock, served, why_no_site

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
VERSIONS = tomllib.loads((ROOT / ".ci" / "site" / "versions.toml").read_text(encoding="utf-8"))
PYODIDE = "static/pyodide"
KERNEL = "extensions/@jupyterlite/pyodide-kernel-extension/static"
NAME, STAYS = "try.ipynb", "What you do here stays in this browser, on this device."
NOTHING_TO_ADD = "This page holds all that the course needs, and other packages cannot be added to it.\nand on"
#: The first start of Python in a tab, on a busy machine.
PATIENCE = 120_000
#: A slider that a function listens to, and bytes that go from the page to Python and back.
CELLS = (
    """import sys
import anywidget, ipywidgets
slider, said = ipywidgets.IntSlider(value=3), ipywidgets.Label("not moved")
slider.observe(lambda change: setattr(said, "value", f"moved to {change.new}"), "value")
ipywidgets.VBox([slider, said])""",
    """class Echo(anywidget.AnyWidget):
    _esm = '''export default { render({ model, el }) {
        const said = document.createElement("output");
        said.className = "echo";
        el.append(said);
        model.on("msg:custom", ({ total }, buffers) => {
            const bytes = buffers.map((one) => [...new Uint8Array(one.buffer ?? one)].join(" "));
            said.textContent = `${total} of ${bytes}`;
        });
        model.send({}, undefined, [new Uint8Array([1, 2, 250]).buffer]);
    } }'''
    def __init__(self):
        super().__init__()
        self.on_msg(self.answer)
    def answer(self, _, content, buffers):
        self.send({"total": sum(bytes(buffers[0]))}, buffers=[bytes(buffers[0])[::-1]])
Echo()""",
    "%pip install cowsay\nprint('and on')",
    "print(sys.platform, sys.version_info[:2], sys.flags.safe_path)",
)
#: The text of the notebook, which a reader changes.
A_LESSON = "# A lesson\n\n[The next one](00_start_here.ipynb)"
TEXT = "Array.from(window.jupyterapp.shell.currentWidget.content.model.cells)[0].sharedModel"
#: What the last cell says: imports look no more into the notebook's folder, where each look is a question to the page.
LAST = "emscripten (3, 14) True"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    if missing := why_no_site():
        if browser_required():
            pytest.fail(missing, pytrace=False)
        pytest.skip(missing)
    return built(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def site_lock():
    """The part of the build that makes the lock."""
    folder = str(ROOT / ".ci" / "site")
    sys.path.insert(0, folder)
    try:
        yield importlib.import_module("site_lock")
    finally:
        sys.path.remove(folder)


def official(site) -> str:
    """Pyodide's own place, as the kernel in the site has it."""
    schema = json.loads((site / KERNEL / "schema" / "kernel.v0.schema.json").read_text(encoding="utf-8"))
    return schema["properties"]["pyodideUrl"]["default"].rpartition("/")[0]


def test_each_package_is_there_with_its_checksum_or_named_at_pyodides_own_place(site):
    elsewhere = set()
    for package in lock(site)["packages"].values():
        if "://" in package["file_name"]:
            place, _, name = package["file_name"].rpartition("/")
            assert place == official(site) and name.endswith("_wasm32.whl")
            elsewhere.add(package["name"].lower())
        else:
            path = site / PYODIDE / package["file_name"]
            assert hashlib.sha256(path.read_bytes()).hexdigest() == package["sha256"], path.name
        assert re.fullmatch("[0-9a-f]{64}", package["sha256"])
    assert elsewhere in (set(), {"contourpy", "kiwisolver", "matplotlib", "numpy", "pillow"})


def test_python_finds_its_modules_compiled(site):
    """To compile them takes a browser a second and more, at each start."""
    archives = [site / PYODIDE / "python_stdlib.zip", *(site / PYODIDE).glob("*.whl")]
    inside = {path.name: zipfile.ZipFile(path).namelist() for path in archives}
    assert "os.pyc" in inside["python_stdlib.zip"]
    for archive, names in inside.items():
        plain = [name for name in names if name.endswith(".py")]
        assert not plain or archive.startswith("pain_helpers-"), (archive, plain[:3])


def test_all_that_a_package_needs_is_in_the_lock(site):
    packages = lock(site)["packages"]
    for name, package in packages.items():
        assert set(package["depends"]) <= set(packages), name
    settings = configuration(site)["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]
    assert settings["disablePyPIFallback"] is True
    assert set(settings["loadPyodideOptions"]["packages"]) <= set(packages)
    assert "pain-helpers" in settings["loadPyodideOptions"]["packages"]


def test_what_the_browser_gets_is_in_the_ranges_of_the_course(site):
    there, python = lock(site)["packages"], lock(site)["info"]["python"]
    assert Requirement(f"python{PROJECT['requires-python']}").specifier.contains(python)
    wanted = [Requirement(line) for line in PROJECT["dependencies"]]
    # JupyterLab itself is the page, in JupyterLite's own version.
    page = configuration(site)["versionInfo"]["@jupyterlab/application"]["version"]
    versions = {"jupyterlab": page} | {name: package["version"] for name, package in there.items()}
    for one in wanted:
        assert one.specifier.contains(versions[canonicalize_name(one.name)]), one
    assert there["pain-helpers"]["version"] == PROJECT["version"]


def test_kernel_and_pyodide_belong_together(site):
    assert official(site).endswith(f"/v{VERSIONS['npm']['pyodide']}/full")
    assert lock(site)["info"]["python"].startswith("3.14.")
    for part in ("build", "browser"):
        assert VERSIONS[part]["anywidget"] == VERSIONS["browser"]["anywidget"]


def test_versions_that_do_not_fit_are_said_in_one_sentence_each(site_lock, site):
    wheels = [site_lock.Wheel(path) for path in sorted((site / PYODIDE).glob("*-none-any.whl"))]
    fits = lock(site)
    assert site_lock.misfits(fits, wheels) == []
    old = copy.deepcopy(fits)
    old["packages"]["matplotlib"]["version"] = "3.8.4"
    del old["packages"]["comm"]
    said = site_lock.misfits(old, wheels)
    assert "pain-helpers needs matplotlib<4,>=3.9, and here is 3.8.4." in said
    assert any(line.startswith("ipywidgets needs comm") and line.endswith("and here is none.") for line in said)


class Addresses(HTMLParser):
    """What a page loads by itself: not what a reader may click on."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if dict(attributes).get("rel") in ("canonical", "license"):  # says something, and loads nothing
            return
        named = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src", "form": "action"}
        self.found += [value for name, value in attributes if name == named.get(tag)]


def test_every_address_that_a_page_loads_is_relative(site):
    pages = [path for path in site.rglob("*.html") if "pyodide" not in path.parts]
    assert {"lab", "notebooks"} <= {path.parent.name for path in pages}
    for path in pages:
        for address in Addresses(path.read_text(encoding="utf-8")).found:
            assert not urlparse(address).netloc and not address.startswith("/"), (path, address)


def test_every_address_in_the_settings_is_relative_or_pyodides_own(site):
    named = {"parts.json": (), "jupyter-lite.json": (), f"{PYODIDE}/pyodide-lock.json": ()}
    for name in named:
        hosts = set(re.findall(r"https?://[^\"]+/", (site / name).read_text(encoding="utf-8")))
        assert hosts <= {f"{official(site)}/"}, name


def test_all_parts_that_are_fetched_first_are_there_in_their_size(site):
    parts = json.loads((site / "parts.json").read_text(encoding="utf-8"))
    for name, size in parts["parts"].items():
        assert "://" in name or (site / name).stat().st_size == size > 0
    assert {f"files/{path.name}" for path in (ROOT / "notebooks").glob("*.ipynb")} <= set(parts["lessons"])
    assert "extensions/pain_helpers/static/cells.json" in parts["lessons"]
    for name in parts["lessons"]:
        assert (site / name).is_file(), name
    assert parts["build"] in (site / "service-worker.js").read_text(encoding="utf-8")


def test_notebooks_are_the_course_s_own_to_the_letter(site):
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        assert (site / "files" / path.name).read_bytes() == path.read_bytes()


@pytest.fixture(scope="module")
def tab(request, site):
    """The site as a learner's browser meets it: its address, and a window that keeps what it has loaded."""
    if missing := why_no_browser():
        pytest.fail(missing, pytrace=False) if browser_required() else pytest.skip(missing)
    browser = request.getfixturevalue("browser")
    codes = [nbformat.v4.new_code_cell(source) for source in CELLS]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(A_LESSON), *codes])
    notebook.metadata["language_info"] = {"name": "python"}
    nbformat.write(notebook, site / "files" / NAME)
    listed = site / "api" / "contents" / "all.json"
    files = json.loads(listed.read_text(encoding="utf-8"))
    files["content"].append({**files["content"][0], "name": NAME, "path": NAME})
    listed.write_text(json.dumps(files), encoding="utf-8")
    window = browser.new_context(viewport={"width": 1366, "height": 900})
    window.set_default_timeout(60_000)
    with served(site.parent) as server:
        yield SimpleNamespace(server=server, window=window)
    window.close()


def opened(tab) -> Notebook:
    """A notebook in a new page, once all that it has loaded is kept for the next visit."""
    notebook = SiteServer(tab.server.address).notebook(tab.window.new_page(), NAME).open()
    notebook.page.locator("body[data-pain-kept]").wait_for(state="attached", timeout=PATIENCE)
    return notebook


@pytest.fixture(scope="module")
def first_visit(tab):
    """The notebook as it is opened first; a reader runs it, changes its text and downloads it."""
    asked = set()
    tab.window.on("request", lambda request: asked.add(urlparse(request.url).netloc))
    with opened(tab) as notebook:
        said = notebook.page.locator(".pain-site").get_by_role("status").inner_text()
        notebook.run_all()
        yield SimpleNamespace(notebook=notebook, page=notebook.page, asked=asked, said=said)


@pytest.fixture(scope="module")
def downloaded(first_visit):
    page = first_visit.page
    page.evaluate(f"{TEXT}.setSource('# my own')")
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download my copy").click()
    return nbformat.read(coming.value.path(), as_version=4)


@pytest.fixture(scope="module")
def next_visit(tab, first_visit, downloaded):
    """The notebook opened and run when the network is gone, which then comes back."""
    first_visit.page.close()
    with tab.server.away():
        notebook = opened(tab)
        notebook.run_all()
    with notebook:
        yield notebook


@pytest.mark.browser
def test_python_boots_in_the_page_and_a_slider_and_bytes_answer(tab, site, first_visit):
    notebook, page = first_visit.notebook, first_visit.page
    assert page.locator(".jp-OutputArea-output").last.inner_text().strip() == LAST
    assert page.locator("output.echo").inner_text() == "253 of 250 2 1"
    assert page.locator(".jp-OutputArea-output").nth(-2).inner_text().strip() == NOTHING_TO_ADD
    page.locator(".noUi-handle").press("ArrowRight")
    page.get_by_text("moved to 4").wait_for()
    box = page.locator(".noUi-target").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2)
    page.get_by_text(re.compile("moved to (8|9).")).wait_for()
    assert notebook.cell_errors() == [] and notebook.page_errors == []
    hosts = set() if has_whole_pyodide() else {urlparse(official(site)).netloc}
    assert first_visit.asked - {""} <= {urlparse(tab.server.address).netloc} | hosts


@pytest.mark.browser
def test_what_a_reader_does_stays_here_and_is_downloaded(first_visit, downloaded):
    assert first_visit.said == STAYS
    assert [cell.source for cell in downloaded.cells] == ["# my own", *CELLS]


@pytest.mark.browser
def test_on_the_next_visit_no_network_is_needed(tab, next_visit):
    assert next_visit.page.locator(".jp-OutputArea-output").last.inner_text().strip() == LAST
    # A lesson that was not yet opened is there, too.
    lesson = SiteServer(tab.server.address).notebook(tab.window.new_page(), "00_start_here.ipynb")
    with tab.server.away(), lesson.open():
        lesson.page.get_by_role("heading", name="Start here: why pain drugs fade").wait_for()


@pytest.mark.browser
def test_what_a_reader_did_is_there_on_the_next_visit_and_goes_with_one_button(tab, next_visit):
    page = next_visit.page
    assert page.evaluate(f"{TEXT}.getSource()") == "# my own"
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("dialog").get_by_role("button", name="Keep my work").click()
    page.get_by_role("button", name="Start over").click()
    with page.expect_navigation():
        page.get_by_role("dialog").get_by_role("button", name="This notebook").click()
    next_visit.wait_until_open()
    assert page.evaluate(f"{TEXT}.getSource()") == A_LESSON
    with page.expect_navigation():
        page.get_by_role("link", name="The next one").click()
    assert page.url.endswith("notebooks/index.html?path=00_start_here.ipynb") and len(tab.window.pages) == 1
    page.get_by_role("heading", name="Start here: why pain drugs fade").wait_for()
