"""The part of the walk that knows strings: quoted annotations, calls that are given names
as strings, ``__all__``, and what kind of place each word stands in.
"""

import ast
import re
from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from migrator.core.names import words as words_in
from migrator.core.names.values import (
    Argument,
    Call,
    ExportList,
    Place,
    Reading,
    Span,
    StringUse,
)
from migrator.core.source import PythonSource

_PLAIN_LITERAL = re.compile(
    rb"[uU]?(\"\"\"|'''|\"|')(.*)\1\Z|[rR](\"\"\"|'''|\"|')(.*)\3\Z", re.DOTALL
)

#: Generic types of which a string between the brackets is a quoted annotation.
_GENERICS = frozenset(
    """
    Annotated AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable Callable
    ChainMap ClassVar Collection Concatenate ContextManager Coroutine Counter DefaultDict Deque
    Dict Final FrozenSet Generator Generic Iterable Iterator List Mapping MutableMapping
    NotRequired Optional Protocol Required Sequence Set Tuple Type TypeGuard TypeIs Union Unpack
    defaultdict deque dict frozenset list set tuple type
    """.split()
)


class Literals(ABC):
    """What a walk notes about strings and places."""

    def __init__(self, source: PythonSource, reading: Reading, words: frozenset[str]) -> None:
        self.source = source
        self.reading = reading
        self.words = words
        self.quoted = False
        self.in_fstring = False
        #: Where the words stand, in order.
        self.spans = words_in.spans(source.code, words)
        self._order = 0
        self._annotation = False
        self._assigned: str | None = None
        self._marks: dict[int, Place] = {}
        self._string_spans: list[tuple[Span, Place]] = []
        #: Where a quoted annotation's own text starts, line by line.
        self._quoted_lines: list[int] = []

    @abstractmethod
    def visit_all(self, nodes: Iterable[ast.AST | None]) -> None:
        """Enter those nodes that hold a line of interest."""

    @property
    @abstractmethod
    def scope(self) -> int:
        """The scope that the walk is in."""

    # Places

    def next_order(self) -> int:
        """A number that grows in the order in which things run."""
        self._order += 1
        return self._order

    def _offset(self, line: int, column: int) -> int:
        if self.quoted:
            return self._quoted_lines[line - 1] + column
        return self.source.offset(line, column)

    def span(self, node: ast.AST) -> Span:
        """Where a node stands."""
        line: int = node.lineno  # type: ignore[attr-defined]
        return Span(self._offset(line, node.col_offset), self.end(node))  # type: ignore[attr-defined]

    def end(self, node: ast.AST) -> int:
        """Where a node ends."""
        return self._offset(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]

    def stands(self, span: Span, name: str) -> bool:
        """Whether a place really holds a name, letter for letter."""
        return self.source.code[slice(*span)] == name.encode()

    def mark(self, start: int, place: Place) -> None:
        """Note what kind of place the word at an offset is."""
        self._marks[start] = place

    def note_occurrences(self) -> None:
        """Write down every occurrence of the words with its kind of place."""
        waiting = sorted(self._string_spans, key=lambda found: (found[0].start, -found[0].end))
        waiting.reverse()
        around: list[tuple[Span, Place]] = []
        for span in self.spans:
            while waiting and waiting[-1][0].start <= span.start:
                around.append(waiting.pop())
                # One string lies in another one as a whole, or beside it.
                while len(around) > 1 and around[-2][0].end <= around[-1][0].start:
                    del around[-2]
            while around and around[-1][0].end <= span.start:
                around.pop()
            self.reading.occurrences.append((span, self._place(span, around)))

    def _place(self, span: Span, around: Sequence[tuple[Span, Place]]) -> Place:
        marked = self._marks.get(span.start)
        if marked is not None:
            return marked
        if around:
            return around[0][1]
        line_start = self.source.line_starts[self.source.line_of(span.start) - 1]
        is_comment = b"#" in self.source.code[line_start : span.start]
        return Place.COMMENT if is_comment else Place.KEYWORD

    # Strings

    @contextmanager
    def assigned(self, name: str | None) -> Iterator[None]:
        """Strings met inside are assigned to a name of the module."""
        outer, self._assigned = self._assigned, name
        yield
        self._assigned = outer

    def visit_Expr(self, node: ast.Expr) -> None:
        """A string that stands alone is documentation."""
        value = node.value
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            self._string(value, docstring=True)
        else:
            self.visit_all((value,))

    def visit_Constant(self, node: ast.Constant) -> None:
        """A string that holds a word, by itself or as an annotation."""
        if isinstance(node.value, str) and (self._annotation or not self.quoted):
            self._string(node)
        elif isinstance(node.value, bytes):
            self._data(self.span(node), node.value.decode("latin-1"))

    def _data(self, span: Span, value: str) -> None:
        """Note a text that can only be data."""
        if self._holds_word(value):
            self._string_spans.append((span, Place.STRING))
            self.reading.strings.append(StringUse(value, span, self.scope, None))

    def _string(self, node: ast.Constant, *, docstring: bool = False) -> int | None:
        """Note a string; its index among the strings."""
        value: str = node.value  # type: ignore[assignment]
        span = self.span(node)
        if not self._holds_word(value):
            if self._has_bytes_of_word(span):
                self._string_spans.append((span, Place.STRING))  # in an escape
            return None
        self._string_spans.append((span, Place.DOCSTRING if docstring else Place.STRING))
        text = self._literal_text(span, value)
        is_annotation = self._annotation and text is not None and self._read_quoted(value, text)
        use = StringUse(value, span, self.scope, text, docstring, is_annotation, self._assigned)
        self.reading.strings.append(use)
        return len(self.reading.strings) - 1

    def _has_bytes_of_word(self, span: Span) -> bool:
        first = bisect_left(self.spans, (span.start, span.start))
        return first < len(self.spans) and self.spans[first].start < span.end

    def _holds_word(self, value: str) -> bool:
        return bool(words_in.spans(value.encode(errors="replace"), self.words))

    def _literal_text(self, span: Span, value: str) -> Span | None:
        """Where a string's text stands, if it stands there as it is."""
        literal = self.source.code[slice(*span)]
        found = _PLAIN_LITERAL.match(literal)
        if not found:
            return None
        group = 2 if found.group(1) else 4
        if found.group(group) != value.encode(errors="replace"):
            return None
        return Span(span.start + found.start(group), span.start + found.end(group))

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """An f-string: data around expressions."""
        span = self.span(node)
        self._data(
            span,
            "".join(
                str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
            ),
        )
        outer, self.in_fstring = self.in_fstring, True
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self._formatted(part)
        self.in_fstring = outer

    def _formatted(self, part: ast.FormattedValue) -> None:
        self.visit_all((part.value,))
        if isinstance(part.format_spec, ast.JoinedStr):
            for inner in part.format_spec.values:
                if isinstance(inner, ast.FormattedValue):
                    self._formatted(inner)

    # Annotations

    def visit_annotation(self, node: ast.expr | None) -> None:
        """Enter an annotation: strings in it are code."""
        outer, self._annotation = self._annotation, True
        self.visit_all((node,))
        self._annotation = outer

    def visit_Subscript(self, node: ast.Subscript) -> None:
        """``Literal["a"]`` holds data, ``Optional["a"]`` holds an annotation."""
        self.visit_all((node.value,))
        name = getattr(node.value, "attr", getattr(node.value, "id", ""))
        outer = self._annotation
        if name == "Annotated" and isinstance(node.slice, ast.Tuple):
            self.visit_annotation(node.slice.elts[0])
            self._annotation = False
            self.visit_all(node.slice.elts[1:])
        else:
            self._annotation = name != "Literal" and (outer or name in _GENERICS)
            self.visit_all((node.slice,))
        self._annotation = outer

    def _read_quoted(self, value: str, text: Span) -> bool:
        """Read a quoted annotation as code."""
        stripped = value.lstrip()
        try:
            tree = ast.parse(f"({stripped})", mode="eval")
        except (SyntaxError, ValueError):
            return False
        start = text.start + len(value.encode()) - len(stripped.encode())
        breaks = re.finditer(rb"\r\n|\r|\n", self.source.code[start : text.end])
        outer = self._quoted_lines, self.quoted
        self._quoted_lines = [start - 1, *(start + found.end() for found in breaks)]
        self.quoted = True
        self.visit_all((tree.body,))
        self._quoted_lines, self.quoted = outer
        return True

    # Calls

    def visit_keyword(self, node: ast.keyword) -> None:
        """``name=value`` in the head of a class."""
        self._keyword_name(node)
        self.visit_all((node.value,))

    def _keyword_name(self, node: ast.keyword) -> None:
        if node.arg in self.words:
            self.mark(self.span(node).start, Place.KEYWORD)

    def visit_Call(self, node: ast.Call) -> None:
        """Enter a call; note it if a string or a keyword of it holds a word."""
        self.visit_all((node.func,))
        with self.assigned(None):
            callee = _callee(node.func)
            quoted_at = {"cast": (0,), "TypeVar": (*range(1, 9),)}.get(callee[-1], ())
            arguments = [
                self._argument(None, value, annotation=index in quoted_at)
                for index, value in enumerate(node.args)
            ]
            for keyword in node.keywords:
                self._keyword_name(keyword)
                is_bound = callee[-1] == "TypeVar" and keyword.arg == "bound"
                arguments.append(self._argument(keyword, keyword.value, annotation=is_bound))
        self._note_call(node, callee, arguments)

    def _argument(
        self, keyword: ast.keyword | None, value: ast.expr, *, annotation: bool
    ) -> Argument:
        uses, strings = len(self.reading.uses), len(self.reading.strings)
        if annotation:
            self.visit_annotation(value)
        else:
            outer, self._annotation = self._annotation, False
            self.visit_all((value,))
            self._annotation = outer
        is_chain = isinstance(value, ast.Name | ast.Attribute)
        is_string = isinstance(value, ast.Constant | ast.JoinedStr)
        return Argument(
            keyword.arg if keyword else None,
            self.span(keyword or value),
            uses if is_chain and len(self.reading.uses) > uses else None,
            strings if is_string and len(self.reading.strings) > strings else None,
            getattr(value, "attr", getattr(value, "id", "")),
        )

    def _note_call(
        self, node: ast.Call, callee: tuple[str, ...], arguments: list[Argument]
    ) -> None:
        named = any(argument.keyword in self.words for argument in arguments)
        if named or any(argument.string is not None for argument in arguments):
            self.reading.calls.append(Call(callee, tuple(arguments), self.span(node)))
        if callee in {("__all__", "extend"), ("__all__", "append")} and self.scope == 0:
            for argument in node.args:
                self.exported(argument)

    # __all__

    def exported(self, value: ast.expr) -> None:
        """Note the entries that an expression gives to ``__all__``."""
        found = sorted(
            (self.span(node).start, node.value)
            for node in ast.walk(value)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
        starts = [start for start, _name in found]
        names = [name for _start, name in found]
        known = self.reading.exports
        self.reading.exports = ExportList(True, (*known.names, *names), (*known.starts, *starts))


def _callee(node: ast.expr) -> tuple[str, ...]:
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    names.append(node.id if isinstance(node, ast.Name) else "")
    return tuple(reversed(names))
