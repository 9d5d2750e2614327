"""Take out what only keeps old names alive, once nothing refers to it any more.

https://docs.python.org/3/library/warnings.html#warning-categories
"""

from collections.abc import Iterator, Mapping, Sequence

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
    State,
    Transform,
    Vocabulary,
    read,
)
from transforms.remove_legacy.finding import findings, is_reference, unmet
from transforms.remove_legacy.folded import Folded
from transforms.remove_legacy.folding import fold
from transforms.remove_legacy.options import LegacyOptions

Facts = Reading | None


class RemoveLegacy(Transform[LegacyOptions, Facts, Folded]):
    """Old names go, with all that was there only for them."""

    name = "remove_legacy"
    summary = "Take out what only keeps old names alive, once nothing refers to it any more."
    options = LegacyOptions
    examples = (
        Example(
            "An alias and a wrapper",
            "from app.new import Manager, make\n\n\ndef build(user):\n"
            "    return Manager(user)\n\n\ndef make_manager(user):\n    return make(user)\n\n\n"
            "OldManager = Manager\n",
            "from app.new import Manager\n\n\ndef build(user):\n    return Manager(user)\n",
        ),
    )

    def __init__(self) -> None:
        self._latest: tuple[LegacyOptions, Vocabulary] | None = None

    def needles(self, options: LegacyOptions) -> Needles:
        """The last word of each name: whoever speaks of it has that word."""
        return Needles(frozenset(name.rpartition(".")[2] for name in options.sought))

    def old_names(self, options: LegacyOptions) -> frozenset[str]:
        """The last words of what is named."""
        return frozenset(name.rpartition(".")[2] for name in options.named)

    def read(self, source: Source, module: ModuleName, options: LegacyOptions) -> Facts:
        """How the last words are bound and used in a file."""
        if not isinstance(source, PythonSource):
            return None
        return read(source, module, self._vocabulary(options).of(source.code))

    def _vocabulary(self, options: LegacyOptions) -> Vocabulary:
        """The words of the names, prepared once and not for every file."""
        if self._latest is None or self._latest[0] is not options:
            self._latest = options, Vocabulary((name, name) for name in options.sought)
        return self._latest[1]

    def fold(
        self, reads: Mapping[str, Read[Facts]], project: Project, options: LegacyOptions
    ) -> Folded:
        """What goes and what stays, since that depends on all files together."""
        return fold(reads, project, options)

    def further_files(self, folded: Folded) -> frozenset[str]:
        """The files that things go from, those that go, and those that keep them."""
        return frozenset((*folded.decided, *folded.references))

    def find(
        self,
        source: Source,
        read: Read[Facts],
        folded: Folded,
        options: LegacyOptions,  # noqa: ARG002 - all was decided before
        selection: Selection,
    ) -> list[Finding]:
        """What was decided of this file."""
        if not isinstance(source, PythonSource) or read.facts is None:
            return []
        return findings(source, read, folded, selection)

    def reading(self, facts: Facts) -> Reading | None:
        """The facts are a reading."""
        return facts

    def same_meaning(self, old: str, new: str, folded: Folded) -> bool:
        """Imports that only what goes has needed may be gone."""
        return old == new or old in folded.spare

    def notes(self, folded: Folded) -> tuple[str, ...]:
        """Names that lead to nothing, and what is left of packages."""
        return folded.notes

    def unmet(
        self, findings: Sequence[Finding], folded: Folded, options: LegacyOptions
    ) -> tuple[str, ...]:
        """What is still there, where all has to go."""
        if not options.require:
            return ()
        return (*map(unmet, self._left(findings, options)), *folded.untold)

    @staticmethod
    def _left(findings: Sequence[Finding], options: LegacyOptions) -> Iterator[Finding]:
        """What is named, and neither goes nor has to wait for another phase."""
        for finding in findings:
            is_done = finding.state in {State.APPLIED, State.ELSEWHERE}
            is_other = is_reference(finding) or finding.path in options.tests
            if not is_done and not is_other:
                yield finding


__all__ = ["LegacyOptions", "RemoveLegacy"]
