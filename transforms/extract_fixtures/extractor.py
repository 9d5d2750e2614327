"""Whether a creation can be taken out, who gets it then, and where its fixture stands."""

import ast
import builtins
import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from migrator.api import BindingKind, FixtureScope, Places, Provided, is_below
from transforms.extract_fixtures.blocks import (
    Shape,
    always_binds,
    does_more,
    shape_of,
)
from transforms.extract_fixtures.cannot_take import CannotTake
from transforms.extract_fixtures.creations import (
    Creation,
    gives_instance,
    is_run,
    names_read,
)
from transforms.extract_fixtures.extractions import Extraction, Site
from transforms.extract_fixtures.files import CONFTEST, TestFiles
from transforms.extract_fixtures.importers import Importers, Taken
from transforms.extract_fixtures.making import Making
from transforms.extract_fixtures.places import span_of
from transforms.extract_fixtures.readers import readers
from transforms.extract_fixtures.testfile import TestFile


@dataclass(frozen=True, slots=True)
class Extractor:
    """Decides about creations; raises `CannotTake` with the reason where one has to stay."""

    places: Places
    files: TestFiles
    importers: Importers
    making: Making
    #: How long an instance lives if nothing asks for more.
    scope: FixtureScope

    def found(
        self, file: TestFile, together: Sequence[Creation], others: Sequence[Creation]
    ) -> Extraction:
        """A creation, or all of one block, with everyone who reads it.

        ``others`` are those of the same file that are to be taken out too.
        """
        creation = together[0]
        if creation.problem:
            raise CannotTake(creation.problem)
        shape = shape_of(file, creation, together, self.importers)
        whole = creation.around[0] if shape is Shape.BLOCK else creation.statement
        becoming = [one.statement for one in others if one.statement is not creation.statement]
        sites = {name: list(self._sites(file, name, (whole,), becoming)) for name in creation.names}
        names = tuple(
            name for name, some in sites.items() if any(not one.readers.is_empty for one in some)
        )
        wanted = [site.readers.scope for some in sites.values() for site in some]
        scope = max([self.scope, *wanted])
        return Extraction(file, creation, shape, tuple(together), sites, names, file, scope)

    def settled(self, extraction: Extraction) -> Extraction:
        """The same, when all is seen to that a fixture, or its absence, asks for."""
        creation = extraction.creation
        if not extraction.names:
            self._refuse_needed_imports(extraction)
            if extraction.shape is Shape.BLOCK and does_more(extraction.whole, creation.names):
                raise CannotTake("nobody reads it, but its block does more than create it")
            return extraction
        cleanup = self.making.cleanup
        if cleanup is not None and len(cleanup.instances) != 1:
            raise CannotTake("`cleanup` does not say by one name what the instance is")
        for one in extraction.together:
            self.making.takes_context(one)
        self._refuse_value(extraction)
        _refuse_unasked(extraction)
        _refuse_sometimes(extraction)
        self._refuse_coroutines(extraction)
        placed = replace(extraction, home=self._home(extraction))
        self._refuse_clash(placed)
        self._refuse_replaced(placed)
        _refuse_taken_names(placed.home)
        if placed.moves:
            self._refuse_needed_imports(placed)
            self._refuse_to_move(placed)
        return placed

    # Who reads it

    def _sites(
        self, file: TestFile, name: str, own: Sequence[ast.stmt], becoming: Sequence[ast.stmt]
    ) -> Iterator[Site]:
        yield Site(file, name, readers(file, name, own, becoming, self.importers))
        waiting, seen = [(file.path, name)], {file.path}
        while waiting:
            path, local = waiting.pop()
            taking = self.importers.of(path, local)
            for reader in (*taking.through, *taking.stars):
                raise CannotTake(f"{reader} reads it through the module")
            if taking.patching:
                raise CannotTake(f"{taking.patching[0]} names it in a string")
            for taken in taking.imports:
                if taken.path in seen:
                    raise CannotTake(f"{taken.path} imports it twice")
                seen.add(taken.path)
                yield self._importing(taken)
                waiting.append((taken.path, taken.local))

    def _importing(self, taken: Taken) -> Site:
        """A file that imports the name, and has to be able to lose the import."""
        if not self.files.is_test_code(taken.path):
            raise CannotTake(f"{taken.path}, which is no test, imports it")
        file = self.files.file(taken.path)
        if file is None:
            raise CannotTake(f"{taken.path}, which imports it, cannot be worked on")
        imported = taken.imported
        if imported.scope != 0 or imported.guarded or imported.type_checking:
            raise CannotTake(f"{taken.path} imports it inside of a block")
        original = imported.aliases[taken.alias].name
        if taken.local != original and _is_known(file, original):
            raise CannotTake(f"{taken.path} calls it `{taken.local}`, and knows a `{original}` too")
        line = file.source.line_of(imported.span.start)
        own = [one for one in file.source.tree.body if one.lineno == line]
        return Site(file, taken.local, readers(file, taken.local, own, (), self.importers), taken)

    # What it is made of

    def _refuse_value(self, extraction: Extraction) -> None:
        """What an instance is made with must be the same when a test runs."""
        file, creation = extraction.file, extraction.creation
        if extraction.shape is Shape.BLOCK:
            return
        for name in sorted(set(names_read([creation.kept.value]))):
            bound = [one for one in file.bindings(name) if one.kind is not BindingKind.IMPORT]
            if any(one.kind is BindingKind.DELETION for one in bound):
                raise CannotTake(f"it is made with `{name}`, which is deleted")
            changes = any(one.kind is BindingKind.CAPTURE for one in bound) or file.loops_over(name)
            if changes or file.is_global_in_function(name) or len(bound) > 1:
                raise CannotTake(f"it is made with `{name}`, which does not stay what it is")
        is_coroutine = self.making.is_coroutine(creation.factory)
        if is_coroutine and not all(is_run(creation, call) for call in creation.calls):
            raise CannotTake("what is kept is made of its coroutine")
        if self.making.cleanup is not None and not gives_instance(creation):
            raise CannotTake("what is kept is not the instance itself, so no cleanup is for it")

    def _refuse_coroutines(self, extraction: Extraction) -> None:
        """A coroutine that is handed to what runs it cannot become what it gives."""
        if self.making.is_coroutine(extraction.creation.factory):
            for _name, site in extraction.all_sites:
                if passed := site.file.passed_to_runner(site.local):
                    raise CannotTake(f"the coroutine is handed to `{passed}`")

    # Where the fixture stands

    def _home(self, extraction: Extraction) -> TestFile:
        file = extraction.file
        reading = [site for _name, site in extraction.all_sites if not site.readers.is_empty]
        reached = {site.file.path for site in reading}
        reached = reached.union(*(site.readers.elsewhere for site in reading))
        if all(self._offers(file.path, path, extraction.names) for path in reached):
            return file
        folders = [posixpath.dirname(path).split("/") for path in (*reached, file.path)]
        path = self.files.conftest("/".join(_common(folders)))
        home = self.files.file(path)
        if home is None:
            raise CannotTake(f"{path}, where it should stand, cannot be worked on")
        return home

    def _offers(self, home: str, path: str, names: Iterable[str]) -> bool:
        """Whether tests of a file get the fixtures of another one."""
        suite = self.places.suite
        offered, module = suite.offers(home), suite.module(path)
        if home == path or any(level is offered for level in self.places.at(path).levels):
            return True
        stars = {suite.file(path, star) for star in module.stars} if module else set()
        return home in stars and not any(name.startswith("_") for name in names)

    def _refuse_clash(self, extraction: Extraction) -> None:
        """A fixture of the name that is there already would be hidden, or hide this one."""
        levels = self.places.at(extraction.home.path).levels
        for name in extraction.names:
            for level in levels:
                known = level.provided.get(name)
                # Something of that name that is no fixture is the instance, here or by a star.
                if known and (known.fixtures or level is levels[-1]):
                    raise CannotTake(f"there is a fixture `{name}` already{_where(known)}")
            for site in extraction.sites[name]:
                for owner in _owners(site):
                    lineage = self.places.classes.lineage(site.file.path, owner)
                    if name in lineage.level.provided:
                        raise CannotTake(f"the class `{owner[-1]}` has a fixture `{name}`")

    def _refuse_replaced(self, extraction: Extraction) -> None:
        """Fixtures that read it must not be given another one, for tests that replace the name."""
        for name in extraction.names:
            for path in (extraction.home.path, *self.places.suite.conftests(extraction.home.path)):
                module = self.places.suite.module(path)
                if module and name in module.generated:
                    raise CannotTake(f"{path} gives values to every test that asks for `{name}`")
        for name, site in extraction.all_sites:
            fixtures = [one for one in site.readers.functions if site.file.roles.fixture(one)]
            if name in extraction.names and fixtures:
                for path in self._below(extraction.home.path, name):
                    if self._replaces(path, name):
                        raise CannotTake(
                            f"{path} gives tests another `{name}`, which `{fixtures[0].name}` "
                            "would get"
                        )

    def _below(self, home: str, name: str) -> Iterator[str]:
        """The files whose tests get the fixtures of one, and that speak of a name."""
        folder, _slash, file = home.rpartition("/")
        if file != CONFTEST:
            yield home
            return
        for path in self.places.suite.tree.holding([name]):
            if is_below(path, folder) and self.files.is_test_code(path):
                yield path

    def _replaces(self, path: str, name: str) -> bool:
        """Whether a file has a fixture of a name, or tests that are parametrized by it."""
        module = self.places.suite.module(path)
        if module is None:
            return False
        groups = list(module.group.everything())
        marks = [group.marks for group in groups] + [one.marks for one in module.askers]
        return (
            any(fixture.name == name for fixture in module.fixtures)
            or any(name in one.direct for one in marks)
            or name in module.generated
        )

    def _refuse_to_move(self, extraction: Extraction) -> None:
        """What the instance is made of must be there in the other file too."""
        if extraction.shape is Shape.BLOCK or len(extraction.names) > 1:
            raise CannotTake("several files need it, and it is made in more than one statement")
        file, home = extraction.file, extraction.home
        if extraction.names[0] in home.body.bound:
            raise CannotTake(f"{home.path} has a `{extraction.names[0]}` already")
        value = extraction.creation.kept.value
        read = file.names_read_in(span_of(file.source, value))
        for name in sorted(set(names_read([value]))):
            bound = list(file.body.bound.get(name, ()))
            is_builtin = not bound and hasattr(builtins, name)
            if is_builtin or (bound and name not in read):
                continue
            is_own = bool(bound) and bound[0].target is None and self._is_library(file)
            if len(bound) != 1 or bound[0].conditional or not (bound[0].target or is_own):
                raise CannotTake(f"it is made with `{name}`, which {home.path} does not have")
            there = [one.target for one in home.body.bound.get(name, ())]
            if there and there != [bound[0].target or f"{file.module.dotted}.{name}"]:
                raise CannotTake(f"`{name}` is something else in {home.path}")

    def _refuse_needed_imports(self, extraction: Extraction) -> None:
        """What only the statement needs of the imports would go, and others may take it."""
        file = extraction.file
        span = span_of(file.source, extraction.going)
        for name in sorted(file.imports_read_in(span)):
            is_only = all(span.start <= use.span.start < span.end for use in file.uses(name))
            if is_only and self.importers.is_taken(file.path, name):
                raise CannotTake(
                    f"others take `{name}` from this module, and nothing else needs it"
                )

    def _is_library(self, file: TestFile) -> bool:
        """Whether others may import from a file: it is not collected itself."""
        suite = self.places.suite
        is_named = suite.file(file.path, file.module.dotted) == file.path
        return is_named and not suite.is_test_file(file.path)


def _common(folders: Sequence[Sequence[str]]) -> list[str]:
    """The beginning that the names of some folders share."""
    shared = []
    for parts in zip(*folders, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return shared


def _is_known(file: TestFile, name: str) -> bool:
    """Whether a file speaks of a name in more places than one."""
    return len(re.findall(rb"(?<!\w)%b(?!\w)" % name.encode(), file.source.code)) > 1


def _refuse_unasked(extraction: Extraction) -> None:
    """A fixture for nobody but a function that nothing calls would not be asked for."""
    for name in extraction.names:
        sites = extraction.sites[name]
        if not any(site.asks or site.readers.fixtures for site in sites):
            reader = next(one.name for site in sites for one in site.readers.functions)
            raise CannotTake(f"only `{reader}` reads it, which no test calls")


def _refuse_sometimes(extraction: Extraction) -> None:
    """Tests may know where there is no instance; a fixture has to give one always."""
    is_block = extraction.shape is Shape.BLOCK
    if is_block and not always_binds(extraction.whole, {*extraction.names}):
        raise CannotTake("its block does not always create it")


def _refuse_taken_names(home: TestFile) -> None:
    """What fixtures are made by must be what it is called."""
    for name in ("pytest", "pytest_asyncio"):
        if home.has_other(name):
            raise CannotTake(f"`{name}` is something else in {home.path}")


def _owners(site: Site) -> Iterator[tuple[str, ...]]:
    """The classes with functions that get the fixture."""
    for function in site.readers.functions:
        if classes := site.file.around(function):
            yield tuple(node.name for node in classes)


def _where(known: Provided) -> str:
    path = known.fixtures[0].path if known.fixtures else ""
    return f", in {path}" if path else ""
