"""A JupyterHub on this machine's loopback: the configuration of .ci/hub, the proxy, the culler and a repository."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from ..browser.jupyter import NOTEBOOKS, REPOSITORY, end_process, free_port, is_root
from . import installed

CONFIG = REPOSITORY / ".ci" / "hub" / "littlest_jupyterhub.py"
#: The course's folder in a learner's home.
COURSE = "course"

# What a trial adds to the course's file: where things lie, who may log in, and servers that are plain processes with
# homes of their own, apart from the environment.
TRIAL = """
load_subconfig({config!r})
c.Spawner.args = [*c.Spawner.args, *{more_args!r}]
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub_port}"
c.JupyterHub.db_url = "sqlite:///{folder}/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{folder}/cookie_secret"
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = {password!r}
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = "{folder}/homes/{{username}}"
c.Spawner.cmd = [{command!r}]
c.ConfigurableHTTPProxy.command = [{proxy!r}]
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
c.ConfigurableHTTPProxy.pid_file = "{folder}/proxy.pid"
c.JupyterHub.last_activity_interval = {seconds}
c.JupyterHub.services = [
    {{"name": "keeper", "api_token": {token!r}}},
    {{"name": "culler", "command": {culler!r}}},
]
c.JupyterHub.load_roles = [
    {{"name": "keeper", "services": ["keeper"], "scopes": ["admin:servers", "list:users", "read:users"]}},
    {{
        "name": "ends-idle",
        "services": ["culler"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    }},
]
"""


@dataclass
class Hub:
    url: str
    folder: Path
    repository: Path
    password: str
    token: str
    process: subprocess.Popen

    @property
    def homes(self) -> Path:
        return self.folder / "homes"

    def ask(self, path: str, method: str = "GET"):
        """The hub's own interface, as its administrator."""
        request = urllib.request.Request(
            f"{self.url}/hub/api/{path}", method=method, headers={"Authorization": f"token {self.token}"}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            body = answer.read()
        return json.loads(body) if body else None

    def servers(self) -> set[str]:
        """Who has a server that runs."""
        return {user["name"] for user in self.ask("users?state=ready")}

    def processes(self, name: str = "") -> list[psutil.Process]:
        """All processes of the hub, or those of a learner: the server first, then kernels."""
        mine = psutil.Process(self.process.pid).children(recursive=True)
        if not name:
            return [psutil.Process(self.process.pid), *mine]
        home = str(self.homes / name)
        theirs = [one for one in mine if _cwd(one).startswith(f"{home}/")]
        return sorted(theirs, key=lambda one: one.create_time())

    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")


def _cwd(process: psutil.Process) -> str:
    try:
        return process.cwd() + "/"
    except psutil.Error:
        return ""


def a_repository(folder: Path) -> Path:
    """The notebooks as they lie here, as a repository that nbgitpuller can clone: nothing is fetched from outside."""
    path = folder / COURSE
    shutil.copytree(NOTEBOOKS, path / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    who = ["-c", "user.name=course", "-c", "user.email=course@example.org", "-c", "init.defaultBranch=main"]
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "The course"]):
        subprocess.run(["git", *who, *command], cwd=path, check=True)
    return path


@contextmanager
def hub(*, idle: float = 3600, every: float = 60, more_args: tuple[str, ...] = ()) -> Iterator[Hub]:
    """A hub that ends servers after ``idle`` seconds without use, looked for ``every`` so many; gone at the end.

    What it needs is there (:func:`installed.install`).
    """
    with tempfile.TemporaryDirectory(prefix="pain-hub-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "homes").mkdir()
        repository = a_repository(folder)
        culler = [str(installed.PYTHON), "-m", "jupyterhub_idle_culler", f"--timeout={idle}", f"--cull-every={every}"]
        port, password, token = free_port(), secrets.token_hex(8), secrets.token_hex(16)
        text = TRIAL.format(
            config=str(CONFIG), folder=folder, port=port, hub_port=free_port(), proxy_port=free_port(),
            password=password, token=token, seconds=max(1, int(every / 2)), culler=culler, proxy=str(installed.PROXY),
            command=str(installed.ENVIRONMENT / "bin" / "jupyterhub-singleuser"),
            more_args=[*more_args, *(["--allow-root"] if is_root() else [])],
        )  # fmt: skip
        (folder / "config.py").write_text(text, encoding="utf-8")
        env = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "MPLBACKEND")}
        env["PATH"] = f"{installed.ENVIRONMENT / 'bin'}{os.pathsep}{env['PATH']}"
        with (folder / "log").open("wb") as out:
            process = subprocess.Popen(
                [str(installed.PYTHON), "-m", "jupyterhub", "--config", str(folder / "config.py")],
                cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
            )  # fmt: skip
        running = Hub(f"http://127.0.0.1:{port}", folder, repository, password, token, process)
        try:
            wait_for(lambda: _answers(running), 60, running.log)
            yield running
        finally:
            _end(running)


def _answers(running: Hub) -> bool:
    if running.process.poll() is not None:
        raise RuntimeError(f"The hub ended:\n{running.log()[-3000:]}")
    try:
        return running.ask("") is not None
    except (urllib.error.URLError, OSError):
        return False


def wait_for(true, seconds: float, why=lambda: "") -> float:
    """Wait until ``true()``; how many seconds it took. Raises ``TimeoutError`` after ``seconds``."""
    start = time.monotonic()
    while not true():
        if time.monotonic() - start > seconds:
            raise TimeoutError(f"waited {seconds:.0f} s in vain. {why()[-3000:]}")
        time.sleep(0.1)
    return time.monotonic() - start


def _end(running: Hub) -> None:
    """The hub, asked to end, ends its servers and the proxy; whatever of its own is left is ended here."""
    left = running.processes()[1:] if running.process.poll() is None else []
    end_process(running.process)
    for one in left:
        try:
            one.terminate()
        except psutil.Error:
            continue
    _, alive = psutil.wait_procs(left, timeout=10)
    for one in alive:
        one.kill()
