"""Import statements of one file: what is to become of each, and the edits that do it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from migrator.core.edits import Edit
from migrator.core.imports import (
    DIRECTIVE,
    Destination,
    Rewritten,
    rewrite,
    rewrite_module,
    with_comments,
)
from migrator.core.names import Import, Reading, Span
from migrator.core.source import Source
from migrator.core.whole_lines import indent_of, line_end, removal


@dataclass(slots=True)
class _Plan:
    """What is to become of one statement."""

    #: By the position of a name: where it goes; None if it is dropped.
    changes: dict[int, Destination | None] = field(default_factory=dict)
    #: Those that are dropped with their comments.
    silent: set[int] = field(default_factory=set)
    #: Names to be imported by this statement too.
    additions: list[Destination] = field(default_factory=list)
    #: Imports to be made right behind it.
    behind: list[Destination] = field(default_factory=list)
    #: The module of a star import.
    star_module: str | None = None

    @property
    def planned(self) -> list[Destination]:
        """All that is to be imported."""
        sent = [destination for destination in self.changes.values() if destination]
        return [*sent, *self.additions, *self.behind]


class Statements:
    """Collects what is to become of the import statements, then writes the edits."""

    def __init__(self, source: Source, reading: Reading, moving: frozenset[int]) -> None:
        self._source = source
        self._reading = reading
        #: Statements that will change sooner or later.
        self._moving = moving
        self._plans: dict[int, _Plan] = defaultdict(_Plan)

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
        self._plans[statement].star_module = module

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
        if destination.module is None or self._has_comment(statement):
            return None
        for other_index, other in enumerate(self._reading.imports):
            if (
                (other_index < index or _is_between(statement, other, first_use))
                and other.block == statement.block
                and other.is_from
                and not other.is_star
                and self._module_after(other_index) == destination.module
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

    # The edits

    def edits(self) -> dict[int, tuple[Edit, ...]]:
        """The edits of each statement that changes."""
        return {
            index: tuple(self._edits_of(self._reading.imports[index], plan))
            for index, plan in self._plans.items()
        }

    def _edits_of(self, statement: Import, plan: _Plan) -> list[Edit]:
        text = self._source.code[slice(*statement.span)].decode()
        if plan.star_module is not None:
            new = rewrite_module(text, self.written_module(statement, plan.star_module))
            return [Edit(*statement.span, new.encode())]
        indent = indent_of(self._source, statement.span.start)
        if plan.changes or plan.additions:
            rewritten = rewrite(
                text,
                plan.changes,
                plan.additions,
                silent=plan.silent,
                newline=self._source.newline,
                indent=indent or "",
                unit=self._source.unit,
            )
        else:
            rewritten = Rewritten(text, ())
        behind = [destination.statement() for destination in plan.behind]
        lines = [*rewritten.following, *behind]
        main = rewritten.main
        if main is None and lines:
            main = lines.pop(0)
        if main is None:
            return [self._removed(statement, plan)]
        edits = [Edit(*statement.span, main.encode())] if main != text else []
        return [*edits, *self._following(statement, Rewritten(main, tuple(lines)), text, indent)]

    def _removed(self, statement: Import, plan: _Plan) -> Edit:
        """What takes a whole statement out, with the comment behind it if that is about it."""
        start, end = statement.span
        behind = line_end(self._source.code, end)
        is_silent = len(plan.silent) == len(statement.aliases)
        if is_silent and self._source.code[end:behind].strip().startswith(b"#"):
            end = behind
        return removal(self._source, Span(start, end), only=statement.needs_stand_in)

    def _following(
        self, statement: Import, rewritten: Rewritten, text: str, indent: str | None
    ) -> Iterator[Edit]:
        """The lines that are written behind a statement."""
        end = statement.span.end
        end_of_line = line_end(self._source.code, end)
        behind = self._source.code[end:end_of_line].decode().strip()
        if not rewritten.following:
            return
        if indent is None or behind.startswith(";"):
            joined = "".join(f"; {line}" for line in rewritten.following)
            yield Edit(end, end, joined.encode())
            return
        opening = re.match(r"[^\n]*\([ \t]*(#[^\r\n]*)", text)
        for comment in (behind, opening.group(1).strip() if opening else ""):
            if DIRECTIVE.match(comment):
                rewritten = with_comments(rewritten, comment)
        newline = self._source.newline
        following = "".join(f"{newline}{indent}{line}" for line in rewritten.following)
        yield Edit(end_of_line, end_of_line, following.encode())


def _is_between(statement: Import, other: Import, first_use: int | None) -> bool:
    """Whether another statement comes after one, and still before a name is used."""
    return statement.order < other.order and first_use is not None and other.span.end <= first_use
