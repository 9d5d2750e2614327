"""What callables take by their own definitions."""

from collections.abc import Iterator

from migrator.api import (
    ClassDefinition,
    Definition,
    Definitions,
    Found,
    Function,
    decorators,
)
from transforms.replace_calls.fields import Fields
from transforms.replace_calls.signatures import Parameter, Signature, Slot, parameter_of

#: Decorators that leave what a function takes as it is.
_KEEP_PARAMETERS = frozenset(
    """
    classmethod staticmethod abstractmethod override final lru_cache cache contextmanager
    asynccontextmanager deprecated
    """.split()
)


def signature_of(found: Found, definitions: Definitions) -> Signature | None:
    """What something takes; None where its definition does not say so."""
    if not found.is_certain:
        return None
    several = {_of(one, definitions) for one in found.definitions}
    return several.pop() if len(several) == 1 else None


def _of(definition: Definition, definitions: Definitions) -> Signature | None:
    name = definition.name.rpartition(".")[2]
    if isinstance(definition, ClassDefinition):
        return _of_class(definition, definitions)
    if isinstance(definition.node, Function):
        return _of_function(definition.node, name, is_method="." in definition.name)
    return None


def _of_class(owner: ClassDefinition, definitions: Definitions) -> Signature | None:
    fields = Fields(definitions).of(owner)
    if fields is not None:
        return Signature(owner.node.name, tuple(fields))
    is_special = owner.node.decorator_list or owner.node.keywords
    if is_special or definitions.member(owner, "__new__").is_there:
        return None
    made = definitions.member(owner, "__init__")
    if not made.definitions and not owner.node.bases:
        return Signature(owner.node.name, ())
    node = made.definitions[0].node if made.is_certain and len(made.definitions) == 1 else None
    if not isinstance(node, Function) or decorators(node):
        return None
    return Signature(owner.node.name, tuple(_parameters(node))[1:])


def _of_function(node: Function, name: str, *, is_method: bool) -> Signature | None:
    if not decorators(node) <= _KEEP_PARAMETERS:
        return None
    # What is reached through its class is given `self` like any other argument.
    is_bound = is_method and "classmethod" in decorators(node)
    return Signature(name, tuple(_parameters(node))[int(is_bound) :])


def _parameters(node: Function) -> Iterator[Parameter]:
    given = node.args
    by_position = [*given.posonlyargs, *given.args]
    defaults = [None] * (len(by_position) - len(given.defaults)) + list(given.defaults)
    for index, (one, default) in enumerate(zip(by_position, defaults, strict=True)):
        slot = Slot.POSITION if index < len(given.posonlyargs) else Slot.EITHER
        yield parameter_of(one.arg, slot, default)
    if given.vararg:
        yield Parameter(given.vararg.arg, Slot.REST)
    for one, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        yield parameter_of(one.arg, Slot.KEYWORD, default)
    if given.kwarg:
        yield Parameter(given.kwarg.arg, Slot.REST_BY_KEYWORD)
