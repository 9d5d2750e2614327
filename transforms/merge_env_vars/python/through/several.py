"""Names that are given to the environment together with others: no method takes several."""

import ast
from collections.abc import Iterator

from transforms.merge_env_vars.python.access import ENVIRON, shown_as
from transforms.merge_env_vars.python.file import File
from transforms.merge_env_vars.python.through.values import NO_METHOD, TESTS, Direct, told
from transforms.merge_env_vars.python.words import Inside, Occurrence

_UPDATES = frozenset({f"{ENVIRON}.update", f"{ENVIRON}.__ior__"})


def several(file: File, occurrence: Occurrence) -> Iterator[Direct]:
    """A name in a mapping that ``os.environ`` is updated with, or patched."""
    around = _given_to(occurrence)
    if around is None:
        return
    start = file.span(occurrence.inside.node).start
    found = Direct(occurrence.name, start, occurrence.span, "")
    match around.node:
        case ast.Call(func=func) if file.meaning(func) in _UPDATES:
            yield told(found, NO_METHOD, f'os.environ.update({{"{occurrence.name}": …}})')
        case ast.Call(func=func, args=[patched, *_]) if _is_patch(func) and _is_environ(
            file, patched
        ):
            shown = f'{shown_as(func)}(os.environ, {{"{occurrence.name}": …}})'
            yield told(found, TESTS, shown)
        case ast.AugAssign(target=target, op=ast.BitOr()) if file.meaning(target) == ENVIRON:
            yield told(found, NO_METHOD, f'os.environ |= {{"{occurrence.name}": …}}')


def _given_to(occurrence: Occurrence) -> Inside | None:
    """What takes the mapping, or the keywords, that a name is given in."""
    inside = occurrence.inside
    if occurrence.keyword is not None:
        return inside.outer
    match inside.outer:
        case Inside(node=ast.Dict(keys=keys), outer=Inside() as outer) if inside.node in keys:
            return outer.outer if isinstance(outer.node, ast.keyword) else outer
    return None


def _is_patch(func: ast.expr) -> bool:
    return isinstance(func, ast.Attribute) and func.attr == "dict"


def _is_environ(file: File, node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return node.value == ENVIRON
    return file.meaning(node) == ENVIRON


def last_name(node: ast.expr) -> str:
    """The last name of a chain: what a call of it calls."""
    return str(getattr(node, "attr", getattr(node, "id", "")))
