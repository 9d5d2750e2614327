"""What becomes of a creation: which file its fixture stands in, and who gets it there."""

import ast
import builtins
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from migrator.api import BindingKind, FixtureScope, Places, Provided, bound_in_block, ends_module
from transforms.extract_fixtures.creations import (
    Creation,
    gives_instance,
    is_run,
    names_read,
)
from transforms.extract_fixtures.files import TestFiles
from transforms.extract_fixtures.importers import Importers, Taken
from transforms.extract_fixtures.making import Making
from transforms.extract_fixtures.places import span_of
from transforms.extract_fixtures.readers import Readers, readers
from transforms.extract_fixtures.roles import CannotTake, Role
from transforms.extract_fixtures.testfile import TestFile

_IMPORT_ERRORS = {"ImportError", "ModuleNotFoundError"}


class InBlock(Exception):  # noqa: N818 - it is no error, but what becomes of a creation
    """A creation that goes with the first one of its block."""


class Shape(Enum):
    """How a creation stands in its module."""

    #: A statement at module level.
    PLAIN = auto()
    #: In a ``try`` that only guards imports: it can be taken out of it.
    GUARDED = auto()
    #: In a block that goes into the fixture as a whole.
    BLOCK = auto()


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """A file in which a name stands for the instance."""

    file: TestFile
    local: str
    readers: Readers
    #: The import that brings it; None where it is created.
    taken: Taken | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Extraction:
    """A creation that is taken out of its module."""

    file: TestFile
    creation: Creation
    shape: Shape
    #: The creations that stand in one block with it, itself among them.
    together: tuple[Creation, ...]
    #: By the names that anybody reads.
    sites: Mapping[str, Sequence[Site]]
    #: The file that gets the fixture.
    home: TestFile
    scope: FixtureScope

    @property
    def names(self) -> tuple[str, ...]:
        """The fixtures that it becomes; none if nobody reads it."""
        return tuple(self.sites)

    def feeds(self, other: "Extraction") -> bool:
        """Whether another one is made with this one."""
        statement = other.creation.statement
        return other is not self and any(
            statement in site.readers.fixtures for sites in self.sites.values() for site in sites
        )

    def unread(self) -> "Extraction":
        """The same creation, when all that has read it is gone."""
        return replace(self, sites={})

    @property
    def moves(self) -> bool:
        """Whether the fixture stands in another file."""
        return self.home is not self.file

    @property
    def paths(self) -> set[str]:
        """The files that change with it."""
        here = {site.file.path for sites in self.sites.values() for site in sites}
        return here | {self.file.path, self.home.path}

    @property
    def whole(self) -> ast.stmt:
        """The statement at module level that it stands in."""
        return (*self.creation.around, self.creation.statement)[0]


@dataclass
class Extractor:
    """Decides about creations, one by one, knowing the others of the file."""

    places: Places
    files: TestFiles
    importers: Importers
    making: Making
    scope: FixtureScope
    _plugins: dict[str, bool] = field(default_factory=dict)

    def extraction(
        self, file: TestFile, creation: Creation, others: Sequence[Creation]
    ) -> Extraction:
        """What becomes of a creation; raises `CannotTake` where it has to stay.

        ``others`` are those of the same file that are to be taken out too.
        """
        if creation.problem:
            raise CannotTake(creation.problem)
        together = tuple(
            one for one in others if one.around and one.around[:1] == creation.around[:1]
        ) or (creation,)
        if creation is not together[0]:
            raise InBlock
        shape = self._shape(file, creation, together)
        for one in together:
            self.making.takes_context(one)
        self._refuse_value(file, creation, shape)
        whole = creation.around[0] if shape is Shape.BLOCK else creation.statement
        becoming = [one.statement for one in others if one.statement is not creation.statement]
        found = {
            name: some
            for name in creation.names
            if (some := list(self._sites(file, name, (whole,), becoming)))
        }
        sites = {name: some for name, some in found.items() if _are_read(some)}
        for some in sites.values():
            _refuse_unasked(some)
            if shape is Shape.BLOCK and not _always_binds(creation.around[0], set(sites)):
                _refuse_guarded(creation.around[0], some)
        self._refuse_coroutines(creation, sites)
        home = self._home(file, sites)
        extraction = Extraction(
            file, creation, shape, together, sites, home, self._scope(sites)
        )  # fmt: skip
        self._refuse_clash(extraction)
        self._refuse_taken_names(extraction)
        if extraction.moves:
            self._refuse_to_move(extraction)
        return extraction

    # How it stands

    def _shape(self, file: TestFile, creation: Creation, together: Sequence[Creation]) -> Shape:
        if (
            creation.kept.element is not None
            and b"#" in file.source.code[slice(*span_of(file.source, creation.statement))]
        ):
            raise CannotTake("there are comments in the statement that it shares with others")
        if not creation.around:
            return Shape.PLAIN
        if len(together) == 1 and all(
            _guards_import(outer, inner)
            for outer, inner in zip(
                creation.around, (*creation.around[1:], creation.statement), strict=True
            )
        ):
            return Shape.GUARDED
        names = {name for one in together for name in one.names}
        if len(names) != 1 or any(one.kept.element is not None for one in together):
            raise CannotTake("it stands in one block with others")
        self._refuse_shared_block(file, creation.around[0], names)
        return Shape.BLOCK

    def _refuse_value(self, file: TestFile, creation: Creation, shape: Shape) -> None:
        """What an instance is made with must be the same when a test runs."""
        if shape is Shape.BLOCK:
            return
        for name in sorted(set(names_read([creation.kept.value]))):
            bound = [one for one in file.bindings(name) if one.kind is not BindingKind.IMPORT]
            if any(one.kind is BindingKind.DELETION for one in bound):
                raise CannotTake(f"it is made with `{name}`, which is deleted")
            if file.is_global_in_function(name) or len(bound) > 1:
                raise CannotTake(f"it is made with `{name}`, which is bound more than once")
        is_coroutine = self.making.is_coroutine(creation.factory)
        if is_coroutine and not all(is_run(creation, call) for call in creation.calls):
            raise CannotTake("what is kept is made of its coroutine")
        if self.making.cleanup is not None and not gives_instance(creation):
            raise CannotTake("what is kept is not the instance itself, so no cleanup is for it")

    def _refuse_shared_block(self, file: TestFile, block: ast.stmt, names: Collection[str]) -> None:
        """A block can only go into a fixture if nobody else needs what it binds."""
        for name in sorted(set(bound_in_block(block, file.module)) - set(names)):
            for use in file.uses(name):
                place = file.standing(use)
                if place.function or place.classes or place.statements[0] is not block:
                    line = file.source.line_of(use.span.start)
                    raise CannotTake(f"its block also binds `{name}`, which is read in line {line}")
            if self.importers.paths(file.path, name):
                raise CannotTake(f"its block also binds `{name}`, which others import")
        if any(isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
               for node in ast.walk(block)):  # fmt: skip
            raise CannotTake("its block imports names by a star")

    # Who reads it

    def _sites(
        self, file: TestFile, name: str, own: Sequence[ast.stmt], becoming: Sequence[ast.stmt]
    ) -> Iterator[Site]:
        yield Site(file, name, readers(file, name, own, becoming, self.importers))
        waiting, seen = [(file.path, name)], {file.path}
        while waiting:
            path, local = waiting.pop()
            taking = self.importers.of(path, local)
            if taking.through:
                raise CannotTake(f"{taking.through[0]} reads it through the module")
            if taking.patching:
                raise CannotTake(f"{taking.patching[0]} names it in a string")
            for taken in taking.imports:
                if taken.path in seen:
                    raise CannotTake(f"{taken.path} imports it twice")
                seen.add(taken.path)
                yield self._importing(taken)
                waiting.append((taken.path, taken.local))

    def _importing(self, taken: Taken) -> Site:
        """A file that imports the name; raises `CannotTake` where it cannot lose the import."""
        if not self.files.is_test_code(taken.path):
            raise CannotTake(f"{taken.path}, which is no test, imports it")
        file = self.files.file(taken.path)
        if file is None:
            raise CannotTake(f"{taken.path}, which imports it, cannot be read")
        imported = taken.imported
        if imported.scope != 0 or imported.guarded or imported.type_checking:
            raise CannotTake(f"{taken.path} imports it inside of a block")
        original = imported.aliases[taken.alias].name
        if taken.local != original and _is_known(file, original):
            raise CannotTake(f"{taken.path} calls it `{taken.local}`, and knows a `{original}` too")
        line = file.source.line_of(imported.span.start)
        own = [one for one in file.source.tree.body if one.lineno == line]
        return Site(file, taken.local, readers(file, taken.local, own, (), self.importers), taken)

    def _refuse_coroutines(self, creation: Creation, sites: Mapping[str, Sequence[Site]]) -> None:
        """A coroutine that is handed to what runs it cannot become what it gives."""
        if not self.making.is_coroutine(creation.factory):
            return
        for some in sites.values():
            for site in some:
                if passed := site.file.passed_to_runner(site.local):
                    raise CannotTake(f"the coroutine is handed to `{passed}`")

    def _scope(self, sites: Mapping[str, Sequence[Site]]) -> FixtureScope:
        return max([self.scope, *(site.readers.scope for some in sites.values() for site in some)])

    # Where the fixture stands

    def _home(self, file: TestFile, sites: Mapping[str, Sequence[Site]]) -> TestFile:
        reading = [site for some in sites.values() for site in some if not site.readers.is_empty]
        reached = {site.file.path for site in reading}
        reached = reached.union(*(site.readers.elsewhere for site in reading))
        if all(self._offers(file.path, path, sites) for path in reached):
            return file
        folder = posixpath.commonpath([posixpath.dirname(path) or "." for path in
                                       {*reached, file.path}])  # fmt: skip
        folder = "" if folder == "." else folder
        path = self.files.conftest(folder)
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
        for name, sites in extraction.sites.items():
            levels = self.places.at(extraction.home.path).levels
            for level in levels:
                known = level.provided.get(name)
                # Something of that name that is no fixture is the instance, here or through a star.
                if known and (known.fixtures or level is levels[-1]):
                    raise CannotTake(f"there is a fixture `{name}` already{_where(known)}")
            for site in sites:
                for owner in _owners(site):
                    lineage = self.places.classes.lineage(site.file.path, owner)
                    if name in lineage.level.provided:
                        raise CannotTake(f"the class `{owner[-1]}` has a fixture `{name}`")

    def _refuse_taken_names(self, extraction: Extraction) -> None:
        """What fixtures are made by must be what it is called."""
        home = extraction.home
        for name in ("pytest", "pytest_asyncio"):
            if extraction.names and home.has_other(name):
                raise CannotTake(f"`{name}` is something else in {home.path}")

    def _refuse_to_move(self, extraction: Extraction) -> None:
        """What the instance is made of must be there in the other file too."""
        if extraction.shape is Shape.BLOCK or len(extraction.names) > 1:
            raise CannotTake("several files need it, and it is made in more than one statement")
        home = extraction.home
        name = extraction.names[0]
        if name in home.body.bound:
            raise CannotTake(f"{home.path} has a `{name}` already")
        file, value = extraction.file, extraction.creation.kept.value
        for read in sorted(set(names_read([value]))):
            bound = file.body.bound.get(read, ())
            if not bound and hasattr(builtins, read):
                continue
            is_own = bool(bound) and bound[0].target is None and self._is_library(file)
            if len(bound) != 1 or bound[0].conditional or not (bound[0].target or is_own):
                raise CannotTake(f"it is made with `{read}`, which {home.path} does not have")
            there = home.body.bound.get(read, ())
            own = f"{file.module.dotted}.{read}"
            if there and [one.target for one in there] != [bound[0].target or own]:
                raise CannotTake(f"`{read}` is something else in {home.path}")

    def _is_library(self, file: TestFile) -> bool:
        """Whether other files may import from one: it is not itself collected."""
        suite = self.places.suite
        return (
            not suite.is_test_file(file.path)
            and suite.file(file.path, file.module.dotted) == file.path
        )


def _is_known(file: TestFile, name: str) -> bool:
    """Whether a file speaks of a name in more places than one."""
    return len(re.findall(rb"(?<!\w)%b(?!\w)" % name.encode(), file.source.code)) > 1


def _are_read(sites: Iterable[Site]) -> bool:
    return any(not site.readers.is_empty or site.taken for site in sites)


def _refuse_unasked(sites: Sequence[Site]) -> None:
    """A fixture for nobody but a function that nothing calls would not be asked for."""
    found = [site.readers for site in sites]
    if all(one.is_empty for one in found):
        return
    for one in found:
        parts = (part.role for part in one.functions.values())
        if one.test_cases or one.fixtures or any(role is Role.ASKS for role in parts):
            return
    name = next(function.name for one in found for function in one.functions)
    raise CannotTake(f"only `{name}` reads it, which no test calls")


def _refuse_guarded(block: ast.stmt, sites: Sequence[Site]) -> None:
    """Where a test asks whether there is an instance, no fixture can always give one."""
    conditions = [node.test for node in ast.walk(block) if isinstance(node, ast.If)]
    asked = set(names_read(conditions))
    for site in sites:
        own = {name for name in asked if site.file.is_variable(name)}
        for function in site.readers.functions:
            if own & set(names_read(function.body)):
                raise CannotTake(f"`{function.name}` asks itself whether it is created")


def _owners(site: Site) -> Iterator[tuple[str, ...]]:
    """The classes with functions that get the fixture."""
    for function in site.readers.functions:
        place = site.file.around(function)
        if place:
            yield tuple(node.name for node in place)


def _where(known: Provided) -> str:
    path = known.fixtures[0].path if known.fixtures else ""
    return f", in {path}" if path else ""


def _guards_import(outer: ast.stmt, inner: ast.stmt) -> bool:
    """Whether a ``try`` only sees to imports that fail, and then ends the module."""
    if not isinstance(outer, ast.Try) or outer.finalbody:
        return False
    if inner not in (*outer.body, *outer.orelse):
        return False
    return all(_catches_imports(one) and ends_module(one.body) for one in outer.handlers)


def _catches_imports(handler: ast.ExceptHandler) -> bool:
    match handler.type:
        case ast.Name(id=name):
            return name in _IMPORT_ERRORS
        case ast.Tuple(elts=elements):
            return all(isinstance(one, ast.Name) and one.id in _IMPORT_ERRORS for one in elements)
    return False


def _always_binds(statement: ast.stmt, names: set[str]) -> bool:
    """Whether some names are bound whichever way a statement takes; loops are taken to run."""
    match statement:
        case ast.If(body=body, orelse=orelse):
            return _block_binds(body, names) and _block_binds(orelse, names)
        case ast.Try(body=body, handlers=handlers, orelse=orelse):
            blocks = [[*body, *orelse], *(handler.body for handler in handlers)]
            return all(_block_binds(block, names) for block in blocks)
        case ast.Match(cases=cases):
            return all(_block_binds(case.body, names) for case in cases)
        case ast.For() | ast.While() | ast.With() | ast.AsyncFor() | ast.AsyncWith():
            return _block_binds(statement.body, names)
    stored = (node for node in ast.walk(statement) if isinstance(node, ast.Name))
    return names <= {node.id for node in stored if isinstance(node.ctx, ast.Store)}


def _block_binds(block: Sequence[ast.stmt], names: set[str]) -> bool:
    if not block:
        return False
    ends = ends_module(block) or isinstance(block[-1], ast.Continue)
    return ends or any(_always_binds(statement, names) for statement in block)
