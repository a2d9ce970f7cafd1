"""Questions with choices, each of which opens its own reply.

A choice is an HTML disclosure: it works by mouse, by keyboard and with a
screen reader, before any code has run and without a kernel.
"""

from __future__ import annotations

from .html import INK, Shown, box, text

_COLOR = "#0072B2"
_CHOICE = (
    f"margin: 4px 0; padding: 4px 10px; background: #FFFFFF; color: {INK}; "
    "border: 1px solid #C4CAD3; border-radius: 5px"
)


def _question(kind: str, hint: str, asked: str, choices: dict[str, str], right: str) -> Shown:
    if len(choices) < 2:
        raise ValueError(f"A question needs at least two choices: {asked!r} has {len(choices)}.")
    if right not in choices:
        raise ValueError(f"The right choice {right!r} is not among the choices of {asked!r}.")
    empty = [choice for choice, reply in choices.items() if not reply.strip()]
    if empty:
        raise ValueError(f"Each choice needs a reply of its own: {empty[0]!r} has none.")
    parts = [f"<p style='margin: 0 0 6px'><strong>{kind}.</strong> {text(asked)} <em>{hint}</em></p>"]
    for choice, reply in choices.items():
        verdict = "\N{CHECK MARK} Yes." if choice == right else "\N{MULTIPLICATION X} Not this one."
        parts.append(
            f'<details style="{_CHOICE}"><summary style="cursor: pointer">{text(choice)}</summary>'
            f"<p style='margin: 6px 0 2px'><strong>{verdict}</strong> {text(reply)}</p></details>"
        )
    plain = "\n".join([f"{kind}. {asked}", *(f"  - {choice}" for choice in choices)])
    return Shown(box("question", kind, _COLOR, "".join(parts)), plain)


def predict(asked: str, choices: dict[str, str], right: str) -> Shown:
    """A question to answer before the lab below it.

    ``choices`` maps each choice to its reply; ``right`` is the right choice.
    Raises ``ValueError`` for fewer than two choices, an empty reply, or a right
    choice that is not offered.
    """
    return _question("Predict", "Choose, then try it in the lab below.", asked, choices, right)


def check(asked: str, choices: dict[str, str], right: str) -> Shown:
    """A question at the end of a lesson. Arguments as for :func:`predict`."""
    return _question("Check yourself", "Choose an answer to open its reply.", asked, choices, right)
