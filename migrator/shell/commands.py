"""Commands of the person's own, such as a test suite, with a limit that ends all they started."""

import contextlib
import os
import secrets
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from migrator.shell.living import marked

_MOST = 1 << 20
#: By this variable all that a command starts is known, wherever it goes.
_MARK = "MIGRATOR_COMMAND"
#: How long one that the system does not end at once is waited for.
_PATIENCE = 5.0


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
    words: Sequence[str], folder: Path, seconds: float, environment: Mapping[str, str]
) -> Ended:
    """Run a command; at the limit the whole tree of its processes is ended."""
    began, mark = time.monotonic(), secrets.token_hex(8)
    with TemporaryFile() as output:
        try:
            process = subprocess.Popen(
                list(words), cwd=folder, stdin=subprocess.DEVNULL, stdout=output,
                stderr=subprocess.STDOUT, start_new_session=True,
                env={**os.environ, **environment, _MARK: mark},
            )  # fmt: skip
        except OSError as error:
            return Ended(None, f"{words[0]}: {error.strerror}", 0.0)
        try:
            status: int | None = process.wait(seconds)
        except subprocess.TimeoutExpired:
            status = None
        finally:
            _end_all(process, mark)
        said = _tail(output.fileno())
    took = time.monotonic() - began
    if status is None:
        said += f"\nended after {seconds:g} seconds, the limit"
    return Ended(status, said, took)


def _end_all(process: "subprocess.Popen[bytes]", mark: str) -> None:
    """End what is left of a command's processes: its group, and those that have left the group."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    deadline = time.monotonic() + _PATIENCE
    while (left := marked(_MARK, mark)) and time.monotonic() < deadline:
        for one in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)


def _tail(descriptor: int) -> str:
    size = os.fstat(descriptor).st_size
    data = os.pread(descriptor, _MOST, max(0, size - _MOST))
    return data.decode(errors="replace")
