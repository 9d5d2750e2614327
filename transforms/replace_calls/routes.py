"""Ways on which names lead to definitions: which modules pass them on, and under which names."""

import builtins
from collections.abc import Iterator

from migrator.api import Definitions, Project, Reading, Use


class Routes:
    """Follows dotted names through the modules that pass them on."""

    def __init__(self, project: Project, definitions: Definitions) -> None:
        self._project = project
        self._definitions = definitions
        self._known: dict[str, frozenset[str]] = {}

    def hops(self, dotted: str) -> frozenset[str]:
        """The dotted names that are passed, from this one to the last."""
        if dotted not in self._known:
            self._known[dotted] = frozenset({dotted})
            self._known[dotted] = frozenset({dotted, *self._further(dotted)})
        return self._known[dotted]

    def _further(self, dotted: str) -> Iterator[str]:
        module = self._project.layout.longest_module(dotted.rpartition(".")[0])
        path = self._project.layout.path(module) if module else None
        if module is None or path is None:
            return
        name, dot, rest = dotted[len(module) + 1 :].partition(".")
        yield f"{module}.{name}"
        for bound in self._definitions.bindings(path, name):
            if bound.target:
                yield from self.hops(f"{bound.target}{dot}{rest}")
        names = self._project.names(module)
        for star in names.stars if names else ():
            yield from self.hops(f"{star}.{name}{dot}{rest}")


def written(reading: Reading, use: Use) -> tuple[str, ...]:
    """The dotted names that a use can stand for, as the imports of its file say."""
    scope = reading.lookup(use.name, use.scope, use.order)
    if scope is None:
        builtin = ("builtins",) if hasattr(builtins, use.name) else ()
        modules = (*(star.module for star in reading.stars()), *builtin)
        return tuple(use.dotted(f"{module}.{use.name}") for module in modules)
    found = []
    for index in reading.scopes[scope].bound[use.name]:
        root = reading.imported(reading.bindings[index])
        if root is not None:
            found.append(use.dotted(root))
    own = use.dotted(f"{reading.module}.{use.name}")
    return tuple(dict.fromkeys(found)) or ((own,) if scope == 0 else ())
