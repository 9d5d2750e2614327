"""Old names that are still there after a phase, each with its reason."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from migrator.core.findings import Finding, State
from migrator.core.names import BindingKind, Place, Reading, Span, Use
from migrator.core.names.words import spans
from migrator.core.results import Residue
from migrator.core.source import Source, Unreadable, known_python, read_text
from migrator.core.words_in_text import dotted_at, is_only_a_word

_PROSE = (".md", ".markdown", ".rst", ".txt", ".adoc")

_NAMESAKE = "namesake: another thing of that name"
_OF_KEYWORD = "namesake: a keyword argument"
_OF_PARAMETER = "namesake: a parameter"
_WORD = "the word alone, which may mean anything"

_BY_PLACE = {
    Place.COMMENT: "comment",
    Place.DOCSTRING: "docstring",
    Place.STRING: "string as data",
    Place.ATTRIBUTE: "namesake: an attribute of something else",
    Place.KEYWORD: _OF_KEYWORD,
    Place.PARAMETER: _OF_PARAMETER,
    Place.DEFINITION: "a definition of that name",
    Place.NAME: _NAMESAKE,
    Place.IMPORT: _NAMESAKE,
}
_TEXT = frozenset({Place.COMMENT, Place.DOCSTRING, Place.STRING})

#: Where the new name ends with the same word as the old one, this is no old name at all.
NEW_NAME = "already the new name"
#: The same word, and surely not the old name. What an attribute belongs to is not sure.
SOMETHING_ELSE = frozenset({_NAMESAKE, _OF_KEYWORD, _OF_PARAMETER, _WORD})
#: What a manifest is that speaks of old names.
MANIFEST = "the manifest"
#: What tolerates them.
BASELINE_FILE = "the baseline of `check`"


@dataclass(frozen=True, slots=True)
class Leftovers:
    """What a second look at the result of a phase knows of one Python file."""

    reading: Reading | None
    #: What the steps still say of the file, were every file selected.
    findings: tuple[Finding, ...]
    is_new_name: Callable[[str], bool]
    #: What the file is as a module.
    module: str = ""


def in_python(
    path: str,
    data: bytes,
    words: frozenset[str],
    leftovers: Leftovers,
    later: Callable[[Finding], str],
) -> Iterator[Residue]:
    """The old names left in a Python file; ``later`` says why an edit is not made now."""
    source = known_python(path, data)
    file = _File(source.code, leftovers, later)
    for span, word in _occurrences(source, words):
        yield _residue(source, span, word, file.reason(span, word))


def in_text(
    path: str,
    data: bytes,
    words: frozenset[str],
    leftovers: Leftovers,
    later: Callable[[Finding], str],
) -> Iterator[Residue]:
    """The old names left in a file that is not Python."""
    source = read_text(path, data)
    if isinstance(source, Unreadable):
        yield from _binary(path, data, words)
        return
    file = _File(source.code, leftovers, later)
    is_prose = path.lower().endswith(_PROSE)
    otherwise = "prose" if is_prose else "not Python: a text or data file"
    for span, word in _occurrences(source, words):
        reason = file.told_of(span) or file.in_text(span) or otherwise
        yield _residue(source, span, word, reason)


def untouched(path: str, data: bytes, words: frozenset[str], reason: str) -> Iterator[Residue]:
    """The old names left in a file that nothing was to change, or that nothing could."""
    source = read_text(path, data)
    if isinstance(source, Unreadable):
        yield from _binary(path, data, words)
        return
    for span, word in _occurrences(source, words):
        yield _residue(source, span, word, reason)


def _binary(path: str, data: bytes, words: frozenset[str]) -> Iterator[Residue]:
    """The old names in a file that has no lines to speak of, each once."""
    found = {data[slice(*span)].decode() for span in spans(data, words)}
    for word in sorted(found):
        yield Residue(path, 1, 1, word, "a binary file", word)


def lines_with(path: str, data: bytes, words: frozenset[str]) -> list[int]:
    """The lines of a file that hold old names, whether or not the file can be worked on."""
    source = read_text(path, data.replace(b"\0", b" "))
    if isinstance(source, Unreadable):
        return []
    return sorted({source.line_of(span.start) for span in spans(source.code, words)})


def _occurrences(source: Source, words: Iterable[str]) -> Iterator[tuple[Span, str]]:
    for span in spans(source.code, words):
        yield span, source.code[slice(*span)].decode()


def _residue(source: Source, span: Span, word: str, reason: str) -> Residue:
    line = source.line_of(span.start)
    excerpt = source.excerpt(line)
    return Residue(source.path, line, source.column_of(span.start), word, reason, excerpt[:200])


class _File:
    """Why the old names of one file are still there."""

    def __init__(self, code: bytes, leftovers: Leftovers, later: Callable[[Finding], str]) -> None:
        self._code = code
        self._leftovers = leftovers
        self._later = later
        reading = leftovers.reading
        self._places = dict(reading.occurrences) if reading else {}
        self._meanings = dict(_meanings(reading)) if reading else {}
        self._exported = set(_exported(reading)) if reading else set()
        self._own = set(_own(reading)) if reading else set()
        self._of_module = self._own | self._exported
        self._of_module |= set(_assigned(reading)) if reading else set()

    def reason(self, span: Span, written: str) -> str:
        """Why the word at a place is still there."""
        word, dotted = self._meanings.get(span.start, ("", ""))
        place = span
        if not dotted and self._leftovers.reading:
            word, (dotted, place) = written, _module_part(self._leftovers.reading, span, written)
        if told := self.told_of(place, dotted):
            return told
        if dotted and not f".{dotted}".endswith(f".{word}"):
            return f"a local name of {dotted}"
        if span.start in self._of_module or self._is_defined(span):
            dotted = f"{self._leftovers.module}.{written}"
        if dotted and self._leftovers.is_new_name(dotted):
            return NEW_NAME
        if span.start in self._own:
            return "a use of what this module defines"
        if span.start in self._exported:
            return "an entry of __all__"
        return self._by_place(span, is_known=bool(dotted))

    def _is_defined(self, span: Span) -> bool:
        """Whether a function or a class of the module gets its name here."""
        line = self._code.rfind(b"\n", 0, span.start) + 1
        is_at_the_top = not self._code[line : line + 1].isspace()
        return is_at_the_top and self._places.get(span) is Place.DEFINITION

    def _by_place(self, span: Span, *, is_known: bool) -> str:
        place = self._places.get(span, Place.COMMENT)
        if place in _TEXT:
            return self.in_text(span) or _BY_PLACE[place]
        return _NAMESAKE if place is Place.ATTRIBUTE and is_known else _BY_PLACE[place]

    def in_text(self, span: Span) -> str:
        """Why a word that stands in a text is no old name; nothing if it may be one."""
        dotted = dotted_at(self._code, span)
        if "." in dotted and self._leftovers.is_new_name(dotted):
            return NEW_NAME
        return _WORD if is_only_a_word(self._code, span) else ""

    def told_of(self, span: Span, dotted: str = "") -> str:
        """What the steps say of a place; nothing if none of them speaks of it."""
        finding = self._finding(span, dotted)
        return self._told(finding) if finding is not None else ""

    def _finding(self, span: Span, dotted: str) -> Finding | None:
        """What the steps say of a place, or else of the import that brings what stands there."""
        for finding in self._leftovers.findings:
            if finding.span.overlaps(span):
                return finding
        for finding in self._leftovers.findings if dotted else ():
            if finding.old and f"{dotted}.".startswith(f"{finding.old}."):
                return finding
        return None

    def _told(self, finding: Finding) -> str:
        match finding.state:
            case State.SUPPRESSED:
                return "suppressed"
            case State.MANUAL:
                return f"manual: {finding.reason}"
            case State.NEEDS_REVIEW:
                return f"needs review: {finding.reason}" if finding.reason else "needs review"
            case _:
                return self._later(finding)


def _meanings(reading: Reading) -> Iterator[tuple[int, tuple[str, str]]]:
    """Words by where they stand, with what they stand for: imports, names, attributes."""
    for statement in reading.imports:
        for alias in statement.aliases:
            target = statement.target(alias)
            if statement.is_from:
                yield alias.span.start, (alias.name, target)
            if alias.asname is not None:
                yield alias.span.end - len(alias.asname.encode()), (alias.asname, target)
    for use in reading.uses:
        scope = reading.lookup(use.name, use.scope, use.order)
        for index in reading.scopes[scope].bound[use.name] if scope is not None else ():
            root = reading.imported(reading.bindings[index])
            if root is not None:
                yield use.span.start, (use.name, root)
                yield from _of_chain(use, root)


def _module_part(reading: Reading, span: Span, word: str) -> tuple[str, Span]:
    """For a word in the module of a ``from`` import: the module up to it, and the statement."""
    for statement in reading.imports:
        parts = (statement.module or "").split(".")
        is_before = statement.span.start <= span.start < statement.aliases[0].span.start
        if is_before and word in parts:
            return ".".join(parts[: parts.index(word) + 1]), statement.span
    return "", span


def _of_chain(use: Use, dotted: str) -> Iterator[tuple[int, tuple[str, str]]]:
    for name, end in use.chain:
        dotted += f".{name}"
        yield end - len(name.encode()), (name, dotted)


def _own(reading: Reading) -> Iterator[int]:
    """Where names are read that the module itself defines."""
    for use in reading.uses:
        if reading.lookup(use.name, use.scope, use.order) == 0:
            bound = (reading.bindings[index] for index in reading.scopes[0].bound[use.name])
            if all(reading.imported(binding) is None for binding in bound):
                yield use.span.start


def _assigned(reading: Reading) -> Iterator[int]:
    """Where the module assigns to its own names."""
    for binding in reading.bindings:
        is_assigned = binding.scope == 0 and binding.kind is BindingKind.ASSIGNMENT
        if is_assigned and binding.span is not None:
            yield binding.span.start


def _exported(reading: Reading) -> Iterator[int]:
    """Where entries of ``__all__`` have their text."""
    for string in reading.strings:
        if string.text is not None and string.span.start in reading.exports.starts:
            yield string.text.start
