"""The values of a lab's controls as a short text, and back."""

from __future__ import annotations

import json

from pain_helpers import __version__

FORMAT = "pain_helpers lab settings"
#: Version 2 brought the line that the lab carries; what has none is still written as 1, which older programs read too.
VERSION = 2
#: What settings hold, in each version.
KEYS = {1: {"format", "version", "lab", "values"}}
KEYS[2] = KEYS[1] | {"line"}
#: Settings are a few numbers; anything longer is some other file.
LIMIT = 20_000


def to_text(lab: str, values: dict[str, float], line: str = "") -> str:
    """The values of the controls of the lab called ``lab``, and its line, as a text that :func:`from_text` reads."""
    found = {"format": FORMAT, "version": VERSION if line else 1, "lab": lab, "values": values}
    return json.dumps(found | ({"line": line} if line else {}))


def from_text(text: str, lab: str, names) -> dict:
    """The values in a text made by :func:`to_text`, one for each of ``names``, not yet checked.

    Raises ``ValueError`` in one sentence when the text is no such settings,
    belongs to another lab or a newer version, or lacks or adds a control.
    """
    if not isinstance(text, str) or len(text) > LIMIT:
        raise ValueError(f"Settings must be a text of at most {LIMIT} characters.")
    try:
        # A name given twice would silently win over the first.
        found = json.loads(text, object_pairs_hook=_without_repeats)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"These settings cannot be read: {error}.") from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise ValueError(f"This text is not settings of a lab: it must be a JSON object with the format {FORMAT!r}.")
    version = found.get("version")
    if type(version) is not int or not 1 <= version <= VERSION:
        raise ValueError(
            f"These settings have version {repr(version)[:20]}; this course ({__version__}) reads version {VERSION}."
        )
    if found.get("lab") != lab:
        raise ValueError(f"These settings belong to the lab {repr(found.get('lab'))[:40]}, not to {lab!r}.")
    unknown = set(found) - KEYS[version]
    if unknown:
        raise ValueError(f"These settings hold {repr(sorted(unknown)[0])[:40]}, which no settings have.")
    # Whatever it says: a later version may put it in other words.
    if version > 1 and not isinstance(found.get("line"), str):
        raise ValueError("These settings must hold the line that their lab carries, as a text.")
    values = found.get("values")
    if not isinstance(values, dict) or set(values) != set(names):
        raise ValueError(f"These settings must hold a value for each control: {', '.join(names)}.")
    return values


def _without_repeats(pairs):
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands in it twice")
    return found
