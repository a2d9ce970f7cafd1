"""Large type, thick lines and edges around what is pale, for the back row of a room.

Each text grows as far as it has room: it runs neither out of the figure, nor sideways out of the graph that it stands
in, nor into another text or a key that it was clear of before. So no picture needs a second layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from matplotlib.artist import Artist
from matplotlib.colors import to_rgb, to_rgba
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from . import style

#: How many times as large a text becomes at most, in steps of so much.
MOST, STEP = 1.3, 0.05
#: How many times as thick a line becomes, and as large a mark.
THICKER, LARGER_MARK = 1.5, 1.25
#: Contrast with white (to 1) below which a surface gets an edge, and how thick that is (points).
PALE_BELOW, EDGE_WIDTH = 3.0, 1.5
#: Room left free beside a text and at the figure's edge (pixels at a scale of 1), and by what part of its width a text
#: may be wider at another scale, where letters are laid out anew.
MARGIN, WIDER = 8.0, 0.02
#: Room left between what shared no line before, such as the zeros of two axes.
CORNER = 6.0
#: Pixels by which measures of one text may differ.
ROUNDING = 0.5
#: Names beside an axis from so many letters stand in two lines.
LONG_NAME = 16
DOTS_PER_INCH = 100
#: Of a text's rooms the first are those beside its frame's edges, and above and below them.
EDGES = 2


class Enlarged:
    """A figure made large; :meth:`give_back` makes it as it was."""

    def __init__(self, figure: Figure, moving: Iterable[Artist]) -> None:
        self._figure = figure
        self._moving = [artist for artist in moving if isinstance(artist, Text)]
        self._undo: list = []
        self._thicken()
        self._break_names()
        self._sizes = {text: text.get_fontsize() for text in figure.findobj(Text)}
        self._factors = dict.fromkeys(self._sizes, 1.0)
        self._seen: tuple | None = None
        self._boxes: dict[Text, np.ndarray] = {}
        self._grow()

    def give_back(self) -> None:
        """Make all as it was."""
        for text, size in self._sizes.items():
            text.set_fontsize(size)
        for undo, *values in self._undo:
            undo(*values)

    def fit(self) -> None:
        """Let each moving text be as large as it has room for now, whatever it said or where it stood before."""
        # At another scale letters are laid out anew, and a text may have a little more room or less.
        texts = [(text.get_text(), text.get_position(), text.get_visible()) for text in self._moving]
        seen = (self._figure.dpi, texts)
        if seen == self._seen:
            return
        self._seen = seen
        there = [text for text in self._moving if _is_there(text)]
        for text in there:
            self._set(text, 1.0)
        boxes = self._boxes = {text: self._box(text) for text in there}
        for text in there:
            others = _stacked(
                [*(box for other, box in boxes.items() if other is not text), *self._still, *self._clear_of]
            )
            frame = self._frame(text, boxes[text])
            wanted = _rooms(boxes[text], frame, others)
            boxes[text] = self._largest(text, frame, others, wanted)

    def boxes(self) -> list[Bbox]:
        """Where the texts on the page are since :meth:`fit` (pixels at a scale of 1)."""
        return [Bbox.from_extents(box) for box in (*self._still, *self._boxes.values())]

    def _largest(self, text: Text, frame: np.ndarray, others: np.ndarray, wanted: np.ndarray) -> np.ndarray:
        """Make a text as large as leaves the rooms that are wanted; returns its box."""
        self._set(text, MOST)
        box = self._box(text)
        while self._factors[text] > 1 and _is_less(_rooms(box, frame, others), wanted, box):
            self._set(text, self._factors[text] - STEP)
            box = self._box(text)
        return box

    # Lines and surfaces.

    def _thicken(self) -> None:
        for axes in self._figure.axes:
            for line in axes.lines:
                self._change(line.set_linewidth, line.get_linewidth(), line.get_linewidth() * THICKER)
                self._change(line.set_markersize, line.get_markersize(), line.get_markersize() * LARGER_MARK)
            for surface in axes.patches:
                edge, face = surface.get_edgecolor(), surface.get_facecolor()
                if face[3] and not edge[3] and 1 < contrast(face) < PALE_BELOW:
                    self._change(surface.set_linewidth, surface.get_linewidth(), EDGE_WIDTH)
                    self._change(surface.set_edgecolor, edge, to_rgba(style.EDGE))

    def _change(self, setter, before, after) -> None:
        self._undo.append((setter, before))
        setter(after)

    # Texts.

    def _break_names(self) -> None:
        """Names beside the upright axis in two lines, since they have the least room."""
        for axes in self._figure.axes:
            names = [label.get_text() for label in axes.get_yticklabels()]
            if any(len(name) >= LONG_NAME for name in names):
                self._change(axes.set_yticklabels, names, [in_two_lines(name) for name in names])

    def _grow(self) -> None:
        self._lay_out()
        self._page = np.array([0, 0, *(self._figure.get_size_inches() * DOTS_PER_INCH)])
        self._graphs = {axes: self._scaled(axes.patch.get_window_extent()) for axes in self._figure.axes if axes.axison}
        # A text of one graph stays out of another, too.
        self._clear_of = [*(self._scaled(key.get_window_extent()) for key in self._keys_of()), *self._graphs.values()]
        said = [text for text in self._sizes if text.get_text().strip() and self._in_the_figure(text)]
        together = list(_row_of_ticks(self._figure))
        boxes = self._boxes_of(said)
        frames = _stacked([self._frame(text, box) for text, box in zip(said, boxes)])
        wanted = self._all_rooms(boxes, frames)
        for text in said:
            self._set(text, MOST)
        while True:
            self._lay_out()
            boxes = self._boxes_of(said)
            is_less = _is_less(self._all_rooms(boxes, frames), wanted, boxes)
            lacking = {text for text, less in zip(said, is_less) if less}
            for row in together:
                if lacking.intersection(row):
                    lacking.update(text for text in row if text in self._factors)
            smaller = [text for text in lacking if self._factors[text] > 1]
            if not smaller:
                break
            for text in smaller:
                self._set(text, self._factors[text] - STEP)
        moving = set(self._moving)
        self._still = [box for text, box in zip(said, boxes) if text not in moving and text.get_visible()]

    def _lay_out(self) -> None:
        """Put titles and all beside the axes where they belong, as drawing does, which takes three times as long."""
        renderer = self._figure.canvas.get_renderer()
        for axes in self._figure.axes:
            axes.get_tightbbox(renderer, bbox_extra_artists=())

    def _all_rooms(self, boxes: np.ndarray, frames: np.ndarray) -> np.ndarray:
        """The rooms of each text beside its frame's edges, each other one and each key: shape (texts, rooms)."""
        rooms = _rooms(boxes, frames, _stacked([*boxes, *self._clear_of]))
        itself = np.arange(len(boxes))
        rooms[itself, EDGES + itself] = np.inf
        return rooms

    def _frame(self, text: Text, box: np.ndarray) -> np.ndarray:
        """What a text in such a box shall not leave: the page, and sideways the graph that it stands in as a whole."""
        graph = self._graphs.get(text.axes)
        if graph is None or any(box[:2] < graph[:2]) or any(box[2:] > graph[2:]):
            return self._page
        return np.array([graph[0], self._page[1], graph[2], self._page[3]])

    def _set(self, text: Text, factor: float) -> None:
        self._factors[text] = max(1.0, factor)
        text.set_fontsize(self._sizes[text] * self._factors[text])

    def _boxes_of(self, texts: list[Text]) -> np.ndarray:
        """The box of each text: shape (texts, 4)."""
        return _stacked([self._box(text) for text in texts])

    def _box(self, text: Text) -> np.ndarray:
        return self._scaled(text.get_window_extent(self._figure.canvas.get_renderer()))

    def _scaled(self, box: Bbox) -> np.ndarray:
        """The left, lower, right and upper end of a box in pixels at a scale of 1."""
        return box.extents * (DOTS_PER_INCH / self._figure.dpi)

    def _keys_of(self) -> Iterator[Artist]:
        """The short lines and surfaces of keys: they stand in parts of the axes."""
        for axes in self._figure.axes:
            yield from (line for line in axes.lines if line.get_transform() == axes.transAxes)
            yield from (patch for patch in axes.patches if patch.get_data_transform() == axes.transAxes)

    def _in_the_figure(self, text: Text) -> bool:
        """Whether it stands on the page at all: not the mark of a tick beyond the axis."""
        box = self._box(text)
        return all(box[:2] <= self._page[2:]) and all(box[2:] >= self._page[:2])


def contrast(color) -> float:
    """Contrast of a color with white, to 1 (WCAG)."""
    channels = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(color)]
    return 1.05 / (0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2] + 0.05)


def _row_of_ticks(figure: Figure) -> Iterator[list[Text]]:
    """Labels along one axis, which stay of one size."""
    for axes in figure.axes:
        yield axes.get_xticklabels()
        yield axes.get_yticklabels()


def in_two_lines(name: str) -> str:
    """A name broken at the space nearest to its middle, if it is long and has one."""
    spaces = [at for at, letter in enumerate(name) if letter == " "]
    if len(name) < LONG_NAME or "\n" in name or not spaces:
        return name
    at = min(spaces, key=lambda space: abs(space - len(name) / 2))
    return f"{name[:at]}\n{name[at + 1 :]}"


def _is_there(text: Text) -> bool:
    return text.get_visible() and bool(text.get_text().strip())


def _stacked(boxes: list[np.ndarray]) -> np.ndarray:
    """Boxes in one array, shape (boxes, 4), though there be none."""
    return np.reshape(boxes, (-1, 4))


def _rooms(boxes: np.ndarray, frames: np.ndarray, others: np.ndarray) -> np.ndarray:
    """How far a box, or each of some, is from its frame's edges and from each other box that is level with it."""
    inside = np.minimum(boxes[..., :2] - frames[..., :2], frames[..., 2:] - boxes[..., 2:])
    # Letters are as high at any scale, so above and below a corner's room is enough.
    return np.concatenate([inside + (0, MARGIN - CORNER), _gaps(boxes, others)], axis=-1)


def _gaps(boxes: np.ndarray, others: np.ndarray) -> np.ndarray:
    """How far each box is from each other that is level with it; below 0 they overlap, and if not level it is infinite.

    Boxes have the shape (..., 4), the others (others, 4), the gaps (..., others).
    """
    left, low, right, high = np.moveaxis(boxes[..., None, :], -1, 0)
    others_left, others_low, others_right, others_high = others.T
    is_level = (high > others_low) & (others_high > low)
    return np.where(is_level, np.maximum(others_left - right, left - others_right), np.inf)


def _is_less(rooms: np.ndarray, wanted: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """Whether any room of a text in such a box is less than is to be left, or than was there before."""
    margin = MARGIN + WIDER * (boxes[..., 2:3] - boxes[..., :1])
    # Two texts in one line keep as much as a margin, and corners that come to meet a little.
    least = np.where(wanted == np.inf, CORNER, np.minimum(margin, wanted))
    is_less = rooms < least - ROUNDING
    # What overlapped before may stay so: of two texts in one place only one shows.
    is_less[..., EDGES:] &= wanted[..., EDGES:] >= 0
    return is_less.any(axis=-1)
