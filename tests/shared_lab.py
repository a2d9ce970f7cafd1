"""A lab that is opened once and shared by its tests, each of which finds it as it opened."""

import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

import numpy as np
from ipywidgets.widgets.widget import _instances

from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.labs.frame.family import family
from pain_helpers.labs.frame.lab import Lab

#: What counts up with each picture that is sent, and so differs in a lab that is as it was.
COUNTED = {"number", "still", "still_number"}


#: The widgets of shared labs, by their ids.
_SHARED: set[str] = set()


@contextmanager
def closing() -> Iterator[None]:
    """Close what is opened within, but for what tests share: an open widget is kept for ever, and a lab's picture."""
    before = set(_instances)
    try:
        yield
    finally:
        left = before | _SHARED
        for widget in [widget for name, widget in _instances.items() if name not in left]:
            widget.close()


class SharedLab:
    """The lab that ``open_one`` opens: put back after each test, and opened anew where it does not come back."""

    def __init__(self, open_one: Callable[[], Lab]) -> None:
        self._open_one = open_one
        self._open()

    def _open(self) -> None:
        before = set(_instances)
        self._lab = self._open_one()
        _SHARED.update(set(_instances) - before)
        self._first = seen(self._lab)
        self._untouched = touched(self._lab)

    @property
    def lab(self) -> Lab:
        if self._lab.comm is None:  # somebody closed all widgets that were open
            self._open()
        return self._lab

    def put_back(self) -> None:
        """Leave it as it opened, so that what one test does, or finds broken, is no fault of the next."""
        self.lab.dragging = False
        stop_resting(self.lab)
        try:
            if touched(self.lab) != self._untouched:
                self.lab.reset()
                stop_resting(self.lab)  # on a busy machine its answer came before all was seen
                self._untouched = touched(self.lab)
            same = seen(self.lab) == self._first
        except Exception:
            # The test that broke it has said so.
            same = False
        if not same:
            self.close()
            self._open()

    def close(self) -> None:
        # An open widget is kept for ever, and a lab with its picture.
        stop_resting(self._lab)
        self._lab.close()


def stop_resting(lab: Lab) -> None:
    """End the wait for a hand to rest: its answer would come in the midst of another test."""
    while (timer := lab._rest) is not None:
        timer.cancel()
        timer.join()
        if lab._rest is timer:
            lab._rest = None
    lab.remove_class("pain-moving")


def touched(lab: Lab) -> tuple:
    """What is another once a lab has shown anything, or would show something else after Reset."""
    return lab._screen.sent, dict(lab._first), set(vars(lab)), set(vars(lab._picture))


def seen(lab: Lab) -> tuple:
    """All that the page is told of a lab, and every pixel of its picture."""
    parts = [{name: value for name, value in part.get_state().items() if name not in COUNTED} for part in family(lab)]
    return parts, dict(lab.values), lab.held, pixels(lab)


#: Of each picture what was drawn last, and its pixels.
_PIXELS: WeakKeyDictionary[KeptFigure, tuple[np.ndarray, bytes]] = WeakKeyDictionary()


def pixels(lab: Lab) -> bytes:
    """Every pixel of a lab's picture; as long as nothing is drawn the same object, which is soon compared."""
    last = lab._picture._last
    drawn, found = _PIXELS.get(lab._picture, (None, b""))
    if drawn is not last:
        found = last.tobytes()
        _PIXELS[lab._picture] = last, found
    return found


@functools.cache
def _shelf(found: type[Lab]) -> SharedLab:
    return SharedLab(found)


def takes_values_alone(found: type[Lab]) -> bool:
    """Whether a lab is the same however it is given its values: GateLab opens with other controls."""
    # Not the class's own signature: in Python 3.11.2 that is its __new__'s.
    _, *inputs = inspect.signature(found.__init__).parameters.values()
    return [each.kind for each in inputs] == [inspect.Parameter.VAR_KEYWORD]


def lab_of(found: type[Lab], *inputs, **values: float) -> Lab:
    """The lab that ``found(*inputs, **values)`` opens; where only values are given, one that all tests share."""
    if inputs or not takes_values_alone(found):
        return found(*inputs, **values)
    shared = _shelf(found)
    shared.put_back()
    return shared.lab.set(**values)
