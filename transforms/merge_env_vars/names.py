"""The names that are merged, and where they stand in a text as whole words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from migrator.api import Span, spans


@dataclass(frozen=True)
class Names:
    """Old names with the new name of each."""

    merge: Mapping[str, str]
    #: Whether reads fall back to the old name for now, and nothing else changes.
    transition: bool = False

    def new(self, name: str) -> str:
        """The name that a setting has after the merge; a new name stays as it is."""
        return self.merge.get(name, name)

    @cached_property
    def old(self) -> frozenset[str]:
        """The names that go."""
        return frozenset(self.merge)

    @cached_property
    def all(self) -> frozenset[str]:
        """Old and new names."""
        return self.old.union(self.merge.values())

    def in_text(self, code: bytes) -> Iterator[tuple[Span, str]]:
        """Where old and new names stand as whole words, in order."""
        for span in spans(code, self.all):
            yield span, code[slice(*span)].decode()

    def old_in(self, code: bytes) -> Iterator[tuple[Span, str]]:
        """Where old names stand as whole words, in order."""
        for span in spans(code, self.old):
            yield span, code[slice(*span)].decode()
