"""Where old and new names stand in a Python file, with all that is around each of them.

The tree is not walked: it is descended from its root, and only into nodes that hold a name. So a
large file costs what the names in it cost.
"""

import ast
import io
import tokenize
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from migrator.api import PythonSource, Span, place_of, span_of, spans
from transforms.merge_env_vars.names import Names

#: Nodes without a place that hold nothing.
_EMPTY = ast.expr_context | ast.boolop | ast.operator | ast.unaryop | ast.cmpop


@dataclass(frozen=True, slots=True, eq=False)
class Inside:
    """A node, and what it lies in."""

    node: ast.AST
    outer: "Inside | None" = None

    def around(self) -> Iterator["Inside"]:
        """The node and all that it lies in, from the inside out."""
        current: Inside | None = self
        while current is not None:
            yield current
            current = current.outer

    @property
    def parent(self) -> ast.AST | None:
        """The node right around it."""
        return None if self.outer is None else self.outer.node

    def nearest(self, *kinds: type[ast.AST]) -> "Inside | None":
        """The innermost of the nodes around it, itself included, that is of one of some kinds."""
        return next((one for one in self.around() if isinstance(one.node, kinds)), None)

    def statement(self) -> "Inside | None":
        """The statement that it is part of; nothing for the module itself."""
        return self.nearest(ast.stmt)


@dataclass(frozen=True, slots=True, eq=False)
class Occurrence:
    """An old or a new name that stands somewhere as a whole word."""

    name: str
    #: The bytes of the name, without quotes.
    span: Span
    #: The innermost node around it: of a string its `ast.Constant` or `ast.JoinedStr`, of an
    #: identifier its `ast.Name`, `ast.keyword`, `ast.arg` … ; of a comment whatever holds it.
    inside: Inside
    #: Whether it stands in the text of a string, bytes and f-strings included.
    in_string: bool = False
    #: Whether that string is the name, and nothing else.
    exact: bool = False
    #: Whether the string holds the name as it is written: it is not put together from pieces or
    #: escapes there, and so another name can be written in its place.
    literal: bool = False

    @property
    def constant(self) -> ast.Constant | None:
        """The string that is exactly the name, where it is one that can be written anew."""
        node = self.inside.node
        return node if isinstance(node, ast.Constant) and self.exact and self.literal else None

    @property
    def keyword(self) -> ast.keyword | None:
        """The keyword argument of that name."""
        node = self.inside.node
        is_its_name = isinstance(node, ast.keyword) and node.arg == self.name
        return node if is_its_name and not self.in_string else None  # type: ignore[return-value]


def occurrences(source: PythonSource, names: Names) -> list[Occurrence]:
    """Every old and new name of a file, in order."""
    places = list(names.in_text(source.code))
    nested = nest(source, [span.start for span, _name in places])
    found: list[Occurrence] = []
    at = 0
    while at < len(places):
        inside = nested[at]
        after = at + 1
        while after < len(places) and nested[after] is inside:
            after += 1
        found += _of_node(source, names, places[at:after], inside)
        at = after
    return found


def nest(source: PythonSource, offsets: Sequence[int]) -> list[Inside]:
    """The innermost node at each of some offsets, which are in order."""
    root = Inside(source.tree)
    found = [root] * len(offsets)
    waiting = [(root, 0, len(offsets))]
    while waiting:
        inside, low, high = waiting.pop()
        for child in _children(source, inside.node):
            place = place_of(source, child)
            if place is None:
                waiting.append((Inside(child, inside), low, high))
                continue
            first = bisect_left(offsets, place.start, low, high)
            last = bisect_left(offsets, place.end, low, high)
            if first < last:
                nested = Inside(child, inside)
                found[first:last] = [nested] * (last - first)
                waiting.append((nested, first, last))
    return found


def _children(source: PythonSource, node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.JoinedStr):
        yield from _expressions(source, node)
        return
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, _EMPTY):
            yield child


def _expressions(source: PythonSource, node: ast.JoinedStr) -> Iterator[ast.expr]:
    """The expressions in an f-string whose places can be trusted.

    Up to Python 3.11 the pieces of an f-string have the place of the whole, and the expressions
    in it sometimes a wrong one.
    """
    for part in node.values:
        if not isinstance(part, ast.FormattedValue):
            continue
        if _stands(source, part.value):
            yield part.value
        if isinstance(part.format_spec, ast.JoinedStr):
            yield from _expressions(source, part.format_spec)


def _stands(source: PythonSource, node: ast.expr) -> bool:
    """Whether an expression really has the place that the tree says."""
    try:
        found = ast.parse(b"(" + source.code[slice(*span_of(source, node))] + b"\n)", mode="eval")
    except (SyntaxError, ValueError, IndexError):
        return False
    return ast.dump(found.body) == ast.dump(node)


def _of_node(
    source: PythonSource, names: Names, places: Sequence[tuple[Span, str]], inside: Inside
) -> Iterator[Occurrence]:
    """The names that have one innermost node."""
    text = _text(inside.node)
    if text is None:
        yield from (Occurrence(name, span, inside) for span, name in places)
        return
    held = [name for _span, name in names.in_text(text.encode(errors="replace"))]
    is_comment = [False] * len(places)
    if held != [name for _span, name in places]:
        comments = _comments(source, inside.node)
        is_comment = [any(span.overlaps(one) for one in comments) for span, _name in places]
    in_text = [name for (_span, name), out in zip(places, is_comment, strict=True) if not out]
    literal = held == in_text
    for (span, name), out in zip(places, is_comment, strict=True):
        if out:
            yield Occurrence(name, span, inside)
        else:
            exact = text == name
            yield Occurrence(name, span, inside, in_string=True, exact=exact, literal=literal)


def _text(node: ast.AST) -> str | None:
    """The text of a string as it runs; what an f-string puts in is a brace there."""
    match node:
        case ast.Constant(value=str(value)):
            return value
        case ast.Constant(value=bytes(value)):
            return value.decode("latin-1")
        case ast.JoinedStr():
            return "".join(_pieces(node))
    return None


def _pieces(node: ast.JoinedStr) -> Iterator[str]:
    for part in node.values:
        match part:
            case ast.Constant(value=str(value)):
                yield value
            case ast.FormattedValue(format_spec=ast.JoinedStr() as inner):
                yield "{"
                yield from _pieces(inner)
                yield "}"
            case _:
                yield "{}"


def _comments(source: PythonSource, node: ast.AST) -> list[Span]:
    """The comments between the pieces of a string that is written in several."""
    start, end = span_of(source, node)
    code = b"(" + source.code[start:end] + b"\n)"
    found = []
    lines = code.splitlines(keepends=True)
    try:
        for token in tokenize.tokenize(io.BytesIO(code).readline):
            if token.type == tokenize.COMMENT:
                before = sum(map(len, lines[: token.start[0] - 1]))
                column = len(token.line[: token.start[1]].encode())
                at = start - 1 + before + column
                found.append(Span(at, at + len(token.string.encode())))
    except (tokenize.TokenError, SyntaxError):
        return []
    return found


def whole_words(text: str, names: Names) -> list[str]:
    """The names that a text holds as whole words, in order."""
    code = text.encode(errors="replace")
    return [code[slice(*span)].decode() for span in spans(code, names.all)]
