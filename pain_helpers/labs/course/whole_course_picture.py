"""A year on an opioid, most people's or the article's: pain, what the mechanisms add, and how unusual it is."""

from __future__ import annotations

import numpy as np

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve, OptionalCurve, key

#: From the bottom up: the look of each mechanism's share. The first is too light to be told from white without an edge.
SHARES = {
    "microglia_switch": {"facecolor": style.GLUTAMATE, "edgecolor": style.GLUTAMATE_EDGE, "linewidth": 1.4},
    "hormone_switch": {"facecolor": style.SUBSTANCE_P, "hatch": "//", "edgecolor": "white", "linewidth": 0},
    "gs_switch": {"facecolor": style.TOUCH_FIBER, "hatch": "..", "edgecolor": "white", "linewidth": 0},
    "nmda_switch": {"facecolor": style.INTERNEURON, "hatch": "xx", "edgecolor": "white", "linewidth": 0},
}
MOST_LINE = {"color": style.INK, "linestyle": "-", "linewidth": 2.0}
#: Twenty of the model's people, from the least affected to the most: who is shown in each story, and in which color.
TWENTY = 20
WHO = {1: (10, style.INK), 2: (20, style.SECOND_NERVE), 3: (20, style.SECOND_NERVE)}


class WholeCoursePicture(KeptFigure):
    """Two panels over the months: ratings, and the points that the mechanisms add, stacked; below, who is shown."""

    def __init__(self, months: np.ndarray, share_months: np.ndarray, words: dict[str, str]) -> None:
        """``months`` and ``share_months`` are the arrays that the curves and the shares have the shape of."""
        super().__init__(1200, 560)
        self._months, self._share_months, self._words = months, share_months, words
        self._ratings(self._panel((0.045, 0.27, 0.475, 0.46), 10, 0.008, "course title"))
        self._shares(self._panel((0.6, 0.27, 0.385, 0.46), 6, 0.563, "share title"))
        self._twenty(self.figure.add_axes((0, 0, 1, 0.15)))

    def _panel(self, place: tuple, most: int, title_at: float, title: str):
        axes, last = self.figure.add_axes(place), round(self._months[-1])
        axes.set(xlim=(0, last), ylim=(0, most), xticks=range(0, last + 1, 2), yticks=range(0, most + 1, 2))
        style.plain_axes(axes)
        captions.below(axes, self._words["month axis"])
        captions.panel_title(self.figure, title_at, self._words[title])
        return axes

    def _ratings(self, axes) -> None:
        captions.above(axes, 1.3, self._words["rating axis"])
        held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.start = self.moving(axes.plot([], [], **style.BEFORE_LINE)[0])
        self.removed = self.moving(axes.plot([], [], **style.REMOVED_LINE)[0])
        self.on_drug = self.moving(axes.plot([], [], **style.ON_DRUG_LINE)[0])
        most = self.moving(axes.plot([], [], **MOST_LINE)[0])
        self.here = self.moving(axes.plot([], [], **style.HERE_LINE)[0])
        keys = {}
        for x, y, name, line in (
            (0.0, 1.19, "on drug", style.ON_DRUG_LINE),
            (0.46, 1.19, "removed", style.REMOVED_LINE),
            (0.0, 1.09, "start", style.BEFORE_LINE),
            (0.86, 1.3, "held", style.HELD_LINE),
            (0.46, 1.09, "most", MOST_LINE),
        ):
            keys[name] = key(axes, x, y, 0.07, self._words[name], line)
        self.held = HeldCurve(self, held, keys["held"])
        #: There only where someone else is shown.
        self.most = OptionalCurve(self, most, keys["most"])

    def _shares(self, axes) -> None:
        captions.above(axes, 1.3, self._words["share axis"])
        self._bands = {}
        months = self._share_months
        for place, (name, look) in enumerate(SHARES.items()):
            self._bands[name] = self.moving(axes.fill(months, 0 * months, **look)[0])
            x, y = (0.0, 0.5)[place % 2], 1.19 - 0.1 * (place // 2)
            corners = [x, x + 0.06, x + 0.06, x], [y - 0.035, y - 0.035, y + 0.035, y + 0.035]
            axes.fill(*corners, transform=axes.transAxes, clip_on=False, **look)
            captions.above(axes, y, self._words[f"share {name}"], x=x + 0.08, size=12)

    def _twenty(self, axes) -> None:
        """Twenty people in a row, and who of them is shown."""
        axes.set(xlim=(0, 1200), ylim=(0, 84))
        axes.axis("off")
        look = {"linestyle": "none", "marker": "o", "markersize": 8}
        self._places = 18 + 15.5 * np.arange(TWENTY)
        axes.plot(self._places, np.full(TWENTY, 56), color=style.FAINT, **look)
        self._shown = self.moving(axes.plot([], [], **(look | {"markersize": 13}))[0])
        text = {"fontsize": 12, "va": "center", "color": style.INK}
        self._of_them = self.moving(axes.text(340, 56, "", fontweight="bold", **text))
        captions.footer(self.figure, self._words["footer"], y=0.036)

    def show(
        self,
        story: int,
        month: float,
        start: float,
        curves: tuple,
        shares: dict[str, np.ndarray],
        held: np.ndarray | None,
    ) -> None:
        """Take up whose year it is (a key of ``WHO``), the month looked at, the rating at the start, the curves with
        the drug on board, with it taken away in thought, and of most people, each mechanism's points, a held curve."""
        months = self._months
        place, color = WHO[story]
        self._of_them.set_text(self._words[f"of them {story}"])
        self._shown.set_data([self._places[place - 1]], [56])
        self._shown.set_color(color)
        self.here.set_data([month, month], [0, 10])
        self.start.set_data([0, months[-1]], [start, start])
        on_drug, removed, most = curves
        self.on_drug.set_data(months, on_drug)
        self.removed.set_data(months, removed)
        self.most.show(months, None if story == 1 else most)
        self.held.show(months, held)
        low = np.zeros(len(self._share_months))
        for name, band in self._bands.items():
            high = low + np.maximum(shares[name], 0.0)
            across = np.append(self._share_months, self._share_months[::-1])
            band.set_xy(np.column_stack([across, np.append(low, high[::-1])]))
            # An edge alone would look like a little of it.
            band.set_visible(bool(np.any(high > low)))
            low = high
