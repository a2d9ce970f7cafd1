"""How much of each number's range is left, and for one of them the range before and after."""

from __future__ import annotations

import textwrap

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve

STEM = {"color": style.FAINT, "linewidth": 2.2}
PINNED = {"color": style.INTERNEURON, "marker": "o", "linestyle": "none", "markersize": 6}
FREE = {"color": style.QUIET, "marker": "d", "linestyle": "none", "markersize": 6, "markerfacecolor": "white"}
RING = {"linestyle": "none", "markerfacecolor": "none"}
HERE = RING | {"color": style.SECOND_NERVE, "marker": "o", "markersize": 13, "markeredgewidth": 2.4}
HELD = RING | {"color": style.HELD, "marker": "s", "markersize": 12, "markeredgewidth": 2.0}
BEFORE = {"facecolor": style.FAINT, "edgecolor": style.EDGE, "hatch": "..", "linewidth": 0.8}
LEFT = {"facecolor": style.INTERNEURON, "edgecolor": style.INTERNEURON_DARK, "linewidth": 0.8}
LITTLE_LEARNED = {"facecolor": style.EDGE, "edgecolor": style.QUIET, "linewidth": 0.8}
OWN = {"color": style.SECOND_NERVE, "marker": "D", "linestyle": "none", "markersize": 11, "markeredgecolor": "white"}
#: Ends of the axis on the left (percent).
MOST = 130.0


class PinnedPicture(KeptFigure):
    """A stem a number, the most pinned first; beside it one number's two ranges."""

    def __init__(self, left: np.ndarray, half: float, search: str, words: dict[str, str]) -> None:
        """``left`` is how much of each number's width is left (percent), ``half`` up to where it counts as pinned;
        ``search`` says from how many they are."""
        super().__init__(1200, 500)
        self._left, self._half, self._words = left, half, words
        captions.panel_title(self.figure, 0.015, words["title"])
        ranks = np.arange(1, len(left) + 1)
        axes = self.figure.add_axes((0.05, 0.225, 0.52, 0.55))
        axes.set(xlim=(0, len(left) + 1), ylim=(0, MOST), yticks=range(0, 101, 25), xticks=range(1, len(left) + 1, 20))
        style.plain_axes(axes)
        captions.above(axes, 1.16, words["width axis"])
        captions.below(axes, words["rank axis"].format(count=len(left)))
        axes.vlines(ranks, 0, left, **STEM)
        axes.axhline(100, **style.HEALTHY_LINE)
        for chosen, look in ((left <= half, PINNED), (left > half, FREE)):
            axes.plot(ranks[chosen], left[chosen], **look)
        for x, look, name in ((0.02, PINNED, "pinned"), (0.33, FREE, "free")):
            axes.plot([x], [1.06], transform=axes.transAxes, clip_on=False, **look)
            captions.above(axes, 1.06, words[name], x=x + 0.02, size=12)
        look = {"fontsize": 12, "va": "top", "color": style.QUIET, "linespacing": 1.2}
        axes.text(0.02, 0.94, search, transform=axes.transAxes, **look)
        held = self.moving(axes.plot([], [], **HELD)[0])
        key = axes.plot([0.62], [1.06], transform=axes.transAxes, clip_on=False, **HELD)[0]
        self._held = HeldCurve(self, held, (key, captions.above(axes, 1.06, words["held"], x=0.645, size=12)))
        self._here = self.moving(axes.plot([], [], **HERE)[0])
        self._panel(self.figure.add_axes((0.63, 0.3, 0.345, 0.46)))
        captions.footer(self.figure, words["footer"], y=0.05)

    def _panel(self, axes) -> None:
        """One number: its range before, what is left of it, and the course's own."""
        axes.set(xlim=(-0.04, 1.04), ylim=(-0.1, 2.3), yticks=[], xticks=[])
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.spines["bottom"].set_color(style.EDGE)
        look = {"fontsize": 13.5, "fontweight": "bold", "va": "top", "color": style.INK, "linespacing": 1.25}
        self._title = self.moving(self.figure.text(0.63, 0.965, "", **look))
        small = {"fontsize": 12, "va": "center", "color": style.INK}
        self._said = self.moving(self.figure.text(0.63, 0.8, "", **small))
        axes.text(0, 2.05, self._words["start"], **small)
        axes.text(0, 0.92, self._words["left"], **small)
        self._before = self.moving(axes.add_patch(Rectangle((0, 1.4), 1, 0.42, **BEFORE)))
        self._after = self.moving(axes.add_patch(Rectangle((0, 0.27), 0, 0.42, **LEFT)))
        self._own = self.moving(axes.plot([], [], **OWN)[0])
        self._ticks = [
            self.moving(axes.text(x, -0.3, "", ha=side, clip_on=False, **small))
            for x, side in ((0.0, "left"), (0.5, "center"), (1.0, "right"))
        ]
        self._unit = self.moving(axes.text(0.5, -0.62, "", ha="center", clip_on=False, **small))
        axes.plot([0.66], [0.92], clip_on=False, **OWN)
        axes.text(0.7, 0.92, self._words["own"], **small)

    def show(self, number: int, title: str, unit: str, pinned, held: int | None) -> None:
        """Take up the ``number`` looked at by its rank, its title and unit, its ranges (with ``prior`` and ``kept``,
        each with ``low`` and ``high``, and ``own`` and ``left``), and the rank of a held one."""
        self._here.set_data([number], [self._left[number - 1]])
        self._title.set_text(textwrap.fill(title, 40))
        self._unit.set_text(unit)
        low = min(pinned.prior.low, pinned.kept.low, pinned.own)
        high = max(pinned.prior.high, pinned.kept.high, pinned.own)

        def place(value: float) -> float:
            return (value - low) / (high - low)

        self._after.set(**(LEFT if 100 * pinned.left <= self._half else LITTLE_LEARNED))
        for bar, span in ((self._before, pinned.prior), (self._after, pinned.kept)):
            bar.set_x(place(span.low))
            bar.set_width(place(span.high) - place(span.low))
        self._own.set_data([place(pinned.own)] * 2, [1.61, 0.48])
        for text, x in zip(self._ticks, (0.0, 0.5, 1.0)):
            text.set_text(f"{low + x * (high - low):.3g}")
        self._said.set_text(self._words["left of it"].format(left=100 * pinned.left))
        self._held.show([held or 0], None if held is None else [self._left[held - 1]])
