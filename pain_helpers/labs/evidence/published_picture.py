"""Every published result as a row: what passes as a band, and the model's figures as marks."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from pain_helpers.drawing import style
from pain_helpers.drawing.kept import KeptFigure

#: A mark for each standing; a figure outside its band is hollow and orange.
MARKERS = {"held out": "o", "fitted": "s", "settled late": "D"}
INSIDE = {"markerfacecolor": style.INTERNEURON, "markeredgecolor": style.INTERNEURON}
OUTSIDE = {"markerfacecolor": "white", "markeredgecolor": style.SECOND_NERVE, "markeredgewidth": 2.6}
LEAST, MOST = -2.0, 2.1
HALF = 0.36


class PublishedPicture(KeptFigure):
    """Rows from the top; beside them what is to be said of one."""

    def __init__(self, rows: list[tuple], open_ended: list[bool], words: dict[str, str]) -> None:
        """``rows``: title, outcome, standing, and for each figure its place (0 to 1 passes) and whether it passes.
        ``open_ended``: whether a figure of the row has no upper end."""
        super().__init__(1200, 540)
        self._rows = rows
        count = len(rows)
        axes = self.figure.add_axes((0.235, 0.03, 0.34, 0.82))
        axes.set(xlim=(LEAST, MOST), ylim=(count - 0.4, -0.6), xticks=[])
        axes.set_yticks(range(count), [f"{place + 1}  {row[0]}" for place, row in enumerate(rows)], color=style.INK)
        style.plain_axes(axes, grid=False)
        axes.tick_params(axis="y", length=0, pad=8, labelsize=12)
        for spine in axes.spines.values():
            spine.set_visible(False)
        for place, is_open in enumerate(open_ended):
            axes.add_patch(
                Rectangle((LEAST, place - HALF), MOST - LEAST, 2 * HALF, facecolor=style.PALE, edgecolor="none")
            )
            axes.add_patch(Rectangle((0, place - HALF), 1, 2 * HALF, facecolor="#CFE5DC", edgecolor="none"))
            axes.plot([0, 0], [place - HALF, place + HALF], color=style.QUIET, linewidth=1.4)
            if is_open:
                axes.plot([1.06], [place], marker=">", markersize=8, color=style.QUIET)
            else:
                axes.plot([1, 1], [place - HALF, place + HALF], color=style.QUIET, linewidth=1.4)
        for x, name in ((-1, "below"), (0.5, "inside"), (1.55, "above")):
            axes.text(x, -0.85, words[name], fontsize=12, ha="center", va="center", color=style.INK)
        self._cursor = self.moving(
            axes.add_patch(Rectangle((0, 0), 0, 0, fill=False, edgecolor=style.INK, linewidth=2))
        )
        self._held = self.moving(
            axes.add_patch(
                Rectangle((0, 0), 0, 0, fill=False, edgecolor=style.HELD, linewidth=2.4, linestyle=(0, (1, 1.4)))
            )
        )
        self._held_name = self.moving(
            axes.text(LEAST + 0.06, 0, words["held"], fontsize=11, va="center", color=style.HELD)
        )
        self._marks = {}
        for standing, marker in MARKERS.items():
            for inside, look in ((True, INSIDE), (False, OUTSIDE)):
                line = axes.plot([], [], linestyle="none", marker=marker, markersize=8, **look)[0]
                self._marks[standing, inside] = self.moving(line)
        self._outcomes = [
            self.moving(
                axes.text(
                    MOST + 0.08, place, row[1], fontsize=12, va="center", clip_on=False,
                    fontweight="bold" if row[1] == "fail" else "normal", color="#A63C00" if row[1] == "fail" else style.INK,
                )
            )
            for place, row in enumerate(rows)
        ]  # fmt: skip
        self._keys(words)
        beside = self.figure.add_axes((0.635, 0.0, 0.36, 1.0))
        beside.set(xlim=(0, 1), ylim=(0, 1))
        beside.axis("off")
        beside.plot([0, 0], [0.03, 0.97], color=style.FAINT, linewidth=1.5)
        self._head = self.moving(
            beside.text(0.04, 0.965, "", fontsize=13.5, fontweight="bold", va="top", color=style.INK)
        )
        self._body = self.moving(beside.text(0.04, 0.865, "", fontsize=12, va="top", linespacing=1.25, color=style.INK))

    def _keys(self, words: dict[str, str]) -> None:
        axes = self.figure.add_axes((0.0, 0.92, 0.63, 0.08))
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.axis("off")
        names = {"held out": "held out", "fitted": "fitted to", "settled late": "settled late"}
        for x, (standing, marker) in zip((0.03, 0.2, 0.35), MARKERS.items()):
            axes.plot([x], [0.5], marker=marker, markersize=9, **INSIDE)
            axes.text(x + 0.018, 0.5, words[names[standing]], fontsize=12, va="center", color=style.INK)
        axes.plot([0.55], [0.5], marker="o", markersize=9, **OUTSIDE)
        axes.text(0.568, 0.5, words["outside"], fontsize=12, va="center", color=style.INK)
        axes.plot([0.72], [0.5], marker=">", markersize=8, color=style.QUIET)
        axes.text(0.738, 0.5, words["open"], fontsize=12, va="center", color=style.INK)

    def show(self, row: int, shown: tuple[bool, ...], head: str, body: str, held: int | None) -> None:
        """Look at one row (from 0); show or hide each row; say what is to be said; frame a held row."""
        points = {key: ([], []) for key in self._marks}
        for place, (_, _, standing, figures) in enumerate(self._rows):
            self._outcomes[place].set_visible(shown[place])
            for number, (where, inside) in enumerate(figures):
                if shown[place]:
                    x, y = points[standing, inside]
                    x.append(where)
                    # Figures of one row stand one below the other, within its band.
                    y.append(place + (number - (len(figures) - 1) / 2) * 0.24)
        for key, (x, y) in points.items():
            self._marks[key].set_data(x, y)
        self._cursor.set_bounds(LEAST, row - 0.47, MOST - LEAST, 0.94)
        for artist in (self._held, self._held_name):
            artist.set_visible(held is not None)
        if held is not None:
            self._held.set_bounds(LEAST + 0.02, held - 0.4, MOST - LEAST - 0.04, 0.8)
            self._held_name.set_y(held)
        self._head.set_text(head)
        self._body.set_text(body)
