"""What is named, as parts of files: where each stands, and whether it is a mere shim."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from migrator.api import (
    Definitions,
    Edit,
    ModuleName,
    Project,
    PythonSource,
    Reading,
    Span,
    bound_in_block,
    decorators,
    is_type_checking,
    line_end,
    read,
    span_of,
)
from transforms.remove_legacy.fallbacks import Fallback, is_about_imports, taken_out
from transforms.remove_legacy.shims import is_idle, judged
from transforms.remove_legacy.targets import Target

_BY_NAME = ("conftest", "__main__", "setup", "noxfile", "manage", "wsgi", "asgi")
OWN_LOGIC = "more than an old name"


@dataclass(slots=True, eq=False)
class Part:
    """Something that is named, while it is decided whether it goes."""

    dotted: str
    path: str
    span: Span
    regions: tuple[Span, ...] = ()
    what: str = ""
    is_file: bool = False
    is_test: bool = False
    is_fixture: bool = False
    edit: Edit | None = None
    stays: str = ""
    reason: str = ""
    doubts: list[str] = field(default_factory=list)
    needs: set[str] = field(default_factory=set)

    def keep(self, why: str, reason: str) -> None:
        """Leave it where it is."""
        self.stays, self.reason = self.stays or why, self.reason or reason

    def owns(self, path: str, offset: int) -> bool:
        """Whether a place goes with it."""
        if path != self.path:
            return False
        return self.is_file or any(span.start <= offset < span.end for span in self.regions)


class Parts:
    """Makes parts of what is named."""

    def __init__(self, project: Project, definitions: Definitions, whatever: set[str]) -> None:
        self._project = project
        self._definitions = definitions
        #: Names that may go whatever they do.
        self._whatever = whatever
        self._by_name: dict[str, dict[str, list[ast.stmt]]] = {}

    def of_target(self, target: Target) -> Part:
        """What a target comes to."""
        part = Part(target.dotted, target.path, Span(0, 0), is_test=target.is_test)
        source = self._project.source(target.module)
        if source is None or source.path != target.path:
            data = self._project.files.read(target.path) or b""
            source = self._project.parsed.source(target.path, data)
        if source is None:
            part.is_file = not target.name
            part.keep("its file cannot be read", "its file cannot be read")
        elif target.name:
            self._name(part, target, source)
        else:
            self._module(part, target, source)
        return part

    def of_fallback(self, found: Fallback) -> Part:
        """A handler for imports that are never needed."""
        return Part(found.old, found.path, found.handler, (found.handler,), edit=taken_out(found))

    # Modules

    def _module(self, part: Part, target: Target, source: PythonSource) -> None:
        part.is_file = True
        part.what = "the tests of what goes" if target.is_test else "it only re-exports"
        last = target.module.rpartition(".")[2]
        if target.path.endswith(".pyi") or self._project.files.read(f"{target.path}i") is not None:
            part.keep("a stub stands beside it", "a stub stands beside it")
        elif target.whatever:
            part.what = part.what if target.is_test else "it is deprecated"
        elif last in _BY_NAME or last.startswith("test_") or last.endswith("_test"):
            part.keep("it is loaded by its name", "it is loaded by its name")
        elif line := self._own_line(target, source):
            part.keep(f"it does more than to re-export, in line {line}", OWN_LOGIC)

    def _own_line(self, target: Target, source: PythonSource) -> int:
        """The first line of a module that does more than to re-export; 0 if there is none."""
        for node in source.tree.body:
            if not self._is_shim(node, target, source):
                return node.lineno
        return 0

    def _is_shim(self, node: ast.stmt, target: Target, source: PythonSource) -> bool:
        match node:
            case (
                ast.Assign(targets=[ast.Name(id="__all__")])
                | ast.AugAssign(target=ast.Name(id="__all__"))
            ):
                return True
            case ast.If(test=test, orelse=[]) if is_type_checking(test):
                return all(map(is_idle, node.body))
            case ast.Try():
                return is_about_imports(node)
        if is_idle(node):
            return True
        here: ModuleName = self._definitions.module(source.path)
        names = bound_in_block(node, here)
        if names and all(f"{target.module}.{name}" in self._whatever for name in names):
            return True
        found = judged(node, source.path, self._definitions)
        return bool(found.what and not found.doubt)

    # Names

    def _statements(self, source: PythonSource) -> Mapping[str, list[ast.stmt]]:
        """The statements of a module by the names that they bind."""
        if source.path not in self._by_name:
            here = self._definitions.module(source.path)
            found: dict[str, list[ast.stmt]] = {}
            for node in source.tree.body:
                for name in bound_in_block(node, here):
                    found.setdefault(name, []).append(node)
            self._by_name[source.path] = found
        return self._by_name[source.path]

    def _name(self, part: Part, target: Target, source: PythonSource) -> None:
        nodes = self._statements(source)[target.name]
        simple = [node for node in nodes if _is_simple(node)]
        part.span = _head(source, nodes[0], target.name)
        if simple == nodes and (len(nodes) == 1 or target.whatever):
            self._definition(part, target, source, nodes)
        else:
            self._imported(part, target, source, nodes)

    def _definition(
        self, part: Part, target: Target, source: PythonSource, nodes: list[ast.stmt]
    ) -> None:
        part.regions = tuple(with_comments(source, node) for node in nodes)
        found = judged(nodes[0], source.path, self._definitions)
        part.what = found.what
        node = nodes[0]
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            part.is_fixture = "fixture" in decorators(node)
        if target.whatever:
            part.what = part.what or "it is deprecated"
            decorated = getattr(node, "decorator_list", None)
            if decorated and not found.what:
                part.doubts.append("its decorator may have made it known elsewhere")
        elif not found.what:
            part.keep(f"{found.reason}: name it in `definitions` if it is to go", OWN_LOGIC)
        if found.doubt:
            part.doubts.append(found.doubt)

    def _imported(
        self, part: Part, target: Target, source: PythonSource, nodes: list[ast.stmt]
    ) -> None:
        """A name that imports bind, or that shares its statement with others."""
        reading = read(source, self._definitions.module(source.path), frozenset({target.name}))
        here = self._definitions.module(source.path)
        bound = [reading.bindings[one] for one in reading.scopes[0].bound.get(target.name, ())]
        aliases = list(_aliases(reading, target.name))
        match nodes:
            case [ast.Try() as node] if is_about_imports(node) and bound_in_block(node, here) == {
                target.name
            }:
                part.regions = (with_comments(source, node),)
            case [ast.Import() | ast.ImportFrom()] if len(aliases) == len(bound) == 1:
                part.regions = tuple(aliases)
            case _:
                why = "it is bound in several places, or together with others"
                part.keep(why, "bound in several places")
        part.what = "a re-export"


def _aliases(reading: Reading, name: str) -> Iterator[Span]:
    for statement in reading.imports:
        if statement.scope == 0 and not statement.is_star:
            yield from (alias.span for alias in statement.aliases if alias.local == name)


def _is_simple(node: ast.stmt) -> bool:
    """Whether a statement binds one name, and goes with it."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return True
        case ast.Assign(targets=[ast.Name()]) | ast.AnnAssign(target=ast.Name()):
            return True
    return False


def with_comments(source: PythonSource, node: ast.stmt) -> Span:
    """A statement with the comments right above it, and the one behind it."""
    start, end = span_of(source, node)
    behind = line_end(source.code, end)
    if source.code[end:behind].strip().startswith(b"#"):
        end = behind
    line = source.line_of(start)
    first = line
    while first > 1 and source.line_text(first - 1).startswith("#"):
        first -= 1
    # What a file begins with is about the file.
    if first > 1 and source.column_of(start) == 1:
        start = source.line_starts[first - 1]
    return Span(start, end)


def _head(source: PythonSource, node: ast.stmt, name: str) -> Span:
    """Where a statement has the name."""
    start, end = span_of(source, node)
    line = source.offset(node.lineno, node.col_offset)
    at = source.code.find(name.encode(), line, end)
    return Span(at, at + len(name.encode())) if at >= 0 else Span(start, end)
