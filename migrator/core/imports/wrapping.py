"""How long import statements go over several lines, as the others of their file do."""

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass

from migrator.core.source import Source

#: As long as a line may be where none of the file's imports is longer.
_WIDTH = 88
_WIDTHS = range(70, 161)
_IMPORT = re.compile(rb"(?m)^[ \t]*(?:from|import)\b[^\r\n#]*")
_GRID = re.compile(rb"(?m)^[ \t]*from\b[^\r\n(#]*\([^\s)#][^\r\n)#]*,[ \t]*\r?$")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The longest line, and what becomes of statements that would be longer."""

    width: int = _WIDTH
    #: Whether names stand side by side below each other, from the parenthesis on; else each has
    #: a line of its own.
    is_grid: bool = False

    @classmethod
    def of(cls, source: Source) -> "Wrapping":
        """What a file's own imports show."""
        longest = max(map(len, _IMPORT.findall(source.code)), default=0)
        return cls(max(_WIDTH, longest), _GRID.search(source.code) is not None)

    def lines(self, module: str, clauses: Sequence[str], indent: str, unit: str) -> list[str]:
        """A statement that imports names from a module."""
        one_line = f"from {module} import {', '.join(clauses)}"
        room = self.width - len(indent.expandtabs(4))
        if len(one_line) <= room or len(clauses) == 1:
            return [one_line]
        if self.is_grid:
            return _grid(f"from {module} import (", clauses, room, unit)
        return [f"from {module} import (", *(f"{unit}{clause}," for clause in clauses), ")"]

    def rewrapped(self, old: str, new: str, indent: str, unit: str, newline: str) -> str:
        """A statement that has become another one, with its lines as long as they were."""
        was, now = _taken_apart(old), _taken_apart(new)
        if old == new or was is None or now is None:
            return new
        if "\n" not in old:
            is_too_long = "\n" not in new and self.width < len(indent) + len(new) > len(old)
            return (newline + indent).join(self.lines(*now, indent, unit)) if is_too_long else new
        for width in (self.width, *_WIDTHS):
            grid = Wrapping(width, is_grid=True)
            if (newline + indent).join(grid.lines(*was, indent, unit)) == old:
                return (newline + indent).join(grid.lines(*now, indent, unit))
        return new


def _taken_apart(text: str) -> tuple[str, list[str]] | None:
    """The module and the names of a statement without comments."""
    node = None if "#" in text or "\\" in text else ast.parse(text).body[0]
    if not isinstance(node, ast.ImportFrom):
        return None
    clauses = [f"{one.name} as {one.asname}" if one.asname else one.name for one in node.names]
    return "." * node.level + (node.module or ""), clauses


def _grid(head: str, clauses: Sequence[str], room: int, unit: str) -> list[str]:
    tabs, spaces = divmod(len(head), 4) if unit == "\t" else (0, len(head))
    before = "\t" * tabs + " " * spaces
    lines = [f"{head}{clauses[0]}"]
    for clause in clauses[1:]:
        longer = f"{lines[-1]}, {clause}"
        if len(longer.expandtabs(4)) + 1 > room:
            lines[-1] += ","
            lines.append(before + clause)
        else:
            lines[-1] = longer
    return [*lines[:-1], f"{lines[-1]})"]
