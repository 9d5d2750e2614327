"""A transform that fails: whose fault it is, and the line that its author needs."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from migrator.errors import DefectError, MigratorError, Problem


@contextmanager
def blamed(transform: str, path: str | None = None) -> Iterator[None]:
    """Whatever a transform raises becomes an error that says so."""
    try:
        yield
    except MigratorError:
        raise
    except Exception as error:
        raise failed(transform, error, path) from error


def failed(transform: str, error: Exception, path: str | None = None) -> DefectError:
    """The error that a person reads when a transform has raised another one."""
    return DefectError(
        Problem(
            "transform.failed",
            f"the transform `{transform}` has failed: {described(error)}",
            "nothing was done; tell its author, best with the file that it looked at",
            path,
        )
    )


def described(error: Exception) -> str:
    """An exception in one line, with the place in the code that it comes from."""
    places = [
        (frame.f_code.co_filename.replace("\\", "/").rpartition("/")[2], line)
        for frame, line in traceback.walk_tb(error.__traceback__)
        if not frame.f_code.co_filename.startswith("<")  # what others have written for it
    ]
    file, line = places[-1]
    said = " ".join(str(error).split())
    return f"{type(error).__name__}{': ' if said else ''}{said} ({file}, line {line})"
