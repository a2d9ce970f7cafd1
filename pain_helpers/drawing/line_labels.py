"""The name of each curve right at the curve, for the back row of a room, which cannot match a line to its key.

A name stands only where it has room: clear of the other curves, of texts, points and bars, and inside its graph. A pale
surface may be behind it, such as the band of models. It goes with its curve, keeps its place along it while there is
room, and is away where there is none: the key remains.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.transforms import Bbox
from PIL import Image, ImageDraw

from . import style
from .keys import SIZE, KeyLine
from .large import DOTS_PER_INCH, WIDER, contrast, in_two_lines
from .paper import Paper

#: Contrast of a name with what is behind it; and the contrast with white up to which a surface may be behind it.
READABLE, GROUND = 4.5, 1.7
#: All lengths are pixels at a scale of 1. What is in a graph is looked for in cells of so many.
CELL = 2
#: Room between a name and its own curve, and the edges of its graph.
GAP, EDGE = 4.0, 5.0
#: Cells left and right of a name in which its curve has to be beyond it, too.
BESIDE = 3
#: Room between a name and all else: the least, and more, which is better.
ROOMS = (8.0, 14.0, 22.0)
#: How far the curve beside a name may be from it on average, and what is about as near.
FAR, AS_NEAR = 60.0, 10.0
#: Across from its curve, all else is farther than the curve is on average: so many times as far.
FARTHER = 1.5
#: How many spots are tried, each so far from those before.
TRIES, APART = 8, 16.0
#: What lies behind a name counts against a place so much for each cell.
BEHIND = 0.01
#: The ground of a name, lest what is behind it disturb.
PAPER = {"facecolor": "white", "edgecolor": "none", "pad": 0.5, "alpha": 0.8}
#: A curve that moves so far at once is another one: its name looks for the best place anew.
JUMP = 60.0
PIXELS_IN_A_POINT = DOTS_PER_INCH / 72


class LineLabels:
    """The names at a figure's curves; :meth:`give_back` takes them away."""

    def __init__(self, figure: Figure) -> None:
        """``figure`` has its lines and letters as large as they are to be."""
        self._graphs = [graph for graph in map(_Graph, figure.axes) if graph.names]
        self._there: list[_Name] = []
        #: What is to be drawn last.
        self.texts = [name.text for graph in self._graphs for name in graph.names]

    def place(self, texts: Iterable[Bbox]) -> None:
        """Bring each name to its curve as it is now; ``texts`` are the boxes of all other texts on the page."""
        edges = np.array([box.extents for box in texts]).reshape(-1, 4)
        there = [name for graph in self._graphs for name in graph.names if name.is_there()]
        if there != self._there:
            for name in there:
                name.spot = None
        self._there = there
        for graph in self._graphs:
            graph.label(edges)

    def give_back(self) -> None:
        """Take all names away."""
        for text in self.texts:
            text.remove()


class _Name:
    """The name of one curve."""

    def __init__(self, key: KeyLine, curve: Line2D, contrast_needed: float) -> None:
        self._key, self.curve = key, curve
        self.text = curve.axes.text(
            0,
            0,
            "",
            transform=curve.axes.transAxes,
            fontweight="bold",
            color=_dark_enough(key.get_color(), contrast_needed),
            va="bottom",
            linespacing=1.1,
            bbox=PAPER,
            animated=True,
        )
        self._measures: dict[tuple[str, float], tuple[float, float]] = {}
        self.spot: _Spot | None = None
        #: How high the curve is in each column of cells; not a number where it is not.
        self.course = np.empty(0)

    def is_there(self) -> bool:
        """Whether curve and key are both in the picture."""
        return self.curve.get_visible() and self._key.get_visible() and len(self.curve.get_xdata()) > 1

    def shapes(self) -> list[tuple[str, float]]:
        """The words now and their size, as they may be set: first as they are, then large, and long ones in two lines.

        They are no larger than in the key, which has grown as far as it has room, and what a key says of a curve after
        a colon stays there.
        """
        words, _, _ = self._key.words.get_text().partition(":")
        shapes = product(sorted({self._key.words.get_fontsize(), SIZE}, reverse=True), [in_two_lines(words), words])
        return sorted(
            ((shape, size) for size, shape in dict.fromkeys(shapes)),
            key=lambda shape: self.spot is None or self.spot.shape != shape,
        )

    def measure(self, shape: tuple[str, float]) -> tuple[float, float]:
        """Width and height of words so set, with what they may need more at another scale."""
        if shape not in self._measures:
            self._set(shape)
            # What is not in the picture has no size.
            self.text.set_visible(True)
            box = self.text.get_window_extent(Paper(1, 1, DOTS_PER_INCH), dpi=DOTS_PER_INCH)
            self._measures[shape] = box.width * (1 + WIDER), box.height
        return self._measures[shape]

    def _set(self, shape: tuple[str, float]) -> None:
        words, size = shape
        self.text.set_text(words)
        self.text.set_fontsize(size)

    def stand(self, spot: _Spot | None, graph: Bbox) -> None:
        """Go to a spot in a graph, or away."""
        self.spot = spot
        self.text.set_visible(spot is not None)
        if spot is not None:
            self._set(spot.shape)
            self.text.set_position((spot.box.x0 / graph.width, spot.box.y0 / graph.height))

    def follow(self, points: np.ndarray, columns: np.ndarray) -> None:
        """Take up where the curve is now."""
        course = np.full(len(columns), np.nan)
        if len(points) > 1 and (np.diff(points[:, 0]) >= 0).all():
            course = np.interp(columns, *points.T, left=np.nan, right=np.nan)
        if course.shape != self.course.shape or (np.abs(course - self.course) > JUMP).any():
            self.spot = None
        self.course = course


class _Graph:
    """One graph: what is in it, and the names at its curves."""

    def __init__(self, axes: Axes) -> None:
        self._axes = axes
        page = axes.figure.get_size_inches() * DOTS_PER_INCH
        self._box = Bbox(axes.get_position().get_points() * page)
        self._columns = np.arange(0, self._box.width, CELL)
        grounds = [contrast(_on_white(patch.get_facecolor())) for patch in axes.patches]
        needed = READABLE * max((ground for ground in grounds if ground <= GROUND), default=1.0)
        self.names = [_Name(key, curve, needed) for key, curve in _named(axes)]
        own = {name.curve for name in self.names}
        inks = [_ink(artist) for artist in (*axes.patches, *axes.lines) if artist not in own]
        self._moving = [ink for ink in inks if ink.artist.get_animated()]
        size = len(self._columns), round(self._box.height / CELL)
        #: What a name must be clear of, and what may be behind it: all that never moves.
        self._still = Image.new("L", size), Image.new("L", size)
        self._draw([ink for ink in inks if not ink.artist.get_animated()], *self._still)

    def label(self, texts: np.ndarray) -> None:
        """Give each name its spot, first where it was; ``texts`` has a row for each: left, bottom, right and top."""
        clear, behind = (sheet.copy() for sheet in self._still)
        self._draw(self._moving, clear, behind)
        pen = ImageDraw.Draw(clear)
        within = (texts[:, :2] < self._box.p1).all(axis=1) & (texts[:, 2:] > self._box.p0).all(axis=1)
        for edges in texts[within] - np.tile(self._box.p0, 2):
            _rectangle(pen, edges)
        there = [name for name in self.names if name.is_there()]
        curves = {name: self._sheet_of(name) for name in there}
        taken, behind = _count(clear) + sum(curves.values()), _sums(_count(behind))
        for name in self.names:
            if name not in there:
                name.stand(None, self._box)
        # Names that keep their spot come first, so that none is driven away by one that looks for a spot.
        for name in sorted(there, key=lambda name: name.spot is None):
            name.stand(self._spot_for(name, _sums(taken - curves[name]), behind), self._box)
            if name.spot is not None:
                sheet = Image.new("L", clear.size)
                _rectangle(ImageDraw.Draw(sheet), name.spot.box.extents)
                taken = taken + _count(sheet)

    def _spot_for(self, name: _Name, taken: np.ndarray, behind: np.ndarray) -> _Spot | None:
        """Where the name was, if it still has room there, or the best spot; None where there is no room."""
        shapes = name.shapes()
        before = name.spot
        if before is not None and before.shape in shapes:
            here = _Spots(name, before.shape, taken, behind, self._box, before.column).best()
            if here is not None and here.above == before.above:
                return here
        found = (_Spots(name, shape, taken, behind, self._box).best() for shape in shapes)
        return next(filter(None, found), None)

    def _sheet_of(self, name: _Name) -> np.ndarray:
        name.follow(self._pixels(name.curve, name.curve.get_xydata()), self._columns)
        sheet = Image.new("L", self._still[0].size)
        self._draw([_ink(name.curve)], sheet, sheet)
        return _count(sheet)

    def _pixels(self, artist, points: np.ndarray) -> np.ndarray:
        """Points of an artist, counted from the graph's lower left corner."""
        points = np.asarray(artist.get_transform().transform(points), dtype=float)
        scale = DOTS_PER_INCH / self._axes.figure.dpi
        points = points[np.isfinite(points).all(axis=1)] * scale
        return (points - self._box.p0).clip(-1e4, 1e4)

    def _draw(self, inks: Iterable[_Ink], clear: Image.Image, behind: Image.Image) -> None:
        """Mark where artists are, on the one sheet what a name must be clear of and on the other what it need not."""
        pens = ImageDraw.Draw(clear), ImageDraw.Draw(behind)
        for ink in inks:
            artist, pen = ink.artist, pens[ink.behind]
            if not artist.get_visible():
                continue
            is_line = isinstance(artist, Line2D)
            points = self._pixels(artist, artist.get_xydata() if is_line else artist.get_path().vertices)
            if ink.filled:
                pen.polygon((points / CELL).ravel().tolist(), fill=1)
            if ink.stroked and len(points) > 1:
                _stroke(pen, points, artist.get_linewidth())
            if is_line and artist.get_marker() != "None":
                half = artist.get_markersize() * PIXELS_IN_A_POINT / 2
                for point in points:
                    _rectangle(pen, np.concatenate([point - half, point + half]))


class _Ink(NamedTuple):
    """An artist, and how it is marked."""

    artist: Line2D | Patch
    behind: bool  #: whether it may be behind a name
    stroked: bool  #: whether it has a line or an edge
    filled: bool  #: whether a name may not stand in it either


def _ink(artist: Line2D | Patch) -> _Ink:
    if isinstance(artist, Line2D):
        return _Ink(artist, _is_of_a_band(artist), artist.get_linestyle() != "None", filled=False)
    face = artist.get_facecolor()
    is_key = artist.get_data_transform() == artist.axes.transAxes
    is_pale = face[3] > 0 and contrast(_on_white(face)) <= GROUND and not is_key
    has_edge = artist.get_edgecolor()[3] > 0 and artist.get_linewidth() > 0
    return _Ink(artist, is_pale, has_edge, filled=bool(artist.get_hatch()) or (face[3] > 0 and not is_pale))


class _Spot(NamedTuple):
    """Where a name stands."""

    shape: tuple[str, float]  #: its words and their size (points)
    column: int  #: where along the curve it begins (cells)
    above: int  #: whether above the curve (1) or below it (0)
    box: Bbox  #: in the graph


class _Spots:
    """Where one name could stand along its curve, a bit above it or below."""

    def __init__(
        self, name: _Name, shape: tuple, taken: np.ndarray, behind: np.ndarray, graph: Bbox, only: int | None = None
    ) -> None:
        """``taken`` and ``behind`` are sums of what is in the graph, without the curve; ``only`` is the one column that
        is asked for."""
        self._shape, self._taken, self._behind = shape, taken, behind
        self._width, self._height = name.measure(shape)
        across = int(np.ceil(self._width / CELL)) + 1 + 2 * BESIDE
        first, course = only or 0, name.course
        if only is not None:
            course = course[only : only + across]
        if across > len(course):
            course = np.full(across, np.nan)
        parts = np.lib.stride_tricks.sliding_window_view(course, across)
        low, high, middle = parts.min(axis=1), parts.max(axis=1), parts.mean(axis=1)
        self._reach = GAP + name.curve.get_linewidth() * PIXELS_IN_A_POINT / 2
        #: How far the curve is on average.
        away = np.stack([middle - low, high - middle])
        bottom = np.stack([low - self._reach - self._height, high + self._reach])
        left = (np.arange(len(parts)) + first + BESIDE) * CELL
        # Where the curve is not, these are not numbers, and not less than anything.
        fits = (away <= FAR) & (bottom >= EDGE) & (bottom + self._height <= graph.height - EDGE)
        fits &= (left >= EDGE) & (left + self._width <= graph.width - EDGE)
        self._above, columns = np.nonzero(fits)
        self._courses = parts[columns]
        self._columns = columns + first
        self._left, self._bottom, self._away = left[columns], bottom[fits], away[fits]

    def best(self) -> _Spot | None:
        """The best spot, or None where there is no room."""
        free = self._sums(self._taken, ROOMS[0], self._reach) == 0
        if not free.any():
            return None
        rooms = sum(self._sums(self._taken, room, self._reach) == 0 for room in ROOMS[1:])
        # More room, little behind it, near to the curve; of equal spots the one at the right, and above.
        worth = 2.0 * rooms - BEHIND * self._sums(self._behind, 0, 0) - np.floor(self._away / AS_NEAR)
        worth = np.where(free, worth + self._left * 1e-4 + self._above * 1e-3, -np.inf)
        for _ in range(TRIES):
            at = np.argmax(worth)
            if worth[at] == -np.inf:
                return None
            if not self._crossed(at):
                box = Bbox.from_bounds(self._left[at], self._bottom[at], self._width, self._height)
                return _Spot(self._shape, int(self._columns[at]), int(self._above[at]), box)
            worth[(np.abs(self._left - self._left[at]) < APART) & (self._above == self._above[at])] = -np.inf
        return None

    def _crossed(self, at: int) -> bool:
        """Whether another line runs between the name and its curve."""
        rows, columns = (size - 1 for size in self._taken.shape)
        course, bottom = self._courses[at], self._bottom[at]
        low, high = (course, bottom) if self._above[at] else (bottom + self._height, course)
        low, high = (_cells(np.broadcast_to(edge, course.shape), rows) for edge in (low, high))
        left = np.minimum(self._columns[at] + np.arange(len(course)), columns - 1)
        sums = self._taken
        return bool((sums[high, left + 1] - sums[low, left + 1] - sums[high, left] + sums[low, left]).any())

    def _sums(self, sums: np.ndarray, room: float, to_curve: float) -> np.ndarray:
        """How much there is within so much room of each spot, or toward the curve within so much."""
        rows, columns = (size - 1 for size in sums.shape)
        # Across from its curve nothing is nearer than the curve, lest it be taken for the name of another one.
        across = np.maximum(room, FARTHER * (self._away + to_curve)) if to_curve else room
        low = _cells(self._bottom - np.where(self._above, to_curve, across), rows)
        high = _cells(self._bottom + self._height + np.where(self._above, across, to_curve), rows) + 1
        left = _cells(self._left - room, columns)
        right = _cells(self._left + self._width + room, columns) + 1
        return sums[high, right] - sums[low, right] - sums[high, left] + sums[low, left]


def _named(axes: Axes) -> Iterator[tuple[KeyLine, Line2D]]:
    """Each key and the curve that looks like it."""
    curves = {_look(line): line for line in axes.lines if not isinstance(line, KeyLine)}
    for line in axes.lines:
        if isinstance(line, KeyLine) and _look(line) in curves:
            yield line, curves[_look(line)]


def _look(line: Line2D) -> tuple:
    return to_hex(line.get_color()), line.get_linestyle(), line.get_linewidth(), str(line.get_marker())


def _is_of_a_band(line: Line2D) -> bool:
    """Whether a line is the middle of a band of models: that goes where its curve goes, and would never leave room."""
    return to_hex(line.get_color()) == to_hex(style.MODELS) and line.get_marker() == "None"


def _cells(pixels: np.ndarray, count: int) -> np.ndarray:
    """In which of so many cells pixels are, or the nearest to them."""
    return np.minimum(np.maximum((pixels / CELL + 1e-6).astype(int), 0), count - 1)


def _on_white(color) -> tuple[float, ...]:
    """A color as it is on white paper."""
    *parts, alpha = color
    return tuple(1 - alpha * (1 - part) for part in parts)


def _dark_enough(color, needed: float) -> tuple[float, ...]:
    """A color of the same hue with so much contrast with white, to 1."""
    for light in np.arange(1.0, 0.1, -0.02):
        dark = tuple(light * part for part in to_rgb(color))
        if contrast(dark) >= needed:
            return dark
    return to_rgb(style.INK)


def _stroke(pen: ImageDraw.ImageDraw, points: np.ndarray, width: float) -> None:
    pen.line((points / CELL).ravel().tolist(), fill=1, width=max(1, round(width * PIXELS_IN_A_POINT / CELL)))


def _rectangle(pen: ImageDraw.ImageDraw, edges: np.ndarray) -> None:
    pen.rectangle((edges / CELL).tolist(), fill=1)


def _count(sheet: Image.Image) -> np.ndarray:
    """What is on a sheet, as numbers: shape (rows from the bottom, columns)."""
    return np.asarray(sheet, dtype=np.int32)


def _sums(taken: np.ndarray) -> np.ndarray:
    """Of each corner between cells, how much is taken below and left of it: so a rectangle takes four look-ups."""
    sums = np.zeros((taken.shape[0] + 1, taken.shape[1] + 1), dtype=np.int32)
    sums[1:, 1:] = taken.cumsum(axis=0).cumsum(axis=1)
    return sums
