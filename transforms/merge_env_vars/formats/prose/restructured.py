"""reStructuredText: titles are as long as their underlines, and columns of tables line up.

https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html
"""

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cached_property

from migrator.api import Edit, Source
from transforms.merge_env_vars.formats.prose.plain import LABEL, PlainFile
from transforms.merge_env_vars.formats.prose.words import Word
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place

_ADORNMENT = re.compile(rb"([!-/:-@\[-`{-~])\1*\Z")
_GRID = re.compile(rb"(?m)^[ \t]*\+[-=+]{3,}\+[ \t\r]*$")
_BORDER = re.compile(rb"(?m)^[ \t]*=+(?:[ \t]+=+)+[ \t\r]*$")
_REFERENCE = re.compile(rb":(?:ref|doc|numref|any|term):`[^`]*\Z|\|\Z|`\Z")
_COLUMNS = "stands in a table whose columns line up"
_NEAR = 80


class RestructuredFile(PlainFile):
    """A reStructuredText file."""

    def __init__(self, source: Source, names: Names) -> None:
        super().__init__(source, names)
        self._lengthened: set[int] = set()

    def place(self, word: Word) -> Place:
        """A title keeps lines as long as it is."""
        found = super().place(word)
        if not found.edits:
            return found
        return replace(found, edits=(*found.edits, *self._longer_lines(word)))

    def reason(self, word: Word) -> str:
        """References, titles that others refer to, and tables."""
        if self._is_reference(word) or (self._adornments(word) and self._is_referred_to(word)):
            return LABEL
        is_same_length = len(self.names.new(word.name)) == len(word.name)
        return _COLUMNS if not is_same_length and self._is_in_table(word) else ""

    def _is_reference(self, word: Word) -> bool:
        before = self.code[max(word.span.start - _NEAR, 0) : word.span.start]
        found = _REFERENCE.search(before)
        if found is None:
            return False
        behind = self.code[word.span.end : word.span.end + 2]
        mark = found.group()
        if mark == b"|":
            return behind[:1] == b"|"
        return mark != b"`" or behind == b"`_"

    def _is_referred_to(self, word: Word) -> bool:
        return b"`%b`_" % word.name.encode() in self.code

    def _is_in_table(self, word: Word) -> bool:
        if _GRID.search(self.code, *word.block):
            return True
        borders = self._borders
        behind = bisect_right(borders, (word.span.start, b""))
        return 0 < behind < len(borders) and borders[behind - 1][1] == borders[behind][1]

    @cached_property
    def _borders(self) -> list[tuple[int, bytes]]:
        """The lines that begin and end simple tables."""
        return [(found.start(), found.group().strip()) for found in _BORDER.finditer(self.code)]

    def _adornments(self, word: Word) -> list[int]:
        """The lines that underline, and overline, the title which a name stands in."""
        line = self.source.line_of(word.span.start)
        title = self.source.line_text(line).rstrip()
        count = len(self.source.line_starts)
        found = []
        for other in (line + 1, line - 1):
            text = self.source.line_text(other).rstrip() if 1 <= other <= count else ""
            if _ADORNMENT.match(text.encode()) and len(text) >= len(title.strip()):
                found.append(other)
        return found if line + 1 in found else []

    def _longer_lines(self, word: Word) -> tuple[Edit, ...]:
        """What makes the lines of a title as long as it becomes."""
        lines = self._adornments(word)
        line = self.source.line_of(word.span.start)
        if not lines or line in self._lengthened:
            return ()
        self._lengthened.add(line)
        title = self.source.line_text(line)
        new = len(self.names.new(word.name)) - len(word.name)
        length = len(title.strip()) + new * sum(
            name == word.name for _span, name in self.names.old_in(title.encode())
        )
        edits = []
        for other in lines:
            text = self.source.line_text(other).rstrip()
            end = self.source.line_starts[other - 1] + len(text)
            edits.append(Edit(end, end, text[:1].encode() * max(length - len(text), 0)))
        return tuple(edit for edit in edits if edit.text)
