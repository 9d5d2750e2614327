"""Units of systemd and their drop-ins.

https://www.freedesktop.org/software/systemd/man/latest/systemd.syntax.html
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from migrator.api import CannotReadError, Edit, Safety, Source, Span
from transforms.merge_env_vars.formats.command_lines import (
    entry_at,
    is_behind_option,
    unquoted_value,
)
from transforms.merge_env_vars.formats.interpolation import NO_FALLBACK, with_new_names
from transforms.merge_env_vars.formats.line_ends import with_line_feeds
from transforms.merge_env_vars.formats.lines import without_lines
from transforms.merge_env_vars.formats.tokens import BOTH_ASSIGNED, assigns_both
from transforms.merge_env_vars.formats.undecided import undecided, until_decided
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Place, Places, Setting, Value, renamed

_SECTION = re.compile(rb"[ \t]*\[[^\]\n]+\][ \t]*")
_KEY = re.compile(rb"[ \t]*([A-Za-z][A-Za-z0-9_-]*)[ \t]*=[ \t]*")
_WORD = re.compile(rb"(?:\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\\.|[^\s\"'\\])+", re.DOTALL)
_REFERENCE = re.compile(rb"\$\{?\Z")
_MESSAGES = frozenset({b"Description", b"Documentation"})
_NAMES = frozenset({b"PassEnvironment", b"UnsetEnvironment"})
_CONDITIONS = frozenset({b"ConditionEnvironment", b"AssertEnvironment"})
_RUNS = re.compile(rb"Exec[A-Z]\w*")

NOT_KNOWN = "stands in a value whose meaning is not known here"
NOT_EXPANDED = "stands in a value that systemd does not expand"
PATH = "is part of a path"
TAKEN_AWAY = "one of the names is given here, and one of them taken away"
LANGUAGE = "stands in a text in another language"
_LANGUAGE = re.compile(rb"\b(?:python[0-9.]*|node|ruby|perl|php)\b.*[ \t]-[ce][ \t]", re.DOTALL)
#: The kinds of groups that settings of one section can meet in.
_VALUES, _PASSED, _COMMAND = range(3)


class _Assignment(NamedTuple):
    """A key and its value, with the lines that continue it."""

    key: bytes
    span: Span
    value: Span
    #: A number for the section, and for what is said in it up to an empty ``Environment=``.
    section: int


def read(source: Source, names: Names) -> Places:
    """What a unit says of the names."""
    return with_line_feeds(_read, source, names)


def _read(source: Source, names: Names) -> Places:
    unit = _Unit(source, names)
    for span, name in names.in_text(source.code):
        unit.name_at(span, name)
    unit.hold_what_is_given_and_taken()
    waiting = undecided(unit.settings, names)
    return Places(tuple(until_decided(unit.places, waiting, names)), tuple(unit.settings))


def _assignments(source: Source) -> Iterator[_Assignment]:
    """All keys of a unit; raises `CannotReadError` where the text is none."""
    code, at, section = source.code, 0, 0
    sections: dict[bytes, int] = {}
    while at < len(code):
        end = _line_end(code, at)
        line = code[at:end]
        key = _KEY.match(code, at, end)
        if not line.strip() or line.lstrip()[:1] in {b"#", b";"}:
            end = _line_end(code, at, continued=False)
        elif _SECTION.fullmatch(line):
            section = sections.setdefault(line.strip(), len(sections) * 1000 + 1000)
        elif key is None or not section:
            raise CannotReadError(f"line {source.line_of(at)} is no unit of systemd")
        else:
            if key[1] == b"Environment" and key.end() == end:
                section += 1
            yield _Assignment(key[1], Span(at, end), Span(key.end(), end), section)
        at = end + 1


def _line_end(code: bytes, at: int, *, continued: bool = True) -> int:
    """Where a line ends; comments between lines that continue it belong to it."""
    while True:
        end = code.find(b"\n", at)
        if end < 0:
            return len(code)
        is_comment = code[at:end].lstrip()[:1] in {b"#", b";"}
        if not continued or not (code[end - 1 : end] == b"\\" or is_comment):
            return end
        at = end + 1


class _Unit:
    """One unit on its way to its places."""

    def __init__(self, source: Source, names: Names) -> None:
        self._source = source
        self._code = source.code
        self._names = names
        self._assignments = list(_assignments(source))
        self._starts = [one.span.start for one in self._assignments]
        self.places: list[Place] = []
        self.settings: list[Setting] = []
        #: What a section gives to its programs and takes away, by its number and the new name.
        self._given: dict[tuple[int, str], list[Setting]] = defaultdict(list)

    def name_at(self, span: Span, name: str) -> None:
        """What one name stands in."""
        index = bisect_right(self._starts, span.start) - 1
        line = self._code[self._code.rfind(b"\n", 0, span.start) + 1 : span.start]
        if index < 0 or line.lstrip()[:1] in {b"#", b";"}:
            return
        assignment = self._assignments[index]
        if not assignment.value.start <= span.start < assignment.value.end:
            return
        key = assignment.key
        if key == b"Environment":
            self._environment(assignment, span, name)
        elif key in _NAMES:
            self._listed(assignment, span, name)
        elif key in _CONDITIONS:
            self._bare(span, name, f"{key.decode()}={name}")
        elif _RUNS.fullmatch(key):
            self._command(assignment, span, name)
        elif key == b"EnvironmentFile":
            self._manual(span, name, PATH)
        elif key not in _MESSAGES:
            self._manual(span, name, NOT_KNOWN)

    def hold_what_is_given_and_taken(self) -> None:
        """Where a section gives one name and takes the other away, one name cannot do both."""
        held = {span for met in self._given.values() for span in self._held(met)}
        for setting in self.settings:
            if setting.span in held:
                self._manual(setting.span, setting.name, TAKEN_AWAY)
        self.settings = [setting for setting in self.settings if setting.span not in held]

    def _held(self, met: list[Setting]) -> Iterator[Span]:
        """The settings of old names that cannot get the new one."""
        taken = {one.name for one in met if one.value.kind is Kind.UNSET}
        given = {one.name for one in met if one.value.kind is not Kind.UNSET}
        if not taken or not given or len(taken | given) == 1:
            return
        is_passed = any(one.value.kind is Kind.LISTED for one in met)
        if not is_passed and not given & self._names.old and not taken - self._names.old:
            return  # ``Environment=NEW=x`` and ``UnsetEnvironment=OLD``: that goes
        is_new_taken = not taken <= self._names.old
        for one in met:
            is_held = one.value.kind is Kind.UNSET or is_new_taken
            if one.name in self._names.old and is_held:
                yield one.span

    def _manual(self, span: Span, name: str, reason: str) -> None:
        if name in self._names.old:
            self.places.append(Place(name, span, name, safety=Safety.MANUAL, reason=reason))

    def _bare(self, span: Span, name: str, shown: str) -> None:
        """A name that is read."""
        if name not in self._names.old:
            return
        if self._names.transition:
            self.places.append(Place(name, span, shown, safety=Safety.MANUAL, reason=NO_FALLBACK))
        else:
            edits = renamed(span, self._names.new(name))
            self.places.append(Place(name, span, shown, edits))

    def _words(self, assignment: _Assignment) -> list[Span]:
        found = []
        start, end = assignment.value
        while start < end:
            line_end = self._code.find(b"\n", start, end)
            line_end = end if line_end < 0 else line_end + 1
            if self._code[start:line_end].lstrip()[:1] not in {b"#", b";"}:
                words = _WORD.finditer(self._code, start, line_end)
                found += [Span(*word.span()) for word in words if word.group() != b"\\\n"]
            start = line_end
        return found

    def _environment(self, assignment: _Assignment, span: Span, name: str) -> None:
        words = self._words(assignment)
        word = next(one for one in words if one.start <= span.start < one.end)
        before = self._code[word.start : span.start]
        is_name = self._code[span.end : span.end + 1] == b"=" and before in {b"", b'"', b"'"}
        if not is_name:
            self._manual(span, name, NOT_EXPANDED)
            return
        end = word.end - 1 if before else word.end
        value = Span(span.end + 1, end)
        text = unquoted_value(self._code[slice(*value)])
        self._set(
            assignment,
            span,
            name,
            _VALUES,
            Value(Kind.TEXT, text.decode(errors="replace")),
            value,
            self._without(assignment, words, word),
        )

    def _listed(self, assignment: _Assignment, span: Span, name: str) -> None:
        words = self._words(assignment)
        word = next(one for one in words if one.start <= span.start < one.end)
        if self._code[slice(*word)].strip(b"\"'") != name.encode():
            self._manual(span, name, NOT_KNOWN)
            return
        is_unset = assignment.key == b"UnsetEnvironment"
        kind = Kind.UNSET if is_unset else Kind.LISTED
        group = _VALUES if is_unset else _PASSED
        removal = self._without(assignment, words, word)
        self._set(assignment, span, name, group, Value(kind), None, removal)

    def _set(
        self,
        assignment: _Assignment,
        span: Span,
        name: str,
        group: int,
        value: Value,
        value_span: Span | None,
        removal: tuple[Edit, ...],
    ) -> None:
        # A section that starts over with an empty value is another group.
        number = assignment.section if group == _VALUES else assignment.section // 1000 * 1000
        setting = Setting(
            name,
            span,
            f"{assignment.key.decode()}={name}",
            -(number * 3 + group),
            value,
            value_span,
            renamed(span, self._names.new(name)),
            removal,
        )
        self.settings.append(setting)
        self._given[assignment.section // 1000, self._names.new(name)].append(setting)

    def _without(self, assignment: _Assignment, words: list[Span], word: Span) -> tuple[Edit, ...]:
        if len(words) == 1:
            return without_lines(self._source, assignment.span, self._names)
        at = words.index(word)
        edit = Edit(word.start, words[1].start, b"")
        if at:
            edit = Edit(words[at - 1].end, word.end, b"")
        between = self._code[edit.start : edit.end].translate(None, b" \t\n\\")
        if between == self._code[slice(*word)].translate(None, b" \t\n\\"):
            return (edit,)
        return self._without_line(word)

    def _without_line(self, word: Span) -> tuple[Edit, ...]:
        """Take a line out that is continued, and holds one word: a comment stands before it."""
        start = self._code.rfind(b"\n", 0, word.start) + 1
        end = self._code.find(b"\n", word.end)
        rest = self._code[start : word.start] + self._code[word.end : end]
        return (Edit(start, end + 1, b""),) if end > 0 and rest.strip() == b"\\" else ()

    def _command(self, assignment: _Assignment, span: Span, name: str) -> None:
        before = self._code[assignment.value.start : span.start]
        if _REFERENCE.search(before):
            self._bare(span, name, f"${name}")
            return
        entry = entry_at(self._code, span, assignment.value)
        if _LANGUAGE.search(before):
            self._manual(span, name, LANGUAGE)
        elif entry is not None and self._assigns_both(span, entry.value, name):
            self._manual(span, name, BOTH_ASSIGNED)
        elif entry is not None:
            self._set_in_command(span, name, entry.command, entry.value, entry.removal)
        elif is_behind_option(self._code, span.start, assignment.value.start):
            self._bare(span, name, name)
        else:
            self._manual(span, name, NOT_KNOWN)

    def _assigns_both(self, span: Span, value: Span, name: str) -> bool:
        return assigns_both(self._code[span.start : value.end], name, self._names)

    def _set_in_command(
        self, span: Span, name: str, command: int, value: Span, removal: tuple[Edit, ...]
    ) -> None:
        text = unquoted_value(self._code[slice(*value)])
        self.settings.append(
            Setting(
                name,
                span,
                f"{name}=… in a command",
                (command + 1) * 3 + _COMMAND,
                Value(Kind.TEXT, with_new_names(text, self._names)),
                value,
                renamed(span, self._names.new(name)),
                removal,
            )
        )
