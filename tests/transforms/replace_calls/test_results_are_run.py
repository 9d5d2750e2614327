"""Every case is run, before and after: what was imported is, what a check gave it gives."""

from pathlib import Path

import pytest

from migrator.app.snapshots import case_folders, read_case
from tests.forked_pytest import ForkedPytest
from tests.transforms.replace_calls.migrating import of_case
from tests.transforms.replace_calls.running import Projects
from transforms import Catalogue

SNAPSHOTS = Path(__file__).parents[3] / "snapshots" / "replace_calls"
CATALOGUE = Catalogue()
FOLDERS = case_folders(SNAPSHOTS)
#: Cases whose calls gave errors, or dropped coroutines, and now give something.
MENDED = frozenset(
    """
    sync_to_sync_awaited_by_mistake async_to_sync_forgotten_awaits
    runners_and_what_else_they_are_given runners_are_given_what_was_kept
    """.split()
)
#: Cases whose new arguments are meant to be other ones.
OTHER = frozenset(
    """
    arguments_two_in_one arguments_used_twice imports_module_in_an_argument
    imports_beside_those_of_functions
    keyword_only_target_with_defaults_left_out
    """.split()
)
#: Cases in which a stand-in that does not fit is told of, and so has to be changed by a person.
TOLD = frozenset(
    """
    patches_of_another_colour patches_beside_a_module_that_defines_it
    mocks_are_asked_about_arguments mocks_are_asked_about_awaits
    """.split()
)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_worked_works(folder: Path, server: Projects) -> None:
    case = read_case(folder, CATALOGUE)
    before = server.run(case.before)
    after = server.run(of_case(case))
    assert after.broken.keys() <= before.broken.keys(), after.broken
    assert set(after.lost) <= set(before.lost), after.lost
    for name, given in before.given.items():
        if folder.name in MENDED:
            assert given.startswith("!")
            assert not after.given[name].startswith("!")
        elif folder.name in OTHER:
            assert after.given[name] != given
            assert not after.given[name].startswith("!")
        else:
            assert after.given[name] == given


@pytest.mark.parametrize(
    "folder",
    [folder for folder in FOLDERS if (folder / "before" / "tests").exists()],
    ids=lambda folder: folder.name,
)
def test_tests_that_passed_pass(folder: Path, whole_pytest: ForkedPytest, tmp_path: Path) -> None:
    case = read_case(folder, CATALOGUE)
    passed = []
    for name, files in (("before", case.before), ("after", of_case(case))):
        for path, data in files.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_bytes(data)
        passed.append(whole_pytest.run(tmp_path / name).passed)
    if folder.name not in TOLD:
        assert passed[0] <= passed[1]


def test_most_cases_have_checks() -> None:
    checked = [folder for folder in FOLDERS if (folder / "before" / "checks.py").exists()]
    assert len(FOLDERS) >= 100
    assert len(checked) >= 70
