"""What is looked at: a checkout or what is staged, all of it or some files."""

from dataclasses import dataclass

from migrator.shell.repository import Repository


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A tree, and the files of it that are spoken of."""

    files: Repository
    #: Files that git does not know, and that were named.
    untracked: tuple[str, ...] = ()
    #: The files that are spoken of; all where it is None.
    only: frozenset[str] | None = None
    #: What was named and is not looked at.
    notes: tuple[str, ...] = ()

    @property
    def paths(self) -> list[str]:
        """All files of the tree."""
        return [*self.files.paths, *self.untracked]

    def means(self, path: str) -> bool:
        """Whether a file is spoken of."""
        return self.only is None or path in self.only
