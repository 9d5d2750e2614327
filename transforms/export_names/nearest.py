"""Names that are like one that nothing defines."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from migrator.api import Project

_FEW = 3
#: So many names that share most pairs of letters with a missing one are compared with it.
_CANDIDATES = 40
#: What a module defines, as far as a look at its lines tells: no file is parsed for it.
_DEFINED = re.compile(
    rb"^(?:(?:class|(?:async[ \t]+)?def)[ \t]+([^\W\d]\w*)|([^\W\d_]\w*)[ \t]*(?::[^=\n]+)?=[^=])",
    re.MULTILINE,
)


class Nearest:
    """The names that are defined in packages and below them."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[str, _Names] = {}

    def to(self, name: str, package: str) -> list[str]:
        """A few names like a missing one, in full."""
        if package not in self._known:
            self._known[package] = _Names(self._defined(package))
        return self._known[package].like(name)

    def _defined(self, package: str) -> dict[str, str]:
        """What is defined in a package and below it, each with its module."""
        found: dict[str, str] = {}
        for module in sorted(self._project.layout.names()):
            path = self._project.layout.path(module)
            if path and f"{module}.".startswith(f"{package}."):
                for name in _names(self._project.files.read(path) or b""):
                    found[name] = module
        return found


def _names(data: bytes) -> Iterator[str]:
    for one, other in _DEFINED.findall(data):
        name = (one or other).decode()
        if not name.startswith("_"):
            yield name


class _Names:
    """Names, found by the pairs of letters in them."""

    def __init__(self, modules: Mapping[str, str]) -> None:
        self._modules = modules
        self._by_pair: dict[str, list[str]] = defaultdict(list)
        for name in modules:
            for pair in _pairs(name):
                self._by_pair[pair].append(name)

    def like(self, name: str) -> list[str]:
        """The most similar ones, in full."""
        shared = Counter(one for pair in _pairs(name) for one in self._by_pair.get(pair, ()))
        near = [one for one, _count in shared.most_common(_CANDIDATES) if one != name]
        close = get_close_matches(name, near, n=_FEW, cutoff=0.7)
        return [f"{self._modules[one]}.{one}" for one in close]


def _pairs(name: str) -> frozenset[str]:
    lower = name.lower()
    return frozenset(lower[at : at + 2] for at in range(len(lower) - 1)) or frozenset({lower})
