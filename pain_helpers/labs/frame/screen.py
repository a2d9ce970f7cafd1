"""The screen: the picture with its alt text, the sentence that is announced, and the notice."""

from __future__ import annotations

import math
from pathlib import Path

import anywidget
import traitlets

from pain_helpers.drawing.kept import KeptFigure, runs

from .words import LAB

_HERE = Path(__file__).parent

#: A picture is drawn between a third and twice its size, whatever the page asks for.
SMALLEST_SCALE, LARGEST_SCALE = 0.33, 2.0


def _text(*names: str) -> str:
    # Read here: of a path, anywidget would watch the file, and so keep each screen for ever.
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in names)


class Screen(anywidget.AnyWidget):
    """A lab's picture on the page, with what is said of it.

    ipywidgets' own image has no alt text, its sliders have no accessible name
    and it has no live region; this fills the three gaps.

    Pictures travel as messages, which can be lost. So they are numbered, and the
    number of the last one is a trait, which a page that comes back is always
    given. A page that has another picture than that asks for all of it.
    """

    #: One module, since what the page is sent cannot import a file beside it.
    _esm = _text("place.js", "numbers.js", "answers.js", "screen.js")
    _css = _text("screen.css")
    words = traitlets.Unicode().tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)
    width = traitlets.Int().tag(sync=True)
    height = traitlets.Int().tag(sync=True)
    #: The number of the last picture that was sent.
    number = traitlets.Int().tag(sync=True)
    #: A picture as a file, which stands until the page has one in its own pixels; and the number of what it shows.
    still = traitlets.Bytes().tag(sync=True)
    still_number = traitlets.Int(-1).tag(sync=True)
    #: What the page says by itself: where no kernel answers, and where it has ended.
    silent = traitlets.Unicode(LAB["silent"]).tag(sync=True)
    ended = traitlets.Unicode(LAB["ended"]).tag(sync=True)
    #: What a picture is called that a small place moves sideways.
    sideways = traitlets.Unicode(LAB["sideways"]).tag(sync=True)
    #: The ids of the widgets that a learner moves, and the limits of the sliders by the id of their number field.
    parts = traitlets.List().tag(sync=True)
    limits = traitlets.Dict().tag(sync=True)

    def __init__(self, picture: KeptFigure) -> None:
        super().__init__(width=picture.width, height=picture.height)
        self._picture = picture
        self._sent = 0
        #: Whether answers reach the page so quickly that packing a move's pixels takes longer than sending them.
        self.near = False

    def say(self, words: str, notice: str = "") -> None:
        """Show a sentence, and a notice only if something is wrong."""
        with self.hold_sync():
            self.notice = notice
            self.words = words
            self.number = self._sent

    def warn(self, notice: str) -> None:
        """Show a notice beside what stands."""
        with self.hold_sync():
            self._sent += 1
            self._send_pixels([], b"")
            self.notice = notice
            self.number = self._sent

    def send_picture(self, whole: bool = False) -> None:
        """Send what has changed in the picture, or all of it; the number of the last one follows with :meth:`say`."""
        size, places, pixels = self._picture.patches(whole)
        # The whole of what was sent is no new picture.
        self._sent += not whole
        packed = whole or not self.near
        self._send_pixels(places, runs(pixels) if packed else pixels.tobytes(), whole=whole, size=size, packed=packed)

    def _send_pixels(self, places: list, pixels: bytes, **more) -> None:
        self.send({"number": self._sent, "places": places} | more, buffers=[pixels])

    def keep_still(self, png: bytes) -> None:
        """Let ``png`` stand for the picture wherever a page has none yet."""
        with self.hold_sync():
            self.still = png
            self.still_number = self._sent

    def still_now(self) -> bytes:
        """What the page shows, as a small file."""
        return self._picture.still()

    @property
    def still_is_old(self) -> bool:
        """Whether the still picture shows something else than was sent last."""
        return self.still_number != self._sent

    def at_scale(self, content: dict) -> None:
        """A page opened the lab, or shows it at another size: it needs the whole picture, in just its pixels."""
        scale = float(content["scale"])
        if math.isfinite(scale):
            scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))
            if abs(scale - self._picture.scale) > 1e-6:
                self._picture.scale = scale
            # A page that opens may be farther away than the last.
            self.near = False
            self.send_picture(whole=True)

    def missed(self, content: dict) -> bool:
        """Whether a page that tells its numbers has another picture, or other words, than were sent last."""
        return (content.get("drawn"), content.get("number")) != (self._sent, self._sent)
