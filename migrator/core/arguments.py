"""What stands in the brackets of a signature, a call or a display, and how something is put in."""

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from migrator.core.edits import Edit
from migrator.core.source import PythonSource
from migrator.core.spans import span_of

#: Between expressions there are no strings, so this is all there can be.
_TOKEN = re.compile(rb"(?P<gap>#[^\r\n]*|\\?(?:\r\n|\r|\n)|[ \t\f]+)|[\w\x80-\xff]+|.", re.DOTALL)

_CLOSING = {b"(": b")", b"[": b"]", b"{": b"}"}

#: Where something begins, and where it ends.
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Item:
    """A parameter with all that belongs to it, an argument, or a bare ``*`` or ``/``."""

    start: int
    end: int
    #: Where the comma behind it ends; None if it has none.
    comma: int | None


@dataclass(frozen=True)
class Items:
    """What stands between two brackets, taken apart at its commas."""

    source: PythonSource
    #: Behind the opening bracket, and before the closing one.
    start: int
    end: int
    items: Sequence[Item]

    def insertion(self, index: int, texts: Sequence[str]) -> Edit:
        """Put new items before one of the items, or behind the last, laid out as they are."""
        if not self.items:
            return self._written(self.start, ", ".join(texts))
        if index == len(self.items):
            return self._at_end(texts)
        at, indent = self.items[index].start, self._indent
        if indent is None:
            return self._written(at, "".join(f"{text}, " for text in texts))
        newline = self.source.newline
        if not self._starts_line(at):
            return self._written(at, "".join(f"{text},{newline}{indent}" for text in texts))
        before = self.items[index - 1].comma if index else self.start
        lines = "".join(f"{indent}{text},{newline}" for text in texts)
        return self._written(self._next_line(before or self.start), lines)

    def _at_end(self, texts: Sequence[str]) -> Edit:
        last = self.items[-1]
        between = " " if self._indent is None else f"{self.source.newline}{self._indent}"
        if last.comma is None:
            return self._behind(last, "".join(f",{between}{text}" for text in texts))
        if self._indent is None or self._is_on_one_line(last.comma):
            return self._written(last.comma, "".join(f"{between}{text}," for text in texts))
        lines = "".join(f"{self._indent}{text},{self.source.newline}" for text in texts)
        return self._written(self._next_line(last.comma), lines)

    def _behind(self, last: Item, text: str) -> Edit:
        """Behind an item without a comma: a comment on it stays on its line."""
        if self._indent is None or self._is_on_one_line(last.end):
            return self._written(last.end, text)
        code = self.source.code
        rest = code[last.end : self._next_line(last.end)].rstrip(b"\r\n")
        if b"#" not in rest:
            return self._written(last.end, text)
        changed = b"," + rest + text.removeprefix(",").encode()
        return Edit(last.end, last.end + len(rest), changed)

    @property
    def _indent(self) -> str | None:
        """What stands before each item where each has a line; None where they share lines."""
        listed = self.items[1:] or self.items
        if not all(self._starts_line(item.start) for item in listed):
            return None
        first = self.items[0] if self._starts_line(self.items[0].start) else listed[0]
        return self.source.code[self._line_start(first.start) : first.start].decode()

    def _starts_line(self, offset: int) -> bool:
        return not self.source.code[self._line_start(offset) : offset].strip()

    def _is_on_one_line(self, offset: int) -> bool:
        """Whether the closing parenthesis is on the line of an offset."""
        return self.source.line_of(offset) == self.source.line_of(self.end)

    def _line_start(self, offset: int) -> int:
        return self.source.line_starts[self.source.line_of(offset) - 1]

    def _next_line(self, offset: int) -> int:
        return self.source.line_starts[self.source.line_of(offset)]

    @staticmethod
    def _written(at: int, text: str) -> Edit:
        return Edit(at, at, text.encode())


def parameters(source: PythonSource, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Items | None:
    """The parameters of a function, with ``*`` and ``/`` among them."""
    found = node.args
    every = [*found.posonlyargs, *found.args, *found.kwonlyargs, found.vararg, found.kwarg]
    annotations = [one.annotation for one in every if one and one.annotation]
    defaults = [one for one in (*found.defaults, *found.kw_defaults) if one]
    in_brackets: list[ast.expr] = getattr(node, "type_params", [])  # from Python 3.12 on
    spans = [span_of(source, one) for one in (*annotations, *defaults, *in_brackets)]
    return _items(source, source.offset(node.lineno, node.col_offset), spans)


def arguments(source: PythonSource, call: ast.Call) -> Items | None:
    """The arguments of a call; a generator without parentheses of its own is one of them."""
    every = [*call.args, *(keyword.value for keyword in call.keywords)]
    generator = bare_generator(call)
    if generator is not None:
        every = list(_parts(generator))
    return _items(source, span_of(source, call.func).end, [span_of(source, one) for one in every])


def elements(source: PythonSource, node: ast.List | ast.Tuple | ast.Set) -> Items | None:
    """The elements of a display; None for a tuple that has no parentheses of its own."""
    start, end = span_of(source, node)
    opening = source.code[start : start + 1]
    if opening not in _CLOSING:
        return None
    found = _items(source, start, [span_of(source, one) for one in node.elts], opening)
    return found if found and found.end + 1 == end and len(found.items) == len(node.elts) else None


def bare_generator(call: ast.Call) -> ast.GeneratorExp | None:
    """The only argument, if it is a generator that has no parentheses but those of the call."""
    first = call.args[0] if call.args else None
    end = call.end_lineno, call.end_col_offset
    if isinstance(first, ast.GeneratorExp) and (first.end_lineno, first.end_col_offset) == end:
        return first
    return None


def _parts(generator: ast.GeneratorExp) -> Iterator[ast.expr]:
    yield generator.elt
    for clause in generator.generators:
        yield from (clause.target, clause.iter, *clause.ifs)


def _items(
    source: PythonSource, start: int, spans: Iterable[_Span], bracket: bytes = b"("
) -> Items | None:
    """What stands between the first brackets after a place, outside of expressions."""
    code = source.code
    tokens = _tokens(code, start, spans)
    opening = next((end for at, end in tokens if code[at:end] == bracket), None)
    if opening is None:
        return None
    closing = _CLOSING[bracket]
    items: list[Item] = []
    current: list[_Span] = []
    depth = 0
    for at, end in tokens:
        text = code[at:end]
        if depth == 0 and text in {b",", closing}:
            if current:
                comma = end if text == b"," else None
                items.append(Item(current[0][0], current[-1][1], comma))
            if text == closing:
                return Items(source, opening, at, items)
            current = []
            continue
        depth += (text in {b"(", b"[", b"{"}) - (text in {b")", b"]", b"}"})
        current.append((at, end))
    return None


def _tokens(code: bytes, start: int, spans: Iterable[_Span]) -> Iterator[_Span]:
    """The code from a place on, with each of the expressions as one token."""
    ends = dict(spans)
    position = start
    while found := _TOKEN.match(code, position):
        end = ends.get(position, found.end())
        if position in ends or found["gap"] is None:
            yield position, end
        position = end
