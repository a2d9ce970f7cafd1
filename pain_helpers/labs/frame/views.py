"""A lab without its sliders: its numbers as CSV and as a table, and what a reader sees who has run nothing."""

from __future__ import annotations

import base64
import csv
import html
import io

import numpy as np

from .words import LAB


def csv_text(columns: dict[str, np.ndarray], line: str = "") -> str:
    """Columns as CSV: a row of headings, each with its unit, then the numbers.

    A ``line`` is the heading of a last column, which is empty: spreadsheets and programs keep it, and no number moves.
    """
    more = [line] if line else []
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([*columns, *more])
    empty = [""] * len(more)
    writer.writerows([*(f"{number:.4g}" for number in row), *empty] for row in zip(*columns.values()))
    return file.getvalue()


def table_html(columns: dict[str, np.ndarray], rows, name: str, line: str = "") -> str:
    """Some ``rows`` of the columns as an HTML table that carries a ``line``, with a link to all of them as the file
    ``name``.csv."""
    head = "".join(f'<th scope="col">{html.escape(heading)}</th>' for heading in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{values[row]:.1f}</td>" for values in columns.values()) + "</tr>" for row in rows
    )
    link = file_link(f"{name}.csv", "text/csv", csv_text(columns, line).encode(), LAB["download"])
    caption = html.escape(f"{LAB['caption']}. {line}" if line else LAB["caption"])
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{link}"


def file_link(name: str, kind: str, content: bytes, words: str) -> str:
    """A link that downloads ``content`` as the file ``name`` of the MIME type ``kind``."""
    data = base64.b64encode(content).decode()
    return f'<a download="{html.escape(name)}" href="data:{kind};base64,{data}">{html.escape(words)}</a>'


def static_view(png: bytes, width: int, said: str) -> dict[str, str]:
    """A picture and its sentence by MIME type, for GitHub, for an export, and for a notebook that was not run."""
    picture, words = base64.b64encode(png).decode(), html.escape(said)
    return {
        "text/html": (
            f'<div class="pain-static"><img alt="{words}" src="data:image/png;base64,{picture}" '
            f'width="{width}" style="max-width: 100%; height: auto">'
            f"<p>{words}</p><p><em>{LAB['opens']}</em></p></div>"
        ),
        "image/png": picture,
        # The automatic text would hold every slider's value.
        "text/plain": f"{said} {LAB['opens']}",
    }
