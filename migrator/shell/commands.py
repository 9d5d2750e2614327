"""Commands of the person's own, such as a test suite, with a limit that ends all they started."""

import contextlib
import os
import select
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from migrator.shell.orphans import adopted

#: So much of what a command says is kept: the last of it.
_MOST = 1 << 20
#: So much is read at once; as much as a pipe may hold.
_GULP = 1 << 20
#: How often a command is looked at whose output others keep open.
_GLANCE = 0.05


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    #: None if it was ended at its limit, or could not be started.
    status: int | None
    output: str
    seconds: float

    @property
    def passed(self) -> bool:
        """Whether it says that all is well."""
        return self.status == 0


def run(
    words: Sequence[str], folder: Path, seconds: float, environment: Mapping[str, str | None]
) -> Ended:
    """Run a command; at the limit the whole tree of its processes is ended.

    ``environment`` is what it finds set beside our own; None takes a variable out.
    """
    began = time.monotonic()
    changed = {**os.environ, **environment}
    with adopted():
        try:
            process = subprocess.Popen(
                list(words), cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, start_new_session=True, bufsize=0,
                env={name: value for name, value in changed.items() if value is not None},
            )  # fmt: skip
        except (OSError, ValueError) as error:
            return Ended(None, _unstartable(words, error), 0.0)
        said = _Output(process)
        try:
            said.follow(began + seconds)
            status = process.poll()
        finally:
            _end_group(process)
            said.close()
    limit = f"\nended after {seconds:g} seconds, the limit" if status is None else ""
    return Ended(status, said.text() + limit, time.monotonic() - began)


def _unstartable(words: Sequence[str], error: OSError | ValueError) -> str:
    if isinstance(error, OSError):
        return f"{error.filename or words[0]}: {error.strerror}"
    return f"{words[0]}: {error}"  # such as NUL bytes among the words


class _Output:
    """What a command prints, read while it runs; only the last of it is kept."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout is not None  # noqa: S101 - it was asked for
        self._process = process
        self._pipe = process.stdout
        self._kept = bytearray()
        os.set_blocking(self._pipe.fileno(), False)

    def follow(self, deadline: float) -> None:
        """Read until the command has ended, or until a point in time."""
        ready = select.poll()
        ready.register(self._pipe, select.POLLIN)
        is_open = True
        while self._process.poll() is None and (left := deadline - time.monotonic()) > 0:
            if not is_open:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(left)
            elif ready.poll(min(left, _GLANCE) * 1000):
                is_open = self._read()

    def _read(self) -> bool:
        """Read what the pipe holds; whether there was anything."""
        data = os.read(self._pipe.fileno(), _GULP)
        self._kept += data
        if len(self._kept) > 2 * _MOST:
            del self._kept[:-_MOST]
        return bool(data)

    def close(self) -> None:
        """Read what the pipe still holds, and no more: somebody may have got away with it."""
        with contextlib.suppress(BlockingIOError):
            self._read()
        self._pipe.close()

    def text(self) -> str:
        """The last of what was said."""
        return self._kept[-_MOST:].decode(errors="replace")


def _end_group(process: "subprocess.Popen[bytes]") -> None:
    """End a command with its group; who has left the group has lost its parent with it."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
