"""Old names in comments, docstrings and text files, where the manifest asks for them."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from migrator.api import Edit, Place, Reading, Scope, ScopeKind, Source, Span
from transforms.move_symbols.finding import File, is_taken
from transforms.move_symbols.strings import is_telling
from transforms.move_symbols.table import Entry, Match

PROSE_FILES = ("**/*.md", "**/*.markdown", "**/*.rst", "**/*.txt")


def find_prose(file: File) -> None:
    """Note every mention of an old name in comments and docstrings."""
    places = {
        span
        for span, place in file.reading.occurrences
        if place in {Place.COMMENT, Place.DOCSTRING}
    }
    # Where something of that name is defined, the word by itself means that.
    own = {
        file.source.code[slice(*span)]
        for span, place in file.reading.occurrences
        if place is Place.DEFINITION
    }
    own |= {name.encode() for name in (*file.kept_names, *_bound_otherwise(file))}
    for entry, span, new in _mentions(file.source.code, _moves(file)):
        is_own = file.source.code[slice(*span)] in own
        if not is_own and any(place.overlaps(span) for place in places):
            _note(file, entry, span, new)


def _bound_otherwise(file: File) -> Iterator[str]:
    """Names that the file gives to something that does not move."""
    for binding in file.reading.bindings:
        dotted = file.reading.imported(binding)
        if dotted is None or file.match(dotted) is None:
            yield binding.name


def find_text(file: File) -> None:
    """Note every mention of an old name in a text file."""
    for entry, span, new in _mentions(file.source.code, _moves(file)):
        _note(file, entry, span, new)


def _moves(file: File) -> list[Entry]:
    return [entry for entry in file.folded.table.entries.values() if entry.anchor is None]


def _note(file: File, entry: Entry, span: Span, new: str) -> None:
    draft = file.draft(span, f"mention of {entry.old}", Match(entry, ()))
    if is_taken(draft):
        draft.edits.append(Edit(*span, new.encode()))
        draft.message += f" becomes {new}"


_Mentions = Iterator[tuple[Span, str]]


def _mentions(code: bytes, entries: Iterable[Entry]) -> list[tuple[Entry, Span, str]]:
    """Where a text says an old name, with what it is to say."""
    found: dict[Span, tuple[Entry, str]] = {}
    for entry in entries:
        if entry.leaf.encode() in code:
            # What was found first is the longer way to say it.
            for span, new in chain(_whole(code, entry), _imports(code, entry), _words(code, entry)):
                if not any(span.overlaps(other) for other in found):
                    found[span] = (entry, new)
    return [(entry, span, new) for span, (entry, new) in sorted(found.items())]


def _whole(code: bytes, entry: Entry) -> _Mentions:
    """The whole dotted name."""
    for match in re.finditer(_word(entry.old, rb"[\w.]"), code):
        yield Span(*match.span()), entry.target.dotted


def _imports(code: bytes, entry: Entry) -> _Mentions:
    """Imports of the name, or of its module alone where nothing else is taken from that."""
    module, _dot, leaf = entry.old.rpartition(".")
    target = entry.target
    written = re.escape(module.encode())
    if target.attributes and not _is_used_otherwise(code, module, entry.old):
        line = rb"(?m)^([ \t>#]*(?:>>> )?import[ \t]+)%s(?=[ \t]*(?:[\r\n]|\Z))" % written
        for match in re.finditer(line, code):
            yield Span(match.end(1), match.end()), target.module
    statement = rb"\bfrom[ \t]+%s[ \t]+import[ \t]+%s(?![\w,]|[ \t]*,)"
    source = target.module if target.attributes else target.module.rpartition(".")[0]
    for match in re.finditer(statement % (written, re.escape(leaf.encode())), code):
        yield Span(*match.span()), f"from {source} import {target.first}"


def _words(code: bytes, entry: Entry) -> _Mentions:
    """The last word by itself, if it can only be a name of code."""
    if is_telling(entry.leaf) and entry.target.expression != entry.leaf:
        for match in re.finditer(_word(entry.leaf, rb"[\w.]"), code):
            span = Span(*match.span())
            if not _imported(code, span):
                yield span, entry.target.expression


def _is_used_otherwise(code: bytes, module: str, old: str) -> bool:
    """Whether a text takes other things from a module too, by its full name."""
    every = re.findall(rb"(?<![\w.])%s\.\w+" % re.escape(module.encode()), code)
    return any(found.decode() != old for found in every)


def _word(name: str, before: bytes) -> bytes:
    # Nothing in a path, an address or an anchor is the name.
    return rb"(?<!%s)(?<![/#])%s(?!\w|[./]\w*(?:html|md|py)\b)" % (before, re.escape(name.encode()))


def _imported(code: bytes, span: Span) -> bool:
    """Whether a word is imported from somewhere, which need not be the old place."""
    line_start = max(code.rfind(b"\n", 0, span.start), code.rfind(b"\r", 0, span.start)) + 1
    if re.search(rb"\bimport\b", code[line_start : span.start]):
        return True
    opening = list(re.finditer(rb"\bimport[ \t]*\(", code[: span.start]))
    return bool(opening) and b")" not in code[opening[-1].end() : span.start]


def text_reading(source: Source) -> Reading:
    """The facts of a file that is not Python: none."""
    scopes = [Scope(ScopeKind.MODULE, None)]
    return Reading(source.path, "", is_package=False, words=frozenset(), scopes=scopes)
