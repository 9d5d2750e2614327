"""The dotted names that a text speaks of which is no code that is run: chains, imports, roles."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from migrator.api import ModuleName, Span, present, spans

_NAME = rb"[A-Za-z_\x80-\xff][\w\x80-\xff]*"
_DOTTED = rb"%s(?:\.%s)*" % (_NAME, _NAME)
_WHOLE = re.compile(_DOTTED)
_FROM = re.compile(
    rb"\bfrom\s+(\.*)(%s)?\s+import\b[\s\\]*(\([^)]{0,2000}|[^\r\n;\"'#]{0,500})" % _DOTTED
)
_IMPORT = re.compile(rb"(?<![\w.])import\s+(%s)(?:\s+as\s+(%s))?" % (_DOTTED, _NAME))
_ALIAS = re.compile(rb"(%s|\*)(?:\s+as\s+(%s))?" % (_NAME, _NAME))
#: What documentation is about, and how it then names what is in it.
_ABOUT = re.compile(rb"module::\s*(%s)" % _DOTTED)
_ROLE = re.compile(rb"(?:auto\w+::\s*|:[\w:]+:`[~.!]?)(%s)" % _DOTTED)
#: How a pickle names what it needs.
_PICKLED = re.compile(rb"c(%s)\r?\n(%s)\r?\n" % (_DOTTED, _DOTTED))
#: What stands before a module that is run, and before an entry point.
_RUNS = re.compile(rb"-m[\"',\s]+\Z")
_SETS = re.compile(rb"\w[ \t]*=[ \t]*\Z")
#: The bytes that a dotted name can be made of, and how long it may be on one side.
_PARTS = bytes(byte for byte in range(256) if byte >= 0x80 or chr(byte).isalnum()) + b"_."
_REACH = 300


@dataclass(frozen=True, slots=True)
class Said:
    """A place in a text, with the dotted name that it speaks of."""

    span: Span
    dotted: str
    #: Whether whoever reads the text surely takes it from there: prose only mentions it.
    is_taken: bool = True


def said(text: bytes, leaves: frozenset[bytes], here: ModuleName | None = None) -> Iterator[Said]:
    """What a text speaks of that may have one of some last words.

    Relative imports count from the module that the text stands in.
    """
    found = present(text, leaves)
    if not found:
        return
    imported = list(_imported(text, here))
    yield from (one for one, _local in imported)
    yield from _chains(text, found, {local: one.dotted for one, local in imported if local})
    about = [_decoded(one.group(1)) for one in _ABOUT.finditer(text)]
    for role in _ROLE.finditer(text) if about else ():
        for module in about:
            yield Said(Span(*role.span(1)), f"{module}.{_decoded(role.group(1))}", is_taken=False)
    for pickled in _PICKLED.finditer(text):
        yield Said(Span(*pickled.span(1)), ".".join(map(_decoded, pickled.groups())))


def _chains(text: bytes, leaves: Collection[bytes], bound: Mapping[str, str]) -> Iterator[Said]:
    """The chains of names around the last words: ``a.leaf``, and the entry point ``a.b:leaf``."""
    is_prose = re.search(rb"\s", text.strip()) is not None
    for leaf in spans(text, [one.decode() for one in leaves]):
        start, end = _around(text, leaf)
        chain = text[start:end]
        if not _WHOLE.fullmatch(chain) or text[start - 1 : start] in {b"/", b"-"}:
            continue
        dotted = _decoded(chain)
        if text[start - 1 : start] == b":":
            first, _end = _around(text, Span(start - 1, start - 1))
            if _WHOLE.fullmatch(text, first, start - 1):
                start, dotted = first, f"{_decoded(text[first : start - 1])}.{dotted}"
        if text[end : end + 1] == b"-":
            dotted = dotted.rpartition(".")[0]
        before = text[max(start - 20, 0) : start]
        is_said = "." in dotted and (not is_prose or _SETS.search(before))
        is_taken = bool(is_said or _RUNS.search(before))
        root, dot, rest = dotted.partition(".")
        yield Said(Span(start, end), dotted, is_taken)
        if dot and root in bound:
            yield Said(Span(start, end), f"{bound[root]}.{rest}", is_taken)


def _around(text: bytes, span: Span) -> Span:
    """A place with all that belongs to the same dotted name."""
    before = text[max(span.start - _REACH, 0) : span.start]
    behind = text[span.end : span.end + _REACH]
    start = span.start - len(before) + len(before.rstrip(_PARTS))
    end = span.end + len(behind) - len(behind.lstrip(_PARTS))
    whole = text[start:end]
    # A dot at either end is one of the sentence, or of an ellipsis.
    return Span(end - len(whole.lstrip(b".")), start + len(whole.rstrip(b".")))


def _imported(text: bytes, here: ModuleName | None) -> Iterator[tuple[Said, str]]:
    """What import statements in a text bring, each with the name that they give it."""
    for found in _FROM.finditer(text):
        level, written = len(found.group(1)), _decoded(found.group(2) or b"")
        module = written
        if level:
            module = (here.absolute(level, written) if here else None) or ""
        for alias in _ALIAS.finditer(found.group(3)) if module else ():
            name, local = map(_decoded, alias.groups(default=b""))
            start, end = (found.start(3) + at for at in alias.span(1))
            yield Said(Span(start, end), f"{module}.{name}"), local or name
    for found in _IMPORT.finditer(text):
        dotted, local = map(_decoded, found.groups(default=b""))
        yield Said(Span(*found.span(1)), dotted), local


def _decoded(text: bytes) -> str:
    return text.decode(errors="replace")
