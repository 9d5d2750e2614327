"""Who calls a function that is not async, and who calls that: all that would have to change."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from migrator.api import Definitions, Function, Project, PythonSource, chain, read

#: Beyond, whoever called it would be no help.
_LEVELS = 3
_FILES = 60
_SHOWN = 4
_CALLED = re.compile(rb"([A-Za-z_\x80-\xff][\w\x80-\xff]*)\s*\(")


@dataclass(frozen=True, slots=True)
class Caller:
    """A function, by its place."""

    path: str
    line: int
    #: Its own name.
    word: str
    #: The class around it, and the line of that.
    owner: tuple[str, int] | None
    #: Whether it is the module's own, so that imports lead to it.
    is_top: bool
    is_async: bool

    @property
    def name(self) -> str:
        """Its name, with that of its class."""
        return f"{self.owner[0]}.{self.word}" if self.owner else self.word


def caller(path: str, node: Function, owner: ast.ClassDef | None, *, is_top: bool) -> Caller:
    """A function of a file as one that calls."""
    above = (owner.name, owner.lineno) if owner else None
    is_async = isinstance(node, ast.AsyncFunctionDef)
    return Caller(path, node.lineno, node.name, above, is_top and owner is None, is_async)


@dataclass(frozen=True, slots=True)
class _Call:
    """A call, and whose code it is."""

    start: int
    #: What an attribute is taken from, if that is one name.
    through: str
    caller: Caller


@dataclass(slots=True)
class Callers:
    """Finds callers, level by level for all functions at once."""

    project: Project
    definitions: Definitions
    _callers: dict[Caller, list[Caller]] = field(default_factory=dict)
    _calls: dict[str, Mapping[str, Sequence[_Call]]] = field(default_factory=dict)

    def note(self, source: PythonSource) -> None:
        """Take a file whose tree is at hand."""
        found: dict[str, list[_Call]] = defaultdict(list)
        for name, call in _calls(source):
            found[name].append(call)
        self._calls[source.path] = found

    def look_for(self, functions: Iterable[Caller]) -> None:
        """Find who calls some functions, and who calls those."""
        level = list(functions)
        for _level in range(_LEVELS):
            level = [one for one in level if one not in self._callers]
            if not level:
                return
            for one in level:
                self._callers[one] = []
            holding = self._holding({one.word for one in level if one.is_top})
            found = [caller for one in level for caller in self._of(one, holding)]
            level = [one for one in found if not one.is_async]

    def told(self, function: Caller, new: str) -> str:
        """For a person: who would have to be async for a call, and up to where."""
        names: dict[str, None] = {}
        seen = {function}
        waiting = [function]
        while waiting:
            for one in self._callers.get(waiting.pop(0), ()):
                if one in seen or one.is_async:
                    continue
                seen.add(one)
                waiting.append(one)
                where = "" if one.path == function.path else f" in {one.path}"
                names[f"`{one.name}`{where}"] = None
        shown = list(names)[:_SHOWN]
        more = len(names) - len(shown)
        text = f"{new} has to be awaited, and `{function.name}` is not async"
        if not shown:
            return text
        return f"{text}, nor is what calls it: {', '.join(shown)}{f' and {more} more' * bool(more)}"

    def _of(self, function: Caller, holding: Mapping[str, list[str]]) -> Iterator[Caller]:
        paths = [function.path]
        if function.is_top:
            module = self.definitions.module(function.path).dotted.rpartition(".")[2]
            others = holding.get(function.word, [])
            paths += [path for path in others if path != function.path][:_FILES]
            paths = [path for path in paths if path == function.path or self._names(path, module)]
        for path in paths:
            for one in self._in_file(function, path):
                if one not in self._callers[function] and one != function:
                    self._callers[function].append(one)
                    yield one

    def _in_file(self, function: Caller, path: str) -> Iterator[Caller]:
        """The functions of a file that call it, as far as its names tell."""
        calls = self._calls_of(path).get(function.word, ())
        source = self._source(path) if calls and function.is_top else None
        starts = self._uses(function, source) if source else frozenset()
        for call in calls:
            is_own = function.owner is not None and call.caller.owner == function.owner
            if call.start in starts or (is_own and call.through in {"self", "cls"}):
                yield call.caller

    def _calls_of(self, path: str) -> Mapping[str, Sequence[_Call]]:
        """The calls in the functions of a file, by the last words of what is called."""
        source = self._source(path) if path not in self._calls else None
        if source is not None:
            self.note(source)
        return self._calls.get(path, {})

    def _uses(self, function: Caller, source: PythonSource) -> frozenset[int]:
        """Where a file surely uses a function of a module."""
        name = function.word
        self.definitions.add(source)
        words = {name, *_roots(source, name)}
        reading = read(source, self.definitions.module(source.path), frozenset(words))
        return frozenset(
            use.span.start
            for use in reading.uses
            if any(
                (one.path, one.node.lineno) == (function.path, function.line)
                for one in self.definitions.of_use(reading, use).definitions
            )
        )

    def _source(self, path: str) -> PythonSource | None:
        data = self.project.files.read(path)
        return self.project.parsed.source(path, data) if data else None

    def _holding(self, names: set[str]) -> dict[str, list[str]]:
        """The files in which names are called, at a glance."""
        found: dict[str, list[str]] = {name: [] for name in names}
        words = {name.encode() for name in names}
        for path in self.project.files.holding(sorted(names)) if names else ():
            data = (self.project.files.read(path) or b"") if path.endswith(".py") else b""
            for word in words.intersection(_CALLED.findall(data)):
                found[word.decode()].append(path)
        return found

    def _names(self, path: str, module: str) -> bool:
        return module.encode() in (self.project.files.read(path) or b"")


def _calls(source: PythonSource) -> Iterator[tuple[str, _Call]]:
    """The calls in the functions of a file, each with the last word of what is called."""
    waiting: list[tuple[ast.AST, Caller | None, ast.ClassDef | None, bool]] = [
        (source.tree, None, None, True)
    ]
    while waiting:
        node, outer, owner, is_top = waiting.pop()
        if isinstance(node, ast.Call) and outer is not None:
            names = chain(node.func)
            if names:
                start = source.offset(node.func.lineno, node.func.col_offset)
                yield names[-1], _Call(start, names[0] if len(names) == 2 else "", outer)
        for child in ast.iter_child_nodes(node):
            if isinstance(child, Function):
                inner = caller(source.path, child, owner, is_top=is_top)
                waiting.append((child, inner, None, False))
            elif isinstance(child, ast.ClassDef):
                waiting.append((child, outer, child, False))
            else:
                waiting.append((child, outer, owner, is_top))


def _roots(source: PythonSource, name: str) -> set[str]:
    """The words that a name is taken from as an attribute: ``m`` in ``m.name``."""
    found = re.findall(rf"([A-Za-z_]\w*)(?:\.\w+)*\.{name}\b".encode(), source.code)
    return {word.decode() for word in found}
