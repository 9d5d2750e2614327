"""Import statements as values: where a name comes from, and what a statement becomes."""

import re
from dataclasses import dataclass, field

from migrator.core.imports.wrapping import Wrapping

#: A comment that speaks to a linter and not to a reader.
DIRECTIVE = re.compile(
    r"#\s*(noqa|type:|pylint:|pyright:|ruff:|isort:|flake8:|pragma:|nosec|mypy:)"
)


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an imported name comes from: ``from module import name``, or ``import name``."""

    module: str | None
    name: str
    asname: str | None = None

    def clause(self) -> str:
        """The name as it stands after ``import``."""
        return f"{self.name} as {self.asname}" if self.asname else self.name

    def statement(self) -> str:
        """A statement of its own."""
        source = f"from {self.module} " if self.module else ""
        return f"{source}import {self.clause()}"


@dataclass(slots=True)
class Group:
    """Names that leave a statement for one module, each with its comments."""

    module: str | None
    clauses: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)

    def lines(self, indent: str, unit: str, wrapping: Wrapping) -> list[str]:
        """Statements that import the names, wrapped where the line would be long."""
        clauses = list(dict.fromkeys(self.clauses))
        if self.module is None:
            lines = [f"import {clause}" for clause in clauses]
        else:
            lines = wrapping.lines(self.module, clauses, indent, unit)
        if self.behind:
            lines[-1] += "  " + "  ".join(dict.fromkeys(self.behind))
        return [*self.above, *lines]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What a statement becomes."""

    #: What stands in its place; None if nothing is left of it.
    main: str | None
    #: Lines that follow it, without indentation.
    following: tuple[str, ...]


class ImportLayoutError(Exception):
    """A statement whose text LibCST does not give back as it was."""
