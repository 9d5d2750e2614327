"""A makefile as logical lines: what each is, and under which conditions it counts."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from migrator.api import CannotReadError, Source, Span

_ASSIGNMENT = re.compile(
    rb"[ \t]*(?P<words>(?:(?:export|override|private|unexport)[ \t]+)*)"
    rb"(?P<name>(?:[^\s:#=!?+$]|\$[({][^)}]*[)}])+)[ \t]*"
    rb"(?P<operator>:::=|::=|:=|\?=|\+=|!=|=)[ \t]*"
)
_TARGETS = re.compile(rb"(?P<targets>[^:=#\t][^:=#]*?)::?(?!=)[ \t]*")
_DIRECTIVE = re.compile(
    rb"[ \t]*(?P<word>-?include|sinclude|ifdef|ifndef|ifeq|ifneq|else|endif|define|endef|export|"
    rb"unexport|undefine|vpath|override|private|load|-load)(?![\w-])"
)
_DEFINES = re.compile(rb"\b(?:override|private|export)[ \t]+define[ \t]")
#: What `configure` puts something in place of.
_TEMPLATE = re.compile(rb"[ \t]*@\w+@[ \t]*")
_CONDITION = re.compile(rb"if(?:n?def|n?eq)")


_TAB, _BACKSLASH = b"\t\\"


class Sort(Enum):
    """What a logical line is."""

    BLANK = auto()
    ASSIGNMENT = auto()
    RULE = auto()
    RECIPE = auto()
    DIRECTIVE = auto()
    #: The text of a ``define``.
    TEXT = auto()
    #: Something else that is expanded, as ``$(eval …)``.
    OTHER = auto()


class Line(NamedTuple):
    """A line with those that continue it, without its end."""

    span: Span
    sort: Sort
    #: Of a directive, which.
    word: bytes = b""
    #: Of an assignment: how it is written, and for which targets it holds.
    assignment: re.Match[bytes] | None = None
    targets: bytes = b""
    #: The branch of conditions that it stands in; 0 outside of all.
    branch: int = 0
    #: Where its comment starts; its end if it has none.
    comment: int = 0


def lines_of(source: Source, places: Sequence[int]) -> list[Line]:
    """The logical lines, of recipes those only in which a place lies, in order.

    Raises `CannotReadError` where the text is no makefile.
    """
    return list(_Lines(source).all(places))


class _Lines:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._code = source.code
        self._branches = [0]
        self._in_rule = False
        self._defines = 0

    def all(self, places: Sequence[int]) -> Iterator[Line]:
        code, at, size = self._code, 0, len(self._code)
        coming = iter([*places, size])
        place = next(coming)
        while at < size:
            end = self._end(at)
            while place < at:
                place = next(coming)
            is_recipe = self._in_rule and code[at] == _TAB and not self._defines
            if not is_recipe:
                yield self._line(Span(at, end))
            elif place < end:
                span = Span(at, end)
                yield Line(span, Sort.RECIPE, branch=self._branches[-1], comment=end)
            at = end + 1
        if len(self._branches) > 1 or self._defines:
            raise CannotReadError("the makefile ends inside of a condition or a definition")

    def _end(self, at: int) -> int:
        """Where a line ends, with the lines that continue it."""
        while True:
            end = self._code.find(b"\n", at)
            if end < 0:
                return len(self._code)
            if self._code[end - 1] != _BACKSLASH:
                return end
            before = end
            while before > at and self._code[before - 1] == _BACKSLASH:
                before -= 1
            if (end - before) % 2 == 0:
                return end
            at = end + 1

    def _line(self, span: Span) -> Line:
        code, start = self._code, span.start
        if self._defines:
            return self._in_definition(span)
        comment = _comment(code, span)
        bare = Span(start, comment)
        if not code[start:comment].strip():
            return Line(span, Sort.BLANK, comment=comment)
        assignment = _ASSIGNMENT.match(code, start, comment)
        if assignment is not None:
            self._in_rule = False
            return self._told(span, Sort.ASSIGNMENT, comment, assignment=assignment)
        directive = _DIRECTIVE.match(code, start, comment)
        if directive is not None:
            return self._directive(span, directive, comment)
        return self._rule(span, bare)

    def _told(
        self,
        span: Span,
        sort: Sort,
        comment: int,
        word: bytes = b"",
        assignment: re.Match[bytes] | None = None,
        targets: bytes = b"",
    ) -> Line:
        return Line(span, sort, word, assignment, targets, self._branches[-1], comment)

    def _in_definition(self, span: Span) -> Line:
        directive = _DIRECTIVE.match(self._code, span.start, span.end)
        if directive is not None and directive["word"] == b"define":
            self._defines += 1
        elif directive is not None and directive["word"] == b"endef":
            self._defines -= 1
        return self._told(span, Sort.TEXT, span.end)

    def _directive(self, span: Span, found: re.Match[bytes], comment: int) -> Line:
        word = found["word"]
        if word == b"endif":
            self._leave(span)
        elif word == b"else":
            self._leave(span)
            self._branches.append(span.start + 1)
        branch = self._branches[-1]
        if _CONDITION.fullmatch(word):
            self._branches.append(span.start + 1)
        elif _DEFINES.search(self._code, found.start(), comment):
            word = b"define"
        if word == b"define":
            self._defines += 1
        elif word == b"endef":
            raise CannotReadError(f"line {self._source.line_of(span.start)} is no makefile")
        return Line(span, Sort.DIRECTIVE, word, branch=branch, comment=comment)

    def _leave(self, span: Span) -> None:
        if len(self._branches) == 1:
            raise CannotReadError(f"line {self._source.line_of(span.start)} is no makefile")
        self._branches.pop()

    def _rule(self, span: Span, bare: Span) -> Line:
        code = self._code
        targets = _TARGETS.match(code, *bare)
        if targets is not None:
            self._in_rule = True
            assignment = _ASSIGNMENT.match(code, targets.end(), bare.end)
            sort = Sort.RULE if assignment is None else Sort.ASSIGNMENT
            return self._told(
                span, sort, bare.end, assignment=assignment, targets=targets["targets"].strip()
            )
        text = code[slice(*bare)]
        if b"$" in text or b":" in text or _TEMPLATE.fullmatch(text) is not None:
            self._in_rule = self._in_rule or b":" in text
            return self._told(span, Sort.OTHER, bare.end)
        raise CannotReadError(f"line {self._source.line_of(span.start)} is no makefile")


def _comment(code: bytes, span: Span) -> int:
    """Where the comment of a line starts, or its end."""
    at = code.find(b"#", span.start, span.end)
    while at >= 0:
        before = at
        while before > span.start and code[before - 1] == _BACKSLASH:
            before -= 1
        if (at - before) % 2 == 0:
            return at
        at = code.find(b"#", at + 1, span.end)
    return span.end
