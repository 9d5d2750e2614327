"""Merge settings that have two names, in every file format in which they are written.

https://12factor.net/config
"""

from collections.abc import Mapping

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
)
from transforms.merge_env_vars.facts import Facts
from transforms.merge_env_vars.finding import findings
from transforms.merge_env_vars.folding import Folded, fold
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.options import MergeOptions
from transforms.merge_env_vars.proof import doubled
from transforms.merge_env_vars.reading import read_other, read_python


class MergeEnvVars(Transform[MergeOptions, Facts, Folded]):
    """One setting, one name."""

    name = "merge_env_vars"
    summary = "Merge settings that have two names, in every file format they are written in."
    is_discreet = True
    options = MergeOptions
    examples = (
        Example(
            "A fallback that is needed no more",
            'import os\n\nurl = os.getenv("NEW_URL") or os.getenv("OLD_URL")\n',
            'import os\n\nurl = os.getenv("NEW_URL")\n',
        ),
    )

    def needles(self, options: MergeOptions) -> Needles:
        """The old names, in files of any kind."""
        return Needles(self.old_names(options), ("**",))

    def old_names(self, options: MergeOptions) -> frozenset[str]:
        """The names that go."""
        return frozenset(options.merge)

    def read(self, source: Source, module: ModuleName, options: MergeOptions) -> Facts:
        """The places of one file that speak of the names."""
        names = Names(options.merge, options.transition)
        if isinstance(source, PythonSource):
            return read_python(source, module, names, options)
        return read_other(source, names, options)

    def fold(
        self, reads: Mapping[str, Read[Facts]], project: Project, options: MergeOptions
    ) -> Folded:
        """What is to be said of all files together."""
        return fold(reads, project, options)

    def find(
        self,
        source: Source,
        read: Read[Facts],
        folded: Folded,
        options: MergeOptions,
        selection: Selection,
    ) -> list[Finding]:
        """Every place in a file that speaks of an old name."""
        names = Names(options.merge, options.transition)
        return findings(source, read, names, selection)

    def flaw(
        self, before: Source, after: Source, module: ModuleName, options: MergeOptions
    ) -> str | None:
        """A name that merging would have left twice in one place."""
        was, now = (self.read(source, module, options) for source in (before, after))
        return doubled(was, now, Names(options.merge))

    def prerequisites(self, folded: Folded) -> tuple[str, ...]:
        """Which names have to be set outside of the repository."""
        return folded.prerequisites

    def reading(self, facts: Facts) -> Reading | None:
        """How the names stand in a Python file."""
        return facts.reading


__all__ = ["MergeEnvVars", "MergeOptions"]
