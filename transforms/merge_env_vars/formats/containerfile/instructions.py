"""The instructions of a Dockerfile, by the rules of the parser in BuildKit.

https://docs.docker.com/reference/dockerfile/#format
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from migrator.api import CannotReadError, Source, Span

KEYWORDS = frozenset(
    b"ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL "
    b"STOPSIGNAL USER VOLUME WORKDIR".split()
)
_WITH_FLAGS = frozenset({b"ADD", b"COPY", b"FROM", b"HEALTHCHECK", b"RUN"})
_WITH_DOCUMENTS = frozenset({b"ADD", b"COPY", b"RUN"})
#: Stands for what joins the lines of an instruction; no text file has it.
JOINT = 0
#: Whole lines that declare something or nothing, many at a time.
_IDLE = re.compile(
    rb"(?:[ \t]*+(?:#[^\n]*+|(?:ENV|ARG|LABEL|MAINTAINER)[ \t][^\n\\`]*+)?\r?\n)*+", re.IGNORECASE
)
_DIRECTIVE = re.compile(rb"#[ \t]*([A-Za-z][A-Za-z0-9]*)[ \t]*=[ \t]*(.+?)\s*\Z")
_KEYWORD = re.compile(rb"[\s\0]*([A-Za-z]+)(?=[\s\0]|\Z)")
_FLAG = re.compile(rb"[\s\0]+(--[a-zA-Z][^\s\0]*)")
_JSON = re.compile(rb"[\s\0]*\[")
_DOCUMENT = re.compile(rb"\d*<<(-?)[ \t]*(?:'([^']+)'|\"([^\"]+)\"|([^\s<>|&;()'\"\0]+))")
_WORD_IN_COMMAND = re.compile(rb"(?:\\.|\"(?:\\.|[^\"\\])*\"|'[^']*'|[^\s\0\"'\\])+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Document:
    """What stands between ``<<EOF`` and the line ``EOF``."""

    span: Span
    #: Whether references in it are replaced.
    expands: bool


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction."""

    keyword: bytes
    #: From the keyword to the end of the last line's text, documents included.
    span: Span
    #: The flags behind the keyword.
    flags: tuple[Span, ...]
    #: What stands behind the flags, without documents.
    arguments: Span
    documents: tuple[Document, ...] = ()
    #: Comment lines and empty ones between the lines of the instruction, with their ends.
    skipped: tuple[Span, ...] = ()
    on_build: bool = False


@dataclass(frozen=True, slots=True)
class Instructions:
    """The instructions of a file that do something, or hold one of the words looked for."""

    #: The text; instead of what joins lines it has joints, of the same length.
    text: bytes
    escape: bytes
    all: Sequence[Instruction]


def instructions(source: Source, words: Sequence[Span]) -> Instructions:
    """The instructions; raises `CannotReadError` where Docker would stop.

    The words are in order. What only declares something and holds none of them is left out.
    """
    reader = _Reader(source)
    found = [*reader.read(words)]
    return Instructions(bytes(reader.text), reader.escape, found)


class _Reader:
    """The lines of a file, one after the other."""

    def __init__(self, source: Source) -> None:
        self.text = bytearray(source.code)
        self.escape = b"\\"
        self._source = source
        self._code = source.code
        self._at = 0

    def read(self, words: Sequence[Span]) -> Iterator[Instruction]:
        self._directives()
        waiting = list(reversed(words))
        while self._at < len(self._code):
            while waiting and waiting[-1].start < self._at:
                waiting.pop()
            self._skip(waiting[-1].start if waiting else len(self._code))
            line = self._line()
            bare = self._code[slice(*line)].strip()
            if bare and not bare.startswith(b"#"):
                yield self._instruction(line)

    def _skip(self, until: int) -> None:
        """Go on to the first line that does something, or to that of a place."""
        line = self._code.rfind(b"\n", self._at, until) + 1
        found = _IDLE.match(self._code, self._at, line) if line else None
        if found is not None:
            self._at = found.end()

    def _line(self) -> Span:
        """The next line, without its end."""
        start = self._at
        end = self._code.find(b"\n", start)
        self._at = len(self._code) if end < 0 else end + 1
        end = len(self._code) if end < 0 else end
        while end > start and self._code[end - 1] == ord("\r"):
            end -= 1
        return Span(start, end)

    def _directives(self) -> None:
        while (line := self._line()).start < len(self._code):
            found = _DIRECTIVE.match(self._code[slice(*line)].strip())
            if found is None:
                self._at = line.start
                return
            if found[1].lower() == b"escape":
                if found[2] not in {b"\\", b"`"}:
                    raise self._broken(line.start, "has an escape that is none")
                self.escape = found[2]

    def _broken(self, at: int, what: str) -> CannotReadError:
        return CannotReadError(f"line {self._source.line_of(at)} {what}")

    def _instruction(self, first: Span) -> Instruction:
        line, skipped = first, []
        while (mark := self._continuation(line)) is not None:
            joint = mark
            while self._at < len(self._code):
                line = self._line()
                bare = self._code[slice(*line)].strip()
                if bare and not bare.startswith(b"#"):
                    break
                skipped.append(Span(line.start, self._at))
            else:
                line = Span(self._at, self._at)
            self._join(Span(joint, line.start))
        text = self._code[slice(*first)]
        start = first.start + len(text) - len(text.lstrip())
        return self._parsed(Span(start, line.end), tuple(skipped))

    def _continuation(self, line: Span) -> int | None:
        """Where the mark stands that joins a line to the next one."""
        text = self._code[slice(*line)].rstrip(b" \t")
        if not text.endswith(self.escape) or text.endswith(self.escape * 2):
            return None
        return line.start + len(text) - 1

    def _join(self, span: Span) -> None:
        self.text[slice(*span)] = bytes([JOINT]) * (span.end - span.start)

    def _parsed(self, span: Span, skipped: tuple[Span, ...]) -> Instruction:
        found = self._of(span, skipped)
        if found.keyword == b"ONBUILD":
            inner = self._of(found.arguments, skipped)
            found = replace(inner, span=span, on_build=True)
        if found.keyword not in _WITH_DOCUMENTS:
            return found
        text = bytes(self.text[slice(*found.arguments)])
        if b"<<" not in text or _JSON.match(text):
            return found
        documents = [
            self._document(mark, span)
            for word in _WORD_IN_COMMAND.finditer(text)
            if (mark := _DOCUMENT.fullmatch(word.group())) is not None
        ]
        if not documents:
            return found
        end = documents[-1].span.end
        closing = self._code.find(b"\n", end)
        whole = Span(span.start, len(self._code) if closing < 0 else closing)
        return replace(found, span=whole, documents=tuple(documents))

    def _of(self, span: Span, skipped: tuple[Span, ...]) -> Instruction:
        found = _KEYWORD.match(self.text, *span)
        keyword = bytes(found[1]).upper() if found else b""
        if found is None or keyword not in KEYWORDS:
            raise self._broken(span.start, "is no instruction")
        at, flags = found.end(), []
        while keyword in _WITH_FLAGS and (flag := _FLAG.match(self.text, at, span.end)):
            flags.append(Span(*flag.span(1)))
            at = flag.end()
        return Instruction(keyword, span, tuple(flags), Span(at, span.end), skipped=skipped)

    def _document(self, mark: re.Match[bytes], instruction: Span) -> Document:
        """The lines up to the one that ends a document."""
        name = mark[2] or mark[3] or mark[4]
        start = self._at
        while self._at < len(self._code):
            line = self._line()
            text = self._code[slice(*line)]
            if (text.lstrip(b"\t") if mark[1] else text) == name:
                return Document(Span(start, line.start), expands=mark[4] is not None)
        raise self._broken(instruction.start, "opens a document that never ends")
