"""Every case is imported and tested, before and after: what worked works."""

from pathlib import Path

import pytest

from migrator.app.snapshots import case_folders, read_case
from tests.forked_pytest import ForkedPytest
from tests.transforms.remove_legacy.migrating import of_case
from tests.transforms.replace_calls.running import Projects
from transforms import Catalogue

SNAPSHOTS = Path(__file__).parents[3] / "snapshots" / "remove_legacy"
CATALOGUE = Catalogue()
FOLDERS = case_folders(SNAPSHOTS)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_could_be_imported_can_be(folder: Path, server: Projects) -> None:
    case = read_case(folder, CATALOGUE)
    before, after = server.run(case.before), server.run(of_case(case))
    assert after.broken.keys() <= before.broken.keys(), after.broken
    assert set(after.lost) <= set(before.lost), after.lost


def test_tests_that_passed_pass(whole_pytest: ForkedPytest, tmp_path: Path) -> None:
    for folder in FOLDERS:
        case = read_case(folder, CATALOGUE)
        after = of_case(case)
        passed = []
        for name, files in (("before", case.before), ("after", after)):
            place = tmp_path / folder.name / name
            for path, data in files.items():
                (place / path).parent.mkdir(parents=True, exist_ok=True)
                (place / path).write_bytes(data)
            passed.append(whole_pytest.run(place).passed)
        on_purpose = {test for test in passed[0] if test.partition("::")[0] not in after}
        assert passed[0] - on_purpose <= passed[1], folder.name
        assert passed[0] or "tests/test_new.py" not in case.before, folder.name


def test_there_are_enough_cases() -> None:
    assert len(FOLDERS) >= 130
    assert sum((folder / "removed.txt").exists() for folder in FOLDERS) >= 12
