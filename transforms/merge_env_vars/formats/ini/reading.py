"""The names of an INI file, one after the other."""

import re
from bisect import bisect_right

from migrator.api import Edit, Safety, Source, Span
from transforms.merge_env_vars.formats.ini.blocks import (
    QUOTED,
    is_element,
    line_of,
    pairs_of,
    trimmed,
    without_element,
    without_line,
    without_own_lines,
    without_pair,
)
from transforms.merge_env_vars.formats.ini.entries import Entries, Entry, is_comment, is_properties
from transforms.merge_env_vars.formats.ini.references import References
from transforms.merge_env_vars.formats.interpolation import value_of, with_new_names
from transforms.merge_env_vars.formats.undecided import undecided, until_decided
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Place, Places, Setting, Value, renamed

_PASSES = re.compile(rb"(?i)pass_?env|.*[._-]pass_?env|env_?list_?pass|inherit_?env|preserve_?env")
_SETS = re.compile(rb"(?i)(?:.*[._-])?(?:set_?env|env|environment|envs|env_vars|environ)")
_PROSE = re.compile(
    rb"(?i)(?:.*[._-])?(?:description|summary|help|doc|comment|title|message|name|notes)"
)
#: What may stand before a name that is set: conditions of tox, flags of pytest-env.
_BEFORE = re.compile(rb"[ \t]*(?:(?:[DR]|[A-Za-z0-9_.!,{}-]+[ \t]*(?<![DR])):[ \t]*)*")
NOT_KNOWN = "stands in a value whose meaning is not known here"
PASSED = "is handed on as a name, to be read by something that is not known here"
CLASHES = "the section has the new name already, in other letters"


class Reading:
    """What an INI file says of the names."""

    def __init__(self, source: Source, names: Names, entries: Entries) -> None:
        self._source = source
        self._code = source.code
        self._names = names
        self._entries = entries
        self._references = References(source, names)
        #: The sections that have a new name in other letters.
        self._cased: dict[str, set[int]] = {}
        self._firsts: dict[tuple[int, bytes], int] = {}
        #: The parts of the line that was looked at last.
        self._line: tuple[Span, list[Span]] | None = None
        self._places: list[Place] = []
        self._settings: list[Setting] = []

    def all(self) -> Places:
        """Read every name."""
        for span, name in self._names.in_text(self._code):
            entry = self._entries.at(span.start)
            if entry is None or not entry.span.start <= span.start < entry.span.end:
                self._outside(span, name)
            elif not self._is_comment(span):
                self._name(entry, span, name)
        self._places += self._references.of_supervisor()
        waiting = undecided(self._settings, self._names)
        places = until_decided(self._places, waiting, self._names)
        return Places(tuple(places), tuple(self._settings))

    def _is_comment(self, span: Span) -> bool:
        line = self._code[self._code.rfind(b"\n", 0, span.start) + 1 : span.start]
        return is_comment(line.lstrip()) or re.search(rb"\s[#;](?:\s|\Z)", line) is not None

    def _outside(self, span: Span, name: str) -> None:
        """A name in a section's header, or on a line without a value."""
        if not self._is_comment(span):
            self._manual(span, name, NOT_KNOWN)

    def _manual(self, span: Span, name: str, reason: str) -> None:
        if name in self._names.old:
            self._places.append(Place(name, span, name, safety=Safety.MANUAL, reason=reason))

    def _name(self, entry: Entry, span: Span, name: str) -> None:
        if span == entry.key_span:
            self._key(entry, span, name)
        elif span.start < entry.value.start:
            self._manual(span, name, NOT_KNOWN)
        elif self._references.is_one(span):
            self._places += self._references.place(entry, span)
        elif _PASSES.fullmatch(entry.key):
            self._listed(entry, span, name)
        elif _SETS.fullmatch(entry.key) and self._is_set(entry, span):
            self._set(entry, span, name)
        else:
            self._in_value(entry, span, name)

    def _key(self, entry: Entry, span: Span, name: str) -> None:
        new = self._names.new(name)
        if not is_properties(self._source) and self._clashes(entry, new):
            self._manual(span, name, CLASHES)
            return
        value = Span(entry.value.start, entry.span.end)
        self._settings.append(
            Setting(
                name,
                span,
                f"{name} = …",
                entry.section * 2,
                value_of(self._code, self._names, name, value),
                value,
                renamed(span, new),
                without_own_lines(self._source, self._names, entry.span),
            )
        )

    def _clashes(self, entry: Entry, new: str) -> bool:
        """Whether a section has the new name in other letters, which are the same to many."""
        if new not in self._cased:
            pattern = rb"(?im)^[ \t]*(?!(?-i:%b))%b[ \t]*[=:]" % (new.encode(), new.encode())
            found = re.compile(pattern).finditer(self._code)
            self._cased[new] = {self._entries.section(match.start()) for match in found}
        return entry.section in self._cased[new]

    def _listed(self, entry: Entry, span: Span, name: str) -> None:
        if not is_element(self._code, entry, span):
            self._manual(span, name, NOT_KNOWN)
            return
        group = -(entry.value.start + 1)
        removal = without_element(self._source, self._names, entry, span)
        shown = f"{_key_of(entry)} {name}"
        self._add(span, name, shown, group, Value(Kind.LISTED), None, removal)

    def _is_set(self, entry: Entry, span: Span) -> bool:
        """Whether a line of a block gives a name a value."""
        if re.match(rb"[ \t]*=", self._code[span.end : span.end + 40]) is None:
            return False
        pair = self._pair(entry, span)[1]
        return _BEFORE.fullmatch(self._code, pair.start, span.start) is not None

    def _pair(self, entry: Entry, span: Span) -> tuple[Span, Span]:
        """The line of a value that a name stands in, and the part between commas."""
        line = line_of(self._code, entry, span.start)
        pairs = self._pairs(line)
        return line, pairs[max(bisect_right(pairs, (span.start, len(self._code))) - 1, 0)]

    def _pairs(self, line: Span) -> list[Span]:
        if self._line is None or self._line[0] != line:
            self._line = line, list(pairs_of(self._code, line))
        return self._line[1]

    def _set(self, entry: Entry, span: Span, name: str) -> None:
        line, pair = self._pair(entry, span)
        pairs = self._pairs(line)
        value = trimmed(self._code, Span(self._code.index(b"=", span.end) + 1, pair.end))
        compared = value_of(self._code, self._names, name, value)
        if compared.kind is Kind.TEXT:
            # What stands before the name says when it counts.
            condition = self._code[pair.start : span.start].strip()
            text = condition + b"\0" + _bare(entry, self._code[slice(*value)])
            compared = Value(Kind.TEXT, with_new_names(text, self._names))
        if len(pairs) > 1:
            removal = without_pair(pairs, bisect_right(pairs, pair) - 1)
        else:
            removal = without_line(self._source, self._names, entry, line)
        self._add(
            span, name, f"{_key_of(entry)} {name}=…", self._group(entry), compared, value, removal
        )

    def _group(self, entry: Entry) -> int:
        # A key that stands there several times, as uwsgi's, speaks of one environment.
        key = entry.section, entry.key
        return self._firsts.setdefault(key, entry.value.start) * 2 + 1

    def _add(
        self,
        span: Span,
        name: str,
        shown: str,
        group: int,
        value: Value,
        value_span: Span | None,
        removal: tuple[Edit, ...],
    ) -> None:
        edits = renamed(span, self._names.new(name))
        self._settings.append(Setting(name, span, shown, group, value, value_span, edits, removal))

    def _in_value(self, entry: Entry, span: Span, name: str) -> None:
        """A name that is a value itself, or is spoken of in one."""
        if name not in self._names.old:
            return
        text = self._code[slice(*entry.value)].strip()
        if text.strip(b"\"'") == name.encode():
            if not self._names.transition:
                edits = renamed(span, self._names.new(name))
                self._places.append(Place(name, span, name, edits, Safety.REVIEW, PASSED))
        elif _PROSE.fullmatch(entry.key) is None:
            self._manual(span, name, NOT_KNOWN)


def _key_of(entry: Entry) -> str:
    return entry.key.decode(errors="replace")


def _bare(entry: Entry, text: bytes) -> bytes:
    """A value without the quotes that supervisor takes off."""
    is_quoted = entry.key == b"environment" and QUOTED.fullmatch(text) is not None
    return text[1:-1] if is_quoted else text
