"""Findings: the places that a step speaks of."""

from dataclasses import dataclass, replace
from enum import StrEnum

from migrator.core.edits import Edit
from migrator.core.names.values import Span


class Safety(StrEnum):
    """How sure a transform is of its edits."""

    #: Applied.
    SAFE = "safe"
    #: Applied only when asked for.
    REVIEW = "review"
    #: Never applied, only told.
    MANUAL = "manual"


class State(StrEnum):
    """What comes of a finding in the phase at hand."""

    APPLIED = "applied"
    NEEDS_REVIEW = "needs-review"
    MANUAL = "manual"
    #: Another phase selects it, or none does.
    ELSEWHERE = "elsewhere"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that a step speaks of: where, what, why, how sure, and what would mend it."""

    path: str
    span: Span
    safety: Safety
    message: str
    #: What should not be there; empty where the place only follows from another finding.
    old: str
    new: str | None = None
    edits: tuple[Edit, ...] = ()
    state: State = State.APPLIED
    #: In a few words, why no edit is made: what the residue is grouped by.
    reason: str = ""
    #: The file whose priority and selection decide when the finding lands: a use that follows
    #: another file lands with that file.
    anchor: str = ""
    #: Whether the file itself goes, with all that is in it, instead of edits.
    removes_file: bool = False
    #: Filled in by the engine.
    step: str = ""
    line: int = 0
    column: int = 0
    #: The finding's first line, as it stands in the file; or what a transform shows in place of
    #: it, where the line may hold a secret.
    excerpt: str = ""
    #: The line, where the excerpt does not show it; only for those who ask.
    hidden: str = ""

    def revealed(self) -> "Finding":
        """The finding as it is for those who asked to see values."""
        if not self.hidden:
            return self
        return replace(self, excerpt=self.hidden, message=f"{self.message}: {self.hidden}")

    def located(self, step: str, line: int, column: int, text: str) -> "Finding":
        """The finding with its place in lines and columns, and with its line."""
        excerpt, hidden = (self.excerpt, self.hidden or text) if self.excerpt else (text, "")
        return replace(
            self,
            step=step,
            line=line,
            column=column,
            excerpt=excerpt,
            hidden=hidden,
            anchor=self.anchor or self.path,
        )
