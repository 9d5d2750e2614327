"""The statements of modules by the names that they bind."""

import ast
from collections import defaultdict
from collections.abc import Mapping, Sequence

from migrator.api import Project, PythonSource, bound_in_block, is_type_checking


class ModuleStatements:
    """Looks through the statements of each module once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[str, Mapping[str, Sequence[ast.stmt]]] = {}

    def of(self, source: PythonSource) -> Mapping[str, Sequence[ast.stmt]]:
        """Those at the top of a file, by all names that they bind, for type checkers too."""
        if source.path not in self._known:
            here = self._project.layout.module(source.path)
            found: dict[str, list[ast.stmt]] = defaultdict(list)
            for node in source.tree.body:
                names = bound_in_block(node, here)
                if isinstance(node, ast.If) and is_type_checking(node.test):
                    names = names.union(*(bound_in_block(inner, here) for inner in node.body))
                for name in names:
                    found[name].append(node)
            self._known[source.path] = found
        return self._known[source.path]
