"""A figure that is built once and then only redraws what moves.

Axes, ticks and fixed text take nearly all of the drawing time, so they are
drawn once and kept as a background. A change restores the background, draws
the moving artists over it, and tells which parts of the picture differ from
before: only those travel to the browser.

Moving artists always lie on top of the background. Keep legends and labels
clear of them, or hand them to :meth:`KeptFigure.over`.
"""

from __future__ import annotations

import io
import math
import threading
from typing import NamedTuple

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform
from PIL import Image

from .large import Enlarged
from .line_labels import LineLabels
from .paper import Paper

#: Slider callbacks and cells run on different threads, and matplotlib's font
#: and text caches are shared: one drawing at a time, in the whole process.
DRAWING = threading.RLock()

DOTS_PER_INCH = 100

#: Stamps that a figure keeps; a few kilobytes each.
MOST_STAMPS = 600

#: Colors of a still picture, which stands only until a better one comes.
STILL_COLORS = 64

#: Changes are looked for in squares of so many pixels.
TILE = 24


class Patches(NamedTuple):
    """Parts of a picture, to be laid over the last one."""

    size: tuple[int, int]  #: width and height of the whole picture (pixels)
    places: list[tuple[int, int, int, int]]  #: left, top, width and height of each part (pixels)
    pixels: np.ndarray  #: the parts one after the other, rows from the top; one number a pixel (RGBA)


class _Sheet:
    """What is kept for one scale: where a figure is drawn, what never changes in it, stamps, and the last drawing."""

    def __init__(self, figure: Figure) -> None:
        self.canvas = FigureCanvasAgg(figure)
        self.stamps: dict = {}
        self.background = None
        self.last: np.ndarray | None = None


class KeptFigure:
    """A figure of ``width`` by ``height`` pixels, at a scale of 1, with a kept background.

    Subclasses build their artists in ``__init__``, hand the moving ones to
    :meth:`moving`, and set their data in a method of their own.
    """

    #: Stamps kept; fewer where nearly every move brings a text of its own.
    most_stamps = MOST_STAMPS

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / DOTS_PER_INCH, height / DOTS_PER_INCH), dpi=DOTS_PER_INCH)
        self._bare_canvas = self.figure.canvas
        self._on_top = []
        self._unchanging = set()
        self._sheets: dict[float, _Sheet] = {}
        self._enlarged: Enlarged | None = None
        self._line_labels: LineLabels | None = None
        self.scale = 1.0

    @property
    def scale(self) -> float:
        """How many pixels are drawn for one: a screen is quickest and sharpest with just its own.

        What was kept for another scale stays, until :meth:`keep` lets it go.
        """
        return self._scale

    @scale.setter
    def scale(self, scale: float) -> None:
        with DRAWING:
            if self._sheets and scale == self._scale and self.figure.canvas is self.canvas:
                # To set it anew would count as a change of all that stands still.
                return
            self._scale = scale
            # A hair more, since matplotlib cuts 406 pixels that come out as 405.9999 down to 405.
            self.figure.set_dpi(DOTS_PER_INCH * scale * (1 + 1e-9))
            if scale not in self._sheets:
                self._sheets[scale] = _Sheet(self.figure)
            self.figure.set_canvas(self.canvas)

    def keep(self, *scales: float) -> None:
        """Let go what is kept for any scale but these and the present one."""
        with DRAWING:
            kept = {scale: self._sheets[scale] for scale in {*scales, self._scale} & set(self._sheets)}
            if len(kept) < len(self._sheets):
                self._sheets = kept
                self._put_down_paper()

    @property
    def canvas(self) -> FigureCanvasAgg:
        """matplotlib's canvas of the present scale."""
        return self._sheets[self._scale].canvas

    @property
    def _last(self) -> np.ndarray | None:
        """What was drawn last at the present scale."""
        return self._sheets[self._scale].last if self._sheets else None

    def moving(self, artist):
        """Mark an artist as one that changes; returns it."""
        artist.set_animated(True)
        self._on_top.append(artist)
        return artist

    def over(self, artist):
        """Mark an artist that never changes but lies over moving ones; returns it."""
        self._unchanging.add(artist)
        return self.moving(artist)

    def enlarge(self, large: bool) -> None:
        """Make type large and lines thick and name each curve at its line, for a room, or all as it was."""
        with DRAWING:
            if large == (self._enlarged is not None):
                return
            if self._enlarged is not None:
                self._line_labels.give_back()
                self._enlarged.give_back()
            self._enlarged = Enlarged(self.figure, self._on_top) if large else None
            self._line_labels = LineLabels(self.figure) if large else None
            self._sheets = {}
            self._put_down_paper()
            self.scale = self._scale

    def redraw(self) -> None:
        """Draw for nobody: what the next :meth:`patches` differ from."""
        with DRAWING:
            self._sheets[self._scale].last = self._draw().copy()

    def patches(self, whole: bool = False) -> Patches:
        """Draw, and return what differs from the last drawing; all of it the first time, and where ``whole`` asks."""
        with DRAWING:
            pixels = self._draw()
            if self._last is None or whole:
                differs = np.ones(pixels.shape, dtype=bool)
            else:
                differs = pixels != self._last
            places = _tiles(differs)
            parts = [pixels[top : top + height, left : left + width].ravel() for left, top, width, height in places]
            self._sheets[self._scale].last = pixels.copy()
        return Patches((pixels.shape[1], pixels.shape[0]), places, np.concatenate(parts) if parts else pixels[0, :0])

    def png(self, colors: int | None = 160, scale: float = 1.0) -> bytes:
        """The figure as it stands now, for notebooks, files and paper.

        ``scale`` pixels are drawn for one; ``colors`` None keeps every color.
        """
        with DRAWING:
            before, kept = self._scale, self._sheets
            try:
                if scale != before or self._background_is_old:
                    self._sheets = {}
                    self.scale = scale
                pixels = self._draw().copy()
            finally:
                self._sheets = kept
                self._put_down_paper()
                # What was added to the figure comes into the next picture, too.
                for sheet in kept.values():
                    sheet.background = None
                self.scale = before
        # A palette makes a drawing a third of the size with no difference to see, unless a user drew more colors on it.
        return _png(pixels, colors)

    @property
    def _background_is_old(self) -> bool:
        """Whether there is none, or something was done since to what stands still; matplotlib keeps account of that."""
        if not self._sheets or self._sheets[self._scale].background is None:
            return True
        return self.figure.stale or any(artist.stale for artist in self._unchanging)

    def still(self) -> bytes:
        """What was drawn last, as a small PNG file, without drawing anything."""
        with DRAWING:
            pixels = self._draw().copy() if self._last is None else self._last
        return _png(pixels, STILL_COLORS, most=self.width)

    def let_go(self) -> None:
        """Give back the memory of what can be drawn anew."""
        # No new sheet yet: this is called when Python ends, too.
        self._sheets = {}
        self.figure.set_canvas(self._bare_canvas)
        self._put_down_paper()

    def _put_down_paper(self) -> None:
        """Take from each text what it was drawn on last: each keeps that, and it is as large as the picture."""
        for text in self.figure.findobj(Text):
            text._renderer = None

    def _draw(self) -> np.ndarray:
        """Draw anew what moves. The pixels, one number each: shape (height, width), good until the next drawing."""
        if not self._sheets:
            self.scale = self._scale
        sheet = self._sheets[self._scale]
        if sheet.background is None:
            sheet.canvas.draw()
            sheet.background = sheet.canvas.copy_from_bbox(self.figure.bbox)
        sheet.canvas.restore_region(sheet.background)
        names = []
        if self._enlarged is not None:
            self._enlarged.fit()
            self._line_labels.place(self._enlarged.boxes())
            names = self._line_labels.texts
        renderer = sheet.canvas.get_renderer()
        for artist in [*self._on_top, *names]:
            if isinstance(artist, Text) or artist in self._unchanging:
                self._stamp(artist, renderer)
            else:
                artist.draw(renderer)
        return np.asarray(sheet.canvas.buffer_rgba()).view(np.uint32)[..., 0]

    def _stamp(self, artist, renderer) -> None:
        """Draw an artist from its kept pixels: to lay out a text anew takes 50 times longer."""
        if isinstance(artist, Text):
            if not artist.get_visible() or not artist.get_text():
                return
            # Texts that look alike share a stamp, wherever they stand.
            look = (artist.get_ha(), artist.get_va(), artist.get_rotation(), artist.get_fontproperties())
            key, take = (artist.get_text(), artist.get_color(), artist.get_alpha(), *look), _pixels_of_text
            x, y = (round(float(part)) for part in artist.get_transform().transform(artist.get_position()))
        else:
            key, take, x, y = artist, _pixels_of, 0, 0
        stamps = self._sheets[self._scale].stamps
        if key not in stamps:
            if len(stamps) >= self.most_stamps:
                stamps.clear()
            stamps[key] = take(artist, renderer)
        left, bottom, pixels = stamps[key]
        context = renderer.new_gc()
        renderer.draw_image(context, x + left, y + bottom, pixels)
        context.restore()


def _png(pixels: np.ndarray, colors: int | None, most: int | None = None) -> bytes:
    """Pixels as a PNG file of so many colors, or of all of them where ``colors`` is None; at ``most`` so wide."""
    picture = Image.fromarray(pixels.view(np.uint8).reshape(*pixels.shape, 4)).convert("RGB")
    if most is not None and picture.width > most:
        picture = picture.resize((most, round(picture.height * most / picture.width)), Image.Resampling.BOX)
    if colors is not None:
        picture = picture.quantize(colors, dither=Image.Dither.NONE)
    file = io.BytesIO()
    # Of all colors, it takes four times as long and makes the file no smaller to speak of.
    picture.save(file, "PNG", optimize=colors is not None and most is None)
    return file.getvalue()


def runs(pixels: np.ndarray) -> bytes:
    """Pixels as runs of one color: all lengths, then all colors, four bytes each.

    A drawing is flat, so this is a fraction of its size, which a learner far
    from the kernel waits for. It takes a tenth of a millisecond for a move.
    """
    if not pixels.size:
        return b""
    starts = np.concatenate([[0], np.flatnonzero(pixels[1:] != pixels[:-1]) + 1])
    lengths = np.diff(starts, append=pixels.size)
    return np.concatenate([lengths, pixels[starts]]).astype("<u4").tobytes()


def _pixels_of(artist, renderer) -> tuple[int, int, np.ndarray]:
    """An artist's own pixels: their left and bottom edge, and the pixels, bottom row first."""
    alone = RendererAgg(renderer.width, renderer.height, renderer.dpi)
    artist.draw(alone)
    pixels = np.asarray(alone.buffer_rgba())[::-1]
    # A stroke or a glyph may stand out a little over what matplotlib says.
    box = artist.get_window_extent(renderer).padded(12)
    left, bottom = max(0, int(box.x0)), max(0, int(box.y0))
    return left, bottom, np.ascontiguousarray(pixels[bottom : int(box.y1) + 1, left : int(box.x1) + 1])


def _pixels_of_text(text: Text, renderer) -> tuple[int, int, np.ndarray]:
    """A text's own pixels, as :func:`_pixels_of`, their edges counted from where the text is anchored.

    It is laid out on paper of just its size, with its anchor on a whole pixel:
    so its pixels do not depend on where it stood first.
    """
    transform, position = text.get_transform(), text.get_position()
    try:
        text.set_transform(IdentityTransform())
        text.set_position((0, 0))
        # The extent leaves out a box around the text, whose padding and edge are in points.
        box = text.get_window_extent(Paper(1, 1, renderer.dpi)).padded(
            4 if text.get_bbox_patch() is None else text.get_fontsize() * renderer.dpi / 72
        )
        left, bottom = math.floor(box.x0), math.floor(box.y0)
        alone = Paper(math.ceil(box.x1) - left, math.ceil(box.y1) - bottom, renderer.dpi)
        text.set_position((-left, -bottom))
        text.draw(alone)
    finally:
        text.set_transform(transform)
        text.set_position(position)
    text.stale = False  # it is drawn as it stands
    return left, bottom, np.ascontiguousarray(np.asarray(alone.buffer_rgba())[::-1])


def _tiles(differs: np.ndarray) -> list[tuple[int, int, int, int]]:
    """The tiles in which anything differs; neighbors in a row are one part."""
    height, width = differs.shape
    # Six times as fast as one reduceat for all rows of tiles.
    by_row = np.array([differs[top : top + TILE].any(axis=0) for top in range(0, height, TILE)])
    tiles = np.logical_or.reduceat(by_row, np.arange(0, width, TILE), axis=1)
    edges = np.diff(np.pad(tiles, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    places = []
    for row, (starts, ends) in enumerate(zip(edges == 1, edges == -1)):
        top = row * TILE
        for start, end in zip(np.flatnonzero(starts), np.flatnonzero(ends)):
            left, right = int(start) * TILE, min(width, int(end) * TILE)
            places.append((left, top, right - left, min(TILE, height - top)))
    return places
