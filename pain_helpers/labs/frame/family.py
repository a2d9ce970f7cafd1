"""A lab and all widgets in it: what the page gets again after it missed something, and what closes with the lab.

ipywidgets keeps every widget that is open. A cell that runs again makes new
ones, so the lab that it made before is closed, with all that is in it.
"""

from __future__ import annotations

import gc
import itertools
import sys
import weakref
import zlib
from collections.abc import Iterator

import ipywidgets as widgets

#: What of a widget changes, and may be lost on its way to the page.
_SHOWN = ("value", "words", "notice", "number", "display")
#: Of a text longer than so many bytes a page tells only how long it is, and a sum over it.
_LONG = 64
#: The open labs by the cell that made them, each with the run of the cell that did.
_MADE: dict[str, list[tuple[str, weakref.ref]]] = {}
#: The parts of a figure hold one another, so a closed lab takes some megabytes until Python looks for such garbage.
#: Python 3.14 looks a third as often as 3.11, and what seven times Run All had left lay about. So after so many closed
#: labs it is asked to look, which takes about 0.1 s.
MOST_WAITING = 8
_CLOSED = itertools.count(1)


def family(widget: widgets.Widget) -> Iterator[widgets.Widget]:
    """A widget and all widgets in it, layouts and styles too."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from family(child)
    for name in ("layout", "style"):
        part = getattr(widget, name, None)
        if isinstance(part, widgets.Widget):
            yield part


def shown(lab: widgets.Widget) -> dict[str, dict]:
    """All of a lab, and of all in it, that changes: values by widget and trait."""
    found = {lab.model_id: {"_dom_classes": list(lab._dom_classes)}}
    for one in family(lab):
        if isinstance(one, widgets.Label):
            continue
        values = {name: getattr(one, name) for name in _SHOWN if name in one.keys}
        if values := {name: value for name, value in values.items() if isinstance(value, str | int | float)}:
            found.setdefault(one.model_id, {}).update(values)
    return found


def lacking(lab: widgets.Widget, told: dict[str, dict]) -> dict[str, dict]:
    """What a page lacks that has ``told`` what it shows, by widget and trait."""
    found = {
        widget: {name: value for name, value in values.items() if told.get(widget, {}).get(name) != brief(value)}
        for widget, values in shown(lab).items()
    }
    return {widget: values for widget, values in found.items() if values}


def brief(value):
    """``value`` as a page tells it."""
    if not isinstance(value, str) or len(data := value.encode(errors="replace")) <= _LONG:
        return value
    return [len(data), zlib.adler32(data)]


def close_earlier(lab: widgets.Widget) -> None:
    """Close the labs that an earlier run of this cell made, and remember ``lab`` for the next."""
    cell, run = _cell_and_run()
    if not cell:
        return
    kept, many = [], False
    for earlier, found in _MADE.get(cell, []):
        if earlier == run:
            kept.append((earlier, found))
        elif found() is not None:
            found().close()
            many |= next(_CLOSED) % MOST_WAITING == 0
    _MADE[cell] = [*kept, (run, weakref.ref(lab))]
    if many:
        gc.collect()


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
