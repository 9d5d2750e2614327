"""Small trees in memory, for the questions of the gate."""

from collections.abc import Iterable, Mapping

from migrator.core.gate.view import View
from migrator.core.layout import Layout
from migrator.core.project import Environment, Project


class Files:
    """A tree of texts."""

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        self._files = {
            path: text.encode() if isinstance(text, str) else text for path, text in files.items()
        }

    def read(self, path: str) -> bytes | None:
        return self._files.get(path)

    def holding(self, words: Iterable[str]) -> list[str]:
        encoded = [word.encode() for word in words]
        return sorted(
            path for path, data in self._files.items() if any(word in data for word in encoded)
        )


def view(
    files: Mapping[str, str | bytes],
    roots: tuple[str, ...] = (".",),
    environment: Environment | None = None,
) -> View:
    """A view of some texts by path."""
    tree = Files(files)
    return View(tree, Project(Layout(sorted(files), roots), tree, environment))
