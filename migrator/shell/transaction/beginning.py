"""What a transaction writes before anything else: which checkout it is about, and whose it is."""

import os
from dataclasses import dataclass
from pathlib import Path

from migrator.shell.durable import write
from migrator.shell.living import Owner


@dataclass(frozen=True, slots=True)
class Beginning:
    """By it, what is left of a transaction without an intent can be cleared up."""

    root: Path
    #: None if it can no longer be told.
    owner: Owner | None

    @classmethod
    def make(cls, folder: Path, root: Path) -> None:
        """Begin: make the folder, and write it down durably."""
        folder.mkdir(parents=True)
        (folder / "owner").write_bytes(Owner.this().to_bytes())
        write(folder / "checkout", os.fsencode(root))

    @classmethod
    def read(cls, folder: Path) -> "Beginning | None":
        """What was written; None if it had not come so far."""
        try:
            root = (folder / "checkout").read_bytes()
        except FileNotFoundError:
            return None
        return cls(Path(os.fsdecode(root)), Owner.read(folder / "owner"))

    @property
    def is_under_way(self) -> bool:
        """Whether another process is still at it."""
        return self.owner is not None and self.owner.is_another
