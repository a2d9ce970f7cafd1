"""The values of a lab's controls as a short text, and back."""

from __future__ import annotations

import json

from pain_helpers import __version__

FORMAT = "pain_helpers lab settings"
VERSION = 1
#: Settings are a few numbers; anything longer is some other file.
LIMIT = 20_000


def to_text(lab: str, values: dict[str, float]) -> str:
    """The values of the controls of the lab called ``lab``, as a text that :func:`from_text` reads."""
    return json.dumps({"format": FORMAT, "version": VERSION, "lab": lab, "values": values})


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
    unknown = set(found) - {"format", "version", "lab", "values"}
    if unknown:
        raise ValueError(f"These settings hold {repr(sorted(unknown)[0])[:40]}, which no settings have.")
    values = found.get("values")
    if not isinstance(values, dict) or set(values) != set(names):
        raise ValueError(f"These settings must hold a value for each control: {', '.join(names)}.")
    return values


def _without_repeats(pairs):
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands in it twice")
    return found
