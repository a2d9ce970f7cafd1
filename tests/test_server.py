"""The course's part of a Jupyter server: small messages of a kernel do not wait for one another."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from browser.jupyter import private_environment

CONFIG = Path(__file__).parents[1] / "pain_helpers" / "server" / "jupyter_server_config.json"

#: A real server in a process of its own. A browser's part is played by a thread, which opens a kernel's websocket;
#: then the server's end of it is looked at.
SERVER = """
import gc, json, socket, sys, threading, urllib.request
from jupyter_server.serverapp import ServerApp
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from tornado.ioloop import IOLoop
from websocket import ABNF, create_connection

app = ServerApp()
app.initialize([
    "--ServerApp.ip=127.0.0.1", "--ServerApp.port=0", "--ServerApp.open_browser=False", "--ServerApp.root_dir=.",
    "--IdentityProvider.token=a", "--ServerApp.allow_root=True",
])

def visit():
    address = f"127.0.0.1:{app.port}"
    asked = urllib.request.Request(f"http://{address}/api/kernels?token=a", data=b"{}", method="POST")
    kernel = json.load(urllib.request.urlopen(asked, timeout=60))["id"]
    browser = create_connection(f"ws://{address}/api/kernels/{kernel}/channels?token=a", timeout=60)
    # The server opens the kernel's channels first; then it has answered a ping.
    browser.ping()
    while browser.recv_frame().opcode != ABNF.OPCODE_PONG:
        pass
    (handler,) = [each for each in gc.get_objects() if isinstance(each, KernelWebsocketHandler)]
    wire = handler.ws_connection.stream.socket
    print(json.dumps(bool(wire.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))), flush=True)
    browser.close()
    urllib.request.urlopen(urllib.request.Request(f"http://{address}/api/kernels/{kernel}?token=a", method="DELETE"), timeout=60)
    loop.add_callback(loop.stop)

loop = IOLoop.current()
loop.add_callback(threading.Thread(target=visit, daemon=True).start)
app.start()
"""


def sent_at_once(tmp_path: Path) -> bool:
    """Whether a server that finds its settings in a folder sends a kernel's messages without waiting."""
    ran = subprocess.run(
        [sys.executable, "-c", SERVER],
        cwd=tmp_path, env=private_environment(tmp_path, {}), capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 0 and ran.stdout.strip(), ran.stderr
    return json.loads(ran.stdout)


def test_messages_of_a_kernel_leave_at_once(tmp_path):
    """Where the package is installed, the server finds the same file by itself; a test of a copy sees to that."""
    folder = tmp_path / "config" / "jupyter_server_config.d"
    folder.mkdir(parents=True)
    shutil.copy(CONFIG, folder / "pain_helpers.json")
    assert sent_at_once(tmp_path)
