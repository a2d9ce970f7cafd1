"""JupyterLab and Chromium for the tests that look at notebooks as a learner does.

`jupyter_lab()` starts a server over a copy of the notebooks, in folders of its own, so that no setting, workspace or
trusted notebook of whoever runs the tests changes what is seen. `chromium()` starts the browser. `Notebook` opens one.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import TimeoutError, sync_playwright

from .promises import ENDED, begin, kept

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
NOTEBOOKS = REPOSITORY / "notebooks"

#: The name of a socket's file has at most 103 characters, and what a server adds to its folder takes 58.
LONGEST_FOLDER = 45

# What JupyterLab or Chromium says on the console and not we, each with its reason; everything else fails the test.
HARMLESS = {
    r"status of 500 .*/api/(kernels|sessions)\?": "the list was asked for while a test before ended its kernel",
    r"message throttle: Pending messages < 0": "what our page took for lost has come after all; ipywidgets counts anew",
}

#: Chromium without a part that could show a window: the tests take a fifth less time in it.
SHELL = "chromium-headless-shell"


def chromium_path(*rather: str) -> str | None:
    """The browser on this machine, or what there is of those that are wanted rather; or None."""
    names = (*rather, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


def browser_required() -> bool:
    return os.environ.get("PAIN_BROWSER_REQUIRED", "") not in ("", "0")


def why_no_browser() -> str | None:
    """One sentence saying what is missing for the browser tests, or None."""
    if chromium_path(SHELL) is None:
        return "No Chromium or Chrome here: the notebooks were not opened in a browser."
    return None


#: How often a page is asked what takes it long (ms); else it is asked at every frame.
POLLING = 50
#: The places of the cells that have not run to their end, or none once a cell has failed.
UNDONE = """() => {
    const cells = Array.from(window.jupyterapp.shell.currentWidget.content.model.cells);
    // Asked again and again: so not by getOutputs(), which copies all pictures.
    const failed = ({ outputs }) => [...Array(outputs.length).keys()].some(at => outputs.get(at).type === 'error');
    const isCode = cell => cell.type === 'code' && cell.sharedModel.getSource().trim();
    if (cells.some(cell => cell.type === 'code' && failed(cell))) return [];
    return cells.flatMap((cell, place) =>
        !isCode(cell) || (cell.executionCount && cell.executionState !== 'running') ? [] : [place]);
}"""
#: Whether all cells have run. It holds of a notebook that was saved so and has not begun, too.
ALL_RAN = f"() => !({UNDONE})().length"
#: How things stand where they do not go on.
STUCK = f"""() => {{
    const kernel = window.jupyterapp.shell.currentWidget.context.sessionContext.session?.kernel;
    const dialog = document.querySelector('.jp-Dialog')?.innerText ?? '';
    const cells = `cells ${{({UNDONE})()}} run`;
    return `${{cells}}, the kernel is ${{kernel?.status}} and ${{kernel?.connectionStatus}}. ${{dialog}}`;
}}"""


@contextmanager
def chromium(*rather: str):
    """A running Chromium, or rather one of these, that reaches this machine and nothing else."""
    flags = [
        "--disable-gpu",
        "--in-process-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        # A lesson must work without the internet; a name that does not resolve proves it.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ]
    # Chromium's sandbox refuses to start for root, which is who runs in most containers.
    if is_root():
        flags.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(*rather), headless=True, args=flags)
        try:
            yield browser
        finally:
            browser.close()


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


@dataclass
class Server:
    url: str
    token: str
    folder: Path
    #: The notebook's place in the address: JupyterLab's, unless another program of the server shows it.
    place: str = "lab/workspaces/{workspace}/tree/notebooks/{notebook}"

    def address(self, notebook: str) -> str:
        # A workspace of its own: the default one would open the notebooks of earlier tests again.
        place = self.place.format(workspace=secrets.token_hex(4), notebook=notebook)
        return f"{self.url}/{place}?token={self.token}"

    def end_kernels(self) -> None:
        for session in json.loads(ask(self, "api/sessions")):
            ask(self, f"api/sessions/{session['id']}", "DELETE")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def jupyter_lab(
    notebooks: Path = NOTEBOOKS, *, settings: dict | None = None, env: dict | None = None, prefix: str = ""
):
    """A JupyterLab over a copy of `notebooks`, as a `Server`; gone at the end. `prefix` stands before its addresses."""
    with tempfile.TemporaryDirectory(prefix="pain-lab-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        shutil.copytree(
            notebooks,
            folder / "work" / "notebooks",
            ignore=shutil.ignore_patterns(".ipynb_checkpoints", "__pycache__"),
        )
        write_settings(folder / "settings", settings or {})
        process, server = start_server(folder, env or {}, prefix)
        try:
            yield server
        finally:
            stop_server(process, server)


def write_settings(folder: Path, settings: dict) -> None:
    quiet = {
        "@jupyterlab/apputils-extension:notification": {
            "fetchNews": "false",
            "checkForUpdates": False,
            "doNotDisturbMode": True,
        },
        # The tests run cells themselves; those of test_autorun.py see what happens by itself.
        "pain_helpers:opening": {"onOpening": False},
    }
    for plugin, values in {**quiet, **settings}.items():
        package, name = plugin.split(":")
        path = folder / package / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")


def with_extension(folder: Path) -> dict:
    """What to tell a server that shall have the course's part of JupyterLab: a copy in `folder`, as it is installed."""
    part = REPOSITORY / "pain_helpers" / "server" / "lab_extension"
    shutil.copytree(part, folder / "labextensions" / "pain_helpers")
    return {"env": {"JUPYTER_PATH": str(folder)}}


def private_environment(folder: Path, env: dict) -> dict:
    private = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    # The kernel and the front-end parts come from the Python that runs the tests.
    environment = {**os.environ, "JUPYTER_PREFER_ENV_PATH": "1"}
    # Without bytecode each kernel would compile the package anew.
    for variable in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "JUPYTER_TOKEN", "MPLBACKEND", "PYTHONDONTWRITEBYTECODE"):
        environment.pop(variable, None)
    for variable, name in private.items():
        (folder / name).mkdir(exist_ok=True)
        environment[variable] = str(folder / name)
    paths = [str(REPOSITORY), environment.get("PYTHONPATH", "")]
    environment["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    return {**environment, **env}


def transport(folder: Path) -> str:
    """Kernels that start at once race for TCP ports; by IPC each has files of its own, whose names must be short."""
    return "ipc" if os.name == "posix" and len(str(folder)) <= LONGEST_FOLDER else "tcp"


def start_server(folder: Path, env: dict, prefix: str, patience: float = 60) -> tuple[subprocess.Popen, Server]:
    """Another program may take the free port before the server does: so up to three tries."""
    for attempt in range(3):
        port = free_port()
        server = Server(f"http://127.0.0.1:{port}{prefix}", secrets.token_hex(16), folder)
        log = folder / f"server-{attempt}.log"
        command = [
            sys.executable, "-m", "jupyterlab", "--no-browser",
            "--ServerApp.ip=127.0.0.1",
            f"--ServerApp.port={port}",
            f"--ServerApp.base_url={prefix}/",
            "--ServerApp.port_retries=0",
            f"--IdentityProvider.token={server.token}",
            f"--ServerApp.root_dir={folder / 'work'}",
            "--LabApp.expose_app_in_browser=True",
            "--JupyterNotebookApp.expose_app_in_browser=True",
            "--LabApp.news_url=None",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            # Extensions would be looked up on the internet.
            "--LabApp.extension_manager=readonly",
            f"--KernelManager.transport={transport(folder)}",
        ]  # fmt: skip
        if is_root():
            command.append("--allow-root")
        with log.open("wb") as out:
            process = subprocess.Popen(
                command,
                cwd=folder / "work",
                env=private_environment(folder, env),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        end = time.monotonic() + patience
        while process.poll() is None and time.monotonic() < end:
            try:
                ask(server, "api/status")
                return process, server
            except OSError:
                time.sleep(0.1)
        end_process(process)
    said = log.read_text(encoding="utf-8", errors="replace")[-3000:]
    raise RuntimeError(f"JupyterLab did not start. It said:\n{said}")


def ask(server: Server, path: str, method: str = "GET") -> bytes:
    request = urllib.request.Request(
        f"{server.url}/{path}", method=method, headers={"Authorization": f"token {server.token}"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read()


def stop_server(process: subprocess.Popen, server: Server) -> None:
    """Asked over HTTP, the server ends its kernels first, on every system."""
    try:
        ask(server, "api/shutdown", "POST")
        process.wait(timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        end_process(process)


def end_process(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@dataclass
class Notebook:
    """One notebook open in JupyterLab in a page of its own."""

    page: object
    server: Server
    name: str
    console: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)

    def __enter__(self) -> Notebook:
        return self

    def __exit__(self, *_) -> None:
        self.page.close()
        self.server.end_kernels()

    def open(self) -> Notebook:
        self.listen()
        self.page.goto(self.server.address(self.name), wait_until="domcontentloaded")
        self.wait_until_open()
        return self

    def listen(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", self._page_error)

    def wait_until_open(self, patience: float = 60) -> None:
        self.page.wait_for_function(
            """(name) => {
                const panel = window.jupyterapp?.shell?.currentWidget;
                return panel?.context?.path?.endsWith(name) && panel.context.isReady
                    && panel.content?.model?.cells?.length > 0 && panel.isVisible;
            }""",
            arg=self.name,
            timeout=1000 * patience,
        )

    def _page_error(self, error) -> None:
        self.page_errors.append(str(error))

    def _console(self, message) -> None:
        if message.type != "error":
            return
        where = (message.location or {}).get("url", "")
        text = f"{message.text} ({where})"
        if not any(re.search(part, text) for part in HARMLESS):
            self.console.append(text)

    def wait_for_kernel(self) -> None:
        """Wait till the kernel answered, not till it is called idle.

        JupyterLab shows "idle" while there is no kernel yet, and Run All then does nothing.
        """
        kept(
            self.page,
            """async () => {
                const context = window.jupyterapp.shell.currentWidget.context.sessionContext;
                await context.ready;
                while (!context.session?.kernel) await new Promise(done => setTimeout(done, 50));
                await context.session.kernel.info;
            }""",
        )

    def run_all(self, patience: float = 120) -> None:
        """Run every cell and wait till all are done, or one has failed; so many seconds at most."""
        self.wait_for_kernel()
        begin(self.page, "() => window.jupyterapp.commands.execute('notebook:run-all-cells').then(() => {})")
        try:
            self.page.wait_for_function(f"() => {ENDED} && ({ALL_RAN})()", timeout=1000 * patience, polling=POLLING)
        except TimeoutError as late:
            raise RuntimeError(f"{self.name} did not run to its end: {self.page.evaluate(STUCK)}") from late
        failed = self.cell_errors()
        if failed:
            raise RuntimeError(f"{self.name}: {failed[0]}")
        self.let_go_of_place()

    def let_go_of_place(self) -> None:
        """A reader's own move ends that the page holds its place for a second; a test's scrolling is none."""
        self.page.evaluate("document.body.dispatchEvent(new WheelEvent('wheel', { bubbles: true }))")

    def run_cell(self, place: int) -> None:
        """Run one cell and wait till it is done."""
        kept(
            self.page,
            """async (place) => {
                const content = window.jupyterapp.shell.currentWidget.content;
                content.activeCellIndex = place;
                await content.scrollToItem(place, 'start');
                await window.jupyterapp.commands.execute('notebook:run-cell');
            }""",
            place,
        )
        failed = self.cell_errors()
        if failed:
            raise RuntimeError(f"{self.name}: {failed[0]}")
        self.let_go_of_place()

    @property
    def panel(self):
        """The notebook's place on the page: others may be open in tabs behind it."""
        return self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")

    def cell(self, place: int):
        """The cell's box on the page."""
        return self.panel.locator(".jp-Notebook .jp-Cell").nth(place)

    def is_trusted(self) -> bool:
        return self.page.evaluate(
            """() => Array.from(window.jupyterapp.shell.currentWidget.content.model.cells)
                .every(cell => cell.type !== 'code' || cell.trusted)"""
        )

    def cell_errors(self) -> list[str]:
        """Each error a cell gave, as "cell 3: ValueError: ..."."""
        return self.page.evaluate(
            """() => Array.from(window.jupyterapp.shell.currentWidget.content.model.cells)
                .flatMap((cell, index) => cell.type !== 'code' ? [] :
                    cell.sharedModel.getOutputs()
                        .filter(output => output.output_type === 'error')
                        .map(output => `cell ${index}: ${output.ename}: ${output.evalue}`))"""
        )

    def problems(self) -> list[str]:
        return self.cell_errors() + self.console + self.page_errors
