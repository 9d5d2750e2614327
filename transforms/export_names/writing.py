"""The edits that give a package its names."""

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from migrator.api import (
    Destination,
    Edit,
    ModuleName,
    PythonSource,
    added_imports,
    apply,
    compose,
    in_order,
)
from transforms.export_names.entries import added, removed
from transforms.export_names.guarded import guard_for, guarded
from transforms.export_names.lazy import lazily, told_by_dir
from transforms.export_names.listing import Entry, listing
from transforms.export_names.style import Style


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that a package is to have."""

    name: str
    #: Where it comes from: the module, and what it is called there.
    module: str
    attribute: str
    #: Imported when it is asked for, and not with the package.
    is_lazy: bool = False
    #: Whether the package has it already, and only `__all__` lacks it.
    is_bound: bool = False
    #: Imported before all others.
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Removal:
    """An entry of `__all__` that is to go: the first of its name, the second, …"""

    name: str
    index: int

    def entry(self, source: PythonSource) -> Entry | None:
        """The entry in a text."""
        found = [one for one in listing(source).entries if one.name == self.name]
        return found[self.index] if self.index < len(found) else None


class HinderedError(Exception):
    """Why nobody but a person can write the edits; in a few words."""


_Pass = Callable[["Writer"], list[Edit]]


@dataclass(frozen=True)
class Writer:
    """Writes into the file of one package."""

    source: PythonSource
    module: ModuleName
    #: Whether a module belongs to the project.
    owns: Callable[[str], bool]
    #: Whether relative imports are usual around the package.
    is_relative: bool

    def written(self, wanted: Sequence[Wanted], removals: Sequence[Removal] = ()) -> list[Edit]:
        """The edits that bring names in, and take entries of `__all__` out.

        Each pass works on the text that the one before has left. Raises `HinderedError` where the
        file does not allow it.
        """
        edits: list[Edit] = []
        text = self
        for following in _passes(wanted, removals):
            more = in_order(following(text))
            edits, text = compose(edits, more), text.after(more)
        return edits

    def after(self, edits: Sequence[Edit]) -> "Writer":
        """The file with edits made; as UTF-8, whatever its own encoding."""
        source = PythonSource(self.source.path, apply(self.source.code, edits))
        return replace(self, source=source)

    @cached_property
    def style(self) -> Style:
        """How the file writes imports."""
        return Style(self.source, self.module, self.owns, self.is_relative)

    # Imports

    def imported(self, wanted: Sequence[Wanted]) -> list[Edit]:
        """Imports at their place between the others."""
        plain = [
            self._destination(one)
            for one in wanted
            if guard_for(self.style, one.module) is None and not self._is_there(one)
        ]
        before = self._end_of_imports
        found = added_imports(self.source, self.module, self.owns, plain, before=before)
        return [self.style.marked(edit) for edit in found]

    def first(self, one: Wanted) -> list[Edit]:
        """An import above the first one of a module of the project."""
        if not self.style.own or guard_for(self.style, one.module):
            raise HinderedError("there is no import that it could stand above")
        start = self.source.line_starts[self.style.own[0].lineno - 1]
        text = f"{self._destination(one).statement()}{self.source.newline}"
        return [self.style.marked(Edit(start, start, text.encode()))]

    def guarded(self, one: Wanted) -> list[Edit]:
        """An import that may fail, as those beside it may."""
        guard = guard_for(self.style, one.module)
        if guard is None or self._is_there(one):
            return []
        edits = guarded(self.style, guard, self._destination(one))
        if guard.obstacle or edits is None:
            raise HinderedError(guard.obstacle or "its imports stand in a `try` of their own kind")
        return edits

    def renamed(self, one: Wanted) -> list[Edit]:
        """`Name = Other`, where the file gives other names like that."""
        last = self.style.last_renaming
        if one.name == one.attribute or not self.style.renames_by_assignment or last is None:
            return []
        end = self.style.end_of_line(last)
        text = f"{self.source.newline}{one.name} = {one.attribute}"
        return [Edit(end, end, text.encode())]

    def _destination(self, one: Wanted) -> Destination:
        is_assigned = one.name != one.attribute and self.style.renames_by_assignment
        local = one.attribute if is_assigned else one.name
        return self.style.destination(one.module, one.attribute, local)

    def _is_there(self, one: Wanted) -> bool:
        """Whether what is to get another name is imported already."""
        local = self._destination(one).asname or one.attribute
        return local == one.attribute and any(
            (alias.asname or alias.name) == local and self.style.target(node) == one.module
            for node in self.style.own
            for alias in node.names
        )

    @property
    def _end_of_imports(self) -> int | None:
        """Behind the last import, wherever definitions stand."""
        found = [
            node for node in self.source.tree.body if isinstance(node, ast.Import | ast.ImportFrom)
        ]
        return self.style.end_of_line(found[-1]) + 1 if found else None

    # Names that come when they are asked for

    def lazy(self, one: Wanted) -> list[Edit]:
        """A name that `__getattr__` gives, and that `__dir__` tells of."""
        edits = lazily(self.source, self.style.destination(one.module, one.attribute, one.name))
        if edits is None:
            raise HinderedError("its `__getattr__` is more than a row of names")
        told = told_by_dir(self.source)
        if told is not None and one.name not in told.names:
            edit = added(self.source, told, one.name, {}, one.module)
            edits += [edit] if edit else []
        return edits

    # The list

    def without(self, removal: Removal) -> list[Edit]:
        """An entry of `__all__` taken out."""
        entry = removal.entry(self.source)
        edit = removed(self.source, entry) if entry else None
        if edit is None:
            raise HinderedError("a comment or the form of the list is in the way")
        return [edit]

    def listed(self, one: Wanted) -> list[Edit]:
        """An entry of `__all__`, if there is one."""
        found = listing(self.source)
        if not found.is_there or one.name in found.names:
            return []
        edit = added(self.source, found, one.name, self.style.homes, one.module)
        if edit is None:
            raise HinderedError("its `__all__` is computed, or made under conditions")
        return [edit]


def _passes(wanted: Sequence[Wanted], removals: Sequence[Removal]) -> Iterator[_Pass]:
    for removal in sorted(removals, key=lambda one: one.index, reverse=True):
        yield partial(Writer.without, removal=removal)
    for one in wanted:
        if one.is_first:
            yield partial(Writer.first, one=one)
    eager = [one for one in wanted if not (one.is_lazy or one.is_bound or one.is_first)]
    if eager:
        yield partial(Writer.imported, wanted=eager)
    for each in wanted:
        yield from _passes_for(each)


def _passes_for(one: Wanted) -> Iterator[_Pass]:
    if one.is_lazy:
        yield partial(Writer.lazy, one=one)
    elif not one.is_bound and not one.is_first:
        yield partial(Writer.guarded, one=one)
        yield partial(Writer.renamed, one=one)
    yield partial(Writer.listed, one=one)
