"""The edits that give a package its names."""

import ast
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
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
from transforms.export_names.entries import added
from transforms.export_names.guarded import guard_for, guard_of, guarded, guarded_names
from transforms.export_names.hindered import HinderedError
from transforms.export_names.lazy import lazily, told_by_dir
from transforms.export_names.listing import Entry, Listing, listing, listing_of
from transforms.export_names.style import Style
from transforms.export_names.surely import surely_binds
from transforms.export_names.taking_out import removed


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
    #: Whether `__all__` is left as it is.
    is_unlisted: bool = False


@dataclass(frozen=True, slots=True)
class Removal:
    """An entry of `__all__` that is to go: the first of its name, the second, …"""

    name: str
    index: int

    def entry(self, source: PythonSource) -> Entry | None:
        """The entry in a text."""
        found = [one for one in listing(source).entries if one.name == self.name]
        return found[self.index] if self.index < len(found) else None


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
            if more := in_order(following(text)):
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

    def lazy(self, wanted: Sequence[Wanted]) -> list[Edit]:
        """Names that `__getattr__` gives, and that `__dir__` tells of."""
        destinations = [
            self.style.destination(one.module, one.attribute, one.name) for one in wanted
        ]
        edits = lazily(self.source, destinations)
        if edits is None:
            raise HinderedError("its `__getattr__` is more than a row of names")
        told = told_by_dir(self.source)
        if told is not None:
            homes = {one.name: one.module for one in wanted}
            new = [one.name for one in wanted if one.name not in told.names]
            edits += added(self.source, told, new, homes)
        return edits

    # The list

    def without(self, removal: Removal) -> list[Edit]:
        """An entry of `__all__` taken out."""
        if obstacle := listing(self.source).obstacle:
            raise HinderedError(obstacle)
        entry = removal.entry(self.source)
        return [removed(self.source, entry)] if entry else []

    def listed(self, wanted: Sequence[Wanted]) -> list[Edit]:
        """Entries of `__all__`, if there is one."""
        found = listing(self.source)
        new = {one.name: one for one in wanted if one.name not in found.names}
        if not found.is_there or not new:
            return []
        if found.obstacle:
            raise HinderedError(found.obstacle)
        homes = {**self.style.homes, **{name: one.module for name, one in new.items()}}
        edits: list[Edit] = []
        for lists, names in self._by_list(found, new):
            edits += added(self.source, lists, names, homes)
        return edits

    def _by_list(
        self, found: Listing, names: Iterable[str]
    ) -> Iterator[tuple[Listing, Sequence[str]]]:
        """Which statements list names: those of the module, or those beside a guarded import."""
        plain: list[str] = []
        inside: dict[ast.Try, list[str]] = defaultdict(list)
        for name in names:
            guard = guard_of(self.style, name)
            if guard is None or surely_binds(self.source.tree.body, name, self.module):
                plain.append(name)
            elif listing_of(guard.node.body).is_open:
                inside[guard.node].append(name)
            elif found.names & guarded_names(self.style):
                plain.append(name)
            else:
                raise HinderedError("`__all__` does not list the names beside it")
        yield found, plain
        for node, guarded_ones in inside.items():
            yield listing_of(node.body), guarded_ones


def _passes(wanted: Sequence[Wanted], removals: Sequence[Removal]) -> Iterator[_Pass]:
    for removal in sorted(removals, key=lambda one: one.index, reverse=True):
        yield partial(Writer.without, removal=removal)
    eager = [one for one in wanted if not (one.is_lazy or one.is_bound)]
    for one in eager:
        if one.is_first:
            yield partial(Writer.first, one=one)
    usual = [one for one in eager if not one.is_first]
    if usual:
        yield partial(Writer.imported, wanted=usual)
    for one in usual:
        yield partial(Writer.guarded, one=one)
        yield partial(Writer.renamed, one=one)
    if late := [one for one in wanted if one.is_lazy]:
        yield partial(Writer.lazy, wanted=late)
    if told := [one for one in wanted if not one.is_unlisted]:
        yield partial(Writer.listed, wanted=told)
