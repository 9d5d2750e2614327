"""Items between brackets, parted by commas, and how to take one out.

Which items go is decided later, and each has its edits by itself. So the commas are shared out
beforehand: an item before one that stays for sure takes the comma behind it, the others take the
one before them.
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from migrator.api import Edit, Source, Span
from transforms.merge_env_vars.formats.lines import without_lines
from transforms.merge_env_vars.names import Names


@dataclass(frozen=True, slots=True)
class Comments:
    """How a language writes comments."""

    #: What begins one that goes on to the end of its line.
    line: bytes
    #: Any comment.
    pattern: re.Pattern[bytes]


_BLANKS = re.compile(rb"[ \t]*")
_LINE_END = re.compile(rb"\r?\n|\Z")
#: What stands before something that begins its line.
_INDENTED = re.compile(rb"\n[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class Separated:
    """The items of a list or a mapping."""

    source: Source
    comments: Comments
    brackets: Span
    items: Sequence[Span]

    def index(self, offset: int) -> int:
        """Which item stands at an offset."""
        return bisect_right(self.items, (offset, sys.maxsize)) - 1

    def without(self, first: int, last: int, stays: int, names: Names) -> tuple[Edit, ...]:
        """Take items out; ``stays`` is the last one of all that stays for sure."""
        span = Span(self.items[first].start, self.items[last].end)
        comma = self._comma(span.end, self._next(last))
        if first == 0 and last == len(self.items) - 1:
            return self._all(span, comma, names)
        if comma is not None and (first < stays or self._ends_with_comma()):
            return self._with_comma_behind(first, last, comma, names)
        return self._with_comma_before(first, last, names)

    def _ends_with_comma(self) -> bool:
        return self._comma(self.items[-1].end, self.brackets.end) is not None

    def _previous(self, index: int) -> int:
        """Where what stands before an item ends."""
        return self.items[index - 1].end if index else self.brackets.start + 1

    def _next(self, index: int) -> int:
        """Where what stands behind an item begins."""
        is_last = index + 1 == len(self.items)
        return self.brackets.end - 1 if is_last else self.items[index + 1].start

    def _comma(self, start: int, end: int) -> int | None:
        """The comma in a gap."""
        at = start
        for comment in self._comments(start, end):
            found = self.source.code.find(b",", at, comment.start)
            if found >= 0:
                return found
            at = comment.end
        found = self.source.code.find(b",", at, end)
        return found if found >= 0 else None

    def _comments(self, start: int, end: int) -> list[Span]:
        found = self.comments.pattern.finditer(self.source.code, start, end)
        return [Span(*match.span()) for match in found]

    def _all(self, span: Span, comma: int | None, names: Names) -> tuple[Edit, ...]:
        """Take out all that there is, but for comments."""
        start, end = self.brackets.start + 1, self.brackets.end - 1
        if not self._comments(start, span.start) and not self._comments(span.end, end):
            return (Edit(start, end, b""),)
        last = len(self.items) - 1
        return self._with_comma_behind(0, last, span.end - 1 if comma is None else comma, names)

    def _with_comma_behind(
        self, first: int, last: int, comma: int, names: Names
    ) -> tuple[Edit, ...]:
        code = self.source.code
        span = Span(self.items[first].start, self.items[last].end)
        gap = code[self._previous(first) : span.start]
        has_own_line = _INDENTED.search(gap) is not None
        if has_own_line and _LINE_END.match(code, self._behind(comma + 1)):
            whole = Span(span.start, comma + 1)
            return without_lines(self.source, whole, names, self.comments.line)
        end = self._behind_blanks(comma + 1)
        if _LINE_END.match(code, end) or last + 1 == len(self.items):
            return (Edit(span.start - len(gap) + len(gap.rstrip(b" \t")), comma + 1, b""),)
        return (Edit(span.start, end, b""),)

    def _behind_blanks(self, start: int) -> int:
        blanks = _BLANKS.match(self.source.code, start)
        return blanks.end() if blanks else start

    def _behind(self, start: int) -> int:
        """Where the blanks and the comments behind a place end, on its line."""
        code = self.source.code
        while True:
            start = self._behind_blanks(start)
            comment = self.comments.pattern.match(code, start)
            if comment is None or b"\n" in comment.group():
                return start
            start = comment.end()

    def _with_comma_before(self, first: int, last: int, names: Names) -> tuple[Edit, ...]:
        start, end = self._previous(first), self.items[last].end
        ends_line = _LINE_END.match(self.source.code, self._behind(end)) is not None
        own = self._own_comment(last)
        comments = self._comments(start, self.items[first].start)
        foreign = self._foreign(comments, names)
        comma = self._comma(start, self.items[first].start)
        if not foreign or comma is None:
            return (Edit(start, end, b""), *own)
        # What follows on the line must not become a part of the comment.
        is_last = last + 1 == len(self.items)
        at = foreign[-1].end if is_last and ends_line else self.items[first].start
        return (Edit(comma, comma + 1, b""), Edit(max(at, comma + 1), end, b""), *own)

    def _foreign(self, comments: Sequence[Span], names: Names) -> Sequence[Span]:
        """Of the comments before an item, those that are not only about an old name."""
        code = self.source.code
        kept = len(comments)
        while kept and _is_about_old(code[slice(*comments[kept - 1])], names):
            kept -= 1
        return comments[:kept]

    def _own_comment(self, index: int) -> tuple[Edit, ...]:
        """Take out the comment behind an item, on its line."""
        code = self.source.code
        end = self.items[index].end
        comma = self._comma(end, self._next(index))
        start = end if comma is None else comma + 1
        behind = self._behind(start)
        has_comment = bool(code[start:behind].strip())
        if has_comment and _LINE_END.match(code, behind):
            return (Edit(start, behind, b""),)
        return ()


def _is_about_old(comment: bytes, names: Names) -> bool:
    named = {name for _span, name in names.in_text(comment)}
    return bool(named) and named <= names.old
