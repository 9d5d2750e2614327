"""`python -m tests.crash.zygote`: a server that has imported everything and forks on request.

Starting an interpreter takes longer than much of what is killed in it. One request a line on
stdin, as JSON; the answers are `ready` once, then for each the process id, and how it ended. Each
command leads a process group, and has ended only when all that it started is gone too.
"""

import contextlib
import ctypes
import importlib
import json
import os
import pkgutil
import sys
from typing import NoReturn, TypedDict

from .driver import drive

_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER: orphans become ours, so that we can wait for them


class Request(TypedDict):
    """What is to be run, and where."""

    program: str
    arguments: list[str]
    at: list[int]
    """The steps at which it dies, or does a deed."""
    cwd: str
    env: dict[str, str]
    output: str
    """A file for all that it prints."""


def main() -> None:
    """Serve until stdin ends."""
    requests, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    _warm_up()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    print("ready", file=answers, flush=True)
    for line in requests:
        request: Request = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _command(request)
        with contextlib.suppress(OSError):  # it may have done so itself, or have ended
            os.setpgid(pid, pid)
        print(pid, file=answers, flush=True)
        print(_ended(pid), file=answers, flush=True)


def _warm_up() -> None:
    import migrator  # noqa: PLC0415 - only here, and only for what it holds
    import transforms  # noqa: PLC0415

    for package in (migrator, transforms):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    for name in ("git", "libcst"):
        importlib.import_module(name)


def _command(request: Request) -> NoReturn:
    """Become the command."""
    os.setpgid(0, 0)
    output = os.open(request["output"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for here, there in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(here, there)
    os.environ.clear()
    os.environ.update(request["env"])
    os.chdir(request["cwd"])
    status = 0
    try:
        drive(request["program"], request["arguments"], request["at"])
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        status = 70
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


def _ended(leader: int) -> int:
    """How the command ended, as soon as all its descendants have ended as well."""
    status = 0
    while True:
        try:
            pid, how = os.wait()
        except ChildProcessError:
            return status
        if pid == leader:
            status = os.waitstatus_to_exitcode(how)


if __name__ == "__main__":
    main()
