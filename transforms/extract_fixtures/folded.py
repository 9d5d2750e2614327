"""What is known between the passes: all findings of the project, by file."""

from collections.abc import Mapping
from dataclasses import dataclass

from migrator.api import Finding, Read, Safety, Selection
from transforms.extract_fixtures.changes import Note


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding of which it is not decided yet whether it is taken."""

    note: Note
    safety: Safety
    #: The file with which it lands.
    anchor: str
    old: str = ""
    reason: str = ""

    def finding(self, read: Read[None], selection: Selection) -> Finding:
        """The finding, for a selection of files."""
        return Finding(
            read.path,
            self.note.span,
            self.safety,
            self.note.message,
            self.old,
            None,
            tuple(self.note.edits),
            selection.state(read, self.note.span, self.safety, self.anchor),
            self.reason,
            self.anchor,
        )


@dataclass(frozen=True, slots=True)
class Folded:
    """All findings, by file."""

    drafts: Mapping[str, list[Draft]]
    #: What is to be said once for the whole project.
    notes: tuple[str, ...] = ()
