"""One dose over the share of switched receptors: the rating with it and without it, and where its effect turns."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

# The lines that the labs of the mechanisms have for the same two things.
WITH_LINE, WITHOUT_LINE = style.ON_DRUG_LINE, style.REMOVED_LINE
MOST_RATING = 7.0
HARM = {"facecolor": style.SECOND_NERVE, "hatch": "//"}
RELIEF = {"facecolor": style.INTERNEURON, "hatch": None}


class FlipPicture(KeptFigure):
    """Two curves with a line at the chosen share, and beside them a bar: what the dose does there."""

    def __init__(self, shares: np.ndarray, without: np.ndarray, most: float, words: dict[str, str]) -> None:
        """``without`` are ratings shaped like ``shares`` (percent); ``most`` is the share that the model reaches."""
        super().__init__(1200, 540)
        self._shares, self._without, self._words = shares, without, words
        self._curves(self.figure.add_axes((0.055, 0.205, 0.62, 0.55)), most)
        self._bar(self.figure.add_axes((0.79, 0.205, 0.19, 0.55)))
        captions.footer(self.figure, words["footer"], weight="bold", width=130)

    def _curves(self, axes, most: float) -> None:
        axes.set(xlim=(0, 100), ylim=(0, MOST_RATING))
        style.plain_axes(axes)
        captions.below(axes, self._words["share axis"])
        captions.panel_title(self.figure, 0.015, self._words["title"])
        captions.above(axes, 1.26, self._words["rating axis"])
        key(axes, 0.0, 1.165, 0.06, self._words["with"], WITH_LINE)
        key(axes, 0.27, 1.165, 0.06, self._words["without"], WITHOUT_LINE)
        held_key = key(axes, 0.53, 1.165, 0.06, self._words["held"], style.HELD_LINE)
        outside = {"transform": axes.transAxes, "clip_on": False}
        axes.add_patch(Rectangle((0, 1.04), most / 100, 0.035, facecolor=style.FAINT, edgecolor=style.QUIET, **outside))
        axes.text(
            most / 100 + 0.015, 1.0575, self._words["reached"], fontsize=12, va="center", color=style.QUIET, **outside
        )
        self.here = self.moving(axes.plot([], [], **style.HERE_LINE)[0])
        self.turn = self.moving(axes.plot([], [], color=style.SUBSTANCE_P, linewidth=1.6)[0])
        look = {"fontsize": 12, "fontweight": "bold", "color": style.MARK_WORDS, "ha": "right", "va": "bottom"}
        self.turn_name = self.moving(axes.text(0, 0.12, self._words["turn"], **look))
        self.held = HeldCurve(self, self.moving(axes.plot([], [], **style.HELD_LINE)[0]), held_key)
        self.over(axes.plot(self._shares, self._without, **WITHOUT_LINE)[0])
        self.curve = self.moving(axes.plot([], [], **WITH_LINE)[0])
        self.turn_dot = self.moving(
            axes.plot([], [], "s", color=style.SUBSTANCE_P, markersize=11, markeredgecolor="white")[0]
        )
        self._dots = [
            self.moving(
                axes.plot([], [], mark, color=line["color"], markersize=12, markeredgecolor="white", clip_on=False)[0]
            )
            for mark, line in (("o", WITHOUT_LINE), ("D", WITH_LINE))
        ]

    def _bar(self, axes) -> None:
        axes.set(xlim=(0, 1), ylim=(-4, 4), xticks=())
        style.plain_axes(axes)
        axes.set_yticks(range(-4, 5, 2), ["-4", "-2", "0", "+2", "+4"])
        axes.spines["bottom"].set_visible(False)
        captions.panel_title(self.figure, 0.745, self._words["effect title"])
        captions.above(axes, 1.26, self._words["points axis"])
        for y, name, color in ((1.06, "harm", style.SECOND_NERVE_DARK), (-0.06, "relief", style.INTERNEURON_DARK)):
            axes.text(
                0.5,
                y,
                self._words[name],
                transform=axes.transAxes,
                fontsize=12.5,
                ha="center",
                va="center",
                color=color,
            )
        self.bar = self.moving(axes.add_patch(Rectangle((0.25, 0), 0.5, 0)))
        self.over(axes.axhline(0, color=style.INK, linewidth=1.4))
        points = axes.text(0.5, 0, "", fontsize=16, fontweight="bold", ha="center", va="center", color=style.INK)
        self.points = self.moving(points)

    def show(self, share: float, curve: np.ndarray, turn: float, held: np.ndarray | None) -> None:
        """Take up the share (percent), the ratings with the dose, the share at which it turns, and a held curve."""
        with_dose, without = (float(np.interp(share, self._shares, ratings)) for ratings in (curve, self._without))
        self.here.set_data([share, share], [0, MOST_RATING])
        self.curve.set_data(self._shares, curve)
        at_turn = float(np.interp(turn, self._shares, self._without))
        self.turn.set_data([turn, turn], [0, at_turn])
        self.turn_dot.set_data([turn], [at_turn])
        self.turn_name.set_x(round(turn) - 1)
        for dot, rating in zip(self._dots, (without, with_dose)):
            dot.set_data([share], [rating])
        effect = with_dose - without
        self.bar.set_height(effect)
        self.bar.set(edgecolor="white", **(HARM if effect > 0 else RELIEF))
        self.points.set_text(f"{effect:+.1f}")
        # On the side that the bar leaves free.
        self.points.set_y(-0.5 if effect > 0 else 0.5)
        self.held.show(self._shares, held)
