"""Names that stand in words: arguments of commands, elements of lists, patterns, values."""

import re
from zlib import crc32

from tree_sitter import Node

from migrator.api import Edit, Safety, Span
from transforms.merge_env_vars.formats.interpolation import NO_FALLBACK, value_of
from transforms.merge_env_vars.formats.shell.assignments import ARGUMENTS, ENTRIES, VALUES
from transforms.merge_env_vars.formats.shell.commands import Command, command_of
from transforms.merge_env_vars.formats.shell.expansions import read_name
from transforms.merge_env_vars.formats.shell.script import (
    Script,
    block_of,
    group_of,
    statement_of,
    unquoted,
    without_statement,
    without_word,
)
from transforms.merge_env_vars.formats.shell.texts import (
    NOT_KNOWN,
    OTHER_LANGUAGE,
    is_language,
    read_quoted,
    read_script,
)
from transforms.merge_env_vars.formats.trees import around
from transforms.merge_env_vars.formats.variables.found import Found, Role
from transforms.merge_env_vars.places import Kind, Place, Setting, Value, renamed

_PARTS = frozenset(
    "word string string_content raw_string concatenation ansi_c_string translated_string "
    "number regex extglob_pattern test_operator".split()
)
#: What may stand between an option and the assignment that belongs to it.
_OPTIONS = frozenset(
    {b"", b"-e", b"--env=", b"--build-arg=", b"--from-literal=", b"--setenv=", b"--env-var="}
)
_TAKE_NAMES = frozenset({b"-e", b"--env", b"--build-arg", b"-E", b"--setenv"})
_REFERENCE = re.compile(rb"\$(?:\{[#!]?)?\Z")
_NAME_LIST = re.compile(rb"[A-Z_][A-Z0-9_]*(?:[ \t\n,]+[A-Z_][A-Z0-9_]*)+")
_TARGETS = frozenset(b"read mapfile readarray getopts".split())
PASSED = "is handed on as a name, to be read by something that is not known here"
_COMPARED = "is compared as a text"
_PATTERN = "is part of a pattern that is looked for in texts"
_TAKEN = "is taken away outside of the repository: that is for a person, once nothing needs it"
STARTED = "stands in a text of options, beside others"


def word_of(node: Node) -> Node:
    """The whole word that a node is part of."""
    word = node
    for one in around(node):
        if one.type not in _PARTS:
            break
        word = one
    return word


def read_word(script: Script, found: Found, node: Node, span: Span, name: str) -> None:
    """A name that stands in a word, and is not expanded there."""
    word = word_of(node)
    parent = word.parent
    if parent is None:
        return
    where = _Word(script, found, word, span, name)
    if parent.type in {"command_name", "function_definition"}:
        return  # what is called so is no variable
    command = _command_with(script, word, parent)
    if parent.type in {"array", "for_statement"}:
        where.of_list(parent)
    elif command is not None:
        where.of_command(command)
    elif parent.type in {"unary_expression", "test_command", "binary_expression", "case_item"}:
        where.of_test(parent)
    elif parent.type in {"variable_assignment", "herestring_redirect"}:
        where.of_value()
    elif parent.type == "expansion":
        where.prose_or_unknown()
    else:
        where.manual(NOT_KNOWN)


def _command_with(script: Script, word: Node, parent: Node) -> Command | None:
    """The command that a word is an argument of, even if a redirection stands before the word."""
    if parent.type == "command":
        return command_of(script, parent)
    if parent.type == "file_redirect" and parent.child_by_field_name("destination") != word:
        body = parent.parent.child_by_field_name("body") if parent.parent is not None else None
        return None if body is None else command_of(script, body)
    return None


class _Word:
    """A name in one word."""

    def __init__(self, script: Script, found: Found, word: Node, span: Span, name: str) -> None:
        self._script = script
        self._found = found
        self._word = word
        self._span = span
        self._name = name
        self._region = unquoted(word)
        self._text = script.code[slice(*self._region)]
        self._before = (
            script.code[word.start_byte : span.start].replace(b'"', b"").replace(b"'", b"")
        )
        self._is_assigned = script.code[span.end : span.end + 1] == b"="

    @property
    def _is_whole(self) -> bool:
        return self._text == self._name.encode()

    @property
    def _is_old(self) -> bool:
        return self._name in self._script.names.old

    def manual(self, reason: str) -> None:
        """Tell of the name, and leave it."""
        if self._is_old:
            self._found.places.append(
                Place(self._name, self._span, self._name, safety=Safety.MANUAL, reason=reason)
            )

    def _review(self, reason: str) -> None:
        self._place(Safety.REVIEW, reason)

    def _place(self, safety: Safety, reason: str = "", outside: str = "") -> None:
        if self._script.names.transition:
            if not outside:
                self.manual(reason or NO_FALLBACK)
        elif self._is_old:
            edits = renamed(self._span, self._script.names.new(self._name))
            self._found.places.append(
                Place(self._name, self._span, self._name, edits, safety, reason, outside=outside)
            )

    def of_list(self, parent: Node) -> None:
        """An element of an array, or of what a loop goes over."""
        if self._is_whole:
            self._listed(parent, with_option=False)
        elif self._is_assigned and self._before in _OPTIONS:
            self._set(parent)
        elif self._refers():
            read_quoted(self._script, self._found, self._word, self._span, self._name)
        else:
            self.prose_or_unknown()

    def of_command(self, command: Command) -> None:
        """An argument of a command."""
        if is_language(command.program) and command.program != b"sed":
            self.manual(OTHER_LANGUAGE)
        elif command.runs_texts and not self._is_whole and self._word.type != "word":
            read_script(self._script, self._found, self._word, self._span, self._name)
        elif command.writes_texts:
            self._written()
        elif command.says_texts and not self._is_whole and not self._refers():
            return
        elif command.looks_for_patterns:
            self._review(_PATTERN)
        elif self._refers():
            read_quoted(self._script, self._found, self._word, self._span, self._name)
        elif self._is_assigned and self._before in _OPTIONS:
            self._set(command.node, command)
        elif self._is_whole or self._before in _OPTIONS - {b""}:
            self._named(command)
        else:
            self.prose_or_unknown()

    def _refers(self) -> bool:
        """Whether it is a reference that is quoted, so that this shell does not expand it."""
        before = self._script.code[self._word.start_byte : self._span.start]
        return _REFERENCE.search(before) is not None

    def _named(self, command: Command) -> None:
        """The name alone."""
        before = self._word.prev_sibling
        option = b"" if before is None else self._script.text(before)
        if self._before in _OPTIONS - {b""}:
            self._listed(command.node, with_option=False)
        elif option in {b"-u", b"--unset"} and command.program == b"env":
            self._taken(command)
        elif option in _TAKE_NAMES and command.program not in {b"read", b"grep"}:
            self._listed(command.node, with_option=True)
        elif command.program == b"printenv":
            self._place(Safety.SAFE)
        elif command.program in _TARGETS or (command.program == b"printf" and option == b"-v"):
            self._found.used(self._name, Role.WRITE, self._span.start)
            read_name(self._script, self._found, self._span, self._name)
        elif command.program == b"test" and option == b"-v":
            self._found.used(self._name, Role.READ, self._span.start)
            read_name(self._script, self._found, self._span, self._name)
        elif command.outside:
            if command.takes_away:
                self.manual(_TAKEN)
            else:
                self._place(Safety.SAFE, outside=command.outside)
        else:
            self._review(PASSED)

    def _taken(self, command: Command) -> None:
        """``env -u OLD``: the command runs without it."""
        group = (command.node.start_byte + 1) * 8 + 6
        self._setting(group, f"env -u {self._name}", Value(Kind.UNSET), None, with_option=True)

    def _listed(self, parent: Node, *, with_option: bool) -> None:
        group = (parent.start_byte + 1) * 8 + ARGUMENTS
        shown = f"{self._name} in a list"
        self._setting(group, shown, Value(Kind.LISTED), None, with_option=with_option)

    def _setting(
        self,
        group: int,
        shown: str,
        value: Value,
        value_span: Span | None,
        *,
        with_option: bool,
        outside: str = "",
    ) -> None:
        self._found.settings.append(
            Setting(
                self._name,
                self._span,
                shown,
                group,
                value,
                value_span,
                renamed(self._span, self._script.names.new(self._name)),
                without_word(self._word, with_option=with_option),
                outside,
            )
        )

    def _set(self, parent: Node, command: Command | None = None) -> None:
        """``OLD=x`` as a word."""
        before = self._word.prev_sibling
        option = before is not None and self._script.text(before) in _TAKE_NAMES
        value_span = Span(self._span.end + 1, self._word.end_byte)
        bare = self._bare_value(value_span)
        self._setting(
            (parent.start_byte + 1) * 8 + ARGUMENTS,
            f"{self._name}=…",
            value_of(self._script.code, self._script.names, self._name, bare),
            value_span,
            with_option=option,
            outside=command.outside if command is not None else "",
        )

    def _bare_value(self, span: Span) -> Span:
        """The value without quotes around it, or around all of the word."""
        code = self._script.code
        if code[span.start : span.start + 1] in {b'"', b"'"}:
            return Span(span.start + 1, max(span.end - 1, span.start + 1))
        if self._region.end < self._word.end_byte:
            return Span(span.start, self._region.end)
        return span

    def _written(self) -> None:
        """What ``echo`` writes: a line of a file, or a message."""
        statement = statement_of(self._word)
        is_to_file = b">" in self._script.text(statement) or b"tee" in self._script.text(statement)
        lead = re.fullmatch(rb"(?:export )?", self._before)
        if self._is_assigned and lead is not None and is_to_file:
            self._line_of_file(statement)
        elif self._refers() and is_to_file:
            read_quoted(self._script, self._found, self._word, self._span, self._name)
        elif self._is_whole and (is_to_file or _is_read(statement)):
            self._review(PASSED)
        elif self._is_assigned and is_to_file:
            self._review(STARTED)

    def _line_of_file(self, statement: Node) -> None:
        value_span = Span(self._span.end + 1, self._region.end)
        code, names = self._script.code, self._script.names
        # Lines meet in one file: what is said besides them says into which they go.
        target = crc32(_target(self._script, self._word, statement))
        self._found.settings.append(
            Setting(
                self._name,
                self._span,
                f"{self._name}=… in a line that is written",
                -(target << 32) - group_of(block_of(self._word), ENTRIES),
                value_of(code, names, self._name, value_span),
                value_span,
                renamed(self._span, names.new(self._name)),
                without_statement(self._script, statement),
            )
        )

    def of_test(self, parent: Node) -> None:
        """A word of a condition, or a pattern of ``case``."""
        operator = parent.children[0] if parent.type == "unary_expression" else None
        if operator is not None and self._script.text(operator) in {b"-v", b"-R"}:
            self._found.used(self._name, Role.READ, self._span.start)
            read_name(self._script, self._found, self._span, self._name)
        elif self._is_whole:
            self._review(_COMPARED)
        else:
            self.manual(_COMPARED)

    def of_value(self) -> None:
        """A word that a variable is set to, or that a program reads."""
        if _NAME_LIST.fullmatch(self._text) is not None:
            self._element()
        elif self._is_whole:
            self._review(PASSED)
        elif self._refers():
            read_quoted(self._script, self._found, self._word, self._span, self._name)
        else:
            self.prose_or_unknown()

    def _element(self) -> None:
        """One of the names that a quoted text lists."""
        start, end = self._span
        code = self._script.code
        after = re.compile(rb"[ \t\n,]+").match(code, end, self._region.end)
        before = re.search(rb"[ \t\n,]+\Z", code[self._region.start : start])
        if before is not None:
            edit = Edit(self._region.start + before.start(), end, b"")
        else:
            edit = Edit(start, after.end() if after is not None else end, b"")
        self._found.settings.append(
            Setting(
                self._name,
                self._span,
                f"{self._name} in a list",
                (self._word.start_byte + 1) * 8 + ARGUMENTS + VALUES,
                Value(Kind.LISTED),
                None,
                renamed(self._span, self._script.names.new(self._name)),
                (edit,),
            )
        )

    def prose_or_unknown(self) -> None:
        """Text with blanks in it is for people; anything else may mean the variable."""
        if b"\n" in self._text and self._word.type == "raw_string":
            read_quoted(self._script, self._found, self._word, self._span, self._name)
        elif self._is_assigned:
            self.manual(STARTED)
        elif not re.search(rb"\s", self._text):
            self.manual(NOT_KNOWN)


def _is_read(statement: Node) -> bool:
    """Whether another program, or the script itself, gets what a command writes."""
    is_taken = statement.parent is not None and statement.parent.type.endswith("_substitution")
    return is_taken or statement.type != "command"


def _target(script: Script, word: Node, statement: Node) -> bytes:
    """What is done with what a command writes: all of its statement but the word itself."""
    before = script.code[statement.start_byte : word.start_byte]
    after = script.code[word.end_byte : statement.end_byte]
    return b"\0".join([before, after])
