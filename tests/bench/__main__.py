"""`python -m tests.bench`: measure `migrator diff` beside its peers on a synthetic repository."""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from . import cache, report
from .cache import say
from .forms import SYMBOL
from .measure import Command, Result, interleaved, own_peak
from .repository import Options

PROJECT = Path(__file__).resolve().parents[2]
SAMPLE_FILES = 40
SAMPLE_SEED = 7


def main() -> int:
    """Make or reuse the repositories, measure, print; 1 if a command failed."""
    asked = _arguments()
    options = Options(files=asked.files, hits=max(asked.files // 40, 12))
    load = os.getloadavg()[0]
    folder = cache.folder()
    folder.mkdir(parents=True, exist_ok=True)
    base, doubled = cache.repositories(folder, options)
    with tempfile.TemporaryDirectory(prefix="scratch-", dir=folder) as scratch:
        commands = dict(_commands(base, doubled, options))
        results = interleaved(commands, asked.rounds, Path(scratch), say)
        same = _same_output(results)
    say("LibCST's RenameCommand on a sample")
    sample = _libcst(base)
    print("\n".join(_heading(options, asked.rounds, load)))
    print("\n".join(report.table(results)))
    print("\n".join(_peers(results.get("ast_grep"), sample)))
    print("\nGoals" + _caveat(options))
    print("\n".join(str(goal) for goal in report.goals(results)))
    if same is not None:
        print(f"\nBoth repositories give the same diff: {'yes' if same else 'NO'}")
    failed = isinstance(sample, str) or any(result.failure for result in results.values())
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--files", type=int, default=report.REFERENCE_FILES)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="1,000 files, 1 round")
    asked = parser.parse_args()
    if asked.quick:
        asked.files, asked.rounds = 1_000, 1
    if asked.rounds < 1:
        parser.error("--rounds must be 1 or more")
    return asked


def _commands(base: Path, doubled: Path, options: Options) -> Iterator[tuple[str, Command]]:
    yield "diff", _diff("migrator diff", base, "migration.toml")
    yield "grep", Command("git grep -c", ("git", "grep", "-c", SYMBOL), base)
    if ast_grep := _ast_grep():
        argv = (ast_grep, "run", "-l", "py", "-p", SYMBOL)
        yield "ast_grep", Command("ast-grep run -l py -p", argv, base)
    yield "diff_doubled", _diff("migrator diff, doubled", doubled, "migration.toml")
    yield "grep_doubled", Command("git grep -c, doubled", ("git", "grep", "-c", SYMBOL), doubled)
    entries = options.extra_symbols + 1
    yield "diff_table", _diff(f"migrator diff, {entries} entries", base, options.table)


def _diff(name: str, repository: Path, manifest: str) -> Command:
    migrator = (sys.executable, "-m", "migrator", "-C", repository, "diff")
    return Command(
        name,
        (*migrator, "-m", repository / manifest),
        cwd=PROJECT,
        statuses=(0, 1),  # 1: some files could not be handled
        must_print=b"\n+++ ",
        fresh_cache=True,
    )


def _ast_grep() -> Path | None:
    beside = Path(sys.executable).with_name("ast-grep")
    if beside.exists():
        return beside
    found = shutil.which("ast-grep")
    return Path(found) if found else None


def _same_output(results: dict[str, Result]) -> bool | None:
    """Whether the dry run says the same in both repositories; they differ in nothing it changes."""
    pair = [results[key] for key in ("diff", "diff_doubled")]
    outputs = [result.output.read_bytes() for result in pair if result.measured and result.output]
    return outputs[0] == outputs[1] if len(outputs) == 2 else None


def _libcst(repository: Path) -> report.Sample | str:
    """What the sample took, or why it failed."""
    arguments = (str(repository), str(SAMPLE_SEED), str(SAMPLE_FILES))
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.libcst_rename", *arguments],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return f"failed with exit status {done.returncode}: {done.stderr.strip()[-200:]}"
    sample: report.Sample = json.loads(done.stdout)
    return sample


def _heading(options: Options, rounds: int, load: float) -> Iterator[str]:
    yield (
        f"{options.files:,} Python files, {options.hits} with the symbol; doubled: "
        f"{2 * options.files - options.hits:,}, {options.hits}. 1 round to warm up, "
        f"{rounds} measured, turn by turn."
    )
    yield (
        f"Python {platform.python_version()}, {_version('git')}, {os.cpu_count()} cores, load "
        f"{load:.1f} at the start. Files in the page cache; each migrator run has an empty "
        "XDG_CACHE_HOME."
    )
    yield (
        "Peak: the largest single process of a command, not the sum of its processes; "
        f"{own_peak() / report.MEGABYTE:.0f} MB is the least that can be seen.\n"
    )


def _peers(ast_grep: Result | None, sample: report.Sample | str) -> Iterator[str]:
    if ast_grep is None:
        yield "  ast-grep: left out, not found beside the interpreter or on the PATH"
    elif ast_grep.measured:
        yield f"  ({_version(str(ast_grep.command.argv[0]))})"
    if isinstance(sample, str):
        yield f"  LibCST RenameCommand: {sample}"
    else:
        yield from report.sample_lines(sample)


def _caveat(options: Options) -> str:
    if options.files == report.REFERENCE_FILES:
        return ""
    return f" (they are meant for {report.REFERENCE_FILES:,} files; this run has {options.files:,})"


def _version(program: str) -> str:
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
