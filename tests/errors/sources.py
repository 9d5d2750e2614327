"""All codes that there are, read from the sources: whoever adds one cannot forget to tell of it."""

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: What makes errors, with the place of the code among its arguments, and what is put before it.
_MAKERS = {
    "Problem": (0, ""),
    "refused": (0, ""),
    "Mistake": (0, "manifest."),
    "mistake": (0, "manifest."),
    "Fault": (2, ""),
    "Gap": (2, ""),
    "_Sort": (0, ""),
    "Unreadable": (1, ""),
}
#: What `export_names` calls a fault has no code, and is nobody's but its own.
_OTHERS = ("transforms/export_names/faults.py",)


@dataclass(frozen=True, slots=True)
class Site:
    """A place where an error is made, with the codes that it may have there."""

    place: str
    codes: tuple[str, ...]


def sites() -> list[Site]:
    """Every place where an error is made."""
    files = [path for name in ("migrator", "transforms") for path in (ROOT / name).rglob("*.py")]
    names = {path: path.relative_to(ROOT).as_posix() for path in sorted(files)}
    return [
        site
        for path, name in names.items()
        if name not in _OTHERS
        for site in _sites(name, ast.parse(path.read_bytes()))
    ]


def _sites(name: str, tree: ast.Module) -> Iterator[Site]:
    """The places of a module."""
    for function, call in _calls(tree):
        maker = call.func.id if isinstance(call.func, ast.Name) else ""
        if maker not in _MAKERS or isinstance(call.args[0], ast.Starred):
            continue  # one that was made before, and is made again from all that it was
        number, family = _MAKERS[maker]
        code = call.args[number]
        if _is_handed_on(code, function):
            continue
        values = tuple(f"{family}{value}" for value in _values(code, tree, function))
        assert values, f"{name}:{call.lineno}: the code is not written out"
        yield Site(f"{name}:{call.lineno}", values)


def _calls(tree: ast.AST, function: ast.AST | None = None) -> Iterator[tuple[ast.AST, ast.Call]]:
    """All calls, each with the function that it stands in."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call):
            yield function or tree, node
        inner = node if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else function
        yield from _calls(node, inner)


def _is_handed_on(code: ast.expr, function: ast.AST) -> bool:
    """Whether the code comes from somewhere else, where it is written out."""
    if isinstance(code, ast.JoinedStr):
        code = next(part.value for part in code.values if isinstance(part, ast.FormattedValue))
    if isinstance(code, ast.Attribute):
        return code.attr == "code"
    if isinstance(code, ast.Subscript):
        return ast.unparse(code.slice) == "'type'"  # what `mistake` gave to pydantic
    # `refused` and `mistake` themselves.
    is_maker = isinstance(function, ast.FunctionDef) and function.name in _MAKERS
    return is_maker and isinstance(code, ast.Name)


def _values(code: ast.expr, tree: ast.Module, function: ast.AST) -> list[str]:
    """What a code may be: a text, or a name that stands for nothing but texts."""
    if isinstance(code, ast.Constant) and isinstance(code.value, str):
        return [code.value]
    if not isinstance(code, ast.Name):
        return []
    given = _assigned(code.id, ast.walk(function)) or _assigned(code.id, tree.body)
    return given or _handed_over(code.id, tree, function)


def _assigned(name: str, nodes: Iterable[ast.AST]) -> list[str]:
    found = []
    for node in nodes:
        if isinstance(node, ast.Assign) and isinstance(target := node.targets[0], ast.Name):
            if target.id == name and isinstance(node.value, ast.Constant):
                found.append(str(node.value.value))
        elif isinstance(node, ast.Assign) and isinstance(target, ast.Tuple):
            found += _unpacked(name, target, node.value)
    return found


def _unpacked(name: str, target: ast.Tuple, value: ast.expr) -> list[str]:
    """``code, key = "some-code", key``."""
    names = [part.id if isinstance(part, ast.Name) else "" for part in target.elts]
    if name not in names or not isinstance(value, ast.Tuple):
        return []
    part = value.elts[names.index(name)]
    return [str(part.value)] if isinstance(part, ast.Constant) else []


def _handed_over(name: str, tree: ast.Module, function: ast.AST) -> list[str]:
    """What a parameter gets from all calls of its function."""
    if not isinstance(function, ast.FunctionDef):
        return []
    number = [parameter.arg for parameter in function.args.args].index(name)
    calls = [call for _in, call in _calls(tree) if _is_of(call, function.name)]
    return [value for call in calls for value in _texts(call.args[number : number + 1])]


def _is_of(call: ast.Call, function: str) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == function


def _texts(nodes: Sequence[ast.expr]) -> list[str]:
    return [
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
