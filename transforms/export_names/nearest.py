"""Names that are like one that nothing defines."""

from difflib import get_close_matches

from migrator.api import Definitions, Project, module_body

_FEW = 3


class Nearest:
    """The names that are defined in packages and below them."""

    def __init__(self, project: Project, definitions: Definitions) -> None:
        self._project = project
        self._definitions = definitions
        self._known: dict[str, dict[str, str]] = {}

    def to(self, name: str, package: str) -> list[str]:
        """A few names like a missing one, in full."""
        known = self._names(package)
        close = get_close_matches(name, known, n=_FEW, cutoff=0.7)
        return [f"{known[one]}.{one}" for one in close if one != name]

    def _names(self, package: str) -> dict[str, str]:
        """What is defined in a package, each with its module."""
        if package not in self._known:
            layout = self._project.layout
            modules = [one for one in layout.names() if f"{one}.".startswith(f"{package}.")]
            self._known[package] = {
                name: module for module in sorted(modules) for name in self._defined(module)
            }
        return self._known[package]

    def _defined(self, module: str) -> list[str]:
        path = self._project.layout.path(module)
        source = self._definitions.source(path) if path else None
        if source is None:
            return []
        bound = module_body(source, self._project.layout.module(source.path)).bound
        return [
            name
            for name, found in bound.items()
            if not name.startswith("_") and all(one.target is None for one in found)
        ]
