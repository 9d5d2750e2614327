"""The table of moves: which new name stands for an old one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Target:
    """A dotted name with the place where its module ends."""

    module: str
    attributes: tuple[str, ...]

    @property
    def dotted(self) -> str:
        """The whole name."""
        return ".".join((self.module, *self.attributes))

    @property
    def is_builtin(self) -> bool:
        """Whether it needs no import."""
        return self.module == "builtins" and bool(self.attributes)

    @property
    def expression(self) -> str:
        """What code says for it once its first part is imported."""
        return ".".join(self.attributes) or self.module.rpartition(".")[2]

    @property
    def first_dotted(self) -> str:
        """What that name stands for."""
        return ".".join((self.module, *self.attributes[:1]))

    @property
    def first(self) -> str:
        """The name that an import of it binds."""
        return self.expression.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Entry:
    """One move. A derived one says that a module's own binding follows an earlier move."""

    old: str
    target: Target
    #: The file whose change this move follows; None for a move of the manifest.
    anchor: str | None = None
    #: Why nothing may be changed for it.
    problem: str | None = None

    @property
    def leaf(self) -> str:
        """The word without which a file cannot speak of the old name."""
        return self.old.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Match:
    """A dotted name that begins with an old one."""

    entry: Entry
    #: What follows the old name.
    rest: tuple[str, ...]

    @property
    def covered(self) -> int:
        """How many components the old name has."""
        return self.entry.old.count(".") + 1

    @property
    def target(self) -> Target:
        """What the whole name becomes."""
        target = self.entry.target
        if self.rest and not target.attributes:
            # What follows a module that moved are modules in it, and a name in the last one.
            return Target(".".join((target.module, *self.rest[:-1])), self.rest[-1:])
        return Target(target.module, target.attributes + self.rest)


class Table:
    """All moves at once; the longest old name wins, and a result is not moved again."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: Mapping[str, Entry] = {entry.old: entry for entry in entries}

    def match(self, dotted: str) -> Match | None:
        """The move that a dotted name is subject to."""
        rest: list[str] = []
        while dotted:
            entry = self.entries.get(dotted)
            if entry is not None:
                return Match(entry, tuple(reversed(rest)))
            dotted, _dot, last = dotted.rpartition(".")
            rest.append(last)
        return None

    @cached_property
    def _modules(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            (entry.old.rpartition(".")[0], entry.target.module) for entry in self.entries.values()
        )

    def is_same(self, old: str, new: str) -> bool:
        """Whether a name moved to another one, or is a module that gave a name to the other."""
        match = self.match(old)
        return (match is not None and match.target.dotted == new) or (old, new) in self._modules

    def extended(self, entries: Iterable[Entry]) -> "Table":
        """The table with more entries; those that are there stay."""
        added = {entry.old: entry for entry in entries}
        return Table([*(added | dict(self.entries)).values()])
