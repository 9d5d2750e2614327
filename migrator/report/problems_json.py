"""What `check` found, as JSON for programs; described in ``docs/json.md``."""

import json

from migrator.core.baseline import Group
from migrator.core.checking.result import CheckResult
from migrator.core.checking.violations import Violation
from migrator.report.json import VERSION, Json


def text(result: CheckResult) -> str:
    """One object."""
    comparison = result.comparison
    document: Json = {
        "version": VERSION,
        "command": "check",
        "migration": result.survey.migration,
        "passed": result.passed,
        "problems": [
            _problem(violation, group)
            for group in comparison.groups
            for violation in group.violations
        ],
        "unreadable": [
            {"path": one.path, "reason": one.reason, "lines": list(one.lines)}
            for one in result.survey.unread
        ],
        "baseline": {
            "file": result.baseline,
            "can_be_lowered": [
                {**lower.key._asdict(), "tolerated": lower.tolerated, "found": lower.found}
                for lower in comparison.lowerings
            ],
            "outdated": [dict(key._asdict()) for key in comparison.outdated],
        },
        "notes": list(result.survey.notes),
    }
    # Paths that are no UTF-8 hold lone surrogates, which only an escape can carry.
    return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


def _problem(one: Violation, group: Group) -> Json:
    return {
        "rule": one.rule,
        "path": one.path,
        "line": one.line,
        "column": one.column,
        "message": one.message,
        "remedy": one.remedy,
        "old": one.old,
        "phase": one.phase,
        "standing": one.standing.value,
        "tolerated": group.passes,
        "found_here": len(group.violations),
        "tolerated_here": group.tolerated,
        "excerpt": one.excerpt,
    }
