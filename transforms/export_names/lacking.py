"""Whether a package has a name."""

from enum import Enum, auto

from migrator.api import Definitions, Lookup, Project, module_body, present
from transforms.export_names.lazy import getter, given


class State(Enum):
    """What is known of a name in a package."""

    THERE = auto()
    #: There is a module of that name, and nothing else.
    MODULE = auto()
    MISSING = auto()
    #: The same, but for a module of the name that a build may make.
    LIKELY_MISSING = auto()
    #: Bound where only type checkers see it.
    FOR_CHECKERS = auto()
    #: It may come in a way that the text does not tell.
    UNKNOWN = auto()


class Lacking:
    """Tells what packages have, and what they surely do not have."""

    def __init__(self, project: Project, definitions: Definitions, lookup: Lookup) -> None:
        self._project = project
        self._definitions = definitions
        self._lookup = lookup

    def is_spoken_of(self, package: str, name: str) -> bool:
        """Whether the text of a package holds a name in any way."""
        source = self._project.source(package)
        return source is not None and bool(present(source.code, frozenset({name.encode()})))

    def state(self, package: str, name: str) -> State:
        """What is known of a name in a package."""
        found = self._definitions.look_up(f"{package}.{name}")
        if found.is_there:
            is_module = found.names == {f"{package}.{name}"} and not found.definitions
            return State.MODULE if is_module else State.THERE
        given_lazily = self._given_lazily(package, name)
        if given_lazily is not None:
            return given_lazily
        if found.is_missing and self._is_for_checkers(package, name):
            return State.FOR_CHECKERS
        if found.is_missing and (
            name.startswith("__")
            or self._lookup.lacks(package, name)
            or self._takes_it_from_itself(package, name)
        ):
            return State.MISSING
        if not found.is_unknown:
            return State.UNKNOWN if found.is_missing else State.THERE
        return State.LIKELY_MISSING if self._lookup.lacks(package, name) else State.UNKNOWN

    def _given_lazily(self, package: str, name: str) -> State | None:
        """What a `__getattr__` tells that only gives a row of names."""
        source = self._project.source(package)
        node = getter(source) if source else None
        names = given(node) if node else None
        if source is None or names is None:
            return None
        body = module_body(source, self._project.layout.module(source.path))
        if name in names or name in body.bound:
            return State.THERE
        is_implicit = name.startswith("__") and name.endswith("__")
        is_open = body.stars or b"globals(" in source.code
        return State.UNKNOWN if is_open or is_implicit else State.MISSING

    def _takes_it_from_itself(self, package: str, name: str) -> bool:
        """Whether a package says `from . import name`."""
        path = self._project.layout.path(package)
        bound = self._definitions.bindings(path, name) if path else ()
        return any(one.target == f"{package}.{name}" for one in bound)

    def _is_for_checkers(self, package: str, name: str) -> bool:
        names = self._project.names(package)
        source = self._project.source(package)
        is_bound = names is not None and name in names.bound
        return is_bound and source is not None and self._is_unbound(source.path, name)

    def _is_unbound(self, path: str, name: str) -> bool:
        source = self._definitions.source(path)
        return (
            source is not None
            and b"TYPE_CHECKING" in source.code
            and not self._definitions.bindings(path, name)
        )
