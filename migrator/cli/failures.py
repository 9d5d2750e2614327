"""How what goes wrong is told to a person and to a program, and with which status all ends."""

import errno
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn

from migrator.cli.output import OutputFailedError, silence
from migrator.errors import DefectError, MigratorError, OutputError, Problem, ResourceError

#: As shells have it: 128, and the number of the signal.
_BY_INTERRUPT = 130
_INTERRUPTED = Problem(
    "process.interrupted",
    "interrupted",
    "what had landed stays, and nothing else was changed; see: migrator status",
)
_NO_MEMORY = Problem(
    "process.out-of-memory",
    "there is not enough memory",
    "use fewer processes at once: -j 1",
)
#: By what the system says of a file.
_REMEDIES = {
    errno.ENOENT: "see that the folder is there",
    errno.ENOTDIR: "see what is in the place of a folder",
    errno.EEXIST: "see what is in its place",
    errno.EACCES: "see that you may read and write it",
    errno.EPERM: "see that you may read and write it",
    errno.EROFS: "go where files can be written",
    errno.ENOSPC: "make room",
    errno.EDQUOT: "make room",
}


class Color(StrEnum):
    """When to print in colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Audience:
    """To whom a command speaks."""

    color: Color = Color.AUTO
    command: str = ""
    #: The form of its output; a program may wait for it.
    form: str = "text"

    def told(self, problems: Sequence[Problem]) -> None:
        """Tell what is wrong, on stderr, and in the form that is asked for."""
        from migrator.report.terminal import Terminal  # noqa: PLC0415 - only to say it

        try:
            Terminal(self.color, stream=sys.stderr).problems(problems)
            sys.stdout.write(self._text(problems))
            sys.stdout.flush()
        except OSError:
            silence()

    def _text(self, problems: Sequence[Problem]) -> str:
        match self.form:
            case "json":
                from migrator.report.json import refusal  # noqa: PLC0415 - only to say it
            case "github":
                from migrator.report.github import refusal  # noqa: PLC0415
            case _:
                return ""
        return refusal(self.command, problems)


@contextmanager
def reported(audience: Audience) -> Iterator[None]:
    """Tell what goes wrong, and end the process with the status of it."""
    try:
        yield
    except BrokenPipeError:
        # The reader went away, as `head` does: nobody is left to talk to.
        silence()
        sys.exit(0)
    except KeyboardInterrupt:
        audience.told([_INTERRUPTED])
        sys.exit(_BY_INTERRUPT)
    except (MigratorError, OSError, MemoryError) as error:
        failure = as_failure(error)
        if isinstance(failure, OutputError):
            silence()
        audience.told(failure.problems)
        sys.exit(failure.exit_status)


def as_failure(error: MigratorError | OSError | MemoryError) -> MigratorError:
    """What the system refuses, as an error of ours."""
    if isinstance(error, MigratorError):
        return error
    if isinstance(error, MemoryError):
        return ResourceError(_NO_MEMORY)
    why = error.strerror or str(error)
    if isinstance(error, OutputFailedError):
        return OutputError(
            Problem(
                "output.failed",
                f"the output cannot be written: {why}",
                "check where it goes, and whether there is room",
            )
        )
    what = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else "a file"
    hint = f"{_REMEDIES.get(error.errno or 0, 'see to the cause')}, and run again"
    return ResourceError(Problem("disk.failed", f"{what} cannot be used: {why}", hint))


def unforeseen(error: Exception) -> NoReturn:
    """Say of an error that nobody has thought of that it is ours, and all that helps to mend it."""
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    failure = DefectError(
        Problem(
            "tool.defect",
            f"migrator itself has failed: {said}",
            "please report this with what follows; to clear up after it: migrator recover",
        )
    )
    Audience().told(failure.problems)
    traceback.print_exception(error)
    sys.exit(failure.exit_status)
