"""Every snapshot case, proved."""

from pathlib import Path

import pytest

from migrator.app.snapshots import case_folders, read_case
from migrator.core.cases import prove
from migrator.shell.environment import InstalledModules
from transforms import Catalogue

SNAPSHOTS = Path(__file__).parent.parent / "snapshots"
CATALOGUE = Catalogue()
ENVIRONMENT = InstalledModules()
FOLDERS = case_folders(SNAPSHOTS)


@pytest.mark.parametrize(
    "folder", FOLDERS, ids=lambda folder: folder.relative_to(SNAPSHOTS).as_posix()
)
def test_case(folder: Path) -> None:
    result = prove(read_case(folder, CATALOGUE), ENVIRONMENT)
    assert not result.failures, "\n".join(result.failures)


@pytest.mark.parametrize(
    "folder", FOLDERS, ids=lambda folder: folder.relative_to(SNAPSHOTS).as_posix()
)
def test_case_says_what_it_expects(folder: Path) -> None:
    case = read_case(folder, CATALOGUE)
    assert case.before, "a case without files proves nothing"
    assert case.findings or case.after == case.before
    unchanged = [path for path in case.before if (folder / "after" / path).exists()]
    for path in unchanged:
        assert case.before[path] != case.after[path], f"after/{path} says nothing new"


def test_there_are_enough_cases_of_moved_symbols() -> None:
    assert len(list((SNAPSHOTS / "move_symbols").iterdir())) >= 120
