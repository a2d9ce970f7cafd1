"""What a page asks of a lab, and what it gets again when messages between them were lost."""

from __future__ import annotations

import ipywidgets as widgets

from .family import send_again
from .screen import Screen


def answer(lab: widgets.Widget, screen: Screen, parts: dict[str, widgets.Widget], content: dict) -> None:
    """Answer a page that shows ``lab``; ``parts`` are the widgets that a learner moves, by their ids.

    A page asks for the picture at its ``scale``, tells what it has for a
    ``check``, that answers come quickly so it must be ``near``, or that the
    reader rests and a ``still`` picture can be made.
    """
    if "scale" in content:
        screen.at_scale(content)
    if "check" in content:
        for part, value in content.get("unsent", {}).items():
            # A move that was lost on its way here, or is on its way still, which is the same.
            if part in parts and parts[part].value != value:
                parts[part].value = value
        if screen.missed(content):
            screen.send_picture(whole=True)
            send_again(lab)
        screen.send({"answer": content["check"]})
    if "near" in content:
        screen.near = True
    if "still" in content and screen.still_is_old:
        screen.keep_still(screen.still_now())
