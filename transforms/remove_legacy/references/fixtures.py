"""Fixtures of pytest, which are asked for by parameters and by strings."""

import ast
import re
from collections.abc import Iterator

from migrator.api import Function, Project, PythonSource, Span, decorators, is_python
from transforms.remove_legacy.references.sightings import Sighting

_MAKERS = frozenset({"fixture", "yield_fixture"})
_USED = re.compile(rb"usefixtures\b[^\n]*(?:\n[ \t]+[^\n]*)*")
_SEPARATOR = re.compile(r"[\s,]+")


def fixture_name(node: ast.stmt) -> str:
    """What tests call a fixture; nothing for a statement that makes none."""
    if not isinstance(node, Function) or decorators(node).isdisjoint(_MAKERS):
        return ""
    name = _said(node, "name")
    return name if isinstance(name, str) else node.name


def is_for_all(node: ast.stmt) -> bool:
    """Whether all tests get a fixture, whether they ask for it or not."""
    return isinstance(node, Function) and _said(node, "autouse") not in {None, False}


def _said(node: Function, option: str) -> object:
    """An option of the decorator; a part of the tree where it is computed."""
    for decorator in node.decorator_list:
        for keyword in decorator.keywords if isinstance(decorator, ast.Call) else ():
            if keyword.arg == option:
                return getattr(keyword.value, "value", keyword.value)
    return None


def asking(dotted: str, name: str, project: Project) -> Iterator[Sighting]:
    """Every place that asks for a fixture by its name."""
    for path in project.files.holding((name,)):
        data = project.files.read(path) or b""
        source = project.parsed.source(path, data) if is_python(path, data[:80]) else None
        if source is not None:
            for node in ast.walk(source.tree):
                if _asks(node, name):
                    yield _sighting(source, node, dotted)
        else:
            word = re.compile(rb"(?<!\w)%b(?!\w)" % re.escape(name.encode()))
            for found in _USED.finditer(data):
                if word.search(found.group()):
                    line = data.count(b"\n", 0, found.start()) + 1
                    yield Sighting(path, Span(*found.span()), line, dotted)


def _asks(node: ast.AST, name: str) -> bool:
    match node:
        case ast.arg(arg=parameter):
            return parameter == name
        case ast.Constant(value=str(text)):
            return name in _SEPARATOR.split(text) and len(text) < len(name) + 80
    return False


def _sighting(source: PythonSource, node: ast.AST, dotted: str) -> Sighting:
    line: int = getattr(node, "lineno", 1)
    start = source.offset(line, getattr(node, "col_offset", 0))
    return Sighting(source.path, Span(start, start + 1), line, dotted)
