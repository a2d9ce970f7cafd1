"""Large type and thick lines in all labs of a notebook, by one switch, for a room with a projector."""

from __future__ import annotations

import weakref

import ipywidgets as widgets

from .words import LAB

#: On a page, what is large. Below this ratio of height to width, a picture has the whole width; else controls stand
#: beside it.
_LARGE, _WIDE, WIDE_BELOW = "pain-large", "pain-wide", 0.35


class _Room:
    """The open labs of this kernel, and whether they are large."""

    def __init__(self) -> None:
        self.labs: weakref.WeakSet = weakref.WeakSet()
        self.large = False


_ROOM = _Room()


def join(lab) -> None:
    """Let a new lab obey the switch."""
    _ROOM.labs.add(lab)
    if _ROOM.large:
        _enlarge(lab, large=True)


def present(large: bool = True) -> widgets.Checkbox:
    """The switch, a check box: large type and thick lines in all labs, those that are open and those to come.

    Each lab then has its controls and its sentence beside or close around its
    picture, so that it stands on the screen as a whole.
    """
    box = widgets.Checkbox(large, description=LAB["large"], indent=False)
    box.add_class("pain-present")
    box.observe(lambda change: set_large(change["new"]), "value")
    set_large(large)
    return box


def set_large(large: bool) -> None:
    """Make all labs large, or as they were."""
    _ROOM.large = large
    for lab in list(_ROOM.labs):
        if lab.comm is not None:
            _enlarge(lab, large)


def _enlarge(lab, large: bool) -> None:
    with lab.guarded():
        picture = lab._picture
        picture.enlarge(large)
        wide = picture.height < WIDE_BELOW * picture.width
        for name, there in ((_LARGE, large), (_WIDE, large and wide)):
            (lab.add_class if there else lab.remove_class)(name)
        lab._show(notice=lab.notice)
