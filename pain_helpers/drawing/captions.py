"""Titles and captions, in one look: a panel's title, what stands above a graph, and the name of its axis."""

from __future__ import annotations

import textwrap

from matplotlib.text import Text

from pain_helpers.model.experiments import FIRM_PRESS, NAMED_STIMULI, PINCH, TOUCH

from . import style

#: Stimuli with room for a name under the axis.
WITH_ROOM = (TOUCH, FIRM_PRESS, PINCH)


def panel_title(figure, x: float, words: str, y: float = 0.955):
    """A panel's title, at ``x`` and ``y`` in parts of the figure; returns the text."""
    return figure.text(x, y, words, fontsize=14, fontweight="bold", color=style.INK, va="center")


def above(axes, y: float, words: str, *, x: float = 0.0, size: float = 12.5):
    """What stands above a graph, such as the name of its upright axis, at ``x`` and ``y`` in parts of the graph."""
    return axes.text(x, y, words, transform=axes.transAxes, fontsize=size, va="center", color=style.INK)


def footer(figure, words: str = "", *, weight: str = "normal", y: float = 0.042, width: int = 150):
    """What a picture must carry wherever it goes, along its lower edge, in two lines where one is too short."""
    lines = textwrap.fill(words, width, break_on_hyphens=False)
    return figure.text(0.008, y, lines, fontsize=11, color=style.INK, va="center", fontweight=weight, linespacing=1.2)


def same_words(text: str) -> str:
    """A text in one line: drawn, it is broken into several."""
    return " ".join(text.split())


def drawn(figure) -> str:
    """All words that can be seen in a matplotlib figure, in one line."""
    return same_words(" ".join(text.get_text() for text in figure.findobj(Text) if text.get_visible()))


def below(axes, words: str, **more):
    """The name of the level axis."""
    return axes.set_xlabel(words, fontsize=13, color=style.INK, **more)


def stimulus_ticks(axes, stimuli=WITH_ROOM) -> None:
    """Ticks on the level axis at a few strengths of a stimulus, each with its name."""
    axes.set_xticks(stimuli, [f"{strength:g}\n{NAMED_STIMULI[strength]}" for strength in stimuli], fontsize=12)
