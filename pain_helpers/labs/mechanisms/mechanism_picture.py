"""One mechanism by which opioids may raise pain: the cell, its slow state, and the curve with and without the drug."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.cell import CellDrawing
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key
from pain_helpers.model.experiments import NAMED_STIMULI, PINCH, PINPRICK, TOUCH

#: Stimuli with room for a name under the axis.
NAMED = (TOUCH, PINPRICK, PINCH)

MOST_LINE = {"color": style.INK, "linestyle": "-", "linewidth": 1.8}
STATE_LINES = (
    {"color": style.SUBSTANCE_P, "linestyle": "-", "linewidth": 2.8},
    {"color": style.INTERNEURON, "linestyle": (0, (4, 2)), "linewidth": 2.8},
)


class MechanismPicture(KeptFigure):
    """Three panels, the same for each of the four mechanisms."""

    def __init__(
        self,
        days: np.ndarray,
        stimuli: np.ndarray,
        before: np.ndarray,
        states: dict[str, str],
        most: float,
        drawing: type[CellDrawing],
        words: dict[str, str],
    ) -> None:
        """``days`` and ``stimuli`` are what the curves are shaped like, ``before`` the curve before any drug;
        ``states`` maps each slow state (one or two) to its words, ``most`` is the top of their axis (percent)."""
        super().__init__(1200, 572)
        self._weeks, self._stimuli, self._words = days / 7, stimuli, words
        cell = self.figure.add_axes((0.005, 0.13, 0.35, 0.793))
        captions.panel_title(self.figure, 0.005, words["cell title"])
        self.cell = drawing(cell, self, words)
        self._slow(self.figure.add_axes((0.41, 0.255, 0.205, 0.505)), states, most)
        captions.footer(self.figure, words["footer"], y=0.051)
        self._response(self.figure.add_axes((0.69, 0.255, 0.29, 0.4615)), before)

    def _slow(self, axes, states: dict[str, str], most: float) -> None:
        last_week = round(self._weeks[-1])
        axes.set(xlim=(0, last_week), ylim=(0, most), xticks=(0, last_week / 2, last_week))
        style.plain_axes(axes)
        captions.below(axes, self._words["week axis"])
        captions.panel_title(self.figure, 0.38, self._words["slow title"])
        captions.above(axes, 1.265, self._words["percent axis"])
        self.now = self.moving(axes.plot([], [], **style.HERE_LINE)[0])
        self._states = {}
        for place, ((name, said), line) in enumerate(zip(states.items(), STATE_LINES)):
            key(axes, 0.0, 1.165 - 0.085 * place, 0.12, said, line, gap=0.03)
            curve = self.moving(axes.plot([], [], **line)[0])
            dot = axes.plot([], [], "o", color=line["color"], markersize=10, markeredgecolor="white", clip_on=False)[0]
            self._states[name] = (curve, self.moving(dot))

    def _response(self, axes, before: np.ndarray) -> None:
        axes.set(xlim=(0, 10), ylim=(0, 10), yticks=range(0, 11, 2))
        style.plain_axes(axes)
        axes.set_xticks(NAMED, [f"{strength:g}\n{NAMED_STIMULI[strength]}" for strength in NAMED], fontsize=12)
        captions.panel_title(self.figure, 0.66, self._words["curve title"])
        captions.above(axes, 1.375, self._words["rating axis"])
        axes.axvline(PINPRICK, color=style.FAINT, linewidth=1, linestyle=(0, (1, 3)))
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.over(axes.plot(self._stimuli, before, **style.BEFORE_LINE)[0])
        self.on_drug = self.moving(axes.plot([], [], **style.ON_DRUG_LINE)[0])
        self.most = self.moving(axes.plot([], [], **MOST_LINE)[0])
        self.removed = self.moving(axes.plot([], [], **style.REMOVED_LINE)[0])
        keys = (
            (0.0, 1.275, "removed", style.REMOVED_LINE),
            (0.0, 1.185, "most", MOST_LINE),
            (0.0, 1.095, "on drug", style.ON_DRUG_LINE),
            (0.5, 1.095, "before", style.BEFORE_LINE),
            (0.62, 1.375, "held", style.HELD_LINE),
        )
        for x, y, name, line in keys:
            last = key(axes, x, y, 0.09, self._words[name], line, gap=0.02)
        self.held = HeldCurve(self, held, last)
        self._dots = [
            self.moving(axes.plot([], [], mark, color=line["color"], markersize=11, markeredgecolor="white")[0])
            for mark, line in (("D", style.ON_DRUG_LINE), ("o", style.REMOVED_LINE))
        ]

    def show(
        self,
        day: float,
        states: dict[str, np.ndarray],
        curves: tuple[np.ndarray, np.ndarray, np.ndarray],
        cell: dict,
        held: np.ndarray | None,
    ) -> None:
        """Take up the day that is looked at, each slow state over the days (percent), the curves (drug on board, taken
        away in thought, and that of most people), what the cell's drawing shows, and a held curve (taken away)."""
        on_drug, removed, most = curves
        week = day / 7
        self.now.set_data([week, week], self.now.axes.get_ylim())
        for name, (curve, dot) in self._states.items():
            curve.set_data(self._weeks, states[name])
            dot.set_data([week], [float(np.interp(week, self._weeks, states[name]))])
        self.on_drug.set_data(self._stimuli, on_drug)
        self.removed.set_data(self._stimuli, removed)
        self.most.set_data(self._stimuli, most)
        for dot, curve in zip(self._dots, (on_drug, removed)):
            dot.set_data([PINPRICK], [float(np.interp(PINPRICK, self._stimuli, curve))])
        self.cell.show(**cell)
        self.held.show(self._stimuli, held)
