"""The screen: the picture with its alt text, the sentence that is announced, and the notice."""

from __future__ import annotations

import math
from pathlib import Path

import anywidget
import traitlets

from pain_helpers.drawing.kept import KeptFigure, runs

_HERE = Path(__file__).parent

#: A picture is drawn between a third and twice its size, whatever the page asks for.
SMALLEST_SCALE, LARGEST_SCALE = 0.33, 2.0


class Screen(anywidget.AnyWidget):
    """A lab's picture on the page, with what is said of it.

    ipywidgets' own image has no alt text, its sliders have no accessible name
    and it has no live region; this fills the three gaps.
    """

    #: One module, since what the page is sent cannot import a file beside it.
    _esm = "\n".join((_HERE / name).read_text(encoding="utf-8") for name in ("place.js", "screen.js"))
    _css = _HERE / "screen.css"
    words = traitlets.Unicode().tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)
    width = traitlets.Int().tag(sync=True)
    height = traitlets.Int().tag(sync=True)

    def __init__(self, picture: KeptFigure) -> None:
        super().__init__(width=picture.width, height=picture.height)
        self._picture = picture
        #: Whether the page is on another machine: then packing pixels takes less time than sending them.
        self._far = False

    def say(self, words: str, notice: str = "") -> None:
        """Show a sentence, and a notice only if something is wrong."""
        with self.hold_sync():
            self.notice = notice
            self.words = words

    def send_picture(self, whole: bool = False) -> None:
        """Send what has changed in the picture, or all of it."""
        size, places, pixels = self._picture.patches()
        content = {"whole": whole, "size": size, "places": places, "runs": self._far}
        self.send(content, buffers=[runs(pixels) if self._far else pixels.tobytes()])

    def page_asks(self, content: dict) -> None:
        """A page opened the lab, or shows it at another size: it needs the whole picture, in just its pixels."""
        scale = float(content["scale"])
        if math.isfinite(scale):
            self._far = bool(content.get("far"))
            self._picture.scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))
            self.send_picture(whole=True)
