"""Every published result as a row: what passes as a band, and the model's figures as marks."""

from __future__ import annotations

from typing import NamedTuple

from matplotlib.patches import Rectangle

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import HeldCurve

#: A mark for each standing; a figure outside its band is hollow and orange.
MARKERS = {"held out": "o", "fitted": "s", "settled late": "D"}
INSIDE = {"markerfacecolor": style.INTERNEURON, "markeredgecolor": style.INTERNEURON}
OUTSIDE = {"markerfacecolor": "white", "markeredgecolor": style.SECOND_NERVE, "markeredgewidth": 2.6}
OPEN = {"marker": ">", "markersize": 8, "color": style.QUIET}
LIMIT = {"color": style.QUIET, "linewidth": 1.4}
LEAST, MOST = -2.0, 2.1
HALF = 0.36


class Row(NamedTuple):
    """What the picture takes of a published result."""

    title: str
    outcome: str
    fails: bool
    standing: str  #: one of ``MARKERS``
    figures: list[tuple[float, bool]]  #: each one's place (0 to 1 passes), and whether it passes
    open_ended: bool  #: whether a figure has no upper end


class PublishedPicture(KeptFigure):
    """Rows from the top; beside them what is to be said of one."""

    def __init__(self, rows: list[Row], words: dict[str, str]) -> None:
        super().__init__(1200, 640)
        self._rows = rows
        count = len(rows)
        axes = self.figure.add_axes((0.235, 0.09, 0.34, 0.783))
        axes.set(xlim=(LEAST, MOST), ylim=(count - 0.4, -0.6), xticks=[])
        axes.set_yticks(range(count), [f"{place + 1}  {row.title}" for place, row in enumerate(rows)], color=style.INK)
        style.plain_axes(axes, grid=False)
        axes.tick_params(axis="y", length=0, pad=8, labelsize=12)
        for spine in axes.spines.values():
            spine.set_visible(False)
        self._bands(axes, words)
        self._frames(axes, words)
        self._marks = {}
        for standing, marker in MARKERS.items():
            for inside, look in ((True, INSIDE), (False, OUTSIDE)):
                line = axes.plot([], [], linestyle="none", marker=marker, markersize=8, **look)[0]
                self._marks[standing, inside] = self.moving(line)
        self._outcomes = [self.moving(self._outcome(axes, place, row)) for place, row in enumerate(rows)]
        self._keys(words)
        self._panel()
        captions.footer(self.figure, words["footer"], y=0.04, width=92)

    def _bands(self, axes, words: dict[str, str]) -> None:
        """Each row's ground, and on it what passes."""
        for place, row in enumerate(self._rows):
            for left, width, color in ((LEAST, MOST - LEAST, style.PALE), (0, 1, style.PASSES)):
                axes.add_patch(Rectangle((left, place - HALF), width, 2 * HALF, facecolor=color, edgecolor="none"))
            axes.plot([0, 0], [place - HALF, place + HALF], **LIMIT)
            if row.open_ended:
                axes.plot([1.06], [place], **OPEN)
            else:
                axes.plot([1, 1], [place - HALF, place + HALF], **LIMIT)
        for x, name in ((-1, "below"), (0.5, "inside"), (1.55, "above")):
            axes.text(x, -0.85, words[name], fontsize=12, ha="center", va="center", color=style.INK)

    def _frames(self, axes, words: dict[str, str]) -> None:
        """Around the row that is looked at, and around a held one."""
        line = style.HELD_LINE
        self._cursor, self._held_frame = (
            self.moving(axes.add_patch(Rectangle((0, 0), 0, 0, fill=False, **look)))
            for look in (
                {"edgecolor": style.INK, "linewidth": 2},
                {"edgecolor": line["color"], "linewidth": line["linewidth"], "linestyle": line["linestyle"]},
            )
        )
        self._held_name = axes.text(LEAST + 0.06, 0, words["held"], fontsize=11, va="center", color=style.HELD)
        self._held = HeldCurve(self, self._held_frame, (self._held_name,))

    @staticmethod
    def _outcome(axes, place: int, row: Row):
        return axes.text(
            MOST + 0.08,
            place,
            row.outcome,
            fontsize=12,
            va="center",
            clip_on=False,
            fontweight="bold" if row.fails else "normal",
            color=style.SECOND_NERVE_DARK if row.fails else style.INK,
        )

    def _keys(self, words: dict[str, str]) -> None:
        axes = self._empty_axes(0.0, 0.925, 0.63, 0.075)
        signs = [
            (x, {"marker": marker, "markersize": 9} | INSIDE, words[f"key {standing}"])
            for x, (standing, marker) in zip((0.03, 0.2, 0.35), MARKERS.items())
        ]
        signs += [(0.55, {"marker": "o", "markersize": 9} | OUTSIDE, words["outside"]), (0.72, OPEN, words["open"])]
        for x, look, name in signs:
            axes.plot([x], [0.5], **look)
            axes.text(x + 0.018, 0.5, name, fontsize=12, va="center", color=style.INK)

    def _panel(self) -> None:
        beside = self._empty_axes(0.635, 0.0, 0.36, 1.0)
        beside.plot([0, 0], [0.03, 0.97], color=style.FAINT, linewidth=1.5)
        self._head = self.moving(
            beside.text(0.04, 0.965, "", fontsize=13.5, fontweight="bold", va="top", color=style.INK)
        )
        self._body = self.moving(beside.text(0.04, 0.865, "", fontsize=12, va="top", linespacing=1.25, color=style.INK))

    def _empty_axes(self, *place: float):
        axes = self.figure.add_axes(place)
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.axis("off")
        return axes

    def show(self, row: int, shown: tuple[bool, ...], head: str, body: str, held: int | None) -> None:
        """Look at one row (from 0); show or hide each row; say what is to be said; frame a held row."""
        points = {key: ([], []) for key in self._marks}
        for place, each in enumerate(self._rows):
            self._outcomes[place].set_visible(shown[place])
            for number, (where, inside) in enumerate(each.figures):
                if shown[place]:
                    x, y = points[each.standing, inside]
                    x.append(where)
                    # Figures of one row stand one below the other, within its band.
                    y.append(place + (number - (len(each.figures) - 1) / 2) * 0.24)
        for key, (x, y) in points.items():
            self._marks[key].set_data(x, y)
        self._cursor.set_bounds(LEAST, row - 0.47, MOST - LEAST, 0.94)
        self._held.be_there(held is not None)
        if held is not None:
            self._held_frame.set_bounds(LEAST + 0.02, held - 0.4, MOST - LEAST - 0.04, 0.8)
            self._held_name.set_y(held)
        self._head.set_text(head)
        self._body.set_text(body)
