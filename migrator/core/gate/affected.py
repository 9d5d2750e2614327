"""Which test files reach what was changed: through imports, as far as the text tells."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from migrator.core.gate.view import View
from migrator.core.layout import ModuleName
from migrator.core.source import PYTHON_SUFFIXES

_CONFTEST = "conftest.py"
_INIT = "__init__.py"
#: Imports whose target shows only when they run.
_UNKNOWN = re.compile(
    rb"(?:\bimport_module|__import__)\(\s*(?![uU]?[\"'][\w.]*[\"']\s*[,)])|(?<![.\w\"'])exec\("
    rb"|\brunpy\.|\bspec_from_file_location\(|\bSourceFileLoader\("
)
#: How tests start another Python.
_PROCESS_WORDS = (b"sys.executable", b"pytester", b"testdir", b"'python", b'"python')
#: One of these is in all that the expressions find; to look for words first is far faster.
_UNKNOWN_WORDS = (b"import_module", b"__import__", b"exec(", b"runpy", b"from_file", b"FileLoader")
_MODULE_WORDS = (b"pytest_plugins", b"import_module", b"importorskip", b"__import__")
#: Files that say how tests are found and run, though they are modules.
_CONFIGURATION = frozenset({"setup.py", "noxfile.py", "toxfile.py"})
_DOTTED_STRING = re.compile(rb"[\"']([A-Za-z_]\w*(?:[.:]\w+)+)[\"']")
_STRING = re.compile(rb"[\"']([A-Za-z_]\w*)[\"']")
_FROM = re.compile(rb"\bfrom[\s\\]*(\.*)[\s\\]*([\w.]*)[\s\\]+import\b[\s\\]*(\([^)]*\)|[^\r\n;]*)")
#: Where pytest is told of plugins, and how.
_SETTINGS = ("pyproject.toml", "pytest.ini", ".pytest.ini", "tox.ini", "setup.cfg")
_PLUGIN = re.compile(rb"(?<![\w-])-p[\s\"',=]*([A-Za-z_][\w.]*)")
_ENTRY_POINTS = re.compile(rb"pytest11([^\[]*)")
_DOTTED = re.compile(rb"[A-Za-z_][\w.]*")
_WORD = re.compile(rb"\w+")


@dataclass(frozen=True, slots=True)
class Affected:
    """Test files, and in a few words why it is these."""

    tests: tuple[str, ...]
    reason: str


def affected(view: View, changed: Sequence[str], tests: Sequence[str]) -> Affected:
    """Those test files that reach one of the changed files; all of them where that is unknown."""
    for path in changed:
        if why := _concerns_all(path):
            return Affected(tuple(tests), f"all: {path} changed, {why}")
    reach = _Reach(view, tests)
    present = [path for path in changed if not reach.is_new(path)]
    for path in present:
        if not (reach.importers(path) or _is_test_side(path)):
            return Affected(tuple(tests), f"all: nothing shows which tests reach {path}")
    hit = reach.backwards({*present, *reach.unknown})
    chosen = tuple(test for test in tests if test in hit or test in changed)
    count = f"{len(chosen)} of {len(tests)} test files"
    return Affected(chosen, f"{count} reach what changed")


def _concerns_all(path: str) -> str | None:
    if not path.endswith(PYTHON_SUFFIXES):
        return "which is no module"
    if posixpath.basename(path) in _CONFIGURATION:
        return "which says how things are run"
    return None


def _is_test_side(path: str) -> bool:
    """Whether a file is one that matters to itself, or to those below it, and to nobody else."""
    name = posixpath.basename(path)
    return name == _CONFTEST or name.startswith("test_") or name.endswith("_test.py")


class _Reach:
    """The files that test files run when they are imported, and who runs whom."""

    def __init__(self, view: View, tests: Sequence[str]) -> None:
        self._view = view
        self._layout = view.project.layout
        self._tests = frozenset(tests)
        self._folders = {folder for test in tests for folder in _folders(test) if folder}
        self._importers: dict[str, set[str]] = defaultdict(set)
        self._known_plugins: dict[str, list[str]] = {}
        #: Files of which it cannot be known what they import.
        self.unknown: set[str] = set()
        self._walk()

    def importers(self, path: str) -> set[str]:
        """The files that run a file when they are imported themselves."""
        return self._importers.get(path, set())

    def is_new(self, path: str) -> bool:
        """Whether a file is not there yet, nor anything in its place."""
        if posixpath.basename(path) in {_CONFTEST, _INIT} or path in self._all:
            return False
        return not self._layout.exists(self._layout.module(path).dotted)

    def backwards(self, goals: set[str]) -> set[str]:
        """All files that reach one of some files, and these."""
        seen, waiting = set(goals), list(goals)
        while waiting:
            fresh = self.importers(waiting.pop()) - seen
            seen |= fresh
            waiting += fresh
        return seen

    def _walk(self) -> None:
        seen, waiting = set(self._tests), list(self._tests)
        while waiting:
            path = waiting.pop()
            for target in self._run_by(path):
                self._importers[target].add(path)
                if target not in seen:
                    seen.add(target)
                    waiting.append(target)

    def _run_by(self, path: str) -> set[str]:
        """The files that the import of a file runs besides it."""
        data = self._view.tree.read(path) or b""
        if self._is_unknown(path, data):
            self.unknown.add(path)
        found = {posixpath.join(folder, _INIT) for folder in _folders(path)}
        if path in self._tests:
            found.update(self._loaded_for(path))
        for module in self._view.project.imported_by_lines(path):
            found.update(self._files(module))
        for module in _in_strings(data):
            found.update(self._modules(module))
        found.update(self._by_folders(path, data))
        return found - {path}

    def _is_unknown(self, path: str, data: bytes) -> bool:
        """Whether a file may run any other one; what starts a process counts among tests."""
        if posixpath.dirname(path) in self._folders and _holds(data, _PROCESS_WORDS):
            return True
        return _holds(data, _UNKNOWN_WORDS) and _UNKNOWN.search(data) is not None

    def _loaded_for(self, test: str) -> Iterator[str]:
        """What pytest loads on its own account before a test file."""
        for folder in _folders(test):
            yield posixpath.join(folder, _CONFTEST)
            for name in _SETTINGS:
                for plugin in self._plugins(posixpath.join(folder, name)):
                    yield from self._modules(plugin)

    def _plugins(self, path: str) -> list[str]:
        """The plugins that a file of settings names."""
        if path not in self._known_plugins:
            data = self._view.tree.read(path) or b""
            found = _PLUGIN.findall(data)
            for section in _ENTRY_POINTS.findall(data):
                found += _DOTTED.findall(section)
            self._known_plugins[path] = [name.decode(errors="replace") for name in found]
        return self._known_plugins[path]

    def _files(self, dotted: str) -> list[str]:
        """The files of a module; where no root leads to it, all that may be meant."""
        found = self._modules(dotted)
        is_known = found or dotted.partition(".")[0] not in self._components
        return found if is_known else self._by_suffix(dotted)

    def _modules(self, dotted: str) -> list[str]:
        module = self._layout.longest_module(dotted)
        names = self._view.project.with_packages(module) if module else []
        return [path for name in names if (path := self._layout.path(name))]

    def _by_suffix(self, dotted: str) -> list[str]:
        while dotted:
            last = dotted.rpartition(".")[2]
            found = [
                path
                for place, path in self._by_last.get(last, ())
                if place == dotted or place.endswith(f".{dotted}")
            ]
            if found:
                return found
            dotted = dotted.rpartition(".")[0]
        return []

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(self._layout.paths)

    @cached_property
    def _components(self) -> frozenset[str]:
        """What files and folders are called: the first of a name that may be one of them."""
        parts = (part for path in self._all for part in posixpath.splitext(path)[0].split("/"))
        return frozenset(parts)

    @cached_property
    def _by_last(self) -> dict[str, list[tuple[str, str]]]:
        """The files by the last component of their names as seen from the top."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for path in self._layout.paths:
            place = posixpath.splitext(path)[0].removesuffix("/__init__").replace("/", ".")
            found[place.rpartition(".")[2]].append((place, path))
        return found

    def _by_folders(self, path: str, data: bytes) -> Iterator[str]:
        """The files of ``from`` imports that no root leads to, found by folders."""
        here = ModuleName(posixpath.dirname(path).replace("/", "."), is_package=True)
        for dots, rest, words in _FROM.findall(data):
            written = rest.decode(errors="replace")
            names = [word.decode(errors="replace") for word in _WORD.findall(words)]
            top = written.partition(".")[0]
            if not dots and top in self._components and not self._layout.owns(top):
                for name in names:
                    yield from self._by_suffix(f"{written}.{name}")
            base = here.absolute(len(dots), written) if dots else None
            if base is not None:
                yield from self._at([base, *(f"{base}.{name}" for name in names)])

    def _at(self, places: Sequence[str]) -> Iterator[str]:
        """The files at some places, given as names from the top."""
        for place in places:
            stem = place.strip(".").replace(".", "/")
            yield from {f"{stem}.py", f"{stem}/{_INIT}"} & self._all


def _folders(path: str) -> Iterator[str]:
    """The folders around a file, up to the top, which is empty."""
    folder = posixpath.dirname(path)
    while folder:
        yield folder
        folder = posixpath.dirname(folder)
    yield ""


def _in_strings(data: bytes) -> Iterator[str]:
    """Dotted names in strings: of plugins, of patches, of what is imported by name."""
    for dotted in _DOTTED_STRING.findall(data):
        yield dotted.decode(errors="replace").replace(":", ".")
    if _holds(data, _MODULE_WORDS):
        for name in _STRING.findall(data):
            yield name.decode(errors="replace")


def _holds(data: bytes, words: Sequence[bytes]) -> bool:
    return any(word in data for word in words)
