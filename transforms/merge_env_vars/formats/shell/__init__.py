"""Shell scripts."""

from tree_sitter import Node

from migrator.api import Safety, Source, Span
from transforms.merge_env_vars.formats.line_ends import with_line_feeds
from transforms.merge_env_vars.formats.shell.assignments import by_statement, read_assignment
from transforms.merge_env_vars.formats.shell.conditions import candidate, read_condition
from transforms.merge_env_vars.formats.shell.declared import read_declared
from transforms.merge_env_vars.formats.shell.expansions import (
    expansion_of,
    is_first,
    outermost,
    read_arithmetic,
    read_expansion,
)
from transforms.merge_env_vars.formats.shell.script import Script, is_in_function
from transforms.merge_env_vars.formats.shell.texts import (
    IN_QUOTES,
    IN_SCRIPT,
    OTHER_LANGUAGE,
    document_of,
    read_document,
)
from transforms.merge_env_vars.formats.shell.words import PASSED, STARTED, read_word
from transforms.merge_env_vars.formats.trees import innermost, parsed
from transforms.merge_env_vars.formats.variables.found import Found, Role
from transforms.merge_env_vars.formats.variables.settling import Rules, settle
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Places


def read(source: Source, names: Names) -> Places:
    """What a script says of the names."""
    return with_line_feeds(_read, source, names)


#: A text may use a variable if a shell may come to run it, or if it names the variable.
_RULES = Rules(
    frozenset({OTHER_LANGUAGE, IN_SCRIPT, IN_QUOTES, PASSED, STARTED}), entangled=Safety.REVIEW
)


def _read(source: Source, names: Names) -> Places:
    script = Script(source, names, parsed(source, "bash"))
    reading = _Reading(script)
    for span, name in names.in_text(source.code):
        reading.name_at(span, name)
    return settle(source.code, names, reading.found, _RULES)


class _Reading:
    """The names of a script, one after the other."""

    def __init__(self, script: Script) -> None:
        self.found = Found()
        self._script = script
        #: Where expansions and conditions start that have been read as a whole.
        self._expansions: set[int] = set()
        self._conditions: set[int] = set()

    def name_at(self, span: Span, name: str) -> None:
        """What one name stands in."""
        node = innermost(self._script.tree, span)
        if node.type == "comment":
            return
        self._condition(node)
        if node.type == "variable_name":
            self._variable(node, span, name)
        elif node.type in {"heredoc_body", "heredoc_content"}:
            body = document_of(node)
            if body is not None:
                read_document(self._script, self.found, body, span, name)
        else:
            read_word(self._script, self.found, node, span, name)

    def _condition(self, node: Node) -> None:
        statement = candidate(node)
        if statement is not None and statement.start_byte not in self._conditions:
            self._conditions.add(statement.start_byte)
            read_condition(self._script, self.found, statement)

    def _variable(self, node: Node, span: Span, name: str) -> None:
        script, found = self._script, self.found
        expansion, assignment = expansion_of(node), by_statement(node)
        if expansion is not None:
            if is_first(script, expansion, name):
                found.used(name, Role.READ, span.start, is_late=is_in_function(node))
            root = outermost(expansion)
            if root.start_byte not in self._expansions:
                self._expansions.add(root.start_byte)
                read_expansion(script, found, root)
        elif assignment is not None:
            read_assignment(script, found, assignment, span, name)
        elif node.parent is not None and node.parent.type in _LISTS:
            read_declared(script, found, node, span, name)
        else:
            read_arithmetic(script, found, node, name)


_LISTS = frozenset({"declaration_command", "unset_command"})
