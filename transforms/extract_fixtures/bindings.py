"""Whether a name of a module stands for nothing but what one statement gives it."""

import ast
from collections.abc import Collection

from migrator.api import BindingKind, span_of
from transforms.extract_fixtures.cannot_take import CannotTake
from transforms.extract_fixtures.testfile import TestFile


def refuse_other_meanings(file: TestFile, name: str, own: Collection[ast.stmt]) -> None:
    """Raises `CannotTake` where a name has another meaning, or is read by what is no code."""
    if file.is_global_in_function(name):
        raise CannotTake(f"a function assigns `{name}` by `global`")
    bindings = file.bindings(name)
    spans = [span_of(file.source, statement) for statement in own]
    for binding in bindings:
        if binding.kind is BindingKind.DELETION:
            raise CannotTake(f"`{name}` is deleted")
        place = binding.span
        if place and not any(span.start <= place.start < span.end for span in spans):
            line = file.source.line_of(place.start)
            raise CannotTake(f"`{name}` is bound again, line {line}")
    if len(bindings) > 1 and any(one.span is None for one in bindings):
        raise CannotTake(f"`{name}` is bound again, by a definition")
    if name.startswith("pytest_"):
        raise CannotTake(f"pytest would take a function `{name}` for a hook")
    if file.looks_up(name):
        raise CannotTake(f"`{name}` is looked up by a string")
    if file.evaluates(name):
        raise CannotTake(f"a condition or a doctest reads `{name}`")
    if file.is_exported(name):
        raise CannotTake(f"`__all__` lists `{name}`")
