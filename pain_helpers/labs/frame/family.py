"""A lab and all widgets in it: what the page gets again after it missed something, and what closes with the lab.

ipywidgets keeps every widget that is open. A cell that runs again makes new
ones, so the lab that it made before is closed, with all that is in it.
"""

from __future__ import annotations

import sys
import weakref
from collections.abc import Iterator

import ipywidgets as widgets

#: What of a widget may have been lost on its way to the page.
_SHOWN = ("value", "words", "notice", "number", "display", "_dom_classes")
#: The open labs by the cell that made them, each with the run of the cell that did.
_MADE: dict[str, list[tuple[str, weakref.ref]]] = {}


def family(widget: widgets.Widget) -> Iterator[widgets.Widget]:
    """A widget and all widgets in it, layouts and styles too."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from family(child)
    for name in ("layout", "style"):
        part = getattr(widget, name, None)
        if isinstance(part, widgets.Widget):
            yield part


def send_again(widget: widgets.Widget) -> None:
    """Send the page what a widget, and all in it, shows now."""
    for one in family(widget):
        shown = {name for name in _SHOWN if name in one.keys}
        if shown:
            one.send_state(shown)


def close_earlier(lab: widgets.Widget) -> None:
    """Close the labs that an earlier run of this cell made, and remember ``lab`` for the next."""
    cell, run = _cell_and_run()
    if not cell:
        return
    kept = []
    for earlier, found in _MADE.get(cell, []):
        if earlier == run:
            kept.append((earlier, found))
        elif found() is not None:
            found().close()
    _MADE[cell] = [*kept, (run, weakref.ref(lab))]


def forget(lab: widgets.Widget) -> None:
    """Take a lab out of the lists of outputs that IPython keeps for ever."""
    shell = _shell()
    if shell is None:
        return
    outputs = shell.user_ns.get("_oh", {})
    for place in [place for place, value in list(outputs.items()) if value is lab]:
        del outputs[place]
        for names in (shell.user_ns, shell.user_ns_hidden):
            names.pop(f"_{place}", None)
    for name in ("_", "__", "___"):
        for names in (shell.user_ns, shell.user_ns_hidden, vars(shell.displayhook)):
            if names.get(name) is lab:
                names[name] = ""


def _shell():
    # Not imported: outside of a notebook nobody needs it.
    interactive = sys.modules.get("IPython.core.interactiveshell")
    shell = interactive and interactive.InteractiveShell
    return shell.instance() if shell and shell.initialized() else None


def _cell_and_run() -> tuple[str, str]:
    """The ids of the cell that runs, where the front end tells it, and of this run of it; else empty texts."""
    parent = getattr(_shell(), "parent_header", None) or {}
    cell = parent.get("metadata", {}).get("cellId")
    return (str(cell), str(parent.get("header", {}).get("msg_id"))) if cell else ("", "")
