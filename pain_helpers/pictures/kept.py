"""A figure that is built once and then only redraws what moves.

Axes, ticks and fixed text take nearly all of the drawing time, so they are
drawn once and kept as a background. A change restores the background and draws
the moving artists over it. Moving artists therefore always lie on top: keep
legends and labels clear of them.
"""

from __future__ import annotations

import io
import threading

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

#: Slider callbacks and cells run on different threads, and matplotlib's font
#: and text caches are shared: one drawing at a time, in the whole process.
DRAWING = threading.RLock()

DOTS_PER_INCH = 100

#: Texts whose pixels a figure keeps; a few kilobytes each.
MOST_STAMPS = 600


class KeptFigure:
    """A figure of ``width`` by ``height`` pixels with a kept background.

    Subclasses build their artists in ``__init__``, hand the moving ones to
    :meth:`moving`, and set their data in a method of their own.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / DOTS_PER_INCH, height / DOTS_PER_INCH), dpi=DOTS_PER_INCH)
        self.canvas = FigureCanvasAgg(self.figure)
        self._moving = []
        self._stamps: dict = {}
        self._background = None

    def moving(self, artist):
        """Mark an artist as one that changes; returns it."""
        artist.set_animated(True)
        self._moving.append(artist)
        return artist

    def _pixels(self) -> Image.Image:
        if self._background is None:
            self.canvas.draw()
            self._background = self.canvas.copy_from_bbox(self.figure.bbox)
        self.canvas.restore_region(self._background)
        renderer = self.canvas.get_renderer()
        for artist in self._moving:
            if isinstance(artist, Text):
                self._stamp(artist, renderer)
            else:
                artist.draw(renderer)
        # The background is opaque, so the fourth byte says nothing: RGBX reads the pixels without a copy.
        size = (self.width, self.height)
        return Image.frombuffer("RGBX", size, self.canvas.buffer_rgba(), "raw", "RGBX", 0, 1)

    def _stamp(self, text: Text, renderer) -> None:
        """Draw a text from its kept pixels: laying it out anew takes 50 times longer."""
        if not text.get_visible() or not text.get_text():
            return
        key = (text, text.get_text(), text.get_color(), text.get_alpha(), text.get_position())
        if key not in self._stamps:
            if len(self._stamps) >= MOST_STAMPS:
                self._stamps.clear()
            self._stamps[key] = _pixels_of(text, renderer)
        left, bottom, pixels = self._stamps[key]
        context = renderer.new_gc()
        renderer.draw_image(context, left, bottom, pixels)
        context.restore()

    def png(self) -> bytes:
        """The figure as it stands now, small and sharp: for notebooks and files."""
        with DRAWING:
            pixels = self._pixels()
        # A palette makes a drawing a third of the size with no difference to see.
        return _encoded(pixels.convert("RGB").quantize(160, dither=Image.Dither.NONE), "PNG", optimize=True)

    def jpeg(self) -> bytes:
        """The figure as it stands now, for the screen: far quicker to encode than PNG."""
        with DRAWING:
            pixels = self._pixels()
        return _encoded(pixels, "JPEG", quality=92, subsampling=0)


def _pixels_of(text: Text, renderer) -> tuple[int, int, np.ndarray]:
    """A text's own pixels: their left and bottom edge, and the pixels, bottom row first."""
    alone = RendererAgg(renderer.width, renderer.height, renderer.dpi)
    text.draw(alone)
    pixels = np.asarray(alone.buffer_rgba())
    rows, columns = np.nonzero(pixels[..., 3])
    top, bottom, left, right = rows.min(), rows.max() + 1, columns.min(), columns.max() + 1
    return left, renderer.height - bottom, np.ascontiguousarray(pixels[top:bottom, left:right][::-1])


def _encoded(pixels: Image.Image, kind: str, **how) -> bytes:
    file = io.BytesIO()
    pixels.save(file, kind, **how)
    return file.getvalue()
