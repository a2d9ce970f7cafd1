"""The site of `make site` for tests: built once, or the one that SITE names; served as any file server would."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from browser.jupyter import Notebook, end_process, free_port

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / ".ci" / "site" / "build.py"
#: The site lies in a folder of its own on many servers, so it does here.
PLACE = "course"


def why_no_site() -> str | None:
    """One sentence saying what is missing to build the site, or None."""
    if not os.environ.get("SITE") and shutil.which("npm") is None:
        return "The site needs npm, which brings Python for the browser: it was not built."
    return None


def has_whole_pyodide() -> bool:
    """Whether numpy and the like are at hand for the browser: in the site that SITE names, or where PYODIDE says."""
    return bool(os.environ.get("SITE") or os.environ.get("PYODIDE"))


def built(folder: Path) -> Path:
    """A copy of the site in this folder, which a test may change."""
    site = folder / PLACE
    if os.environ.get("SITE"):
        shutil.copytree(os.environ["SITE"], site)
    else:
        done = subprocess.run([sys.executable, str(SCRIPT), str(site)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    return site


def configuration(site: Path) -> dict:
    return json.loads((site / "jupyter-lite.json").read_text(encoding="utf-8"))["jupyter-config-data"]


def lock(site: Path) -> dict:
    return json.loads((site / "static" / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))


def change_settings(site: Path, settings: dict[str, dict]) -> None:
    """What JupyterLab is told for a test: the settings of a plugin, for each plugin."""
    path = site / "jupyter-lite.json"
    whole = json.loads(path.read_text(encoding="utf-8"))
    overrides = whole["jupyter-config-data"].setdefault("settingsOverrides", {})
    for plugin, values in settings.items():
        overrides[plugin] = {**overrides.get(plugin, {}), **values}
    path.write_text(json.dumps(whole), encoding="utf-8")


@dataclass
class SiteServer:
    """Stands where a Jupyter server would: it has an address for each notebook, and no kernels to end."""

    url: str

    def address(self, name: str) -> str:
        return f"{self.url}notebooks/index.html?path={name}"

    def notebook(self, page, name: str) -> Notebook:
        return Notebook(page, self, name)

    def end_kernels(self) -> None:
        """They end with their page."""


class FileServer:
    """Python's own file server over a folder, which can go away and come back at the same address."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._port = folder, free_port()
        self.address = f"http://127.0.0.1:{self._port}/{PLACE}/"
        self._process = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", "--directory", self._folder, str(self._port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        end = time.monotonic() + 60
        while True:
            try:
                with urllib.request.urlopen(f"{self.address}parts.json", timeout=60):
                    return
            except OSError:
                assert self._process.poll() is None and time.monotonic() < end, "the file server does not answer"

    def stop(self) -> None:
        end_process(self._process)

    @contextmanager
    def away(self):
        self.stop()
        try:
            yield
        finally:
            self.start()


@contextmanager
def served(folder: Path):
    """The file server of the site in this folder."""
    server = FileServer(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()
