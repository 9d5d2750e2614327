"""Statements that fall back from one name of a setting to the other, one of them after the other.

What is left is the statement for the other case: it asks for the one name, and knows what to do
where that is not set.
"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from migrator.api import Edit, Span
from transforms.merge_env_vars.python.access import Access, Way
from transforms.merge_env_vars.python.asked import Asked, Form
from transforms.merge_env_vars.python.blocks import block_of, statement_removal
from transforms.merge_env_vars.python.collapse import MANY, UNCLEAR, collapsed
from transforms.merge_env_vars.python.fallbacks import Fallbacks
from transforms.merge_env_vars.python.file import Answer, File
from transforms.merge_env_vars.python.telling import renamed
from transforms.merge_env_vars.python.words import Inside, Occurrence

_READS = frozenset({Way.GET, Way.LOAD, Way.POP})


@dataclass(frozen=True, slots=True)
class _Result:
    """What a statement gives: to a variable, or back."""

    #: Where it goes; equal ones go to the same place.
    to: str
    value: ast.expr


@dataclass(frozen=True, slots=True)
class _Collapse:
    """What becomes of some statements."""

    span: Span
    edits: tuple[Edit, ...]
    #: The names in the order in which they are asked for.
    names: tuple[str, ...]
    #: The name that stays as it is, if one does.
    kept: Occurrence | None = None


def branch(file: File, occurrence: Occurrence) -> Answer | None:
    """A name that is read in one statement, and the other one in the next."""
    access = file.accesses.at(occurrence)
    if access is None:
        return None
    new = file.names.new(occurrence.name)
    branches = _Branches(file, new)
    for inside in _around(file, access):
        for found in branches.of(inside):
            answer = collapsed(
                file, found.span, found.edits, found.names, occurrence, kept=found.kept
            )
            if answer is not None:
                return answer
    if file.names.transition or not file.is_old(occurrence.name) or access.way not in _READS:
        return None
    if any(_falls_back(file, inside, access) for inside in _around(file, access)):
        return renamed(file, occurrence, access.shown, UNCLEAR)
    return None


def _around(file: File, access: Access) -> Iterator[Inside]:
    """The statements that an access stands in, as far as they may be a fallback."""
    for inside in access.inside.around():
        if isinstance(inside.node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            return
        if isinstance(inside.node, ast.stmt):
            if len(file.within(file.span(inside.node))) > MANY:
                return
            yield inside


def _falls_back(file: File, inside: Inside, access: Access) -> bool:
    """Whether a branch reads one name, and what stands before the branch the other."""
    new = file.names.new(access.name)
    parts = [_names(file, part, new) for part in _parts(file, inside)]
    others = [names for names in parts if access.name not in names]
    return len(others) < len(parts) and any(others)


def _parts(file: File, inside: Inside) -> Iterator[Sequence[ast.AST]]:
    """The parts of a condition or an attempt, of which one runs after the other at most."""
    match inside.node:
        case ast.If(test=test, body=body, orelse=orelse):
            before = _before(file, inside)
            yield [test] if before is None else [before, test]
            yield body
            yield orelse
        case ast.Try(body=body, handlers=handlers):
            yield body
            yield handlers


def _names(file: File, nodes: Sequence[ast.AST], new: str) -> set[str]:
    """The names of a setting that some nodes ask for."""
    return {
        one.name
        for node in nodes
        for one in file.within(file.span(node))
        if file.names.new(one.name) == new and file.accesses.at(one) is not None
    }


def _before(file: File, inside: Inside) -> ast.stmt | None:
    """The statement before a condition, if it is about what that one gives."""
    here = block_of(file, inside)
    if not here.index or not isinstance(here.node, ast.If):
        return None
    before = here.statements[here.index - 1]
    result = _result(before)
    asked = here.node.test
    if isinstance(asked, ast.UnaryOp):
        asked = asked.operand
    elif isinstance(asked, ast.Compare):
        asked = asked.left
    return before if result is not None and ast.unparse(asked) == result.to else None


class _Branches:
    """Statements of a file that ask for one setting."""

    def __init__(self, file: File, new: str) -> None:
        self._file = file
        self._fallbacks = Fallbacks(file, new)

    def of(self, inside: Inside) -> Iterator[_Collapse]:
        """What becomes of a statement, with the one behind it."""
        match inside.node:
            case ast.If(orelse=[other]) as node:
                yield from self._alternative(node, other)
            case ast.If(orelse=[]) as node:
                yield from self._early_return(node, self._next(inside))
            case ast.Try(handlers=[handler], orelse=[], finalbody=[]) as node:
                yield from self._attempt(node, handler)
            case ast.Assign() as node:
                yield from self._second_try(node, self._next(inside))

    def _next(self, inside: Inside) -> ast.stmt | None:
        here = block_of(self._file, inside)
        following = here.statements[here.index + 1 : here.index + 2]
        return following[0] if following else None

    def _alternative(self, node: ast.If, other: ast.stmt) -> Iterator[_Collapse]:
        """``if NEW in env: x = env[NEW]`` with ``else: x = env[OLD]``."""
        found = self._guarded(node)
        if found is None:
            return
        asked, result = found
        span = self._file.span(node)
        if isinstance(other, ast.If):
            yield from self._next_guard(span, asked, result, other)
            return
        last = _result(other)
        if last is None or last.to != result.to:
            return
        answer = self._fallbacks.asked(last.value)
        if answer is not None and _may_stand_for(asked, answer):
            yield self._kept(span, other, asked, answer)

    def _next_guard(
        self, span: Span, asked: Asked, result: _Result, other: ast.If
    ) -> Iterator[_Collapse]:
        """The same question by the other name: an ``elif``, or an ``if`` right behind."""
        found = self._guarded(other)
        start = self._file.span(other).start
        if found is None or found[1].to != result.to or found[0].receiver != asked.receiver:
            return
        if found[0].form is not asked.form or found[0].manner != asked.manner:
            return
        value = self._fallbacks.asked(found[1].value)
        if value is None:
            return
        if self._file.source.code.startswith(b"elif", start):
            start += len(b"el")
        edits = (Edit(span.start, start, b""), *found[0].edits, *value.edits)
        names = (*asked.names, *found[0].names)
        yield _Collapse(Span(span.start, self._file.span(other).end), edits, names)

    def _early_return(self, node: ast.If, following: ast.stmt | None) -> Iterator[_Collapse]:
        """``if NEW in env: return env[NEW]``, and right behind ``return env[OLD]``."""
        found = self._guarded(node)
        if found is None or found[1].to != "return" or following is None:
            return
        asked, result = found
        span = self._file.span(node)
        if isinstance(following, ast.If):
            yield from self._next_guard(span, asked, result, following)
            return
        last = _result(following)
        answer = self._fallbacks.asked(last.value) if last and last.to == "return" else None
        if answer is not None and _may_stand_for(asked, answer):
            end = self._file.span(following)
            edits = (Edit(span.start, end.start, b""), *answer.edits)
            yield _Collapse(Span(span.start, end.end), edits, (*asked.names, *answer.names))

    def _guarded(self, node: ast.If) -> tuple[Asked, _Result] | None:
        """``if NEW in env: x = env[NEW]``: the question, and what is done with the value."""
        asked = self._fallbacks.asked(node.test)
        if asked is None or len(asked.names) > 1 or asked.form not in {Form.SET, Form.GET}:
            return None
        if len(node.body) != 1 or asked.default is not None:
            return None
        result = _result(node.body[0])
        value = self._fallbacks.asked(result.value) if result is not None else None
        if result is None or value is None:
            return None
        is_same = value.names == asked.names and value.receiver == asked.receiver
        return (asked, result) if is_same else None

    def _attempt(self, node: ast.Try, handler: ast.ExceptHandler) -> Iterator[_Collapse]:
        """``try: x = env[NEW]`` with ``except KeyError: x = env[OLD]``."""
        if getattr(handler.type, "id", "") not in {"KeyError", "LookupError"} or handler.name:
            return
        if len(node.body) != 1 or len(handler.body) != 1:
            return
        first, last = _result(node.body[0]), _result(handler.body[0])
        if first is None or last is None or first.to != last.to:
            return
        asked, answer = self._fallbacks.asked(first.value), self._fallbacks.asked(last.value)
        if asked is None or answer is None or asked.form is not Form.LOAD:
            return
        if asked.receiver == answer.receiver and asked.manner == answer.manner:
            yield self._kept(self._file.span(node), handler.body[0], asked, answer)

    def _second_try(self, node: ast.Assign, following: ast.stmt | None) -> Iterator[_Collapse]:
        """``x = get(NEW)``, and right behind ``if x is None: x = get(OLD)``."""
        first = _result(node)
        if first is None or not isinstance(following, ast.If) or following.orelse:
            return
        last = _result(following.body[0]) if len(following.body) == 1 else None
        is_none = _asks_for_nothing(following.test, first.to)
        if last is None or last.to != first.to or is_none is None:
            return
        asked, answer = self._fallbacks.asked(first.value), self._fallbacks.asked(last.value)
        if asked is None or answer is None or asked.form is not Form.GET:
            return
        is_plain = asked.default is None and asked.receiver == answer.receiver
        if not is_plain or asked.manner != answer.manner:
            return
        span = Span(self._file.span(node).start, self._file.span(following).end)
        names = (*asked.names, *answer.names)
        if answer.form is Form.GET and answer.default is None:
            if b"#" in self._file.source.code[slice(*self._file.span(following))]:
                return
            gone = statement_removal(self._file, following)
            kept_name = asked.access.occurrence if asked.access is not None else None
            yield _Collapse(span, (*asked.edits, gone), names, kept_name)
        elif answer.form is Form.LOAD or (answer.form is Form.GET and is_none):
            start = self._file.span(first.value).start
            kept = self._file.span(last.value)
            edits = (Edit(start, kept.start, b""), *answer.edits)
            yield _Collapse(span, edits, names)

    def _kept(self, span: Span, kept: ast.stmt, asked: Asked, answer: Asked) -> _Collapse:
        """Nothing but one statement of several."""
        start, end = self._file.span(kept)
        edits = [Edit(span.start, start, b""), *answer.edits]
        if end < span.end:
            edits.append(Edit(end, span.end, b""))
        return _Collapse(span, tuple(edits), (*asked.names, *answer.names))


def _may_stand_for(asked: Asked, answer: Asked) -> bool:
    """Whether what is done without the first name does for both cases."""
    if asked.receiver != answer.receiver:
        return False
    is_exact = asked.access is not None and asked.access.way is Way.CONTAINS
    return is_exact or "None" in asked.manner or answer.default is None


def _result(node: ast.stmt) -> _Result | None:
    match node:
        case ast.Assign(targets=[ast.Name() | ast.Attribute() as target], value=value):
            return _Result(ast.unparse(target), value)
        case ast.Return(value=ast.expr() as value):
            return _Result("return", value)
    return None


def _asks_for_nothing(test: ast.expr, variable: str) -> bool | None:
    """Whether a condition asks if a variable is None; not at all, if it asks something else."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return False if ast.unparse(operand) == variable else None
        case ast.Compare(left=left, ops=[ast.Is()], comparators=[ast.Constant(value=None)]):
            return True if ast.unparse(left) == variable else None
    return None
