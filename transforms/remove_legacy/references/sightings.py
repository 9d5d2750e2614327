"""What one Python file says of names that are to go, as dotted names with their places."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from migrator.api import (
    BindingKind,
    Call,
    Definitions,
    Place,
    Project,
    PythonSource,
    Reading,
    Span,
    StringUse,
    Use,
)
from transforms.remove_legacy.references.texts import said

#: What takes a name, or the end of one, as a string.
_LOOKS_UP = re.compile(
    rb"\b(?:(?:get|has|set|del)attr|attrgetter|patch|globals|vars|__dict__|entry_points)\b"
    rb"|import_(?:module|string|object)|__import__|load_(?:object|class)|resolve_name|\blocate\("
)
#: Some write a list of exports as one string.
_SEPARATOR = re.compile(r"[\s,]+")
#: The end of a dotted name, of which the beginning comes from elsewhere.
_DOTTED = r"([^\W\d]\w*(?:\.[^\W\d]\w*)*)"
_END = re.compile(rf"(?:(?<![\w.)])|(?<=%s))\.{_DOTTED}")
_FORMATTED = re.compile(rf"(?<=\}})\.{_DOTTED}")


#: What stands before the name of a file.
_OF_PATH = re.compile(rb"(?:/|\b(?:open|Path|PurePath|join|joinpath|with_name)\([^()]*)\s*\Z")
_NEAR = 80


class Sort(Enum):
    """How much of a name a place tells."""

    DOTTED = auto()
    #: The last word of a name, or of a module.
    WORD = auto()
    #: An attribute of something that nobody knows.
    ATTRIBUTE = auto()
    #: Nothing, but the file lies in what is spoken of.
    INSIDE = auto()


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
    #: Whether it is an import, or a name that one has brought: it fails where nothing is there.
    is_code: bool = False
    #: Whether it is a string or a comment, of which a person may say that it means nothing.
    is_text: bool = False

    @property
    def place(self) -> str:
        """For a person."""
        return f"{self.path}:{self.line}"


class Sightings:
    """Reads files for what they say of some dotted names."""

    def __init__(self, project: Project, definitions: Definitions, names: Collection[str]) -> None:
        self._project = project
        self._definitions = definitions
        self._leaves = frozenset(name.rpartition(".")[2] for name in names)
        #: By these, strings name them, and the modules that they are in.
        self._words = frozenset(word.encode() for name in names for word in name.split(".")[-2:])

    def of(self, reading: Reading, source: PythonSource) -> Iterator[Sighting]:
        """All that a file says."""
        file = _File(reading, source)
        yield from self._imports(file)
        for use in reading.uses:
            yield from self._use(file, use)
        yield from self._own(file)
        for call in reading.calls:
            yield from _as_text(self._call(file, call))
        for string in reading.strings:
            yield from _as_text(self._string(file, string))
        yield from self._attributes(file)

    def _imports(self, file: "_File") -> Iterator[Sighting]:
        for statement in file.reading.imports:
            for alias in statement.aliases:
                span = statement.span if statement.is_star else alias.span
                if statement.module == "":
                    # It leaves the top: nobody knows what it starts from.
                    words = file.words(Span(statement.span.start, span.end))
                    for word in sorted(self._leaves.intersection(words)):
                        yield file.sighting(span, word, sort=Sort.WORD)
                else:
                    module = "" if statement.module is None else f"{statement.module}."
                    yield replace(file.sighting(span, f"{module}{alias.name}"), is_code=True)

    def _use(self, file: "_File", use: Use) -> Iterator[Sighting]:
        reading = file.reading
        scope = reading.lookup(use.name, use.scope, use.order)
        if scope is None:
            return
        roots: dict[str, int | None] = dict(file.imported(use, scope))
        if roots:
            file.known.update(end for _name, end in use.chain)
        if scope == 0:
            roots.setdefault(f"{reading.module}.{use.name}", None)
        names = [name for name, _end in use.chain]
        for root, via in roots.items():
            for dotted in self._spellings(root, names):
                is_code = via is not None
                yield replace(file.sighting(use.span, dotted), via=via, is_code=is_code)

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

    def _own(self, file: "_File") -> Iterator[Sighting]:
        """What a file says of its module's own names, other than by using them."""
        reading = file.reading
        for text, start in zip(reading.exports.names, reading.exports.starts, strict=True):
            for name in self._leaves.intersection(_SEPARATOR.split(text)):
                file.strings.add(start)
                yield file.sighting(Span(start, start + 1), f"{reading.module}.{name}")
        for declaration in reading.declarations:
            yield file.sighting(declaration.span, f"{reading.module}.{declaration.name}")
        is_stub = reading.path.endswith(".pyi")
        for binding in reading.bindings:
            is_told = is_stub or binding.kind is BindingKind.DELETION
            if binding.scope == 0 and binding.span and is_told:
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
            for root in self._modules(file, reading.uses[argument.use]):
                for word, span in words:
                    file.strings.add(span.start)
                    yield file.sighting(span, f"{root}.{word}")

    def _modules(self, file: "_File", use: Use) -> Iterator[str]:
        """What is passed to a call, if an import has brought it, and the modules that it is."""
        scope = file.reading.lookup(use.name, use.scope, use.order)
        for root, _via in file.imported(use, scope) if scope is not None else ():
            dotted = use.dotted(root)
            yield dotted
            for end in self._definitions.look_up(dotted).names:
                if end != dotted and self._project.layout.exists(end):
                    yield end

    def _string(self, file: "_File", string: StringUse) -> Iterator[Sighting]:
        if string.annotation or string.span.start in file.strings:
            return
        is_code = not string.docstring and not file.names_file(string.span)
        for one in said(string.value.encode(errors="replace"), self._words):
            # A word by itself is a word like any other.
            if one.is_taken or "." in one.dotted:
                is_firm = one.is_taken and is_code
                yield file.sighting(string.span, one.dotted, firm=is_firm)
        if string.docstring:
            return
        ends = _END.findall(string.value) if file.looks_up else _FORMATTED.findall(string.value)
        words = {word for end in ends for word in end.split(".")}
        for word in sorted(self._leaves.intersection(words)):
            yield file.sighting(string.span, word, firm=False, sort=Sort.WORD)
        if string.value in self._leaves and file.reading.looks_up:
            yield file.sighting(string.span, f"{file.reading.module}.{string.value}")
        if string.value in self._leaves and file.looks_up:
            yield file.sighting(string.span, string.value, firm=False, sort=Sort.WORD)

    def _attributes(self, file: "_File") -> Iterator[Sighting]:
        """Attributes of something that nobody knows."""
        for span, place in file.reading.occurrences:
            if place is Place.ATTRIBUTE and span.end not in file.known:
                word = file.source.code[slice(*span)].decode()
                if word in self._leaves:
                    yield file.sighting(span, word, firm=False, sort=Sort.ATTRIBUTE)


def _as_text(sightings: Iterable[Sighting]) -> Iterator[Sighting]:
    return (replace(one, is_text=True) for one in sightings)


class _File:
    """A file while it is looked at."""

    def __init__(self, reading: Reading, source: PythonSource) -> None:
        self.reading = reading
        self.source = source
        #: Where attributes end that are known to be some module's.
        self.known: set[int] = set()
        #: Where strings start of which it is known what they name.
        self.strings: set[int] = set()
        self.looks_up = reading.looks_up or _LOOKS_UP.search(source.code) is not None

    def names_file(self, span: Span) -> bool:
        """Whether a string is a part of a path: ``folder / "app.log"``."""
        return (
            _OF_PATH.search(self.source.code[max(span.start - _NEAR, 0) : span.start]) is not None
        )

    def words(self, span: Span) -> frozenset[str]:
        """All words of a place."""
        return frozenset(re.findall(r"\w+", self.source.code[slice(*span)].decode()))

    def imported(self, use: Use, scope: int) -> Iterator[tuple[str, int]]:
        """What a name stands for by imports in a scope, and where these have the name."""
        for index in self.reading.scopes[scope].bound[use.name]:
            binding = self.reading.bindings[index]
            if (dotted := self.reading.imported(binding)) is not None:
                alias = self.reading.imports[binding.statement].aliases[binding.alias]
                yield dotted, alias.span.start

    def sighting(
        self, span: Span, dotted: str, *, firm: bool = True, sort: Sort = Sort.DOTTED
    ) -> Sighting:
        """A place in this file."""
        line = self.source.line_of(span.start)
        return Sighting(self.reading.path, span, line, dotted, firm, sort)
