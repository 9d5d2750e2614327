"""The tree of a file, seen from its leaves."""

import ast
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property

from migrator.api import Function, Place, PythonSource, Reading, Span

#: What follows an expression in an f-string that shows its text.
_SHOWS = re.compile(rb"[\s)]*=(?!=)")


class Tree:
    """The tree of a file; only of statements with words that matter."""

    def __init__(self, source: PythonSource, reading: Reading) -> None:
        self.source = source
        self._reading = reading
        starts = [use.span.start for use in reading.uses]
        starts += [call.span.start for call in reading.calls]
        starts += [span.start for span, place in reading.occurrences if place is Place.ATTRIBUTE]
        self._lines = sorted({source.line_of(start) for start in starts})

    @cached_property
    def _parents(self) -> Mapping[ast.AST, ast.AST]:
        statements = [node for node in self.source.tree.body if self._matters(node)]
        inner = {
            child: node
            for statement in statements
            for node in ast.walk(statement)
            for child in ast.iter_child_nodes(node)
        }
        return inner | dict.fromkeys(statements, self.source.tree)

    def _matters(self, node: ast.stmt) -> bool:
        decorated: list[ast.expr] = getattr(node, "decorator_list", [])
        first = min([node.lineno, *(one.lineno for one in decorated)])
        index = bisect_left(self._lines, first)
        return index < len(self._lines) and self._lines[index] <= (node.end_lineno or first)

    @cached_property
    def _names(self) -> Mapping[int, ast.Name]:
        return {
            self.source.offset(node.lineno, node.col_offset): node
            for node in self._parents
            if isinstance(node, ast.Name) and self.is_in_place(node)
        }

    @cached_property
    def calls(self) -> Mapping[Span, ast.Call]:
        """The calls of the file by their places."""
        return {self.span(node): node for node in self._parents if isinstance(node, ast.Call)}

    @cached_property
    def imported(self) -> Mapping[str, str]:
        """What the names are that the file imports, wherever."""
        return {
            alias.local: statement.target(alias)
            for statement in self._reading.imports
            for alias in statement.aliases
        }

    def span(self, node: ast.expr | ast.stmt) -> Span:
        """Where a node stands."""
        start = self.source.offset(node.lineno, node.col_offset)
        return Span(start, self.source.offset(node.end_lineno or 0, node.end_col_offset or 0))

    def expression(self, offset: int, depth: int) -> ast.expr | None:
        """The name at a place with some of the attributes that are taken from it."""
        node: ast.AST | None = self._names.get(offset)
        for _attribute in range(depth):
            node = self.parent(node) if node else None
            if not isinstance(node, ast.Attribute):
                return None
        return node if isinstance(node, ast.expr) else None

    def is_in_place(self, node: ast.expr) -> bool:
        """Whether a node stands where it says: Python 3.11 is not sure of those in f-strings."""
        if isinstance(node, ast.Name):
            start = self.source.offset(node.lineno, node.col_offset)
            return self.source.code.startswith(node.id.encode(), start)
        if not any(isinstance(outer, ast.JoinedStr) for _part, outer in self.around(node)):
            return True
        text = self.source.code[slice(*self.span(node))].decode(errors="replace")
        try:
            return ast.dump(ast.parse(text, mode="eval").body) == ast.dump(node)
        except (SyntaxError, ValueError):
            return False

    def is_shown(self, node: ast.expr) -> bool:
        """Whether an f-string shows the text of an expression besides its value: ``{node=}``."""
        shown = (
            self.span(part).end
            for part, outer in self.around(node)
            if isinstance(outer, ast.FormattedValue) and part is outer.value
            if isinstance(part, ast.expr)
        )
        return any(_SHOWS.match(self.source.code, end) for end in shown)

    def attribute(self, end: int) -> ast.Attribute | None:
        """The attribute whose name ends at a place."""
        return self._attributes.get(end)

    @cached_property
    def _attributes(self) -> Mapping[int, ast.Attribute]:
        return {
            self.span(node).end: node for node in self._parents if isinstance(node, ast.Attribute)
        }

    def parent(self, node: ast.AST) -> ast.AST | None:
        """What a node stands in directly."""
        return self._parents.get(node)

    def around(self, node: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
        """What a node stands in, from the inside out, each with the part that it stands in."""
        part, outer = node, self.parent(node)
        while outer is not None:
            yield part, outer
            part, outer = outer, self.parent(outer)

    def statement(self, node: ast.AST) -> ast.stmt | None:
        """The innermost statement around a node."""
        return next(
            (outer for _part, outer in self.around(node) if isinstance(outer, ast.stmt)), None
        )

    def functions(self, node: ast.AST) -> Iterator[ast.stmt]:
        """The functions and classes around a node, the innermost first."""
        for _part, outer in self.around(node):
            if isinstance(outer, Function | ast.ClassDef):
                yield outer


def called(node: ast.expr) -> str:
    """The last word of what is called, or of a name."""
    func = node.func if isinstance(node, ast.Call) else node
    return str(getattr(func, "attr", getattr(func, "id", "")))
