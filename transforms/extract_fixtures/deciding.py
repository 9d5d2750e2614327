"""The creations of one file: which of them can go, each depending on the others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from migrator.api import Read, Span, span_of
from transforms.extract_fixtures.cannot_take import CannotTake
from transforms.extract_fixtures.changes import header
from transforms.extract_fixtures.creations import Creation
from transforms.extract_fixtures.extractions import Extraction, Site, widened, without_unread
from transforms.extract_fixtures.extractor import Extractor
from transforms.extract_fixtures.parameters import argument, parameter
from transforms.extract_fixtures.testfile import TestFile


@dataclass(slots=True)
class Decision:
    """What becomes of the creations of a file."""

    extractions: list[Extraction] = field(default_factory=list)
    #: Those that stay, each with the reason; a person's wish gives none.
    staying: dict[Creation, str] = field(default_factory=dict)
    #: The suppressed functions for which something stays.
    honoured: set[tuple[str, Span]] = field(default_factory=set)


def decide(
    file: TestFile,
    creations: Sequence[Creation],
    extractor: Extractor,
    reads: Mapping[str, Read[None]],
    earlier: Sequence[Extraction],
) -> Decision:
    """Take out all that can be, as far as one allows the other.

    ``earlier`` are those of other files, whose fixtures may have taken a name already.
    """
    return _Deciding(file, extractor, reads, earlier).run(creations)


class _Deciding:
    def __init__(
        self,
        file: TestFile,
        extractor: Extractor,
        reads: Mapping[str, Read[None]],
        earlier: Sequence[Extraction],
    ) -> None:
        self._taken = {(one.home.path, name) for one in earlier for name in one.names}
        self._file = file
        self._extractor = extractor
        self._reads = reads
        self._made = Decision()

    def run(self, creations: Sequence[Creation]) -> Decision:
        staying = self._made.staying
        for creation in creations:
            if self._is_suppressed(self._file.path, creation.span):
                staying[creation] = ""
        while True:
            going = [one for one in creations if one not in staying]
            refused = self._examined(going)
            if not refused:
                return self._made
            staying |= refused | _beside(going, refused)

    def _examined(self, going: Sequence[Creation]) -> dict[Creation, str]:
        """Look at some creations together; what has to stay, with the reasons."""
        refused: dict[Creation, str] = {}
        found: list[Extraction] = []
        for together in _by_block(going):
            try:
                found.append(self._extractor.found(self._file, together, going))
            except CannotTake as reason:
                refused[together[0]] = str(reason)
        if refused:
            return refused
        settled: list[Extraction] = []
        for extraction in widened(without_unread(found)):
            try:
                one = self._extractor.settled(extraction)
                _refuse_apart(one, found)
                self._try_out(one)
                settled.append(one)
            except CannotTake as reason:
                refused[extraction.creation] = str(reason)
        self._made.extractions = settled
        return refused

    def _try_out(self, extraction: Extraction) -> None:
        """Raises `CannotTake` where a function's text, or a person, does not allow the change."""
        for name in extraction.names:
            if (extraction.home.path, name) in self._taken:
                raise CannotTake(f"another instance becomes the fixture of {extraction.home.path}")
        for name, site in extraction.all_sites:
            source = site.file.source
            for call, text in site.readers.calls.items():
                argument(source, call, text, name)
            for function, part in site.readers.functions.items():
                parameter(source, function, part, [name])
            for place in _changing(site):
                if self._is_suppressed(site.file.path, place):
                    self._made.honoured.add((site.file.path, place))
                    line = source.line_of(place.start)
                    raise CannotTake(f"{site.file.path} suppresses a change in line {line}")

    def _is_suppressed(self, path: str, span: Span) -> bool:
        known = self._reads.get(path)
        return known is not None and known.is_suppressed(span)


def _refuse_apart(extraction: Extraction, others: Sequence[Extraction]) -> None:
    """What an instance is made with has to be where its fixture is."""
    if extraction.moves and any(other.feeds(extraction) for other in others):
        raise CannotTake("it is made with another instance, which would have to move with it")


def _changing(site: Site) -> Iterator[Span]:
    """The places of a file that change with an instance, where a person may speak of each."""
    if site.taken is not None:
        yield site.taken.imported.aliases[site.taken.alias].span
    for node in (*site.readers.functions, *site.readers.test_cases):
        yield header(site.file.source, node)
    for call in site.readers.calls:
        yield span_of(site.file.source, call.func)
    for use in site.readers.attributes:
        yield use.span


def _by_block(creations: Sequence[Creation]) -> list[list[Creation]]:
    """The creations one by one, but for those that stand in one block."""
    groups: list[list[Creation]] = []
    for creation in creations:
        block = creation.around[:1]
        known = next((one for one in groups if block and one[0].around[:1] == block), None)
        if known:
            known.append(creation)
        else:
            groups.append([creation])
    return groups


def _beside(going: Sequence[Creation], refused: Mapping[Creation, str]) -> dict[Creation, str]:
    """What stands in one statement, or in one block, with something that stays."""
    found = {}
    for one in going:
        for other, reason in refused.items():
            is_block = bool(one.around) and one.around[:1] == other.around[:1]
            if one not in refused and (one.statement is other.statement or is_block):
                found[one] = reason
    return found
