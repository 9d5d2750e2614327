"""Where in a project a name is bound, and which of these places define it."""

import ast
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import Enum, auto

from migrator.api import Bound, Definitions, Outside, Project, chain, module_body
from transforms.export_names.surely import surely_binds

#: Folders of modules that nobody imports names from who is not in them.
_APART = frozenset({"test", "tests", "doc", "docs", "example", "examples", "benchmarks"})
#: Modules that nobody imports names from.
_NEVER = frozenset({"__main__", "conftest", "setup", "noxfile", "fabfile"})
#: Parts of the names of modules that are left behind.
_LEFT_BEHIND = re.compile(
    r"(?:\A|_)(?:deprecated|legacy|old|archived?|obsolete|attic|backups?|bak)"
    r"(?:_|\Z)"
)
_WORD = rb"([A-Za-z_\x80-\xff][\w\x80-\xff]*)"
#: What stands around a name that is bound, and around some that are not.
_BINDINGS = (
    re.compile(rb"\b(?:class|def|import|as|for|global|type|case)[ \t]+" + _WORD),
    re.compile(rb"(?:[,(*;]|^[ \t]*\[|^)[ \t]*" + _WORD, re.MULTILINE),
    re.compile(rb"[=:][ \t]*" + _WORD + rb"(?=[ \t]*[,=])"),
    re.compile(_WORD + rb"[ \t]*:="),
)
#: What a file defines that cannot be parsed.
_DEFINED = re.compile(rb"^(?:(?:class|(?:async[ \t]+)?def)[ \t]+)?" + _WORD, re.MULTILINE)


class Sort(Enum):
    """How a module comes by a name."""

    DEFINITION = auto()
    #: `Name = Other`, or `from … import Other as Name`.
    ALIAS = auto()
    #: `from … import Name`, of something in the project.
    PASSED_ON = auto()
    #: The same, of something from outside.
    FROM_OUTSIDE = auto()


@dataclass(frozen=True, slots=True)
class Sighting:
    """A module that binds a name when it is imported."""

    module: str
    path: str
    name: str
    sort: Sort
    #: What it stands for: the dotted names of its definitions.
    behind: frozenset[str]
    #: Whether it may not be bound at all.
    may_lack: bool = False
    #: Whether it may be bound anew later on.
    may_change: bool = False
    #: Whether it is meant to be imported from there: listed, or imported as itself.
    is_offered: bool = False
    #: Whether the module is a test, or an example.
    is_apart: bool = False
    #: Whether the module cannot be parsed, so that it only seems to have the name.
    is_unread: bool = False
    #: Whether it is `None` there, which may stand in for what others define.
    is_none: bool = False

    @property
    def is_left_behind(self) -> bool:
        """Whether the module says of itself that it is not to be used any more."""
        return any(_LEFT_BEHIND.search(part) for part in self.module.split("."))

    def is_below(self, package: str) -> bool:
        """Whether the module lies in a package."""
        return self.module.startswith(f"{package}.")


class Sightings:
    """Looks names up in all files of a project: in tests and examples only those left over."""

    def __init__(self, project: Project, definitions: Definitions) -> None:
        self._project = project
        self._definitions = definitions

    def of(self, names: Iterable[str], package: str) -> Mapping[str, list[Sighting]]:
        """Where each of some names is bound that a package may be meant to have."""
        wanted = set(names)
        found: dict[str, list[Sighting]] = {name: [] for name in wanted}
        if not wanted:
            return found
        paths = [
            path
            for path in sorted(self._project.files.holding(wanted))
            if self._is_home(path, package)
        ]
        apart = [path for path in paths if self._is_apart(path, package)]
        for path in paths:
            if path not in apart:
                for sighting in self._in_file(path, wanted, package):
                    found[sighting.name].append(sighting)
        left = {name for name in wanted if not found[name]}
        for path in apart if left else ():
            for sighting in self._in_file(path, left, package):
                found[sighting.name].append(replace(sighting, is_apart=True))
        return found

    def _is_home(self, path: str, package: str) -> bool:
        """Whether a file is a module that others can import names from."""
        layout = self._project.layout
        module = layout.module(path).dotted
        parts = module.split(".")
        if layout.path(module) != path or not all(part.isidentifier() for part in parts):
            return False
        return parts[-1] not in _NEVER and module != package

    def _is_apart(self, path: str, package: str) -> bool:
        """Whether a file is a test or an example, and the package is not."""
        own = self._project.layout.path(package) or ""
        folders = set(path.split("/")[:-1]) - set(own.split("/"))
        file = posixpath.basename(path)
        is_test_file = file.startswith("test_") or file.endswith("_test.py")
        return bool(folders & _APART) or is_test_file

    def _in_file(self, path: str, wanted: Set[str], package: str) -> Iterator[Sighting]:
        names = _maybe_bound(self._project.files.read(path) or b"") & wanted
        source = self._definitions.source(path) if names else None
        module = self._project.layout.module(path)
        if source is None:
            data = self._project.files.read(path) or b""
            for name in sorted(
                {word.decode(errors="replace") for word in _DEFINED.findall(data)} & names
            ):
                known = module.dotted, path, name, Sort.DEFINITION, frozenset[str]()
                yield Sighting(*known, is_unread=True)
            return
        body = module_body(source, module)
        for name in sorted(names):
            bound = body.bound.get(name, [])
            asks = any(one.target == f"{package}.{name}" for one in bound)
            if bound and not asks and name not in body.deleted:
                yield from self._sighting(path, module.dotted, name, bound)

    def _sighting(
        self, path: str, module: str, name: str, bound: Sequence[Bound]
    ) -> Iterator[Sighting]:
        """What a module binds; nothing where it asks for the name and does not get it."""
        may_change = any(isinstance(one.node, ast.Global) for one in bound)
        source = self._definitions.source(path)
        may_lack = all(one.conditional for one in bound) and not (
            source and surely_binds(source.tree.body, name, self._definitions.module(path))
        )
        sort = _sort(bound, name)
        found = self._definitions.look_up(f"{module}.{name}")
        behind = frozenset(one.dotted for one in found.definitions)
        if sort is Sort.PASSED_ON and not behind:
            outside = frozenset(one.dotted for one in found.ends if isinstance(one, Outside))
            sort, behind = Sort.FROM_OUTSIDE, outside
        if behind or sort is not Sort.FROM_OUTSIDE:
            is_offered = self._is_offered(path, name, bound)
            is_none = all(_is_none(one.value) for one in bound)
            known = module, path, name, sort, behind, may_lack, may_change, is_offered
            yield Sighting(*known, is_none=is_none)

    def _is_offered(self, path: str, name: str, bound: Sequence[Bound]) -> bool:
        exports = self._definitions.exports(path)
        if exports is not None:
            return name in exports.names
        is_repeated = any(
            alias.asname == name
            for one in bound
            if isinstance(one.node, ast.ImportFrom)
            for alias in one.node.names
        )
        return is_repeated or self._definitions.module(path).is_package


def _is_none(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _sort(bound: Sequence[Bound], name: str) -> Sort:
    """What the bindings of a name make of it."""
    # What stands in where an import fails is no definition.
    telling = [one for one in bound if not isinstance(one.value, ast.Constant)] or bound
    return min((_sort_of(one, name) for one in telling), key=lambda sort: sort.value)


def _sort_of(bound: Bound, name: str) -> Sort:
    if bound.target is not None:
        return Sort.PASSED_ON if bound.target.rpartition(".")[2] == name else Sort.ALIAS
    if isinstance(bound.node, ast.Assign | ast.AnnAssign) and bound.value and chain(bound.value):
        return Sort.ALIAS
    return Sort.DEFINITION


def _maybe_bound(data: bytes) -> frozenset[str]:
    """The names that a file may bind: never one too few."""
    words = {word for binding in _BINDINGS for word in binding.findall(data)}
    return frozenset(word.decode(errors="replace") for word in words)
