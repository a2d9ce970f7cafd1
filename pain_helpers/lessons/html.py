"""Plain HTML for notebooks.

Styles are inline: GitHub and an untrusted notebook strip style sheets, and
must still show everything.
"""

from __future__ import annotations

from html import escape as text

from .help import HELP_LINES

__all__ = ["Shown", "box", "help_foot", "link", "text"]

INK = "#1E1E1E"
#: Of a link on white or on a box's gray: a dark theme's own color for links is made for black.
LINK = "#0B57A4"


class Shown:
    """Something that a notebook shows as HTML, with a plain text beside it."""

    def __init__(self, html: str, plain: str) -> None:
        self._html, self._plain = html, plain

    def _repr_html_(self) -> str:
        return self._html

    def __repr__(self) -> str:
        return self._plain


def link(address: str, words: str) -> str:
    """A link in a box or a table of the course."""
    return f'<a href="{address}" style="color: {LINK}">{text(words)}</a>'


def box(kind: str, label: str, color: str, inside: str) -> str:
    """A box of class ``pain-kind`` with a colored edge and an accessible ``label``."""
    look = (
        f"border-left: 6px solid {color}; background: #F6F7F9; color: {INK}; padding: 10px 16px; "
        "margin: 8px 0; max-width: 860px; font-size: 15px; line-height: 1.5; overflow-wrap: anywhere"
    )
    return f'<div class="pain-{kind}" role="group" aria-label="{text(label)}" style="{look}">{inside}</div>'


def help_foot(words: str) -> str:
    """Where help is, below ``words`` that lead to it: the foot of a page to print."""
    first, *ways = map(text, HELP_LINES)
    lead = f"<p style='margin: 14px 0 4px'><strong>{text(words)}</strong></p><p style='margin: 0'>{first}</p>"
    return f"{lead}<ul style='margin: 0'>{''.join(f'<li>{way}</li>' for way in ways)}</ul>"
