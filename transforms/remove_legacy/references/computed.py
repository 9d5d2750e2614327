"""Places that look names or modules up without saying which: they may mean any of them."""

import ast
import re
from collections.abc import Iterator, Sequence

from migrator.api import Project, PythonSource, Span, chain, is_python, present, read
from transforms.remove_legacy.references.sightings import Sighting
from transforms.remove_legacy.targets import Target

_GETS = frozenset({"getattr", "hasattr", "setattr", "delattr"})
_LISTS_MODULES = re.compile(rb"\b(?:iter_modules|walk_packages|listdir|scandir|iterdir|r?glob)\(")
_IMPORTS = re.compile(rb"\bimport_module\(|\b__import__\(")


def computed(targets: Sequence[Target], project: Project) -> Iterator[Sighting]:
    """Every place that may take a target by a name that is put together."""
    yield from _from_modules(targets, project)
    yield from _from_folders(targets, project)


def _from_modules(targets: Sequence[Target], project: Project) -> Iterator[Sighting]:
    """``getattr(module, name)``, and ``globals()[name]`` in the module itself."""
    by_module: dict[str, list[Target]] = {}
    for target in targets:
        if target.name:
            by_module.setdefault(target.module, []).append(target)
    last_words = frozenset(module.rpartition(".")[2].encode() for module in by_module)
    own = {several[0].path: module for module, several in by_module.items()}
    for path in project.files.holding(("attr(", "globals()")) if by_module else ():
        data = project.files.read(path) or b""
        is_near = path in own or bool(present(data, last_words))
        source = project.parsed.source(path, data) if is_near and is_python(path) else None
        if source is not None:
            for module, node in _looked_into(source, project):
                for target in by_module.get(module, ()):
                    yield _sighting(source, node, target.dotted)


def _looked_into(source: PythonSource, project: Project) -> Iterator[tuple[str, ast.expr]]:
    """The modules that names are taken from by an expression, with the places."""
    here = project.layout.module(source.path)
    found: list[tuple[tuple[str, ...], ast.expr]] = []
    for node in ast.walk(source.tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[module, given, *_]) if name in _GETS:
                if not isinstance(given, ast.Constant):
                    found.append((chain(module) or _own_module(module), node))
            case ast.Subscript(value=ast.Call(func=ast.Name(id="globals")), ctx=ast.Load()):
                if not isinstance(node.slice, ast.Constant):
                    found.append((("globals",), node))
            case ast.Call(
                func=ast.Attribute(value=ast.Call(func=ast.Name(id="globals")), attr="get"),
                args=[given, *_],
            ) if not isinstance(given, ast.Constant):
                found.append((("globals",), node))
    if not found:
        return
    reading = read(source, here, frozenset(names[0] for names, _node in found if names))
    imported = {
        alias.local: statement.target(alias)
        for statement in reading.imports
        for alias in statement.aliases
    }
    for names, node in found:
        if names == ("globals",):
            yield here.dotted, node
        elif names and names[0] in imported:
            yield ".".join([imported[names[0]], *names[1:]]), node


def _own_module(node: ast.expr) -> tuple[str, ...]:
    """``sys.modules[__name__]`` is the module itself, as ``globals()`` is."""
    match node:
        case ast.Subscript(
            value=ast.Attribute(value=ast.Name(id="sys"), attr="modules"),
            slice=ast.Name(id="__name__"),
        ):
            return ("globals",)
    return ()


def _from_folders(targets: Sequence[Target], project: Project) -> Iterator[Sighting]:
    """Packages that import whatever lies in their folder."""
    for target in targets:
        package = "" if target.name else target.module.rpartition(".")[0]
        source = project.source(package) if package else None
        if source is None or not _IMPORTS.search(source.code):
            continue
        if found := _LISTS_MODULES.search(source.code):
            span = Span(*found.span())
            yield Sighting(
                source.path,
                span,
                source.line_of(span.start),
                target.dotted,
                firm=False,
                is_text=True,
            )


def _sighting(source: PythonSource, node: ast.expr, dotted: str) -> Sighting:
    start = source.offset(node.lineno, node.col_offset)
    return Sighting(
        source.path, Span(start, start + 1), node.lineno, dotted, firm=False, is_text=True
    )
