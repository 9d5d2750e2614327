"""Code of a manifest, written in dotted names: what it must import, and how it reads then."""

import ast
import builtins
from collections.abc import Container, Iterator
from dataclasses import dataclass

from migrator.api import Destination, Origin, Project
from transforms.extract_fixtures.options import bound_names

#: A module that no file is named after.
_NO_FILE = "os.path."


@dataclass(frozen=True, slots=True)
class Code:
    """Code whose names are imported."""

    text: str
    imports: tuple[Destination, ...] = ()
    #: The names in it that no import brings.
    others: tuple[str, ...] = ()


def with_imports(
    tree: ast.AST,
    text: str,
    project: Project,
    *,
    by_name: bool,
    objects: Container[str] = frozenset(),
) -> Code:
    """``app.ctx.Ctx(user="u")`` as ``Ctx(user="u")``, with the import of ``Ctx``.

    With ``by_name``, a dotted name is taken for one of a module even if nobody knows it, unless
    it begins with one of ``objects``.
    """
    code = text.encode()
    starts = [0]
    for line in code.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    pieces: list[bytes] = []
    imports: list[Destination] = []
    others: list[str] = []
    own = bound_names(tree)
    position = 0
    for node, dotted in _names(tree):
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or 1) - 1] + (node.end_col_offset or 0)
        found = project.locate(dotted)
        root = dotted.partition(".")[0]
        if root in own:
            continue
        is_object = not by_name or root in objects
        is_instance = found.origin is Origin.UNKNOWN and is_object
        if is_instance or "." not in dotted:
            if not hasattr(builtins, root) and root not in others:
                others.append(root)
        elif dotted.startswith(_NO_FILE):
            imports.append(Destination(None, root))
        elif found.attributes:
            imports.append(Destination(found.module, found.attributes[0]))
            pieces += code[position:start], ".".join(found.attributes).encode()
            position = end
        else:
            imports.append(Destination(None, found.module))
    return Code(
        (b"".join(pieces) + code[position:]).decode(), tuple(dict.fromkeys(imports)), tuple(others)
    )


def renamed(tree: ast.AST, text: str, old: str, new: str) -> str:
    """The code with one name in the place of another."""
    code = text.encode()
    lines = code.splitlines(keepends=True)
    places = [
        sum(map(len, lines[: node.lineno - 1])) + node.col_offset
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id == old
    ]
    for place in sorted(places, reverse=True):
        code = code[:place] + new.encode() + code[place + len(old.encode()) :]
    return code.decode()


def _names(tree: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """The longest dotted names in some code, in the order of their places."""
    found: list[tuple[ast.expr, str]] = []
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        dotted = _dotted(node)
        if dotted and isinstance(node, ast.expr):
            found.append((node, dotted))
        else:
            waiting += ast.iter_child_nodes(node)
    yield from sorted(found, key=lambda pair: (pair[0].lineno, pair[0].col_offset))


def _dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        inner = _dotted(node.value)
        return f"{inner}.{node.attr}" if inner else ""
    return node.id if isinstance(node, ast.Name) else ""
