"""Parameters and arguments, as far as the text of functions and calls allows them."""

import ast
from collections.abc import Sequence

from migrator.api import (
    Edit,
    Function,
    PythonSource,
    first_argument,
    first_parameter,
    last_parameter,
)
from transforms.extract_fixtures.cannot_take import CannotTake
from transforms.extract_fixtures.roles import Part, Role


def parameter(source: PythonSource, function: Function, part: Part, names: Sequence[str]) -> Edit:
    """What gives a function parameters; raises `CannotTake` where its text does not allow it."""
    if part.role is Role.HELPER:
        edit = first_parameter(source, function, names, is_bound=part.is_bound)
    else:
        edit = last_parameter(
            source, function, names, mocks=part.mocks, given=part.given.count,
            is_bound=part.is_bound,
        )  # fmt: skip
    if edit is None:
        raise CannotTake(f"`{function.name}` cannot get another parameter")
    return edit


def argument(source: PythonSource, call: ast.Call, text: str, name: str) -> None:
    """Raises `CannotTake` where a call's text does not allow it to pass something more."""
    is_named = any(keyword.arg == name for keyword in call.keywords)
    if is_named or first_argument(source, call, [text]) is None:
        raise CannotTake(f"a call cannot pass it on, line {call.lineno}")
