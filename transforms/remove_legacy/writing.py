"""What takes the parts of a file out, and the imports that only they have needed."""

from collections.abc import Collection, Iterator, Sequence

from migrator.api import (
    Edit,
    ModuleName,
    OffsetMap,
    PythonSource,
    Span,
    Statements,
    apply,
    closed_up,
    compose,
    cut,
    in_order,
    listing,
    read,
    unlisted,
)
from transforms.remove_legacy.folded import Decided
from transforms.remove_legacy.needs import needed_by


class Writing:
    """Writes the new text of a file, pass by pass."""

    def __init__(self, source: PythonSource, module: ModuleName, taken: Collection[str]) -> None:
        self._source = source
        self._module = module
        self._taken = taken

    def edits(self, going: Sequence[Decided]) -> list[list[Edit]]:
        """The edits of a file, each list for one of the parts that go."""
        spare = self._spare(going)
        aliases = self._aliases(going)
        together = in_order([*self._cuts(going, aliases), *self._unlisted(going)])
        together = compose(together, self._imports(together, spare, aliases))
        offsets = OffsetMap(together)
        ends = (offsets.forward(edit.end) for edit in together)
        places = [place for place in ends if place is not None]
        together = compose(together, closed_up(self._after(together), places))
        return self._shared(going, compose(together, self._ended(self._after(together))))

    def _ended(self, source: PythonSource) -> list[Edit]:
        """A file that had no newline at its end gets none."""
        code = source.code
        if not self._source.code.endswith((b"\n", b"\r")) and code.endswith((b"\n", b"\r")):
            return [Edit(len(code.rstrip(b"\r\n")), len(code), b"")]
        return []

    def _after(self, edits: Sequence[Edit]) -> PythonSource:
        return PythonSource(self._source.path, apply(self._source.code, edits))

    def _aliases(self, going: Sequence[Decided]) -> frozenset[Span]:
        """The names of import statements that go by themselves."""
        spans = {span for one in going for span in one.regions}
        reading = read(self._source, self._module, frozenset())
        every = (alias.span for one in reading.imports for alias in one.aliases)
        return frozenset(span for span in every if span in spans)

    def _cuts(self, going: Sequence[Decided], aliases: Collection[Span]) -> Iterator[Edit]:
        for one in going:
            yield from one.edits
            for span in one.regions if not one.edits else ():
                if span not in aliases:
                    yield cut(self._source, span)

    def _unlisted(self, going: Sequence[Decided]) -> list[Edit]:
        """What takes the entries out of ``__all__``."""
        names = {one.name for one in going if one.is_listed}
        found = listing(self._source)
        entries = [entry for entry in found.entries if entry.name in names]
        return unlisted(self._source, found, entries) or []

    def _spare(self, going: Sequence[Decided]) -> frozenset[str]:
        return needed_by(self._source, going) - frozenset(self._taken)

    def _imports(
        self, cuts: Sequence[Edit], spare: frozenset[str], aliases: Collection[Span]
    ) -> list[Edit]:
        """What takes names out of import statements, in the text after the cuts."""
        source = self._after(cuts)
        reading = read(source, self._module, spare)
        used = {
            use.name
            for use in reading.uses
            if reading.lookup(use.name, use.scope, use.order) in {0, None}
        }
        offsets = OffsetMap(cuts)
        named = {offsets.forward(span.start) for span in aliases}
        statements = Statements(source, reading, frozenset())
        for index, statement in enumerate(reading.imports):
            if statement.scope or statement.is_star:
                continue
            for position, alias in enumerate(statement.aliases):
                is_spare = alias.local in spare - used and not statement.guarded
                if alias.span.start in named or is_spare:
                    statements.drop(index, position)
        return in_order(edit for some in statements.edits().values() for edit in some)

    @staticmethod
    def _shared(going: Sequence[Decided], edits: Sequence[Edit]) -> list[list[Edit]]:
        """Each edit for the part whose place it covers; the others for the first."""
        found: list[list[Edit]] = [[] for _one in going]
        for edit in edits:
            owner = next(
                (
                    number
                    for number, one in enumerate(going)
                    if any(span.start < edit.end and edit.start < span.end for span in one.regions)
                ),
                0,
            )
            found[owner].append(edit)
        return found
