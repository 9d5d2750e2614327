"""Functions that only call another one, with what they are given: wrappers without logic."""

import ast
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass

from migrator.api import (
    ClassDefinition,
    Definition,
    Definitions,
    Frame,
    Function,
    chain,
    decorators,
    own_nodes,
    parameters,
)
from transforms.remove_legacy.shims.idle import is_decorated, is_idle

OWN_LOGIC = "it has logic of its own"


@dataclass(frozen=True, slots=True)
class Wrapper:
    """A function that is nothing but a call of another one."""

    node: Function
    call: ast.Call
    #: Whether it gives back what the call gives.
    returns: bool


def wrapped(node: Function) -> Wrapper | str:
    """What a function calls if that is all it does, perhaps after a warning; or else why not."""
    if is_decorated(node):
        return "it is decorated"
    body = [one for one in node.body if not is_idle(one)]
    match body:
        case [ast.Return(value=ast.expr() as value) | ast.Expr(value=value)]:
            is_awaited = isinstance(value, ast.Await)
            call = value.value if isinstance(value, ast.Await) else value
            is_async = isinstance(node, ast.AsyncFunctionDef)
            if isinstance(call, ast.Call) and is_async == is_awaited:
                return Wrapper(node, call, returns=isinstance(body[0], ast.Return))
    return OWN_LOGIC


def own_logic(wrapper: Wrapper, path: str, definitions: Definitions) -> str:
    """In what a call through a wrapper differs from the call that it makes; nothing if in none."""
    names = chain(wrapper.call.func)
    if not names or names[0] in parameters(wrapper.node):
        return OWN_LOGIC
    if not _hands_on(wrapper.node.args, wrapper.call):
        return "it does not hand on exactly what it is given"
    frame = Frame(definitions, path, wrapper.node)
    target = frame.meaning(wrapper.call.func)
    known = target.definitions[0] if target.is_certain and len(target.definitions) == 1 else None
    callee = _function(known, definitions)
    if not wrapper.returns and not _gives_nothing(known):
        return f"it does not give back what `{names[-1]}` gives"
    given = dict(_defaults(callee)) if callee else {}
    for name, value in _defaults(wrapper.node):
        if given.get(name) != value:
            return f"it has a default of its own for `{name}`"
    return ""


def is_passed_up(node: ast.stmt) -> bool:
    """Whether an ``__init__`` only hands on to the one above what it is given."""
    found = wrapped(node) if isinstance(node, ast.FunctionDef) else OWN_LOGIC
    if isinstance(found, str) or not found.node.args.args:
        return False
    own = copy(found.node.args)
    own.args = own.args[1:]
    is_super = ast.unparse(found.call.func) == "super().__init__"
    has_defaults = bool(own.defaults or any(own.kw_defaults))
    is_init = found.node.name == "__init__"
    return is_init and is_super and not has_defaults and _hands_on(own, found.call)


def _hands_on(own: ast.arguments, call: ast.Call) -> bool:
    """Whether a call passes all parameters, in their order or by their names, and no more."""
    positional = [one.arg for one in (*own.posonlyargs, *own.args)]
    several = [*positional, *(one.arg for one in own.kwonlyargs)]
    passed: list[str] = []
    for index, argument in enumerate(call.args):
        match argument:
            case ast.Name(id=name) if positional[index : index + 1] == [name]:
                passed.append(name)
            case ast.Starred(value=ast.Name(id=name)) if own.vararg and own.vararg.arg == name:
                passed.append(name)
            case _:
                return False
    for keyword in call.keywords:
        is_rest = keyword.arg is None and own.kwarg is not None
        wanted = own.kwarg.arg if is_rest and own.kwarg else keyword.arg
        if not isinstance(keyword.value, ast.Name) or keyword.value.id != wanted:
            return False
        passed.append(keyword.value.id)
    stars = [one.arg for one in (own.vararg, own.kwarg) if one]
    return sorted(passed) == sorted([*several, *stars])


def _function(known: Definition | None, definitions: Definitions) -> Function | None:
    """The function that a call of something runs."""
    if isinstance(known, ClassDefinition):
        found = definitions.member(known, "__init__")
        is_sure = found.is_certain and len(found.definitions) == 1
        known = found.definitions[0] if is_sure else None
    node = known.node if known else None
    return node if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else None


def _gives_nothing(known: Definition | None) -> bool:
    """Whether a call surely gives ``None``."""
    node = known.node if known else None
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or decorators(node):
        return False
    return not any(
        isinstance(one, ast.Yield | ast.YieldFrom)
        or (isinstance(one, ast.Return) and one.value is not None)
        for one in own_nodes(node)
    )


def _defaults(node: Function) -> Iterator[tuple[str, str]]:
    """The parameters that have a default, each with what it is."""
    own = node.args
    positional = [*own.posonlyargs, *own.args]
    having = positional[len(positional) - len(own.defaults) :]
    pairs: Mapping[ast.arg, ast.expr | None] = {
        **dict(zip(having, own.defaults, strict=True)),
        **dict(zip(own.kwonlyargs, own.kw_defaults, strict=True)),
    }
    yield from ((one.arg, ast.dump(value)) for one, value in pairs.items() if value is not None)
