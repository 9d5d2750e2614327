"""Keeps the synthetic repositories, so that the next bench need not make them again."""

import hashlib
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, replace
from pathlib import Path

from .repository import Options, generate

_GENERATOR = (
    "blocks",
    "compose",
    "forms",
    "project",
    "repository",
    "statements",
    "templates",
    "words",
)


def say(text: str) -> None:
    """A line for the person who waits."""
    print(f"bench: {text}", file=sys.stderr, flush=True)


def folder() -> Path:
    """Where the repositories are kept: `$MIGRATOR_BENCH_DIR`, or below the system's temp folder."""
    named = os.environ.get("MIGRATOR_BENCH_DIR")
    return Path(named or Path(tempfile.gettempdir()) / "migrator-bench").resolve()


def repositories(home: Path, options: Options) -> tuple[Path, Path]:
    """The repository, and its twin with twice as many files that do not hold the symbol."""
    twin = replace(options, padding=options.files - options.hits)
    # In processes of their own: what one of them took would count in `ru_maxrss` of our children.
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        made = [pool.submit(_repository, home, wanted) for wanted in (options, twin)]
        return made[0].result(), made[1].result()


def _repository(home: Path, options: Options) -> Path:
    """The repository with these options, from the cache if it lies there untouched."""
    target = home / _key(options)
    if target.exists():
        if not _status(target):
            say(f"reusing {target}")
            return target
        say(f"{target} was changed; making it anew")
        shutil.rmtree(target)
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="making-", dir=home) as making:
        made = generate(Path(making) / "repository", options)
        (Path(making) / "repository").rename(target)
    say(
        f"made {target}: {made.files} files, {made.bytes / 1_000_000:.0f} MB, "
        f"{made.hits} with the symbol, in {time.perf_counter() - start:.0f} s"
    )
    return target


def _key(options: Options) -> str:
    """A name that changes with the options and with the generator's own text."""
    digest = hashlib.sha256(json.dumps(asdict(options), sort_keys=True).encode())
    for name in _GENERATOR:
        digest.update((Path(__file__).parent / f"{name}.py").read_bytes())
    return f"{options.files + options.padding}-files-{digest.hexdigest()[:12]}"


def _status(repository: Path) -> bytes:
    command = ["git", "status", "--porcelain"]
    return subprocess.run(command, cwd=repository, capture_output=True, check=True).stdout
