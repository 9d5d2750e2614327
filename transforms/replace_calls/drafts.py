"""Findings on their way: what is said of a place, and the edits that it wants and gets."""

from dataclasses import dataclass, field

from migrator.api import Edit, Finding, Safety, Span, State


@dataclass(slots=True)
class Draft:
    """A finding on its way."""

    span: Span
    message: str
    old: str
    new: str | None = None
    safety: Safety = Safety.SAFE
    state: State = State.APPLIED
    reason: str = ""
    #: The file that it follows, if that is another one.
    anchor: str = ""
    wanted: list[Edit] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)

    def finding(self, path: str) -> Finding:
        """What is said in the end."""
        return Finding(
            path,
            self.span,
            self.safety,
            self.message,
            self.old,
            self.new,
            tuple(self.edits),
            self.state,
            self.reason,
            self.anchor or path,
        )
