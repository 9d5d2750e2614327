"""`python -m tests.crash`: the long form of the crash tests."""

import argparse
import importlib
import importlib.util
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from .operations import OPERATIONS
from .options import Options
from .scenes import SHAPES
from .stage import playground
from .tally import Tally, table

#: What can be asked for, and the module whose `long` does it.
HARNESSES = {
    "steps": "stepping",
    "random": "random_kills",
    "syscalls": "syscalls",
    "power": "power",
    "storms": "storms",
    "meddling": "meddling",
    "control": "control",
    "mutations": "mutants",
}


def main() -> int:
    """Do what is asked for, print the figures; 1 if a violation was found, or a control green."""
    asked = _arguments()
    tallies = []
    with tempfile.TemporaryDirectory(
        prefix="migrator-crash-", dir=asked.folder or playground()
    ) as folder:
        options = Options(
            seed=asked.seed,
            kills=asked.kills,
            shapes=tuple(asked.shape or SHAPES),
            operations=tuple(OPERATIONS[name] for name in asked.operation or OPERATIONS),
            nth=asked.nth,
            folder=Path(folder),
            say=_say,
        )
        for tally in _tallies(asked.only or HARNESSES, options):
            tallies.append(tally)
            if not tally.is_control:
                print(tally.told, end="\n" * bool(tally.violations), flush=True)
    print(table(tallies) if tallies else "nothing was done")
    return 0 if tallies and all(tally.good for tally in tallies) else 1


def _tallies(names: Iterable[str], options: Options) -> Iterator[Tally]:
    for name in names:
        module = f"{__package__}.{HARNESSES[name]}"
        if importlib.util.find_spec(module):
            _say(f"-- {name}")
            yield from importlib.import_module(module).long(options)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=2_000, help="at random moments, in all")
    parser.add_argument("--nth", type=int, default=1, help="hit only each n-th system call")
    parser.add_argument("--only", action="append", choices=HARNESSES, help="can be repeated")
    parser.add_argument("--shape", action="append", choices=SHAPES, help="can be repeated")
    parser.add_argument("--operation", action="append", choices=OPERATIONS, help="can be repeated")
    parser.add_argument("--folder", type=Path, help="where the scenes are to lie")
    return parser.parse_args()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
