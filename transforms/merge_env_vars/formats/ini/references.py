"""References in INI files: ``${OLD}``, ``{env:OLD:x}``, ``%(OLD)s``, ``%(ENV_OLD)s``."""

import re
from collections.abc import Iterator

from migrator.api import Edit, Safety, Source, Span
from transforms.merge_env_vars.formats.ini.entries import Entry, is_comment
from transforms.merge_env_vars.formats.interpolation import NO_FALLBACK, interpolated
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place, renamed

_SHELL = re.compile(rb"\$(?:\{[#!]?)?\Z")
_TOX = re.compile(rb"\{env:\Z")
_PERCENT = re.compile(rb"%\(\Z")
#: A default behind a mere colon, as tox and Spring write it.
_COLON = re.compile(rb":(?![-=?+])")
_OUTER = re.compile(rb"(?:\$\{|\{env:)([A-Za-z_]\w*):\Z")
_BRACE = re.compile(rb"[{}\n]")
_SUPERVISOR = "%(ENV_"
_NEAR = 8
_FAR = 200


class References:
    """The references of a file."""

    def __init__(self, source: Source, names: Names) -> None:
        self._source = source
        self._code = source.code
        self._names = names

    def is_one(self, span: Span) -> bool:
        """Whether a name is referred to in a place."""
        before = self._before(span)
        is_percent = _PERCENT.search(before) and self._code[span.end : span.end + 2] == b")s"
        return bool(is_percent or _SHELL.search(before) or _TOX.search(before))

    def _before(self, span: Span) -> bytes:
        return self._code[max(span.start - _NEAR, 0) : span.start]

    def place(self, entry: Entry, span: Span) -> Iterator[Place]:
        """What becomes of the reference in a place."""
        name = self._code[slice(*span)].decode()
        before = self._before(span)
        if _PERCENT.search(before):
            yield from self._bare(span, name, f"%({name})s")
        elif _TOX.search(before):
            yield from self._nested(entry, span, name, b"{env:")
        elif _COLON.match(self._code, span.end):
            yield from self._nested(entry, span, name, b"${")
        else:
            yield from self._shell(entry, span, name)

    def _bare(self, span: Span, name: str, shown: str) -> Iterator[Place]:
        if name not in self._names.old:
            return
        if self._names.transition:
            yield Place(name, span, shown, safety=Safety.MANUAL, reason=NO_FALLBACK)
        else:
            yield Place(name, span, shown, renamed(span, self._names.new(name)))

    def _shell(self, entry: Entry, span: Span, name: str) -> Iterator[Place]:
        if self._names.transition:
            yield from self._bare(span, name, f"${{{name}}}")
            return
        if self._inner_of(span, b"${") is not None:
            return
        start = max(self._code.rfind(b"\n", 0, span.start) + 1, entry.value.start)
        end = self._code.find(b"\n", span.end, entry.span.end)
        line = Span(start, entry.span.end if end < 0 else end)
        for place in interpolated(self._code, self._names, line):
            if place.span == span:
                yield place

    def _inner_of(self, span: Span, opening: bytes) -> Span | None:
        """The name of the reference of the same setting that one directly falls back from."""
        start = span.start - len(opening)
        match = _OUTER.search(self._code, max(start - _FAR, 0), start)
        if match is None:
            return None
        name = self._code[slice(*span)].decode()
        outer = match[1].decode()
        is_same = self._names.new(outer) == self._names.new(name) and outer != name
        return Span(*match.span(1)) if is_same else None

    def _nested(self, entry: Entry, span: Span, name: str, opening: bytes) -> Iterator[Place]:
        """``{env:OLD:default}``, where the default may be the other name."""
        names = self._names
        if self._inner_of(span, opening) is not None:
            return  # told by the one that it stands in
        inner = self._directly_inside(span, opening)
        new = names.new(name)
        if inner is None:
            if name not in names.old:
                return
            shown = f"{opening.decode()}{name}}}"
            if names.transition:
                yield self._falling_back(entry, span, name, opening, shown)
            else:
                yield Place(name, span, shown, renamed(span, new))
            return
        other = self._code[slice(*inner)].decode()
        if names.transition:
            return
        close = self._closing(inner.end, entry.span.end)
        if close is None:
            return
        old = span if name in names.old else inner
        edits = renamed(span, new) if name != new else ()
        edits += (Edit(span.end, inner.end, b""), Edit(close, close + 1, b""))
        note = f"{name} had precedence over {other}" if name != new else ""
        old_name = self._code[slice(*old)].decode()
        yield Place(old_name, old, f"{opening.decode()}{name}:…}}", edits, note=note)

    def _directly_inside(self, span: Span, opening: bytes) -> Span | None:
        """The other name, if a reference falls back to it and to nothing else."""
        match = re.compile(re.escape(b":" + opening) + rb"([A-Za-z_]\w*)").match(
            self._code, span.end
        )
        if match is None:
            return None
        name, other = self._code[slice(*span)].decode(), match[1].decode()
        close = self._closing(match.end(), len(self._code))
        is_same = self._names.new(name) == self._names.new(other) and name != other
        is_all = close is not None and self._code[close + 1 : close + 2] == b"}"
        return Span(*match.span(1)) if is_same and is_all else None

    def _closing(self, at: int, end: int) -> int | None:
        depth = 1
        for match in _BRACE.finditer(self._code, at, end):
            if match.group() == b"\n":
                return None
            depth += 1 if match.group() == b"{" else -1
            if not depth:
                return match.start()
        return None

    def _falling_back(
        self, entry: Entry, span: Span, name: str, opening: bytes, shown: str
    ) -> Place:
        close = self._closing(span.end, entry.span.end)
        if close is None:
            return Place(name, span, shown, safety=Safety.MANUAL, reason=NO_FALLBACK)
        start = span.start - len(opening)
        edits = (
            Edit(start, start, opening + f"{self._names.new(name)}:".encode()),
            Edit(close, close, b"}"),
        )
        return Place(name, span, shown, edits)

    def of_supervisor(self) -> Iterator[Place]:
        """``%(ENV_OLD)s``, by which supervisor means the variable without the prefix."""
        for name in self._names.old:
            word = f"{_SUPERVISOR}{name})s".encode()
            at = self._code.find(word)
            while at >= 0:
                line = self._code[self._code.rfind(b"\n", 0, at) + 1 : at]
                span = Span(at + len(_SUPERVISOR), at + len(_SUPERVISOR) + len(name))
                if not is_comment(line.lstrip()):
                    yield from self._bare(span, name, f"%(ENV_{name})s")
                at = self._code.find(word, at + 1)
