"""Runs the command line as a person would, and keeps what it says."""

import re
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from migrator.cli import app


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command said, and how it ended."""

    status: int
    out_bytes: bytes
    err: str

    @property
    def out(self) -> str:
        """What it printed as data."""
        return self.out_bytes.decode()

    @property
    def next(self) -> str:
        """The command that is named at the end, but for the repository that was named."""
        last = self.err.splitlines()[-1] if self.err else ""
        return re.sub(r"^next: migrator (-C \S+ )?", "", last)


def run(*arguments: str | Path) -> Ran:
    """Run ``migrator`` with some arguments."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout_bytes, result.stderr)
