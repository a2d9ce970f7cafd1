"""What each thread has for itself: moves, and the whole answers once a hand rests, are computed on different ones."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable


def later(seconds: float, do: Callable[[], None]) -> threading.Timer | asyncio.TimerHandle:
    """Call ``do`` in so many seconds, on a thread of its own, unless ``cancel`` of what is given back comes first.

    Python in a browser's tab has no threads: there it is called once all else is done.
    """
    if sys.platform == "emscripten":
        return asyncio.get_event_loop().call_later(seconds, do)
    timer = threading.Timer(seconds, do)
    timer.daemon = True
    timer.start()
    return timer


class OfThread:
    """An attribute that each thread sets for itself; False until it has."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"_{name}_of_thread"

    def __get__(self, owner, kind=None):
        if owner is None:
            return self
        return getattr(vars(owner).get(self._name), "value", False)

    def __set__(self, owner, value: bool) -> None:
        vars(owner).setdefault(self._name, threading.local()).value = value
