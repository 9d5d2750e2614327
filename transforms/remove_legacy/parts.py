"""What is named, as parts of files: where each stands, and whether it is a mere shim."""

import ast
import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from migrator.api import (
    Binding,
    BindingKind,
    Definitions,
    Edit,
    Project,
    PythonSource,
    Reading,
    Span,
    bound_in_block,
    decorators,
    is_type_checking,
    listing,
    read,
    unlisted,
)
from transforms.remove_legacy.references.fixtures import fixture_name, is_for_all
from transforms.remove_legacy.regions import head, with_comments
from transforms.remove_legacy.shims.fallbacks import Fallback, is_about_imports
from transforms.remove_legacy.shims.judging import Shims
from transforms.remove_legacy.shims.subclasses import Subclasses
from transforms.remove_legacy.statements import ModuleStatements
from transforms.remove_legacy.targets import Target

_BY_NAME = ("conftest", "__main__", "setup", "noxfile", "manage", "wsgi", "asgi")
_OF_TESTS = frozenset({"test", "tests", "testing"})
OWN_LOGIC = "more than an old name"
ELSEWHERE = "bound in another way"
_ANYWAY = "name it in `definitions` if it is to go"


@dataclass(slots=True, eq=False)
class Part:
    """Something that is named, while it is decided whether it goes."""

    dotted: str
    path: str
    #: Where it stands, for a person.
    span: Span
    #: What goes with it; nothing where the file goes.
    regions: tuple[Span, ...] = ()
    #: Its entries in the ``__all__`` of its module, which go along.
    entries: tuple[Span, ...] = ()
    what: str = ""
    is_file: bool = False
    is_test: bool = False
    #: What tests ask for it by, if it is a fixture.
    fixture: str = ""
    #: For what falls back to an old module: what takes it out.
    edits: tuple[Edit, ...] = ()
    stays: str = ""
    reason: str = ""
    doubts: list[str] = field(default_factory=list)
    needs: set[str] = field(default_factory=set)

    def keep(self, why: str, reason: str = "") -> None:
        """Leave it where it is."""
        self.stays, self.reason = self.stays or why, self.reason or reason or why

    def owns(self, offset: int) -> bool:
        """Whether a place of its file goes with it."""
        spans = (*self.regions, *self.entries)
        return self.is_file or any(span.start <= offset < span.end for span in spans)


class Parts:
    """Makes parts of what is named."""

    def __init__(
        self,
        project: Project,
        definitions: Definitions,
        statements: ModuleStatements,
        whatever: frozenset[str],
    ) -> None:
        self._project = project
        self._definitions = definitions
        self._statements = statements
        self._shims = Shims(definitions, Subclasses(project, definitions))
        #: Names that may go whatever they do.
        self._whatever = whatever

    def of_target(self, target: Target) -> Part:
        """What a target comes to."""
        part = Part(target.dotted, target.path, Span(0, 0), is_test=target.is_test)
        source = self._project.source(target.module)
        if source is None or source.path != target.path:
            data = self._project.files.read(target.path) or b""
            source = self._project.parsed.source(target.path, data)
        if source is None:
            part.is_file = not target.name
            part.keep("its file cannot be read")
        elif target.name:
            self._name(part, target, source)
        else:
            self._module(part, target, source)
        return part

    @staticmethod
    def of_fallback(found: Fallback) -> Part:
        """Handlers for imports that never fail."""
        return Part(found.old, found.path, found.handlers, (found.handlers,), edits=found.edits)

    # Modules

    def _module(self, part: Part, target: Target, source: PythonSource) -> None:
        part.is_file = True
        part.what = "it only re-exports" if source.tree.body else "it holds nothing"
        last = target.module.rpartition(".")[2]
        is_test = last.startswith("test_") or last.endswith("_test")
        if target.path.endswith(".pyi") or self._project.files.read(f"{target.path}i") is not None:
            part.keep("a stub stands beside it")
        elif target.is_test:
            part.what = "the tests of what goes"
            folders = posixpath.dirname(target.path).split("/")
            if last in _BY_NAME:
                part.keep("others use it without naming it")
            elif not is_test and _OF_TESTS.isdisjoint(folders):
                part.keep(f"it does not look like tests: {_ANYWAY}", "no tests")
        elif target.whatever:
            part.what = "it is deprecated"
        elif last in _BY_NAME or is_test:
            part.keep("it is found by its name, without an import")
        else:
            self._shim(part, target, source)

    def _shim(self, part: Part, target: Target, source: PythonSource) -> None:
        """A module goes if it does no more than to re-export, and holds what may go itself."""
        here = self._definitions.module(source.path)
        for node in source.tree.body:
            names = bound_in_block(node, here)
            is_named = all(f"{target.module}.{name}" in self._whatever for name in names)
            if names and is_named:
                continue
            found = self._shims.in_module(node, source.path)
            if not found.what:
                line = node.lineno
                part.keep(f"it does more than to re-export, in line {line}: {_ANYWAY}", OWN_LOGIC)
                return
            part.doubts += [found.doubt] if found.doubt else []

    # Names

    def _name(self, part: Part, target: Target, source: PythonSource) -> None:
        nodes = self._statements.of(source)[target.name]
        part.span = head(source, nodes[0], target.name)
        several = all(map(_is_simple, nodes)) and (len(nodes) == 1 or target.whatever)
        if several or _is_overloaded(nodes):
            self._definition(part, target, source, nodes)
        else:
            self._imported(part, target, source, nodes)
        self._entries(part, target, source)

    def _definition(
        self, part: Part, target: Target, source: PythonSource, nodes: Sequence[ast.stmt]
    ) -> None:
        node = nodes[-1]
        part.regions = tuple(with_comments(source, one) for one in nodes)
        found = self._shims.judged(node, source.path)
        part.what = found.what
        part.fixture = fixture_name(node)
        if part.fixture and is_for_all(node):
            part.keep("all tests get it: it is an autouse fixture", "an autouse fixture")
        if target.whatever:
            part.what = part.what or "it is deprecated"
            if not found.what and not part.fixture and _is_decorated(node):
                part.doubts.append("its decorator may have made it known elsewhere")
            if target.name.startswith("__"):
                part.doubts.append("Python itself may call it")
        elif not found.what:
            part.keep(f"{found.reason}: {_ANYWAY}", OWN_LOGIC)
        if found.doubt:
            part.doubts.append(found.doubt)

    def _imported(
        self, part: Part, target: Target, source: PythonSource, nodes: Sequence[ast.stmt]
    ) -> None:
        """A name that imports bind, or that shares its statement with others."""
        part.what = "a re-export"
        here = self._definitions.module(source.path)
        match nodes:
            case [ast.Try() as node] if is_about_imports(node) and bound_in_block(node, here) == {
                target.name
            }:
                part.regions = (with_comments(source, node),)
            case [ast.If(body=[ast.Import() | ast.ImportFrom() as only], orelse=[]) as node] if (
                is_type_checking(node.test) and len(only.names) == 1
            ):
                part.regions = (with_comments(source, node),)
            case _:
                reading = read(source, here, frozenset({target.name}))
                part.regions = tuple(_aliases(reading, target.name))
                if not part.regions:
                    part.keep(_other_way(nodes), ELSEWHERE)

    def _entries(self, part: Part, target: Target, source: PythonSource) -> None:
        """What lists it in the ``__all__`` of its own module goes with it."""
        found = listing(source)
        entries = [entry for entry in found.entries if entry.name == target.name]
        if not entries:
            return
        places = [(entry.node.lineno, entry.node.col_offset) for entry in entries]
        part.entries = tuple(Span(at, at + 1) for at in (source.offset(*one) for one in places))
        if unlisted(source, found, entries) is None:
            part.keep(
                f"take its entry in `__all__`, in line {places[0][0]}, out by hand", ELSEWHERE
            )


def _is_simple(node: ast.stmt) -> bool:
    """Whether a statement binds one name, and goes with it."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return True
        case ast.Assign(targets=[ast.Name()]) | ast.AnnAssign(target=ast.Name()):
            return True
    return False


def _is_overloaded(nodes: Sequence[ast.stmt]) -> bool:
    """Whether all statements but the last only say what types a function takes."""
    *declared, defined = nodes
    return isinstance(defined, ast.FunctionDef | ast.AsyncFunctionDef) and all(
        isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) and "overload" in decorators(one)
        for one in declared
    )


def _aliases(reading: Reading, name: str) -> Iterator[Span]:
    """The places in imports that bind a name; none if it is bound in other ways as well."""
    bound = [reading.bindings[one] for one in reading.scopes[0].bound.get(name, ())]
    if not all(_is_plain(reading, one) for one in bound):
        return
    for one in bound:
        yield reading.imports[one.statement].aliases[one.alias].span


def _is_plain(reading: Reading, binding: Binding) -> bool:
    """Whether a binding is an import that nothing depends on."""
    if binding.kind is not BindingKind.IMPORT:
        return False
    statement = reading.imports[binding.statement]
    return not statement.guarded and (statement.type_checking or not binding.conditional)


def _is_decorated(node: ast.stmt) -> bool:
    return bool(getattr(node, "decorator_list", None))


def _other_way(nodes: Sequence[ast.stmt]) -> str:
    """How a name is bound that no statement binds alone."""
    if len(nodes) > 1:
        lines = [str(node.lineno) for node in nodes]
        return f"it is bound more than once, in lines {', '.join(lines[:-1])} and {lines[-1]}"
    if isinstance(nodes[0], ast.Assign):
        return f"line {nodes[0].lineno} binds other names too"
    return f"it is bound inside the block that begins in line {nodes[0].lineno}"
