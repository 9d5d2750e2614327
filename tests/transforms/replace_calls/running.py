"""Runs small projects by a server that forks: their modules are imported, their checks called.

A check is a function of `checks.py` whose name begins with ``check``; what it gives, or the error
that it ends with, is told. This file is also the server: run as a file, it imports nothing of ours.
"""

import asyncio
import importlib
import inspect
import json
import os
import signal
import subprocess
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import NoReturn

Files = Mapping[str, bytes]
#: A run that takes longer than so many seconds goes round in circles.
LIMIT = 20


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of a project."""

    #: The modules that cannot be imported, with the error.
    broken: Mapping[str, str]
    #: What each check gave, or the name of its error after ``!``.
    given: Mapping[str, str]
    #: The names that were not there when code ran.
    lost: tuple[str, ...] = ()


@dataclass(frozen=True)
class Projects:
    """The server, from outside."""

    folder: Path
    process: "subprocess.Popen[str]"
    numbers: Iterator[int] = field(default_factory=count)

    def run(self, files: Files) -> Ran:
        """Import all modules of a project, and call its checks."""
        project = self.folder / str(next(self.numbers))
        for path, data in files.items():
            (project / path).parent.mkdir(parents=True, exist_ok=True)
            (project / path).write_bytes(data)
        modules = sorted(_module(path) for path in files if path.startswith("app/"))
        assert self.process.stdin
        assert self.process.stdout
        request = {"folder": str(project), "modules": modules, "checks": "checks.py" in files}
        print(json.dumps(request), file=self.process.stdin, flush=True)
        answer = json.loads(self.process.stdout.readline())
        return Ran(answer["broken"], answer["given"], tuple(answer["lost"]))


@contextmanager
def projects(folder: Path) -> Iterator[Projects]:
    """Have a server for a while."""
    command = [sys.executable, "-I", __file__]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Projects(folder, process)
        finally:
            assert process.stdin
            process.stdin.close()  # which ends it
            process.wait()


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


# The server


def _serve() -> None:
    requests, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    for line in requests:
        request = json.loads(line)
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            _run(request["folder"], request["modules"], request["checks"], writing)
        os.close(writing)
        with open(reading, "rb") as pipe:  # noqa: PTH123 - it has no path
            answer = pipe.read().decode()
        os.waitpid(pid, 0)
        ended = {"broken": {"": "the run ended and said nothing"}, "given": {}, "lost": []}
        print(answer or json.dumps(ended), file=answers, flush=True)


def _run(folder: str, modules: list[str], has_checks: bool, writing: int) -> NoReturn:
    signal.alarm(LIMIT)
    sys.path.insert(0, folder)
    sys.dont_write_bytecode = True
    warnings.simplefilter("ignore")
    broken, given, lost = {}, {}, []
    for module in modules:
        try:
            importlib.import_module(module)
        except BaseException as error:
            broken[module] = repr(error)
    if has_checks and not broken:
        for name, check in vars(importlib.import_module("checks")).items():
            if name.startswith("check"):
                try:
                    value = check()
                    given[name] = repr(asyncio.run(value) if inspect.iscoroutine(value) else value)
                except BaseException as error:
                    given[name] = f"!{type(error).__name__}"
                    if isinstance(error, NameError | ImportError):
                        lost.append(repr(error))
    with open(writing, "w") as pipe:
        json.dump({"broken": broken, "given": given, "lost": lost}, pipe)
    os._exit(0)


if __name__ == "__main__":
    _serve()
