"""The reports of runs are kept, the newest ones, and the last of a phase can be found."""

import json
import subprocess
from pathlib import Path

import pytest

from migrator.shell.git import opened_git
from migrator.shell.run_reports import REPORT, RunReports
from migrator.shell.transaction.places import Places


@pytest.fixture
def reports(tmp_path: Path) -> RunReports:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    return RunReports(Places.of(opened_git(tmp_path), tmp_path))


def told(migration: str, *, passed: bool) -> dict[str, bytes]:
    return {REPORT: json.dumps({"migration": migration, "passed": passed}).encode()}


def test_the_newest_report_of_a_phase_counts(reports: RunReports) -> None:
    reports.write("20260101-000000-aaaaaa", "one", told("mine", passed=False))
    folder = reports.write("20260102-000000-aaaaaa", "one", told("mine", passed=True))
    reports.write("20260103-000000-aaaaaa", "two", told("mine", passed=False))
    reports.write("20260104-000000-aaaaaa", "one", told("other", passed=False))
    found = reports.last_of("mine", "one")
    assert found is not None
    assert (found.run, found.folder, found.passed) == ("20260102-000000-aaaaaa", folder, True)
    assert reports.last_of("mine", "three") is None


def test_only_so_many_runs_are_kept(reports: RunReports) -> None:
    for number in range(55):
        folder = reports.write(f"run-{number:03}", "one", told("mine", passed=True))
    assert len(list(folder.parents[1].iterdir())) == 50
    assert folder.is_dir()


@pytest.mark.parametrize("text", ["", "[]", "{"])
def test_a_report_that_cannot_be_read_is_none(reports: RunReports, text: str) -> None:
    reports.write("run", "one", {REPORT: text.encode()})
    assert reports.last_of("mine", "one") is None
