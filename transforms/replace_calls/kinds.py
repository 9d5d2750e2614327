"""What a call gives, by the definition of what is called: a value, or something to be awaited."""

import ast
import re
import sys
from collections.abc import Iterator
from enum import Enum

from migrator.api import (
    Awaitables,
    ClassDefinition,
    Definition,
    Definitions,
    Found,
    Frame,
    Function,
    Outside,
    chain,
    decorators,
    is_generator,
    own_nodes,
    parameters,
)

#: Decorators that leave what a function gives as it is.
_KEEP_RESULT = frozenset(
    "classmethod staticmethod abstractmethod override final deprecated lru_cache cache".split()
)
_AWAITABLE = re.compile(r"\b(?:Awaitable|Coroutine|Future|Task)\b")
#: Annotations that say nothing.
_OPEN = re.compile(r"(?:typing\.)?Any|object|\w")
#: Modules whose functions give something to be awaited, more often than not.
_ASYNC_MODULES = frozenset({"asyncio", "anyio", "trio", "curio", "asgiref", "tornado"})


class Kind(Enum):
    """What a call gives."""

    PLAIN = "a plain value"
    COROUTINE = "a coroutine"
    ASYNC_GENERATOR = "an async generator"
    CONTEXT = "a context manager"
    ASYNC_CONTEXT = "an async context manager"
    #: The definition is there, and does not tell.
    UNCLEAR = "something that its definition does not tell"
    #: There is no definition to look at.
    UNKNOWN = "something unknown"

    @property
    def is_known(self) -> bool:
        """Whether it is certain."""
        return self not in {Kind.UNCLEAR, Kind.UNKNOWN}

    @property
    def is_simple(self) -> bool:
        """Whether `await` makes all the difference."""
        return self in {Kind.PLAIN, Kind.COROUTINE}


class Kinds:
    """Judges definitions."""

    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions
        self._awaitables = Awaitables(definitions)
        #: What is being judged, and so is not certain.
        self._open: set[ast.stmt] = set()

    def of(self, found: Found) -> Kind:
        """What a call of something gives."""
        if found.ends and all(isinstance(end, Outside) and _is_plain(end) for end in found.ends):
            return Kind.PLAIN
        if not found.is_certain:
            return Kind.UNKNOWN
        kinds = {self._of(definition) for definition in found.definitions}
        return kinds.pop() if len(kinds) == 1 else Kind.UNCLEAR

    def _of(self, definition: Definition) -> Kind:
        node = definition.node
        if isinstance(definition, ClassDefinition):
            is_awaitable = self._definitions.member(definition, "__await__").is_there
            return Kind.COROUTINE if is_awaitable else Kind.PLAIN
        if isinstance(node, ast.AsyncFunctionDef):
            return _of_async(node)
        if isinstance(node, ast.FunctionDef) and node not in self._open:
            self._open.add(node)
            kind = self._of_plain(node, definition)
            self._open.discard(node)
            return kind
        return Kind.UNCLEAR

    def _of_plain(self, node: ast.FunctionDef, definition: Definition) -> Kind:
        if "contextmanager" in decorators(node):
            return Kind.CONTEXT
        if not decorators(node) <= _KEEP_RESULT:
            return Kind.UNCLEAR
        annotation = ast.unparse(node.returns) if node.returns else ""
        if self._awaitables.give_coroutines(Found((definition,))) or _AWAITABLE.search(annotation):
            return Kind.COROUTINE
        if is_generator(node) or (annotation and not _OPEN.fullmatch(annotation)):
            return Kind.PLAIN
        if self._makes_its_class(node, definition):
            return Kind.PLAIN
        frame = Frame(self._definitions, definition.path, node)
        is_plain = all(self._is_plain(value, frame) for value in _returned(node))
        return Kind.PLAIN if is_plain else Kind.UNCLEAR

    def _makes_its_class(self, node: ast.FunctionDef, definition: Definition) -> bool:
        """Whether all that a class method gives are objects of its class, which are plain ones."""
        if "classmethod" not in decorators(node):
            return False
        own = definition.dotted.rpartition(".")[0]
        are_made = all(
            isinstance(value, ast.Call) and chain(value.func) == tuple(parameters(node)[:1])
            for value in _returned(node)
        )
        return are_made and self.of(self._definitions.look_up(own)) is Kind.PLAIN

    def _is_plain(self, node: ast.expr, frame: Frame) -> bool:
        """Whether nothing speaks for it that the value of an expression can be awaited."""
        match node:
            case ast.Call(func=func):
                found = frame.meaning(func)
                is_plain = all(isinstance(end, Outside) and _is_sync(end) for end in found.ends)
                return is_plain or self.of(found) in {Kind.PLAIN, Kind.CONTEXT}
            case ast.Name(id=name):
                return all(self._is_plain(*value) for value in frame.values(name))
            case ast.BoolOp(values=values):
                return all(self._is_plain(value, frame) for value in values)
            case ast.IfExp(body=body, orelse=orelse):
                return self._is_plain(body, frame) and self._is_plain(orelse, frame)
        return True


def _of_async(node: ast.AsyncFunctionDef) -> Kind:
    if is_generator(node):
        if "asynccontextmanager" in decorators(node):
            return Kind.ASYNC_CONTEXT
        return Kind.ASYNC_GENERATOR if decorators(node) <= _KEEP_RESULT else Kind.UNCLEAR
    return Kind.COROUTINE if decorators(node) <= _KEEP_RESULT else Kind.UNCLEAR


def _returned(node: Function) -> Iterator[ast.expr]:
    for inner in own_nodes(node):
        if isinstance(inner, ast.Return) and inner.value is not None:
            yield inner.value


def _is_plain(end: Outside) -> bool:
    """Whether it is of the standard library, and gives nothing to be awaited."""
    is_standard = end.dotted.partition(".")[0] in sys.stdlib_module_names
    return is_standard and _is_sync(end) and end.dotted != "builtins.anext"


def _is_sync(end: Outside) -> bool:
    return end.dotted.partition(".")[0] not in _ASYNC_MODULES
