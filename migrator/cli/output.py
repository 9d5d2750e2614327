"""The streams of a process, of which it can be told that they, and not some file, have failed."""

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class OutputFailedError(OSError):
    """What was to be printed did not get through."""


class _Descriptor(io.FileIO):
    """An open stream that says who it is when it fails."""

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write what it takes; a reader that went away is no failure."""
        try:
            return super().write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputFailedError(error.errno, error.strerror) from error


def open_streams() -> None:
    """Let what is printed tell of its failures, and be written with escapes where it has to be.

    A stream that was closed from outside is none at all to Python; what goes there goes nowhere.
    """
    sys.stdout = _opened(sys.stdout)
    sys.stderr = _opened(sys.stderr)


def _opened(stream: TextIO | None) -> TextIO:
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    buffered = io.BufferedWriter(_Descriptor(stream.fileno(), "w", closefd=False))
    is_seen_at_once = stream.isatty() or stream is sys.stderr
    return io.TextIOWrapper(
        buffered, stream.encoding, "backslashreplace", line_buffering=is_seen_at_once
    )


def silence() -> None:
    """Let what does not get through go nowhere, so that the end of the process is quiet."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with contextlib.suppress(OSError):  # what has no descriptor has no end either
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
