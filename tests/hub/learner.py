"""A learner without a browser: the requests and messages that JupyterLab and a lab's page send, and their answers.

Thirty browsers do not fit a small machine beside the servers that are to be measured. So all but one learner of the
load bench are of this kind: they log in, follow the link, load what the page would load, open a kernel's web socket and
speak Jupyter's messages over it, with those that ipywidgets and a lab's picture add. Nothing is drawn.
"""

from __future__ import annotations

import http.client
import json
import struct
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import quote, urlencode, urlsplit

import websocket

from pain_helpers.labs.frame.family import brief

PROTOCOL = "v1.kernel.websocket.jupyter.org"
#: Seconds after which a new kernel is asked once more.
ASK_AGAIN = 10.0
#: A lab's picture has these among its traits.
A_SCREEN = {"parts", "still", "words"}


# The messages of a kernel's web socket, as JupyterLab packs them.


def packed(channel: str, message: dict, buffers: tuple[bytes, ...] = ()) -> bytes:
    """One message for a kernel: the places of its parts, then the parts."""
    parts = [channel.encode()]
    parts += [json.dumps(message[part]).encode() for part in ("header", "parent_header", "metadata", "content")]
    parts += buffers
    places = [8 * (len(parts) + 2)]
    for part in parts:
        places.append(places[-1] + len(part))
    return struct.pack(f"<{len(places) + 1}Q", len(places), *places) + b"".join(parts)


def unpacked(data: bytes) -> tuple[str, dict, list[bytes]]:
    """The channel, the message and the buffers that :func:`packed` packs."""
    (count,) = struct.unpack_from("<Q", data)
    places = struct.unpack_from(f"<{count}Q", data, 8)
    channel, header, parent, metadata, content, *buffers = (data[start:end] for start, end in zip(places, places[1:]))
    message = {
        "header": json.loads(header),
        "parent_header": json.loads(parent),
        "metadata": json.loads(metadata),
        "content": json.loads(content),
    }
    return channel.decode(), message, buffers


# Web pages.


class Web:
    """One connection to a hub that keeps cookies by their path, and follows where it is sent."""

    def __init__(self, url: str, patience: float) -> None:
        address = urlsplit(url)
        self.host, self.port = address.hostname, address.port
        self.patience = patience
        self.cookies: dict[tuple[str, str], str] = {}
        self._connection = http.client.HTTPConnection(self.host, self.port, timeout=patience)

    def close(self) -> None:
        self._connection.close()

    def cookie_header(self, path: str) -> str:
        fitting = sorted((key for key in self.cookies if path.startswith(key[0])), key=lambda key: len(key[0]))
        return "; ".join(f"{name}={value}" for name, value in {key[1]: self.cookies[key] for key in fitting}.items())

    def cookie(self, name: str, path: str) -> str:
        return dict(pair.split("=", 1) for pair in self.cookie_header(path).split("; ") if pair).get(name, "")

    def ask(self, path: str, method: str = "GET", body: str | None = None, **headers: str) -> tuple[int, str, bytes]:
        """The status, the path at which one ended, and what came."""
        for _ in range(20):
            status, answer_headers, content = self._once(path, method, body, headers)
            if status not in (301, 302, 303, 307):
                return status, path, content
            to = urlsplit(answer_headers["location"])
            path = to.path + (f"?{to.query}" if to.query else "")
            method, body = "GET", None
        raise RuntimeError(f"sent in circles, last to {path}")

    def _once(self, path: str, method: str, body: str | None, headers: dict):
        sent = {"Cookie": self.cookie_header(path.split("?")[0]), "Accept": "*/*", **headers}
        for attempt in (1, 2):
            try:
                self._connection.request(method, path, body=body, headers=sent)
                answer = self._connection.getresponse()
                content = answer.read()
                break
            except (http.client.RemoteDisconnected, ConnectionError):
                # A connection that rested too long was closed at the other end.
                self._connection.close()
                if attempt == 2:
                    raise
        for line in answer.headers.get_all("set-cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[morsel["path"] or "/", name] = morsel.coded_value
        return answer.status, answer.headers, content


# A kernel.


@dataclass
class Screen:
    """A lab's picture, as its page knows it."""

    id: str
    state: dict
    drawn: int = -1
    #: The page's name, how many questions it has asked, and the last that was answered.
    page: str = field(default_factory=lambda: uuid.uuid4().hex)
    asked: int = 0
    heard: int = -1
    #: What the lab's answers have told of: names of traits by widget.
    watched: dict[str, set[str]] = field(default_factory=dict)


@dataclass
class Kernel:
    """A notebook's kernel, seen through its web socket; one thread alone uses it."""

    socket: websocket.WebSocket
    session: str
    #: The id under which the server knows the notebook and its kernel.
    place: str
    patience: float
    screens: dict[str, Screen] = field(default_factory=dict)
    models: dict[str, dict] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    replies: dict[str, str] = field(default_factory=dict)
    first_figure: float | None = None

    def send(self, kind: str, content: dict, channel: str = "shell", metadata: dict | None = None) -> str:
        name = uuid.uuid4().hex
        header = {
            "msg_id": name, "msg_type": kind, "username": "", "session": self.session,
            "date": time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime()), "version": "5.2",
        }  # fmt: skip
        message = {"header": header, "parent_header": {}, "metadata": metadata or {}, "content": content}
        self.socket.send_binary(packed(channel, message))
        return name

    def listen(self, until: Callable[[], bool], what: str) -> None:
        """Take messages until something holds. Raises ``TimeoutError``, or ``RuntimeError`` for an error of a cell."""
        end = time.monotonic() + self.patience
        while not until():
            if time.monotonic() > end:
                raise TimeoutError(f"{what} did not come in {self.patience:.0f} s")
            self.socket.settimeout(max(0.1, end - time.monotonic()))
            try:
                # A server's pings are among them: else nobody would look at the clock while nothing but these comes.
                kind, data = self.socket.recv_data(control_frame=True)
            except websocket.WebSocketTimeoutException:
                continue
            if kind == websocket.ABNF.OPCODE_CLOSE:
                raise ConnectionError("the kernel's web socket was closed")
            if kind == websocket.ABNF.OPCODE_BINARY:
                self._take(*unpacked(data))
            if self.errors:
                raise RuntimeError(self.errors[0])

    def _take(self, channel: str, message: dict, buffers: list[bytes]) -> None:
        kind, content = message["header"]["msg_type"], message["content"]
        if kind in ("execute_reply", "kernel_info_reply"):
            self.replies[message["parent_header"]["msg_id"]] = content["status"]
        # An error comes by two ways, and neither is always the first.
        if kind == "error" or content.get("status") == "error":
            self.errors.append(f"{content['ename']}: {content['evalue']}")
        elif kind == "comm_open":
            self._opened(content["comm_id"], content["data"])
        elif kind == "comm_close":
            # A cell that is for the curious may make a lab, and close it again.
            self.screens.pop(content["comm_id"], None)
        elif kind == "comm_msg":
            self._told(content["comm_id"], content["data"], buffers)

    def _opened(self, name: str, data: dict) -> None:
        state = data.get("state", {})
        self.models[name] = state
        if state.keys() >= A_SCREEN - {"still"} and "_esm" in state:
            self.screens[name] = Screen(name, state)
            # The page shows the lab, and asks for its picture in just its pixels.
            self.ask(self.screens[name])

    def _told(self, name: str, data: dict, buffers: list[bytes]) -> None:
        if data.get("method") == "update":
            self.models.setdefault(name, {}).update(data.get("state", {}))
        screen = self.screens.get(name)
        if screen is None or data.get("method") != "custom":
            return
        content = data["content"]
        if "answer" in content:
            self._answered(screen, content)
        elif screen.page not in content.get("to", [screen.page]):
            return
        elif content.get("whole") or (screen.drawn >= 0 and content.get("number") == screen.drawn + 1):
            screen.drawn = content["number"]
            if content.get("whole") and buffers and buffers[0]:
                self.first_figure = self.first_figure or time.monotonic()

    def _answered(self, screen: Screen, content: dict) -> None:
        if content["page"] != screen.page:
            return
        screen.heard = content["answer"]
        for widget, values in content.get("shown", {}).items():
            screen.watched.setdefault(widget, set()).update(values)
            self.models.setdefault(widget, {}).update(values)

    def ask(self, screen: Screen) -> None:
        """What a page asks when it opens, and when the hand rests: whether it shows all that the kernel has."""
        screen.asked += 1
        shown = {
            widget: {name: brief(self.models[widget].get(name)) for name in names}
            for widget, names in screen.watched.items()
        }
        question = {"check": screen.asked, "page": screen.page, "heard": screen.heard, "near": False}
        picture = {"drawn": screen.drawn, "scale": 1.0}
        self.custom(screen.id, question | picture | {"shown": shown, "unsent": {}, "still": False})

    def wait_until_ready(self) -> None:
        """Ask a new kernel for its info until it answers: what it was asked before it listened may be lost."""
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            asked = self.send("kernel_info_request", {})
            patience, self.patience = self.patience, min(ASK_AGAIN, self.patience)
            try:
                self.listen(lambda asked=asked: asked in self.replies, "a kernel")
                return
            except TimeoutError:
                continue
            finally:
                self.patience = patience
        raise TimeoutError(f"no kernel answered in {self.patience:.0f} s")

    def custom(self, name: str, content: dict) -> str:
        return self.send("comm_msg", {"comm_id": name, "data": {"method": "custom", "content": content}})

    def run_all(self, notebook: dict) -> None:
        """Run every cell, as Run All does, until each is done and each lab has shown a picture."""
        cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code" and "".join(cell["source"]).strip()]
        sent = [
            self.send(
                "execute_request",
                {"code": "".join(cell["source"]), "silent": False, "store_history": True, "user_expressions": {},
                 "allow_stdin": True, "stop_on_error": True},
                metadata={"cellId": cell["id"], "deletedCells": [], "recordTiming": False},
            )
            for cell in cells
        ]  # fmt: skip
        self.listen(lambda: all(name in self.replies for name in sent), "the end of Run All")
        self.listen(lambda: all(screen.drawn >= 0 for screen in self.screens.values()), "a lab's first picture")

    def sliders(self) -> list[tuple[Screen, str]]:
        """Each slider of each lab: its picture, and its own id."""
        return [
            (screen, part)
            for screen in self.screens.values()
            for part in screen.state["parts"]
            if self.models.get(part, {}).get("_model_name") == "FloatSliderModel"
        ]

    def move(self, screen: Screen, slider: str) -> float:
        """Move a slider into its other half; seconds until its new picture came."""
        state = self.models[slider]
        low, step = state["min"], state["step"]
        steps = (state["max"] - low) / step
        quarters = [low + round(share * steps) * step for share in (0.25, 0.75)]
        value = max(quarters, key=lambda quarter: abs(quarter - state["value"]))
        # A kernel tells the page that moved a slider nothing that it knows.
        state["value"] = value
        before, start = screen.drawn, time.monotonic()
        update = {"method": "update", "state": {"value": value}, "buffer_paths": []}
        self.send("comm_msg", {"comm_id": slider, "data": update})
        self.listen(lambda: screen.drawn > before, "the picture after a move")
        waited = time.monotonic() - start
        self.ask(screen)
        self.listen(lambda: screen.heard == screen.asked, "the answer of a lab")
        return waited

    def close(self) -> None:
        self.socket.close()


# A learner.


class Learner:
    """Someone who logs in to a hub at ``url``, or opens a plain server with a token; patience is in seconds."""

    def __init__(self, url: str, name: str = "", *, patience: float = 300, token: str = "") -> None:
        self.name, self.patience = name, patience
        self.web = Web(url, patience)
        self.base = f"/user/{name}" if name else urlsplit(url).path.rstrip("/")
        self.token = token

    def __enter__(self) -> Learner:
        return self

    def __exit__(self, *_) -> None:
        self.web.close()

    def log_in(self, password: str) -> None:
        self._good("/hub/login")
        form = {"username": self.name, "password": password, "_xsrf": self.web.cookie("_xsrf", "/hub/")}
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        status, _, content = self.web.ask("/hub/login?next=%2Fhub%2Fhome", "POST", urlencode(form), **kind)
        if status != 200:
            raise RuntimeError(f"log in: {status} {content[:200]!r}")

    def start_server(self) -> None:
        """Ask for one's server, and wait until its page comes."""
        self.web.ask(f"/hub/spawn/{self.name}")
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            # A server's page while it is pending is one of the hub, which asks again and again.
            status, path, _ = self.web.ask(f"{self.base}/lab")
            if status == 200 and path.startswith(f"{self.base}/lab"):
                return
            time.sleep(1)
        raise TimeoutError(f"the server did not start in {self.patience:.0f} s")

    def pull(self, repository: str, folder: str) -> None:
        """What the link of nbgitpuller does: the course comes into the home."""
        asked = f"repo={quote(repository, safe='')}&targetpath={folder}"
        content = self._good(f"{self.base}/git-pull/api?{asked}")
        if b'"phase": "finished"' not in content:
            raise RuntimeError(f"the course was not pulled: {content[-300:]!r}")

    def load_page(self, paths: list[str]) -> int:
        """Load what JupyterLab's page loads; how many bytes came."""
        return sum(len(self._good(f"{self.base}/{path}")) for path in paths)

    def notebook(self, path: str) -> dict:
        return json.loads(self._good(f"{self.base}/api/contents/{path}?content=1"))["content"]

    def start_kernel(self, path: str) -> Kernel:
        """A kernel for a notebook, and its web socket."""
        body = {"path": path, "type": "notebook", "name": path, "kernel": {"name": "python3"}}
        session = json.loads(self._good(f"{self.base}/api/sessions", "POST", json.dumps(body)))
        name = uuid.uuid4().hex
        place = f"{self.base}/api/kernels/{session['kernel']['id']}/channels?session_id={name}"
        socket = websocket.create_connection(
            f"ws://{self.web.host}:{self.web.port}{place}",
            timeout=self.patience,
            subprotocols=[PROTOCOL],
            cookie=self.web.cookie_header(f"{self.base}/"),
            origin=f"http://{self.web.host}:{self.web.port}",
            header={"Authorization": f"token {self.token}"} if self.token else None,
        )
        kernel = Kernel(socket, name, session["id"], self.patience)
        kernel.wait_until_ready()
        return kernel

    def end_kernel(self, kernel: Kernel) -> None:
        kernel.close()
        self._good(f"{self.base}/api/sessions/{kernel.place}", "DELETE")

    def _good(self, path: str, method: str = "GET", body: str | None = None) -> bytes:
        headers = {"X-XSRFToken": self.web.cookie("_xsrf", f"{self.base}/")}
        if self.token:
            headers["Authorization"] = f"token {self.token}"
        if body is not None:
            headers["Content-Type"] = "application/json"
        status, end, content = self.web.ask(path, method, body, **headers)
        if status >= 400:
            raise RuntimeError(f"{method} {end}: {status} {content[:200]!r}")
        return content
