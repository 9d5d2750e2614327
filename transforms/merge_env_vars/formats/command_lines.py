"""``OLD=x`` in texts that are command lines: before a command, or behind an option."""

import re
from dataclasses import dataclass

from migrator.api import Edit, Span

_BEFORE_WORDS = b" \t\n;&|(\"'@+!-"
_OPTION = re.compile(
    rb"[ \t]+(?:\\\n[ \t]*)?(?:-e[ \t]+|-e|--env[ =]|--build-arg[ =]|--setenv[ =])[\"']?\Z"
)
#: An option that is not known: what follows may be its value.
_UNKNOWN_OPTION = re.compile(
    rb"(?:\A|[\s;&|(])-(?!-?[ \t]|i[ \t])[^\s=;&|]*[ \t]+(?:\\\n[ \t]*)?[\"']?\Z"
)
_VALUE = re.compile(
    rb"(?:\"(?:\\.|[^\"\\])*\"|'[^']*'|\$\([^()]*\)|\$\{[^{}]*\}|\\[^\n]|[^\s\"'\\;&|()<>])*"
)
_BLANKS = re.compile(rb"[ \t]+")
_SEPARATES = re.compile(rb"[;&|]")
#: So far before a name an option may stand that it belongs to.
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """A variable that one command gets."""

    value: Span
    #: Where its command starts: entries of one command meet.
    command: int
    #: What takes it out; nothing where quotes around it say that it is not alone.
    removal: tuple[Edit, ...]


def is_behind_option(code: bytes, at: int, start: int) -> bool:
    """Whether an option stands before a place that takes a name: ``docker run -e OLD``."""
    return _OPTION.search(code, max(at - _NEAR, start), at) is not None


def entry_at(code: bytes, at: Span, line: Span) -> Entry | None:
    """The entry whose name stands in a place of a line."""
    if code[at.end : at.end + 1] != b"=":
        return None
    option = _OPTION.search(code, max(at.start - _NEAR, line.start), at.start)
    is_first = at.start == line.start or code[at.start - 1] in _BEFORE_WORDS
    if option is None and not is_first:
        return None
    is_quoted = code[at.start - 1 : at.start] in {b'"', b"'"}
    value = _quoted(code, at, line) if is_quoted else _VALUE.match(code, at.end + 1, line.end)
    end = value.end() if value is not None else at.end + 1
    if option is not None:
        edit = Edit(option.start(), end + is_quoted, b"")
    else:
        blanks = _BLANKS.match(code, end, line.end)
        edit = Edit(at.start, blanks.end() if blanks is not None else end, b"")
    separators = list(_SEPARATES.finditer(code, line.start, at.start))
    command = separators[-1].end() if separators else line.start
    before = code[max(at.start - _NEAR, line.start) : at.start]
    if option is None and _UNKNOWN_OPTION.search(before) is not None:
        return Entry(Span(at.end + 1, end), command, ())
    is_whole = not is_quoted or (option is not None and code[end : end + 1] in {b'"', b"'"})
    return Entry(Span(at.end + 1, end), command, (edit,) if is_whole else ())


def _quoted(code: bytes, at: Span, line: Span) -> re.Match[bytes] | None:
    quote = re.escape(code[at.start - 1 : at.start])
    return re.compile(rb"(?:\\.|[^\\" + quote + rb"])*").match(code, at.end + 1, line.end)


def unquoted_value(text: bytes) -> bytes:
    """A value without the quotes around all of it."""
    is_quoted = len(text) > 1 and text[:1] == text[-1:] and text[:1] in {b'"', b"'"}
    return text[1:-1] if is_quoted else text
