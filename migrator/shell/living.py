"""Which processes are alive: those that hold a lock, and the gits that a dead one has left."""

import json
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

#: The variable by which the children of a run are known.
MARK = "MIGRATOR_RUN"
_PROCESSES = Path("/proc")


@dataclass(frozen=True, slots=True)
class Owner:
    """A process that does something, so that others can tell whether it still does."""

    pid: int
    host: str
    #: When the system started it, in its own measure: a number is given to another one later.
    born: str
    command: str

    @classmethod
    def this(cls) -> "Owner":
        """This process."""
        pid = os.getpid()
        words = ["migrator", *sys.argv[1:]]
        return cls(pid, socket.gethostname(), _born(pid), " ".join(words))

    @classmethod
    def read(cls, path: Path) -> "Owner | None":
        """Who wrote a file; None if it cannot be told."""
        try:
            table = json.loads(path.read_bytes())
            return cls(int(table["pid"]), table["host"], table["born"], table["command"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def to_bytes(self) -> bytes:
        """What `read` reads."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @property
    def is_alive(self) -> bool:
        """Whether it still runs, as far as can be seen from here."""
        if self.host != socket.gethostname():
            return False
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            pass
        return _born(self.pid) == self.born

    @property
    def is_this(self) -> bool:
        """Whether it is this very process."""
        return (self.pid, self.born) == (os.getpid(), _born(os.getpid()))

    @property
    def is_another(self) -> bool:
        """Whether it is alive, and not this very process."""
        return self.is_alive and not self.is_this

    @property
    def mark(self) -> str:
        """What its children carry in their environment."""
        return f"{self.pid}-{self.born}"

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host} (`{self.command}`)"


def _born(pid: int) -> str:
    try:
        stat = (_PROCESSES / str(pid) / "stat").read_text(errors="replace")
    except OSError:
        return ""
    # The name may hold anything, a bracket too; behind the last one come numbers.
    fields = stat.rpartition(")")[2].split()
    return "" if fields[0] == "Z" else fields[19]


def marked(name: str, value: str) -> list[int]:
    """The processes whose environment says something; it is handed down to all their children."""
    mark = f"{name}={value}".encode()
    return [int(found.name) for found in _others() if mark in _read(found / "environ").split(b"\0")]


def children() -> list[int]:
    """The processes whose parent this one is."""
    own = str(os.getpid())
    return [int(found.name) for found in _others() if _parent(found) == own]


def _parent(process: Path) -> str:
    # Behind the name, which may hold anything, come the state and the parent.
    fields = _read(process / "stat").decode(errors="replace").rpartition(")")[2].split()
    return fields[1] if fields else ""


def wait_for_children(mark: str, seconds: float = 5.0) -> bool:
    """Wait until nothing that a process has started is alive; whether that came true."""
    deadline = time.monotonic() + seconds
    while marked(MARK, mark):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def git_is_at_work(*folders: Path) -> bool:
    """Whether a git runs in one of some folders."""
    for found in _others():
        if not (_read(found / "comm").startswith(b"git")):
            continue
        with suppress(OSError):
            cwd = (found / "cwd").readlink()
            if any(cwd.is_relative_to(folder) for folder in folders):
                return True
    return False


def _others() -> Iterator[Path]:
    with suppress(OSError):
        own = str(os.getpid())
        yield from (
            path for path in _PROCESSES.iterdir() if path.name.isdecimal() and path.name != own
        )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
