"""What a weak brake and overactive NMDA receptors do to the stimulus-response curve, alone and together."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key
from pain_helpers.model.experiments import NAMED_STIMULI, PINCH, TOUCH

#: Stimuli with room for a name under the axis; the first and last are read out.
NAMED = (2, 5, 8)


class SensitizationPicture(KeptFigure):
    """The curve, healthy and now, beside a light touch in four relays."""

    def __init__(self, stimuli: np.ndarray, healthy: np.ndarray, words: dict[str, str]) -> None:
        """``stimuli`` and ``healthy`` are arrays of one shape: the reference curve."""
        super().__init__(1200, 500)
        self._stimuli, self._healthy, self._words = stimuli, healthy, words
        axes = self.figure.add_axes((0.055, 0.175, 0.5, 0.565))
        axes.set(xlim=(0, 10), ylim=(0, 10), yticks=range(0, 11, 2))
        style.plain_axes(axes)
        axes.set_xticks(NAMED, [f"{strength}\n{NAMED_STIMULI[strength]}" for strength in NAMED], fontsize=12)
        axes.set_xlabel(words["stimulus axis"], fontsize=13, color=style.INK)
        axes.text(0, 1.3, words["rating axis"], transform=axes.transAxes, fontsize=13, va="center", color=style.INK)
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.current = self.moving(axes.plot([], [], **style.CURRENT_LINE)[0])
        self.over(axes.plot(stimuli, healthy, **style.HEALTHY_LINE)[0])
        self.held = HeldCurve(self, held, self._keys(axes))
        self._arrows = {x: self._arrow(axes, x) for x in (TOUCH, PINCH)}
        for place, color in (("healthy", style.HEALTHY), ("now", style.SECOND_NERVE)):
            mark = axes.plot([], [], "^", color=color, markersize=13, markeredgecolor="white", clip_on=False, zorder=5)[
                0
            ]
            setattr(self, f"start_{place}", self.moving(mark))
        self._bars(self.figure.add_axes((0.755, 0.175, 0.215, 0.565)))

    def _keys(self, axes) -> tuple:
        """The legend; returns the key of the held curve."""
        lines = (
            (0.34, "current curve", style.CURRENT_LINE),
            (0.51, "healthy curve", style.HEALTHY_LINE),
            (0.72, "held curve", style.HELD_LINE),
        )
        for x, name, line in lines:
            last = key(axes, x, 1.3, 0.07, self._words[name], line)
        axes.plot([0.9], [1.3], "^", transform=axes.transAxes, clip_on=False, color=style.INK, markersize=9)
        axes.text(
            0.92, 1.3, self._words["first pain"], transform=axes.transAxes, fontsize=12, va="center", color=style.INK
        )
        return last

    def _arrow(self, axes, x: float) -> tuple:
        """A gap to be read: its heading, the rise from healthy to now, and the two ratings."""
        axes.text(
            x,
            11.75,
            self._words[f"gap at {x:g}"],
            fontsize=13,
            fontweight="bold",
            ha="center",
            va="center",
            color=style.INK,
        )
        axes.plot([x, x], [0, 10], color=style.FAINT, linewidth=1, linestyle=(0, (1, 3)))
        numbers = self.moving(axes.text(x, 10.75, "", fontsize=12.5, ha="center", va="center", color=style.INK))
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
        axes.set_xlabel(self._words["rating axis"], fontsize=13, color=style.INK)
        axes.set_title(self._words["bars"], fontsize=13, color=style.INK, loc="left", pad=16, x=-0.62)
        looks = (
            (3, style.HEALTHY, None),
            (2, style.INTERNEURON, None),
            (1, style.SUBSTANCE_P, ".."),
            (0, style.SECOND_NERVE, "//"),
        )
        self._four = []
        for place, color, hatch in looks:
            axes.add_patch(Rectangle((0, place - 0.3), 10, 0.6, facecolor="#F0F2F5", edgecolor="none"))
            bar = axes.add_patch(
                Rectangle((0, place - 0.3), 0, 0.6, facecolor=color, edgecolor="white", hatch=hatch, linewidth=0)
            )
            number = axes.text(0, place, "", fontsize=15, fontweight="bold", va="center", color=style.INK)
            self._four.append((self.moving(bar), self.moving(number)))

    def show(self, ratings: np.ndarray, starts: tuple, four: tuple, held: np.ndarray | None) -> None:
        """Take up the curve now, where pain starts (healthy and now; ``None`` for nowhere), the four touches, a held curve."""
        self.current.set_data(self._stimuli, ratings)
        self.held.show(self._stimuli, held)
        for x, (numbers, rise, head) in self._arrows.items():
            before, after = (float(np.interp(x, self._stimuli, curve)) for curve in (self._healthy, ratings))
            numbers.set_text(self._words["from to"].format(before=before, after=after))
            rise.set_data([x, x], [before, after])
            head.set_data([x], [after])
        for mark, start in zip((self.start_healthy, self.start_now), starts):
            mark.set_data([], []) if start is None else mark.set_data([start], [0])
        for (bar, number), rating in zip(self._four, four):
            bar.set_width(rating)
            number.set_text(f"{rating:.1f}")
            number.set_x(round(rating, 1) + 0.25 if rating < 8 else 8.2)
            number.set_color(style.INK if rating < 8 else "white")
