"""A scenario: a person, a plan, the mechanisms at work and changed constants; as a JSON file and as one line to paste.

Whatever is read is checked, and refused in one sentence that says what is wrong.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

import numpy as np

from . import adaptation, parameters, people
from .entries import KINDS, AnyEntry
from .parameters import Constants
from .plan import MOST_ENTRIES, Plan
from .ranges import shown, unknown
from .reading import MARK, file_text, json_object, write_file

MOST_TEXT = 100_000
MOST_TITLE = 200

WHAT = "scenario"
FORMAT = "pain_helpers scenario"
#: The newest version of the format. Version 2 brought constants, version 3 the remark; older ones are still read.
#: (Programs of version 1 lowered a taper to its end one step too early; it is read as it says.)
VERSION = 3
#: What a scenario says of itself wherever it goes, as a file and as a shared line.
REMARK = "A model's scenario and never a plan for a person: no one should change a medicine because of it."
#: What a scenario file holds, in each version.
KEYS = {1: {"format", "version", "title", "person", "switches", "days", "entries"}}
KEYS[2] = KEYS[1] | {"constants"}
KEYS[3] = KEYS[2] | {"remark"}

#: Each switch unless it is set: the four mechanisms are on, what the article leaves out is off.
DEFAULTS = dict.fromkeys(adaptation.SWITCHES, 1) | dict.fromkeys(adaptation.LEFT_OUT, 0)
#: What a shared text begins with; the digit is the version of this way of packing.
PREFIX = "PAIN1-"
#: A shared scenario of a lab has a few hundred characters.
MOST_SHARED = 20_000


@dataclass(frozen=True, repr=False)
class Scenario:
    """A person, a plan and the mechanisms at work: all that one run needs.

    ``person`` is a profile's name or inputs, ``switches`` are 0 or 1, and
    ``constants`` the changed ones by name (or as
    :func:`pain_helpers.model.parameters.constants` makes them). Change one
    with ``dataclasses.replace``.

    >>> Scenario("peripheral", Plan(30).opioid(60), {"gs_switch": 0}, constants={"kcc2_lost": 0.4})
    Scenario({'injury': 1.0}, Plan(30).opioid(60), {'gs_switch': 0}, constants={'kcc2_lost': 0.4})
    """

    person: Any = field(default_factory=dict)
    plan: Plan = field(default_factory=Plan)
    switches: Any = field(default_factory=dict)
    title: str = ""
    constants: Any = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not isinstance(self.title, str) or len(self.title) > MOST_TITLE:
            raise ValueError(f"title must be text of at most {MOST_TITLE} characters, not {shown(self.title)}.")
        if not isinstance(self.plan, Plan):
            raise ValueError(f"plan must be a plan, not {shown(self.plan)}.")
        object.__setattr__(self, "person", people.profile(self.person))
        object.__setattr__(self, "switches", check_switches(self.switches))
        object.__setattr__(self, "constants", _changes(self.constants))

    def __repr__(self) -> str:
        off = {name: on for name, on in self.switches.items() if on != DEFAULTS[name]}
        parts = [repr(self.person), repr(self.plan)] + ([repr(off)] if off else [])
        parts += [f"title={self.title!r}"] if self.title else []
        parts += [f"constants={self.constants!r}"] if self.constants else []
        return f"Scenario({', '.join(parts)})"

    def to_json(self) -> str:
        """The scenario as a small JSON text."""
        entries = [{"kind": _kind(entry)} | asdict(entry) for entry in self.plan.entries]
        whole = {
            "format": FORMAT,
            "version": VERSION,
            "remark": REMARK,
            "title": self.title,
            "person": self.person,
            # What the article leaves out stands only in a scenario that has it on: others read as they always did.
            "switches": {name: on for name, on in self.switches.items() if on or name in adaptation.SWITCHES},
            "days": self.plan.days,
            "entries": entries,
            "constants": self.constants,
        }
        return json.dumps(whole, indent=1, allow_nan=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Scenario:
        """The scenario of a JSON text. Raises ``ValueError``, one sentence, for whatever is wrong with it."""
        whole = json_object(text, WHAT, MOST_TEXT)
        if whole.get("format") != FORMAT:
            raise ValueError("This is not a scenario of this course.")
        version = whole.get("version")
        if isinstance(version, bool) or not isinstance(version, int) or version < 1:
            raise ValueError(f"version must be a whole number from 1, not {shown(version)}.")
        if version > VERSION:
            raise ValueError(
                f"This scenario was saved by a newer version ({shown(version)}); this one reads version {VERSION}."
            )
        _keys(whole, "A scenario", KEYS[version])
        types = (
            ("person", dict, "a group of inputs"),
            ("switches", dict, "a group of switches"),
            ("entries", list, "a list"),
            ("constants", dict, "a group of constants"),
        )
        for name, kind, words in types:
            if not isinstance(whole.get(name, kind()), kind):
                raise ValueError(f"{name} must be {words}, not {shown(whole[name])}.")
        # Whatever it says: a later version may put it in other words.
        if not isinstance(whole.get("remark", ""), str):
            raise ValueError(f"remark must be text, not {shown(whole['remark'])}.")
        if len(whole["entries"]) > MOST_ENTRIES:
            raise ValueError(f"A plan has at most {MOST_ENTRIES} entries, not {len(whole['entries'])}.")
        entries = [_entry(entry, number) for number, entry in enumerate(whole["entries"], 1)]
        plan = Plan(whole["days"], tuple(entries))
        return cls(whole["person"], plan, whole["switches"], whole["title"], whole.get("constants", {}))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the scenario to a file.

        Raises ``ValueError`` for a folder or a device, ``OSError`` where it cannot be written, one sentence each.
        """
        write_file(path, self.to_json())

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Scenario:
        """Read a scenario from a text file, with or without a byte-order mark.

        Raises ``ValueError``, one sentence, for a broken one and for a folder or
        a device; ``OSError``, one sentence, where there is no such file.
        """
        return cls.from_json(file_text(path, WHAT, MOST_TEXT))


def check_switches(switches: Mapping[str, Any]) -> dict[str, int]:
    """Every mechanism's switch, 1 unless said otherwise. Raises ``ValueError`` for an unknown one or another value."""
    if not isinstance(switches, Mapping):
        raise ValueError(f"switches must be a group of switches, not {shown(switches)}.")
    checked = dict(DEFAULTS)
    for name, value in switches.items():
        if name not in checked:
            raise unknown("switch", name, checked, plural="switches")
        if not isinstance(value, (bool, np.bool_, int, float, np.number)) or value not in (0, 1):
            raise ValueError(f"{name} must be on (1) or off (0), not {shown(value)}.")
        checked[name] = int(value)
    return checked


def _changes(constants: Constants | Mapping[str, Any]) -> dict[str, float]:
    """The changed constants of one person by name, each within its passport."""
    if isinstance(constants, Constants):
        constants = constants.changes
    if not isinstance(constants, Mapping):
        raise ValueError(f"constants must be a group of constants by name, not {shown(constants)}.")
    for name in constants:
        if name not in parameters.CONSTANTS:
            raise unknown("constant", name, parameters.CONSTANTS, listed_in=Constants.listed_in)
    # One number each: a scenario is of one person.
    return Constants(**{name: parameters.CONSTANTS[name].number(value) for name, value in constants.items()}).changes


def _kind(entry: AnyEntry) -> str:
    return next(kind for kind, made in KINDS.items() if type(entry) is made)


def _entry(values: Any, number: int) -> AnyEntry:
    """Entry ``number`` of a scenario's list."""
    what = f"Entry {number}"
    if not isinstance(values, dict):
        raise ValueError(f"{what} must be a group of values, not {shown(values)}.")
    if "kind" not in values:
        raise ValueError(f"{what} lacks kind.")
    kind = values["kind"]
    if not isinstance(kind, str) or kind not in KINDS:
        raise ValueError(f"{what} has the kind {shown(kind)}; the kinds are {', '.join(KINDS)}.")
    names = {each.name for each in fields(KINDS[kind])}
    _keys(values, what, names | {"kind"})
    try:
        return KINDS[kind](**{name: values[name] for name in names})
    except ValueError as error:
        raise ValueError(f"{what}: {error}") from None


def _keys(values: Mapping[str, Any], what: str, needed: set[str]) -> None:
    for name in sorted(needed - values.keys()):
        raise ValueError(f"{what} lacks {name}.")
    for name in values:
        if name not in needed:
            raise ValueError(f"{what} has {shown(name)}, which is not known here.")


def to_text(scenario: Scenario) -> str:
    """The scenario as one short line: ``PAIN1-`` and letters, digits, dashes and underscores."""
    compact = json.dumps(json.loads(scenario.to_json()), separators=(",", ":"), sort_keys=True)
    packed = base64.urlsafe_b64encode(zlib.compress(compact.encode(), 9)).decode().rstrip("=")
    return PREFIX + packed


def from_text(text: str) -> Scenario:
    """The scenario of a shared line, or of a scenario file's JSON.

    Raises ``ValueError``, one sentence, for anything else.
    """
    if not isinstance(text, str):
        raise ValueError(f"A scenario is read from text, not from {type(text).__name__}.")
    if len(text) > MOST_TEXT:
        raise ValueError(f"A scenario has at most {MOST_TEXT} characters, not {len(text)}.")
    text = text.removeprefix(MARK)
    text = "".join(text.split()) if text.strip().startswith(PREFIX[:4]) else text
    if text.lstrip().startswith("{"):
        return Scenario.from_json(text)
    if not text.startswith(PREFIX):
        raise ValueError(
            f"This is not a shared scenario: it must begin with {PREFIX} or be the text of a scenario file."
        )
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
