"""A file of YAML documents, parsed."""

import re
from bisect import bisect_right
from enum import IntEnum
from functools import cached_property

from tree_sitter import Node, Tree

from migrator.api import CannotReadError, Source, Span
from transforms.merge_env_vars.formats.trees import innermost, parsed
from transforms.merge_env_vars.formats.yaml.nodes import owner_of
from transforms.merge_env_vars.formats.yaml.windows import windows

_MARKERS = re.compile(rb"^(?:---|\.\.\.)(?=\s|\Z)", re.MULTILINE)
#: So far above a line, another one is looked for that is known to be a comment.
_NEAR = 50
_MARK = re.compile(rb"[ \t]*#")
_ALIASES = re.compile(rb"(?<![^\s\[{,:])\*([^\s,\[\]{}]+)")
_TEMPLATE = re.compile(rb"\{\{")
_TEMPLATE_LINE = re.compile(rb"^[ \t]*(?:- )?(?:[\w.-]+: )?(\{[{%])", re.MULTILINE)
#: A line with nothing but closing brackets, which many put under the key that opened them.
_CLOSING = re.compile(rb"(?<=[^\s#])([ \t]*\r?\n[ \t]*)(?=[\]}])")


class Sort(IntEnum):
    """How the entries of a mapping or sequence give their names; only those of one sort meet."""

    ENTRIES = 0
    #: Elements that are mappings of one key: ``- OLD: x``.
    SINGLE = 1
    #: Elements that are mappings with a name in them: ``- name: OLD``.
    NAMED = 2


class Stream:
    """The documents of one file."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.code = source.code
        self._trees = _trees(source)
        #: A line that is known to be a comment.
        self._comment = -_NEAR
        self._starts = [start for start, _tree in self._trees]
        self._refuse_templates()

    def node_at(self, span: Span) -> Node:
        """The smallest node that holds a range."""
        _start, tree = self._trees[max(bisect_right(self._starts, span.start) - 1, 0)]
        return innermost(tree, span)

    def group_of(self, collection: Node, sort: Sort = Sort.ENTRIES) -> int:
        """A number for the entries of one sort in a mapping or sequence, which no other has."""
        owner = owner_of(collection)
        if owner is not None:
            return owner.start_byte * len(Sort) + sort
        return (-1 - bisect_right(self._markers, collection.start_byte)) * len(Sort) + sort

    def starts_with_mark(self, line: int) -> bool:
        """Whether a line starts as comments do."""
        return _MARK.match(self.code, self.source.line_starts[line - 1]) is not None

    def is_comment(self, line: int) -> bool:
        """Whether a line that starts as comments do is one, and no part of a text.

        Where one is, those right below are comments too. The tree is slow to tell: it has all
        comments of a block in one row.
        """
        above = line - 1
        while above > max(self._comment, line - _NEAR, 0) and self.starts_with_mark(above):
            above -= 1
        if above != self._comment:
            match = _MARK.match(self.code, self.source.line_starts[line - 1])
            end = 0 if match is None else match.end()
            if self.node_at(Span(end - 1, end)).type != "comment":
                return False
        self._comment = line
        return True

    def is_in_comment(self, span: Span) -> bool:
        """Whether a range lies in a line that is a comment as a whole."""
        line = self.source.line_of(span.start)
        return self.starts_with_mark(line) and self.is_comment(line)

    def text(self, node: Node) -> bytes:
        """The text of a node."""
        return self.code[node.start_byte : node.end_byte]

    @cached_property
    def _markers(self) -> list[int]:
        return [match.start() for match in _MARKERS.finditer(self.code)]

    @cached_property
    def aliases(self) -> dict[bytes, list[int]]:
        """What looks like an alias, and where: never one too few."""
        found: dict[bytes, list[int]] = {}
        for match in _ALIASES.finditer(self.code):
            found.setdefault(match.group(1), []).append(match.start())
        return found

    def _refuse_templates(self) -> None:
        """``{{ value }}`` without quotes is a mapping to YAML, and not to whoever wrote it."""
        for match in _TEMPLATE.finditer(self.code):
            at = match.start()
            is_expression = self.code[at - 1 : at] == b"$"
            if not is_expression and self.node_at(Span(at, at + 1)).type == "{":
                raise _template(self.source, at)


def _template(source: Source, offset: int) -> CannotReadError:
    return CannotReadError(f"a template, line {source.line_of(offset)}")


def _trees(source: Source) -> list[tuple[int, Tree]]:
    """The trees of a file, each with the offset from which on it is to be asked."""
    try:
        return windows(source)
    except CannotReadError:
        template = _TEMPLATE_LINE.search(source.code)
        if template is not None:
            raise _template(source, template.start(1)) from None
        joined = _CLOSING.sub(lambda match: b" " * len(match.group()), source.code)
        if joined == source.code:
            raise
    try:
        # All offsets are as they were.
        return [(0, parsed(Source(source.path, joined), "yaml"))]
    except CannotReadError:
        return windows(source)
