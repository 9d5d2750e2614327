"""What was found out about a tree, remembered: the same tree need not be asked twice."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

#: So many answers are kept, the newest ones.
_MOST = 200


class Memory:
    """Answers, by the tree that they are about and by what was asked.

    A disk that takes nothing makes it forgetful, and nothing worse.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[Path, str] = {}

    def recall(self, tree: str, question: str) -> str | None:
        """The answer to a question about a tree."""
        place = self._place(tree, question)
        if place not in self._known:
            with suppress(OSError, UnicodeDecodeError):
                self._known[place] = place.read_text(encoding="utf-8")
        return self._known.get(place)

    def note(self, tree: str, question: str, answer: str) -> None:
        """Keep an answer for as long as this lives."""
        self._known[self._place(tree, question)] = answer

    def remember(self, tree: str, question: str, answer: str) -> None:
        """Keep an answer for good."""
        self.note(tree, question, answer)
        place = self._place(tree, question)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            half_written = place.with_suffix(".new")
            half_written.write_text(answer, encoding="utf-8")
            half_written.replace(place)
            self._forget_oldest()

    def _place(self, tree: str, question: str) -> Path:
        return self._folder / sha256(f"{tree}\0{question}".encode()).hexdigest()

    def _forget_oldest(self) -> None:
        kept = sorted(self._folder.iterdir(), key=lambda place: place.stat().st_mtime)
        for place in kept[:-_MOST]:
            place.unlink(missing_ok=True)
