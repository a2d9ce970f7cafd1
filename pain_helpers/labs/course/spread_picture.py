"""Many people on one dose for a year: a fan of courses, and who is better or worse off in a month."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle

from pain_helpers.drawing import style
from pain_helpers.drawing.kept import KeptFigure

#: The bands of the fan, in percent of the people, from the widest.
BANDS = ((5, 95, "#E3EEF7"), (25, 75, "#B5D3EA"))
EDGES = np.arange(-6.0, 6.01, 0.5)
MOST_IN_100 = 40
BETTER = {"facecolor": style.INTERNEURON, "edgecolor": "white", "linewidth": 0.5}
SAME = {"facecolor": "#C9CFD8", "edgecolor": "white", "linewidth": 0.5, "hatch": ".."}
WORSE = {"facecolor": style.SECOND_NERVE, "edgecolor": "white", "linewidth": 0.5, "hatch": "//"}


class SpreadPicture(KeptFigure):
    """The change from the start over the months, and its histogram in one of them."""

    def __init__(self, months: np.ndarray, words: dict[str, str]) -> None:
        """``months`` is the array that the fan has the shape of."""
        super().__init__(1200, 500)
        self._months, self._words = months, words
        axes = self.figure.add_axes((0.055, 0.145, 0.44, 0.63))
        axes.set(xlim=(0, months[-1]), ylim=(-6, 6), xticks=range(0, int(months[-1]) + 1, 2))
        style.plain_axes(axes)
        axes.set_xlabel(words["month axis"], fontsize=13, color=style.INK)
        self.figure.text(0.01, 0.955, words["fan title"], fontsize=14, fontweight="bold", color=style.INK, va="center")
        axes.text(0, 1.17, words["change axis"], transform=axes.transAxes, fontsize=12.5, va="center", color=style.INK)
        self._bands = [
            self.moving(axes.fill(months, 0 * months, facecolor=color, edgecolor="none")[0]) for _, _, color in BANDS
        ]
        self.held = self.moving(axes.plot([], [], **style.HELD_LINE)[0])
        self.middle = self.moving(axes.plot([], [], color=style.FIRST_NERVE, linewidth=3)[0])
        self.over(axes.axhline(0, **style.HEALTHY_LINE))
        self.here = self.moving(axes.plot([], [], color=style.INK, linewidth=1.2, linestyle=(0, (2, 2)))[0])
        for x, color, name in ((0.0, BANDS[0][2], "most"), (0.27, BANDS[1][2], "half")):
            axes.add_patch(
                Rectangle(
                    (x, 1.055),
                    0.06,
                    0.05,
                    transform=axes.transAxes,
                    clip_on=False,
                    facecolor=color,
                    edgecolor=style.EDGE,
                    linewidth=0.6,
                )
            )
            axes.text(x + 0.075, 1.08, words[name], transform=axes.transAxes, fontsize=12, va="center", color=style.INK)
        axes.plot(
            [0.55, 0.61], [1.08] * 2, transform=axes.transAxes, clip_on=False, color=style.FIRST_NERVE, linewidth=3
        )
        axes.text(0.625, 1.08, words["middle"], transform=axes.transAxes, fontsize=12, va="center", color=style.INK)
        self._held_key = [
            self.moving(
                axes.plot([0.82, 0.88], [1.08] * 2, transform=axes.transAxes, clip_on=False, **style.HELD_LINE)[0]
            ),
            self.moving(
                axes.text(
                    0.895, 1.08, words["held"], transform=axes.transAxes, fontsize=12, va="center", color=style.INK
                )
            ),
        ]
        self._histogram(self.figure.add_axes((0.575, 0.145, 0.405, 0.5)), words)

    def _histogram(self, axes, words: dict[str, str]) -> None:
        axes.set(xlim=(EDGES[0], EDGES[-1]), ylim=(0, MOST_IN_100))
        style.plain_axes(axes)
        axes.set_xlabel(words["change axis short"], fontsize=13, color=style.INK)
        self.figure.text(
            0.55, 0.955, words["people title"], fontsize=14, fontweight="bold", color=style.INK, va="center"
        )
        axes.set_title(words["people axis"], fontsize=12.5, color=style.INK, loc="left", pad=8)
        middles = (EDGES[:-1] + EDGES[1:]) / 2
        looks = [BETTER if middle <= -1 else WORSE if middle >= 1 else SAME for middle in middles]
        self._bars = [
            self.moving(axes.add_patch(Rectangle((left, 0), EDGES[1] - EDGES[0], 0, **look)))
            for left, look in zip(EDGES, looks)
        ]
        self._counts = []
        for x, look, name in ((0.0, BETTER, "better"), (0.34, SAME, "same"), (0.72, WORSE, "worse")):
            axes.add_patch(Rectangle((x, 1.2), 0.05, 0.07, transform=axes.transAxes, clip_on=False, **look))
            axes.text(
                x + 0.065, 1.235, words[name], transform=axes.transAxes, fontsize=12, va="center", color=style.INK
            )
            self._counts.append(
                self.moving(
                    axes.text(
                        x + 0.065,
                        1.36,
                        "",
                        transform=axes.transAxes,
                        fontsize=17,
                        fontweight="bold",
                        va="center",
                        color=style.INK,
                    )
                )
            )

    def show(self, month: float, changes: np.ndarray, counts: tuple, held: np.ndarray | None) -> None:
        """Take up the month looked at, changes from the start of the shape (months, people), how many of 100 are
        better, the same and worse off in it, and a held middle course."""
        for band, (low, high, _) in zip(self._bands, BANDS):
            below, above = np.percentile(changes, (low, high), axis=1)
            band.set_xy(
                np.column_stack(
                    [np.concatenate([self._months, self._months[::-1]]), np.concatenate([below, above[::-1]])]
                )
            )
        self.middle.set_data(self._months, np.median(changes, axis=1))
        self.here.set_data([month, month], [-6, 6])
        for artist in (self.held, *self._held_key):
            artist.set_visible(held is not None)
        if held is not None:
            self.held.set_data(self._months, held)
        now = changes[int(np.argmin(abs(self._months - month)))]
        found, _ = np.histogram(np.clip(now, EDGES[0], EDGES[-1]), EDGES)
        for bar, count in zip(self._bars, 100 * found / len(now)):
            bar.set_height(count)
        for number, count in zip(self._counts, counts):
            number.set_text(f"{count:.0f}")
