"""`python -m tests.bench.settings`: what merging a setting costs in one large file of each format.

Each file has 5 MB and the names some dozens of times. All that happens to a file is measured: it is
read, changed, and the result is proved.
"""

import sys
import time
from collections.abc import Callable
from statistics import median

from migrator.core.cases import MemoryTree
from migrator.core.engine import Engine, Overlay, Serial, Step
from migrator.core.layout import Layout
from migrator.core.project import NoEnvironment
from migrator.core.uncollected import uncollected
from transforms.merge_env_vars import MergeEnvVars, MergeOptions

SIZE = 5_000_000
GOAL = 2.0
ROUNDS = 3


def _lines(fill: Callable[[int], str], hit: Callable[[int], str], every: int = 3_000) -> str:
    """Five megabytes of lines, with the old name in one of so many."""
    lines: list[str] = []
    size = number = 0
    while size < SIZE:
        line = hit(number) if number % every == 0 else fill(number)
        lines.append(line)
        size += len(line)
        number += 1
    return "".join(lines)


FILES: dict[str, Callable[[], str]] = {
    ".env": lambda: _lines(lambda n: f"NAME_{n}=some value\n", lambda n: f"P{n}=${{OLD_URL:-x}}\n"),
    "settings.yaml": lambda: _lines(
        lambda n: f"name_{n}: some value # why\n", lambda n: f"s{n}:\n  OLD_URL: a\n  NEW_URL: a\n"
    ),
    "data.json": lambda: (
        '{"all": [\n'
        + _lines(
            lambda n: f'  {{"id": {n}, "name": "some text", "tags": [1, 2, 3]}},\n',
            lambda n: '  {"OLD_URL": "a", "NEW_URL": "a"},\n',
        )
        + "  {}\n]}\n"
    ),
    "data.toml": lambda: _lines(
        lambda n: f'name_{n} = "some value"\n', lambda n: f'[t{n}]\nOLD_URL = "a"\nNEW_URL = "a"\n'
    ),
    "script.sh": lambda: _lines(
        lambda n: f'echo "some text {n}" >> "$LOG"\n', lambda n: 'echo "${OLD_URL:-x}"\n'
    ),
    "code.ts": lambda: _lines(
        lambda n: f"export const name_{n} = call({n}, 'some text');\n",
        lambda n: f"export const url_{n} = process.env.NEW_URL ?? process.env.OLD_URL ?? 'x';\n",
    ),
    "code.js": lambda: _lines(
        lambda n: f"exports.name_{n} = call({n}, 'some text');\n",
        lambda n: f"exports.url_{n} = {{ OLD_URL: 'a', NEW_URL: 'a' }};\n",
    ),
    "code.py": lambda: (
        "import os\n"
        + _lines(
            lambda n: f"name_{n} = call({n}, 'some text')\n",
            lambda n: f"url_{n} = os.getenv('NEW_URL') or os.getenv('OLD_URL') or 'x'\n",
        )
    ),
    "Dockerfile": lambda: (
        "FROM a\n"
        + _lines(
            lambda n: f"RUN apt-get update && apt-get install -y package-{n}\n",
            lambda n: 'RUN echo "$OLD_URL"\n',
        )
    ),
    "Makefile": lambda: _lines(
        lambda n: f"name_{n} := some value\n", lambda n: f"url_{n} := $(OLD_URL)\n"
    ),
    "tox.ini": lambda: _lines(
        lambda n: f"name_{n} = some value\n", lambda n: f"[s{n}]\nOLD_URL = a\nNEW_URL = a\n"
    ),
    "chat.service": lambda: (
        "[Service]\n"
        + _lines(lambda n: f"Environment=NAME_{n}=value\n", lambda n: f"ExecStart={n} $OLD_URL\n")
    ),
    "notes.md": lambda: _lines(
        lambda n: f"Some text about {n}.\n", lambda n: f"Set `OLD_URL` to {n}.\n"
    ),
}


def main() -> int:
    """Measure and print; 1 if a goal is missed."""
    step = Step("one-url", MergeEnvVars(), MergeOptions(merge={"OLD_URL": "NEW_URL"}, prose=True))
    print(f"one file of {SIZE // 1_000_000} MB, medians of {ROUNDS}")
    slowest = 0.0
    for path, made in FILES.items():
        data = made().encode()
        spent = median(_spent(step, path, data) for _round in range(ROUNDS))
        slowest = max(slowest, spent)
        print(f"  {path:14} {spent:5.2f} s, goal {GOAL} s{' MISSED' if spent > GOAL else ''}")
    return int(slowest > GOAL)


def _spent(step: Step, path: str, data: bytes) -> float:
    engine = Engine(Layout([path]), lambda _path: True, NoEnvironment(), Serial())
    start = time.perf_counter()
    with uncollected():  # as in the workers
        result = engine.run(step, Overlay(MemoryTree({path: data})), lambda _path: True)
    spent = time.perf_counter() - start
    if not result.changed or result.defects or result.unreadable:
        raise SystemExit(f"{path}: nothing was merged: {result.defects or result.unreadable}")
    return spent


if __name__ == "__main__":
    sys.exit(main())
