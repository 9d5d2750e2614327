"""Names that stand in words: arguments of commands, elements of lists, patterns, values."""

import re

from tree_sitter import Node

from migrator.api import Safety, Span
from transforms.merge_env_vars.formats.shell.commands import Command, command_of
from transforms.merge_env_vars.formats.shell.expansions import read_name
from transforms.merge_env_vars.formats.shell.script import (
    Script,
    statement_of,
)
from transforms.merge_env_vars.formats.shell.texts import (
    NOT_KNOWN,
    OTHER_LANGUAGE,
    is_language,
    read_quoted,
    read_script,
)
from transforms.merge_env_vars.formats.shell.word import COMPARED, PATTERN, TAKE_NAMES, Word
from transforms.merge_env_vars.formats.tokens import BOTH_ASSIGNED
from transforms.merge_env_vars.formats.trees import around
from transforms.merge_env_vars.formats.variables.found import Found, Role

_PARTS = frozenset(
    "word string string_content raw_string concatenation ansi_c_string translated_string "
    "number regex extglob_pattern test_operator".split()
)
#: What may stand between an option and the assignment that belongs to it.
_OPTIONS = frozenset(
    {b"", b"-e", b"--env=", b"--build-arg=", b"--from-literal=", b"--setenv=", b"--env-var="}
)
_NAME_LIST = re.compile(rb"[A-Z_][A-Z0-9_]*(?:[ \t\n,]+[A-Z_][A-Z0-9_]*)+")
_TARGETS = frozenset(b"read mapfile readarray getopts".split())
PASSED = "is handed on as a name, to be read by something that is not known here"
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
    where = _JudgedWord(script, found, word, span, name)
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


class _JudgedWord(Word):
    """A name in one word, judged by where the word stands."""

    def of_list(self, parent: Node) -> None:
        """An element of an array, or of what a loop goes over."""
        if self.is_whole:
            self.listed(parent)
        elif self.assigns_both:
            self.manual(BOTH_ASSIGNED)
        elif self.is_assigned and self.before in _OPTIONS:
            self.set_by(parent)
        elif self.refers():
            read_quoted(self.script, self.found, self.word, self.span, self.name)
        else:
            self.prose_or_unknown()

    def of_command(self, command: Command) -> None:
        """An argument of a command."""
        if is_language(command.program) and command.program != b"sed":
            self.manual(OTHER_LANGUAGE)
        elif command.runs_texts and not self.is_whole and self.word.type != "word":
            read_script(self.script, self.found, self.word, self.span, self.name)
        elif command.writes_texts:
            self._written()
        elif command.says_texts and not self.is_whole and not self.refers():
            return
        elif self.assigns_both:
            self.manual(BOTH_ASSIGNED)
        elif command.looks_for_patterns:
            self.review(PATTERN)
        elif self.refers():
            read_quoted(self.script, self.found, self.word, self.span, self.name)
        elif self.is_assigned and self.before in _OPTIONS:
            self.set_by(command.node, command)
        elif self.is_whole or self.before in _OPTIONS - {b""}:
            self._named(command)
        else:
            self.prose_or_unknown()

    def _named(self, command: Command) -> None:
        """The name alone."""
        before = self.word.prev_sibling
        option = b"" if before is None else self.script.text(before)
        if self.before in _OPTIONS - {b""}:
            self.listed(command.node)
        elif option in {b"-u", b"--unset"} and command.program == b"env":
            self.taken(command)
        elif option in TAKE_NAMES and command.program not in {b"read", b"grep"}:
            self.listed(command.node)
        elif command.program == b"printenv":
            self.place(Safety.SAFE)
        elif command.program in _TARGETS or (command.program == b"printf" and option == b"-v"):
            self.found.used(self.name, Role.WRITE, self.span.start)
            read_name(self.script, self.found, self.span, self.name)
        elif command.program == b"test" and option == b"-v":
            self.found.used(self.name, Role.READ, self.span.start)
            read_name(self.script, self.found, self.span, self.name)
        elif command.outside:
            if command.takes_away:
                self.manual(_TAKEN)
            else:
                self.place(Safety.SAFE, outside=command.outside)
        else:
            self.review(PASSED)

    def _written(self) -> None:
        """What ``echo`` writes: a line of a file, or a message."""
        statement = statement_of(self.word)
        is_to_file = b">" in self.script.text(statement) or b"tee" in self.script.text(statement)
        lead = re.fullmatch(rb"(?:export )?", self.before)
        if self.assigns_both and is_to_file:
            self.manual(BOTH_ASSIGNED)
        elif self.is_assigned and lead is not None and is_to_file:
            self.line_of_file(statement)
        elif self.refers() and is_to_file:
            read_quoted(self.script, self.found, self.word, self.span, self.name)
        elif self.is_whole and (is_to_file or _is_read(statement)):
            self.review(PASSED)
        elif self.is_assigned and is_to_file:
            self.review(STARTED)

    def of_test(self, parent: Node) -> None:
        """A word of a condition, or a pattern of ``case``."""
        operator = parent.children[0] if parent.type == "unary_expression" else None
        if operator is not None and self.script.text(operator) in {b"-v", b"-R"}:
            self.found.used(self.name, Role.READ, self.span.start)
            read_name(self.script, self.found, self.span, self.name)
        elif self.is_whole:
            self.review(COMPARED)
        else:
            self.manual(COMPARED)

    def of_value(self) -> None:
        """A word that a variable is set to, or that a program reads."""
        if _NAME_LIST.fullmatch(self.text) is not None:
            self.element()
        elif self.is_whole:
            self.review(PASSED)
        elif self.refers():
            read_quoted(self.script, self.found, self.word, self.span, self.name)
        else:
            self.prose_or_unknown()

    def prose_or_unknown(self) -> None:
        """Text with blanks in it is for people; anything else may mean the variable."""
        if b"\n" in self.text and self.word.type == "raw_string":
            read_quoted(self.script, self.found, self.word, self.span, self.name)
        elif self.is_assigned:
            self.manual(STARTED)
        elif not re.search(rb"\s", self.text):
            self.manual(NOT_KNOWN)


def _is_read(statement: Node) -> bool:
    """Whether another program, or the script itself, gets what a command writes."""
    is_taken = statement.parent is not None and statement.parent.type.endswith("_substitution")
    return is_taken or statement.type != "command"
