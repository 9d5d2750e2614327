"""Texts in YAML that have a format of their own: scripts, and files in a literal block."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from migrator.api import CannotReadError, Edit, Safety, Source, Span
from transforms.merge_env_vars.formats import format_of
from transforms.merge_env_vars.formats.interpolation import with_new_names
from transforms.merge_env_vars.formats.yaml.expressions import regions
from transforms.merge_env_vars.formats.yaml.nodes import Stand, is_in_flow
from transforms.merge_env_vars.formats.yaml.stream import Stream
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Place, Places, Setting, Value

_LITERAL = re.compile(rb"\|[+-]?[ \t]*(?:#[^\n]*)?\r?\n")
_FILLER = b"q"
_FILLED = re.compile(r"q{5,}")
_BREAKS_YAML = "cannot be changed without new quotes"
_BLANK_LINES = re.compile(rb"(?:[ \t]*(?:\r\n|\r|\n))*")
#: What may start a scalar without quotes, whatever follows.
_STARTS_PLAIN = re.compile(rb"[A-Za-z0-9_./$]")
_ENDS_PLAIN = re.compile(rb":(?:\s|\Z)|(?:\A|\s)#|\n")


@dataclass(frozen=True, slots=True)
class Inner:
    """A text of a scalar as its own reader sees it, and where its lines stand in the file."""

    text: bytes
    #: Where each line starts in the text, and in the file.
    lines: tuple[int, ...]
    places: tuple[int, ...]
    #: How far the lines are indented in the file.
    indent: int
    end: int
    #: The quotes around it; empty for a plain scalar, nothing for a block.
    quote: bytes | None = None

    def at(self, offset: int) -> int:
        """Where an offset of the text is in the file."""
        line = bisect_right(self.lines, offset) - 1
        return min(self.places[line] + offset - self.lines[line], self.end)

    def starts_line(self, offset: int) -> bool:
        """Whether a line starts at an offset of the text."""
        return self.lines[bisect_right(self.lines, offset) - 1] == offset

    def takes(self, edit: Edit) -> bool:
        """Whether the scalar stays one with an edit."""
        if self.quote is None:
            return self._keeps_indent(edit)
        if self.quote:
            return self.quote not in edit.text and not {*b"\\\n"} & {*edit.text}
        head = edit.text + self.text[edit.end : edit.end + 1]
        is_start = edit.start > 0 or _STARTS_PLAIN.match(head) is not None
        return is_start and _ENDS_PLAIN.search(edit.text) is None

    def _keeps_indent(self, edit: Edit) -> bool:
        """Whether the first line that is left still says how far all lines are indented."""
        if edit.text or edit.start == edit.end or edit.start > self._past_blank_lines(0):
            return True
        left = self._past_blank_lines(edit.end)
        return self.text[left : left + 1] not in {b" ", b"\t", b""}

    def _past_blank_lines(self, offset: int) -> int:
        found = _BLANK_LINES.match(self.text, offset)
        return offset if found is None else found.end()


def inner_text(stream: Stream, stand: Stand) -> Inner | None:
    """The text of a scalar that is written as it is; nothing for one with escapes."""
    scalar = stand.scalar
    code, start, end = stream.code, scalar.start_byte, scalar.end_byte
    if scalar.type == "block_scalar":
        return _literal(code, start, end)
    quote = b"" if scalar.type == "plain_scalar" else code[start : start + 1]
    if not quote and is_in_flow(stand):
        return None
    if quote:
        start, end = start + 1, end - 1
    text = code[start:end]
    if b"\n" in text or b"\\" in text or (quote and quote in text):
        return None
    return Inner(_masked(code, Span(start, end)), (0,), (start,), 0, end, quote)


def _literal(code: bytes, start: int, end: int) -> Inner | None:
    header = _LITERAL.match(code, start, end)
    if header is None:
        return None
    body = _masked(code, Span(header.end(), end)).rstrip()
    lines = body.splitlines(keepends=True)
    indent = next((_indent(line) for line in lines if line.strip()), 0)
    if not indent:
        return None
    text, starts, places, at = [], [], [], header.end()
    length = 0
    for line in lines:
        bare = line[indent:] if line.strip() else line.lstrip(b" ")
        starts.append(length)
        places.append(at + len(line) - len(bare))
        text.append(bare)
        length += len(bare)
        at += len(line)
    return Inner(b"".join(text), tuple(starts), tuple(places), indent, at)


def _indent(line: bytes) -> int:
    return len(line) - len(line.lstrip(b" "))


def _masked(code: bytes, span: Span) -> bytes:
    """A text in which expressions are words, of the same length."""
    text = bytearray(code[slice(*span)])
    for region in regions(code, span):
        start, end = region.start - 3 - span.start, region.end + 2 - span.start
        text[start:end] = _FILLER * (end - start)
    return bytes(text)


def read_inner(stream: Stream, inner: Inner, names: Names, like: str) -> Places | None:
    """What the reader of a format finds in a text; nothing where it cannot read it.

    The format is that of files that are called like this.
    """
    found = format_of(like, b"")
    if found is None:
        return None
    try:
        places = found.read(Source(like, inner.text), names)
    except CannotReadError:
        return None
    return _Back(stream, inner, names).places(places)


class _Back:
    """Places of a text as places of the file."""

    def __init__(self, stream: Stream, inner: Inner, names: Names) -> None:
        self._stream = stream
        self._inner = inner
        self._names = names
        #: No group of the file itself, nor of another text in it, has such a number.
        self._groups = -(len(stream.code) + inner.places[0] + 2) << 20
        self._known: dict[int, int] = {}

    def places(self, found: Places) -> Places:
        return Places(
            tuple(map(self._place, found.places)), tuple(map(self._setting, found.settings))
        )

    def _place(self, place: Place) -> Place:
        if not self._takes(place.edits):
            place = replace(place, edits=(), safety=Safety.MANUAL, reason=_BREAKS_YAML)
        return replace(place, span=self._span(place.span), edits=self._edits(place.edits))

    def _setting(self, setting: Setting) -> Setting:
        span = setting.value_span
        return replace(
            setting,
            span=self._span(setting.span),
            group=self._groups - self._known.setdefault(setting.group, len(self._known)),
            value=self._value(setting.value, span),
            value_span=None if span is None else self._span(span),
            renaming=self._edits(setting.renaming),
            removal=self._edits(setting.removal) if self._takes(setting.removal) else (),
        )

    def _value(self, value: Value, span: Span | None) -> Value:
        """A value with the expressions that were hidden from its reader."""
        if not _FILLED.search(value.text):
            return value
        if span is None:
            return Value(Kind.UNKNOWN)
        code = self._stream.code
        hidden = [
            with_new_names(code[slice(*one)], self._names)
            for one in regions(code, self._span(span))
        ]
        return Value(value.kind, _FILLED.sub("q", value.text) + repr(hidden))

    def _span(self, span: Span) -> Span:
        return Span(self._inner.at(span.start), self._inner.at(span.end))

    def _takes(self, edits: tuple[Edit, ...]) -> bool:
        return all(map(self._inner.takes, edits))

    def _edits(self, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        return tuple(self._edit(edit) for edit in edits)

    def _edit(self, edit: Edit) -> Edit:
        """An edit; one of whole lines takes their indentation along."""
        inner = self._inner
        start, end = inner.at(edit.start), inner.at(edit.end)
        is_whole = inner.starts_line(edit.start) and inner.starts_line(edit.end)
        if is_whole and edit.start < edit.end and not edit.text and inner.quote is None:
            start, end = self._line(start), self._line(end)
        return Edit(start, end, self._indented(edit.text))

    def _line(self, offset: int) -> int:
        return self._stream.code.rfind(b"\n", 0, offset) + 1

    def _indented(self, text: bytes) -> bytes:
        return text.replace(b"\n", b"\n" + b" " * self._inner.indent)
