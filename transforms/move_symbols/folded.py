"""What pass two has to know of the other files."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from migrator.api import Span
from transforms.move_symbols.table import Table


@dataclass(frozen=True, slots=True)
class Folded:
    """All that a file has to know of the others."""

    table: Table
    #: Why an old name cannot be followed in a file, by path and old name.
    problems: Mapping[tuple[str, str], str] = field(default_factory=dict)
    #: Names that must stay, by path, because something that takes them cannot be changed.
    kept: Mapping[tuple[str, str], str] = field(default_factory=dict)
    #: Names that a star import brings, by path and name, with what they stand for.
    starred: Mapping[tuple[str, str], str] = field(default_factory=dict)
    #: Patch targets that aim at nothing today.
    dead: Mapping[str, str] = field(default_factory=dict)
    #: What dotted names of strings reach through what modules import.
    reached: Mapping[str, str] = field(default_factory=dict)
    #: Old names that the module which defines them goes on using itself.
    used_at_home: frozenset[str] = frozenset()
    #: Dotted names that other files take from a module.
    taken: frozenset[str] = frozenset()
    #: Suppressed places that keep a name in another file as it is.
    honoured: frozenset[tuple[str, Span]] = frozenset()
    notes: tuple[str, ...] = ()
    #: Modules that import each other, by the number of their circle: their order has to stay.
    circles: Mapping[str, int] = field(default_factory=dict)

    def behind(self, dotted: str) -> str:
        """What a dotted name is, if a module on its way is only imported where it looks."""
        head, rest = dotted, ""
        while head:
            if head in self.reached:
                return f"{self.reached[head]}{rest}"
            head, dot, last = head.rpartition(".")
            rest = f"{dot}{last}{rest}"
        return dotted
