"""What becomes of the import statements of a file, as edits."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from migrator.core.edits import Edit
from migrator.core.imports import (
    DIRECTIVE,
    Destination,
    Rewritten,
    rewrite,
    rewrite_module,
    with_comments,
)
from migrator.core.imports.rows import Row
from migrator.core.imports.sorted_rows import SortedGroup, sorted_groups
from migrator.core.imports.wrapping import Wrapping
from migrator.core.names import Import, Reading, Span
from migrator.core.source import PythonSource, Source
from migrator.core.whole_lines import indent_of, line_end, removal

#: Whether it does not matter which is imported first, one of some modules or one of some others.
MaySwap = Callable[[frozenset[str], frozenset[str]], bool]


@dataclass(slots=True)
class Plan:
    """What is to become of one statement."""

    #: By the position of a name: where it goes; None if it is dropped.
    changes: dict[int, Destination | None] = field(default_factory=dict)
    #: Those that are dropped with their comments.
    silent: set[int] = field(default_factory=set)
    #: Names to be imported by this statement too.
    additions: list[Destination] = field(default_factory=list)
    #: Imports to be made right behind it.
    behind: list[Destination] = field(default_factory=list)
    #: The module of a star import, as it is written.
    star_module: str | None = None

    @property
    def planned(self) -> list[Destination]:
        """All that is to be imported."""
        sent = [destination for destination in self.changes.values() if destination]
        return [*sent, *self.additions, *self.behind]


class Writer:
    """Writes the edits of statements whose plans are known.

    Where a file's imports are sorted, new ones go where the order puts them, if what they pass
    ``may_swap`` with them; else they stand behind those that they come from.
    """

    def __init__(self, source: Source, reading: Reading, may_swap: MaySwap | None) -> None:
        self._source = source
        self._reading = reading
        self._may_swap = may_swap

    def edits(self, plans: Mapping[int, Plan]) -> dict[int, tuple[Edit, ...]]:
        """The edits of each statement that changes."""
        last = self._last_of_their_lists(plans)
        written = {
            index: self._written(index, plan, only=index in last) for index, plan in plans.items()
        }
        found: dict[int, tuple[Edit, ...]] = {}
        if self._may_swap is not None and isinstance(self._source, PythonSource):
            for group in sorted_groups(self._source):
                found |= self._sorted(group, written)
        for index, rewritten in written.items():
            if index not in found:
                only = index in last
                found[index] = tuple(self._placed(index, rewritten, plans[index], only=only))
        return found

    def _last_of_their_lists(self, plans: Mapping[int, Plan]) -> frozenset[int]:
        """A statement of each list that loses all of them: something has to stand in for it."""
        lists: dict[int, list[int]] = defaultdict(list)
        for index, plan in plans.items():
            statement = self._reading.imports[index]
            is_empty = not plan.planned and len(plan.changes) == len(statement.aliases)
            if is_empty and statement.may_be_last:
                lists[statement.block].append(index)
        return frozenset(
            several[-1]
            for several in lists.values()
            if len(several) == self._reading.imports[several[-1]].siblings
        )

    def _written(self, index: int, plan: Plan, *, only: bool) -> Rewritten:
        """What becomes of a statement."""
        statement = self._reading.imports[index]
        text = self._text(statement)
        if plan.star_module is not None:
            return Rewritten(rewrite_module(text, plan.star_module), ())
        rewritten = Rewritten(text, ())
        if plan.changes or plan.additions:
            rewritten = self._rewritten(statement, plan, text)
        behind = [destination.statement() for destination in plan.behind]
        lines = [line for line in (rewritten.main, *rewritten.following, *behind) if line]
        if not lines:
            return Rewritten(None, ())
        # What is left of names that are all dropped are comments, which are no statements.
        main, *following = ["pass", *lines] if only else lines
        return Rewritten(main, tuple(following))

    def _rewritten(self, statement: Import, plan: Plan, text: str) -> Rewritten:
        newline = self._source.newline
        indent = indent_of(self._source, statement.span.start)
        unit = self._source.unit
        rewritten = rewrite(
            text,
            plan.changes,
            plan.additions,
            silent=plan.silent,
            newline=newline,
            indent=indent or "",
            unit=unit,
            wrapping=self._wrapping,
        )
        end = statement.span.end
        behind = self._source.code[end : line_end(self._source.code, end)].strip()
        if rewritten.main is None or indent is None or behind:
            return rewritten
        main = self._wrapping.rewrapped(text, rewritten.main, indent, unit, newline)
        return replace(rewritten, main=main)

    @cached_property
    def _wrapping(self) -> Wrapping:
        return Wrapping.of(self._source)

    def _text(self, statement: Import) -> str:
        return self._source.code[slice(*statement.span)].decode()

    def _sorted(
        self, group: SortedGroup, written: Mapping[int, Rewritten]
    ) -> dict[int, tuple[Edit, ...]]:
        """The edits of the statements of a sorted group; none where they are better placed."""
        rows = {row.start: row for row in group.rows}
        indices = {
            start: index
            for index in written
            if (start := self._reading.imports[index].span.start) in rows
        }
        changed = {start: _statements(written[at], group) for start, at in indices.items()}
        # A comment stands where its author put it.
        texts = [self._source.code[rows[start].start : rows[start].end] for start in changed]
        texts += [text.encode() for found in changed.values() for text in found]
        if not changed or any(b"#" in text for text in texts):
            return {}
        edits = group.edits(changed, self._can_swap)
        return {indices[start]: tuple(found) for start, found in (edits or {}).items()}

    def _can_swap(self, one: Row, two: Row) -> bool:
        """Whether two imports may stand the other way round."""
        if "*" in (*one.clauses, *two.clauses):
            return False
        # `import a.b` and `import a.c` bind the same, whichever is first.
        if (one.is_from or two.is_from) and not one.binds.isdisjoint(two.binds):
            return False
        return self._may_swap is None or self._may_swap(self._names(one), self._names(two))

    def _names(self, row: Row) -> frozenset[str]:
        """The modules that an import may run."""
        clauses = [clause.split()[0] for clause in row.clauses]
        if not row.is_from:
            return frozenset(clauses)
        bare = row.module.lstrip(".")
        module = self._reading.name.absolute(len(row.module) - len(bare), bare) or bare
        return frozenset([module, *(f"{module}.{clause}" for clause in clauses)])

    def _placed(
        self, index: int, rewritten: Rewritten, plan: Plan, *, only: bool
    ) -> Iterator[Edit]:
        """The edits that let new statements stand behind the one that they come from."""
        statement = self._reading.imports[index]
        text = self._text(statement)
        if rewritten.main is None:
            yield self._removed(statement, plan, only=only)
            return
        if rewritten.main != text:
            yield Edit(*statement.span, rewritten.main.encode())
        if rewritten.following:
            yield self._following(statement, rewritten, text)

    def _removed(self, statement: Import, plan: Plan, *, only: bool) -> Edit:
        """What takes a whole statement out, with the comment behind it if that is about it."""
        start, end = statement.span
        behind = line_end(self._source.code, end)
        is_silent = len(plan.silent) == len(statement.aliases)
        if is_silent and self._source.code[end:behind].strip().startswith(b"#"):
            end = behind
        return removal(self._source, Span(start, end), only=only)

    def _following(self, statement: Import, rewritten: Rewritten, text: str) -> Edit:
        """The lines that are written behind a statement."""
        start, end = statement.span
        indent = indent_of(self._source, start)
        end_of_line = line_end(self._source.code, end)
        behind = self._source.code[end:end_of_line].decode().strip()
        if indent is None or behind.startswith(";"):
            return Edit(end, end, "".join(f"; {line}" for line in rewritten.following).encode())
        opening = re.match(r"[^\n]*\([ \t]*(#[^\r\n]*)", text)
        for comment in (behind, opening.group(1).strip() if opening else ""):
            if DIRECTIVE.match(comment):
                rewritten = with_comments(rewritten, comment)
        lines = "".join(f"{self._source.newline}{indent}{line}" for line in rewritten.following)
        return Edit(end_of_line, end_of_line, lines.encode())


def _statements(rewritten: Rewritten, group: SortedGroup) -> list[str]:
    """What a statement becomes, statement by statement: one may go over several lines."""
    found = [] if rewritten.main is None else [rewritten.main]
    for line in rewritten.following:
        if line.startswith(("from ", "import ", "#")):
            found.append(line)
        else:
            found[-1] += group.source.newline + line
    return found
