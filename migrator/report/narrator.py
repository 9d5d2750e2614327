"""A story told at a terminal, between the commands that it is about."""

from collections.abc import Sequence
from pathlib import Path

from migrator.report.terminal import Terminal


class Narrator(Terminal):
    """Tells the acts of a demonstration."""

    def act(self, number: int, title: str, text: str) -> None:
        """What comes now."""
        self._line(f"\n{number}. {title}", "bold cyan")
        self._line(text, "italic")

    def command(self, words: Sequence[str]) -> None:
        """What is typed next."""
        self._line(f"\n$ {' '.join(words)}", "bold")

    def end(self, folder: Path, repository: Path) -> None:
        """Where to look around."""
        self._line("\nLook around", "bold cyan")
        self._line(f"{repository}: the repository; each phase is a commit in its history")
        self._line(f"{repository / 'migration.toml'}: the manifest, to read and to bend")
        self._line(f"{repository / '.git' / 'migrator' / 'runs'}: the reports of the gate")
        self._line(f"all of it goes with: rm -r {folder}")
