"""Listed factories, by all the names that they go by, and where importing a module calls one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from migrator.core.definitions.look_up import Definitions
from migrator.core.definitions.written import written
from migrator.core.import_time.calls import ImportTimeCall, import_time_calls
from migrator.core.import_time.text import may_call_on_import
from migrator.core.names import read
from migrator.core.project import Project
from migrator.core.source import PYTHON_SUFFIXES, PythonSource


class Factories:
    """The factories of a list, resolved through aliases and re-exports."""

    def __init__(
        self, factories: Sequence[str], project: Project, definitions: Definitions
    ) -> None:
        self._project = project
        self._definitions = definitions
        self._listed = {
            name: factory
            for factory in factories
            for name in (factory, *definitions.look_up(factory).names)
        }

    def listed(self, names: Iterable[str]) -> str | None:
        """How the list calls a factory; None for anything else."""
        return next((self._listed[name] for name in sorted(names) if name in self._listed), None)

    def candidates(self) -> Mapping[str, set[str]]:
        """The modules that may call a factory, each with the words that it may be called by."""
        words = {name.rpartition(".")[2] for name in self._listed}
        found = {path: set(words) for path in self._holding(words)}
        known, spread = set(words), self._renamed(found)
        while new := {word: modules for word, modules in spread.items() if word not in known}:
            known |= new.keys()
            reached: dict[str, set[str]] = {}
            for path in self._holding(new):
                taken = {word for word, modules in new.items() if self._can_take(path, modules)}
                if taken:
                    reached[path] = taken
            spread = self._renamed(reached)
            for path, taken in reached.items():
                found[path] = found.get(path, set()) | taken
        return found

    def calls_in(self, path: str, words: Iterable[str]) -> Iterator[tuple[ImportTimeCall, str]]:
        """The calls that run when a module is imported, each with the factory that it calls."""
        code = self._project.files.read(path) or b""
        if not may_call_on_import(code, words):
            return
        source = self._project.parsed.source(path, code)
        if source is not None:
            self._definitions.add(source)
            yield from self._calls(source)

    def _calls(self, source: PythonSource) -> Iterator[tuple[ImportTimeCall, str]]:
        module = self._definitions.module(source.path)
        calls = [call for call in import_time_calls(source, module) if call.callee]
        reading = read(source, module, frozenset(call.callee[0] for call in calls))
        uses = {use.span.start: use for use in reading.uses}
        for call in calls:
            use = uses.get(call.start)
            if use is not None:
                found = self._definitions.of_use(reading, use)
                names = {*found.names, *(written(reading, use) if found.is_unknown else ())}
                if factory := self.listed(names):
                    yield call, factory

    # Names that a factory is given

    def _holding(self, words: Iterable[str]) -> list[str]:
        """The modules that hold one of the words; what is only ever started is none."""
        return [
            path
            for path in self._project.files.holding(sorted(words))
            if path.endswith(PYTHON_SUFFIXES) and not path.endswith("__main__.py")
        ]

    def _renamed(self, found: dict[str, set[str]]) -> dict[str, set[str]]:
        """Names that modules give to a factory, each with the modules that do."""
        renamed: dict[str, set[str]] = defaultdict(set)
        for path, words in found.items():
            code = self._project.files.read(path) or b""
            module = self._definitions.module(path).dotted
            names = _other_names(code, words)
            found[path] |= names
            for name in names:
                if self.listed(self._definitions.inside(path, name).names):
                    renamed[name].add(module)
        return renamed

    def _can_take(self, path: str, modules: Iterable[str]) -> bool:
        """Whether a file can import from one of some modules, by the words that it holds."""
        code = self._project.files.read(path) or b""
        own = self._definitions.module(path).dotted
        return any(
            own.startswith(f"{module}.") or module.rpartition(".")[2].encode() in code
            for module in modules
        )


def _other_names(code: bytes, words: Iterable[str]) -> set[str]:
    """The names that a file gives to one of the words: ``word as name``, ``name = word``."""
    known, found = set(words), set(words)
    while found:
        either = b"|".join(re.escape(word.encode()) for word in sorted(found))
        renaming = re.compile(
            rb"(?<!\w)(?:%s)\s+as\s+(\w+)"
            rb"|^[ \t]*(\w+)[^=\n]*=[ \t]*[\w.]*(?<!\w)(?:%s)[ \t]*(?:#|\r?$)" % (either, either),
            re.MULTILINE,
        )
        pairs = renaming.findall(code)
        found = {name.decode() for pair in pairs for name in pair if name} - known
        known |= found
    return known - set(words)
