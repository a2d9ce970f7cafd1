"""The published-results lab: every study that the model was held against, passes and fails."""

from __future__ import annotations

import textwrap
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.lab import Lab, own_control, own_switch
from pain_helpers.literature.published import FITTED, PASS, PUBLISHED, Published, figure
from pain_helpers.model import replay

from .published_picture import PublishedPicture
from .words import PUBLISHED_RESULTS as WORDS

ROWS = tuple(PUBLISHED.values())
#: Letters in a line of the panel.
LINE = 46


@lru_cache(maxsize=1)
def all_figures() -> tuple[dict[str, float], ...]:
    """The model's figures for every row, replayed once: it takes about a second."""
    return tuple(replay.figures(row.key) for row in ROWS)


class PublishedResult(NamedTuple):
    """What the lab shows: which row it looks at, and which rows the picture shows."""

    row: int  #: from 0
    shown: tuple[bool, ...]

    @property
    def passes(self) -> int:
        """Rows shown that pass."""
        return sum(shown and row.outcome == PASS for shown, row in zip(self.shown, ROWS))

    @property
    def rows(self) -> int:
        """Rows shown."""
        return sum(self.shown)

    @property
    def fails(self) -> int:
        """Rows shown that fail."""
        return self.rows - self.passes


def said(row: Published, figures: dict[str, float]) -> list[str]:
    """Each figure of a row in words: the model's value and what passes."""
    return [
        WORDS["figure"].format(
            name=band.name, value=f"{figure(figures[band.name])} {band.unit}".rstrip(), allowed=band.allowed
        )
        for band in row.bands
    ]


def panel(row: Published, figures: dict[str, float]) -> str:
    """What the picture says beside the rows about one of them."""
    parts = [f"{WORDS['measured']} {row.measured}", "", WORDS["model"], *said(row, figures)]
    parts += ["", f"{WORDS['know']} {row.reason}"] if row.reason else []
    return "\n".join("\n".join(textwrap.wrap(part, LINE)) for part in parts)


class PublishedLab(Lab):
    """Every published result beside the model's, a row each.

    >>> PublishedLab(fitted=0, settled=0).result.passes
    7
    """

    name = "published"
    own_passports = {
        "row": own_control(
            "row", WORDS["row"], 4.0, WORDS["row unit"].format(count=len(ROWS)), 1.0, float(len(ROWS)), 1.0
        ),
        "fitted": own_switch("fitted", WORDS["fitted"], True),
        "settled": own_switch("settled", WORDS["settled"], True),
    }

    def __init__(self, row: float = 4, fitted: float = 1, settled: float = 1) -> None:
        super().__init__({"row": row, "fitted": fitted, "settled": settled})

    def make_picture(self) -> PublishedPicture:
        rows = [
            (
                row.title,
                row.outcome,
                row.standing,
                [(band.place(now[band.name]), band.holds(now[band.name])) for band in row.bands],
            )
            for row, now in zip(ROWS, all_figures())
        ]
        return PublishedPicture(rows, [any(band.high == np.inf for band in row.bands) for row in ROWS], WORDS)

    def run(self, inputs: dict[str, float]) -> PublishedResult:
        shown = tuple(
            (row.kind != FITTED or inputs["fitted"] == 1) and (not row.settled_after or inputs["settled"] == 1)
            for row in ROWS
        )
        return PublishedResult(round(inputs["row"]) - 1, shown)

    def draw(self) -> None:
        row = ROWS[self.result.row]
        head = WORDS["panel"].format(title=row.title, outcome=row.outcome, standing=row.standing)
        held = self.held.row if self.held else None
        self._picture.show(self.result.row, self.result.shown, head, panel(row, all_figures()[self.result.row]), held)

    def sentence(self) -> str:
        now = self.result
        row = ROWS[now.row]
        return WORDS["sentence"].format(
            row=now.row + 1, count=len(ROWS), title=row.title, outcome=row.outcome, standing=row.standing, measured=row.measured,
            figures="; ".join(said(row, all_figures()[now.row])), shown=now.rows, passes=now.passes, fails=now.fails,
        )  # fmt: skip

    def columns(self) -> dict[str, np.ndarray]:
        found = [
            (place + 1, number + 1, now[band.name], band.place(now[band.name]), band.holds(now[band.name]))
            for place, (row, now) in enumerate(zip(ROWS, all_figures()))
            if self.result.shown[place]
            for number, band in enumerate(row.bands)
        ]
        names = ("column row", "column figure", "column value", "column place", "column inside")
        return {WORDS[name]: np.array(column, dtype=float) for name, column in zip(names, zip(*found))}
