"""Labs before a room: a switch for large type and thick lines, and a cover until the room has predicted."""

from .frame.cover import covered
from .frame.present import present

__all__ = ["covered", "present"]
