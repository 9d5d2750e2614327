"""A diff as `git apply` takes it."""

from typing import BinaryIO

from migrator.core.diff import unified
from migrator.core.results import DiffResult


def write(result: DiffResult, out: BinaryIO) -> None:
    """Write all changes as one patch."""
    out.writelines(map(unified, result.changes))
    out.flush()
