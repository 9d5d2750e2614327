"""Import statements of one file: what is to become of each, and the edits that do it."""

from collections import defaultdict
from functools import cached_property

from migrator.core.edits import Edit
from migrator.core.imports import Destination
from migrator.core.imports.habits import Habits
from migrator.core.imports.writing import MaySwap, Plan, Writer
from migrator.core.names import Import, Reading
from migrator.core.source import Source
from migrator.core.whole_lines import line_end


class Statements:
    """Collects what is to become of the import statements, then has the edits written.

    ``may_swap`` says which imports may pass each other, in files whose imports are sorted.
    """

    def __init__(
        self,
        source: Source,
        reading: Reading,
        moving: frozenset[int],
        may_swap: MaySwap | None = None,
    ) -> None:
        self._source = source
        self._reading = reading
        #: Statements that will change sooner or later.
        self._moving = moving
        self._writer = Writer(source, reading, may_swap)
        self._plans: dict[int, Plan] = defaultdict(Plan)

    @cached_property
    def _habits(self) -> dict[int, Habits]:
        """How the file writes its imports, list of statements by list of statements."""
        found: dict[int, list[tuple[str, list[str | None]]]] = defaultdict(list)
        for one in self._reading.imports:
            if one.is_from and not one.is_star:
                given = [alias.asname for alias in one.aliases]
                found[one.block].append((f"{one.level} {one.module}", given))
        return {block: Habits.of(statements) for block, statements in found.items()}

    # What is to be

    def written_module(self, statement: Import, module: str) -> str:
        """How a module is written beside a statement: relatively, if that one is."""
        if statement.level:
            relative = self._reading.name.relative(module)
            if relative is not None:
                return relative
        return module

    def destination(
        self, statement: Import, module: str, name: str, asname: str | None
    ) -> Destination:
        """Where a name is to be imported from."""
        return Destination(self.written_module(statement, module), name, asname)

    def change(
        self,
        statement: int,
        alias: int,
        destination: Destination | None,
        first_use: int | None = None,
        *,
        again: bool = False,
    ) -> set[int]:
        """Send a name elsewhere, into a fitting statement if there is one.

        ``first_use`` is where the name is used first: a statement before that fits too. With
        ``again`` it is imported even if another statement does so. What is given back are the
        statements that change.
        """
        changed = {statement}
        if destination is not None and not again and not self._is_news(statement, destination):
            destination = None
        if destination is not None and not again:
            fitting = self._fitting(statement, destination, first_use)
            if fitting is not None:
                self._plans[fitting].additions.append(destination)
                destination = None
                changed.add(fitting)
        self._plans[statement].changes[alias] = destination
        return changed

    def drop(self, statement: int, alias: int) -> None:
        """Take a name out, with the comments that are about it."""
        self._plans[statement].changes[alias] = None
        self._plans[statement].silent.add(alias)

    def add_behind(self, statement: int, destination: Destination) -> None:
        """Import something right behind a statement."""
        if self._is_news(statement, destination):
            self._plans[statement].behind.append(destination)

    def move_star(self, statement: int, module: str) -> None:
        """Let a star import take another module."""
        importing = self._reading.imports[statement]
        self._plans[statement].star_module = self.written_module(importing, module)

    def is_imported(self, scope: int, destination: Destination, module: str | None) -> bool:
        """Whether a scope has the same import already."""
        for statement in self._reading.imports:
            if statement.scope == scope and statement.module == module:
                for alias in statement.aliases:
                    if (alias.name, alias.asname) == (destination.name, destination.asname):
                        return True
        return False

    def _fitting(self, index: int, destination: Destination, first_use: int | None) -> int | None:
        """Another statement of the same list that imports from the same module in time."""
        statement = self._reading.imports[index]
        habits = self._habits.get(statement.block, Habits())
        is_renamed = destination.asname is not None
        if destination.module is None or self._has_comment(statement) or habits.is_split:
            return None
        if is_renamed and not habits.joins:
            return None
        for other_index, other in enumerate(self._reading.imports):
            if (
                (other_index < index or _is_between(statement, other, first_use))
                and other.block == statement.block
                and other.is_from
                and not other.is_star
                and self._module_after(other_index) == destination.module
                and (habits.joins or not any(alias.asname for alias in other.aliases))
                and not self._has_comment(other)
            ):
                return other_index
        return None

    def _is_news(self, statement: int, destination: Destination) -> bool:
        """Whether no other statement of the same list is to import the same already."""
        block = self._reading.imports[statement].block
        return not any(
            self._reading.imports[index].block == block and destination in plan.planned
            for index, plan in self._plans.items()
        )

    def _module_after(self, index: int) -> str | None:
        """The module that a statement imports from in the end; None if nothing is left of it."""
        statement = self._reading.imports[index]
        if index in self._moving and index not in self._plans:
            return None
        changes = self._plans[index].changes if index in self._plans else {}
        if len(changes) < len(statement.aliases):
            return self.written_module(statement, statement.module or "")
        modules = [destination.module for destination in changes.values() if destination]
        return modules[0] if modules else None

    def _has_comment(self, statement: Import) -> bool:
        return (
            b"#"
            in self._source.code[
                statement.span.start : line_end(self._source.code, statement.span.end)
            ]
        )

    def edits(self) -> dict[int, tuple[Edit, ...]]:
        """The edits of each statement that changes."""
        return self._writer.edits(self._plans)


def _is_between(statement: Import, other: Import, first_use: int | None) -> bool:
    """Whether another statement comes after one, and still before a name is used."""
    return statement.order < other.order and first_use is not None and other.span.end <= first_use
