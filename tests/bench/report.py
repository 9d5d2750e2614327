"""What the bench prints: a table of what was measured, and the goals below it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median
from typing import TypedDict

from .measure import Result

MEGABYTE = 1_000_000
NOISE = 0.10
"""Seconds by which `diff` may grow more than `git grep` before the goal counts as missed."""
REFERENCE_FILES = 10_000


class Sample(TypedDict):
    """What LibCST's RenameCommand took on a sample of the files."""

    files: int
    failed: int
    bytes: int
    seconds: float
    all_files: int
    all_bytes: int


@dataclass(frozen=True)
class Goal:
    """One goal, what was measured, and whether it is met; None if it could not be measured."""

    text: str
    measured: str
    met: bool | None

    def __str__(self) -> str:
        verdict = {True: "met", False: "NOT met", None: "not measured"}[self.met]
        return f"  {self.text:<66} {self.measured:<34} {verdict}"


def table(results: Mapping[str, Result]) -> Iterator[str]:
    """One line for each command."""
    yield f"  {'':<42} {'median':>9} {'min':>9} {'max':>9} {'peak':>9}"
    for result in results.values():
        if not result.measured:
            yield f"  {result.command.name:<42} {result.failure}"
            continue
        times = (result.median, min(result.seconds), max(result.seconds))
        figures = " ".join(f"{seconds:7.3f} s" for seconds in times)
        note = "" if {run.status for run in result.runs} <= {0} else "  exit status not 0"
        yield f"  {result.command.name:<42} {figures} {result.peak / MEGABYTE:6.0f} MB{note}"


def sample_lines(sample: Sample) -> Iterator[str]:
    """What the sample took, and what the whole would take at that rate."""
    rate = sample["seconds"] / (sample["bytes"] / MEGABYTE)
    whole = rate * sample["all_bytes"] / MEGABYTE
    yield (
        f"  LibCST RenameCommand, measured: {sample['seconds']:.1f} s for a random sample of "
        f"{sample['files']} files ({sample['bytes'] / MEGABYTE:.2f} MB), {rate:.1f} s per MB"
        + (f", {sample['failed']} of them failed" if sample["failed"] else "")
    )
    yield (
        f"  LibCST RenameCommand, EXTRAPOLATED: {whole:.0f} s ({whole / 60:.0f} min) for all "
        f"{sample['all_files']} files ({sample['all_bytes'] / MEGABYTE:.0f} MB), one process"
    )


def goals(results: Mapping[str, Result]) -> Iterator[Goal]:
    """The goals of the project, each with what was measured."""
    diff = _ready(results, "diff")
    yield _limit("diff takes at most 2.5 s", diff, 2.5)
    yield _ratio("diff takes at most half of ast-grep's time", results, "diff", "ast_grep", 0.5)
    yield _growth(results)
    yield _memory(results)
    yield _ratio("250 entries cost at most 3 times one entry", results, "diff_table", "diff", 3.0)


def _ready(results: Mapping[str, Result], key: str) -> Result | None:
    result = results.get(key)
    return result if result is not None and result.measured else None


def _limit(text: str, result: Result | None, most: float) -> Goal:
    if result is None:
        return Goal(text, "", None)
    return Goal(text, f"{result.median:.2f} s", result.median <= most)


def _ratio(text: str, results: Mapping[str, Result], one: str, other: str, most: float) -> Goal:
    left, right = _ready(results, one), _ready(results, other)
    if left is None or right is None:
        return Goal(text, "", None)
    ratio = left.median / right.median
    return Goal(text, f"{ratio:.2f} ({left.median:.2f} s / {right.median:.2f} s)", ratio <= most)


def _growth(results: Mapping[str, Result]) -> Goal:
    """The files without the symbol doubled: by how much did each get slower, round for round."""
    text = f"doubling the rest: diff grows no more than git grep + {NOISE:.2f} s noise"
    growths = []
    for key in ("diff", "grep"):
        once, twice = _ready(results, key), _ready(results, f"{key}_doubled")
        if once is None or twice is None:
            return Goal(text, "", None)
        pairs = zip(once.seconds, twice.seconds, strict=True)
        growths.append(median(after - before for before, after in pairs))
    diff, grep = growths
    return Goal(text, f"diff {diff:+.3f} s, git grep {grep:+.3f} s", diff <= grep + NOISE)


def _memory(results: Mapping[str, Result]) -> Goal:
    text = "no process of diff takes more than 300 MB"
    keys = ("diff", "diff_doubled", "diff_table")
    peaks = [ready.peak for key in keys if (ready := _ready(results, key)) is not None]
    if not peaks:
        return Goal(text, "", None)
    return Goal(text, f"{max(peaks) / MEGABYTE:.0f} MB", max(peaks) <= 300 * MEGABYTE)
