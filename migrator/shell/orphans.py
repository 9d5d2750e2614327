"""Processes that lose their parent while a command runs come to us, so that none gets away.

A daemon leaves its group and may clear its environment, but it cannot choose who adopts it.
"""

import contextlib
import ctypes
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from migrator.shell.living import children

_ADOPT = 36  # PR_SET_CHILD_SUBREAPER
#: How long one that the system does not end at once is waited for.
_PATIENCE = 5.0


@contextmanager
def adopted() -> Iterator[None]:
    """Adopt the orphans of what is started meanwhile, and end them; only Linux can."""
    known = frozenset(children())
    _adopt(on=True)
    try:
        yield
    finally:
        _end(known)
        _adopt(on=False)


def _adopt(*, on: bool) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_ADOPT, int(on), 0, 0, 0)


def _end(known: frozenset[int]) -> None:
    """End all children that are new; theirs become ours when they are gone."""
    deadline = time.monotonic() + _PATIENCE
    while (left := frozenset(children()) - known) and time.monotonic() < deadline:
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)
