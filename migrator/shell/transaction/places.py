"""Where a transaction keeps its things.

```
<common git folder>/migrator/
    lock            held by the one run that a repository may have
    txn/<id>/       a transaction on its way; gone when it is done
    system-start    when the private worktree was last written to
    objects/        new objects on their way to the disk
    kept/<commit>/  originals that git could not give back byte for byte
    abandoned/<id>/ what a crash left that nobody may decide about
    runs/<run>/     what the gate found out, a folder a phase
```
"""

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from migrator.shell.git import Git, refused


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one checkout, and of the repository behind it."""

    #: The checkout.
    root: Path
    #: The git folder of this checkout alone.
    git_folder: Path
    #: The git folder that all checkouts of the repository share.
    common: Path
    index: Path

    @classmethod
    def of(cls, git: Git, root: Path) -> "Places":
        """The places of a checkout."""
        return cls(
            root,
            git.path("--absolute-git-dir"),
            git.path("--git-common-dir"),
            git.path("--git-path", "index"),
        )

    @property
    def home(self) -> Path:
        """All that the tool keeps in a repository."""
        return self.common / "migrator"

    @property
    def lock(self) -> Path:
        """The file that the one run holds."""
        return self.home / "lock"

    @property
    def transactions(self) -> Path:
        """The transactions on their way."""
        return self.home / "txn"

    @property
    def objects(self) -> Path:
        """New objects on their way to the disk."""
        return self.home / "objects"

    @property
    def kept(self) -> Path:
        """The originals that git could not give back."""
        return self.home / "kept"

    @property
    def abandoned(self) -> Path:
        """What a crash left that is not for the tool to decide."""
        return self.home / "abandoned"

    @property
    def runs(self) -> Path:
        """What the gate found out, run by run."""
        return self.home / "runs"

    @property
    def private_worktree(self) -> Path:
        """Where phases are carried out and looked at before they land."""
        repository = sha256(os.fsencode(self.common.resolve())).hexdigest()[:16]
        return _cache() / "migrator" / repository / "wt"

    @property
    def memory(self) -> Path:
        """What was found out about trees, which can be found out again."""
        return self.private_worktree.parent / "memory"


def _cache() -> Path:
    """Where a person's programs keep what can be made again."""
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    # From one that is not absolute, everybody is to look away: it would be in the checkout.
    if named.is_absolute():
        return named
    try:
        return Path.home() / ".cache"
    except RuntimeError:
        raise refused(
            "disk.no-home",
            "there is no home folder, and so no place to make phases in",
            "name one: export XDG_CACHE_HOME=/var/tmp/cache",
        ) from None
