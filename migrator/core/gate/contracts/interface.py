"""Classes that must have methods, inherited ones included, and of which kind these are."""

import ast
from collections.abc import Iterator, Sequence
from enum import Enum

from migrator.core.definitions.ends import ClassDefinition, Definition, Found, Nowhere
from migrator.core.definitions.functions import decorators, is_generator
from migrator.core.definitions.look_up import Definitions
from migrator.core.gate.faults import Fault
from migrator.core.gate.view import View
from migrator.core.manifest.contracts import Interface
from migrator.core.project import Project

#: Decorators that leave it as it is whether a method is async.
_TRANSPARENT = frozenset(
    """
    abstractclassmethod abstractmethod abstractstaticmethod classmethod deprecated final
    overload override staticmethod
    """.split()
)
_PROPERTIES = frozenset("abstractproperty cached_property deleter getter property setter".split())


class _Kind(Enum):
    ASYNC = "async"
    SYNC = "sync"
    GENERATOR = "an async generator"
    ATTRIBUTE = "no method"
    UNKNOWN = "unknown"


#: What is surely wrong where a kind is demanded, and what to do.
_WRONG = {"async": {_Kind.SYNC, _Kind.GENERATOR}, "sync": {_Kind.ASYNC}}
_REMEDY = {"async": "make it an async def", "sync": "make it a plain def"}


def faults(interfaces: Sequence[Interface], view: View) -> Iterator[Fault]:
    """The methods that classes lack for certain, or have of another kind than they must."""
    definitions = Definitions(view.project)
    for interface in interfaces:
        found = definitions.look_up(interface.class_)
        if _is_no_class(found, interface.class_, view.project):
            yield _class_missing(found, interface.class_, view.project)
        elif found.is_certain and _are_classes(found):
            for method in interface.methods:
                yield from _method(definitions, interface.class_, found, method)


def _are_classes(found: Found) -> bool:
    return all(isinstance(end, ClassDefinition | Nowhere) for end in found.ends)


def _is_no_class(found: Found, dotted: str, project: Project) -> bool:
    """Whether there surely is no class of that name."""
    if project.layout.longest_module(dotted) is None:
        return project.environment.longest_module(dotted) is None
    nodes = [definition.node for definition in found.definitions]
    are_functions = all(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in nodes)
    return found.is_missing or (found.is_certain and are_functions)


def _class_missing(found: Found, dotted: str, project: Project) -> Fault:
    layout = project.layout
    module = layout.longest_module(dotted)
    path = layout.path(module) if module else None
    return Fault(
        path or "",
        0,
        "class-missing",
        f"{dotted} is a function, not a class"
        if found.definitions
        else f"there is no class {dotted}",
        "keep a class of that name, or take it out of the contract",
    )


def _method(definitions: Definitions, dotted: str, found: Found, demanded: str) -> Iterator[Fault]:
    """What is wrong with a method in each class that can be meant."""
    kind, _space, name = demanded.rpartition(" ")
    complaints = [
        _lacking(dotted, owner, name)
        if (member := definitions.member(owner, name)).is_missing
        else _complaint(f"{dotted}.{name}", member, kind)
        for owner in found.definitions
        if isinstance(owner, ClassDefinition)
    ]
    if complaints[0] is not None and None not in complaints:
        yield complaints[0]


def _lacking(dotted: str, owner: ClassDefinition, name: str) -> Fault:
    return Fault(
        owner.path,
        owner.node.lineno,
        "method-missing",
        f"{dotted} has no method {name}",
        f"give the class a method {name}, or take it out of the contract",
    )


def _complaint(method: str, found: Found, demanded: str) -> Fault | None:
    """What is wrong with a method that is there; None where nothing is for certain."""
    if not found.is_certain:
        return None
    kinds = {_kind(definition) for definition in found.definitions}
    first = found.definitions[0]
    path, line = first.path, first.node.lineno
    if kinds == {_Kind.ATTRIBUTE}:
        message = f"{method} is no method"
        return Fault(path, line, "method-missing", message, "make it one, with a def")
    if not demanded or not kinds <= _WRONG[demanded]:
        return None
    message = f"{method} is {_kind(first).value}, and has to be {demanded}"
    return Fault(path, line, "method-kind", message, _REMEDY[demanded])


def _kind(definition: Definition) -> _Kind:
    node = definition.node
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        is_constant = isinstance(definition.value, ast.Constant)
        return _Kind.ATTRIBUTE if is_constant else _Kind.UNKNOWN
    if decorators(node) & _PROPERTIES:
        return _Kind.ATTRIBUTE
    if not decorators(node) <= _TRANSPARENT:
        return _Kind.UNKNOWN
    if isinstance(node, ast.FunctionDef):
        return _Kind.SYNC
    return _Kind.GENERATOR if is_generator(node) else _Kind.ASYNC
