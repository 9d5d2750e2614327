"""`python -m tests.bench.check`: what a check of a large repository costs, start-up included.

The whole tree, when nothing has changed since the last time, and five files, in a repository of
10,000. Every figure is the median of whole processes.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from . import cache
from .repository import Options

_PROJECT = Path(__file__).resolve().parents[2]
_GOALS = {"nothing changed": 0.6, "nothing changed, staged": 0.6, "five files": 0.4}
#: So long a repository has to be left alone before anything is remembered of it.
_SETTLED = 2.5


def main() -> int:
    """Measure and print; 1 if a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.check", description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    home = cache.folder()
    home.mkdir(parents=True, exist_ok=True)
    options = Options(files=asked.files, hits=max(asked.files // 40, 12))
    base, _doubled = cache.repositories(home, options)
    with tempfile.TemporaryDirectory(prefix="check-") as scratch:
        return _measured(base, Path(scratch), asked.rounds)


def _measured(base: Path, scratch: Path, rounds: int) -> int:
    clone = scratch / "clone"
    subprocess.run(["git", "clone", "-q", base, clone], check=True)
    os.environ["XDG_CACHE_HOME"] = f"{scratch}/cache"
    time.sleep(_SETTLED)
    print(f"medians of {rounds} runs, one warmed up before")
    print(f"  {'the first time':24} {_run(clone):.2f} s")
    clean, old = _five_files(clone)
    seconds = {
        "nothing changed": _median(rounds, clone),
        "nothing changed, staged": _median(rounds, clone, "--staged"),
        "five files": _median(rounds, clone, *clean),
        "five files, old names": _median(rounds, clone, *old),
        "one file changed": median(_changed(clone, old[0]) for _round in range(rounds)),
    }
    for what, spent in seconds.items():
        print(f"  {what:24} {spent:.2f} s{_judged(what, spent)}")
    return int(any(seconds[what] > goal for what, goal in _GOALS.items()))


def _judged(what: str, spent: float) -> str:
    if what not in _GOALS:
        return ""
    return f": at most {_GOALS[what]:g} s: {'met' if spent <= _GOALS[what] else 'NOT met'}"


def _five_files(clone: Path) -> tuple[list[str], list[str]]:
    """Five files without an old name, and five with one."""
    word = "create_websocket_manager"
    found = [
        subprocess.run(
            ["git", "-C", clone, "grep", option, "-F", "-e", word, "--", "app/*.py"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.splitlines()
        for option in ("-L", "-l")
    ]
    clean, old = ([str(clone / path) for path in paths[:: len(paths) // 5][:5]] for paths in found)
    return clean, old


def _changed(clone: Path, path: str) -> float:
    with Path(path).open("a", encoding="utf-8") as file:
        file.write("\n")
    return _run(clone)


def _median(rounds: int, clone: Path, *words: str) -> float:
    return median([_run(clone, *words) for _round in range(rounds + 1)][1:])


def _run(clone: Path, *words: str) -> float:
    command = [sys.executable, "-m", "migrator", "-C", str(clone), "check", "-q", *words]
    begun = time.perf_counter()
    ended = subprocess.run(command, cwd=_PROJECT, check=False, stdout=subprocess.DEVNULL)
    spent = time.perf_counter() - begun
    if ended.returncode not in {0, 1}:
        sys.exit(f"{' '.join(command)} ended with {ended.returncode}")
    return spent


if __name__ == "__main__":
    sys.exit(main())
