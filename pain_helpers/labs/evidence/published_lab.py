"""The published-results lab: every study that the model was held against, passes and fails."""

from __future__ import annotations

import textwrap
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pain_helpers.labs.frame.controls import Slider, Switch
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.literature.published import FAIL, FITTED, PASS, PUBLISHED, Published
from pain_helpers.studies import replay

from .published_picture import PublishedPicture, Row
from .words import PUBLISHED_RESULTS

ROWS = tuple(PUBLISHED.values())
#: Letters in a line of the panel.
LINE = 44


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
    return [band.said(figures[band.name]) for band in row.bands]


def panel(row: Published, figures: dict[str, float]) -> str:
    """What the picture says beside the rows about one of them, in lines."""
    parts = [PUBLISHED_RESULTS["measured"].format(measured=row.measured), "", PUBLISHED_RESULTS["model"]]
    parts += said(row, figures)
    parts += ["", PUBLISHED_RESULTS["know"].format(reason=row.reason)] if row.reason else []
    return "\n".join("\n".join(textwrap.wrap(part, LINE)) for part in parts)


def drawn(row: Published, figures: dict[str, float]) -> Row:
    """A row as its picture takes it."""
    return Row(
        row.title,
        row.outcome,
        row.outcome == FAIL,
        row.standing,
        [(band.place(figures[band.name]), band.holds(figures[band.name])) for band in row.bands],
        any(band.high == np.inf for band in row.bands),
    )


class PublishedLab(Lab):
    """Every published result beside the model's, a row each.

    >>> PublishedLab(fitted=0, settled=0).result.passes
    7
    """

    name = "published"
    texts = PUBLISHED_RESULTS
    controls = (
        Slider(
            name="row",
            title=PUBLISHED_RESULTS["row"],
            first=5.0,
            unit=PUBLISHED_RESULTS["row unit"].format(count=len(ROWS)),
            low=1.0,
            high=float(len(ROWS)),
            step=1.0,
        ),
        Switch(name="fitted", title=PUBLISHED_RESULTS["fitted"], first=1.0),
        Switch(name="settled", title=PUBLISHED_RESULTS["settled"], first=1.0),
    )

    def make_picture(self) -> PublishedPicture:
        return PublishedPicture([drawn(*both) for both in zip(ROWS, all_figures())], PUBLISHED_RESULTS)

    def run(self, inputs: dict[str, float]) -> PublishedResult:
        shown = tuple(
            (row.kind != FITTED or inputs["fitted"] == 1) and (not row.settled_after or inputs["settled"] == 1)
            for row in ROWS
        )
        return PublishedResult(round(inputs["row"]) - 1, shown)

    def draw(self) -> None:
        now, row = self.result, ROWS[self.result.row]
        head = PUBLISHED_RESULTS["head"].format(title=row.title, outcome=row.outcome, standing=row.standing)
        held = self.held.row if self.held else None
        self._picture.show(now.row, now.shown, head, panel(row, all_figures()[now.row]), held)

    def sentence(self) -> str:
        now, row = self.result, ROWS[self.result.row]
        return PUBLISHED_RESULTS["sentence"].format(
            row=now.row + 1,
            count=len(ROWS),
            title=row.title,
            outcome=row.outcome,
            standing=row.standing,
            measured=row.measured,
            figures="; ".join(said(row, all_figures()[now.row])),
            shown=now.rows,
            passes=now.passes,
            fails=now.fails,
        )

    def columns(self) -> dict[str, np.ndarray]:
        found = [
            (place + 1, number + 1, now[band.name], band.place(now[band.name]), band.holds(now[band.name]))
            for place, (row, now) in enumerate(zip(ROWS, all_figures()))
            if self.result.shown[place]
            for number, band in enumerate(row.bands)
        ]
        row, figure, value, place, inside = (np.array(column, dtype=float) for column in zip(*found))
        return {
            PUBLISHED_RESULTS["column row"].format(rows=len(ROWS)): row,
            PUBLISHED_RESULTS["column figure"].format(figures=max(len(each.bands) for each in ROWS)): figure,
            PUBLISHED_RESULTS["column value"]: value,
            PUBLISHED_RESULTS["column place"]: place,
            PUBLISHED_RESULTS["column inside"]: inside,
        }
