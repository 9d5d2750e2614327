"""The objects of test classes: what their methods call themselves, and what they have."""

import ast
from collections.abc import Iterator

from migrator.api import Function, parameters, span_of
from transforms.extract_fixtures.cannot_take import CannotTake
from transforms.extract_fixtures.places import Standing, standing
from transforms.extract_fixtures.testfile import TestFile


def refuse_taken_attribute(owner: ast.ClassDef, name: str) -> None:
    """Raises `CannotTake` where the objects of a class have an attribute of a name already."""
    taken = {
        node.attr
        for node in ast.walk(owner)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in {"self", "cls"}
    }
    bound = {node.name for node in owner.body if isinstance(node, Function | ast.ClassDef)}
    bound |= {
        node.id
        for one in owner.body
        for node in ast.walk(one)
        if isinstance(node, ast.Name)
        and isinstance(node.ctx, ast.Store)
        and isinstance(one, ast.Assign | ast.AnnAssign)
    }
    if name in taken | bound or f"_{name}" in bound:
        raise CannotTake(f"the class `{owner.name}` has an attribute `{name}` already")


def own_attributes(
    file: TestFile, classes: tuple[ast.ClassDef, ...], name: str
) -> Iterator[tuple[ast.Attribute, ast.Call | None, Standing]]:
    """Where a file takes an attribute from a class, or from the object of its methods."""
    for node, call in file.attributes(name):
        offset = span_of(file.source, node).start
        place = standing(file.source, offset)
        if isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "super":
            yield node, None, place
        if not isinstance(node.value, ast.Name):
            continue
        own = parameters(place.function)[:1] if place.function else []
        is_object = place.classes == classes and [node.value.id] == own
        if is_object and place.function and is_hidden(file, place.function, own[0], offset):
            continue
        if is_object or node.value.id == classes[-1].name:
            yield node, call if is_object else None, place


def is_hidden(file: TestFile, function: Function, name: str, offset: int) -> bool:
    """Whether a function inside of another one has a parameter of that name for itself."""
    return any(
        isinstance(inner, Function | ast.Lambda)
        and inner is not function
        and _is_within(file, inner, offset)
        and name in parameters(inner)
        for inner in ast.walk(function)
    )


def _is_within(file: TestFile, node: Function | ast.Lambda, offset: int) -> bool:
    span = span_of(file.source, node)
    return span.start <= offset < span.end


def rebinds(function: Function, name: str) -> bool:
    """Whether a function assigns a name anew, or deletes it."""
    stored = (node for node in ast.walk(function) if isinstance(node, ast.Name))
    return any(node.id == name and not isinstance(node.ctx, ast.Load) for node in stored)


def binds(function: Function, name: str) -> bool:
    """Whether a function, or one inside of it, gives a name a meaning of its own."""
    return any(bound == name for bound in _bound_in(function))


def _bound_in(function: Function) -> Iterator[str]:
    for node in ast.walk(function):
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                yield name
            case ast.arg(arg=name):
                yield name
            case ast.alias(name=name, asname=asname):
                yield asname or name.partition(".")[0]
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
                yield name
