"""Firefox as Debian has it, driven by WebDriver BiDi, which is built into it.

Playwright needs a Firefox of its own, and asks Debian's for a command that it does not have.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import websocket

from .jupyter import HERE, end_process

#: The keys that a test presses, as WebDriver names them.
KEYS = {"ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015"}
SETTINGS = {
    # Nothing is fetched from elsewhere, no page of its own is shown, and none is made ready.
    "app.normandy.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.newtab.preload": False,
    "browser.newtabpage.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage": "about:blank",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.ipc.processPrelaunch.enabled": False,
    "network.proxy.type": 0,
    "remote.active-protocols": 1,
}


def firefox_path() -> str | None:
    """The browser on this machine, or None."""
    return next((path for name in ("firefox-esr", "firefox") if (path := shutil.which(name))), None)


class Firefox:
    """One page of a running Firefox."""

    def __init__(self, address: str) -> None:
        self._socket = websocket.create_connection(f"{address}/session", suppress_origin=True, timeout=120)
        self._count = 0
        self.send("session.new", capabilities={})
        self.page = self.send("browsingContext.getTree")["contexts"][0]["context"]
        self.send("browsingContext.setViewport", context=self.page, viewport={"width": 1366, "height": 900})
        own = (HERE / "page.js").read_text(encoding="utf-8")
        self.send("script.addPreloadScript", functionDeclaration=f"() => {{ {own} }}")

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and wait for its answer."""
        self._count += 1
        self._socket.send(json.dumps({"id": self._count, "method": method, "params": parameters}))
        while (said := json.loads(self._socket.recv())).get("id") != self._count:
            pass
        if said["type"] == "error":
            raise RuntimeError(f"{method}: {said['error']}: {said['message']}")
        return said["result"]

    def close(self) -> None:
        with suppress(OSError, RuntimeError, websocket.WebSocketException):
            self.send("browser.close")
        self._socket.close()

    def open(self, url: str) -> None:
        self.send("browsingContext.navigate", context=self.page, url=url, wait="interactive")

    def ask(self, expression: str) -> Any:
        """What an expression gives on the page, waited for."""
        expression = f"(async () => JSON.stringify(await ({expression})) ?? 'null')()"
        target = {"context": self.page}
        said = self.send("script.evaluate", expression=expression, target=target, awaitPromise=True)
        if said["type"] == "exception":
            raise RuntimeError(said["exceptionDetails"]["text"])
        return json.loads(said["result"]["value"])

    def wait_till(self, expression: str, patience: float = 120.0) -> None:
        end = time.monotonic() + patience
        while not self.ask(f"Boolean({expression})"):
            if time.monotonic() > end:
                raise TimeoutError(expression)
            time.sleep(0.2)

    def press(self, key: str) -> None:
        steps = [{"type": kind, "value": KEYS[key]} for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": steps})

    def drag(self, start: tuple[float, float], end: tuple[float, float], steps: int = 12) -> None:
        """The mouse from one place to another, its button held."""
        ways = [[a + (b - a) * step / steps for a, b in zip(start, end)] for step in range(steps + 1)]
        moves = [{"type": "pointerMove", "x": round(x), "y": round(y), "duration": 20} for x, y in ways]
        down, up = ({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))
        actions = [moves[0], down, *moves[1:], up]
        self._act({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions})

    def drag_slider(self, lab: str, share: float) -> None:
        """The first slider of a lab, an expression in the page, to this share of its track."""
        self.ask(f"{lab}.querySelector('.noUi-handle').scrollIntoView({{ block: 'center' }})")
        track, handle = (
            self.ask(f"{lab}.querySelector('{part}').getBoundingClientRect()")
            for part in (".noUi-target", ".noUi-handle")
        )
        start = handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2
        self.drag(start, (track["x"] + track["width"] * share, start[1]))

    def _act(self, source: dict) -> None:
        self.send("input.performActions", context=self.page, actions=[source])


@contextmanager
def firefox() -> Iterator[Firefox]:
    """A running Firefox with a profile of its own."""
    with tempfile.TemporaryDirectory(prefix="pain-firefox-", ignore_cleanup_errors=True) as profile:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in SETTINGS.items()]
        Path(profile, "user.js").write_text("\n".join(lines), encoding="utf-8")
        log = Path(profile, "said.log")
        command = [firefox_path(), "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile]
        with log.open("wb") as out:
            process = subprocess.Popen(
                command, env={**os.environ, "HOME": profile}, stdin=subprocess.DEVNULL, stdout=out, stderr=out
            )
        try:
            one = Firefox(address_in(log, process))
            with closing(one):
                yield one
        finally:
            end_process(process)


def address_in(log: Path, process: subprocess.Popen, patience: float = 120) -> str:
    """Where a Firefox that starts says it listens."""
    end = time.monotonic() + patience
    while process.poll() is None and time.monotonic() < end:
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", log.read_text(errors="replace")):
            return found[1]
        time.sleep(0.1)
    raise RuntimeError(f"Firefox did not start. It said:\n{log.read_text(errors='replace')[-2000:]}")
