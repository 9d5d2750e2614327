"""Reports of test runs, as several programs write them, and the commands that write them."""

import subprocess
import sys
from pathlib import Path

import pytest

from migrator.core.gate.junit import BrokenReport, Outcome, is_pytest, outcomes, with_junit

_TESTS = """
import pytest, unittest

class TestX:
    class TestY:
        def test_deep(self): ...
    @pytest.mark.parametrize("path", ["a/b.py::c", "[x]"])
    def test_path(self, path): ...

def test_fails():
    assert {"a": 1} == {"a": 2}, "first line\\nsecond line"

@pytest.fixture
def broken():
    raise ValueError("no \\x1b[31m colour \\ud800")

def test_error(broken): ...

@pytest.fixture
def breaks():
    yield
    raise KeyError("late")

def test_late(breaks): ...

@pytest.mark.skip(reason="not today")
def test_skipped(): ...

@pytest.mark.xfail(reason="known")
def test_known(): assert False

@pytest.mark.xfail(strict=True)
def test_unexpected(): ...

class TestOld(unittest.TestCase):
    def test_parts(self):
        for part in (1, 2):
            with self.subTest(part=part): ...
"""
_RESULTS = {
    "TestX::TestY::test_deep": "passed",
    "TestX::test_path[a/b.py::c]": "passed",
    "TestX::test_path[[x]]": "passed",
    "test_fails": "failed",
    "test_error": "error",
    "test_late": "error",
    "test_skipped": "skipped",
    "test_known": "skipped",
    "test_unexpected": "failed",
    "TestOld::test_parts": "passed",
}


def _read(xml: str) -> dict[str, Outcome]:
    found = outcomes(xml.encode())
    assert isinstance(found, dict), found
    return found


def _run(folder: Path, *words: str) -> dict[str, Outcome]:
    (folder / "tests").mkdir()
    (folder / "tests" / "test_a.py").write_text(_TESTS)
    (folder / "pytest.ini").write_text("[pytest]\n")
    command, report = with_junit([sys.executable, "-m", "pytest", *words], "out.xml")
    subprocess.run(command, cwd=folder, check=False, capture_output=True)
    return _read((folder / report).read_text())


class TestPytest:
    def test_every_outcome_by_the_id_that_people_know(self, tmp_path: Path) -> None:
        found = _run(tmp_path)
        assert {test: outcome.result for test, outcome in found.items()} == {
            f"tests/test_a.py::{test}": result for test, result in _RESULTS.items()
        }
        failed = found["tests/test_a.py::test_fails"]
        assert failed.message == "AssertionError: first line"
        assert "second line" in failed.text
        assert found["tests/test_a.py::test_skipped"].message == "not today"
        assert "no" in found["tests/test_a.py::test_error"].message

    def test_the_newer_form_names_no_files(self, tmp_path: Path) -> None:
        found = _run(tmp_path, "--junitxml", "other.xml")
        assert found["tests.test_a.TestX::test_path[[x]]"].result == "passed"
        assert found["tests.test_a::test_fails"].result == "failed"
        assert len(found) == len(_RESULTS)

    def test_a_file_that_cannot_be_collected(self, tmp_path: Path) -> None:
        (tmp_path / "test_broken.py").write_text("import nowhere\n")
        (found,) = _run(tmp_path, "test_broken.py").values()
        assert (found.result, found.message) == ("error", "collection failure")
        assert "nowhere" in found.text


class TestOthers:
    def test_an_inherited_test_is_not_put_into_another_file(self) -> None:
        case = '<testcase classname="tests.test_a.TestX" name="t" file="tests/base.py"/>'
        assert list(_read(f"<testsuite>{case}</testsuite>")) == ["tests.test_a.TestX::t"]

    def test_a_file_whose_name_begins_like_another_is_another(self) -> None:
        case = '<testcase classname="tests.test_ab" name="t" file="tests/test_a.py"/>'
        assert list(_read(f"<testsuite>{case}</testsuite>")) == ["tests.test_ab::t"]

    def test_nested_suites_and_a_namespace(self) -> None:
        xml = (
            '<?xml version="1.0" encoding="utf-8"?><testsuites xmlns="urn:x"><testsuite>'
            '<testsuite><testcase classname="a.TestA" name="test_é"><failure type="E"/></testcase>'
            "</testsuite></testsuite></testsuites>"
        )
        assert _read(xml) == {"a.TestA::test_é": Outcome("failed", "E")}

    def test_as_nose_and_unittest_write_it(self) -> None:
        xml = """<testsuite name="nosetests" tests="2" errors="1">
        <testcase classname="tests.test_a.TestX" name="test_y" time="0.1">
          <error type="ValueError" message="no&#10;more"><![CDATA[Traceback <most> recent]]></error>
        </testcase>
        <testcase classname="" name="tests.test_b"><system-out>hello</system-out></testcase>
        </testsuite>"""
        assert _read(xml) == {
            "tests.test_a.TestX::test_y": Outcome("error", "no", "Traceback <most> recent"),
            "tests.test_b": Outcome("passed"),
        }

    @pytest.mark.parametrize(
        ("parts", "result"),
        [
            (["<failure/>", ""], "failed"),
            (["", "<error/>"], "error"),
            (["<failure/>", "<error/>"], "error"),
            (["<skipped/>", ""], "passed"),
            (["<skipped/><failure/>"], "failed"),
            (["<rerunFailure/>", "<flakyFailure/>"], "passed"),
        ],
    )
    def test_of_several_outcomes_the_worst_counts(self, parts: list[str], result: str) -> None:
        cases = "".join(f'<testcase classname="a" name="t">{part}</testcase>' for part in parts)
        (outcome,) = _read(f"<testsuite>{cases}</testsuite>").values()
        assert outcome.result == result

    def test_a_report_of_no_tests(self) -> None:
        assert _read("<testsuites/>") == {}


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"<testsuite><testcase", "no XML"),
        (b"\x89PNG\r\n", "no XML"),
        (b'<?xml version="1.0" encoding="nonsense"?><testsuite/>', "no XML"),
        (b"<html/>", "begins with <html>"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><testsuite/>', "document type"),
    ],
)
def test_a_report_that_cannot_be_read_is_told(xml: bytes, reason: str) -> None:
    found = outcomes(xml)
    assert isinstance(found, BrokenReport)
    assert reason in found.reason


@pytest.mark.parametrize(
    "command",
    [
        "pytest -q",
        "py.test",
        ".venv/bin/pytest tests",
        "python -m pytest",
        "python3.12 -X dev -W error -m pytest tests",
        "/usr/bin/python -mpytest",
        "python .venv/bin/pytest",
        "uv run pytest",
        "uv run --frozen --with pytest-xdist --group test -- pytest -n 2",
        "uv run python -m pytest",
        "uv --quiet run -m pytest",
        "poetry run pytest",
        "pipenv run python -m pytest",
        "conda run -n env pytest",
        "coverage run -m pytest",
        "coverage run --source src --branch -m pytest",
        "python -m coverage run --parallel-mode -m pytest",
        "env CI=1 pytest",
    ],
)
def test_commands_of_pytest_are_known(command: str) -> None:
    assert is_pytest(command.split())


@pytest.mark.parametrize(
    "command",
    [
        "make pytest",
        "pip install pytest",
        "tox -e pytest",
        "python run.py pytest",
        "python -m unittest pytest",
        "python -c pytest",
        "python",
        "uv pip install pytest",
        "uv run --frozen make pytest",
        "coverage report -m pytest",
        "echo python -m pytest",
        "pytest-watch",
        "env",
    ],
)
def test_other_commands_are_not(command: str) -> None:
    assert not is_pytest(command.split())


@pytest.mark.parametrize(
    ("command", "report"),
    [
        ("pytest --junitxml=a.xml", "a.xml"),
        ("pytest --junit-xml a.xml -q", "a.xml"),
        ("pytest --junitxml a.xml --junit-xml=b.xml", "b.xml"),
    ],
)
def test_a_report_that_is_asked_for_already_is_taken(command: str, report: str) -> None:
    assert with_junit(command.split(), "own.xml") == (command.split(), report)


def test_else_one_is_asked_for() -> None:
    words, report = with_junit(["pytest", "-q"], "own.xml")
    assert (words[:3], report) == (["pytest", "-q", "--junitxml=own.xml"], "own.xml")
