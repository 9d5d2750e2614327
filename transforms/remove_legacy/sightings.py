"""What one Python file says of names that are to go, as dotted names with their places."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from migrator.api import (
    Binding,
    Call,
    Definitions,
    Place,
    Project,
    Reading,
    Span,
    StringUse,
    Use,
)

_LOOKS_UP = re.compile(rb"\bgetattr\b|import_module|__import__|\bglobals\(|\bentry_points\b")


class Sort(Enum):
    """How much of a name a place tells."""

    DOTTED = auto()
    #: The last word of a name, or of a module.
    WORD = auto()
    #: An attribute of something that nobody knows.
    ATTRIBUTE = auto()
    #: A parameter, by which tests ask for a fixture.
    PARAMETER = auto()


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place that speaks of a dotted name."""

    path: str
    span: Span
    line: int
    #: What is spoken of; a bare word where nobody can tell of what it is one.
    dotted: str
    #: Whether it surely refers to it; otherwise a person has to look.
    firm: bool = True
    sort: Sort = Sort.DOTTED
    #: Where the import stands through which it is spoken of.
    via: int | None = None

    @property
    def place(self) -> str:
        """For a person."""
        return f"{self.path}:{self.line}"


class Sightings:
    """Reads files for what they say of some last words."""

    def __init__(self, project: Project, definitions: Definitions, leaves: Collection[str]) -> None:
        self._project = project
        self._definitions = definitions
        self._leaves = frozenset(leaves)

    def of(self, reading: Reading, code: bytes) -> Iterator[Sighting]:
        """All that a file says."""
        file = _File(reading, code)
        yield from self._imports(file)
        for use in reading.uses:
            yield from self._use(file, use)
        yield from self._lists(file)
        for call in reading.calls:
            yield from self._call(file, call)
        for string in reading.strings:
            yield from self._string(file, string)
        yield from self._loose(file)

    def _imports(self, file: "_File") -> Iterator[Sighting]:
        for statement in file.reading.imports:
            for alias in statement.aliases:
                span = statement.span if statement.is_star else alias.span
                if statement.module == "":
                    if alias.name in self._leaves:
                        yield file.sighting(span, alias.name, sort=Sort.WORD)
                elif statement.module is None:
                    yield file.sighting(span, alias.name)
                else:
                    yield file.sighting(span, f"{statement.module}.{alias.name}")

    def _use(self, file: "_File", use: Use) -> Iterator[Sighting]:
        reading = file.reading
        scope = reading.lookup(use.name, use.scope, use.order)
        if scope is None:
            return
        bound = [reading.bindings[one] for one in reading.scopes[scope].bound[use.name]]
        roots: dict[str, int | None] = {
            dotted: _place(reading, one) for one in bound if (dotted := reading.imported(one))
        }
        if roots:
            file.known.update(end for _name, end in use.chain)
        if scope == 0:
            roots.setdefault(f"{reading.module}.{use.name}", None)
        names = [name for name, _end in use.chain]
        for root, via in roots.items():
            for dotted in self._spellings(root, names):
                yield replace(file.sighting(use.span, dotted), via=via)

    def _spellings(self, root: str, names: list[str]) -> Iterator[str]:
        """A chain behind a root, and behind each module that a part of it leads to."""
        yield ".".join([root, *names])
        if not self._leaves.intersection(names):
            return
        layout = self._project.layout
        for count in range(len(names)):
            part = ".".join([root, *names[:count]])
            if layout.exists(part):
                continue
            for end in self._definitions.look_up(part).names:
                if end != part and layout.exists(end):
                    yield ".".join([end, *names[count:]])

    def _lists(self, file: "_File") -> Iterator[Sighting]:
        reading = file.reading
        for name, start in zip(reading.exports.names, reading.exports.starts, strict=True):
            if name in self._leaves:
                file.strings.add(start)
                yield file.sighting(Span(start, start + 1), f"{reading.module}.{name}")
        for declaration in reading.declarations:
            yield file.sighting(declaration.span, f"{reading.module}.{declaration.name}")
        if reading.path.endswith(".pyi"):
            for binding in reading.bindings:
                if binding.scope == 0 and binding.span:
                    yield file.sighting(binding.span, f"{reading.module}.{binding.name}")

    def _call(self, file: "_File", call: Call) -> Iterator[Sighting]:
        """``getattr(module, "name")``, ``patch.multiple(module, name=…)``."""
        reading = file.reading
        strings = [one.string for one in call.arguments if one.string is not None]
        words = [(reading.strings[one].value, reading.strings[one].span) for one in strings]
        words += [(one.keyword, one.span) for one in call.arguments if one.keyword]
        for word, span in words if call.callee[-1] == "import_module" else ():
            last = word.rpartition(".")[2]
            if word.startswith(".") and last in self._leaves:
                file.strings.add(span.start)
                yield file.sighting(span, last, sort=Sort.WORD)
        for argument in call.arguments:
            if argument.use is None:
                continue
            use = reading.uses[argument.use]
            for root in self._roots(reading, use):
                for word, span in words:
                    file.strings.add(span.start)
                    yield file.sighting(span, f"{root}.{word}")

    def _roots(self, reading: Reading, use: Use) -> list[str]:
        scope = reading.lookup(use.name, use.scope, use.order)
        if scope is None:
            return []
        bound = [reading.bindings[one] for one in reading.scopes[scope].bound[use.name]]
        names = [name for name, _end in use.chain]
        return [
            spelled
            for binding in bound
            if (root := reading.imported(binding)) is not None
            for spelled in self._modules(root, names)
        ]

    def _modules(self, root: str, names: list[str]) -> Iterator[str]:
        dotted = ".".join([root, *names])
        yield dotted
        for end in self._definitions.look_up(dotted).names:
            if end != dotted and self._project.layout.exists(end):
                yield end

    def _string(self, file: "_File", string: StringUse) -> Iterator[Sighting]:
        if string.annotation or string.span.start in file.strings:
            return
        value = string.value
        for dotted in _DOTTED.findall(value.replace(":", ".")) if len(value) < _LONG else ():
            yield file.sighting(string.span, dotted, firm=not string.docstring)
        if string.docstring or not file.looks_up:
            return
        word = value.rpartition(".")[2]
        if word in self._leaves and (word == value or value.startswith(".")):
            is_own = file.reading.looks_up
            dotted = f"{file.reading.module}.{word}" if is_own and word == value else word
            sort = Sort.WORD if dotted == word else Sort.DOTTED
            yield file.sighting(string.span, dotted, firm=sort is Sort.DOTTED, sort=sort)

    def _loose(self, file: "_File") -> Iterator[Sighting]:
        """Attributes of something that nobody knows, and parameters."""
        reading = file.reading
        for span, place in reading.occurrences:
            word = file.code[slice(*span)].decode()
            is_known = span.end in file.known
            if place is Place.ATTRIBUTE and word in self._leaves and not is_known:
                yield file.sighting(span, word, firm=False, sort=Sort.ATTRIBUTE)
            elif place is Place.PARAMETER:
                yield file.sighting(span, word, sort=Sort.PARAMETER)


#: Longer texts are prose or data, and are searched for whole dotted names elsewhere.
_LONG = 2000
_DOTTED = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+")


def _place(reading: Reading, binding: Binding) -> int:
    """Where an import has the name that it binds."""
    return reading.imports[binding.statement].aliases[binding.alias].span.start


class _File:
    """A file while it is looked at."""

    def __init__(self, reading: Reading, code: bytes) -> None:
        self.reading = reading
        self.code = code
        #: Where attributes end that are known to be some module's.
        self.known: set[int] = set()
        #: Where strings start of which it is known what they name.
        self.strings: set[int] = set()
        self.looks_up = reading.looks_up or _LOOKS_UP.search(code) is not None

    def sighting(
        self, span: Span, dotted: str, *, firm: bool = True, sort: Sort = Sort.DOTTED
    ) -> Sighting:
        """A place in this file."""
        line = self.code.count(b"\n", 0, span.start) + 1
        return Sighting(self.reading.path, span, line, dotted, firm, sort)
