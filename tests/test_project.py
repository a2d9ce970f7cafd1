"""The project itself: what installs it, what it says about itself, and how its notebooks are committed."""

import ast
import fnmatch
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import nbformat
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def script(name):
    """A file of .ci as a module."""
    spec = importlib.util.spec_from_file_location(f"ci_{name}", ROOT / ".ci" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def project():
    return tomllib.loads(read("pyproject.toml"))["project"]


@pytest.fixture(scope="module")
def notebook_script():
    return script("notebooks")


@pytest.fixture(scope="module")
def link_script():
    return script("links")


@pytest.fixture(scope="module")
def tracked():
    """The files that git holds, or would hold: neither ignored nor deleted."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("This is not a git checkout: the committed files are not known.")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def requirements(lines):
    return {canonicalize_name(r.name): r for r in map(Requirement, lines)}


def locked():
    """What the lock asks for, as (requirement, the line it stands on)."""
    for line in read("requirements.lock").splitlines():
        if line and not line.startswith("#"):
            yield Requirement(line), line


# Dependencies


def test_every_dependency_stands_on_a_line_with_its_reason(project):
    text = read("pyproject.toml")
    extras = project["optional-dependencies"]
    for wanted in project["dependencies"] + [line for lines in extras.values() for line in lines]:
        line = re.search(rf'^    "{re.escape(wanted)}",(.*)$', text, re.MULTILINE)
        assert line, f"{wanted} does not stand on a line of its own"
        reason = line[1].strip()
        assert reason.startswith("#") and len(reason.split()) >= 4, f"{wanted} has no reason behind it"


def test_every_dependency_has_a_range(project):
    extras = project["optional-dependencies"]
    for wanted in project["dependencies"] + [line for lines in extras.values() for line in lines]:
        signs = {part.operator for part in Requirement(wanted).specifier}
        assert signs == {">=", "<"}, f"{wanted} should have a lowest and a first too new version"


def test_conda_environment_asks_for_the_same_as_pyproject(project):
    environment = yaml.safe_load(read("environment.yml"))
    assert environment["channels"][0] == "conda-forge"
    parts = environment["dependencies"]
    (by_pip,) = [part["pip"] for part in parts if isinstance(part, dict)]
    assert by_pip == ["."], "a copy of the package, which does not depend on where this folder lies"
    plain = [part for part in parts if isinstance(part, str)]
    (python,) = [part for part in plain if re.match(r"python\W", part)]
    assert python.removeprefix("python=") in PYTHONS
    assert "pip" in plain

    conda_names = {"matplotlib": "matplotlib-base"}
    conda = requirements(part for part in plain if part not in (python, "pip"))
    puller = [wanted for wanted in project["optional-dependencies"]["hub"] if wanted.startswith("nbgitpuller")]
    ours = {conda_names.get(name, name): r for name, r in requirements(project["dependencies"] + puller).items()}
    assert {name: r.specifier for name, r in conda.items()} == {name: r.specifier for name, r in ours.items()}


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_lock_covers_every_dependency_inside_its_range(project, python, system):
    there = {
        "python_version": python,
        "python_full_version": f"{python}.7",
        "sys_platform": system,
        "platform_system": SYSTEMS[system],
        "os_name": "nt" if system == "win32" else "posix",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    versions = {}
    for pinned, line in locked():
        if pinned.marker is None or pinned.marker.evaluate(there):
            name = canonicalize_name(pinned.name)
            assert name not in versions, f"{name} is locked twice for Python {python} on {system}"
            (only,) = pinned.specifier
            assert only.operator == "==", line
            versions[name] = Version(only.version)
    extras = project["optional-dependencies"]
    for wanted in project["dependencies"] + [line for lines in extras.values() for line in lines]:
        name = canonicalize_name(Requirement(wanted).name)
        assert name in versions, f"{name} is not locked for Python {python} on {system}"
        assert versions[name] in Requirement(wanted).specifier, (
            f"{name} {versions[name]} is out of range; run `make lock`"
        )


def test_lock_names_no_host_and_no_place_on_a_disk():
    for pinned, line in locked():
        assert pinned.url is None, line
        assert not re.search(r"://|\\|/|^-|--", line), line


def test_supported_pythons_agree_everywhere(project):
    assert project["requires-python"] == f">={PYTHONS[0]}", "a newer Python is tried, not refused"
    lowest, highest = (python.replace(".", ", ") for python in (PYTHONS[0], PYTHONS[-1]))
    assert f"({lowest}) <= sys.version_info[:2] <= ({highest})" in read(".ci/venv")
    assert f"sys.version_info[:2] > ({highest})" in read(".ci/venv")
    for place in ("README.md", "CONTRIBUTING.md", ".ci/venv"):
        assert f"{', '.join(PYTHONS[:-1])} or {PYTHONS[-1]}" in read(place), place
    for place in ("Makefile", "requirements.lock", ".ci/venv"):
        assert f"Python {PYTHONS[0]} to {PYTHONS[-1]}" in read(place), place


def test_whatever_is_imported_is_a_dependency(project, tracked):
    """A package that only comes along with another may be gone with that one's next version."""
    distributions = packages_distributions()
    needed = requirements(project["dependencies"])
    needed_by_tests = needed | requirements(project["optional-dependencies"]["test"])
    # These come with a dependency and are part of what it promises.
    come_along = {
        "packaging": "pytest",
        "traitlets": "ipywidgets",
        "ipython": "jupyterlab",
        "ipykernel": "jupyterlab",
        "jupyter-client": "nbclient",
        "jupyter-server": "jupyterlab",
        "pluggy": "pytest",
        "psutil": "ipykernel",
        "beautifulsoup4": "nbconvert",
        "jinja2": "nbconvert",
        "markupsafe": "nbconvert",
    }
    local = {"pain_helpers", "tests"} | {p.stem for p in (ROOT / "tests").rglob("*.py")}
    local |= {p.name for p in (ROOT / "tests").iterdir() if p.is_dir()}
    local |= {p.stem for p in (ROOT / ".ci").rglob("*.py")}
    for name in tracked:
        if not name.endswith(".py"):
            continue
        known = needed if name.startswith("pain_helpers/") else needed_by_tests
        for node in ast.walk(ast.parse(read(name))):
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                modules = [node.module]
            else:
                continue
            for top in {module.split(".")[0] for module in modules}:
                if top in sys.stdlib_module_names or top in local:
                    continue
                owners = {canonicalize_name(owner) for owner in distributions.get(top, [top])}
                assert owners & (known.keys() | come_along.keys()), f"{name} imports {top}, which pyproject.toml lacks"


# What the project says about itself


def test_address_and_version_are_up_to_date(link_script, capsys):
    assert link_script.main(["--check"]) == 0, capsys.readouterr().err


def test_a_new_address_and_version_reach_every_place(link_script, project, tmp_path, capsys):
    for name in ("README.md", "CITATION.cff", link_script.LAB_EXTENSION):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    old, new = project["urls"]["Repository"], "https://github.com/somebody/pain-course"
    (tmp_path / "pyproject.toml").write_text(
        read("pyproject.toml").replace(old, new).replace(f'version = "{project["version"]}"', 'version = "7.8.9"'),
        encoding="utf-8",
    )
    assert link_script.main(["--check"], root=tmp_path) == 1
    assert link_script.main([], root=tmp_path) == 0
    assert link_script.main(["--check"], root=tmp_path) == 0
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    citation = (tmp_path / "CITATION.cff").read_text(encoding="utf-8")
    owner = old.split("/")[-2]
    for text in (readme, citation):
        assert owner not in text
        assert new in text
        assert "7.8.9" in text
    assert json.loads((tmp_path / link_script.LAB_EXTENSION).read_text(encoding="utf-8"))["version"] == "7.8.9"
    assert "/v2/gh/somebody/pain-course/v7.8.9?urlpath=lab/tree/notebooks/00_start_here.ipynb" in readme


def test_the_address_stands_nowhere_else(project, tracked):
    owner = project["urls"]["Repository"].split("/")[-2]
    for name in set(tracked) - {"pyproject.toml", "README.md", "CITATION.cff"}:
        assert owner.encode() not in (ROOT / name).read_bytes(), name


def test_readme_shows_the_two_commands_before_any_other_code():
    text = read("README.md")
    assert not re.search(r"^    \S", text, re.MULTILINE), "code in README.md stands between fences"
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    first = [line.split("#")[0].strip() for line in blocks[0].splitlines()]
    assert first == ["make lab", "make test"]


def test_readme_has_a_line_for_every_way_in():
    text = read("README.md")
    assert text.index("github.io/") < text.index("make lab"), "the way that needs nothing comes first"
    for way in (
        "make site",
        "conda env create",
        "py -m venv",
        "mybinder.org/v2/",
        "git-pull?repo=",
        "make offline",
    ):
        assert way in text, way
    assert "Do not change or stop a medicine because of this course." in text


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "INSTRUCTORS.md"])
def test_a_page_names_only_what_exists(tracked, page):
    text = read(page)
    goals = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    for goal in re.findall(r"(?:`|^)make ([a-z-]+)", text, re.MULTILINE):
        assert goal in goals, f"{page} names `make {goal}`, which the Makefile lacks."
    for name in re.findall(r"\b(?:notebooks/\w+\.ipynb|tests/[\w/]+\.py)\b", text):
        assert name in tracked, f"{page} names {name}, which is not there."
    for name in re.findall(r"\]\(([\w./]+)\)", text):
        assert name in tracked, f"{page} links {name}, which is not there."
    for name in re.findall(r"`pain_helpers/([\w/]+)`", text):
        assert any(file.startswith(f"pain_helpers/{name}") for file in tracked), f"{page} names {name}"


def test_make_help_lists_every_command():
    text = read("Makefile")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    described = re.findall(r"^([a-z-]+):[^#\n]*## \S", text, re.MULTILINE)
    assert sorted(described) == sorted(phony.split())


def test_citation_agrees_with_pyproject(project):
    citation = yaml.safe_load(read("CITATION.cff"))
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == project["version"]
    assert citation["repository-code"] == project["urls"]["Repository"]
    assert {"message", "title", "authors"} <= citation.keys()
    assert " AND ".join(citation["license"]) == project["license"]
    assert citation["authors"] == project["authors"]


def test_licenses_name_the_same_holder():
    for name, title in (("LICENSE", "MIT License"), ("LICENSE-content", "Attribution 4.0 International")):
        assert "the contributors of the project" in read(name), name
        assert title in read(name), name


# The workflow


@pytest.fixture(scope="module")
def workflow():
    return yaml.safe_load(read(".github/workflows/tests.yml"))


def test_workflow_covers_the_systems_and_pythons(workflow):
    matrix = workflow["jobs"]["tested"]["strategy"]["matrix"]
    assert {system.split("-")[0] for system in matrix["os"]} == {"ubuntu", "macos", "windows"}
    assert matrix["python"] == [PYTHONS[0], PYTHONS[-1]]
    assert workflow["jobs"]["tested"]["runs-on"] == "${{ matrix.os }}"


def test_workflow_runs_weekly_with_the_oldest_the_newest_and_conda(workflow):
    when = workflow.get("on", workflow.get(True))  # YAML 1.1 reads the word `on` as true
    assert {"push", "pull_request", "schedule"} <= when.keys()
    assert when["schedule"][0]["cron"].split()[2:4] == ["*", "*"]
    assert when["schedule"][0]["cron"].split()[4] != "*"
    commands = {name: "\n".join(step.get("run", "") for step in job["steps"]) for name, job in workflow["jobs"].items()}
    assert ".ci/run" in commands["tested"]
    assert "lowest-direct" in commands["oldest"]
    assert "--upgrade" in commands["newest"]
    assert any(
        step.get("with", {}).get("environment-file") == "environment.yml" for step in workflow["jobs"]["conda"]["steps"]
    )
    for name, text in commands.items():
        assert re.search(r"pytest|make test", text), f"the job {name} tests nothing"


@pytest.fixture(scope="module")
def site_workflow():
    return yaml.safe_load(read(".github/workflows/site.yml"))


def test_a_release_publishes_the_site_after_all_tests_and_only_then(workflow, site_workflow):
    when, jobs = site_workflow.get("on", site_workflow.get(True)), site_workflow["jobs"]
    assert when.keys() == {"release", "workflow_dispatch"} and when["release"]["types"] == ["released"]
    assert "workflow_call" in workflow.get("on", workflow.get(True))
    assert jobs["tests"]["uses"] == "./.github/workflows/tests.yml"
    publish = jobs["publish"]
    assert sorted(publish["needs"]) == sorted(jobs.keys() - {"publish"}), "nothing is published from a run that failed"
    assert publish["if"] == "github.event_name == 'release'", "no always(): a job that failed stops it"
    assert not any(job.get("continue-on-error") for job in jobs.values())


def test_what_is_published_is_the_folder_that_was_gone_through(site_workflow, tracked):
    steps = site_workflow["jobs"]["site"]["steps"]
    (made,) = [place for place, step in enumerate(steps) if step.get("run", "").startswith("make site")]
    (tried,) = [place for place, step in enumerate(steps) if step.get("run", "").startswith("make test")]
    (packed,) = [place for place, step in enumerate(steps) if "upload-pages-artifact" in step.get("uses", "")]
    assert made < tried < packed and not any("if" in step or "continue-on-error" in step for step in steps)
    assert steps[tried]["env"] == {"SITE": steps[packed]["with"]["path"], "PAIN_BROWSER_REQUIRED": "1"}
    named = re.findall(r"tests/[\w/*]+\.py", steps[tried]["run"])
    assert len(named) == 2 and all(fnmatch.filter(tracked, pattern) for pattern in named), "no test is called so"


def test_only_the_job_that_publishes_may_write(site_workflow):
    assert site_workflow["permissions"] == {"contents": "read"}
    rights = {name: job["permissions"] for name, job in site_workflow["jobs"].items() if "permissions" in job}
    assert rights == {"publish": {"pages": "write", "id-token": "write"}}


@pytest.mark.parametrize("name", ["tests", "site"])
def test_workflows_name_the_version_of_each_action(name):
    actions = re.findall(r"uses: (\S+)", read(f".github/workflows/{name}.yml"))
    assert actions and all(re.search(r"@v\d+$", action) or action.startswith("./") for action in actions)


# The files


def test_top_level_folders_are_the_agreed_ones(tracked):
    folders = {name.split("/")[0] for name in tracked if "/" in name}
    assert folders <= {"notebooks", "pain_helpers", "tests", ".ci", ".github"}


def test_no_file_names_a_registry_host_or_a_path_of_one_machine(tracked):
    # In pieces, so that this file does not hold them.
    hosts = ["py" + "pi." + "org", "python" + "hosted.", "npm" + "js.", "registry." + "npm"]
    hosts += ["deb." + "debian.", "archive." + "ubuntu.", "conda." + "anaconda.", "repo." + "anaconda."]
    paths = ["/" + "work/", "/" + "root/", "/" + "home/", "/" + "Users/", "/" + "opt/", "/" + "tmp/", ".." + "/shared"]
    for name in tracked:
        content = (ROOT / name).read_bytes()
        for host in hosts:
            assert host.encode() not in content.lower(), f"{name} names {host}"
        for path in paths:
            found = re.search(rb"(?<![\w.$}/+-])" + re.escape(path.encode()), content)
            assert not found, f"{name} names {path}"


def test_scripts_can_be_started(tracked):
    if os.name != "posix":
        pytest.skip("Windows has no executable bit.")
    for name in (".ci/run", ".ci/venv", ".ci/bare"):
        assert os.access(ROOT / name, os.X_OK), name
        assert subprocess.run(["bash", "-n", str(ROOT / name)], check=False).returncode == 0, name


# The notebooks


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_in_its_committed_form(path, notebook_script):
    text = path.read_text(encoding="utf-8")
    assert notebook_script.is_normal(text), "run `make notebooks` and commit what it writes"
    assert json.loads(text)["nbformat_minor"] == 5
    nbformat.validate(nbformat.reads(text, as_version=4))


def test_the_list_of_cells_that_may_run_by_themselves_is_fresh(notebook_script):
    """JupyterLab runs a notebook as it opens when each of its code cells stands there, letter for letter."""
    listed = json.loads(notebook_script.CELLS.read_text(encoding="utf-8"))["cells"]
    assert listed.keys() == {path.name for path in NOTEBOOKS}
    for path in NOTEBOOKS:
        sources = [
            "".join(c["source"]) for c in json.loads(path.read_text("utf-8"))["cells"] if c["cell_type"] == "code"
        ]
        hashes = [hashlib.sha256(source.encode()).hexdigest() for source in sources]
        assert hashes == listed[path.name], f"{path.name} has changed: run `make notebooks`"


def test_a_changed_cell_makes_the_list_stale(notebook_script, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(notebook_script, "NOTEBOOKS", tmp_path)
    monkeypatch.setattr(notebook_script, "CELLS", tmp_path / "cells.json")
    path = tmp_path / "small.ipynb"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print('ä')", id="one")])
    path.write_text(notebook_script.serialize(notebook_script.normalize(notebook)), encoding="utf-8")
    assert not notebook_script.list_is_fresh() and not notebook_script.CELLS.exists()
    assert notebook_script.list_is_fresh(write=True) and notebook_script.list_is_fresh()
    path.write_text(path.read_text(encoding="utf-8").replace("'ä'", "'ä' "), encoding="utf-8")
    assert not notebook_script.list_is_fresh(), "one space more is another cell"
    assert "cells.json: stale" in capsys.readouterr().out


def executed():
    """A notebook as JupyterLab leaves it: with all that is not committed."""
    v4 = nbformat.v4
    view = "application/vnd.jupyter.widget-view+json"
    lab = v4.new_output(
        "execute_result",
        {view: {"model_id": "1f"}, "text/plain": "A lab.", "text/html": "<img>", "image/png": "aGk=\n"},
        metadata={view: {"x": 1}},
        execution_count=17,
    )
    only_view = v4.new_output("display_data", {view: {"model_id": "2e"}})
    pieces = [
        v4.new_output("stream", name="stdout", text="one\n"),
        v4.new_output("stream", name="stdout", text="two\n"),
    ]
    notebook = v4.new_notebook(
        cells=[
            v4.new_markdown_cell("# Words", id="kept-id"),
            v4.new_code_cell("lab()", outputs=[lab, only_view], execution_count=17, id="lab"),
            v4.new_code_cell("", id="empty", execution_count=None),
            v4.new_code_cell("print()", outputs=pieces, execution_count=19, id="print"),
        ],
        metadata={
            "kernelspec": {"name": "mine", "display_name": "Mine", "language": "python"},
            "language_info": {"name": "python", "version": "3.11.7"},
            "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {}}},
        },
    )
    notebook.cells[1].metadata = {
        "tags": ["hide-input"],
        "jupyter": {"source_hidden": True},
        "execution": {"iopub.execute_input": "2026-01-01T00:00:00"},
    }
    return notebook


def test_committed_form_drops_what_changes_from_run_to_run(notebook_script):
    before = executed()
    after = notebook_script.normalize(before)
    assert before == executed(), "normalize changed what it was given"
    text = notebook_script.serialize(after)
    for unwanted in ("widget", "iopub", "3.11.7", "Mine", "model_id"):
        assert unwanted not in text, unwanted
    words, lab, empty, printed = after.cells
    assert [cell.id for cell in after.cells] == ["kept-id", "lab", "empty", "print"]
    assert [cell.get("execution_count") for cell in after.cells] == [None, 1, None, 2]
    assert lab.metadata == {"tags": ["hide-input"], "jupyter": {"source_hidden": True}}
    (output,) = lab.outputs
    assert output.execution_count == 1
    assert output.data == {"text/plain": "A lab.", "text/html": "<img>", "image/png": "aGk="}
    (output,) = printed.outputs
    assert output.text == "one\ntwo\n"
    assert after.metadata.kernelspec.name == "python3"


def test_committed_form_is_reached_in_one_step(notebook_script):
    once = notebook_script.normalize(executed())
    text = notebook_script.serialize(once)
    assert text.endswith("}\n") and not text.endswith("\n\n")
    assert notebook_script.is_normal(once)
    assert notebook_script.is_normal(text)
    assert notebook_script.serialize(notebook_script.normalize(notebook_script.parse(text))) == text


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: raw["metadata"].update(widgets={}),
        lambda raw: raw["metadata"]["language_info"].update(version="3.12.1"),
        lambda raw: raw["cells"][1].update(execution_count=None),
        lambda raw: raw["cells"][1]["metadata"].update(execution={}),
        lambda raw: raw["cells"][0].pop("id"),
        lambda raw: raw["cells"][3].update(id="lab"),
        lambda raw: raw.update(nbformat_minor=4),
        lambda raw: raw["cells"][1]["outputs"][0]["data"].update({"application/vnd.jupyter.widget-view+json": {}}),
    ],
    ids=["state", "version", "not run", "timing", "no id", "same id", "old format", "widget view"],
)
def test_a_notebook_in_another_form_is_found(notebook_script, spoil):
    raw = json.loads(notebook_script.serialize(notebook_script.normalize(executed())))
    spoil(raw)
    text = json.dumps(raw, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    assert not notebook_script.is_normal(text)
    assert notebook_script.is_normal(notebook_script.serialize(notebook_script.normalize(notebook_script.parse(text))))


def test_a_missing_id_is_the_same_each_time(notebook_script):
    raw = json.loads(notebook_script.serialize(executed()))
    for cell in raw["cells"]:
        cell.pop("id")
    first, second = (notebook_script.parse(json.dumps(raw)) for _ in range(2))
    ids = [cell.id for cell in first.cells]
    assert ids == [cell.id for cell in second.cells]
    assert len(set(ids)) == len(ids)


def test_other_bytes_of_a_picture_do_not_make_a_notebook_stale(notebook_script):
    def drawn(content, sentence="Touch rates 0.1."):
        html = f'<img alt="{sentence}" src="data:image/png;base64,{content}">'
        output = nbformat.v4.new_output("display_data", {"image/png": content, "text/html": html})
        return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("lab()", outputs=[output], id="lab")])

    same = notebook_script.without_images
    assert same(drawn("aGk=")) == same(drawn("aG8="))
    assert same(drawn("aGk=")) != same(drawn("aGk=", "Touch rates 6.2."))


def test_notebooks_are_run_written_once_and_found_stale(notebook_script, tmp_path, capsys):
    path = tmp_path / "small.ipynb"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print(6 * 7)", id="one")])
    path.write_text(notebook_script.serialize(notebook), encoding="utf-8")
    assert notebook_script.main([str(path)]) == 0
    written = path.read_text(encoding="utf-8")
    assert '"42\\n"' in written
    assert notebook_script.is_normal(written)

    path.write_text(written.replace("6 * 7", "6 * 8"), encoding="utf-8")
    assert notebook_script.main(["--check", str(path)]) == 1
    assert "stale" in capsys.readouterr().out

    broken = written.replace("print(6 * 7)", "1 / 0")
    path.write_text(broken, encoding="utf-8")
    assert notebook_script.main([str(path)]) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == broken, "a notebook that fails is left as it was"
