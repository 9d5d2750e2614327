"""Rewrite imports and uses of names, and of modules, that have moved.

https://docs.python.org/3/reference/simple_stmts.html#the-import-statement
"""

from collections.abc import Mapping, Sequence

from migrator.api import (
    Example,
    Finding,
    ModuleName,
    Needles,
    Project,
    PythonSource,
    Read,
    Reading,
    Selection,
    Source,
    Transform,
    Vocabulary,
    read,
)
from transforms.move_symbols.direct import find_direct
from transforms.move_symbols.finding import File
from transforms.move_symbols.folded import Folded
from transforms.move_symbols.folding import WOULD_CLOSE, fold
from transforms.move_symbols.options import MoveOptions, plain
from transforms.move_symbols.prose import PROSE_FILES, find_prose, find_text, text_reading
from transforms.move_symbols.qualified import find_qualified
from transforms.move_symbols.resolving import resolved
from transforms.move_symbols.strings import find_strings


class MoveSymbols(Transform[MoveOptions, Reading, Folded]):
    """Old dotted names become new ones, wherever code resolves to them."""

    name = "move_symbols"
    summary = "Rewrite imports and uses of names, and of modules, that have moved."
    options = MoveOptions
    examples = (
        Example(
            "An import and its uses",
            "from app.ws.factory import make_mgr\n\nmanager = make_mgr()\n",
            "from app.ws.manager import get_mgr\n\nmanager = get_mgr()\n",
        ),
    )

    def __init__(self) -> None:
        self._latest: tuple[MoveOptions, Vocabulary] | None = None

    def needles(self, options: MoveOptions) -> Needles:
        """The last word of each old name: whoever speaks of it has that word."""
        return Needles(self.old_names(options), PROSE_FILES if options.prose else ())

    def old_names(self, options: MoveOptions) -> frozenset[str]:
        """The last words of the old names."""
        return frozenset(plain(old).rpartition(".")[2] for old in options.move)

    def is_new_name(self, dotted: str, options: MoveOptions) -> bool:
        """Whether a move leads to a dotted name."""
        return any(f"{dotted}.".startswith(f"{plain(new)}.") for new in options.move.values())

    def read(self, source: Source, module: ModuleName, options: MoveOptions) -> Reading:
        """How the words of the moves are bound and used in a file."""
        if not isinstance(source, PythonSource):
            return text_reading(source)
        return read(source, module, self._vocabulary(options).of(source.code))

    def _vocabulary(self, options: MoveOptions) -> Vocabulary:
        """The words of the moves, prepared once and not for every file."""
        if self._latest is None or self._latest[0] is not options:
            self._latest = options, Vocabulary(options.move.items())
        return self._latest[1]

    def fold(
        self, reads: Mapping[str, Read[Reading]], project: Project, options: MoveOptions
    ) -> Folded:
        """Which names follow which, and where that is not possible."""
        entries, notes = resolved(options, project)
        return fold(reads, project, entries, notes)

    def find(
        self,
        source: Source,
        read: Read[Reading],
        folded: Folded,
        options: MoveOptions,
        selection: Selection,
    ) -> list[Finding]:
        """Every place in a file that speaks of an old name."""
        file = File(source, read, folded, selection)
        if not isinstance(source, PythonSource):
            find_text(file)
            return file.findings()
        find_qualified(file)
        find_direct(file)
        find_strings(file)
        if options.prose:
            find_prose(file)
        file.note_honoured()
        return file.findings()

    def is_settled(self, findings: Sequence[Finding]) -> bool:
        """An import cycle may be gone once other imports have moved."""
        return not any(finding.reason.startswith(WOULD_CLOSE) for finding in findings)

    def notes(self, folded: Folded) -> tuple[str, ...]:
        """Targets that are taken on trust."""
        return folded.notes

    def reading(self, facts: Reading) -> Reading | None:
        """The facts are a reading."""
        return facts

    def same_meaning(self, old: str, new: str, folded: Folded) -> bool:
        """An old name and what it moves to mean the same."""
        behind = folded.behind(old)
        return new in {old, behind} or folded.table.is_same(behind, new)


__all__ = ["MoveOptions", "MoveSymbols"]
