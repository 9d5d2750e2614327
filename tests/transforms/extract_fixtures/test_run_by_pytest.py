"""Every case is run by pytest, before and after: what passed passes, what was blocked runs.

A case that says nothing of pytest-asyncio's mode is migrated and run in each of them.
"""

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import BaseModel, TypeAdapter

from migrator.app.snapshots import case_folders, read_case
from tests.transforms.extract_fixtures.expectations import expectation
from tests.transforms.extract_fixtures.judging import faults, oddities
from tests.transforms.extract_fixtures.projects import (
    SNAPSHOTS,
    Files,
    Runner,
    Situation,
    migrated,
    situations,
)
from transforms import Catalogue

CATALOGUE = Catalogue()


@pytest.mark.parametrize("situation", list(situations()), ids=str)
def test_what_passed_passes_and_what_was_blocked_runs(situation: Situation, runner: Runner) -> None:
    case = read_case(situation.folder, CATALOGUE)
    before = {**case.before, **situation.configuration}
    after = migrated(before, case)
    assert not list(oddities(before, after))
    if situation.mode == "auto" and not _has_async_tests(after):
        strict = replace(situation, mode="strict").configuration
        assert after == {**migrated({**before, **strict}, case), **situation.configuration}
        return  # then the run in the other mode has shown it
    ran = runner.run(before)
    ran_after = ran if after == before else runner.run(after)
    found = list(faults(ran, ran_after, expectation(situation.folder)))
    assert not found, "\n".join(found)


def _has_async_tests(files: Files) -> bool:
    """Whether anything that pytest may run is async; what a case tests lies in `app`."""
    return any(
        b"async" in data
        for path, data in files.items()
        if path.endswith(".py") and not path.startswith("app/")
    )


class _Complaint(BaseModel):
    code: str
    filename: str


def test_no_import_is_left_unused_and_no_name_unbound(tmp_path: Path) -> None:
    for folder in case_folders(SNAPSHOTS):
        _write(folder / "before", tmp_path / "before" / folder.name)
        _write(folder / "before", tmp_path / "after" / folder.name)
        _write(folder / "after", tmp_path / "after" / folder.name)
    before, after = _complaints(tmp_path / "before"), _complaints(tmp_path / "after")
    assert not after - before


def _write(source: Path, target: Path) -> None:
    for path in source.rglob("*.py"):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())


def _complaints(folder: Path) -> Counter[tuple[str, str]]:
    """What ruff says of names, by file."""
    command = "-m ruff check --isolated --no-cache --exit-zero --output-format=json"
    rules = "--select=F401,F632,F811,F821,F822,F841"
    run = subprocess.run(
        [sys.executable, *command.split(), rules, "."],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    complaints = TypeAdapter(list[_Complaint]).validate_json(run.stdout)
    return Counter(
        (str(Path(one.filename).relative_to(folder.resolve())), one.code) for one in complaints
    )


def test_there_are_enough_cases_of_extracted_fixtures() -> None:
    assert len(case_folders(SNAPSHOTS)) >= 400
