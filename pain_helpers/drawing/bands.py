"""The band of models: where a curve lies in 80 of 100 models that fit as well, and the middle one.

It has a color, a border and a middle line of its own, so that nobody takes how
models differ for how people do.
"""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from . import style

FILL = {
    "facecolor": style.MODELS_PALE,
    "edgecolor": style.MODELS,
    "linewidth": 1.0,
    "linestyle": (0, (2, 1.5)),
    "alpha": 0.75,
}
MIDDLE = {"color": style.MODELS, "linestyle": (0, (1, 1.2)), "linewidth": 1.8}


class ModelsBand:
    """A band and its middle line; absent while a slider moves, or where there is nothing to show."""

    def __init__(self, figure, axes, hatch: str = "") -> None:
        """``figure`` is the :class:`pain_helpers.drawing.kept.KeptFigure`; draw the band before the curves on it. A
        ``hatch`` tells one of two bands."""
        self._fill = figure.moving(axes.fill([0, 0], [0, 0], hatch=hatch, **FILL)[0])
        self._middle = figure.moving(axes.plot([], [], **MIDDLE)[0])

    def show(self, x: np.ndarray, band) -> None:
        """Take up a band with ``low``, ``middle`` and ``high`` of the shape of ``x``, or ``None``."""
        for artist in (self._fill, self._middle):
            artist.set_visible(band is not None)
        if band is not None:
            edge = np.concatenate([x, x[::-1]])
            self._fill.set_xy(np.column_stack([edge, np.concatenate([band.low, band.high[::-1]])]))
            self._middle.set_data(x, band.middle)


def models_key(figure, axes, x: float, y: float, words: str, *, width: float = 0.045) -> None:
    """The key of such a band at ``x``, ``y`` in parts of the axes, over whatever moves there."""
    outside = {"transform": axes.transAxes, "clip_on": False}
    figure.over(axes.add_patch(Rectangle((x, y - 0.025), width, 0.05, **FILL, **outside)))
    figure.over(axes.plot([x, x + width], [y, y], **MIDDLE, **outside)[0])
    look = {"fontsize": 12, "va": "center", "color": style.INK}
    figure.over(axes.text(x + width + 0.015, y, words, transform=axes.transAxes, **look))
