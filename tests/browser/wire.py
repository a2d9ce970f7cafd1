"""A wire between browser and kernels that can lose, delay and cut messages: a small proxy on loopback.

Pages that are led through it send their kernels' web sockets this way, and all else right to the server. Messages can
be lost on their way, all or some, delayed, or cut off with their connection, which then may stay away for a while.
"""

from __future__ import annotations

import asyncio
import threading
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

from .jupyter import Server

#: Takes the web sockets of kernels to another port.
LEAD = """port => {
    window.WebSocket = class extends WebSocket {
        constructor(address, ...more) {
            super(address.includes('/channels') ? address.replace(/:[0-9]+/, `:${port}`) : address, ...more);
        }
    };
}"""


class Wire:
    """The proxy. All its attributes may be set at any time."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self.port = 0
        #: Which messages from the kernel, and to it, get lost: a function of their bytes.
        self.lose_down = self.lose_up = nothing
        #: Seconds that each message takes.
        self.delay = 0.0
        #: Whether new connections of kernels are refused.
        self.away = False
        self.lost = 0
        self._deaf: set[asyncio.StreamWriter] = set()
        self._kernels: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> Wire:
        self._thread.start()
        self._ready.wait()
        return self

    def lead(self, page):
        """Send what a page that is still empty says to kernels this way; the page."""
        page.add_init_script(f"({LEAD})({self.port})")
        return page

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def cut(self) -> None:
        """Break every connection to a kernel, as a network does that goes away."""
        done = threading.Event()

        def close() -> None:
            for writer in list(self._kernels):
                writer.transport.abort()
            done.set()

        self._loop.call_soon_threadsafe(close)
        done.wait()

    def deafen(self) -> None:
        """Let nothing pass any more through the connections that there are; new ones are as ever."""
        self._deaf |= self._kernels

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._connected, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0.05))
        self._loop.close()

    async def _connected(self, browser: asyncio.StreamReader, to_browser: asyncio.StreamWriter) -> None:
        to_server = None
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
            head = await browser.readuntil(b"\r\n\r\n")
            if not self.away:
                server, to_server = await asyncio.open_connection(self._host, self._port)
                self._kernels |= {to_browser, to_server}
                to_server.write(self._as_to_the_server(head))
                await race(self._messages(browser, to_server), self._answer_then_messages(server, to_browser))
        for writer in (to_browser, to_server):
            if writer is not None:
                self._kernels.discard(writer)
                self._deaf.discard(writer)
                writer.transport.abort()

    def _as_to_the_server(self, head: bytes) -> bytes:
        """What asks for a web socket: of packed messages none could be left out, and the page came from the server."""
        line, *headers = head.split(b"\r\n")
        kept = [one for one in headers if not one.lower().startswith((b"sec-websocket-extensions:", b"host:"))]
        return b"\r\n".join([line, b"Host: %b:%d" % (self._host.encode(), self._port), *kept])

    async def _answer_then_messages(self, server, to_browser) -> None:
        to_browser.write(await server.readuntil(b"\r\n\r\n"))
        await self._messages(server, to_browser, down=True)

    async def _messages(self, reader, writer, down: bool = False) -> None:
        due: asyncio.Queue = asyncio.Queue()

        async def read() -> None:
            while True:
                control, frame = await read_frame(reader)
                if writer in self._deaf or (not control and (self.lose_down if down else self.lose_up)(frame)):
                    self.lost += 1
                else:
                    await due.put((self._loop.time() + self.delay, frame))

        async def write() -> None:
            while True:
                when, frame = await due.get()
                await asyncio.sleep(max(0, when - self._loop.time()))
                writer.write(frame)
                await writer.drain()

        await race(read(), write())


async def race(*ways) -> None:
    """Until one ends, and then none goes on."""
    tasks = [asyncio.ensure_future(way) for way in ways]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def read_frame(reader: asyncio.StreamReader) -> tuple[bool, bytes]:
    """One frame of a web socket: whether it is no message but keeps or ends the connection, and all its bytes."""
    head = await reader.readexactly(2)
    size, masked = head[1] & 127, head[1] >> 7
    more = b""
    if size > 125:
        more = await reader.readexactly(2 if size == 126 else 8)
        size = int.from_bytes(more, "big")
    rest = await reader.readexactly(4 * masked + size)
    return bool(head[0] & 8), head + more + rest


def nothing(_) -> bool:
    return False


def everything(_) -> bool:
    return True


def pictures(frame: bytes) -> bool:
    """Whether a message from the kernel is a picture, or another that is no widget's state."""
    return b'"method": "custom"' in frame or b'"method":"custom"' in frame


def wholes(frame: bytes) -> bool:
    """Whether a message from the kernel is a whole picture."""
    return b'"whole": true' in frame or b'"whole":true' in frame


class Count:
    """Loses nothing, and counts messages of a kind."""

    def __init__(self, kind) -> None:
        self.found = 0
        self._kind = kind

    def __call__(self, frame: bytes) -> bool:
        self.found += self._kind(frame)
        return False


class Nth:
    """Loses one message, after so many others."""

    def __init__(self, place: int) -> None:
        self._left = place

    def __call__(self, _) -> bool:
        self._left -= 1
        return self._left == -1


@contextmanager
def wire(server: Server):
    """The wire to a server's kernels."""
    address = urlsplit(server.url)
    between = Wire(address.hostname, address.port).start()
    try:
        yield between
    finally:
        between.stop()
