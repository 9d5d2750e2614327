"""Old names that are still there after a phase, each with its reason."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from migrator.core.findings import Finding, State
from migrator.core.names import Place, Reading, Span
from migrator.core.names.words import pattern
from migrator.core.results import Residue
from migrator.core.source import Source, Unreadable, known_python, read_text

_PROSE = (".md", ".markdown", ".rst", ".txt", ".adoc")

_BY_PLACE = {
    Place.COMMENT: "comment",
    Place.DOCSTRING: "docstring",
    Place.STRING: "string as data",
    Place.ATTRIBUTE: "namesake: an attribute of something else",
    Place.KEYWORD: "namesake: a keyword argument",
    Place.PARAMETER: "namesake: a parameter",
    Place.DEFINITION: "a definition of that name",
    Place.NAME: "namesake: another thing of that name",
    Place.IMPORT: "namesake: another thing of that name",
}


@dataclass(frozen=True, slots=True)
class Leftovers:
    """What a second look at the result of a phase knows of one Python file."""

    reading: Reading | None
    #: What the steps still say of the file, were every file selected.
    findings: tuple[Finding, ...]


def in_python(
    path: str,
    data: bytes,
    words: frozenset[str],
    leftovers: Leftovers,
    later: Callable[[Finding], str],
) -> Iterator[Residue]:
    """The old names left in a Python file; ``later`` says why an edit is not made now."""
    source = known_python(path, data)
    places = dict(leftovers.reading.occurrences) if leftovers.reading else {}
    for span, word in _occurrences(source, words):
        finding = next((found for found in leftovers.findings if found.span.overlaps(span)), None)
        if finding is not None:
            reason = _told(finding, later)
        else:
            reason = _by_place(leftovers, span, places.get(span))
        yield _residue(source, span, word, reason)


def in_text(path: str, data: bytes, words: frozenset[str], reason: str | None) -> Iterator[Residue]:
    """The old names left in a file that is not, or cannot be, worked on as Python."""
    source = read_text(path, data)
    if isinstance(source, Unreadable):
        return  # not a text file
    if reason is None:
        reason = "prose" if path.lower().endswith(_PROSE) else "not Python: a text or data file"
    for span, word in _occurrences(source, words):
        yield _residue(source, span, word, reason)


def _occurrences(source: Source, words: Iterable[str]) -> Iterator[tuple[Span, str]]:
    for match in pattern(words).finditer(source.code):
        yield Span(*match.span()), match.group().decode()


def _residue(source: Source, span: Span, word: str, reason: str) -> Residue:
    line = source.line_of(span.start)
    excerpt = source.line_text(line).strip()
    return Residue(source.path, line, source.column_of(span.start), word, reason, excerpt[:200])


def _told(finding: Finding, later: Callable[[Finding], str]) -> str:
    match finding.state:
        case State.SUPPRESSED:
            return "suppressed"
        case State.MANUAL:
            return f"manual: {finding.message}"
        case State.NEEDS_REVIEW:
            return "needs review"
        case _:
            return later(finding)


def _by_place(leftovers: Leftovers, span: Span, place: Place | None) -> str:
    if place is None:
        return "comment"
    if place in {Place.NAME, Place.IMPORT} and leftovers.reading is not None:
        kept = _kept_alias(leftovers.reading, span)
        if kept is not None:
            return f"local name of {kept}"
    return _BY_PLACE[place]


def _kept_alias(reading: Reading, span: Span) -> str | None:
    """What a name that was kept as an alias stands for."""
    for binding in reading.bindings:
        dotted = reading.imported(binding)
        if dotted is None or dotted.rpartition(".")[2] == binding.name:
            continue
        is_here = binding.span == span or any(
            use.span == span
            and use.name == binding.name
            and reading.lookup(use.name, use.scope, use.order) == binding.scope
            for use in reading.uses
        )
        if is_here:
            return dotted
    return None
