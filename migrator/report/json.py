"""JSON for programs; its shape is described in ``docs/json.md`` and carries a version."""

import json
from collections.abc import Iterable, Mapping, Sequence

from migrator.core.findings import Finding
from migrator.core.gate.faults import Fault
from migrator.core.outcomes import Check, StatusResult, Verdict, VerifyResult
from migrator.core.results import (
    Notices,
    PhaseResult,
    PlacedFinding,
    PlanResult,
    Residue,
    ScanResult,
)
from migrator.errors import Problem

VERSION = 1

Json = str | int | float | bool | None | Sequence["Json"] | dict[str, "Json"]


def scan(result: ScanResult) -> str:
    """A scan."""
    return _text(
        "scan",
        {
            "migration": result.migration,
            "phases": list(result.phases),
            "findings": [_placed(placed) for placed in result.findings],
            **_notices(result.notices),
        },
    )


def plan(result: PlanResult) -> str:
    """A plan."""
    return _text(
        "plan",
        {
            "migration": result.migration,
            "phases": [_phase(phase) for phase in result.phases],
            **_notices(result.notices),
        },
    )


def status(result: StatusResult) -> str:
    """How far a migration is."""
    return _text(
        "status",
        {
            "migration": result.migration,
            "unfinished": result.unfinished,
            "phases": [
                {
                    "id": phase.id,
                    "title": phase.title,
                    "state": phase.state,
                    "commit": phase.commit,
                    "date": phase.date,
                    "run": phase.run,
                    "files": phase.files,
                    "edits": phase.edits,
                    "rollback": phase.rollback,
                    "report": phase.report,
                }
                for phase in result.phases
            ],
        },
    )


def verify(result: VerifyResult) -> str:
    """Whether what is recorded is what git holds."""
    return _text(
        "verify",
        {
            "migration": result.migration,
            "landings": [
                {"phase": proof.phase, "commit": proof.commit, "faults": list(proof.faults)}
                for proof in result.proofs
            ],
        },
    )


def verdict(migration: str, run: str, phase: str, verdict: Verdict) -> str:
    """What the gate found out about a phase."""
    return _text("run", {"migration": migration, "run": run, "phase": phase, **_verdict(verdict)})


def validate(migration: str, verdicts: Mapping[str, Verdict]) -> str:
    """What the gate says of a repository as it is."""
    said: list[Json] = [{"about": name, **_verdict(verdict)} for name, verdict in verdicts.items()]
    return _text("validate", {"migration": migration, "verdicts": said})


def refusal(command: str, problems: Iterable[Problem]) -> str:
    """Why a command did not do what was asked of it."""
    return _text(command, {"errors": [_problem(problem) for problem in problems]}) + "\n"


def _problem(problem: Problem) -> Json:
    return {
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "path": problem.file,
        "line": problem.line,
        "key": problem.key,
    }


def _verdict(verdict: Verdict) -> dict[str, Json]:
    return {
        "passed": verdict.passed,
        "left_out": list(verdict.left_out),
        "seconds": {level: round(spent, 3) for level, spent in verdict.seconds.items()},
        "checks": [_check(check) for check in verdict.checks],
    }


def _check(check: Check) -> Json:
    return {
        "level": check.level,
        "claim": check.claim,
        "passed": check.passed,
        "seconds": round(check.seconds, 3),
        "faults": [_fault(fault) for fault in check.faults],
        "output": check.output,
        "remarks": list(check.remarks),
    }


def _fault(fault: Fault) -> Json:
    return {
        "path": fault.path,
        "line": fault.line or None,
        "code": fault.code,
        "message": fault.message,
        "remedy": fault.remedy,
    }


def _text(command: str, body: dict[str, Json]) -> str:
    document = {"version": VERSION, "command": command, **body}
    # Paths that are no UTF-8 hold lone surrogates, which only an escape can carry.
    return json.dumps(document, indent=2, ensure_ascii=True)


def _placed(placed: PlacedFinding) -> Json:
    return {**_finding(placed.finding), "phase": placed.phase, "priority": placed.priority}


def _finding(finding: Finding) -> dict[str, Json]:
    return {
        "step": finding.step,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "safety": finding.safety.value,
        "state": finding.state.value,
        "message": finding.message,
        "old": finding.old,
        "new": finding.new,
        "anchor": finding.anchor,
        "excerpt": finding.excerpt,
    }


def _phase(phase: PhaseResult) -> Json:
    return {
        "id": phase.id,
        "title": phase.title,
        "steps": list(phase.steps),
        "done": phase.is_done,
        "landed": phase.landed,
        "files": [change.path for change in phase.changes],
        "edits": sum(len(change.edits) for change in phase.changes),
        "findings": [_finding(finding) for finding in phase.findings],
        "residue": [_residue(residue) for residue in phase.residue],
        "gate": {"levels": list(phase.levels), "tests": list(phase.tests)},
        "prerequisites": list(phase.prerequisites),
    }


def _residue(residue: Residue) -> Json:
    return {
        "path": residue.path,
        "line": residue.line,
        "column": residue.column,
        "word": residue.word,
        "reason": residue.reason,
        "excerpt": residue.excerpt,
    }


def _notices(notices: Notices) -> dict[str, Json]:
    return {
        "unreadable": [
            {
                "path": broken.path,
                "code": broken.code,
                "reason": broken.reason,
                "lines": list(broken.lines),
            }
            for broken in notices.broken
        ],
        "defects": [
            {"path": path, "reason": reason} for path, reason in sorted(notices.defects.items())
        ],
        "unused_suppressions": [
            {"path": unused.path, "line": unused.line, "step": unused.step}
            for unused in notices.unused_suppressions
        ],
        "uncommitted": list(notices.dirty),
        "notes": list(notices.notes),
        "unmet": list(notices.unmet),
    }
