"""A word in which a name stands, and what may be said of the two."""

import re
from zlib import crc32

from tree_sitter import Node

from migrator.api import Edit, Safety, Span
from transforms.merge_env_vars.formats.interpolation import NO_FALLBACK, value_of
from transforms.merge_env_vars.formats.shell.assignments import ARGUMENTS, ENTRIES, VALUES
from transforms.merge_env_vars.formats.shell.commands import Command
from transforms.merge_env_vars.formats.shell.script import (
    Script,
    block_of,
    group_of,
    unquoted,
    without_statement,
    without_word,
)
from transforms.merge_env_vars.formats.tokens import assigns_both
from transforms.merge_env_vars.formats.trees import span_of
from transforms.merge_env_vars.formats.variables.found import Found, Role
from transforms.merge_env_vars.places import Kind, Place, Setting, Value, renamed

#: Options that a name, or a name with a value, belongs to.
TAKE_NAMES = frozenset({b"-e", b"--env", b"--build-arg", b"-E", b"--setenv"})
#: Those of them whose value always follows: both can go together.
_GO_TOGETHER = TAKE_NAMES - {b"-E"} | {b"-u", b"--unset"}
#: Words that begin like an option, and take no value.
_NO_OPTIONS = frozenset({b"-", b"--", b"-i", b"--ignore-environment"})
PATTERN = "is part of a pattern that is looked for in texts"
COMPARED = "is compared as a text"
_PARTS_COMMANDS = re.compile(rb"[ \t]*(?:&&|\|\||;|\n)\s*")
#: A redirection that does not keep what the file holds.
_STARTS_FILE = re.compile(rb"(?<![>&])>(?![>&])")
_REFERENCE = re.compile(rb"\$(?:\{[#!]?)?\Z")


class Word:
    """A name in one word."""

    def __init__(self, script: Script, found: Found, word: Node, span: Span, name: str) -> None:
        self.script = script
        self.found = found
        self.word = word
        self.span = span
        self.name = name
        self.region = unquoted(word)
        self.text = script.code[slice(*self.region)]
        self.before = (
            script.code[word.start_byte : span.start].replace(b'"', b"").replace(b"'", b"")
        )
        self.is_assigned = script.code[span.end : span.end + 1] == b"="

    @property
    def is_whole(self) -> bool:
        """Whether the word is nothing but the name."""
        return self.text == self.name.encode()

    @property
    def assigns_both(self) -> bool:
        """Whether the word gives a value to another name of the setting as well."""
        return self.is_assigned and assigns_both(
            self.script.text(self.word), self.name, self.script.names
        )

    @property
    def is_old(self) -> bool:
        """Whether the name goes."""
        return self.name in self.script.names.old

    def manual(self, reason: str) -> None:
        """Tell of the name, and leave it."""
        if self.is_old:
            self.found.places.append(
                Place(self.name, self.span, self.name, safety=Safety.MANUAL, reason=reason)
            )

    def review(self, reason: str) -> None:
        """Rename it if a person agrees."""
        self.place(Safety.REVIEW, reason)

    def place(self, safety: Safety, reason: str = "", outside: str = "") -> None:
        """Rename it."""
        if not outside and reason not in {PATTERN, COMPARED}:
            self.found.used(self.name, Role.READ, self.span.start)
        if self.script.names.transition:
            if not outside:
                self.manual(reason or NO_FALLBACK)
        elif self.is_old:
            edits = renamed(self.span, self.script.names.new(self.name))
            self.found.places.append(
                Place(self.name, self.span, self.name, edits, safety, reason, outside=outside)
            )

    def refers(self) -> bool:
        """Whether it is a reference that is quoted, so that this shell does not expand it."""
        before = self.script.code[self.word.start_byte : self.span.start]
        return _REFERENCE.search(before) is not None

    def taken(self, command: Command) -> None:
        """``env -u OLD``: the command runs without it."""
        group = (command.node.start_byte + 1) * 8 + 6
        self._setting(group, f"env -u {self.name}", Value(Kind.UNSET), None)

    def listed(self, parent: Node) -> None:
        """One name among others."""
        self.found.used(self.name, Role.READ, self.span.start)
        group = (parent.start_byte + 1) * 8 + ARGUMENTS
        shown = f"{self.name} in a list"
        self._setting(group, shown, Value(Kind.LISTED), None)

    def _setting(
        self,
        group: int,
        shown: str,
        value: Value,
        value_span: Span | None,
        outside: str = "",
    ) -> None:
        self.found.settings.append(
            Setting(
                self.name,
                self.span,
                shown,
                group,
                value,
                value_span,
                renamed(self.span, self.script.names.new(self.name)),
                self._removal(),
                outside,
            )
        )

    def _removal(self) -> tuple[Edit, ...]:
        """Take the word out, with its option; nothing if it may be the value of another one."""
        before = self.word.prev_sibling
        option = b"" if before is None else self.script.text(before)
        if self.script.text(self.word).startswith(b"-"):
            return without_word(self.word)
        if option in _GO_TOGETHER:
            return without_word(self.word, with_option=True)
        if option.startswith(b"-") and b"=" not in option and option not in _NO_OPTIONS:
            return ()
        return without_word(self.word)

    def set_by(self, parent: Node, command: Command | None = None) -> None:
        """``OLD=x`` as a word."""
        value_span = Span(self.span.end + 1, self.word.end_byte)
        bare = self._bare_value(value_span)
        self._setting(
            (parent.start_byte + 1) * 8 + ARGUMENTS,
            f"{self.name}=…",
            self._value(bare),
            value_span,
            outside=command.outside if command is not None else "",
        )

    def _bare_value(self, span: Span) -> Span:
        """The value without quotes around it, or around all of the word."""
        code = self.script.code
        if code[span.start : span.start + 1] in {b'"', b"'"}:
            return Span(span.start + 1, max(span.end - 1, span.start + 1))
        if self.region.end < self.word.end_byte:
            return Span(span.start, self.region.end)
        return span

    def _value(self, span: Span) -> Value:
        code = self.script.code
        text = code[slice(*span)]
        if b"$(" in text or b"`" in text:
            return Value(Kind.UNKNOWN)
        value = value_of(code, self.script.names, self.name, span)
        is_literal = code[span.start - 1 : span.start] == b"'" and b"$" in text
        return Value(Kind.TEXT, f"\0{value.text}") if is_literal else value

    def line_of_file(self, statement: Node) -> None:
        """A line that a command writes into a file."""
        value_span = Span(self.span.end + 1, self.region.end)
        code, names = self.script.code, self.script.names
        # Lines meet in one file: what is said besides them says into which they go.
        own = _own_command(self.script, self.word, statement)
        target = _target(self.script, self.word, own)
        is_alone = own == span_of(statement) and not _STARTS_FILE.search(target)
        self.found.settings.append(
            Setting(
                self.name,
                self.span,
                f"{self.name}=… in a line that is written",
                -(crc32(_STARTS_FILE.sub(b">>", target)) << 32)
                - group_of(block_of(self.word), ENTRIES),
                value_of(code, names, self.name, value_span),
                value_span,
                renamed(self.span, names.new(self.name)),
                without_statement(self.script, statement) if is_alone else (),
            )
        )

    def element(self) -> None:
        """One of the names that a quoted text lists."""
        self.found.used(self.name, Role.READ, self.span.start)
        start, end = self.span
        code = self.script.code
        after = re.compile(rb"[ \t\n,]+").match(code, end, self.region.end)
        before = re.search(rb"[ \t\n,]+\Z", code[self.region.start : start])
        if before is not None:
            edit = Edit(self.region.start + before.start(), end, b"")
        else:
            edit = Edit(start, after.end() if after is not None else end, b"")
        self.found.settings.append(
            Setting(
                self.name,
                self.span,
                f"{self.name} in a list",
                (self.word.start_byte + 1) * 8 + ARGUMENTS + VALUES,
                Value(Kind.LISTED),
                None,
                renamed(self.span, self.script.names.new(self.name)),
                (edit,),
            )
        )


def _own_command(script: Script, word: Node, statement: Node) -> Span:
    """The part of a list of commands that a word stands in."""
    code = script.code
    before = list(_PARTS_COMMANDS.finditer(code, statement.start_byte, word.start_byte))
    after = _PARTS_COMMANDS.search(code, word.end_byte, statement.end_byte)
    start = before[-1].end() if before else statement.start_byte
    return Span(start, after.start() if after is not None else statement.end_byte)


def _target(script: Script, word: Node, command: Span) -> bytes:
    """What is done with what a command writes: all of it but the word itself."""
    before = script.code[command.start : word.start_byte]
    after = script.code[word.end_byte : command.end]
    return b"\0".join([before, b"".join(after.split())])
