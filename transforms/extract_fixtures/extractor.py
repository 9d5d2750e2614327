"""Whether a creation can be taken out, who gets it then, and where its fixture stands."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from migrator.api import BindingKind, FixtureScope, span_of
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
from transforms.extract_fixtures.files import TestFiles
from transforms.extract_fixtures.importers import Importers, Taken
from transforms.extract_fixtures.making import Making
from transforms.extract_fixtures.placing import Placing
from transforms.extract_fixtures.readers import readers
from transforms.extract_fixtures.testfile import TestFile


@dataclass(frozen=True, slots=True)
class Extractor:
    """Decides about creations; raises `CannotTake` with the reason where one has to stay."""

    placing: Placing
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
        placed = replace(extraction, home=self.placing.home(extraction))
        if placed.moves:
            self._refuse_needed_imports(placed)
        self.placing.check(placed)
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
