"""What a file does with several names of one module."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Habits:
    """How a file writes ``from`` imports."""

    #: Whether ``from m import a as b, c`` is how it writes other names for things.
    joins: bool = False
    #: Whether each name has a statement of its own, even those of one module.
    is_split: bool = False

    @classmethod
    def of(cls, statements: Iterable[tuple[str, Sequence[str | None]]]) -> "Habits":
        """What statements show: the module of each, and the other names that it gives."""
        modules: Counter[str] = Counter()
        joins = has_several = False
        for module, given in statements:
            modules[module] += 1
            has_several |= len(given) > 1
            joins |= len(given) > 1 and any(given)
        return cls(joins, not has_several and max(modules.values(), default=0) > 1)
