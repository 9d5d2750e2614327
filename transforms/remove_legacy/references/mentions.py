"""What is to go as other files name it: texts, data, comments, files that cannot be read."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from migrator.api import (
    Place,
    Project,
    PythonSource,
    Reading,
    Span,
    is_python,
    known_python,
    present,
    spans,
)
from transforms.remove_legacy.references.entry_points import entry_points
from transforms.remove_legacy.references.sightings import Sighting
from transforms.remove_legacy.references.texts import Said, said
from transforms.remove_legacy.targets import Target

_BASELINE = "migrator-baseline.json"
_HEADER = re.compile(rb"^[ \t]*\[+[ \t]*([^\]\r\n]*?)[ \t]*\]+", re.MULTILINE)
_OURS = re.compile(rb"\"?tool\"?[ \t]*\.[ \t]*\"?migrator\"?(?![\w-])")


def mentions(
    targets: Sequence[Target], readings: Mapping[str, Reading], project: Project
) -> Iterator[Sighting]:
    """Every place outside of code that is read which names a target."""
    look = _Mentions(targets, project)
    for path in project.files.holding(look.leaves):
        data = project.files.read(path) or b""
        near = look.near(data)
        if not near or path.endswith(_BASELINE) or _is_manifest(path, data):
            continue
        if path in readings:
            yield from look.in_comments(known_python(path, data), readings[path], near)
        elif is_python(path, data[:80]) and project.parsed.source(path, data):
            continue  # what the first pass did not ask for
        elif b"\0" in data:
            yield from look.in_binary(path, data, near)
        else:
            yield from look.in_text(path, data, near)


class _Mentions:
    """Knows how targets are spelled."""

    def __init__(self, targets: Sequence[Target], project: Project) -> None:
        self._project = project
        self._by_leaf: dict[bytes, list[Target]] = defaultdict(list)
        self._spelled: dict[str, str] = {}
        for target in targets:
            self._by_leaf[target.leaf.encode()].append(target)
            for one, _same in project.layout.spellings(target.dotted, target.dotted):
                self._spelled[one] = target.dotted
        self._leaves = frozenset(self._by_leaf)

    @property
    def leaves(self) -> frozenset[str]:
        """The last words: whatever names a target has one."""
        return frozenset(leaf.decode() for leaf in self._leaves)

    def near(self, data: bytes) -> list[Target]:
        """The targets that data may name: it has their last word, and that of what they are in."""
        found = [one for leaf in present(data, self._leaves) for one in self._by_leaf[leaf]]
        owners = frozenset(_owner(target).encode() for target in found)
        there = {owner.decode() for owner in present(data, owners - {b""})} | {""}
        return [target for target in found if _owner(target) in there]

    def in_comments(
        self, source: PythonSource, reading: Reading, near: Sequence[Target]
    ) -> Iterator[Sighting]:
        """What the comments of a Python file name, and what anything in it names as a path."""
        yield from self._paths(source.path, source.code, near)
        comments = (span for span, place in reading.occurrences if place is Place.COMMENT)
        for line in sorted({source.line_of(span.start) for span in comments}):
            text = source.line_text(line).encode()
            at = text.index(b"#")
            start = source.line_starts[line - 1] + at
            for one in said(text[at:], self._leaves):
                span = Span(start + one.span.start, start + one.span.end)
                yield from self._sighting(source.path, line, span, one, firm=False)
            if text[at:].replace(b" ", b"").startswith(b"#type:"):
                yield from self._typed(source, start, text[at:], near)

    def _typed(
        self, source: PythonSource, start: int, text: bytes, near: Sequence[Target]
    ) -> Iterator[Sighting]:
        """What a comment names that type checkers read."""
        imported = self._project.imported_by_lines(source.path)
        for target in near:
            found = re.search(rb"(?<!\w)%b(?!\w)" % re.escape(target.leaf.encode()), text)
            if target.name and target.module in imported and found:
                span = Span(start + found.start(), start + found.end())
                line = source.line_of(start)
                yield Sighting(source.path, span, line, target.dotted, firm=False, is_text=True)

    def in_binary(self, path: str, data: bytes, near: Sequence[Target]) -> Iterator[Sighting]:
        """What data names that has no lines, such as a pickle: a module, and a name beside it."""
        for one in said(data, _leaves(near)):
            yield from self._sighting(path, 1, Span(0, 0), one, firm=False)
        for target in near:
            if target.name and target.module.encode() in data and spans(data, [target.name]):
                yield Sighting(path, Span(0, 0), 1, target.dotted, firm=False)

    def in_text(self, path: str, data: bytes, near: Sequence[Target]) -> Iterator[Sighting]:
        """What a text names; a Python file that cannot be read is one, and surely means it."""
        is_code = is_python(path, data[:80])
        text = _without_ours(data) if path.endswith("pyproject.toml") else data
        for entry in entry_points(path, text):
            found = re.search(rb"\s*[.:]\s*".join(map(re.escape, entry.encode().split(b"."))), text)
            span = Span(*found.span()) if found else Span(0, 0)
            yield from self._sighting(path, _line(text, span), span, Said(span, entry), firm=True)
        here = self._project.layout.module(path) if is_code else None
        for one in said(text, _leaves(near), here):
            line = _line(text, one.span)
            yield from self._sighting(path, line, one.span, one, firm=is_code)
        yield from self._paths(path, text, near)
        for target in near if is_code else ():
            for span in spans(data, [target.leaf])[:1]:
                yield Sighting(path, span, _line(data, span), target.dotted, firm=False)

    def _sighting(
        self, path: str, line: int, span: Span, one: Said, *, firm: bool
    ) -> Iterator[Sighting]:
        """A place, if what it speaks of is a target or in one."""
        dotted = one.dotted
        while dotted:
            # Alone, the name of a module at the top is a word like any other.
            if dotted in self._spelled and ("." in one.dotted or one.is_taken):
                yield Sighting(path, span, line, self._spelled[dotted], firm, is_text=True)
            dotted = dotted.rpartition(".")[0]

    def _paths(self, path: str, code: bytes, near: Sequence[Target]) -> Iterator[Sighting]:
        """Where the file, or the folder, of a module is named."""
        for target in near:
            if target.name:
                continue
            for written in (target.path, target.path.removesuffix("/__init__.py")):
                is_there = written.encode() in code
                for found in _path_pattern(written).finditer(code) if is_there else ():
                    span = Span(*found.span())
                    line = _line(code, span)
                    yield Sighting(path, span, line, target.dotted, firm=False, is_text=True)


def _leaves(targets: Sequence[Target]) -> frozenset[bytes]:
    return frozenset(target.leaf.encode() for target in targets)


def _line(text: bytes, span: Span) -> int:
    return text.count(b"\n", 0, span.start) + 1


def _owner(target: Target) -> str:
    """The word before the last one; a module may be named by its path, too."""
    return target.dotted.rpartition(".")[0].rpartition(".")[2]


def _path_pattern(written: str) -> "re.Pattern[bytes]":
    before = rb"(?<![\w-])" if "/" in written else rb"(?<![\w/-])(?:\./)?"
    return re.compile(before + re.escape(written.encode()) + rb"(?![\w-])")


def _without_ours(data: bytes) -> bytes:
    """A project's description without the manifest that may stand in it."""
    headers = list(_HEADER.finditer(data))
    starts = [found.start() for found in headers]
    text = bytearray(data)
    for found, end in zip(headers, [*starts[1:], len(data)], strict=True):
        if _OURS.match(found.group(1)):
            section = data[found.start() : end]
            text[found.start() : end] = re.sub(rb"[^\r\n]", b" ", section)
    return bytes(text)


def _is_manifest(path: str, data: bytes) -> bool:
    """Whether a file names old names because it is about their migration."""
    if not path.endswith(".toml") or b"migration" not in data:
        return False
    try:
        written = tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return False
    return "migration" in written and "steps" in written
