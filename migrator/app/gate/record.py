"""What a gate found out, kept with the run that it belongs to."""

import io
from pathlib import Path

from migrator.app.simulation import Simulated
from migrator.core.diff import unified
from migrator.core.outcomes import Verdict
from migrator.report import json
from migrator.report.chronicle import Chronicle
from migrator.shell.run_reports import REPORT, RunReports


def recorded(
    reports: RunReports, migration: str, run: str, simulated: Simulated, verdict: Verdict
) -> Path:
    """Write the report of a phase; of a refused one also for people, and what was refused."""
    phase = simulated.phase.id
    files = {REPORT: json.verdict(migration, run, phase, verdict).encode()}
    if not verdict.passed:
        text = io.StringIO()
        Chronicle("never", text).refusal(phase, verdict)
        files["report.txt"] = text.getvalue().encode(errors="replace")
        files["phase.diff"] = b"".join(map(unified, simulated.changes))
    return reports.write(run, phase, files)
