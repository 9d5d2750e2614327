"""Between the passes: what becomes of every creation in the project, and of what reads it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from migrator.api import (
    Definitions,
    Factories,
    FixtureScope,
    ImportTimeCall,
    ParsedSuite,
    Places,
    Project,
    PythonSource,
    Read,
    Safety,
    Span,
    Suite,
)
from transforms.extract_fixtures.changes import Note, argument, parameter
from transforms.extract_fixtures.creations import Creation, creations
from transforms.extract_fixtures.extractions import Extraction, Extractor, InBlock
from transforms.extract_fixtures.files import TestFiles
from transforms.extract_fixtures.folded import Draft, Folded
from transforms.extract_fixtures.importers import Importers
from transforms.extract_fixtures.making import Making
from transforms.extract_fixtures.options import FixtureOptions
from transforms.extract_fixtures.production import told
from transforms.extract_fixtures.roles import CannotTake
from transforms.extract_fixtures.testfile import TestFile
from transforms.extract_fixtures.too_wide import scope_drafts
from transforms.extract_fixtures.writing import Writer

Reads = Mapping[str, Read[None]]


def fold(reads: Reads, project: Project, options: FixtureOptions) -> Folded:
    """All findings of the project, by file."""
    return _Fold(reads, project, options).run()


class _Fold:
    def __init__(self, reads: Reads, project: Project, options: FixtureOptions) -> None:
        self._reads = reads
        self._project = project
        self._options = options
        definitions = Definitions(project)
        self._factories = Factories(options.factories, project, definitions)
        suite = Suite(project.files, project, ParsedSuite())
        self._places = Places(suite)
        self._importers = Importers(project, suite)
        self._files = TestFiles(project, self._places, definitions, reads)
        making = Making(options, project, definitions)
        scope = FixtureScope.named(options.scope) or FixtureScope.FUNCTION
        self._extractor = Extractor(self._places, self._files, self._importers, making, scope)
        self._making = making
        self._drafts: dict[str, list[Draft]] = defaultdict(list)

    def run(self) -> Folded:
        """Look at every module that calls a factory while it is imported."""
        extractions: list[Extraction] = []
        for path, words in sorted(self._factories.candidates().items()):
            calls = list(self._factories.calls_in(path, words))
            source = self._source(path) if calls else None
            if source is not None:
                extractions += self._of_file(source, calls)
        self._write(extractions)
        for path, draft in scope_drafts(self._places, self._files, self._project, self._options):
            self._drafts[path].append(draft)
        return Folded(dict(self._drafts))

    def _source(self, path: str) -> PythonSource | None:
        return self._project.parsed.source(path, self._project.files.read(path) or b"")

    # One file

    def _of_file(
        self, source: PythonSource, calls: Sequence[tuple[ImportTimeCall, str]]
    ) -> list[Extraction]:
        found = creations(source, calls)
        path = source.path
        if not self._files.is_test_code(path):
            for creation in found:
                message = told(creation, self._project, self._importers, source)
                self._manual(creation, message, "production code")
            return []
        file = self._files.file(path)
        if file is None:
            return []
        return self._taken_out(file, found)

    def _taken_out(self, file: TestFile, found: Sequence[Creation]) -> list[Extraction]:
        """The creations that can go; each may depend on others of the file that go too."""
        staying: dict[Creation, str] = {}
        for creation in found:
            if self._is_suppressed(file.path, creation.span):
                staying[creation] = ""
        while True:
            going = [one for one in found if one not in staying]
            extractions, refused = self._examined(file, going)
            refused |= _sharing(going, refused)
            if not refused:
                break
            staying |= refused
        for creation, reason in staying.items():
            message = f"an instance of {creation.factory} is made when this is imported"
            if reason:
                self._manual(creation, f"{message}: {reason}", reason)
            else:
                self._drafts[file.path].append(
                    Draft(Note(creation.span, message), Safety.MANUAL, file.path)
                )
        return extractions

    def _examined(
        self, file: TestFile, going: Sequence[Creation]
    ) -> tuple[list[Extraction], dict[Creation, str]]:
        extractions: list[Extraction] = []
        refused: dict[Creation, str] = {}
        for creation in going:
            try:
                extraction = self._extractor.extraction(file, creation, going)
                self._try_out(extraction)
                extractions.append(extraction)
            except CannotTake as reason:
                refused[creation] = str(reason)
            except InBlock:
                continue
        return _widened(_without_unread(extractions)), refused

    def _try_out(self, extraction: Extraction) -> None:
        """Raises `CannotTake` where a function's text, or a person, does not allow the change."""
        for name, sites in extraction.sites.items():
            for site in sites:
                for call, text in site.readers.calls.items():
                    argument(site.file.source, call, text, name)
                for function, part in site.readers.functions.items():
                    parameter(site.file.source, function, part, [name])
                    start = site.file.source.offset(function.lineno, function.col_offset)
                    if self._is_suppressed(site.file.path, Span(start, start + 1)):
                        self._honoured(site.file.path, Span(start, start + 1))
                        raise CannotTake(f"`{function.name}` is suppressed")

    def _honoured(self, path: str, span: Span) -> None:
        note = Note(span, "a suppressed function keeps what it reads")
        self._drafts[path].append(Draft(note, Safety.MANUAL, path))

    def _is_suppressed(self, path: str, span: Span) -> bool:
        known = self._reads.get(path)
        return known is not None and known.is_suppressed(span)

    def _manual(self, creation: Creation, message: str, reason: str) -> None:
        note = Note(creation.span, message)
        draft = Draft(note, Safety.MANUAL, creation.path, creation.factory, reason)
        self._drafts[creation.path].append(draft)

    # All files

    def _write(self, extractions: Sequence[Extraction]) -> None:
        writer = Writer(self._making, extractions)
        for extraction in extractions:
            writer.write(extraction)
        anchors = _anchors(extractions)
        for path, changes in writer.changes.items():
            for note in changes.written(self._project.layout.owns):
                self._drafts[path].append(Draft(note, Safety.SAFE, anchors[path]))


def _sharing(going: Sequence[Creation], refused: Mapping[Creation, str]) -> dict[Creation, str]:
    """What stands in one statement, or in one block, with something that stays."""
    statements = {one.statement for one in refused}
    blocks = {one.around[0] for one in refused if one.around}
    return {
        one: "it stands in one statement with one that stays"
        for one in going
        if one not in refused
        and (one.statement in statements or (one.around and one.around[0] in blocks))
    }


def _without_unread(extractions: Sequence[Extraction]) -> list[Extraction]:
    """Those that only such as go themselves have read go too, and become no fixtures."""
    found = list(extractions)
    while True:
        going = {one.creation.statement for one in found if not one.names}
        unread = [
            one
            for one in found
            if one.names
            and not one.moves
            and all(
                not site.readers.functions
                and not site.readers.test_cases
                and site.readers.fixtures.keys() <= going
                for sites in one.sites.values()
                for site in sites
            )
        ]
        if not unread:
            return found
        found = [one.unread() if one in unread else one for one in found]


def _widened(extractions: Sequence[Extraction]) -> list[Extraction]:
    """What a wider fixture is made with has to be as wide."""
    found = list(extractions)
    for _round in extractions:
        for index, one in enumerate(found):
            made_with_it = [other.scope for other in found if one.feeds(other)]
            found[index] = replace(one, scope=max([one.scope, *made_with_it]))
    return found


def _anchors(extractions: Sequence[Extraction]) -> dict[str, str]:
    """The file with which each file changes: those that share an extraction change together."""
    groups: list[set[str]] = []
    for extraction in extractions:
        paths = extraction.paths
        touching = [group for group in groups if group & paths]
        groups = [group for group in groups if group not in touching]
        groups.append(paths.union(*touching))
    origins = {extraction.file.path for extraction in extractions}
    return {path: min(group & origins) for group in groups for path in group}
