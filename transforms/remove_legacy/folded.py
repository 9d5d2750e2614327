"""What is decided of each thing that is named, for the second pass."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from migrator.api import Edit, Span


@dataclass(frozen=True, slots=True)
class Decided:
    """A thing that is named, with what becomes of it."""

    dotted: str
    path: str
    #: Where it stands, for a person.
    span: Span
    #: What goes with it; nothing where the file goes.
    regions: tuple[Span, ...]
    #: Whether its entries in the ``__all__`` of its module go with it.
    is_listed: bool
    what: str
    is_file: bool = False
    #: For what falls back to an old module: what takes it out.
    edits: tuple[Edit, ...] = ()
    #: Why it stays.
    stays: str = ""
    #: The same without places.
    reason: str = ""
    #: Why a person ought to look first.
    doubts: tuple[str, ...] = ()
    #: Files that have to be selected too, since what refers to it goes from them.
    needs: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Its last word."""
        return self.dotted.rpartition(".")[2]


class Standing(Enum):
    """What a place that speaks of something comes to."""

    KEEPS_IT = auto()
    #: It is not there any more.
    LACKS_IT = auto()
    #: A person has said that the place does not count.
    WAIVED = auto()


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that speaks of something that is named."""

    dotted: str
    span: Span
    standing: Standing


class Folded(NamedTuple):
    """All that is decided, by path."""

    decided: Mapping[str, tuple[Decided, ...]]
    references: Mapping[str, tuple[Reference, ...]] = {}
    #: Names of modules that others take from there, by path.
    taken: Mapping[str, frozenset[str]] = {}
    #: What is imported only for what goes.
    spare: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    #: What stays without a finding that speaks of it.
    untold: tuple[str, ...] = ()
