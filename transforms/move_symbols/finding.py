"""Pass two: the findings of one file, now that the others are known."""

from dataclasses import dataclass, field

from migrator.api import (
    Edit,
    Finding,
    Read,
    Reading,
    Safety,
    Selection,
    Source,
    Span,
    State,
    Statements,
    Use,
)
from transforms.move_symbols.folded import Folded
from transforms.move_symbols.table import Entry, Match
from transforms.move_symbols.variables import Renaming, Variable, variables


@dataclass(slots=True)
class Draft:
    """A finding whose edits of import statements are not written yet."""

    span: Span
    message: str
    old: str
    new: str | None
    state: State
    safety: Safety = Safety.SAFE
    anchor: str | None = None
    #: In a few words, why no edit is made.
    reason: str = ""
    edits: list[Edit] = field(default_factory=list)
    #: Import statements whose edits belong to it.
    statements: set[int] = field(default_factory=set)

    def refuse(self, reason: str) -> None:
        """Leave the place to a person after all."""
        self.state, self.safety, self.reason = State.MANUAL, Safety.MANUAL, reason
        self.message = f"{self.message.partition(' becomes ')[0]}: {reason}"


class File:
    """One file on its way to its findings: what is known, and what was found so far."""

    def __init__(
        self, source: Source, read: Read[Reading], folded: Folded, selection: Selection
    ) -> None:
        self.source = source
        self.read = read
        self.reading = read.facts
        self.folded = folded
        self.statements = Statements(source, read.facts, self._moving(), self._may_swap)
        self.renaming = Renaming(read.facts, read.suppressed, folded.table)
        self.variables = list(variables(read.facts, folded.reached))
        self.drafts: list[Draft] = []
        #: Local names that stay although the thing moves.
        self.kept_names: set[str] = set()
        #: Uses that are dealt with through the module they go through.
        self.qualified: set[Use] = set()
        self._selection = selection
        self._by_name = {(found.scope, found.name): found for found in self.variables}

    def _moving(self) -> frozenset[int]:
        """The import statements that hold an old name."""
        return frozenset(
            index
            for index, statement in enumerate(self.reading.imports)
            if any(self.match(statement.target(alias)) for alias in statement.aliases)
        )

    def _may_swap(self, some: frozenset[str], others: frozenset[str]) -> bool:
        """Whether it does not matter which modules are imported first."""
        circles = self.folded.circles
        own = circles.get(self.reading.module)
        first = {circles[one] for one in some if one in circles}
        second = {circles[one] for one in others if one in circles}
        return first.isdisjoint(second) and own not in first | second

    def variable(self, name: str, scope: int) -> Variable:
        """The variable that an import in a scope binds."""
        owner = 0 if name in self.reading.scopes[scope].global_names else scope
        return self._by_name.get((owner, name)) or Variable(name, owner)

    def match(self, dotted: str) -> Match | None:
        """The move that a dotted name is subject to."""
        return self.folded.table.match(dotted)

    def match_through(self, dotted: str) -> Match | None:
        """The move of what a dotted name reaches through what modules import."""
        reached = self.folded.reached.get(dotted)
        return self.match(reached) if reached else None

    def problem(self, entry: Entry) -> str | None:
        """Why nothing may be changed for a move in this file."""
        return entry.problem or self.folded.problems.get((self.read.path, entry.old))

    def draft(self, span: Span, message: str, match: Match, *, problem: str | None = None) -> Draft:
        """Note a finding; the caller adds edits only if it `is_taken`."""
        entry = match.entry
        problem = problem or self.problem(entry)
        old = ".".join((entry.old, *match.rest))
        draft = Draft(span, message, old, match.target.dotted, State.APPLIED, anchor=entry.anchor)
        if problem:
            draft.safety, draft.message = Safety.MANUAL, f"{message}: {problem}"
            draft.reason = problem
        draft.state = self._selection.state(self.read, span, draft.safety, entry.anchor or "")
        self.drafts.append(draft)
        return draft

    def tell(self, span: Span, reason: str, message: str, old: str) -> None:
        """Note a finding that nobody but a person can act on."""
        state = self._selection.state(self.read, span, Safety.MANUAL)
        self.drafts.append(Draft(span, message, old, None, state, Safety.MANUAL, reason=reason))

    def note_honoured(self) -> None:
        """Note the suppressed places that keep a name of another file."""
        for path, span in sorted(self.folded.honoured):
            if path == self.read.path and self.read.is_suppressed(span):
                message = "a suppressed use keeps the name where it is taken from"
                self.drafts.append(Draft(span, message, "", None, State.SUPPRESSED))

    def note_suppressed(self, variable: Variable) -> None:
        """Note the suppressed uses for which a variable keeps its name."""
        for use in variable.uses:
            if self.read.is_suppressed(use.span):
                message = f"a suppressed use keeps the name `{variable.name}`"
                self.drafts.append(Draft(use.span, message, "", None, State.SUPPRESSED))

    def findings(self) -> list[Finding]:
        """All that was found, with its edits."""
        edits = self.statements.edits()
        return [
            Finding(
                self.read.path,
                draft.span,
                draft.safety,
                draft.message,
                draft.old,
                draft.new,
                tuple(draft.edits)
                + tuple(
                    edit for index in sorted(draft.statements) for edit in edits.get(index, ())
                ),
                draft.state,
                draft.reason,
                draft.anchor or self.read.path,
            )
            for draft in self.drafts
        ]


def is_taken(draft: Draft) -> bool:
    """Whether a finding's edits are to be made."""
    return draft.state is State.APPLIED
