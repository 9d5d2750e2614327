"""How a project has configured pytest."""

from collections.abc import Callable

import pytest

from migrator.core.pytest.configuration import PytestConfiguration, configuration, configurations
from migrator.core.pytest.plugins import own_plugins


def tree(files: dict[str, str]) -> Callable[[str], bytes | None]:
    return lambda path: files[path].encode() if path in files else None


def configured(files: dict[str, str], path: str = "tests/test_it.py") -> PytestConfiguration:
    return configuration(tree(files), path)


class TestDefaults:
    def test_without_a_file_it_is_what_pytest_has(self) -> None:
        found = configured({})
        assert found == PytestConfiguration()
        assert found.asyncio_mode == "strict"

    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ("tests/test_it.py", True),
            ("it_test.py", True),
            ("tests/it.py", False),
            ("tests/conftest.py", False),
            ("tests/test_it.txt", False),
        ],
    )
    def test_test_files(self, path: str, expected: bool) -> None:
        assert PytestConfiguration().is_test_file(path) is expected

    def test_names_of_tests_are_prefixes(self) -> None:
        found = PytestConfiguration()
        assert found.is_test_class("TestIt")
        assert not found.is_test_class("ItTest")
        assert found.is_test_function("testit")
        assert not found.is_test_function("it_test")


INI = "[pytest]\nasyncio_mode = auto\n"
PYPROJECT = '[tool.pytest.ini_options]\nasyncio_mode = "auto"\n'


class TestFiles:
    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("pytest.toml", '[pytest]\nasyncio_mode = "auto"\n'),
            (".pytest.toml", '[pytest]\nasyncio_mode = "auto"\n'),
            ("pytest.ini", INI),
            (".pytest.ini", INI),
            ("pyproject.toml", PYPROJECT),
            ("pyproject.toml", '[tool.pytest]\nasyncio_mode = "auto"\n'),
            ("tox.ini", "[tox]\nenvlist = py\n\n" + INI),
            ("setup.cfg", "[metadata]\nname = x\n\n[tool:pytest]\nasyncio_mode = auto\n"),
        ],
    )
    def test_each_can_say_it(self, name: str, text: str) -> None:
        found = configured({name: text})
        assert (found.path, found.asyncio_mode) == (name, "auto")

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("pyproject.toml", "[tool.ruff]\nselect = []\n# pytest\n"),
            ("pyproject.toml", "[tool.pytest\n"),
            ("tox.ini", "[tox]\nenvlist = py\n"),
            ("setup.cfg", INI),
        ],
    )
    def test_a_file_that_does_not_speak_of_pytest_is_passed_over(
        self, name: str, text: str
    ) -> None:
        assert configured({name: text}).path == ""

    def test_a_pytest_ini_that_says_nothing_stands_before_all_others(self) -> None:
        assert configured({"pytest.ini": "", "pyproject.toml": PYPROJECT}).asyncio_mode == "strict"

    def test_pyproject_stands_before_tox_and_setup(self) -> None:
        files = {
            "setup.cfg": "[tool:pytest]\nasyncio_mode = legacy\n",
            "tox.ini": "[pytest]\nasyncio_mode = strict\n",
            "pyproject.toml": PYPROJECT,
        }
        assert configured(files).path == "pyproject.toml"

    def test_the_nearest_folder_wins_and_the_others_are_known(self) -> None:
        files = {"pytest.ini": INI, "backend/pytest.ini": "[pytest]\n"}
        assert configured(files, "backend/tests/test_it.py").path == "backend/pytest.ini"
        assert configured(files, "other/test_it.py").path == "pytest.ini"
        found = configurations(tree(files), "backend/tests/test_it.py")
        assert [each.path for each in found] == ["backend/pytest.ini", "pytest.ini"]

    def test_old_options_are_read_whatever_stands_beside_them(self) -> None:
        text = PYPROJECT + "\n[tool.pytest.coverage_of_single_files]\nexclude = []\n"
        assert configured({"pyproject.toml": text}).asyncio_mode == "auto"

    def test_a_broken_file_says_nothing(self) -> None:
        assert configured({"pytest.ini": "[pytest]\n===\n  x"}).asyncio_mode == "strict"


class TestValues:
    def test_words_of_an_ini_file(self) -> None:
        text = """
[pytest]
# a comment
python_files = check_*.py
    tests.py
python_classes = *Suite Check
python_functions =
    check_
testpaths = tests
usefixtures = clean_db no_network
"""
        found = configured({"pytest.ini": text})
        assert found.python_files == ("check_*.py", "tests.py")
        assert found.is_test_class("DatabaseSuite")
        assert not found.is_test_function("test_it")
        assert found.testpaths == ("tests",)
        assert found.usefixtures == ("clean_db", "no_network")

    def test_lists_of_toml(self) -> None:
        text = '[tool.pytest]\npython_files = ["*.py"]\npython_functions = []\n'
        found = configured({"pyproject.toml": text})
        assert found.is_test_file("anything.py")
        assert not found.is_test_function("test_it")

    def test_a_pattern_with_a_folder_is_about_the_path(self) -> None:
        found = configured({"pytest.ini": "[pytest]\npython_files = unit/*.py\n"})
        assert found.is_test_file("tests/unit/it.py")
        assert not found.is_test_file("tests/it.py")

    @pytest.mark.parametrize(
        "options", ["-x --asyncio-mode=auto", "--asyncio-mode auto", "-q\n  --asyncio-mode=auto"]
    )
    def test_an_option_stands_before_the_setting(self, options: str) -> None:
        text = f"[pytest]\nasyncio_mode = strict\naddopts = {options}\n"
        assert configured({"pytest.ini": text}).asyncio_mode == "auto"

    def test_plugins_that_options_load(self) -> None:
        text = '[pytest]\naddopts = ["-p", "tests.plugin", "-p other", "-p", "no:randomly"]\n'
        assert configured({"pytest.toml": text}).plugins == ("tests.plugin", "other")

    @pytest.mark.parametrize("setting", ["trio_mode = true", "anyio_mode = auto"])
    def test_other_plugins_that_await(self, setting: str) -> None:
        assert configured({"pytest.ini": f"[pytest]\n{setting}\n"}).other_async_mode


class TestOwnPlugins:
    @pytest.mark.parametrize(
        ("path", "text"),
        [
            ("pyproject.toml", '[project.entry-points.pytest11]\nit = "app.testing:plugin"\n'),
            ("pyproject.toml", '[tool.poetry.plugins.pytest11]\nit = "app.testing"\n'),
            ("setup.cfg", "[options.entry_points]\npytest11 =\n    it = app.testing\n"),
            ("setup.py", "setup(entry_points={'pytest11': ['it = app.testing']})\n"),
        ],
    )
    def test_a_project_can_be_a_plugin(self, path: str, text: str) -> None:
        assert own_plugins(tree({path: text})) == ("app.testing",)

    @pytest.mark.parametrize(
        ("path", "text"),
        [("pyproject.toml", "[pytest11"), ("setup.cfg", "pytest11 = x"), ("setup.py", "")],
    )
    def test_what_cannot_be_read_registers_none(self, path: str, text: str) -> None:
        assert own_plugins(tree({path: text})) == ()
