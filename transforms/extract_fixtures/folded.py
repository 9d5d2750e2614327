"""What is known between the passes: all findings of the project, by file."""

from collections.abc import Mapping
from dataclasses import dataclass

from migrator.api import Finding, Read, Safety, Selection, State
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
            self._state(read, selection),
            self.reason,
            self.anchor,
        )

    def _state(self, read: Read[None], selection: Selection) -> State:
        if read.is_suppressed(self.note.span):
            return State.SUPPRESSED
        if self.anchor not in selection.anchors:
            return State.ELSEWHERE
        return State.MANUAL if self.safety is Safety.MANUAL else State.APPLIED


@dataclass(frozen=True, slots=True)
class Folded:
    """All findings, by file."""

    drafts: Mapping[str, list[Draft]]
    #: What is to be said once for the whole project.
    notes: tuple[str, ...] = ()
