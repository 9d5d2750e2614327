"""Every case is imported, before and after: the names are there, and what could be imported can."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from migrator.app.snapshots import case_folders, read_case
from migrator.core.cases import Case
from migrator.core.layout import Layout
from tests.transforms.export_names.importing import Server
from tests.transforms.export_names.migrating import Migrated, migrated
from transforms import Catalogue

SNAPSHOTS = Path(__file__).parents[3] / "snapshots" / "export_names"
CATALOGUE = Catalogue()
FOLDERS = case_folders(SNAPSHOTS)
#: What some cases need and nobody has installed.
OUTSIDE = {f"surely_nobody_has_this/{name}.py": b"" for name in ("__init__", "module")}


def of(case: Case, *, include_review: bool) -> Migrated:
    options = case.steps[0].options.model_dump(exclude_none=True)
    return migrated(case.before, options, include_review=include_review, roots=case.roots)


def importable(case: Case) -> list[str]:
    layout = Layout(case.before, case.roots)
    return sorted(f"import {name}" for name in layout.names())


def promised(result: Migrated) -> Iterator[str]:
    """What must work: each name that was given to a package, and its list."""
    for finding in result.applied:
        if finding.new and finding.path.endswith(".py"):
            package, _dot, name = finding.new.rpartition(".")
            yield f"from {package} import {name}"
            yield f"import {package}; assert {package}.{name} is getattr({package}, {name!r})"


@pytest.mark.parametrize("include_review", [False, True], ids=["safe", "all"])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_is_promised_is_there(folder: Path, include_review: bool, server: Server) -> None:
    case = read_case(folder, CATALOGUE)
    result = of(case, include_review=include_review)
    root = case.roots[0]
    every = importable(case)
    before = server.run({**OUTSIDE, **case.before}, every, root)
    after = server.run({**OUTSIDE, **result.after}, [*every, *promised(result)], root)
    worked = [statement for statement, failure in before.items() if failure is None]
    failing = {one: after[one] for one in (*worked, *promised(result)) if after[one]}
    assert not failing


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_lists_hold_what_is_there(folder: Path, server: Server) -> None:
    case = read_case(folder, CATALOGUE)
    result = of(case, include_review=True)
    packages = case.steps[0].options.model_dump()["packages"]
    statements = [f"from {package} import *" for package in packages]
    before = server.run({**OUTSIDE, **case.before}, statements, case.roots[0])
    after = server.run({**OUTSIDE, **result.after}, statements, case.roots[0])
    assert all(before[one] or not after[one] for one in statements), after


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_circle_is_closed(folder: Path) -> None:
    case = read_case(folder, CATALOGUE)
    for include_review in (False, True):
        assert not of(case, include_review=include_review).new_cycles


def test_there_are_enough_cases() -> None:
    assert len(FOLDERS) >= 120
