"""A file with tests in it, or with what they use: its names, its functions, its calls."""

import ast
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from migrator.api import (
    Binding,
    Body,
    Destination,
    Function,
    ModuleName,
    PytestConfiguration,
    PythonSource,
    Reading,
    ScopeKind,
    Span,
    Use,
    module_body,
    read,
    span_of,
)
from transforms.extract_fixtures.places import Standing, standing
from transforms.extract_fixtures.roles import Roles

#: What takes a coroutine and runs it.
_RUN_COROUTINES = frozenset(
    "create_task ensure_future gather run run_until_complete shield wait_for".split()
)
#: The first line of a block.
_INDENTED = re.compile(
    rb"^[^\s#][^\n]*:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*\r?\n)*([ \t]+)\S", re.MULTILINE
)


class TestFile:
    """One file as the transform looks at it."""

    __test__ = False

    def __init__(
        self,
        source: PythonSource,
        module: ModuleName,
        roles: Roles,
        configurations: Sequence[PytestConfiguration],
    ) -> None:
        self.source = source
        #: Those of the folders above: which one holds depends on how pytest is called.
        self.configurations = configurations
        self.path = source.path
        self.module = module
        self.roles = roles

    @cached_property
    def _nodes(self) -> Sequence[ast.AST]:
        """The whole tree, walked once: many names are asked about."""
        return tuple(ast.walk(self.source.tree))

    @cached_property
    def unit(self) -> str:
        """One step of indentation, as the file has it."""
        found = _INDENTED.search(self.source.code)
        return found.group(1).decode() if found else "    "

    def imported_as(self, dotted: str) -> str | None:
        """The name by which the module surely has what a dotted name stands for."""
        for local, bounds in self.body.bound.items():
            if len(bounds) == 1 and bounds[0].target == dotted and not bounds[0].conditional:
                return local
        return None

    def loops_over(self, name: str) -> bool:
        """Whether a loop or a ``with`` of the module gives a name its values."""
        return any(
            bound.value is None
            and bound.target is None
            and not isinstance(bound.node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            for bound in self.body.bound.get(name, ())
        )

    def has_other(self, module: str) -> bool:
        """Whether a module's name stands for something else here."""
        bounds = self.body.bound.get(module, ())
        return any(bound.target != module for bound in bounds)

    @cached_property
    def body(self) -> Body:
        """What the module binds."""
        return module_body(self.source, self.module)

    def fixture_decorator(self, module: str) -> tuple[str, list[Destination]]:
        """How the file writes the decorator of a module's fixtures, with the import for it."""
        for local, bounds in self.body.bound.items():
            targets = {bound.target for bound in bounds}
            if targets == {module} and local != module:
                return f"{local}.fixture", []
            if targets == {f"{module}.fixture"}:
                return local, []
        return f"{module}.fixture", [Destination(None, module)]

    @cached_property
    def reading(self) -> Reading:
        """How the names of the module are bound and used."""
        imported = (
            alias.asname or alias.name.partition(".")[0]
            for node in self._nodes
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        )
        return read(self.source, self.module, frozenset({*self.body.bound, *imported}))

    @cached_property
    def _uses(self) -> Mapping[str, list[Use]]:
        found: dict[str, list[Use]] = defaultdict(list)
        for use in self.reading.uses:
            if self.reading.lookup(use.name, use.scope, use.order) == 0:
                found[use.name].append(use)
        return found

    def uses(self, name: str) -> list[Use]:
        """Where a name of the module is read."""
        return self._uses.get(name, [])

    def bindings(self, name: str) -> list[Binding]:
        """What binds a name at module level, or takes it away."""
        reading = self.reading
        return [reading.bindings[index] for index in reading.scopes[0].bound.get(name, ())]

    def is_global_in_function(self, name: str) -> bool:
        """Whether a function says that it assigns a name of the module."""
        return any(name in scope.global_names for scope in self.reading.scopes)

    def imports_read_in(self, span: Span) -> set[str]:
        """The imported names that a part of the file reads."""
        names = {
            alias.local
            for statement in self.reading.imports
            if not statement.scope
            for alias in statement.aliases
        }
        return names & self.names_read_in(span)

    def names_read_in(self, span: Span) -> set[str]:
        """The names of the module that a part of the file reads."""
        return {
            name
            for name in self.reading.words
            if any(span.start <= use.span.start < span.end for use in self.uses(name))
        }

    def reads_module(self, dotted: str, span: Span) -> bool:
        """Whether a part of the file reads something by the full name of a module."""
        local = dotted.partition(".")[0]
        read = (use.dotted(local) for use in self.uses(local) if use.span.start in range(*span))
        return "." not in dotted or any(f"{name}.".startswith(f"{dotted}.") for name in read)

    def hides_parameter(self, use: Use) -> bool:
        """Whether a class in a function binds the name itself: until then it reads the module's."""
        scope = self.reading.scopes[use.scope]
        return scope.kind is ScopeKind.CLASS and use.name in scope.bound

    def sees(self, name: str, use: Use) -> bool:
        """Whether a name, where something else is read, is the module's own."""
        return self.reading.lookup(name, use.scope, use.order) == 0

    def standing(self, use: Use) -> Standing:
        """What is around a use."""
        return standing(self.source, use.span.start)

    @cached_property
    def _calls(self) -> Mapping[int, ast.Call]:
        """Calls of plain names, by where the name stands."""
        return {
            span_of(self.source, node.func).start: node
            for node in self._nodes
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }

    def call_of(self, use: Use) -> ast.Call | None:
        """The call in which a name is what is called."""
        return None if use.chain else self._calls.get(use.span.start)

    @cached_property
    def awaited(self) -> Mapping[int, ast.Await]:
        """Names that are awaited themselves, by where they stand."""
        return {
            span_of(self.source, node.value).start: node
            for node in self._nodes
            if isinstance(node, ast.Await) and isinstance(node.value, ast.Name)
        }

    def passed_to_runner(self, name: str) -> str | None:
        """What runs a coroutine that goes by a name, where it is handed on to be run."""
        starts = {use.span.start for use in self.uses(name)}
        for node in self._nodes:
            if isinstance(node, ast.Call) and _last_name(node.func) in _RUN_COROUTINES:
                for one in node.args:
                    if isinstance(one, ast.Name) and span_of(self.source, one).start in starts:
                        return _last_name(node.func)
        return None

    def around(self, function: Function) -> tuple[ast.ClassDef, ...]:
        """The classes that a function stands in."""
        return standing(self.source, span_of(self.source, function).start).classes

    def attributes(self, name: str) -> Iterator[tuple[ast.Attribute, ast.Call | None]]:
        """Every attribute of a name that the file speaks of, with the call of it."""
        called = {
            node.func: node
            for node in self._nodes
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        for node in self._nodes:
            if isinstance(node, ast.Attribute) and node.attr == name:
                yield node, called.get(node)

    def inherits(self, owner: ast.ClassDef, others: Collection[ast.ClassDef]) -> bool:
        """Whether a class has one of some others among its bases."""
        bases = {_last_name(base) for base in owner.bases}
        return any(other is not owner and other.name in bases for other in others)

    def has_string(self, text: str) -> bool:
        """Whether a string of the file is just this: a name may be looked up by it."""
        return any(isinstance(node, ast.Constant) and node.value == text for node in self._nodes)

    def evaluates(self, name: str) -> bool:
        """Whether a doctest, or a condition that pytest evaluates, speaks of a name."""
        word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        doctests = (line for line in self.source.code.decode().splitlines() if ">>>" in line)
        return any(map(word.search, doctests)) or any(
            isinstance(one, ast.Constant) and isinstance(one.value, str) and word.search(one.value)
            for node in self._nodes
            if isinstance(node, ast.Call) and _last_name(node.func) in {"skipif", "xfail"}
            for one in node.args
        )

    def has_subclass(self, name: str) -> bool:
        """Whether a class of the file inherits from one of a name."""
        return any(
            _last_name(base) == name
            for node in self._nodes
            if isinstance(node, ast.ClassDef)
            for base in node.bases
        )

    def looks_up(self, name: str) -> bool:
        """Whether the name may be looked up by a string."""
        asked = (
            one
            for node in self._nodes
            if isinstance(node, ast.Call) and _last_name(node.func) in {"getattr", "hasattr"}
            for one in node.args[1:2]
        )
        if any(isinstance(one, ast.Constant) and one.value == name for one in asked):
            return True
        by_module = b"sys.modules[" in self.source.code
        if not by_module and not self.reading.looks_up:
            return False
        word = re.compile(rf"(?<![\w.]){re.escape(name)}(?!\w)")
        is_named = any(word.search(string.value) for string in self.reading.strings)
        return is_named or (by_module and any(True for _one in self.attributes(name)))

    def is_exported(self, name: str) -> bool:
        """Whether ``__all__`` lists a name."""
        return name in self.reading.exports.names

    def functions_named(self, name: str) -> list[Function]:
        """The functions that a name of the module stands for."""
        nodes = [bound.node for bound in self.body.bound.get(name, ())]
        return [node for node in nodes if isinstance(node, Function)]


def _last_name(node: ast.expr) -> str:
    return str(getattr(node, "attr", getattr(node, "id", "")))
