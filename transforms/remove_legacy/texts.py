"""The dotted names that a text speaks of which is no code that is run: chains, imports, roles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from migrator.api import ModuleName

_NAME = rb"[A-Za-z_\x80-\xff][\w\x80-\xff]*"
_DOTTED = rb"%s(?:\.%s)*" % (_NAME, _NAME)
#: ``a.b.c``; what is behind a colon, as in the entry point ``a.b:c``, belongs to it as well.
_CHAIN = re.compile(rb"(?<![\w\x80-\xff./-])(%s)(?=:(%s))?" % (_DOTTED, _DOTTED))
_FROM = re.compile(
    rb"\bfrom\s+(\.*)(%s)?\s+import\b[\s\\]*(\([^)]{0,2000}|[^\r\n;\"'#]{0,500})" % _DOTTED
)
_IMPORT = re.compile(rb"(?<![\w.])import\s+(%s)(?:\s+as\s+(%s))?" % (_DOTTED, _NAME))
_ALIAS = re.compile(rb"(%s|\*)(?:\s+as\s+(%s))?" % (_NAME, _NAME))
#: What documentation is about, and how it then names what is in it.
_ABOUT = re.compile(rb"module::\s*(%s)" % _DOTTED)
_ROLE = re.compile(rb"(?:auto\w+::\s*|:[\w:]+:`[~.!]?)(%s)" % _DOTTED)
#: How a pickle names what it needs.
_PICKLED = re.compile(rb"c(%s)\n(%s)\n" % (_DOTTED, _DOTTED))
#: What stands before a module that is run, and before an entry point.
_RUNS = re.compile(rb"-m[\"',\s]+\Z")
_SETS = re.compile(rb"\w[ \t]*=[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class Said:
    """A place in a text, with the dotted name that it speaks of."""

    start: int
    end: int
    dotted: str
    #: Whether whoever reads the text surely takes it from there: prose only mentions it.
    is_taken: bool = True


def said(text: bytes, here: ModuleName | None = None) -> Iterator[Said]:
    """All that a text speaks of; relative imports count from the module that it stands in."""
    imported = list(_imported(text, here))
    yield from (one for one, _local in imported)
    bound = {local: one.dotted for one, local in imported if local}
    is_prose = re.search(rb"\s", text.strip()) is not None
    about = [found.group(1).decode(errors="replace") for found in _ABOUT.finditer(text)]
    for found in _CHAIN.finditer(text):
        dotted = found.group(1).decode(errors="replace")
        if text[found.end() : found.end() + 1] == b"-":
            dotted = dotted.rpartition(".")[0]
        before = text[max(found.start() - 20, 0) : found.start()]
        is_path = b"." in found.group() or found.group(2) is not None
        is_said = is_path and (not is_prose or _SETS.search(before))
        is_taken = bool(is_said or _RUNS.search(before))
        for one in _resolved(dotted, found.group(2), bound):
            yield Said(found.start(1), found.end(1), one, is_taken)
    for found in _ROLE.finditer(text) if about else ():
        name = found.group(1).decode(errors="replace")
        for module in about:
            yield Said(found.start(1), found.end(1), f"{module}.{name}", is_taken=False)
    for found in _PICKLED.finditer(text):
        module, name = (part.decode(errors="replace") for part in found.groups())
        yield Said(found.start(1), found.end(1), f"{module}.{name}")


def chains(data: bytes) -> frozenset[str]:
    """All dotted names in data that is no text."""
    return frozenset(found.decode(errors="replace") for found in re.findall(_DOTTED, data))


def _resolved(dotted: str, behind: bytes | None, bound: dict[str, str]) -> Iterator[str]:
    root, dot, rest = dotted.partition(".")
    yield dotted
    if dot and root in bound:
        yield f"{bound[root]}.{rest}"
    if behind is not None:
        yield f"{dotted}.{behind.decode(errors='replace')}"


def _imported(text: bytes, here: ModuleName | None) -> Iterator[tuple[Said, str]]:
    """What import statements in a text bring, each with the name that they give it."""
    for found in _FROM.finditer(text):
        level, written = len(found.group(1)), (found.group(2) or b"").decode(errors="replace")
        module = here.absolute(level, written) if level and here else written
        if not module or (level and here is None):
            continue
        for alias in _ALIAS.finditer(found.group(3)):
            name, local = (part.decode(errors="replace") for part in alias.groups(default=b""))
            start, end = (found.start(3) + at for at in alias.span(1))
            yield Said(start, end, f"{module}.{name}"), local or name
    for found in _IMPORT.finditer(text):
        dotted, local = (part.decode(errors="replace") for part in found.groups(default=b""))
        yield Said(*found.span(1), dotted), local
