"""The channel lab: magnesium and ketamine in the pore of the NMDA receptor."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider, of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.literature.published import MOST_KETAMINE, MOST_MAGNESIUM
from pain_helpers.model import gate, pharmacokinetics
from pain_helpers.model.parameters import CONSTANTS

from .channel_picture import CHANNELS, ChannelPicture
from .words import CHANNEL

VOLTAGES = np.linspace(-90.0, 0.0, 91)
#: Voltages of the second nerve (mV): at rest, and well excited.
RESTING, EXCITED = CONSTANTS["leak_reversal"].value, -30.0


class ChannelResult(NamedTuple):
    """What the channel lab computed, in percent of all channels."""

    magnesium: np.ndarray  #: free with magnesium alone, one a voltage of ``VOLTAGES``
    first: np.ndarray  #: free with ketamine too, if magnesium does not hinder it
    second: np.ndarray  #: free with ketamine too, if magnesium competes with it
    free: float  #: with magnesium alone, at the chosen voltage
    free_first: float
    free_second: float
    blocked_first: float  #: holding ketamine
    blocked_second: float


class ChannelLab(Lab):
    """Voltage, magnesium and ketamine: how many of a hundred NMDA channels are free.

    >>> round(ChannelLab(ketamine=0).result.free, 1)
    6.0
    """

    name = "channel"
    texts = CHANNEL
    controls = (
        Slider(
            name="voltage",
            title=CHANNEL["voltage"],
            first=RESTING,
            unit=CHANNEL["voltage unit"],
            low=float(VOLTAGES[0]),
            high=float(VOLTAGES[-1]),
            step=1.0,
            note=CHANNEL["voltage note"].format(resting=RESTING),
        ),
        of_model("magnesium", high=MOST_MAGNESIUM),
        of_model("ketamine", 150.0, high=MOST_KETAMINE),
    )
    presets = {
        CHANNEL["at rest"]: {"voltage": RESTING},
        CHANNEL["excited"]: {"voltage": EXCITED},
    }

    def make_picture(self) -> ChannelPicture:
        return ChannelPicture(VOLTAGES, CHANNEL["voltage axis"].format(resting=RESTING), CHANNEL)

    def run(self, inputs: dict[str, float]) -> ChannelResult:
        curve = 100 * gate.free_of_magnesium(VOLTAGES, inputs["magnesium"])
        here = 100 * float(gate.free_of_magnesium(inputs["voltage"], inputs["magnesium"]))
        first, second = (
            pharmacokinetics.channel_block(inputs["ketamine"], reading) for reading in pharmacokinetics.READINGS
        )
        return ChannelResult(
            curve,
            curve * (1 - first),
            curve * (1 - second),
            here,
            here * (1 - first),
            here * (1 - second),
            100 * first,
            100 * second,
        )

    def draw(self) -> None:
        now = self.result
        curves = {"magnesium": now.magnesium, "first": now.first, "second": now.second}
        if not self.values["ketamine"]:
            # Without ketamine there is one curve, magnesium's.
            curves |= dict.fromkeys(("first", "second"), np.full_like(VOLTAGES, np.nan))
        shares = (_counts(now.free_first, now.blocked_first), _counts(now.free_second, now.blocked_second))
        self._picture.show(self.values["voltage"], curves, shares, self.held.first if self.held else None)

    def sentence(self) -> str:
        now = self.result
        said = CHANNEL["sentence"].format(voltage=self.values["voltage"], free=now.free)
        if not self.values["ketamine"]:
            return said
        ketamine = CHANNEL["with ketamine"].format(
            ketamine=self.values["ketamine"], free_first=now.free_first, free_second=now.free_second
        )
        return f"{said} {ketamine}"

    def columns(self) -> dict[str, np.ndarray]:
        columns = {
            CHANNEL["column voltage"]: VOLTAGES,
            CHANNEL["column magnesium"]: self.result.magnesium,
            CHANNEL["column first"]: self.result.first,
            CHANNEL["column second"]: self.result.second,
        }
        if self.held:
            columns[CHANNEL["column held"]] = self.held.first
        return columns


def _counts(free: float, blocked: float) -> dict[str, int]:
    """Whole channels of a hundred in each state; magnesium has what is left."""
    counts = {"free": round(free), "ketamine": round(blocked)}
    counts["ketamine"] = min(counts["ketamine"], CHANNELS - counts["free"])
    return counts | {"magnesium": CHANNELS - sum(counts.values())}
