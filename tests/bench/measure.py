"""Runs commands turn by turn and takes their wall time and peak memory."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Command:
    """A command line, where it runs, and what counts as success."""

    name: str
    argv: Sequence[str | Path]
    cwd: Path
    statuses: tuple[int, ...] = (0,)
    must_print: bytes = b""
    """What its output holds if it did its work; an exit status alone may say too little."""
    fresh_cache: bool = False
    """Give every run a cache folder (`XDG_CACHE_HOME`) of its own, with nothing in it."""


@dataclass(frozen=True)
class Run:
    """One run: what it took, and how it ended."""

    seconds: float
    peak: int
    """Bytes; of the largest single process among the command and its children, not their sum."""
    status: int


@dataclass
class Result:
    """All measured runs of one command, or why there are none."""

    command: Command
    runs: list[Run] = field(default_factory=list)
    failure: str = ""
    output: Path | None = None

    @property
    def seconds(self) -> list[float]:
        return [run.seconds for run in self.runs]

    @property
    def median(self) -> float:
        return median(self.seconds)

    @property
    def peak(self) -> int:
        return max(run.peak for run in self.runs)

    @property
    def measured(self) -> bool:
        return bool(self.runs) and not self.failure


def interleaved(
    commands: Mapping[str, Command],
    rounds: int,
    scratch: Path,
    say: Callable[[str], None],
) -> dict[str, Result]:
    """Run A B C A B C …: one round to warm up, then `rounds` that count."""
    results = {key: Result(command) for key, command in commands.items()}
    for number in range(rounds + 1):
        say("warming up" if number == 0 else f"round {number} of {rounds}")
        for key, result in results.items():
            if result.failure:
                continue
            result.output = scratch / f"{key}.out"
            done = _run(result.command, result.output, scratch)
            result.failure = _failure(result.command, done, result.output)
            if result.failure:
                say(f"{result.command.name}: {result.failure}")
            elif number:
                result.runs.append(done)
    return results


def own_peak() -> int:
    """Our own peak in bytes, which a child's can never fall below: it starts as a copy of us."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT


def _run(command: Command, output: Path, scratch: Path) -> Run:
    environment = dict(os.environ)
    if command.fresh_cache:
        cache = scratch / f"cache-{time.monotonic_ns()}"
        cache.mkdir()
        environment["XDG_CACHE_HOME"] = str(cache)
    with output.open("wb") as stdout, _errors(output).open("wb") as stderr:
        start = time.perf_counter()
        try:
            process = subprocess.Popen(
                [str(part) for part in command.argv],
                cwd=command.cwd,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=stderr,
            )
        except OSError as error:
            stderr.write(str(error).encode())
            return Run(0.0, 0, 127)
        usage, status = _wait(process)
        seconds = time.perf_counter() - start
    return Run(seconds, usage * _RSS_UNIT, status)


def _wait(process: "subprocess.Popen[bytes]") -> tuple[int, int]:
    """The `ru_maxrss` and the exit status; an interrupt takes the process along."""
    try:
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        process.kill()
        process.wait()
        raise
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss, process.returncode


def _failure(command: Command, run: Run, output: Path) -> str:
    """Why the run does not count; nothing if it does."""
    lines = _errors(output).read_text(errors="replace").strip().splitlines()
    last = lines[-1] if lines else "nothing on stderr"
    if run.status not in command.statuses:
        return f"failed with exit status {run.status}: {last}"
    if command.must_print and command.must_print not in output.read_bytes():
        return f"printed nothing of use (exit status {run.status}): {last}"
    return ""


def _errors(output: Path) -> Path:
    return output.with_suffix(".err")
