"""Imports the modules of small projects by a server that forks, each in a process of its own.

This file is also the server: run as a file, it imports nothing of ours.
"""

import importlib
import json
import os
import signal
import subprocess
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import NoReturn

Files = Mapping[str, bytes]
#: An import that takes longer than so many seconds goes round in circles.
LIMIT = 20


@dataclass(frozen=True)
class Server:
    """The server, from outside."""

    folder: Path
    process: "subprocess.Popen[str]"
    numbers: Iterator[int] = field(default_factory=count)

    def run(
        self, files: Files, statements: Sequence[str], root: str = "."
    ) -> Mapping[str, str | None]:
        """What each statement fails with, run first in a fresh process; None where it does not."""
        project = self.folder / str(next(self.numbers))
        for path, data in files.items():
            (project / path).parent.mkdir(parents=True, exist_ok=True)
            (project / path).write_bytes(data)
        assert self.process.stdin
        assert self.process.stdout
        request = {"folder": str(project / root), "statements": list(statements)}
        print(json.dumps(request), file=self.process.stdin, flush=True)
        answers: list[str | None] = json.loads(self.process.stdout.readline())
        return dict(zip(statements, answers, strict=True))


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """Have a server for a while."""
    command = [sys.executable, "-I", __file__]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Server(folder, process)
        finally:
            assert process.stdin
            process.stdin.close()  # which ends it
            process.wait()


# The server


def _serve() -> None:
    requests, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    sys.dont_write_bytecode = True
    for line in requests:
        request = json.loads(line)
        given = [_forked(request["folder"], statement) for statement in request["statements"]]
        print(json.dumps(given), file=answers, flush=True)


def _forked(folder: str, statement: str) -> str | None:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _run(folder, statement, writing)
    os.close(writing)
    with open(reading, "rb") as pipe:  # noqa: PTH123 - it has no path
        answer = pipe.read().decode()
    os.waitpid(pid, 0)
    given: str | None = json.loads(answer) if answer else "the process ended and said nothing"
    return given


def _run(folder: str, statement: str, writing: int) -> NoReturn:
    signal.alarm(LIMIT)
    sys.path.insert(0, folder)
    warnings.simplefilter("ignore")
    importlib.invalidate_caches()
    failure = None
    try:
        exec(statement, {})  # noqa: S102 - what the tests say
    except BaseException as error:
        failure = repr(error)
    with open(writing, "w") as pipe:
        json.dump(failure, pipe)
    os._exit(0)


if __name__ == "__main__":
    _serve()
