"""`python -m tests.bench.landing`: what it costs to land a phase, beside `git add`, `git commit`.

Both change the same 250 of 17,000 files in the same way, turn by turn, in clones of one repository.
The gate is left out, and so is finding out what to change.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from migrator.app.session import session
from migrator.shell.commit_hooks import CommitHooks
from migrator.shell.repository import opened
from migrator.shell.transaction.intent import Target

_FILES, _CHANGED, _FOLDERS = 17_000, 250, 170
_LINE = b"value = compute(left, right)  # %d\n"
_MOST_TIMES, _MOST_MOTION, _MOST_RECOVERY = 2.0, 0.100, 1.0
_WHO = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Bench"), ("EMAIL", "bench@example.org"))
}


@dataclass(slots=True)
class Clock:
    """When the moments of a transaction came."""

    at: dict[str, float] = field(default_factory=dict)

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if event == "migrator.reached":
            self.at.setdefault(str(arguments[0]), time.perf_counter())

    @property
    def motion(self) -> float:
        """How long the checkout was neither here nor there."""
        return self.at["index published"] - self.at["moving"]


def main() -> int:
    """Measure and print; 1 if a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.landing", description=__doc__)
    parser.add_argument("--files", type=int, default=_FILES)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    os.environ.update(_WHO)
    with tempfile.TemporaryDirectory(prefix="landing-") as scratch:
        os.environ["XDG_CACHE_HOME"] = f"{scratch}/cache"
        return _measured(Path(scratch), asked.files, asked.rounds)


def _measured(scratch: Path, files: int, rounds: int) -> int:
    theirs, durable, ours = (scratch / name for name in ("theirs", "durable", "ours"))
    _make(theirs, files)
    for clone in (durable, ours):
        _git(scratch, "clone", "-q", str(theirs), str(clone))
    clock = Clock()
    sys.addaudithook(clock)
    git_took, durably, we_took, motion = [], [], [], []
    for turn in range(rounds + 1):
        git_took.append(_by_git(theirs, turn))
        durably.append(_by_git(durable, turn, "-c", "core.fsync=all"))
        clock.at.clear()
        we_took.append(_by_us(ours, turn))
        motion.append(clock.motion)
    recovery = [_recovery(ours, scratch, turn) for turn in range(rounds)]
    # The first turn warms up: it makes the private worktree.
    print(f"{_CHANGED} of {files:,} files; medians of {rounds} turns, one warmed up before")
    print(f"  git add, git commit                  {_span(git_took[1:])}")
    print(f"  the same, written through to disk    {_span(durably[1:])}")
    print(f"  as a transaction (written through)   {_span(we_took[1:])}")
    return _judged(git_took[1:], we_took[1:], motion[1:], recovery)


def _judged(
    git_took: list[float],
    we_took: list[float],
    motion: list[float],
    recovery: list[float],
) -> int:
    times = median(ours / theirs for ours, theirs in zip(we_took, git_took, strict=True))
    goals = {
        f"at most {_MOST_TIMES:g} times as long: {times:.2f}": times <= _MOST_TIMES,
        f"the checkout in motion for at most {_MOST_MOTION * 1000:.0f} ms: {_span(motion)}": median(
            motion
        )
        <= _MOST_MOTION,
        f"recovery in at most {_MOST_RECOVERY:g} s: {_span(recovery)}": median(recovery)
        <= _MOST_RECOVERY,
    }
    for text, met in goals.items():
        print(f"  {text}  {'met' if met else 'NOT met'}")
    return 0 if all(goals.values()) else 1


def _span(seconds: list[float]) -> str:
    low, middle, high = min(seconds), median(seconds), max(seconds)
    return f"{middle * 1000:.0f} ms ({low * 1000:.0f} to {high * 1000:.0f})"


def _by_git(repository: Path, turn: int, *settings: str) -> float:
    changed = _changed(repository, turn)
    _write(repository, changed)
    names = "\0".join(changed).encode()
    began = time.perf_counter()
    _git(repository, *settings, "add", "--pathspec-from-file=-", "--pathspec-file-nul", given=names)
    _git(repository, *settings, "commit", "-q", "-m", f"turn {turn}")
    return time.perf_counter() - began


def _by_us(repository: Path, turn: int) -> float:
    with opened(repository) as found, session(found) as begun:
        head = begun.head
        worktree = begun.worktree(head.commit)
        changed = _changed(repository, turn)
        began = time.perf_counter()
        worktree.write(changed)
        commit = worktree.commit(f"turn {turn}\n", CommitHooks())
        begun.publish(worktree, Target(head.branch, head.commit, commit, what=f"turn {turn}"))
        return time.perf_counter() - began


def _recovery(repository: Path, scratch: Path, turn: int) -> float:
    """What `migrator recover` takes after a crash in the middle of a publication."""
    child = os.fork()
    if child == 0:
        moves = iter(range(_CHANGED))

        def die(event: str, arguments: tuple[object, ...]) -> None:
            if (
                event == "migrator.reached"
                and arguments == ("moving",)
                and next(moves) == _CHANGED // 2
            ):
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(die)
        _by_us(repository, 1_000 + turn)
        os._exit(0)
    os.waitpid(child, 0)
    command = [sys.executable, "-m", "migrator", "-C", str(repository), "recover"]
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=scratch)
    took = time.perf_counter() - began
    if "undone" not in done.stdout:
        raise RuntimeError(f"there was nothing to recover: {done.stdout}")
    return took


def _make(repository: Path, files: int) -> None:
    repository.mkdir()
    _write(repository, {_path(number): _content(number, 0, files) for number in range(files)})
    _git(repository, "init", "-q", "-b", "main")
    _git(repository, "add", "-A")
    _git(repository, "commit", "-q", "-m", "all")
    _git(repository, "gc", "-q")


def _path(number: int) -> str:
    return f"package{number % _FOLDERS}/part{number % 7}/module{number}.py"


def _content(number: int, turn: int, files: int) -> bytes:
    # Those that change are larger than most, as files with much to migrate are.
    lines = 500 if number < _CHANGED else 20 + number * 7919 % 380
    return b"# %d, turn %d of %d\n" % (number, turn, files) + _LINE % number * lines


def _changed(repository: Path, turn: int) -> dict[str, bytes]:
    return {
        _path(number): (repository / _path(number)).read_bytes() + b"# turn %d\n" % turn
        for number in range(_CHANGED)
    }


def _write(repository: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        place = repository / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def _git(folder: Path, *arguments: str, given: bytes | None = None) -> None:
    subprocess.run(
        ["git", "-c", "gc.auto=0", *arguments], cwd=folder, input=given, check=True,
        capture_output=True,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
