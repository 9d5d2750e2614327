"""Violations: the places in a tree where an old name is used or a contract is broken."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Standing(StrEnum):
    """Whether a violation may be there for now."""

    #: Its phase has landed: it may not be there, whatever a baseline says.
    DUE = "due"
    #: It may be there as far as a baseline says so.
    OPEN = "open"
    #: What it breaks holds from a phase on that has not landed.
    EARLY = "early"


class Key(NamedTuple):
    """By what violations are counted: in one file, those of one rule and one old name."""

    rule: str
    path: str
    old: str


@dataclass(frozen=True, slots=True)
class Violation:
    """One place that should not be as it is: where, what, and what to do about it."""

    path: str
    line: int
    column: int
    #: A step's name, or ``contract.`` and the sort of contract.
    rule: str
    message: str
    #: One sentence that says what to do.
    remedy: str
    #: The old name, or whatever the contract is about.
    old: str
    #: The phase that mends it, or from which on the contract holds.
    phase: str | None
    standing: Standing
    #: The line, as it stands in the file.
    excerpt: str

    @property
    def key(self) -> Key:
        """By what it is counted."""
        return Key(self.rule, self.path, self.old)


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that holds old names and cannot be looked into."""

    path: str
    reason: str
    #: The lines in which an old name stands.
    lines: tuple[int, ...]

    @property
    def first_line(self) -> int:
        """Where to point at."""
        return self.lines[0] if self.lines else 1


@dataclass(frozen=True, slots=True)
class Survey:
    """All that is found in a tree, whatever is tolerated of it."""

    migration: str
    violations: tuple[Violation, ...] = ()
    unread: tuple[UnreadFile, ...] = ()
    notes: tuple[str, ...] = ()
    #: Each rule with what it is about.
    rules: Mapping[str, str] = field(default_factory=dict)
