"""What is decided of each thing that is named, for the second pass."""

from collections.abc import Mapping
from dataclasses import dataclass
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
    what: str
    is_file: bool = False
    #: For a handler that is not needed: what takes it out.
    edit: Edit | None = None
    #: Why it stays.
    stays: str = ""
    #: The same without places.
    reason: str = ""
    #: Why a person ought to look first.
    doubts: tuple[str, ...] = ()
    #: Files that have to be selected too, since what refers to it goes from them.
    needs: frozenset[str] = frozenset()


class Folded(NamedTuple):
    """All that is decided, by path."""

    decided: Mapping[str, tuple[Decided, ...]]
    #: Names of modules that others take from there, by path.
    taken: Mapping[str, frozenset[str]] = {}
    #: What is imported only for what goes.
    spare: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    #: What stays in files that may not be changed, of which no finding speaks.
    untold: tuple[str, ...] = ()
