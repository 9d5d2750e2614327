"""What libraries read comes from the variable of the new name, and nothing else changes."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import click
import pytest

from migrator.app.snapshots import case_folders, read_case
from migrator.core.cases import Case
from tests.transforms.merge_env_vars.migrating import Files, seen
from transforms import Catalogue

SNAPSHOTS = Path(__file__).parents[3] / "snapshots" / "merge_env_vars" / "python_libraries"
#: The value of the variable has to be one that is converted, or its name is another one.
_OTHERS = frozenset({"environs", "environs_with_a_prefix", "dotenv_files", "flask"})
VALUE = "wss://z"


def _library(folder: Path) -> str:
    words = (folder / "before" / "app" / "settings.py").read_text().split()
    return words[1]


FOLDERS = [
    folder
    for folder in case_folders(SNAPSHOTS)
    if folder.name not in _OTHERS
    and _library(folder) in {"decouple", "environs", "environ", "starlette.config", "click"}
    and find_spec(_library(folder).partition(".")[0])
]


def _values(module: ModuleType) -> dict[str, object]:
    values: dict[str, object] = {
        name: str(value)
        for name, value in vars(module).items()
        if len(name) < 5 and not callable(value) and not isinstance(value, ModuleType)
    }
    main = vars(module).get("main")
    if isinstance(main, click.Command):
        for parameter in main.params:
            given = parameter.resolve_envvar_value(click.Context(main))
            values[str(parameter.name)] = str(given)
    return values


def _seen(files: Files, folder: Path, environment: Mapping[str, str]) -> object:
    try:
        return seen(files, folder, "app.settings", environment, _values)
    except Exception as error:
        return type(error).__name__


def _case(folder: Path) -> Case:
    return read_case(folder, Catalogue())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_new_variable_gives_what_the_old_one_gave(folder: Path, tmp_path: Path) -> None:
    case = _case(folder)
    was = _seen(case.before, tmp_path / "a", {"OLD_URL": VALUE})
    now = _seen(case.after, tmp_path / "b", {"NEW_URL": VALUE})
    if "manual" in "".join(case.findings):
        return  # what is left for a person goes on reading the old one
    assert now == was


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_defaults_stay_what_they_are(folder: Path, tmp_path: Path) -> None:
    case = _case(folder)
    assert _seen(case.after, tmp_path / "b", {}) == _seen(case.before, tmp_path / "a", {})


@pytest.mark.parametrize(
    "folder",
    [one for one in FOLDERS if "transition" in one.name and "after" not in one.name],
    ids=lambda folder: folder.name,
)
def test_a_transition_reads_both(folder: Path, tmp_path: Path) -> None:
    case = _case(folder)
    was = _seen(case.before, tmp_path / "a", {"OLD_URL": VALUE, "NEW_URL": VALUE})
    for number, more in enumerate(({}, {"NEW_URL": VALUE}, {"NEW_URL": VALUE, "OLD_URL": "x"})):
        if 'config("OLD_URL")' in "".join(case.findings) and number == 2:
            continue  # a read without a default cannot fall back, and is told
        environment = {"OLD_URL": VALUE, **more}
        assert _seen(case.after, tmp_path / str(number), environment) == was
