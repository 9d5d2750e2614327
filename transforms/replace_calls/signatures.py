"""What a callable takes, and how the arguments of a call go to it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto


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


def parameter_of(name: str, slot: Slot, default: ast.expr | None) -> Parameter:
    """A parameter with a default that is an expression, if it has one."""
    if default is None:
        return Parameter(name, slot)
    return Parameter(name, slot, ast.unparse(default), _is_plain_value(default))


def _is_plain_value(node: ast.expr) -> bool:
    """Whether an expression is made of literals that nobody can change."""
    match node:
        case ast.Constant():
            return True
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=ast.Constant()):
            return True
        case ast.Tuple(elts=elements):
            return all(map(_is_plain_value, elements))
    return False
