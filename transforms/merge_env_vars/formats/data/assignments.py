"""Assignments inside of strings: ``OLD=x node .``, ``cross-env OLD=x``, ``docker run -e OLD=x``."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from migrator.api import Edit, Span
from transforms.merge_env_vars.formats.interpolation import value_of
from transforms.merge_env_vars.formats.tokens import assigns_both
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Setting, Value, renamed

#: Options of programs that hand a variable to another one.
FLAG = re.compile(rb"-e|--env|--build-arg|--env-add|--set-env(?:-vars)?")
_STARTS_WORD = re.compile(
    rb"(?:\A|[\s;(|`'\"]|&&|(?P<flag>(?:(?<=\s)|\A)(?:%b)(?:=|[ ]+)))\Z" % FLAG.pattern
)
#: An option that is not known: what follows may be its value.
_UNKNOWN_OPTION = re.compile(rb"(?:\A|\s)-(?!-?[ ]|i[ ])[^\s=;&|]*[ ]+\Z")
_LONGEST_START = 30
_LONGEST_VALUE = 200
_SHELL_WORD = re.compile(rb"(?:[^\s;&|()'\"`\\]|\\.|'[^']*'|\"(?:[^\"\\]|\\.)*+\")*+", re.DOTALL)
_ENDS_WORD = re.compile(rb"\Z|[\s;&|)]")
_SEPARATOR = re.compile(rb"&&|\|\||[;|&()`\n]")
_EXPORTS = re.compile(rb"\s*(?:export|set|setx|declare|readonly|local|typeset)\b")
_WRITTEN_LINE = re.compile(rb"\s*(?:echo|printf)\b[^;&|\n]*>")
_SPACES = re.compile(rb"[ \t]*")
#: The group of what is set for all that follows; those of single commands begin where they do.
_EXPORTED = -1
#: The group of lines that are written into files.
_WRITTEN = -2


def channel(option: bytes) -> bytes:
    """What an option hands variables to: options of one channel meet."""
    return option if option in {b"", b"--build-arg"} else b"-e"


def assigned(text: bytes, names: Names) -> Iterator[Setting]:
    """The settings in a text, with places and groups that are offsets into it."""
    words = list(names.in_text(text))
    if not words:
        return
    commands = [0, *(match.end() for match in _SEPARATOR.finditer(text))]
    for span, name in words:
        before = _STARTS_WORD.search(text, max(span.start - _LONGEST_START, 0), span.start)
        if before is None:
            continue
        command = commands[bisect_right(commands, span.start) - 1]
        if text[span.end : span.end + 1] == b"=" != text[span.end + 1 : span.end + 2]:
            if not _assigns_both(text, names, span, name):
                yield _assignment(text, names, span, name, before, command)
        elif before["flag"] and _ENDS_WORD.match(text, span.end):
            yield _handed_on(text, names, span, name, before, command)


def _assigns_both(text: bytes, names: Names, span: Span, name: str) -> bool:
    """Whether one word gives a value to the other name as well: ``--env OLD=x,NEW=x``."""
    word = _SHELL_WORD.match(text, span.end)
    return word is not None and assigns_both(text[span.start : word.end()], name, names)


def _assignment(
    text: bytes, names: Names, span: Span, name: str, before: re.Match[bytes], command: int
) -> Setting:
    word = _SHELL_WORD.match(text, span.end + 1)
    end = word.end() if word else span.end + 1
    is_whole = _ENDS_WORD.match(text, end) is not None
    value_span = Span(span.end + 1, end)
    is_written = _WRITTEN_LINE.match(text, command) is not None
    is_exported = _EXPORTS.match(text, command) is not None
    is_value = not before["flag"] and _UNKNOWN_OPTION.search(
        text, max(span.start - _LONGEST_START, 0), span.start
    )
    is_part = is_exported or is_written or is_value
    can_go = is_whole and not is_part and before.group()[-1:] not in {b"'", b'"', b"`"}
    value = value_of(text, names, name, _without_quotes(text, value_span))
    return Setting(
        name,
        span,
        f"{name}=…",
        _EXPORTED if is_exported else _WRITTEN if is_written else command,
        value if is_whole else Value(Kind.UNKNOWN),
        value_span,
        renamed(span, names.new(name)) if name in names.old else (),
        _removal(text, names, Span(_start(before, span), end)) if can_go else (),
    )


def _handed_on(
    text: bytes, names: Names, span: Span, name: str, before: re.Match[bytes], command: int
) -> Setting:
    """A variable that is handed on with the value that it has."""
    return Setting(
        name,
        span,
        before["flag"].decode() + name,
        command,
        Value(Kind.LISTED),
        None,
        renamed(span, names.new(name)) if name in names.old else (),
        _removal(text, names, Span(_start(before, span), span.end)),
    )


def _start(before: re.Match[bytes], span: Span) -> int:
    """Where a setting begins, with the option that hands it on."""
    return before.start() if before["flag"] else span.start


def _without_quotes(text: bytes, span: Span) -> Span:
    first, last = text[span.start : span.start + 1], text[span.end - 1 : span.end]
    inner = text[span.start + 1 : span.end - 1]
    if first in {b"'", b'"'} and last == first and first not in inner and span.end > span.start + 1:
        return Span(span.start + 1, span.end - 1)
    return span


def _removal(text: bytes, names: Names, span: Span) -> tuple[Edit, ...]:
    """Take a word out, with the space that parted it from the next one."""
    space = _SPACES.match(text, span.end)
    end = space.end() if space else span.end
    start = span.start
    if end == span.end:
        # The last word takes the space before it, unless that goes with another setting.
        while text[start - 1 : start] in {b" ", b"\t"}:
            start -= 1
        if any(names.in_text(text[max(start - _LONGEST_VALUE, 0) : start].rpartition(b" ")[2])):
            start = span.start
    return (Edit(start, end, b""),)
