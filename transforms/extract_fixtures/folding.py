"""Between the passes: what becomes of every creation in the project, and of what reads it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from migrator.api import (
    Definitions,
    Factories,
    FixtureScope,
    ImportTimeCall,
    Located,
    Origin,
    ParsedSuite,
    Places,
    Project,
    PythonSource,
    Read,
    Safety,
    Suite,
)
from transforms.extract_fixtures.changes import Note
from transforms.extract_fixtures.creations import Creation, creations, made_here
from transforms.extract_fixtures.deciding import decide
from transforms.extract_fixtures.extractions import Extraction, anchors
from transforms.extract_fixtures.extractor import Extractor
from transforms.extract_fixtures.files import TestFiles
from transforms.extract_fixtures.folded import Draft, Folded
from transforms.extract_fixtures.importers import Importers
from transforms.extract_fixtures.making import Making
from transforms.extract_fixtures.options import FixtureOptions
from transforms.extract_fixtures.placing import Placing
from transforms.extract_fixtures.production import told
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
        definitions = self._definitions = Definitions(project)
        self._factories = Factories(options.factories, project, definitions)
        suite = Suite(project.files, project, ParsedSuite())
        self._places = Places(suite)
        self._candidates = self._factories.candidates()
        self._importers = Importers(project, suite, self._candidates)
        self._files = TestFiles(project, self._places, definitions, reads)
        making = Making(options, project, definitions)
        scope = FixtureScope.named(options.scope) or FixtureScope.FUNCTION
        self._extractor = Extractor(
            Placing(self._places, self._files), self._files, self._importers, making, scope
        )
        self._making = making
        self._drafts: dict[str, list[Draft]] = defaultdict(list)

    def run(self) -> Folded:
        """Look at every module that calls a factory while it is imported."""
        extractions: list[Extraction] = []
        for path, words in sorted(self._candidates.items()):
            calls = list(self._factories.calls_in(path, words))
            source = self._source(path) if calls else None
            if source is not None:
                extractions += self._of_file(source, calls, extractions)
        self._write(extractions)
        for path, draft in scope_drafts(self._places, self._files, self._project, self._options):
            self._drafts[path].append(draft)
        unknown = tuple(filter(None, map(self._unknown, self._options.factories)))
        return Folded(dict(self._drafts), unknown)

    def _unknown(self, factory: str) -> str | None:
        """What is to be said of a factory that is nowhere."""
        located = self._project.locate(factory)
        package = factory.partition(".")[0]
        if located.origin is Origin.UNKNOWN:
            not_here = f"{package} is not installed here: `{factory}` is known by its imports only"
            return self._project.misplaced(package) or not_here
        if not located.attributes or not self._is_missing(located):
            return None
        close = self._project.suggestion(located.module, located.attributes[0])
        return f"there is no `{factory}`" + (f": did you mean `{close}`?" if close else "")

    def _is_missing(self, located: Located) -> bool:
        if located.origin is Origin.ENVIRONMENT:
            environment = self._project.environment
            return environment.defines(located.module, located.attributes[0]) is False
        return self._definitions.look_up(located.dotted).is_missing

    def _source(self, path: str) -> PythonSource | None:
        return self._project.parsed.source(path, self._project.files.read(path) or b"")

    # One file

    def _of_file(
        self,
        source: PythonSource,
        calls: Sequence[tuple[ImportTimeCall, str]],
        earlier: Sequence[Extraction],
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
        return self._taken_out(file, found, earlier)

    def _taken_out(
        self, file: TestFile, found: Sequence[Creation], earlier: Sequence[Extraction]
    ) -> list[Extraction]:
        """The creations of a test file that go; of the others it is told why they stay."""
        decision = decide(file, found, self._extractor, self._reads, earlier)
        for creation, reason in decision.staying.items():
            made = made_here(creation)
            message = f"{made}: {reason}" if reason else made
            self._manual(creation, message, reason or "suppressed")
        for path, span in sorted(decision.honoured):
            note = Note(span, "a suppressed function keeps what it reads")
            self._drafts[path].append(Draft(note, Safety.MANUAL, path))
        return decision.extractions

    def _manual(self, creation: Creation, message: str, reason: str) -> None:
        note = Note(creation.span, message)
        draft = Draft(note, Safety.MANUAL, creation.path, creation.factory, reason)
        self._drafts[creation.path].append(draft)

    # All files

    def _write(self, extractions: Sequence[Extraction]) -> None:
        writer = Writer(self._making, self._project.layout.owns, extractions)
        for extraction in extractions:
            writer.write(extraction)
        anchor_of = anchors(extractions)
        for path, changes in writer.changes.items():
            for note in changes.written():
                self._drafts[path].append(Draft(note, Safety.SAFE, anchor_of[path], note.old))
