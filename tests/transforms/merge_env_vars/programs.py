"""Small programs with variables, run before and after the merge.

Whoever has both names in the environment, with one value, must not see a difference: that is what
it means that both were one setting.
"""

import os
import random
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

MERGE = {"OLD_URL": "NEW_URL"}
SNAPSHOTS = Path(__file__).parents[3] / "snapshots" / "merge_env_vars"


def results(kind: str) -> list[tuple[str, Path, Path]]:
    """The changed files of a format's cases: name, before and after."""
    return [
        (case.name, case / "before" / after.relative_to(case / "after"), after)
        for case in sorted((SNAPSHOTS / kind).iterdir())
        for after in sorted((case / "after").rglob("*"))
        if after.is_file()
    ]


def environment(**more: str) -> dict[str, str]:
    """An environment of which only the path is known."""
    return {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C", **more}


BOTH = environment(OLD_URL="wss://outside", NEW_URL="wss://outside")
NEITHER = environment()


def said(command: Sequence[str], text: str, env: dict[str, str]) -> tuple[int, str]:
    """How a program that reads a text from its input ends, and what it prints."""
    done = subprocess.run(
        command, input=text, text=True, capture_output=True, env=env, timeout=20, check=False
    )
    return done.returncode, done.stdout


def drawn(seed: int, parts: Sequence[str], numbers: Iterable[int]) -> str:
    """A program that is put together at random."""
    chance = random.Random(seed)
    count = chance.choice(list(numbers))
    return "\n".join(chance.choice(parts) for _ in range(count)) + "\n"
