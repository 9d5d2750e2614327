"""What runs, rollbacks, recoveries and proofs say to a person at a terminal."""

from collections.abc import Iterable, Mapping, Sequence

from migrator.core.outcomes import (
    Check,
    PhaseOutcome,
    PhaseState,
    RanPhase,
    Recovered,
    RollbackResult,
    StatusResult,
    Verdict,
    VerifyResult,
)
from migrator.report.terminal import Terminal, count

_SHORT = 10
#: So many lines of what a failed check printed are shown.
_EVIDENCE = 40
_SHOWN = 5
#: So much of a line of it: some programs print no line ends.
_WIDTH = 400
#: So many faults of one question are shown; all of them with -v, and in the report.
_FAULTS = 20
_STYLES = {
    PhaseOutcome.LANDED: "green",
    PhaseOutcome.FAILED: "bold red",
}
_STATE_STYLES = {
    "landed": "green",
    "nothing to do": "green",
    "rolled back": "yellow",
    "failed": "red",
}


class Chronicle(Terminal):
    """Prints what happened, as it happens."""

    # Run

    def ran(self, ran: RanPhase, *, verbose: bool) -> None:
        """What became of a phase."""
        self._line(f"{ran.id}: {self._outcome(ran)}", _STYLES.get(ran.outcome, ""))
        self.verdict(ran.verdict, verbose=verbose)
        if ran.report is not None:
            self._line(f"  the report, and what was refused: {ran.report}")
        self.notices(ran.notices, verbose=verbose)
        if ran.rescued:
            what = f"written to at the very moment: {_some(ran.rescued)}"
            self._line(f"  {what}; see .git/migrator/abandoned", "bold yellow")
        self._hook(ran.hook_complaint)

    def _hook(self, complaint: str | None) -> None:
        if complaint is not None:
            self._line(f"  the post-commit hook failed: {complaint}", "yellow")

    def uncommitted(self, paths: Sequence[str]) -> None:
        """What stays as it is, and is no part of what is proved."""
        if paths:
            self._line(f"note: not committed, so no part of what is gated: {_some(paths)}")

    def _outcome(self, ran: RanPhase) -> str:
        amount = _amount(ran.edits, ran.files)
        if ran.outcome is PhaseOutcome.LANDED:
            return f"landed as {(ran.commit or '')[:_SHORT]}: {amount}"
        if ran.outcome is PhaseOutcome.FAILED:
            return f"failed, and nothing of it was left: {amount}"
        return str(ran.outcome)

    # The gate

    def validated(self, verdicts: Mapping[str, Verdict], *, verbose: bool) -> None:
        """What the gate says of the repository as it is."""
        for name, verdict in verdicts.items():
            self._line(f"{name}: {'sound' if verdict.passed else 'not sound'}", "bold")
            self.verdict(verdict, verbose=verbose)

    def refusal(self, phase: str, verdict: Verdict) -> None:
        """Why a phase was refused, whole."""
        self._line(f"{phase}: refused by its gate")
        self.verdict(verdict, verbose=True)

    def verdict(self, verdict: Verdict, *, verbose: bool) -> None:
        """What the gate found out: all that is wrong, and what more there is to know."""
        for check in verdict.checks:
            if not check.passed:
                self._refusal(check, verbose=verbose)
            elif verbose:
                self._line(f"  {check.level}: {check.claim} ({check.seconds:.1f} s)")
            self._remarks(check, verbose=verbose)
        if verdict.left_out and verbose:
            self._line(f"  left out by the manifest: {', '.join(verdict.left_out)}", "yellow")

    def _remarks(self, check: Check, *, verbose: bool) -> None:
        # Below its claim, or below nothing, where the claim of what has passed is left out.
        before = "    " if verbose or not check.passed else f"  {check.level}: "
        for remark in check.remarks:
            lines = remark.splitlines()
            for line in lines if verbose else lines[:1]:
                self._line(f"{before}{line}")

    def _refusal(self, check: Check, *, verbose: bool) -> None:
        self._line(f"  {check.level}: not so: {check.claim}", "red")
        shown = check.faults if verbose else check.faults[:_FAULTS]
        for fault in shown:
            place = f"{fault.place}: " if fault.place else ""
            self._line(f"    {place}{fault.message} [{fault.code}]")
            self._line(f"      {fault.remedy}")
        if len(shown) < len(check.faults):
            self._line(f"    … and {len(check.faults) - len(shown)} more")
        lines = check.output.splitlines()
        if lines:
            self._line("    the last it said:")
        if len(lines) > _EVIDENCE:
            self._line(f"    … {len(lines) - _EVIDENCE} lines before")
        for line in lines[-_EVIDENCE:]:
            cut = "… " if len(line) > _WIDTH else ""
            self._line(f"    {cut}{line[-_WIDTH:]}")

    # Status

    def status(self, result: StatusResult) -> None:
        """How far a migration is."""
        self._line(f"{result.migration}", "bold")
        for phase in result.phases:
            self._state(phase)

    def _state(self, phase: PhaseState) -> None:
        title = f": {phase.title}" if phase.title else ""
        style = _STATE_STYLES.get(phase.state, "")
        self._line(f"  {phase.id}{title}")
        amount = f", {_amount(phase.edits, phase.files)}"
        where = f" {phase.commit[:_SHORT]}" if phase.commit else ""
        when = f" on {phase.date}" if phase.date else ""
        by = f", run {phase.run}" if phase.run else ""
        self._line(f"    {phase.state}{where}{when}{by}{amount if phase.files else ''}", style)
        if phase.rollback:
            self._line(f"    rolling back {phase.rollback}")
        if phase.report:
            self._line(f"    refused by its gate: {phase.report}")

    # Rollback

    def rolled_back(self, result: RollbackResult) -> None:
        """What was taken back, and what is proved of it."""
        for phase in result.phases:
            how = f"by {phase.undo[:_SHORT]}" if phase.undo else "dropped from the history"
            files = count(phase.files, "file")
            self._line(
                f"{phase.phase}: {phase.commit[:_SHORT]} taken back ({files}), {how}", "green"
            )
        tree = result.tree[:_SHORT]
        if result.is_tree_from_before:
            self._line(f"the tree is {tree}, the very one from before")
        elif result.is_exact:
            self._line(f"the tree is {tree}: the phases' files as before, later work stays")
        else:
            self._line(
                f"the tree is {tree}: merged with later work, so not byte for byte as before",
                "yellow",
            )
        self._hook(result.hook_complaint)

    # Recovery

    def recovered(self, recovered: Iterable[Recovered]) -> None:
        """What became of what was cut short."""
        for one in recovered:
            self._line(one.said, "yellow")
            if one.left:
                self._line(f"  changed by somebody since, and left alone: {_some(one.left)}")
            if one.aside:
                self._line(f"  what was displaced there is in {one.aside}")

    # Proof

    def verified(self, result: VerifyResult) -> None:
        """Whether what is recorded is what git holds."""
        for proof in result.proofs:
            name = f"{proof.phase} ({proof.commit[:_SHORT]})"
            if not proof.faults:
                self._line(f"{name}: proved", "green")
                continue
            self._line(f"{name}: does not agree", "bold red")
            for fault in proof.faults:
                self._line(f"  {fault}")
        if not result.proofs:
            self._line("nothing has landed yet")


def _amount(edits: int, files: int) -> str:
    """How much a phase changes; only what takes files away does so without an edit."""
    if files and not edits:
        return f"{count(files, 'file')} taken away"
    return f"{count(edits, 'edit')} in {count(files, 'file')}"


def _some(paths: Sequence[str]) -> str:
    more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
    return ", ".join(paths[:_SHOWN]) + more
