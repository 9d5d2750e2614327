"""Edits that give fixtures other scopes, in the words of their decorators."""

import ast
import re

from migrator.core.definitions.functions import Function
from migrator.core.edits import Edit
from migrator.core.names import Span
from migrator.core.pytest.fixtures import Fixture
from migrator.core.pytest.provided import FixtureScope
from migrator.core.source import PythonSource
from migrator.core.spans import span_of

_WORD = re.compile(rb"(\w*)('''|\"\"\"|'|\")(\w+)\2\Z")
_SPACE = re.compile(rb"[ \t]*")
_TO_END_OF_LINE = re.compile(rb"[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)")
_COMMA = re.compile(rb"\s*,")
_OPENING = re.compile(rb"\s*\(\s*(?:#[^\r\n]*\s*)*\Z")
_BARE = re.compile(rb"@[\w.]*\bfixture[ \t]*(?:#[^\r\n]*)?[\r\n]")
_EMPTY = re.compile(rb"@[\w.]*\bfixture\(\)")


def scope_edit(source: PythonSource, fixture: Fixture, scope: FixtureScope) -> list[Edit] | None:
    """What gives a fixture another scope; None where the text does not say it plainly."""
    call = _call(source, fixture)
    if call is None or not _is_plain(call):
        return None
    said = next((word for word in call.keywords if word.arg == "scope"), None)
    value = said.value if said else call.args[0] if len(call.args) == 1 else None
    word = _word(source, value) if value else None
    if value is None or word is None or FixtureScope.named(word[2].decode()) is None:
        return None
    span, behind = span_of(source, said or value), span_of(source, call.func).end
    if said is None and not _OPENING.match(source.code[behind : span.start]):
        return None
    if word[2].decode() == scope.word:
        return []
    if scope is FixtureScope.FUNCTION:
        return [_without(source, call, span)]
    prefix, quote, _old = word
    return [Edit(*span_of(source, value), prefix + quote + scope.word.encode() + quote)]


def _call(source: PythonSource, fixture: Fixture) -> ast.Call | None:
    """The decorator that makes a fixture, where it has arguments."""
    for node in ast.walk(source.tree):
        if not isinstance(node, Function) or node.lineno != fixture.line:
            continue
        for decorator in node.decorator_list:
            if span_of(source, decorator) == fixture.decorator.span:
                return decorator if isinstance(decorator, ast.Call) else None
    return None


def _is_plain(call: ast.Call) -> bool:
    """Whether all arguments stand there."""
    return all(word.arg for word in call.keywords) and not any(
        isinstance(value, ast.Starred) for value in call.args
    )


def _word(source: PythonSource, value: ast.expr) -> tuple[bytes, bytes, bytes] | None:
    """The prefix, the quotes and the text of a plain string."""
    if not isinstance(value, ast.Constant) or not isinstance(value.value, str):
        return None
    found = _WORD.match(source.code[slice(*span_of(source, value))])
    return (found[1], found[2], found[3]) if found else None


def _without(source: PythonSource, call: ast.Call, span: Span) -> Edit:
    """Takes an argument out of a call, with its comma; the brackets too, if they are empty then."""
    code = source.code
    parts: list[ast.expr | ast.keyword] = [*call.args, *call.keywords]
    arguments = sorted(span_of(source, each) for each in parts)
    at = arguments.index(span)
    if len(arguments) == 1:
        return _alone(source, call, span)
    comma = _COMMA.match(code, span.end)
    end = comma.end() if comma else span.end
    line_start = source.line_starts[source.line_of(span.start) - 1]
    rest_of_line = _TO_END_OF_LINE.match(code, end)
    if rest_of_line and not code[line_start : span.start].strip():
        return Edit(line_start, rest_of_line.end(), b"")
    if at + 1 < len(arguments):
        has_more = rest_of_line is None
        found = _SPACE.match(code, end) if has_more else None
        return Edit(span.start, found.end() if found else end, b"")
    before = arguments[at - 1].end
    is_commented = b"#" in code[before : span.start]
    return Edit(span.start if is_commented else before, span.end, b"")


def _alone(source: PythonSource, call: ast.Call, span: Span) -> Edit:
    """Takes out the only argument, and its brackets unless others are written with none in them."""
    start, end = span_of(source, call.func).end, span_of(source, call).end
    around = source.code[start : span.start] + source.code[span.end : end]
    if b"#" in around:
        comma = _COMMA.match(source.code, span.end)
        space = _SPACE.match(source.code, comma.end() if comma else span.end)
        return Edit(span.start, space.end() if space else span.end, b"")
    is_empty_elsewhere = _EMPTY.search(source.code) and not _BARE.search(source.code)
    return Edit(start, end, b"()" if is_empty_elsewhere else b"")
