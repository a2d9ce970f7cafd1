"""Write the course as a site of plain files, in which Python runs in the reader's browser: `make site`.

    .ci/site/build.py [FOLDER]            writes build/site, or FOLDER
    .ci/site/build.py --pyodide OTHER     copies compiled packages from a folder with a whole Pyodide
    .ci/site/build.py --pyodide official  fetches them from Pyodide's official place

Without --pyodide a reader's browser asks that place for them; with it, the site alone. Nothing is asked from an index
of packages when a reader opens it. The environment variable PYODIDE is --pyodide, too.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import sys
import tempfile
import urllib.request
from pathlib import Path

import site_lock as packages
from site_pages import write_pages
from site_tools import (
    CORE,
    ROOT,
    STDLIB,
    VERSIONS,
    compiled,
    course_wheel,
    environment,
    pure_wheels,
    pyodide_of_npm,
    sha256,
    stopping,
)

SITE = ROOT / "build" / "site"
PAGE = Path(__file__).parent / "page"
EXTENSIONS = {"pain_helpers": ROOT / "pain_helpers" / "server" / "lab_extension", "pain_site": PAGE / "bar"}
KERNEL_SETTINGS = "@jupyterlite/pyodide-kernel-extension:kernel"
OFFICIAL = "official"
#: Of JupyterLite's pages, those that a reader of a notebook comes to.
PAGES = ("lab", "notebooks", "tree", "edit")
#: What stands in them, as a pattern, and what stands there in its place; the first stands in each.
IN_PAGES = {
    r"<html>\s*<head>": '<html lang="en">\n<head>\n    <script src="../start.js"></script>',
    r"<title>": '<link rel="icon" href="../lab/favicon.ico">\n    <title>',
    r"<title>.*</title>": "<title>Why Pain Drugs Fade</title>",
    r"WASM powered Jupyter running in the browser\.": "Why ketamine and opioids stop working for chronic pain.",
    r"Loading JupyterLite\.\.\.": "The lesson is opening ...",
}
LEFT_BY_JUPYTERLITE = ("package.json", "rspack.config.js", "rspack.config.analyze.js", "rspack.config.watch.js")
#: For pages that load Pyodide in another way than the kernel does.
NOT_ASKED_FOR = ("pyodide.js",)


def official_place(tools: Path) -> str:
    """Where the kernel itself looks for Pyodide: said there, and nowhere in this project."""
    asked = "from jupyterlite_pyodide_kernel.constants import PYODIDE_CDN_URL; print(PYODIDE_CDN_URL)"
    return stopping([tools / "bin" / "python", "-c", asked], "Remove .venv/site and try again.").stdout.strip()


def kernel_wheels(tools: Path) -> list[Path]:
    """What the kernel is in Python; it comes along with its part of the page."""
    found = (tools / "share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension/static/pypi").glob("*.whl")
    others = {*packages.LEFT_OUT, *packages.STAND_INS}
    return [path for path in sorted(found) if packages.Wheel(path).name not in others]


def fetched(name: str, source: str, tools: Path, folder: Path) -> Path:
    """A file of a whole Pyodide: in the folder that `source` names, or from its official place."""
    if source != OFFICIAL:
        return Path(source) / name
    with urllib.request.urlopen(f"{official_place(tools)}/{name}", timeout=60) as answer:
        (folder / name).write_bytes(answer.read())
    return folder / name


def put_pyodide(folder: Path, source: str | None, tools: Path, versions: dict) -> dict:
    """Write Pyodide and all packages into a folder, or of compiled ones the address. Returns the lock."""
    core = Path(source) if source and source != OFFICIAL else pyodide_of_npm(versions)
    pyodide = json.loads((core / "pyodide-lock.json").read_text(encoding="utf-8"))
    folder.mkdir(parents=True)
    for name in CORE:
        if (core / name).exists():
            shutil.copy(core / name, folder)

    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        pure = [*pure_wheels(versions, pyodide["info"]["python"]), course_wheel(fresh)]
        pure += [*kernel_wheels(tools), *packages.stand_ins(fresh)]
        wheels = [packages.Wheel(path) for path in pure]
        lock = packages.extended(pyodide, wheels)
        if wrong := packages.misfits(lock, wheels):
            sys.exit("These versions do not fit together:\n" + "\n".join(wrong))
        here = {wheel.name: wheel.path for wheel in wheels}
        for name, package in lock["packages"].items():
            if name in here:
                continue
            if not source:
                package["file_name"] = f"{official_place(tools)}/{package['file_name']}"
                continue
            here[name] = fetched(package["file_name"], source, tools, fresh)
            if sha256(here[name]) != package["sha256"]:
                sys.exit(f"{here[name].name} is not the file that Pyodide lists: its checksum differs.")
        quick = compiled([core / STDLIB, *(path for path in here.values() if path.suffix == ".whl")], core)
        shutil.copy(quick[core / STDLIB], folder)
        for name, path in here.items():
            place = folder / path.name
            shutil.copy(quick.get(path, path), place)
            lock["packages"][name]["sha256"] = sha256(place)
    packages.write(lock, folder)
    return lock


def put_settings(lite: Path, lock: dict) -> None:
    """What JupyterLite reads as it builds, and as a page opens."""
    config = {
        "LiteBuildConfig": {
            "contents": ["files"],
            "output_dir": "site",
            "apps": PAGES,
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
        },
        "FederatedExtensionAddon": {"extra_labextensions_path": ["extensions"]},
    }
    kernel = {
        # Nothing that a reader types may ask an index of packages, and nothing of ours needs one.
        "disablePyPIFallback": True,
        # Else each import looks first into the notebook's folder, which lies in the page: that takes half a second.
        "loadPyodideOptions": {"packages": packages.preloaded(lock), "env": {"PYTHONSAFEPATH": "1"}},
    }
    page = {
        "appName": "Why Pain Drugs Fade",
        "appUrl": "./notebooks",
        "exposeAppInBrowser": True,
        "litePluginSettings": {KERNEL_SETTINGS: kernel},
    }
    for name, content in {
        "jupyter_lite_config.json": config,
        "jupyter-lite.json": {"jupyter-lite-schema-version": 0, "jupyter-config-data": page},
    }.items():
        (lite / name).write_text(json.dumps(content, indent=1), encoding="utf-8")
    overrides = json.loads((ROOT / "pain_helpers" / "server" / "overrides.json").read_text(encoding="utf-8"))
    # Light or dark, as a reader's device is.
    overrides["@jupyterlab/apputils-extension:themes"] = {"adaptive-theme": True}
    (lite / "overrides.json").write_text(json.dumps(overrides, indent=1), encoding="utf-8")


def put_page(site: Path, lock: dict) -> None:
    """Put what is ours into JupyterLite's pages: what a reader sees while Python loads, and what keeps it."""
    for name in LEFT_BY_JUPYTERLITE:
        (site / name).unlink(missing_ok=True)
    (site / "service-worker.js").rename(site / "jupyterlite-service-worker.js")
    for page in PAGES:
        path = site / page / "index.html"
        text = path.read_text(encoding="utf-8")
        for old, new in IN_PAGES.items():
            text = re.sub(old, new, text, count=1)
        if "start.js" not in text:
            sys.exit(f"{page}/index.html of this JupyterLite is another than before: where does its head begin?")
        path.write_text(text, encoding="utf-8")

    folder = site / "static" / "pyodide"
    names = [name for name in (*CORE, STDLIB) if (folder / name).exists() and name not in NOT_ASKED_FOR]
    files = [*names, "pyodide-lock.json", *(package["file_name"] for package in lock["packages"].values())]
    # Of what lies elsewhere the size is not known.
    parts = {f"static/pyodide/{name}": (folder / name).stat().st_size for name in files if "://" not in name}
    parts |= {name: 0 for name in files if "://" in name}
    config = json.loads((site / "jupyter-lite.json").read_text(encoding="utf-8"))["jupyter-config-data"]
    cells = site / "extensions" / "pain_helpers" / "static" / "cells.json"
    sums = "".join(sorted(sha256(path) for path in [*site.rglob("*"), *PAGE.rglob("*")] if path.is_file()))
    made = {
        "build": hashlib.sha256(sums.encode()).hexdigest()[:16],
        "jupyterlite": config["appVersion"],
        "parts": parts,
        "lessons": [path.relative_to(site).as_posix() for path in [*sorted((site / "files").glob("*.ipynb")), cells]],
    }
    (site / "parts.json").write_text(json.dumps(made, indent=1), encoding="utf-8")
    shutil.copy(PAGE / "start.js", site)
    worker = (PAGE / "service-worker.js").read_text(encoding="utf-8")
    (site / "service-worker.js").write_text(worker.replace("@BUILD@", made["build"]), encoding="utf-8")


def build(site: Path, pyodide: str | None = None, versions: dict = VERSIONS) -> None:
    tools = environment(versions)
    with tempfile.TemporaryDirectory() as name:
        lite = Path(name)
        lock = put_pyodide(lite / "static" / "pyodide", pyodide, tools, versions)
        shutil.copytree(ROOT / "notebooks", lite / "files", ignore=lambda _, names: [
            one for one in names if not one.endswith(".ipynb")
        ])  # fmt: skip
        for extension, folder in EXTENSIONS.items():
            shutil.copytree(folder, lite / "extensions" / extension)
        put_settings(lite, lock)
        stopping([tools / "bin" / "jupyter", "lite", "build"], "JupyterLite could not write the site.", cwd=lite)
        write_pages(lite / "site")
        put_page(lite / "site", lock)
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(lite / "site", site)


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=SITE)
    parser.add_argument("--pyodide", default=os.environ.get("PYODIDE") or None)
    chosen = parser.parse_args(arguments)
    build(chosen.folder, chosen.pyodide)
    files = [path for path in chosen.folder.rglob("*") if path.is_file()]
    print(f"{chosen.folder}: {len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
