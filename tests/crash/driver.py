"""`python -m tests.crash.driver N ARGS…`: run the command line, and die at its N-th step.

A step is an audit event `migrator.reached` with a name. N = 0 kills nothing. `CRASH_LOG` names a
file for a line a step: the seconds since the start, and the name. `CRASH_DEED` is a command, as a
JSON list, that is carried out at the step instead, with the step's number as `CRASH_STEP`.
`CRASH_MUTATION` names a mutation of the tool (see `mutations`).
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from . import mutations, naive

REACHED = "migrator.reached"
LOG, DEED, STEP, MUTATION = "CRASH_LOG", "CRASH_DEED", "CRASH_STEP", "CRASH_MUTATION"


def _migrator() -> None:
    from migrator.cli import app, main  # noqa: PLC0415 - the control needs none of it

    from . import trying  # noqa: PLC0415

    trying.register(app)
    main()


PROGRAMS: dict[str, Callable[[], None]] = {"migrator": _migrator, "naive": naive.main}


def drive(program: str, arguments: Sequence[str], at: Sequence[int] = ()) -> None:
    """Run a program in this process; at some steps, counted from 1, it dies or does a deed."""
    sys.argv = [program, *arguments]
    log = os.environ.get(LOG)
    if at or log:
        _watch(at, log)
    with mutations.chosen(os.environ.get(MUTATION, "")):
        PROGRAMS[program]()


def _watch(at: Sequence[int], log: str | None) -> None:
    """Follow the steps. An audit hook stays until the process ends."""
    start, deed = time.monotonic(), _deed()
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) if log else None
    reached = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal reached
        if event != REACHED:
            return
        reached += 1
        if written is not None:
            os.write(written, f"{time.monotonic() - start:.6f} {arguments[0]}\n".encode())
        if reached in at:
            deed(reached)

    sys.addaudithook(hook)


def _deed() -> Callable[[int], None]:
    """What is done at the step: dying, or something that somebody else does meanwhile."""
    words: list[str] = json.loads(os.environ.get(DEED, "[]"))
    environment = dict(os.environ) | {LOG: "", DEED: "[]"}  # before the tool adds its own

    def deed(step: int) -> None:
        if not words:
            os.kill(os.getpid(), signal.SIGKILL)
        subprocess.run(words, env=environment | {STEP: str(step)}, check=False)

    return deed


if __name__ == "__main__":
    drive("migrator", sys.argv[2:], [int(sys.argv[1])])
