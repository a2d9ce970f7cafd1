"""Paper on which a line of text costs what its letters cost, once.

matplotlib's own renderer lays a line out to measure it, once more to draw it,
and draws its letters one by one; a text of fifteen lines takes 30 ms that way,
which a learner would wait for at each move. Here a line is laid out once, in one
piece, and its measures and its letters are kept for whoever asks next.
"""

from __future__ import annotations

import functools
import math
from typing import NamedTuple

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg, get_hinting_flag
from matplotlib.colors import to_rgba
from matplotlib.font_manager import findfont, get_font

#: Lines kept: the text that is laid out, and some that may come again.
MOST_LINES = 256


class Line(NamedTuple):
    """A line of text as it lies in its font: what matplotlib asks for, and its letters."""

    width: float  #: pixels
    height: float  #: pixels, of its letters
    descent: float  #: pixels of them below the line on which letters stand
    ink: np.ndarray  #: how far each pixel is covered (0 to 255), top row first: shape (rows, columns)
    left: int  #: where the letters' first column lies, from the line's start (pixels)


@functools.lru_cache(MOST_LINES)
def line(text: str, font: str, size: float, dots_per_inch: float) -> Line:
    """``text`` in the font of a file, ``size`` in points."""
    lettering = get_font(font)
    lettering.set_size(size, dots_per_inch)
    lettering.set_text(text, 0.0, flags=get_hinting_flag())
    lettering.draw_glyphs_to_bitmap(antialiased=True)
    width, height = lettering.get_width_height()
    left, _ = lettering.get_bitmap_offset()
    # Measures of a font come in 64ths of a pixel.
    return Line(
        width / 64, height / 64, lettering.get_descent() / 64, np.array(lettering.get_image()), math.ceil(left / 64)
    )


class Paper(RendererAgg):
    """matplotlib's renderer, with lines of plain level text in one piece."""

    def _line(self, text: str, properties) -> Line:
        return line(text, findfont(properties), properties.get_size_in_points(), self.dpi)

    def get_text_width_height_descent(self, s, prop, ismath):
        if ismath:
            return super().get_text_width_height_descent(s, prop, ismath)
        return self._line(s, prop)[:3]

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        if ismath or angle:
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
            return
        written = self._line(s, prop)
        red, green, blue, alpha = to_rgba(gc.get_rgb(), gc.get_alpha())
        pixels = np.empty((*written.ink.shape, 4), dtype=np.uint8)
        pixels[..., :3] = np.round(255 * np.array([red, green, blue]))
        pixels[..., 3] = np.round(written.ink * alpha)
        # ``y`` counts from above; an image is laid by its bottom edge, counted from below, its bottom row first.
        # matplotlib leaves a row below the letters' bottom.
        bottom = round(self.height - y - written.descent) - 1
        self.draw_image(gc, round(x) + written.left, bottom, pixels[::-1])
