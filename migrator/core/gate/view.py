"""A tree as the gate looks at it."""

from dataclasses import dataclass

from migrator.core.engine import Tree
from migrator.core.project import Project
from migrator.core.source import PythonSource, Unreadable, is_python, read_python


@dataclass(frozen=True, slots=True)
class View:
    """The files of a tree, and the modules that they make."""

    tree: Tree
    project: Project

    def source(self, path: str) -> PythonSource | None:
        """A Python file that can be read; None for any other."""
        data = self.tree.read(path)
        if data is None or not is_python(path, data[:80]):
            return None
        source = read_python(path, data)
        return None if isinstance(source, Unreadable) else source
