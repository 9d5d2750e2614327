"""Expressions that ask for a setting: what is left of them once it has one name."""

import ast
from dataclasses import dataclass
from enum import Enum, auto

from migrator.api import Edit, Span
from transforms.merge_env_vars.python.access import Access


class Form(Enum):
    """How an expression asks for a setting."""

    #: Gives the value, or None, or a default.
    GET = auto()
    #: Gives the value, or raises.
    LOAD = auto()
    #: Says whether it is set.
    SET = auto()
    #: Says whether it is not set.
    UNSET = auto()
    #: Gives the value, or something else, in more than one access.
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """An expression that asks for one setting and nothing else, by one name or by both."""

    form: Form
    node: ast.expr
    receiver: str
    #: The names in the order in which they are asked for.
    names: tuple[str, ...]
    #: What is taken out so that it asks once.
    edits: tuple[Edit, ...] = ()
    #: What it gives where the setting is not there.
    default: ast.expr | None = None
    #: The access that is left.
    access: Access | None = None
    #: What it does to the answer: the same question asked otherwise is another one.
    manner: str = ""
    #: Whether something else is asked between the names.
    is_apart: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it gives the value or None."""
        return self.form is Form.GET and self.default is None

    def fits(self, other: "Asked") -> bool:
        """Whether another one asks the same mapping, in a way that can be put together."""
        awaited = ("await" in self.manner) == ("await" in other.manner)
        popped = ("pop" in self.manner) == ("pop" in other.manner)
        return self.receiver == other.receiver and awaited and popped


def outside(whole: Span, kept: Span) -> tuple[Edit, ...]:
    """Take out all of a range but a part of it."""
    edits = (Edit(whole.start, kept.start, b""), Edit(kept.end, whole.end, b""))
    return tuple(edit for edit in edits if edit.start < edit.end)
