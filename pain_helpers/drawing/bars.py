"""Level bars on the scale of ratings: a pale track as long as the scale, and a bar that grows along it."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from . import style

#: As long as the scale of ratings.
WHOLE_SCALE = 10.0


def bar(axes: Axes, place: float, half: float, color: str, hatch: str | None = None) -> Rectangle:
    """A bar at ``place``, ``half`` up and down from it, over its track; give it its length with ``set_width``."""
    axes.add_patch(Rectangle((0, place - half), WHOLE_SCALE, 2 * half, facecolor=style.TRACK, edgecolor="none"))
    look = {"facecolor": color, "edgecolor": "white", "hatch": hatch, "linewidth": 0}
    return axes.add_patch(Rectangle((0, place - half), 0, 2 * half, **look))
