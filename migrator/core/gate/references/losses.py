"""The files that a change can hurt though it does not touch them.

A module that no longer binds a name, or that is gone, hurts whoever takes it from there. What
may be lost is read off the lines that were taken away; a word too many costs a look at a file.
"""

import keyword
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from migrator.core.diff import FileChange, hunks
from migrator.core.gate.references.lookup import Lookup
from migrator.core.gate.references.quick_look import quick_look

_WORD = re.compile(rb"[A-Za-z_\x80-\xff][\w\x80-\xff]*")
#: The parts of a line that may bind names: rather too many than too few.
_IMPORTED = re.compile(rb"\bimport\b([^#\r\n]+)")
_BINDING = re.compile(
    rb"\b(?:def|class|as|for|global|type)[ \t]+(\w+)"
    rb"|^[ \t]*([\w \t,()*\[\]]+?)[ \t]*(?::[^=]+)?=(?!=)"
    # Possessive: a long name that goes on in another way is tried once, not in all its parts.
    rb"|^[ \t]*((?:\w++(?:[ \t]++as[ \t]++\w++)?+[ \t]*+,?+[ \t]*+)++)\)?[ \t]*(?:#.*)?$"
    rb"|(\w+)[ \t]*:="
)
#: Where something is taken from a module: as an attribute, in a string, or by an import.
_BEHIND = re.compile(rb"[.\"']([A-Za-z_\x80-\xff][\w\x80-\xff]*)")
_TAKEN = re.compile(rb"\bimport\b[ \t\\]*(\((?:[^)#]|#[^\r\n]*)*\)|(?:\\\r?\n|[^\r\n;#])*)")
_STRING = re.compile(rb"[\"']([A-Za-z_]\w*(?:\.\w+)*)[\"']")
_PATCHING = (b"patch", b"setattr", b"delattr")
_STAR = "import *"


@dataclass(slots=True)
class _Loser:
    """A module with the names that it may have lost."""

    dotted: str
    words: set[str] = field(default_factory=set)
    #: Whether there is no module of this name any more.
    gone: bool = False

    @property
    def last(self) -> str:
        """What the module itself is called."""
        return self.dotted.rpartition(".")[2]

    def is_below(self, packages: Iterable[str]) -> bool:
        """Whether it can be reached through one of some packages."""
        return any(self.dotted.startswith(f"{package}.") for package in packages)


def files_that_lose(before: Lookup, after: Lookup, changes: Sequence[FileChange]) -> list[str]:
    """The unchanged files that take a name that one of the changed modules may have lost."""
    layout = before.view.project.layout
    losers = {
        path: loser
        for change in changes
        if (loser := _loser(before, after, change))
        and (path := layout.path(loser.dotted)) is not None
    }
    changed = {change.path for change in changes}
    losers.update(
        (path, _Loser(layout.module(path).dotted, lost))
        for path, lost in lost_by_stars(before, after, changed).items()
    )
    words = {word for loser in losers.values() for word in loser.words}
    words |= {one.last for one in losers.values() if one.gone}
    held = after.view.tree.holding(sorted(words)) if words else []
    return [path for path in held if path not in changed and _takes(before, path, losers, words)]


def _loser(before: Lookup, after: Lookup, change: FileChange) -> _Loser | None:
    layout = before.view.project.layout
    dotted = layout.module(change.path).dotted
    if not layout.exists(dotted):
        return None
    if not after.view.project.layout.exists(dotted):
        return _Loser(dotted, gone=True)
    if change.old is not None and change.new is not None:
        lost = _lost_words(change)
    else:
        # Another file, or none but a folder, is what this name stands for now.
        names = before.view.project.names(dotted)
        lost = {word for line in before.text(dotted).splitlines() for word in _bound_in(line)}
        lost |= names.bound if names else frozenset()
    lost = {word for word in lost if word not in after.plainly_bound(dotted)}
    if lost:
        # Lines tell of functions too; the trees, which are dear, of the module and its classes.
        were, are = before.view.project.names(dotted), after.view.project.names(dotted)
        if were and are:
            members = {member for _class, member in were.members - are.members}
            lost &= (were.bound - are.bound) | members
    return _Loser(dotted, lost) if lost else None


def _lost_words(change: FileChange) -> set[str]:
    """Words that may be bound on lines that are gone, and surely are not on those that came."""
    removed: set[tuple[str, bool]] = set()
    added: set[tuple[str, bool]] = set()
    for hunk in hunks(change, 0):
        for mark, line in hunk.lines:
            inner = line.lstrip()
            # A name that is bound further in than before may be lost to the module.
            if mark == b"-":
                removed.update((word, inner != line) for word in _bound_in(line))
            elif mark == b"+":
                added.update((word, inner != line) for word in quick_look(inner).bound)
    return {word for word, is_inner in removed - added if not keyword.iskeyword(word)}


def _bound_in(line: bytes) -> Iterator[str]:
    imported = _IMPORTED.findall(line)
    for part in imported or map(b" ".join, _BINDING.findall(line)):
        for word in _WORD.findall(part):
            yield word.decode(errors="replace")


def lost_by_stars(before: Lookup, after: Lookup, changed: Set[str]) -> dict[str, set[str]]:
    """What unchanged files lose because they take everything from one that was changed."""
    project, layout = before.view.project, before.view.project.layout
    starring = set(after.view.tree.holding([_STAR])) - changed
    reached, waiting = set(changed), list(changed)
    while waiting:
        module = layout.module(waiting.pop()).dotted
        found = {path for path in starring if module in project.imported_by_lines(path)} - reached
        reached |= found
        waiting += found
    losers: dict[str, set[str]] = {}
    for path in reached - changed:
        dotted = layout.module(path).dotted
        names, still = project.names(dotted), after.view.project.names(dotted)
        if names and still and (lost := names.bound - still.bound):
            losers[path] = set(lost)
    return losers


def _takes(before: Lookup, path: str, losers: Mapping[str, _Loser], words: Set[str]) -> bool:
    """Whether a file may take a lost name, by an import, as an attribute, or in a string."""
    data = before.view.tree.read(path) or b""
    taken = _taken(data)
    if taken.isdisjoint(words):
        return False
    layout = before.view.project.layout
    name, imported = layout.module(path), before.view.project.imported_by_lines(path)
    files = {layout.path(before.meant(name, module)) or "" for module in imported}
    hit = [losers[file] for file in files if file in losers]
    hit += [one for one in losers.values() if one.last in taken and one.is_below(imported)]
    hit += _patched(before, data, losers)
    return any(one.gone or not taken.isdisjoint(one.words) for one in hit)


def _taken(data: bytes) -> set[str]:
    """The words of a file that may be names in other modules."""
    found = set(_BEHIND.findall(data))
    for names in _TAKEN.findall(data):
        found.update(_WORD.findall(names))
    if b"multiple(" in data:
        # The keywords of `patch.multiple` are names too.
        found.update(_WORD.findall(data))
    return {word.decode(errors="replace") for word in found}


def _patched(before: Lookup, data: bytes, losers: Mapping[str, _Loser]) -> Iterator[_Loser]:
    """The modules that lose something and are named in strings, in a file that patches."""
    if any(word in data for word in _PATCHING):
        layout = before.view.project.layout
        for written in _STRING.findall(data):
            module = layout.longest_module(written.decode(errors="replace"))
            loser = losers.get(layout.path(module) or "") if module else None
            if loser is not None:
                yield loser
