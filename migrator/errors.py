"""Every error a person can meet: a stable code, what is wrong, and what to do.

MigratorError            exit 2: refused, nothing was done
├── UsageError           the command line asks for something that is not there
├── ManifestError        the manifest says something that cannot be meant
├── RepositoryError      the repository is not in a state to work on
│   └── IncompleteError  exit 1: a part of what was asked for was done, and no more
├── EditClashError       two steps of one phase want the same place
├── ResourceError        the system refuses what is needed: a file, memory, a process
├── OutputError          exit 1: nobody can be told what was found out
├── UnmetError           exit 1: a step does not bring about what the manifest demands of it
└── DefectError          exit 1: a fault of the tool itself
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, what, and what to do about it."""

    code: str
    message: str
    hint: str
    #: The file it is about, relative to the repository where that is possible.
    file: str | None = None
    line: int | None = None
    #: The dotted key in a manifest, such as ``steps.imports.move``.
    key: str | None = None

    def place(self) -> str:
        """``migration.toml:12: steps.imports.move``, as far as it is known."""
        where = self.file or ""
        if self.line is not None:
            where += f":{self.line}"
        return ": ".join(part for part in (where, self.key) if part)


class MigratorError(Exception):
    """Something a person has to know, said in one or several problems."""

    exit_status = 2

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type["MigratorError"], tuple[Problem, ...]]:
        """What it is made of again when it comes from another process."""
        return type(self), self.problems


class UsageError(MigratorError):
    """The command line asks for something that is not there."""


class ManifestError(MigratorError):
    """The manifest says something that cannot be meant."""


class RepositoryError(MigratorError):
    """The repository is not in a state to work on."""


class IncompleteError(RepositoryError):
    """A part of what was asked for was done, and no more."""

    exit_status = 1


class EditClashError(MigratorError):
    """Two steps of one phase want to change the same place."""


class ResourceError(MigratorError):
    """The system refuses what is needed: a file, memory, a process."""


class OutputError(MigratorError):
    """Nobody can be told what was found out."""

    exit_status = 1


class UnmetError(MigratorError):
    """A step does not bring about what the manifest demands of it."""

    exit_status = 1


class DefectError(MigratorError):
    """A fault of the tool itself."""

    exit_status = 1
