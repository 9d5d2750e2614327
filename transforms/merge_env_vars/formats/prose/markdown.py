"""Markdown: headings and labels are what links aim at.

https://spec.commonmark.org/
"""

import re
from functools import cached_property

from transforms.merge_env_vars.formats.prose.plain import LABEL, PlainFile
from transforms.merge_env_vars.formats.prose.words import Word
from transforms.merge_env_vars.formats.tokens import NAMES_BOTH

_HEADING = re.compile(rb"[ ]{0,3}#{1,6}[ \t]+(.*?)[ \t#]*\Z")
_UNDERLINE = re.compile(rb"[ ]{0,3}(?:=+|-+)[ \t]*\Z")
_LINK = re.compile(rb"(?:\]\(|href=[\"']?)#([^)\s\"'>]+)")
#: ``[OLD]: https://…``
_DEFINITION = re.compile(rb"(?m)^[ ]{0,3}\[[*`]*([A-Za-z_][A-Za-z0-9_]*)[*`]*\]:")
_IN_BRACKETS = (re.compile(rb"\[[*`]*\Z"), re.compile(rb"[*`]*\]"))
_LINKS_WITHIN = re.compile(rb"[*`]*\]\(#")
_TARGET = re.compile(rb"\]\(<?\Z|\[\[\Z|(?i:\b(?:id|name|href|src|for)[ \t]*=[ \t]*[\"']?)\Z")
_NO_PART_OF_SLUG = re.compile(r"[^\w\- ]")
_NEAR = 20


class MarkdownFile(PlainFile):
    """A Markdown file."""

    fences = re.compile(rb"(?m)^[ \t>]*(?:[-*+][ \t]+)?(`{3,}|~{3,})([^`\r\n]*)\r?$")

    @cached_property
    def _links(self) -> frozenset[str]:
        """What links of the file aim at in the file."""
        return frozenset(
            found.decode(errors="replace").lower() for found in _LINK.findall(self.code)
        )

    @cached_property
    def _labels(self) -> frozenset[str]:
        """The labels of links that are defined in the file."""
        return frozenset(found.decode() for found in _DEFINITION.findall(self.code))

    @cached_property
    def _headings(self) -> frozenset[str]:
        """What the headings are called that hold a new name."""
        news = self.names.all - self.names.old
        found = set()
        for span, name in self.names.in_text(self.code):
            if name in news and (heading := self._heading(span.start)):
                found.add(heading)
        return frozenset(found)

    def reason(self, word: Word) -> str:
        """Links, labels, and headings that others link to."""
        before = self.code[max(word.span.start - _NEAR, 0) : word.span.start]
        if _TARGET.search(before):
            return LABEL
        if self._is_in_brackets(word, before) and (
            word.name in self._labels or _LINKS_WITHIN.match(self.code, word.span.end)
        ):
            return LABEL
        heading = self._heading(word.span.start)
        if not heading:
            return ""
        if _slug(heading) in self._links:
            return LABEL
        after = heading.replace(word.name, self.names.new(word.name))
        return NAMES_BOTH if after in self._headings else ""

    def _is_in_brackets(self, word: Word, before: bytes) -> bool:
        opening, closing = _IN_BRACKETS
        return bool(opening.search(before) and closing.match(self.code, word.span.end))

    def _heading(self, offset: int) -> str:
        """The heading that a place stands in; nothing if it is in none."""
        line = self.source.line_of(offset)
        text = self.source.line_text(line)
        found = _HEADING.match(text.encode())
        if found is not None:
            return found.group(1).decode(errors="replace")
        is_last = line == len(self.source.line_starts)
        if not is_last and _UNDERLINE.match(self.source.line_text(line + 1).encode()):
            return text.strip()
        return ""


def _slug(heading: str) -> str:
    """What a link to a heading is called."""
    return _NO_PART_OF_SLUG.sub("", heading.strip().lower()).replace(" ", "-")
