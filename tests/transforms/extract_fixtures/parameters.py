"""The parameters that a change has given to functions, and who needs them."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Grown:
    """A function that has got parameters."""

    place: str
    function: Function
    parameters: frozenset[str]

    @property
    def unread(self) -> set[str]:
        """The new parameters that nothing in it reads."""
        read = {
            node.id
            for statement in self.function.body
            for node in ast.walk(statement)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        }
        return set(self.parameters - read)


def grown(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[Grown]:
    """The functions of a project that have parameters which they had not."""
    for path, data in after.items():
        if not path.endswith(".py") or data == before.get(path):
            continue
        old = _functions(before.get(path, b""))
        for name, function in _functions(data).items():
            had = _parameters(old[name]) if name in old else frozenset()
            new = _parameters(function) - had - {"self"}
            if new:
                yield Grown(f"{path}::{name}", function, new)


def made_fixtures(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    """The names of fixtures that a project did not have, but for those that come by themselves."""
    old = {name for path in before for name in _fixtures(path, before)}
    for path in after:
        yield from _fixtures(path, after) - old


def asked(files: Mapping[str, bytes]) -> set[str]:
    """All names of parameters in a project."""
    return {
        name
        for path, data in files.items()
        if path.endswith(".py")
        for function in _functions(data).values()
        for name in _parameters(function)
    }


def functions_in(path: str, files: Mapping[str, bytes]) -> set[str]:
    """The dotted names of all functions of a file, if it is one of Python."""
    return set(_functions(files[path])) if path.endswith(".py") else set()


def _fixtures(path: str, files: Mapping[str, bytes]) -> set[str]:
    if not path.endswith(".py"):
        return set()
    return {
        name.rpartition(".")[2]
        for name, function in _functions(files[path]).items()
        if any(_is_plain_fixture(decorator) for decorator in function.decorator_list)
    }


def _is_plain_fixture(decorator: ast.expr) -> bool:
    text = ast.unparse(decorator)
    return "fixture" in text and "autouse" not in text


def _functions(data: bytes) -> dict[str, Function]:
    """The functions of a file by their names, of several the last; none of what is broken."""
    try:
        return dict(_named(ast.parse(data), ""))
    except SyntaxError:
        return {}


def _named(node: ast.AST, prefix: str) -> Iterator[tuple[str, Function]]:
    for child in ast.iter_child_nodes(node):
        name = prefix
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = f"{prefix}.{child.name}".lstrip(".")
        if isinstance(child, Function):
            yield name, child
        yield from _named(child, name)


def _parameters(function: Function) -> frozenset[str]:
    arguments = function.args
    every = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
    return frozenset(argument.arg for argument in every)
