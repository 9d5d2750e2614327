"""What a callable takes by its own definition, and how the arguments of a call go to it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from migrator.api import ClassDefinition, Definition, Definitions, Found, Function, decorators

#: Decorators that leave what a function takes as it is.
_KEEP_PARAMETERS = frozenset(
    """
    classmethod staticmethod abstractmethod override final lru_cache cache contextmanager
    asynccontextmanager deprecated
    """.split()
)


class Slot(Enum):
    """How a parameter can be given."""

    POSITION = auto()
    EITHER = auto()
    REST = auto()
    KEYWORD = auto()
    REST_BY_KEYWORD = auto()


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; its default as text, if it has one."""

    name: str
    slot: Slot
    default: str | None = None
    #: Whether the default means the same wherever it is written.
    is_plain: bool = True


@dataclass(slots=True)
class Bound:
    """Where the arguments of a call go."""

    given: dict[str, ast.expr] = field(default_factory=dict)
    #: What `*args` or `**kwargs` take.
    collected: list[ast.expr] = field(default_factory=list)
    #: Why the call does not fit.
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """What a callable takes."""

    name: str
    parameters: tuple[Parameter, ...]

    def parameter(self, name: str) -> Parameter | None:
        """One of its parameters, if it is one that can be named."""
        collecting = (Slot.REST, Slot.REST_BY_KEYWORD)
        found = (one for one in self.parameters if one.name == name and one.slot not in collecting)
        return next(found, None)

    def on_object(self) -> "Signature":
        """What is left to give where the object that it is called on comes first."""
        return Signature(self.name, self.parameters[1:])

    def bind(self, call: ast.Call) -> Bound:
        """Where the arguments of a call without stars go."""
        bound = Bound()
        slots = {one.slot for one in self.parameters}
        by_position = [one for one in self.parameters if one.slot in {Slot.POSITION, Slot.EITHER}]
        for index, argument in enumerate(call.args):
            if index < len(by_position):
                bound.given[by_position[index].name] = argument
            elif Slot.REST in slots:
                bound.collected.append(argument)
            else:
                bound.problem = f"`{self.name}` takes {_count(len(by_position))} by position"
        named = {one.name for one in self.parameters if one.slot in {Slot.EITHER, Slot.KEYWORD}}
        for keyword in call.keywords:
            name = keyword.arg or ""
            if name in bound.given and name in named:
                bound.problem = f"`{name}` is given twice"
            elif name in named:
                bound.given[name] = keyword.value
            elif Slot.REST_BY_KEYWORD in slots:
                bound.collected.append(keyword.value)
            else:
                bound.problem = f"`{self.name}` takes no argument `{name}`"
        missing = [name for name in self._required() if name not in bound.given]
        if missing and not bound.problem:
            bound.problem = f"`{self.name}` needs an argument `{missing[0]}`"
        return bound

    def _required(self) -> Iterator[str]:
        collecting = (Slot.REST, Slot.REST_BY_KEYWORD)
        for one in self.parameters:
            if one.default is None and one.slot not in collecting:
                yield one.name


def _count(number: int) -> str:
    return "no argument" if not number else f"only {number} argument{'s' * (number > 1)}"


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
    if owner.node.decorator_list or owner.node.keywords:
        return None
    if definitions.member(owner, "__new__").is_there:
        return None
    name = owner.name.rpartition(".")[2]
    made = definitions.member(owner, "__init__")
    if not made.definitions and not owner.node.bases:
        return Signature(name, ())
    if not made.is_certain or len(made.definitions) != 1:
        return None
    node = made.definitions[0].node
    if not isinstance(node, Function) or decorators(node):
        return None
    return Signature(name, tuple(_parameters(node))[1:])


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
        yield _parameter(one.arg, slot, default)
    if given.vararg:
        yield Parameter(given.vararg.arg, Slot.REST)
    for one, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        yield _parameter(one.arg, Slot.KEYWORD, default)
    if given.kwarg:
        yield Parameter(given.kwarg.arg, Slot.REST_BY_KEYWORD)


def _parameter(name: str, slot: Slot, default: ast.expr | None) -> Parameter:
    if default is None:
        return Parameter(name, slot)
    return Parameter(name, slot, ast.unparse(default), is_plain_value(default))


def is_plain_value(node: ast.expr) -> bool:
    """Whether an expression is made of literals that nobody can change."""
    match node:
        case ast.Constant():
            return True
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=ast.Constant()):
            return True
        case ast.Tuple(elts=elements):
            return all(map(is_plain_value, elements))
    return False
