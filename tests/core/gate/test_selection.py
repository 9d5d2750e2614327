"""A pytest command is turned into one for some test files."""

import pytest

from migrator.core.gate.selection import names_single_tests, only, scope

TESTS = ("tests/a/test_x.py", "tests/a/test_y.py", "tests/test_z.py", "other/test_o.py")
PYTEST = ["python", "-m", "pytest", "-q"]


@pytest.mark.parametrize(
    ("words", "folder", "expected"),
    [
        ([], ".", TESTS),
        (["tests"], ".", TESTS[:3]),
        (["tests/"], ".", TESTS[:3]),
        (["./tests/a", "other"], ".", [*TESTS[:2], TESTS[3]]),
        (["tests/test_z.py"], ".", TESTS[2:3]),
        ([], "tests", TESTS[:3]),
        (["a"], "tests", TESTS[:2]),
        (["--ignore", "tests"], ".", TESTS),
        (["-k", "words"], ".", TESTS),
        (["../other"], "tests", []),
    ],
)
def test_the_files_that_a_command_runs(words: list[str], folder: str, expected: list[str]) -> None:
    assert scope([*PYTEST, *words], folder, TESTS) == set(expected)


@pytest.mark.parametrize(
    ("words", "folder", "expected"),
    [
        (["tests", "-x"], ".", ["-x", "tests/a/test_x.py"]),
        ([], ".", ["tests/a/test_x.py"]),
        (["a", "."], "tests", ["a/test_x.py"]),
        (["--ignore", "tests"], ".", ["--ignore", "tests", "tests/a/test_x.py"]),
    ],
)
def test_the_command_for_some_of_them(words: list[str], folder: str, expected: list[str]) -> None:
    own = [*PYTEST, *words]
    chosen = ["tests/a/test_x.py"]
    assert only(own, folder, scope(own, folder, TESTS), chosen) == [*PYTEST, *expected]


def test_a_command_about_single_tests_is_left_as_it_is() -> None:
    assert names_single_tests([*PYTEST, "tests/test_z.py::test_one"])
    assert not names_single_tests([*PYTEST, "tests/test_z.py"])
