"""What is known between the passes: all findings of the project, by file."""

from collections.abc import Mapping
from dataclasses import dataclass

from migrator.api import Edit, Finding, Read, Safety, Selection, Span, State
from transforms.export_names.demands import Demand


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding of which it is not decided yet whether it is taken."""

    span: Span
    safety: Safety
    message: str
    #: The dotted name that is asked for and not there, or listed and should not be.
    subject: str
    is_mended: bool = False
    reason: str = ""
    #: Edits that are made if only what is safe is taken, and if all is.
    edits: tuple[Edit, ...] = ()
    edits_with_review: tuple[Edit, ...] = ()

    def finding(self, read: Read[tuple[Demand, ...]], selection: Selection) -> Finding:
        """The finding, for a selection of files."""
        state = selection.state(read, self.span, self.safety)
        is_alone = state is State.APPLIED and not selection.include_review
        edits = self.edits if is_alone else self.edits_with_review
        return Finding(
            read.path,
            self.span,
            self.safety,
            self.message,
            self.subject,
            self.subject if self.is_mended else None,
            edits,
            state,
            self.reason,
        )


@dataclass(frozen=True, slots=True)
class Folded:
    """All findings, by file."""

    drafts: Mapping[str, list[Draft]]
    #: What is to be said once for the whole project.
    notes: tuple[str, ...] = ()
