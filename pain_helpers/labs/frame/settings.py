"""The values of a lab's controls as a short text, and back."""

from __future__ import annotations

import json

from pain_helpers import __version__
from pain_helpers.model.ranges import shown
from pain_helpers.model.reading import json_object

WHAT = "text of settings"
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
    belongs to another lab or a newer version, or lacks or adds a control, as
    one of an older version may.
    """
    found = json_object(text, WHAT, LIMIT)
    if found.get("format") != FORMAT:
        raise ValueError(f"This text is not settings of a lab: it must be a JSON object with the format {FORMAT!r}.")
    version = found.get("version")
    if type(version) is not int or not 1 <= version <= VERSION:
        raise ValueError(
            f"These settings have version {shown(version)}; this course ({__version__}) reads version {VERSION}."
        )
    if found.get("lab") != lab:
        raise ValueError(f"These settings belong to the lab {shown(found.get('lab'))}, not to {lab!r}.")
    unknown = set(found) - KEYS[version]
    if unknown:
        raise ValueError(f"These settings hold {shown(sorted(unknown)[0])}, which no settings have.")
    # Whatever it says: a later version may put it in other words.
    if version > 1 and not isinstance(found.get("line"), str):
        raise ValueError("These settings must hold the line that their lab carries, as a text.")
    values = found.get("values")
    if not isinstance(values, dict):
        raise ValueError(f"These settings must hold a value for each control: {', '.join(names)}.")
    lacking, more = [name for name in names if name not in values], sorted(set(values) - set(names))
    if lacking or more:
        wrong = [f"they lack {', '.join(lacking)}"] if lacking else []
        wrong += [f"they have {shown(', '.join(more))}, which it has not"] if more else []
        raise ValueError(
            f"These settings are of another version of this lab: {', and '.join(wrong)}; set its controls by hand."
        )
    return values
