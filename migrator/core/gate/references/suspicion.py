"""Whether a file may refer to what is not there, as far as its text tells: it is not parsed.

It may say yes too often, never too rarely: most files need no closer look.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from migrator.core.gate.references.lookup import Lookup
from migrator.core.gate.references.members import lacking_member
from migrator.core.layout import ModuleName

#: Where a patch stands, unless the file calls it by another name.
PATCHES = re.compile(rb"patch|\bsetattr\b|\bdelattr\b")
_OWNER = re.compile(rb"\b(?:object|multiple|setattr|delattr)\(\s*(?:target\s*=\s*)?(\w+)")
_DOTTED = re.compile(rb"[\"']([A-Za-z_]\w*(?:\.\w+)+)[\"']")
#: A string in several pieces, or the keywords of ``patch.multiple``.
_PIECES = re.compile(rb"[\"'][\w.]*[\"'][\s\\]+[\"'][\w.]+[\"']|\bmultiple\(")
_CONTINUED = re.compile(rb"\\\r?\n")
_COMMENT = re.compile(rb"#[^\r\n]*")
_FROM = re.compile(
    rb"\bfrom\b[ \t]*(\.*)[ \t]*([\w.\x80-\xff]*)[ \t]*\bimport\b[ \t]*"
    rb"(\((?:[^)#]|#[^\r\n]*)*\)|[^\r\n;#]*)"
)
_IMPORT = re.compile(rb"(?:^|[\r;:])[ \t\f]*import\b([^\r\n;#]*)", re.MULTILINE)
_CLAUSE = re.compile(rb"\s*([\w.\x80-\xff]+|\*)(?:\s+as\s+([\w\x80-\xff]+))?\s*\Z")


@dataclass(frozen=True, slots=True)
class _Taken:
    """What an import takes: a module, and a name of it or nothing."""

    module: str
    name: str
    #: What it is called here, and the dotted name that this stands for; nothing for stars.
    local: str
    target: str


def may_dangle(lookup: Lookup, name: ModuleName, code: bytes) -> bool:
    """Whether a closer look at a file may find something."""
    code = _CONTINUED.sub(b" ", code.removeprefix(codecs.BOM_UTF8))
    roots = owners(code)
    for taken in _taken(lookup, name, code):
        module = taken.module
        if not module or lookup.absent_module(module):
            return True
        if taken.name and lookup.lacks(module, taken.name):
            return True
        if taken.local.encode() in roots and not lookup.is_foreign(taken.target):
            return True
        if taken.local and may_lead_nowhere(lookup, code, taken.local, taken.target):
            return True
    return _may_patch_nothing(lookup, code)


def owners(code: bytes) -> frozenset[bytes]:
    """The roots of what stands first in calls that may patch an attribute of it."""
    return frozenset(_OWNER.findall(code))


def may_lead_nowhere(lookup: Lookup, code: bytes, local: str, target: str) -> bool:
    """Whether an attribute behind a name for a module, taken from its text, is not there."""
    if not lookup.view.project.layout.exists(target):
        return False
    chains = re.findall(rb"\b%b((?:\s*\.\s*\w+)+)" % local.encode(), code)
    written = {b"".join(chain.split()).decode(errors="replace") for chain in chains}
    return any(lookup.lacking(target + chain) for chain in written)


def _may_patch_nothing(lookup: Lookup, code: bytes) -> bool:
    if not PATCHES.search(code):
        return False
    if _PIECES.search(code):
        return True
    strings = {dotted.decode(errors="replace") for dotted in _DOTTED.findall(code)}
    return any(lookup.lacking(dotted) or lacking_member(lookup, dotted) for dotted in strings)


def _taken(lookup: Lookup, name: ModuleName, code: bytes) -> Iterator[_Taken]:
    for dots, rest, names in _FROM.findall(code):
        module = lookup.meant(name, name.absolute(len(dots), rest.decode(errors="replace")) or "")
        for taken, asname in _clauses(names):
            if taken == "*":
                yield _Taken(module, "", "", "")
            else:
                yield _Taken(module, taken, asname or taken, f"{module}.{taken}")
    for names in _IMPORT.findall(code):
        for written, asname in _clauses(names):
            top = written.partition(".")[0]
            module = lookup.meant(name, written)
            yield _Taken(module, "", asname or top, module if asname else top)


def _clauses(names: bytes) -> Iterator[tuple[str, str]]:
    """The names of an import statement, each with its ``as``."""
    for clause in _COMMENT.sub(b"", names).strip(b"() \t").split(b","):
        if found := _CLAUSE.match(clause):
            taken = found.group(1).decode(errors="replace")
            yield taken, (found.group(2) or b"").decode(errors="replace")
