"""Give packages the names again that others take from them.

https://docs.python.org/3/tutorial/modules.html#packages
"""

from collections.abc import Mapping

from migrator.api import (
    Edited,
    Example,
    Finding,
    ModuleName,
    Needles,
    Project,
    PythonSource,
    Read,
    Selection,
    Source,
    Transform,
)
from transforms.export_names.demands import Demand, demands
from transforms.export_names.folded import Folded
from transforms.export_names.folding import fold
from transforms.export_names.options import ExportOptions
from transforms.export_names.proof import flaw


class ExportNames(Transform[ExportOptions, tuple[Demand, ...], Folded]):
    """What is asked of a package, and not there, is imported into it from where it is defined."""

    name = "export_names"
    summary = "Give packages the names again that others take from them."
    options = ExportOptions
    examples = (
        Example(
            "A name that the package has lost",
            '"""WebSockets."""\n\nfrom .manager import Manager\n\n__all__ = [\n    "Manager",\n]\n',
            '"""WebSockets."""\n\nfrom .context import Context\nfrom .manager import Manager\n\n'
            '__all__ = [\n    "Context",\n    "Manager",\n]\n',
        ),
    )

    def needles(self, options: ExportOptions) -> Needles:
        """The names, or else the last word of each package: whoever imports from it has that."""
        packages = frozenset(package.rpartition(".")[2] for package in options.packages)
        return Needles(frozenset(options.wanted) or packages)

    def old_names(self, options: ExportOptions) -> frozenset[str]:  # noqa: ARG002 - none is old
        """What a package lacks is what is wanted."""
        return frozenset()

    def read(
        self, source: Source, module: ModuleName, options: ExportOptions
    ) -> tuple[Demand, ...]:
        """What one file asks of the packages."""
        if not isinstance(source, PythonSource):
            return ()
        return demands(source, module, frozenset(options.packages))

    def fold(
        self,
        reads: Mapping[str, Read[tuple[Demand, ...]]],
        project: Project,
        options: ExportOptions,
    ) -> Folded:
        """What the packages lack, and where that is."""
        return fold(reads, project, options)

    def further_files(self, folded: Folded) -> frozenset[str]:
        """The files of the packages."""
        return frozenset(folded.drafts)

    def find(
        self,
        source: Source,  # noqa: ARG002 - all was said before
        read: Read[tuple[Demand, ...]],
        folded: Folded,
        options: ExportOptions,  # noqa: ARG002
        selection: Selection,
    ) -> list[Finding]:
        """What was found in this file."""
        return [draft.finding(read, selection) for draft in folded.drafts.get(read.path, ())]

    def flaw(
        self,
        edited: Edited,
        read: Read[tuple[Demand, ...]],  # noqa: ARG002
        options: ExportOptions,  # noqa: ARG002
    ) -> str | None:
        """What an edited package has lost, or lists without having it."""
        return flaw(edited.before, edited.after, edited.module)

    def notes(self, folded: Folded) -> tuple[str, ...]:
        """What cannot be said at a place."""
        return folded.notes


__all__ = ["ExportNames", "ExportOptions"]
