"""Twelve weeks after an infusion: both arms, the trial's points, and what stayed as it was."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.bands import ModelsBand, models_key
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key

DRUG_LINE, PLACEBO_LINE = style.CURRENT_LINE, style.HEALTHY_LINE
STATE_LINES = {
    "sensitization": {"color": style.SUBSTANCE_P, "linestyle": "-", "linewidth": 2.8},
    "overactivity": style.OVERACTIVITY_LINE,
    "brake": {"color": style.INTERNEURON, "linestyle": (0, (4, 2)), "linewidth": 3.2},
}
#: The mark and the color of a published point of each arm.
ARM_MARKS = {"drug": ("o", style.SECOND_NERVE), "placebo": ("D", style.HEALTHY)}
POINT_EDGE = "black"
#: Where the mark of week 12 stands, clear of the ends of both curves, and how far the axis goes for it.
WEEK_12, AXIS_END = 12.25, 12.5
WEEK_12_MARK = {"marker": "s", "color": "white", "markeredgecolor": POINT_EDGE, "markersize": 10}


class InfusionPicture(KeptFigure):
    """Rating over the weeks, and beside it the relay's slow states."""

    def __init__(self, weeks: np.ndarray, published: tuple, at_week_12, words: dict[str, str]) -> None:
        """``weeks`` is the array that all curves are shaped like; ``published`` holds the
        :class:`pain_helpers.literature.published.Point` of each arm at week 1; ``at_week_12`` has the difference of the
        arms then (``value``, ``low``, ``high``), which is drawn down from the model's placebo."""
        super().__init__(1200, 560)
        self._weeks, self._words = weeks, words
        axes = self.figure.add_axes((0.05, 0.185, 0.54, 0.58))
        axes.set(ylim=(0, 10), yticks=range(0, 11, 2))
        self._weeks_axis(axes, "rating axis", AXIS_END)
        given = Rectangle((0, 0), 0, 10, facecolor=style.GIVEN, edgecolor="none")
        self._infusion = self.moving(axes.add_patch(given))
        self._models = ModelsBand(self, axes), ModelsBand(self, axes, hatch="...")
        models_key(self, axes, 0.36, 0.06, words["models"])
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.placebo = self.moving(axes.plot([], [], **PLACEBO_LINE)[0])
        self.drug = self.moving(axes.plot([], [], **DRUG_LINE)[0])
        self._at_week_12 = at_week_12
        self._trial(axes, published)
        self.held = HeldCurve(self, held, self._keys(axes))
        self._beside(self.figure.add_axes((0.665, 0.185, 0.315, 0.58)))
        captions.footer(self.figure, words["footer"], y=0.035)

    def _weeks_axis(self, axes, title: str, end: float) -> None:
        """What both graphs share: the weeks below, and the name of the upright axis above."""
        axes.set(xlim=(0, end), xticks=range(0, round(self._weeks[-1]) + 1, 2))
        style.plain_axes(axes)
        captions.below(axes, self._words["week axis"])
        captions.above(axes, 1.265, self._words[title], size=13)

    def _trial(self, axes, published: tuple) -> None:
        """What the trial found, each moving, since it stands only beside the trial's own infusion."""
        bar = {"color": POINT_EDGE, "markersize": 12, "linewidth": 2}
        marks = []
        for week, rating, error, arm in published:
            mark, color = ARM_MARKS[arm]
            # Plain lines, since matplotlib cannot say how large its own error bars are.
            marks += axes.plot([week] * 2, [rating - error, rating + error], "-_", **bar)
            marks += axes.plot([week], [rating], mark, color=color, markeredgecolor=POINT_EDGE, markersize=10)
        self._bar_12, self._mark_12 = axes.plot([], [], "-_", **bar)[0], axes.plot([], [], **WEEK_12_MARK)[0]
        look = {"fontsize": 12, "ha": "right", "va": "center", "color": style.INK, "linespacing": 1.25}
        end = self._weeks[-1] + 0.4
        found = axes.text(end, 8.9, self._words["week 12"], **look)
        self._found = [self.moving(artist) for artist in (*marks, self._bar_12, self._mark_12, found)]
        self._another = self.moving(axes.text(end, 8.9, self._words["another"], **look))

    def _keys(self, axes) -> tuple:
        """The keys; returns that of the held curve."""
        keys = {
            name: key(axes, x, 1.165, 0.07, self._words[name], line)
            for x, name, line in (
                (0.0, "drug", DRUG_LINE),
                (0.32, "placebo", PLACEBO_LINE),
                (0.62, "held", style.HELD_LINE),
            )
        }
        outside = {"transform": axes.transAxes, "clip_on": False}
        look = {"markersize": 8} | outside
        marks = axes.plot([0.01] * 2, [1.035, 1.105], "-_", color=POINT_EDGE, linewidth=2, **look)
        marks += axes.plot([0.01], [1.07], "o", color="white", markeredgecolor=POINT_EDGE, **look)
        marks.append(captions.above(axes, 1.07, self._words["trial"], x=0.03, size=12))
        self._found += map(self.moving, marks)
        axes.add_patch(Rectangle((0.79, 1.05), 0.06, 0.045, facecolor=style.GIVEN_KEY, edgecolor="none", **outside))
        captions.above(axes, 1.07, self._words["infusion"], x=0.865, size=12)
        return keys["held"]

    def _beside(self, axes) -> None:
        """The slow states."""
        axes.set(ylim=(0, 100))
        self._weeks_axis(axes, "states", self._weeks[-1])
        self._states = {name: self.moving(axes.plot([], [], **line)[0]) for name, line in STATE_LINES.items()}
        for place, (name, line) in enumerate(STATE_LINES.items()):
            key(axes, 0.0, 1.19 - 0.067 * place, 0.1, self._words[name], line, gap=0.025)

    def show(
        self,
        drug: np.ndarray,
        placebo: np.ndarray,
        states: dict[str, np.ndarray],
        weeks: float,
        as_in_trial: bool,
        held: np.ndarray | None,
        models: tuple | None,
    ) -> None:
        """Take up both arms' ratings, the states in percent, how many weeks the infusion runs, whether it is the
        trial's, a held drug arm, and the weeks and bands of models of both arms (``None`` while a slider moves)."""
        weeks_of_models, *bands = models or (self._weeks, None, None)
        for drawn, band in zip(self._models, bands):
            drawn.show(weeks_of_models, band)
        self.drug.set_data(self._weeks, drug)
        self.placebo.set_data(self._weeks, placebo)
        for name, values in states.items():
            self._states[name].set_data(self._weeks, values)
        self._infusion.set_width(weeks)
        middle, low, high = (placebo[-1] + getattr(self._at_week_12, part) for part in ("value", "low", "high"))
        self._bar_12.set_data([WEEK_12] * 2, [low, high])
        self._mark_12.set_data([WEEK_12], [middle])
        for artist in self._found:
            artist.set_visible(as_in_trial)
        self._another.set_visible(not as_in_trial)
        self.held.show(self._weeks, held)
