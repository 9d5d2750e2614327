"""The files of a repository at one moment, as all that looks at them sees them."""

from collections.abc import Iterable
from typing import Protocol


class Tree(Protocol):
    """Files that are read by path, and found by words."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a tracked regular file; None if there is none."""
        ...

    def holding(self, words: Iterable[str]) -> list[str]:
        """The tracked files that contain at least one of the words."""
        ...
