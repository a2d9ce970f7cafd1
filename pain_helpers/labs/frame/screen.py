"""The screen: the picture with its alt text, the sentence that is announced, and the notice."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

from pain_helpers.drawing.kept import KeptFigure, runs

from .pages import Page, Pages
from .words import LAB

_HERE = Path(__file__).parent


def _text(*names: str) -> str:
    # Read here: of a path, anywidget would watch the file, and so keep each screen for ever.
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in names)


class Screen(anywidget.AnyWidget):
    """A lab's picture on the page, with what is said of it.

    ipywidgets' own image has no alt text, its sliders have no accessible name
    and it has no live region; this fills the three gaps.

    Pictures travel as messages, which can be lost. So they are numbered, and the
    number of the last one is a trait, which a page that comes back is always
    given. A page that has another picture than that asks for all of it. Each
    page gets them in its own pixels.
    """

    #: One module, since what the page is sent cannot import a file beside it.
    _esm = _text("place.js", "numbers.js", "answers.js", "screen.js")
    _css = _text("screen.css")
    words = traitlets.Unicode().tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)
    #: The lab's line, with which its words end: a page may set it apart.
    line = traitlets.Unicode().tag(sync=True)
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

    def __init__(self, picture: KeptFigure, parts: list[str], limits: dict[str, list[float]], line: str = "") -> None:
        super().__init__(width=picture.width, height=picture.height, parts=parts, limits=limits, line=line)
        self._picture = picture
        self._sent = 0
        self.pages = Pages()

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
            self.send({"number": self._sent, "places": []})
            self.notice = notice
            self.number = self._sent

    def send_picture(self) -> None:
        """Send each page what has changed in its picture; the number of the last one follows with :meth:`say`."""
        self._sent += 1
        by_scale = self.pages.to_be_sent()
        if not by_scale:
            # For nobody yet, but an error in drawing is loud wherever a lab stands.
            self._picture.redraw()
        for scale, pages in by_scale.items():
            self._send_pixels(scale, list(pages), packed=not all(page.near for page in pages.values()))

    def send_whole(self, name: str, page: Page) -> None:
        """Send the page of that ``name`` all of its picture."""
        self._send_pixels(page.scale, [name], packed=True, whole=True)

    def _send_pixels(self, scale: float, to: list[str], packed: bool, whole: bool = False) -> None:
        self._picture.scale = scale
        self._picture.keep(*self.pages.scales())
        size, places, pixels = self._picture.patches(whole)
        content = {"number": self._sent, "to": to, "whole": whole, "size": size, "places": places, "packed": packed}
        self.send(content, buffers=[runs(pixels) if packed else pixels.tobytes()])

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

    @property
    def sent(self) -> int:
        """The number of what was sent last."""
        return self._sent
