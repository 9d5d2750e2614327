"""Starts commands in forks of a warmed interpreter, and kills them with all that they started."""

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from .driver import DEED, LOG, MUTATION
from .scenes import Scene
from .zygote import Request

PROJECT = Path(__file__).resolve().parents[2]
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: a status as `subprocess` has it, and what it printed."""

    status: int
    output: str

    @property
    def killed(self) -> bool:
        return self.status == -signal.SIGKILL

    def __str__(self) -> str:
        return f"status {self.status}: {self.output.strip()[-2000:]}"


class Interpreter:
    """A warmed interpreter. One command at a time."""

    def __init__(self, program: str = "migrator", mutation: str = "") -> None:
        self._program, self._mutation = program, mutation
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.zygote"],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,  # what has been read ahead could not be waited for
        )
        self._answer()  # it is ready; nobody shall take its start for a part of a command

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.__exit__(kind, error, trace)  # closes its stdin, which ends it

    def start(
        self,
        scene: Scene,
        arguments: Sequence[str],
        *,
        at: Sequence[int] = (),
        deed: Sequence[str] = (),
        log: Path | None = None,
    ) -> "Running":
        """Start the program in the scene's checkout; at some steps it dies, or a deed is done."""
        output = scene.folder / "output"
        output.write_bytes(b"")  # it may be killed before it could make it
        watched = {LOG: str(log or ""), DEED: json.dumps(list(deed))}
        request: Request = {
            "program": self._program,
            "arguments": list(arguments),
            "at": list(at),
            "cwd": str(scene.root),
            "env": scene.environment | watched | {MUTATION: self._mutation},
            "output": str(output),
        }
        assert self._server.stdin is not None
        self._server.stdin.write(json.dumps(request).encode() + b"\n")
        return Running(self, int(self._answer()), output)

    def run(
        self,
        scene: Scene,
        arguments: Sequence[str],
        *,
        at: Sequence[int] = (),
        deed: Sequence[str] = (),
        log: Path | None = None,
    ) -> Ended:
        """Run it to its end, or to its death at a step."""
        return self.start(scene, arguments, at=at, deed=deed, log=log).wait()

    def _answer(self) -> bytes:
        assert self._server.stdout is not None
        answer = self._server.stdout.readline()
        if not answer:
            raise RuntimeError("the warmed interpreter is gone; what it said stands above")
        return answer

    def _silent(self, seconds: float) -> bool:
        """Whether no answer comes in so many seconds."""
        assert self._server.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self._server.stdout, selectors.EVENT_READ)
            return not selector.select(seconds)


@dataclass(frozen=True, slots=True)
class Running:
    """A command that has been started."""

    _interpreter: Interpreter
    pid: int
    _output: Path

    def kill(self) -> None:
        """Kill it and everything it started, wherever they are."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    def wait(self) -> Ended:
        """Wait until it has ended, and all its descendants."""
        stuck = self._interpreter._silent(_PATIENCE)
        if stuck:
            self.kill()
        status = int(self._interpreter._answer())
        said = self._output.read_text(errors="replace")
        return Ended(124 if stuck else status, said)
