"""Call one thing instead of another, with its own arguments, and awaited as it has to be.

https://docs.python.org/3/reference/expressions.html#calls
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

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
    read,
)
from transforms.replace_calls.folded import Folded
from transforms.replace_calls.folding import fold
from transforms.replace_calls.options import ReplaceOptions
from transforms.replace_calls.settled import MAY_PASS
from transforms.replace_calls.settling import settle
from transforms.replace_calls.words import Words
from transforms.replace_calls.writing import Writer


class ReplaceCalls(Transform[ReplaceOptions, Reading, Folded]):
    """Calls of old callables become calls of new ones, wherever they resolve to them."""

    name = "replace_calls"
    summary = "Call one thing instead of another, with its own arguments, awaited as it has to be."
    options = ReplaceOptions
    examples = (
        Example(
            "A factory that is async now, and takes a context",
            "from app.ws.factory import make_mgr\n\n\nasync def serve(u):\n"
            "    return make_mgr(u).ids\n",
            "from app.ctx import Ctx\nfrom app.ws.manager import get_mgr\n\n\n"
            "async def serve(u):\n    return (await get_mgr(Ctx(user_id=u))).ids\n",
        ),
    )

    def __init__(self) -> None:
        self._words: Words | None = None

    def needles(self, options: ReplaceOptions) -> Needles:
        """The last word of each old name."""
        return Needles(self.old_names(options))

    def old_names(self, options: ReplaceOptions) -> frozenset[str]:
        """The last words of the old names."""
        return frozenset(old.rpartition(".")[2] for old in options.calls)

    def is_new_name(self, dotted: str, options: ReplaceOptions) -> bool:
        """Whether it is, or is in, what is called instead."""
        return any(f"{dotted}.".startswith(f"{call.to}.") for call in options.calls.values())

    def read(self, source: Source, module: ModuleName, options: ReplaceOptions) -> Reading:
        """How the words of the callables, and of the new arguments, are bound and used."""
        assert isinstance(source, PythonSource)  # noqa: S101 - no other files are asked for
        return read(source, module, self._words_of(options).of(source.code))

    def _words_of(self, options: ReplaceOptions) -> Words:
        if self._words is None or self._words.options is not options:
            self._words = Words(options)
        return self._words

    def fold(
        self, reads: Mapping[str, Read[Reading]], project: Project, options: ReplaceOptions
    ) -> Folded:
        """What becomes of every place, as far as that does not depend on what is selected."""
        return fold(reads, project, self._words_of(options))

    def further_files(self, folded: Folded) -> frozenset[str]:
        """Files that know an old callable by another name only."""
        return frozenset(folded.readings)

    def find(
        self,
        source: Source,
        read: Read[Reading],
        folded: Folded,
        options: ReplaceOptions,  # noqa: ARG002 - all was said before
        selection: Selection,
    ) -> list[Finding]:
        """What is to be said of a file."""
        if read.path not in folded.files or not isinstance(source, PythonSource):
            return []
        read = replace(read, facts=folded.readings.get(read.path, read.facts))
        return Writer(source, read, folded, settle(folded, selection), selection).findings()

    def is_settled(self, findings: Sequence[Finding]) -> bool:
        """A name may be free, and an import possible, once other calls are replaced."""
        return not any(MAY_PASS.search(finding.reason) for finding in findings)

    def notes(self, folded: Folded) -> tuple[str, ...]:
        """Callables that are taken on trust."""
        return folded.notes

    def reading(self, facts: Reading) -> Reading | None:
        """The facts are a reading."""
        return facts

    def same_meaning(self, old: str, new: str, folded: Folded) -> bool:
        """An old callable and the new one stand for the same; so do modules gone through."""
        return old == new or folded.is_replaced(old, new)


__all__ = ["ReplaceCalls", "ReplaceOptions"]
