"""The pages that show one lab: two windows, or two views of one output, each with pixels of its own."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

#: A picture is drawn between a third and twice its size, whatever a page asks for.
SMALLEST_SCALE, LARGEST_SCALE = 0.33, 2.0
#: Seconds for which pictures are drawn for a page that says nothing to them, while another page does.
PATIENCE = 6.0


@dataclass
class Page:
    """What is known of a page."""

    #: How many pixels it has for one of the picture's; 0 until it has said so.
    scale: float = 0.0
    #: Whether answers reach it so quickly that packing a move's pixels takes longer than sending them.
    near: bool = False
    #: Which of its questions was last answered with a whole picture.
    whole: int = -1
    #: Since when pictures have been sent to it without a word from it; None while there are none.
    unheard_since: float | None = None


class Pages:
    """The pages that pictures are drawn for, by their names; the one that was heard of last comes last."""

    def __init__(self) -> None:
        self._known: dict[str, Page] = {}

    def heard(self, name: str) -> Page:
        """The page of that name, which has just said something."""
        page = self._known[name] = self._known.pop(name, None) or Page()
        page.unheard_since = None
        return page

    def forget(self, name: str) -> None:
        """A page that shows the lab no more."""
        self._known.pop(name, None)

    def take_scale(self, page: Page, scale) -> bool:
        """Whether a page has other pixels than before; a ``scale`` that is none changes nothing."""
        if not isinstance(scale, int | float) or not math.isfinite(scale) or scale <= 0:
            return False
        scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, float(scale)))
        changed, page.scale = abs(scale - page.scale) > 1e-6, scale
        return changed

    def scales(self) -> list[float]:
        """The scales to draw at, each once; last that of the page that was heard of last."""
        return list(self._by_scale())

    def to_be_sent(self) -> dict[float, dict[str, Page]]:
        """Whom to send a picture, by scale; a page that has long said nothing is given up, until it asks again."""
        now, last = time.monotonic(), next(reversed(self._known), None)
        for name, page in list(self._known.items()):
            page.unheard_since = page.unheard_since or now
            if name != last and now - page.unheard_since > PATIENCE:
                self.forget(name)
        return self._by_scale()

    def _by_scale(self) -> dict[float, dict[str, Page]]:
        found: dict[float, dict[str, Page]] = {}
        for name, page in reversed(self._known.items()):
            if page.scale:
                found.setdefault(page.scale, {})[name] = page
        return dict(reversed(found.items()))
