"""Import statements rewritten so that layout and comments survive.

A statement is given as text and comes back as one or several statements: the first takes
its place, the others follow it. LibCST is loaded by the first one that is rewritten.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from migrator.core.imports.values import (
    DIRECTIVE,
    Destination,
    ImportLayoutError,
    Rewritten,
)
from migrator.core.imports.wrapping import Wrapping

__all__ = [
    "DIRECTIVE",
    "Destination",
    "ImportLayoutError",
    "Rewritten",
    "rewrite",
    "rewrite_module",
    "with_comments",
]


def rewrite(
    text: str,
    changes: Mapping[int, Destination | None],
    additions: Sequence[Destination] = (),
    *,
    silent: Collection[int] = (),
    newline: str = "\n",
    indent: str = "",
    unit: str = "    ",
    wrapping: Wrapping | None = None,
) -> Rewritten:
    """The statement with some names sent elsewhere (None: dropped) and others added.

    ``changes`` goes by the position of a name in the statement; ``additions`` are names to
    import from the module that the statement imports from already. Those that are ``silent`` are
    dropped with their comments. ``wrapping`` is that of the file.
    """
    from migrator.core.imports import rewriting  # noqa: PLC0415 - loads libcst

    return rewriting.rewrite(
        text,
        changes,
        additions,
        silent,
        newline=newline,
        indent=indent,
        unit=unit,
        wrapping=wrapping or Wrapping(),
    )


def rewrite_module(text: str, module: str) -> str:
    """The same ``from`` import, of another module."""
    from migrator.core.imports import rewriting  # noqa: PLC0415 - loads libcst

    return rewriting.rewrite_module(text, module)


def with_comments(rewritten: Rewritten, comment: str) -> Rewritten:
    """The statements that follow, each with a linter's directive that stood on the first."""
    following = tuple(
        line
        if line.startswith(("#", " ", ")")) or "#" in line or line.endswith("(")
        else f"{line}  {comment}"
        for line in rewritten.following
    )
    return replace(rewritten, following=following)
