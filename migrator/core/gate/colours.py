"""Calls whose result is awaited, or not, against what the function is: ``def`` or ``async def``.

Only what is certain is a fault. Whether a call looks suspicious is asked of the text first; a tree
is made only of files in which one does.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from migrator.core.definitions.awaitable import Awaitables
from migrator.core.definitions.ends import UNKNOWN, chain
from migrator.core.definitions.functions import holds_line
from migrator.core.definitions.look_up import Definitions
from migrator.core.diff import FileChange
from migrator.core.gate.colour_text import ColourText
from migrator.core.gate.faults import Fault, grown
from migrator.core.gate.view import View, python_after
from migrator.core.names import read
from migrator.core.source import PythonSource

_DEFINED = re.compile(rb"^[ \t]*(async[ \t]+)?def[ \t]+(\w+)", re.MULTILINE)
#: Attributes that a coroutine itself has, so that to take one may be meant.
_OF_COROUTINES = re.compile(r"__\w+__\Z|cr_\w+\Z|(?:close|throw)\Z")


def new_colour_faults(before: View, after: View, changes: Sequence[FileChange]) -> list[Fault]:
    """The awaits of plain functions, and the coroutines that get lost, by which files have more."""
    paths = python_after(changes)
    names = {name for change in changes for name in _other_colour(change)}
    touched = {change.path for change in changes}
    hurt = [path for path in after.tree.holding(names) if path not in touched] if names else []
    found = list(_faults(after, [*paths, *hurt]))
    if not found:
        return []
    return grown(_faults(before, sorted({fault.path for fault in found})), found)


def _other_colour(change: FileChange) -> set[str]:
    """The functions of a file that are async now and were not, or the other way round."""
    were, are = (
        {name.decode(errors="replace"): bool(word) for word, name in _DEFINED.findall(data or b"")}
        for data in (change.old, change.new)
    )
    return {name for name, is_async in were.items() if are.get(name, is_async) != is_async}


def _faults(view: View, paths: Iterable[str]) -> Iterator[Fault]:
    definitions = Definitions(view.project)
    text = ColourText(view, definitions)
    awaitables = Awaitables(definitions)
    for path in paths:
        callees = text.suspicious(path)
        source = view.source(path) if callees else None
        if source is not None:
            definitions.add(source)
            yield from _File(source, definitions, awaitables).faults(callees)


class _Use(Enum):
    """What is done with the result of a call."""

    AWAITED = "awaited"
    DROPPED = "dropped"
    TAKEN_FROM = "taken from"


@dataclass(frozen=True, slots=True)
class _Site:
    """A call, and what is done with its result."""

    call: ast.Call
    use: _Use

    @property
    def name(self) -> str:
        """The callee as written."""
        return ".".join(chain(self.call.func))


class _File:
    def __init__(
        self, source: PythonSource, definitions: Definitions, awaitables: Awaitables
    ) -> None:
        self._source = source
        self._definitions = definitions
        self._awaitables = awaitables

    def faults(self, callees: frozenset[str]) -> Iterator[Fault]:
        """What is wrong with calls of some callees."""
        lines = _lines(self._source, callees)
        sites = [site for site in _sites(self._source.tree, lines) if site.name in callees]
        roots = frozenset(callee.partition(".")[0] for callee in callees)
        reading = read(self._source, self._definitions.module(self._source.path), roots)
        uses = {use.span.start: use for use in reading.uses}
        for site in sites:
            func = site.call.func
            use = uses.get(self._source.offset(func.lineno, func.col_offset))
            found = self._definitions.of_use(reading, use) if use else UNKNOWN
            if site.use is _Use.AWAITED:
                is_wrong = self._awaitables.are_never(found)
            else:
                is_wrong = self._awaitables.are_coroutines(found)
            if is_wrong and not self._is_exchanged(site.name):
                yield self._fault(site)

    def _is_exchanged(self, name: str) -> bool:
        """Whether the file may put something else in the place of a function, as tests do."""
        leaf = re.escape(name.rpartition(".")[2].encode())
        exchange = rb"[\"'.]%s[\"']|\.%s\s*=(?!=)" % (leaf, leaf)
        return re.search(exchange, self._source.code) is not None

    def _fault(self, site: _Site) -> Fault:
        if site.use is _Use.AWAITED:
            code = "sync-awaited"
            message = f"{site.name}() is awaited, and gives nothing that can be"
            remedy = "take the await away, or call an async function"
        else:
            code = "coroutine-lost"
            how = "is not awaited" if site.use is _Use.DROPPED else "is used before it is awaited"
            message = f"the coroutine that {site.name}() gives {how}"
            remedy = "await it, or call a function that is not async"
        return Fault(self._source.path, site.call.lineno, code, message, remedy)


def _lines(source: PythonSource, callees: Iterable[str]) -> list[int]:
    """The lines that hold one of some callees, in order."""
    either = "|".join(re.escape(callee) for callee in sorted(callees))
    found = re.finditer(rf"(?:{either})\(".encode(), source.code)
    return [source.line_of(place.start()) for place in found]


def _sites(tree: ast.Module, lines: Sequence[int]) -> Iterator[_Site]:
    """The calls in the statements that hold some lines, as far as their result matters."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        match node:
            case ast.stmt() if not holds_line(node, lines):
                continue
            case ast.Call(
                func=ast.Attribute(value=started, attr="send"), args=[ast.Constant(value=None)]
            ):
                waiting += ast.iter_child_nodes(started)  # a coroutine is driven by hand
                continue
            case ast.Await(value=ast.Call() as call):
                yield _Site(call, _Use.AWAITED)
            case ast.Expr(value=ast.Call() as call):
                yield _Site(call, _Use.DROPPED)
            case ast.Attribute(value=ast.Call() as call, attr=attribute):
                if _OF_COROUTINES.match(attribute) is None:
                    yield _Site(call, _Use.TAKEN_FROM)
            case ast.Subscript(value=ast.Call() as call):
                yield _Site(call, _Use.TAKEN_FROM)
        if not _expects_trouble(node):
            waiting += ast.iter_child_nodes(node)


def _expects_trouble(node: ast.AST) -> bool:
    """Whether a block wants an error or a warning, so that any call in it may be meant."""
    if not isinstance(node, ast.With | ast.AsyncWith):
        return False
    calls = [item.context_expr for item in node.items]
    names = [(chain(call.func) or ("",))[-1] for call in calls if isinstance(call, ast.Call)]
    return any(re.match(r"assert[RW]|raises|warns|suppress", name) for name in names)
