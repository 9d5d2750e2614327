"""Two files change places in one step, so that neither name is ever without a whole file."""

import ctypes
import errno
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are relative to the current folder
_EXCHANGE = 2  # RENAME_EXCHANGE
#: What systems and file systems without an exchange answer.
_UNKNOWN = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


def exchange(ours: Path, theirs: Path) -> None:
    """Let two files change places."""
    swap = _system_exchange()
    if swap is not None:
        number = swap(os.fsencode(ours), os.fsencode(theirs))
        if not number:
            return
        if number not in _UNKNOWN:
            raise OSError(number, os.strerror(number), str(theirs))
    _in_three_steps(ours, theirs)


def settle(ours: Path) -> None:
    """Finish an exchange that was ended between two of its steps."""
    waiting = _waiting(ours)
    if not os.path.lexists(waiting):
        return
    if os.path.lexists(ours):
        waiting.unlink()
    else:
        waiting.rename(ours)


def _in_three_steps(ours: Path, theirs: Path) -> None:
    """Where the system has no exchange: their name always holds one of both files."""
    waiting = _waiting(ours)
    os.link(theirs, waiting, follow_symlinks=False)
    ours.replace(theirs)
    waiting.rename(ours)


def _waiting(path: Path) -> Path:
    return path.with_name(f"{path.name}.displaced")


@cache
def _system_exchange() -> Callable[[bytes, bytes], int] | None:
    """The system's own; it gives the number of an error, or 0."""
    library = ctypes.CDLL(None, use_errno=True)
    rename = getattr(library, "renameat2", None)
    if rename is None:
        return None
    rename.argtypes = (
        ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint,
    )  # fmt: skip

    def swap(ours: bytes, theirs: bytes) -> int:
        return ctypes.get_errno() if rename(_HERE, ours, _HERE, theirs, _EXCHANGE) else 0

    return swap
