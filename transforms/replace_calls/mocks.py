"""By which names a test knows the mock that a patch makes."""

import ast
from collections.abc import Iterator

from migrator.api import Function, chain, decorators, own_nodes, parameters
from transforms.replace_calls.tree import Tree, called

#: Variables whose methods patch for the length of a test, and give the mock.
_MOCKERS = frozenset({"mocker", "class_mocker", "module_mocker", "session_mocker"})
#: A variable, or an attribute of one: ``("self", "m")``.
Name = tuple[str, ...]


def given_by(call: ast.Call) -> ast.expr | None:
    """What a patch puts in the place of what it names; None where it makes a mock."""
    for keyword in call.keywords:
        if keyword.arg in {"new", "new_callable", "value"}:
            return keyword.value
    index = 2 if called(call) in {"object", "spy"} or _has_target(call) else 1
    return call.args[index] if len(call.args) > index else None


def _has_target(call: ast.Call) -> bool:
    """Whether the module stands beside the name: ``setattr(module, "name", …)``."""
    first = call.args[0] if call.args else None
    return called(call) in {"setattr", "delattr"} and not isinstance(first, ast.Constant)


def uses_of_mock(tree: Tree, call: ast.Call) -> Iterator[ast.Attribute]:
    """What is asked of the mock of a patch, as far as names lead to it."""
    scopes, names = _known(tree, call)
    for node in (node for scope in scopes if names for node in ast.walk(scope)):
        if isinstance(node, ast.Attribute) and chain(node.value) in names:
            yield node


def _known(tree: Tree, call: ast.Call) -> tuple[list[ast.AST], set[Name]]:
    """Where names stand for the mock, and which."""
    function = next(tree.functions(call), tree.source.tree)
    given = given_by(call)
    if isinstance(given, ast.Name) and not _names_its_class(call):
        return [function], {(given.id,)}
    above = tree.parent(call)
    if isinstance(above, Function):
        return [above], set(_parameter(tree, above, call))
    if isinstance(above, ast.withitem):
        name = chain(above.optional_vars) if above.optional_vars else ()
        return [function], {name} - {()}
    names = set(_assigned(tree, function, call))
    owner = tree.parent(function)
    if isinstance(owner, ast.ClassDef) and any(len(name) > 1 for name in names):
        return [owner], names
    fixture = _giving_fixture(function, call, names)
    if fixture:
        return list(_taking(tree, fixture)), {(fixture,)}
    return [function], names


def _parameter(tree: Tree, function: Function, call: ast.Call) -> Iterator[Name]:
    """The parameter that a decorator gives its mock to."""
    making = [
        one
        for one in reversed(function.decorator_list)
        if isinstance(one, ast.Call) and "patch" in chain(one.func) and _makes_mock(one)
    ]
    given = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
    is_method = isinstance(tree.parent(function), ast.ClassDef)
    index = making.index(call) + is_method if call in making else len(given)
    if index < len(given):
        yield (given[index],)


def _makes_mock(call: ast.Call) -> bool:
    is_made = given_by(call) is None or _names_its_class(call)
    return is_made and called(call) not in {"multiple", "dict"}


def _names_its_class(call: ast.Call) -> bool:
    """Whether a patch makes a mock of a class that it is told."""
    return any(one.arg == "new_callable" for one in call.keywords)


def _assigned(tree: Tree, function: ast.AST, call: ast.Call) -> Iterator[Name]:
    """The variables that get the mock, or the mock of the patcher that is kept in one."""
    above = tree.parent(call)
    is_started = isinstance(above, ast.Attribute) and above.attr == "start"
    kept = tree.parent(tree.parent(above) or above) if is_started and above else above
    if not isinstance(kept, ast.Assign):
        return
    name = chain(kept.targets[0])
    if is_started or _MOCKERS.intersection(chain(call.func)):
        yield name
        return
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[target], value=ast.Call(func=func)):
                if chain(func) == (*name, "start"):
                    yield chain(target)


def _giving_fixture(function: ast.AST, call: ast.Call, names: set[Name]) -> str:
    """The fixture that gives the mock to tests, which know it by that name."""
    if not isinstance(function, Function) or "fixture" not in decorators(function):
        return ""
    given = (node.value for node in ast.walk(function) if isinstance(node, ast.Return | ast.Yield))
    is_given = any(value is call or (value and chain(value) in names) for value in given)
    return function.name if is_given else ""


def _taking(tree: Tree, fixture: str) -> Iterator[Function]:
    """The functions of a file that ask for a fixture, and for nothing else of that name."""
    for node in ast.walk(tree.source.tree):
        if isinstance(node, Function) and fixture in parameters(node):
            patching = [one for one in node.decorator_list if isinstance(one, ast.Call)]
            if not any("patch" in chain(one.func) for one in patching):
                yield node


def meant_by(tree: Tree, node: ast.expr) -> ast.AST:
    """The definition of a name where it is given, or all that it is assigned there; or itself."""
    if not isinstance(node, ast.Name):
        return node
    scopes = [*tree.functions(node), tree.source.tree]
    for scope in scopes:
        for inner in own_nodes(scope) if isinstance(scope, Function | ast.Module) else ():
            match inner:
                case ast.Assign(targets=[target], value=value):
                    for one, part in _parts(target, value):
                        if isinstance(one, ast.Name) and one.id == node.id:
                            return part
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                    if name == node.id:
                        return inner
    return node


def _parts(target: ast.expr, value: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    """What is assigned to what: ``a, b = 1, 2``."""
    match target, value:
        case ast.Tuple(elts=targets), ast.Tuple(elts=values):
            return list(zip(targets, values, strict=False))
    return [(target, value)]
