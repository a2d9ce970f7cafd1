"""Python loads this by itself at its start, where this folder is on its path: a process without a network.

Whoever asks for more than this machine is refused, and what was asked for is written down.
"""

import ipaddress
import os
import sys

HERE = {"localhost", "", "0.0.0.0", "::", None}
ASKS = {"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}


def is_here(host) -> bool:
    if isinstance(host, bytes):
        host = host.decode(errors="replace")
    if host in HERE:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refuse(event: str, arguments: tuple) -> None:
    if event not in ASKS:
        return
    # Of a socket's own events the address comes second, and one of a file's is no tuple.
    asked = arguments[1] if event in ("socket.connect", "socket.sendto") else arguments
    host = asked[0] if isinstance(asked, tuple) else None
    if is_here(host):
        return
    with open(os.environ["PAIN_ASKED"], "a", encoding="utf-8") as file:
        file.write(f"{event} {host}\n")
    raise OSError(f"There is no network: {event} {host}")


sys.addaudithook(refuse)
