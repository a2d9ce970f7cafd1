"""A scenario as a short text that can be pasted, and back."""

from __future__ import annotations

import base64
import binascii
import json
import zlib

from ..plan import MOST_TEXT, Scenario

#: What a shared text begins with; the digit is the version of this way of packing.
PREFIX = "PAIN1-"
#: A shared scenario of a lab has a few hundred characters.
MOST_SHARED = 20_000


def to_text(scenario: Scenario) -> str:
    """The scenario as one short line: ``PAIN1-`` and letters, digits, dashes and underscores."""
    compact = json.dumps(json.loads(scenario.to_json()), separators=(",", ":"), sort_keys=True)
    packed = base64.urlsafe_b64encode(zlib.compress(compact.encode(), 9)).decode().rstrip("=")
    return PREFIX + packed


def from_text(text: str) -> Scenario:
    """The scenario of a shared line, or of a scenario file's JSON. Raises ``ValueError``, one sentence, for anything else."""
    if not isinstance(text, str):
        raise ValueError("A scenario is read from text.")
    if len(text) > MOST_TEXT:
        raise ValueError(f"A scenario has at most {MOST_TEXT} characters, not {len(text)}.")
    text = "".join(text.split()) if text.strip().startswith(PREFIX[:4]) else text
    if text.lstrip().startswith("{"):
        return Scenario.from_json(text)
    if not text.startswith(PREFIX):
        raise ValueError(f"This is not a shared scenario: it must begin with {PREFIX} or be the text of a scenario file.")
    if len(text) > MOST_SHARED:
        raise ValueError(f"A shared scenario has at most {MOST_SHARED} characters, not {len(text)}.")
    packed = text.removeprefix(PREFIX)
    unpacker = zlib.decompressobj()
    try:
        raw = base64.b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_", validate=True)
        # No more than a scenario may hold, however much is packed in it.
        compact = unpacker.decompress(raw, MOST_TEXT + 1)
        whole = unpacker.eof and not unpacker.unused_data
        words = compact.decode()
    except (binascii.Error, zlib.error, ValueError):
        raise ValueError("This shared scenario is damaged: a part of it was lost or changed on the way.") from None
    if not whole:
        raise ValueError("This shared scenario is damaged: it is cut short, or something was added to it.")
    return Scenario.from_json(words)
