"""Opioids at three sites of the relay, beside the stimulus-response curve with and without them."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.cell import scattered
from pain_helpers.drawing.gate_picture import GatePicture
from pain_helpers.drawing.relay import PAIN_Y, TOUCH_Y

#: Where opioids dock at each site: left, right, low and high, in the relay's units.
PLACES = {
    "first_nerve": (42.5, 55.5, PAIN_Y + 7, PAIN_Y + 15),
    "second_nerve": (90.0, 106.0, PAIN_Y + 9.5, PAIN_Y + 12.5),
    "inhibition": (73.0, 86.0, TOUCH_Y + 3, TOUCH_Y + 9),
}
#: The most that dock at a site.
COUNT = 9
#: Room for the footer below relay and curve (pixels).
FOOT = 45
OPIOID = {"linestyle": "none", "marker": "^", "color": style.INK, "markeredgecolor": "white"}


class ThreeSitesPicture(GatePicture):
    """The gate's picture with opioids docked at the sites where they are at work."""

    def __init__(self, stimuli: np.ndarray, without: np.ndarray, words: dict[str, str]) -> None:
        """``stimuli`` and ``without`` are arrays of one shape: the curve without opioids."""
        super().__init__(stimuli, without, words, foot=FOOT)
        axes = self.relay.axes
        captions.footer(self.figure, words["footer"], y=0.038)
        self._docked = {
            site: (self.moving(axes.plot([], [], markersize=8, **OPIOID)[0]), scattered(COUNT, *place))
            for site, place in PLACES.items()
        }
        axes.plot([2.5], [98], markersize=9, **OPIOID)
        axes.text(6, 98, words["opioid"], fontsize=12, va="center", color=style.INK)

    def dock(self, at_work: dict[str, bool], effect: float) -> None:
        """Show opioids at the sites where they are at work, as many as ``effect`` (0 to 1) says."""
        for site, (line, places) in self._docked.items():
            shown = places[: round(COUNT * effect) if at_work[site] else 0]
            line.set_data(shown[:, 0], shown[:, 1])
