"""What the gate is doing at this moment."""

import sys
from typing import TextIO

from rich.status import Status

from migrator.core.manifest import Level
from migrator.core.outcomes import Check
from migrator.report.terminal import Terminal


class Progress(Terminal):
    """Shows each question while it is asked, if somebody looks, and how it was answered."""

    def __init__(self, color: str = "auto", stream: TextIO | None = None) -> None:
        stream = stream or sys.stderr
        super().__init__(color, stream)
        #: Only a terminal can take back what was shown while a question was asked.
        self._is_watched = stream.isatty()
        self._status: Status | None = None

    def opening(self, what: str) -> None:
        """Questions about a phase follow."""
        self._line(f"gate of {what}")

    def asking(self, level: Level, claim: str) -> None:
        """A question is being asked."""
        if self._is_watched:
            self._status = self._console.status(f"{level}: {claim}")
            self._status.start()

    def answered(self, check: Check) -> None:
        """It has been answered."""
        if self._status is not None:
            self._status.stop()
            self._status = None
        said, style = ("ok", "") if check.passed else ("not so", "red")
        self._line(f"  {check.level}: {check.claim}: {said} ({check.seconds:.1f} s)", style)
