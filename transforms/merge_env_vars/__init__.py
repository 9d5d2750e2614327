"""Merge settings that have two names, in every file format in which they are written.

https://12factor.net/config
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
from transforms.merge_env_vars.python.through.route import named
from transforms.merge_env_vars.python.through.sending import sent
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
        """The old names, in files of any kind, and what is to go through an object, in Python."""
        return Needles(self.old_names(options) | _asked_directly(options), ("**",))

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

    def further_files(self, folded: Folded) -> frozenset[str]:
        """Settings classes whose fields are names of settings by another word."""
        return frozenset(folded.places)

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
        found = findings(source, folded.completed(read), names, selection)
        if isinstance(source, PythonSource) and folded.sending and read.facts.direct:
            return sent(source, read, found, folded.sending, options, selection)
        return found

    def flaw(self, edited: Edited, read: Read[Facts], options: MergeOptions) -> str | None:
        """A name that merging would have left twice in one place."""
        now = self.read(edited.after, edited.module, options)
        return doubled(read.facts, now, Names(options.merge))

    def same_meaning(self, old: str, new: str, folded: Folded) -> bool:
        """What asked the environment may ask the project's own object now."""
        return old == new or (folded.sending is not None and folded.sending.is_same(old, new))

    def prerequisites(self, folded: Folded) -> tuple[str, ...]:
        """Which names have to be set outside of the repository."""
        return folded.prerequisites

    def reading(self, facts: Facts) -> Reading | None:
        """How the names stand in a Python file."""
        return facts.reading


def _asked_directly(options: MergeOptions) -> frozenset[str]:
    """What a file must contain to ask the environment for a name that goes through an object."""
    names = named(options)
    return frozenset({"environ", "getenv"}) if names is None else names


__all__ = ["MergeEnvVars", "MergeOptions"]
