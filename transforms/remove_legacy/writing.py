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
    in_order,
    read,
    removal,
)
from transforms.remove_legacy.folded import Decided
from transforms.remove_legacy.folding import names_in


class Writing:
    """Writes the new text of a file, pass by pass."""

    def __init__(self, source: PythonSource, module: ModuleName, taken: Collection[str]) -> None:
        self._source = source
        self._module = module
        self._taken = taken

    def edits(self, going: Sequence[Decided]) -> list[list[Edit]]:
        """The edits of a file, each list for one of the parts that go."""
        cuts = in_order(self._cuts(going))
        spare = self._spare(going)
        second = self._after(cuts)
        aliases = {span.start for span in self._aliases(going)}
        dropped = self._imports(second, cuts, spare, aliases)
        together = compose(cuts, dropped)
        third = self._after(together)
        offsets = OffsetMap(together)
        places = [place for cut in together if (place := _after(offsets, cut)) is not None]
        together = compose(together, closed_up(third, places))
        return self._shared(going, compose(together, self._ended(self._after(together))))

    def _ended(self, source: PythonSource) -> list[Edit]:
        """A file that had no newline at its end gets none."""
        code = source.code
        if not self._source.code.endswith((b"\n", b"\r")) and code.endswith((b"\n", b"\r")):
            return [Edit(len(code.rstrip(b"\r\n")), len(code), b"")]
        return []

    def _after(self, edits: Sequence[Edit]) -> PythonSource:
        return PythonSource(self._source.path, apply(self._source.code, edits))

    def _cuts(self, going: Sequence[Decided]) -> Iterator[Edit]:
        for one in going:
            if one.edit is not None:
                yield one.edit
                continue
            for span in one.regions:
                if span not in self._aliases([one]):
                    yield removal(self._source, span, only=False)

    def _aliases(self, going: Sequence[Decided]) -> list[Span]:
        """The names of import statements that go by themselves."""
        spans = {span for one in going for span in one.regions}
        reading = read(self._source, self._module, frozenset())
        return [
            alias.span for one in reading.imports for alias in one.aliases if alias.span in spans
        ]

    def _spare(self, going: Sequence[Decided]) -> frozenset[str]:
        regions = [span for one in going for span in one.regions]
        return frozenset(names_in(self._source, regions)) - frozenset(self._taken)

    def _imports(
        self,
        source: PythonSource,
        cuts: Sequence[Edit],
        spare: frozenset[str],
        aliases: Collection[int],
    ) -> list[Edit]:
        """What takes names out of import statements, in the text after the cuts."""
        reading = read(source, self._module, spare)
        used = {
            use.name
            for use in reading.uses
            if reading.lookup(use.name, use.scope, use.order) in {0, None}
        }
        offsets = OffsetMap(cuts)
        named = {offsets.forward(start) for start in aliases}
        statements = Statements(source, reading, frozenset())
        for index, statement in enumerate(reading.imports):
            if statement.scope or statement.is_star:
                continue
            for position, alias in enumerate(statement.aliases):
                is_spare = alias.local in spare - used and not statement.guarded
                if alias.span.start in named or is_spare:
                    statements.change(index, position, None)
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


def _after(offsets: OffsetMap, edit: Edit) -> int | None:
    """Where the text that follows an edit stands after it."""
    return offsets.forward(edit.end)
