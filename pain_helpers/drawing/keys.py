"""Legends by hand: a key is a short piece of the line and its name, clear of the curves."""

from __future__ import annotations

from matplotlib.lines import Line2D
from matplotlib.text import Text

from . import style

#: Of the words of a key (points).
SIZE = 12


class KeyLine(Line2D):
    """The short piece of the line in a key; ``words`` is the text beside it."""

    words: Text


def key(axes, x: float, y: float, length: float, words: str, line: dict, gap: float = 0.015) -> tuple:
    """Draw a key at ``x``, ``y`` in parts of the axes, ``length`` long; returns the line and the text."""
    drawn = KeyLine([x, x + length], [y, y], transform=axes.transAxes, clip_on=False, **line)
    axes.add_line(drawn)
    drawn.words = axes.text(
        x + length + gap, y, words, transform=axes.transAxes, fontsize=SIZE, va="center", color=style.INK
    )
    return drawn, drawn.words


class OptionalCurve:
    """A curve that is only sometimes in the picture, and its key, which comes and goes with it."""

    def __init__(self, figure, curve, key: tuple = ()) -> None:
        """``figure`` is the :class:`pain_helpers.drawing.kept.KeptFigure`; ``curve`` is a moving artist, and what the
        key is made of becomes so."""
        self._curve = curve
        self._key = [figure.moving(artist) for artist in key]

    def show(self, x, y) -> None:
        """Take up the curve; ``y`` is ``None`` when there is none."""
        self.be_there(y is not None)
        if y is not None:
            self._curve.set_data(x, y)

    def be_there(self, there: bool) -> None:
        """Show or hide curve and key: all that there is to do where the thing is no curve but, say, a frame."""
        for artist in (self._curve, *self._key):
            artist.set_visible(there)


class HeldCurve(OptionalCurve):
    """A held curve and its key: in the picture only while something is held."""
