"""What a real repository held of managers created at import time: each row has its cases."""

from collections.abc import Mapping, Sequence

import pytest

from migrator.app.snapshots import case_folders
from tests.transforms.extract_fixtures.projects import SNAPSHOTS

#: How often each was there, and which cases show it. The first ones are the row itself.
ROWS: Mapping[str, Sequence[str]] = {
    "7 test module, never read, only namesakes inside patch strings": (
        "dead_name_goes_with_its_import",
        "dead_name_that_only_namesakes_use",
        "dead_name_and_the_rest_of_its_import",
        "dead_name_whose_factory_is_needed",
        "nobody_asks_in_one_of_two_files",
    ),
    "1 read in async tests, the import in try … except ImportError: pytest.skip(…)": (
        "created_in_a_guarded_import_that_skips",
        "created_after_a_guarded_import",
        "dead_name_in_a_guarded_import",
    ),
    "3 read in sync fixtures": (
        "read_in_sync_fixtures",
        "fixture_as_a_helper_of_tests",
        "parameters_of_a_fixture_that_is_wider",
    ),
    "17 created through an alias": (
        "factory_under_an_alias",
        "helper_gets_it_first",
        "factory_that_is_re_exported",
    ),
    "13 class call, read in an async fixture": (
        "class_called_and_read_in_an_async_fixture",
        "factories_of_two_kinds",
        "context_for_classes_of_all_kinds",
    ),
    "2 assigned in except ImportError": (
        "created_in_the_handler_of_an_import",
        "created_in_a_try_that_gives_none",
        "created_by_one_of_two_factories",
    ),
    "2 inside an if block": (
        "created_in_an_if_block",
        "created_in_both_branches_of_an_if",
        "created_in_an_if_whose_other_name_is_read",
        "created_in_an_if_that_is_false",
    ),
    "18 production module, read in async methods": (
        "production_module_with_readers",
        "production_creations_in_all_forms",
        "production_module_that_nobody_uses",
    ),
    "3 production module, imported elsewhere": ("production_module_with_importers",),
    "43 production module, patched in tests": ("production_module_with_patchers",),
}
MISTAKES: Mapping[str, Sequence[str]] = {
    "fixtures that nobody asks for": (
        "dead_name_goes_with_its_import",
        "nobody_asks_in_one_of_two_files",
        "read_only_by_a_helper_that_nobody_calls",
    ),
    "a parameter added to a test that does not use it, and not to one that does": (
        "helper_gets_it_first",
        "helpers_of_helpers",
        "shadowed_in_every_way",
        "methods_of_a_test_class",
    ),
    "async def fixtures under plain @pytest.fixture": (
        "async_factory_in_strict_mode",
        "async_class_with_an_async_cleanup",
        "async_factory_in_auto_mode_by_pytest_ini",
    ),
    "a fixture returning a coroutine after the factory became async": (
        "async_factory_in_strict_mode",
        "async_factory_that_does_not_say_so",
        "async_instance_awaited_where_it_is_read",
    ),
    "unused imports left": (
        "dead_name_goes_with_its_import",
        "dead_name_and_the_rest_of_its_import",
        "imported_by_a_sibling_with_a_common_conftest",
    ),
    "the wrong one of five classes of the same name imported": (
        "the_wrong_one_of_two_classes",
        "namesakes_of_the_factory",
        "context_whose_name_the_file_has",
    ),
    "a replacement object lacking the method that the tests call": (
        "methods_of_a_test_class",  # what is made is what was made: each test of a case is run
        "factory_of_a_class",
    ),
}


@pytest.mark.parametrize("row", [*ROWS, *MISTAKES])
def test_every_row_has_cases(row: str) -> None:
    there = {folder.name for folder in case_folders(SNAPSHOTS)}
    assert set({**ROWS, **MISTAKES}[row]) <= there
