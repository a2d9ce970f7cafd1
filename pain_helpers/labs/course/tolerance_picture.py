"""A dose that is raised in week 12: in someone with tolerance alone, and in someone with hyperalgesia alone."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, key


class TolerancePicture(KeptFigure):
    """Two panels over the weeks, one a person."""

    def __init__(self, weeks: np.ndarray, raised: float, words: dict[str, str]) -> None:
        """``weeks`` is the array that every curve has the shape of; ``raised`` is the week of the raise."""
        super().__init__(1200, 480)
        self._weeks, self._raised = weeks, raised
        self._panels = {name: self._panel(x, name, words) for x, name in ((0.045, "tolerant"), (0.545, "sensitive"))}

    def _panel(self, x: float, name: str, words: dict[str, str]) -> tuple:
        axes, last_week = self.figure.add_axes((x, 0.145, 0.43, 0.59)), round(self._weeks[-1])
        axes.set(xlim=(0, last_week), ylim=(0, 10), xticks=range(0, last_week + 1, 4), yticks=range(0, 11, 2))
        style.plain_axes(axes)
        captions.below(axes, words["week axis"])
        captions.panel_title(self.figure, x - 0.035, words[f"{name} title"])
        captions.above(axes, 1.19, words["rating axis"])
        axes.axvline(self._raised, **style.HERE_LINE | {"color": style.QUIET})
        axes.text(self._raised + 0.4, 9.5, words["raised here"], fontsize=12, color=style.QUIET, va="center")
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        start = self.moving(axes.plot([], [], **style.BEFORE_LINE)[0])
        removed = self.moving(axes.plot([], [], **style.REMOVED_LINE)[0])
        on_drug = self.moving(axes.plot([], [], **style.ON_DRUG_LINE)[0])
        for at, said, line in (
            (0.0, "on drug", style.ON_DRUG_LINE),
            (0.33, "removed", style.REMOVED_LINE),
            (0.65, "start", style.BEFORE_LINE),
            (0.88, "held", style.HELD_LINE),
        ):
            last = key(axes, at, 1.085, 0.07, words[said], line)
        return start, on_drug, removed, HeldCurve(self, held, last)

    def show(self, curves: dict[str, tuple], held: dict[str, np.ndarray] | None) -> None:
        """Take up, by person, the rating at the start, on the drug and with it removed; and held curves on the drug."""
        for name, (start, on_drug, removed, held_curve) in self._panels.items():
            before, with_drug, without = curves[name]
            start.set_data([0, self._weeks[-1]], [before, before])
            on_drug.set_data(self._weeks, with_drug)
            removed.set_data(self._weeks, without)
            held_curve.show(self._weeks, held[name] if held else None)
