"""A group of numbers by name that nobody can change by mistake: what :mod:`.parameters` makes the constants of.

An attribute is read as fast as from any slot, since the solver reads a hundred
of them a step.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from .ranges import between, plain, shown, unknown


def frozen(value: Any) -> Any:
    """A number as a float; an array as a copy that cannot be written to."""
    if np.ndim(value) == 0:
        return float(value)
    copy = np.array(value, dtype=float)
    copy.flags.writeable = False
    return copy


class ReadOnly:
    """Numbers as attributes: those of ``table``, some of them changed by name.

    A subclass says the table, how one is made in words, and where the names
    are listed; its ``__slots__`` are the table's names.
    """

    __slots__ = ("_changed", "arrays")

    table: ClassVar[Mapping[str, Any]] = {}
    what: ClassVar[str] = "number"
    made_by: ClassVar[str] = "ReadOnly"
    listed_in: ClassVar[str] = ""
    effects: ClassVar[tuple[str, ...]] = ()
    effects_listed_in: ClassVar[str] = ""

    arrays: bool  #: whether some of the numbers are arrays, one value a person

    def __init__(self, **changes: Any) -> None:
        for name in changes:
            self._known(name)
        self._fill({name: self.table[name].check(value) for name, value in changes.items()})

    @classmethod
    def _known(cls, name: str) -> None:
        if name not in cls.table:
            raise unknown(cls.what, name, cls.table, listed_in=cls.listed_in)

    def _fill(self, values: Mapping[str, Any]) -> None:
        changed = {}
        for name, passport in self.table.items():
            value = frozen(values.get(name, passport.value))
            object.__setattr__(self, name, value)
            if np.ndim(value) or value != passport.value:
                changed[name] = value
        object.__setattr__(self, "_changed", changed)
        object.__setattr__(self, "arrays", any(np.ndim(value) for value in changed.values()))

    @property
    def changes(self) -> dict[str, Any]:
        """Only what differs from the table, by name."""
        return dict(self._changed)

    def as_dict(self) -> dict[str, Any]:
        """Every number by name."""
        return {name: getattr(self, name) for name in self.table}

    def with_(self, **changes: Any) -> Any:
        """A copy with other numbers changed as well, each checked."""
        made = type(self)(**changes)
        return self._copy(made._changed | {name: getattr(made, name) for name in changes})

    def weakened(self, **shares: float) -> Any:
        """A copy in which effects are left to a share, from 0 (nothing of it) to 1, whatever their range.

        Only what the table's owner calls an effect: a level for half effect, or
        a time, of nothing means nothing.
        """
        for name in shares:
            if name not in self.effects:
                raise unknown("effect", name, self.effects, listed_in=self.effects_listed_in)
        left = {name: between(name, 0.0, 1.0, "of itself").number(share) for name, share in shares.items()}
        return self._copy({name: getattr(self, name) * share for name, share in left.items()})

    def _copy(self, changes: Mapping[str, Any]) -> Any:
        """A copy with ``changes``, unchecked."""
        return _rebuilt(type(self), self._changed | dict(changes))

    if TYPE_CHECKING:  # a name of the table is an attribute; to say it in running code would slow every read

        def __getattr__(self, name: str) -> Any: ...

    def __setattr__(self, name: str, value: Any) -> None:
        if name not in self.table:
            raise AttributeError(str(unknown(self.what, name, self.table, listed_in=self.listed_in)))
        raise AttributeError(
            f"{name} cannot be changed here: make others with {self.made_by}({name}={shown(value)}) and run with those."
        )

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{name} cannot be taken away.")

    def __dir__(self) -> list[str]:
        return [*self.table, "arrays", "as_dict", "changes", "weakened", "with_"]

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(np.array_equal(getattr(self, name), getattr(other, name)) for name in self.table)

    def __hash__(self) -> int:
        return hash((type(self), tuple(self._changed.items())))

    def __reduce__(self) -> tuple:
        return _rebuilt, (type(self), self._changed)

    def __repr__(self) -> str:
        return f"{self.made_by}({', '.join(f'{name}={plain(value)}' for name, value in self._changed.items())})"


def _rebuilt(kind: type[ReadOnly], changes: Mapping[str, Any]) -> Any:
    made = kind.__new__(kind)
    made._fill(changes)
    return made
