"""Where in a file a call stands: in which function, and whether `await` may stand there."""

import ast
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from migrator.api import Function, PythonSource, Reading, Span, chain, span_of

#: What takes coroutines to run them, by the last word of its name.
_RUNNERS = frozenset(
    """
    gather create_task ensure_future wait_for run_until_complete run_coroutine_threadsafe
    """.split()
)
#: The same, where the name could be anybody's.
_RUNNERS_OF_MODULES = frozenset("run wait shield as_completed timeout".split())
_LOOP_MODULES = frozenset("asyncio anyio trio uvloop nest_asyncio".split())
#: Variables that are loops, or groups of tasks, by their names.
_LOOP = re.compile(r".*(?:loop|group|tg|runner|nursery)", re.IGNORECASE)
#: How runners call what they run.
_COROUTINE_KEYWORDS = frozenset("coro main fut future aw aws coro_or_future".split())
_EXPECTS = re.compile(r"raises\w*|warns|deprecated_call|assert(?:Raises|Warns|Logs)\w*|suppress")


@dataclass(frozen=True, slots=True)
class Standing:
    """What is around a call."""

    #: The function whose code it is; None at module level, and in the body of a class.
    function: Function | None
    #: The class around that function, if it is a method.
    owner: ast.ClassDef | None
    #: Why `await` cannot stand here though the function may be async; empty if it can.
    blocked: str
    #: The `await` that it is the operand of.
    awaited: ast.Await | None
    #: What takes it to run it: ``gather``.
    handed: str
    #: Whether that is surely what it is called like.
    is_surely_handed: bool
    #: What around it expects an error or a warning: ``raises``.
    expecting: str
    in_fstring: bool

    @property
    def is_async(self) -> bool:
        """Whether `await` may stand here."""
        return isinstance(self.function, ast.AsyncFunctionDef) and not self.blocked


class Tree:
    """The tree of a file, seen from its leaves; only of statements with words that matter."""

    def __init__(self, source: PythonSource, reading: Reading) -> None:
        self.source = source
        self._reading = reading
        starts = [use.span.start for use in reading.uses]
        starts += [call.span.start for call in reading.calls]
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
            if isinstance(node, ast.Name)
        }

    @cached_property
    def calls(self) -> Mapping[Span, ast.Call]:
        """The calls of the file by their places."""
        return {self.span(node): node for node in self._parents if isinstance(node, ast.Call)}

    def span(self, node: ast.expr | ast.stmt) -> Span:
        """Where a node stands."""
        return span_of(self.source, node)

    def expression(self, offset: int, depth: int) -> ast.expr | None:
        """The name at a place with some of the attributes that are taken from it."""
        node: ast.AST | None = self._names.get(offset)
        for _attribute in range(depth):
            node = self.parent(node) if node else None
            if not isinstance(node, ast.Attribute):
                return None
        return node if isinstance(node, ast.expr) else None

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

    def standing(self, node: ast.expr) -> Standing:
        """What is around an expression."""
        function, owner, blocked = self._code(node)
        above = self.parent(node)
        return Standing(
            function,
            owner,
            blocked,
            above if isinstance(above, ast.Await) else None,
            *self._handed(node),
            self._expecting(node),
            any(isinstance(outer, ast.JoinedStr) for _part, outer in self.around(node)),
        )

    def _code(self, node: ast.expr) -> tuple[Function | None, ast.ClassDef | None, str]:
        """Whose code an expression is, and what of it stands in the way of an `await`."""
        blocked = ""
        comprehensions = 0
        iterable: ast.AST | None = None
        for part, outer in self.around(node):
            is_first = iterable is part
            iterable = None
            match outer:
                case ast.comprehension(iter=first) if part is first:
                    iterable = outer
                case ast.GeneratorExp(generators=clauses):
                    if not (is_first and part is clauses[0]):
                        blocked = blocked or "in a generator expression"
                case ast.ListComp(generators=clauses) | ast.SetComp(generators=clauses):
                    comprehensions += not (is_first and part is clauses[0])
                case ast.DictComp(generators=clauses):
                    comprehensions += not (is_first and part is clauses[0])
                case ast.Lambda():
                    is_body = part is outer.body
                    where = "in a lambda" if is_body else "in a default argument"
                    return None, None, where
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    if part not in outer.body:
                        return None, None, _in_head(outer, part)
                    if comprehensions > 1:
                        blocked = blocked or "in a comprehension inside of another one"
                    above = self.parent(outer)
                    return outer, above if isinstance(above, ast.ClassDef) else None, blocked
                case ast.ClassDef():
                    is_body = part in outer.body
                    place = "body" if is_body else "head"
                    return None, None, f"in the {place} of a class"
        return None, None, "at module level"

    def _handed(self, node: ast.expr) -> tuple[str, bool]:
        """What a coroutine is handed to, alone or with others, and whether that is certain."""
        for part, outer in self.around(node):
            match outer:
                case ast.Call() if part is not outer.func:
                    return self._runner(outer)
                case ast.List() | ast.Tuple() | ast.Set() | ast.Starred():
                    continue
                case ast.keyword(arg=name) if name in _COROUTINE_KEYWORDS:
                    continue
                case ast.ListComp(elt=element) | ast.SetComp(elt=element) if part is element:
                    continue
                case ast.GeneratorExp(elt=element) if part is element:
                    continue
                case ast.IfExp(test=test) if part is not test:
                    continue
            break
        return "", False

    def _runner(self, call: ast.Call) -> tuple[str, bool]:
        last = called(call)
        names = chain(call.func)
        root = self._imported.get(names[0], names[0]) if names else ""
        is_of_loops = root.partition(".")[0] in _LOOP_MODULES
        if last in _RUNNERS:
            is_loop = len(names) > 1 and _LOOP.fullmatch(names[-2]) is not None
            return last, is_of_loops or is_loop
        return (last, True) if last in _RUNNERS_OF_MODULES and is_of_loops else ("", False)

    @cached_property
    def _imported(self) -> Mapping[str, str]:
        """What the names are that the file imports, wherever."""
        return {
            alias.local: statement.target(alias)
            for statement in self._reading.imports
            for alias in statement.aliases
        }

    def _expecting(self, node: ast.expr) -> str:
        """What around an expression expects that it does not go well."""
        for part, outer in self.around(node):
            match outer:
                case ast.With() | ast.AsyncWith() if part in outer.body:
                    for item in outer.items:
                        word = called(item.context_expr)
                        if _EXPECTS.fullmatch(word):
                            return word
                case ast.Call() if part is not outer.func and _EXPECTS.fullmatch(called(outer)):
                    return called(outer)
        return ""


def _in_head(node: Function, part: ast.AST) -> str:
    if part is node.args:
        return "in a default argument"
    return "in a decorator" if part in node.decorator_list else "in an annotation"


def called(node: ast.expr) -> str:
    """The last word of what is called, or of a name."""
    func = node.func if isinstance(node, ast.Call) else node
    return str(getattr(func, "attr", getattr(func, "id", "")))
