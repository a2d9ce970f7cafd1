"""What a weak brake and overactive NMDA receptors do to the stimulus-response curve, alone and together."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.bars import bar
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key
from pain_helpers.model.experiments import PINCH, TOUCH

HALF = 0.3
#: Above the graph: where its name and its keys stand, in parts of it.
KEYS_Y = 1.3


class SensitizationPicture(KeptFigure):
    """The curve, healthy and now, beside a light touch in four relays."""

    def __init__(self, stimuli: np.ndarray, healthy: np.ndarray, words: dict[str, str]) -> None:
        """``stimuli`` and ``healthy`` are arrays of one shape: the reference curve."""
        super().__init__(1200, 500)
        self._stimuli, self._healthy, self._words = stimuli, healthy, words
        axes = self.figure.add_axes((0.055, 0.175, 0.5, 0.565))
        axes.set(xlim=(0, 10), ylim=(0, 10), yticks=range(0, 11, 2))
        style.plain_axes(axes)
        captions.stimulus_ticks(axes)
        captions.below(axes, words["stimulus axis"])
        captions.above(axes, KEYS_Y, words["rating axis"], size=13)
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.current = self.moving(axes.plot([], [], **style.CURRENT_LINE)[0])
        self.over(axes.plot(stimuli, healthy, **style.HEALTHY_LINE)[0])
        self.held = HeldCurve(self, held, self._keys(axes))
        self._gaps = {stimulus: self._gap(axes, stimulus) for stimulus in (TOUCH, PINCH)}
        look = {"marker": "^", "markersize": 13, "markeredgecolor": "white", "clip_on": False, "zorder": 5}
        self._starts = [
            self.moving(axes.plot([], [], linestyle="none", color=color, **look)[0])
            for color in (style.HEALTHY, style.SECOND_NERVE)
        ]
        self._bars(self.figure.add_axes((0.755, 0.175, 0.215, 0.565)))

    def _keys(self, axes) -> tuple:
        """The legend; returns the key of the held curve."""
        lines = (
            (0.34, "current curve", style.CURRENT_LINE),
            (0.51, "healthy curve", style.HEALTHY_LINE),
            (0.72, "held curve", style.HELD_LINE),
        )
        for x, name, line in lines:
            last = key(axes, x, KEYS_Y, 0.07, self._words[name], line)
        axes.plot([0.9], [KEYS_Y], "^", transform=axes.transAxes, clip_on=False, color=style.INK, markersize=9)
        captions.above(axes, KEYS_Y, self._words["first pain"], x=0.92, size=12)
        return last

    def _gap(self, axes, stimulus: float) -> tuple:
        """A gap to be read: its heading, the rise from healthy to now, and the two ratings."""
        heading = self._words[f"gap at {stimulus:g}"]
        middle = {"ha": "center", "va": "center", "color": style.INK}
        axes.text(stimulus, 11.75, heading, fontsize=13, fontweight="bold", **middle)
        axes.plot([stimulus, stimulus], [0, 10], **style.READ_LINE)
        numbers = self.moving(axes.text(stimulus, 10.75, "", fontsize=12.5, **middle))
        rise = self.moving(axes.plot([], [], color=style.INK, linewidth=2)[0])
        head = self.moving(axes.plot([], [], "o", color=style.SECOND_NERVE, markeredgecolor="white", markersize=11)[0])
        return numbers, rise, head

    def _bars(self, axes) -> None:
        names = [self._words[name] for name in ("healthy relay", "brake alone", "nmda alone", "both")]
        axes.set(xlim=(0, 10), ylim=(-0.6, 3.6), xticks=range(0, 11, 2))
        style.plain_axes(axes, grid=False)
        axes.spines["left"].set_visible(False)
        axes.set_yticks([3, 2, 1, 0], names, fontsize=13, color=style.INK)
        axes.tick_params(axis="y", length=0, pad=8, labelsize=13)
        captions.below(axes, self._words["rating axis"])
        axes.set_title(self._words["bars"], fontsize=13, color=style.INK, loc="left", pad=16, x=-0.62)
        looks = (
            (3, style.HEALTHY, None),
            (2, style.INTERNEURON, None),
            (1, style.SUBSTANCE_P, ".."),
            (0, style.SECOND_NERVE, "//"),
        )
        self._four = []
        for place, color, hatch in looks:
            length = self.moving(bar(axes, place, HALF, color, hatch))
            number = self.moving(axes.text(0, place, "", fontsize=15, fontweight="bold", va="center", color=style.INK))
            self._four.append((length, number))

    def show(self, ratings: np.ndarray, starts: tuple, four: tuple, held: np.ndarray | None) -> None:
        """Take up the curve now, where pain starts (healthy and now), the four touches, and a held curve."""
        self.current.set_data(self._stimuli, ratings)
        self.held.show(self._stimuli, held)
        for stimulus, (numbers, rise, head) in self._gaps.items():
            before, after = (float(np.interp(stimulus, self._stimuli, curve)) for curve in (self._healthy, ratings))
            numbers.set_text(self._words["from to"].format(before=before, after=after))
            rise.set_data([stimulus, stimulus], [before, after])
            head.set_data([stimulus], [after])
        for mark, start in zip(self._starts, starts):
            mark.set_data([start], [0])
        for (length, number), rating in zip(self._four, four):
            length.set_width(rating)
            number.set_text(f"{rating:.1f}")
            number.set_x(round(rating, 1) + 0.25)
