"""`python -m tests.bench.gate`: what the first three levels of the gate cost.

A phase of 250 files lands in a repository of 10,000, is dropped again, and so on; the times are
those that each run keeps in its report.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from . import cache
from .repository import Options

_PROJECT = Path(__file__).resolve().parents[2]
_LEVELS = ("syntax", "names", "contracts")
_GOAL = 3.0
_DEMANDS = """
[gate]
levels = ["syntax", "names", "contracts"]

[[contracts.exports]]
module = "app.websocket_core.websocket_manager"
names = ["create_websocket_manager"]

[[contracts.forbid]]
names = ["app.websocket_core.websocket_manager_factory.create_websocket_manager"]

[[contracts.imports_clean]]
factories = ["app.websocket_core.websocket_manager.create_websocket_manager"]

[[contracts.mentions]]
paths = ["tests/mission_critical_history/**/test_*.py"]
names = ["create_websocket_manager"]
"""


def main() -> int:
    """Measure and print; 1 if the goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.gate", description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    home = cache.folder()
    home.mkdir(parents=True, exist_ok=True)
    options = Options(files=asked.files, hits=max(asked.files // 40, 12))
    base, _doubled = cache.repositories(home, options)
    with tempfile.TemporaryDirectory(prefix="gate-") as scratch:
        return _measured(base, Path(scratch), asked.rounds)


def _measured(base: Path, scratch: Path, rounds: int) -> int:
    clone = scratch / "clone"
    subprocess.run(["git", "clone", "-q", base, clone], check=True)
    manifest = scratch / "migration.toml"
    manifest.write_text((base / "migration.toml").read_text() + _DEMANDS)
    os.environ["XDG_CACHE_HOME"] = f"{scratch}/cache"
    # The first turn warms up: it makes the private worktree.
    turns = [_turn(clone, manifest) for _turn_number in range(rounds + 1)][1:]
    print(f"medians of {rounds} turns, one warmed up before")
    for level in _LEVELS:
        print(f"  {level:10} {median(turn[level] for turn in turns):.2f} s")
    together = median(sum(turn.values()) for turn in turns)
    is_met = together <= _GOAL
    print(f"  together   {together:.2f} s: at most {_GOAL:g} s: {'met' if is_met else 'NOT met'}")
    return 0 if is_met else 1


def _turn(clone: Path, manifest: Path) -> dict[str, float]:
    """Seconds by level of one landing, which is taken back."""
    _migrator(clone, manifest, "run", "--quiet")
    reports = sorted((clone / ".git/migrator/runs").glob("*/*/report.json"))
    seconds: dict[str, float] = json.loads(reports[-1].read_bytes())["seconds"]
    _migrator(clone, manifest, "rollback", "--all", "--drop")
    return seconds


def _migrator(clone: Path, manifest: Path, *words: str) -> None:
    command = [sys.executable, "-m", "migrator", "-C", str(clone), *words, "-m", str(manifest)]
    subprocess.run(command, cwd=_PROJECT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
