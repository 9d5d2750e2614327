"""Settings classes have the values that they had, from the variable of the new name."""

import random
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pydantic
import pytest
from pydantic import v1 as pydantic_v1
from pydantic_settings import BaseSettings

from migrator.app.snapshots import case_folders, read_case
from migrator.core.cases import Case
from migrator.core.findings import State
from tests.transforms.merge_env_vars.migrating import Files, ran, seen
from transforms import Catalogue

SNAPSHOTS = Path(__file__).parents[3] / "snapshots" / "merge_env_vars" / "python_settings"
FOLDERS = case_folders(SNAPSHOTS)
MERGE = {"merge": {"OLD_URL": "NEW_URL"}}
VALUE = "wss://z"

Values = dict[str, dict[str, object]]


def _case(folder: Path) -> Case:
    return read_case(folder, Catalogue())


def _with_pydantic_1(files: Files) -> Files:
    """Pydantic 1 as the second one brings it along."""
    old = b"from pydantic import BaseSettings"
    return {
        path: data.replace(old, b"from pydantic.v1 import BaseSettings")
        for path, data in files.items()
    }


def _classes(module: ModuleType) -> Iterator[tuple[str, type]]:
    for name, value in sorted(vars(module).items()):
        is_settings = isinstance(value, type) and issubclass(
            value, BaseSettings | pydantic_v1.BaseSettings
        )
        if is_settings and value.__module__ == module.__name__:
            yield name, value


def _values(module: ModuleType) -> Values:
    """The values of all settings classes of a module; a message where one cannot be built."""
    return {name: _built(value, {}) for name, value in _classes(module)}


def _built(owner: type, given: dict[str, str]) -> dict[str, object]:
    try:
        instance = owner(**given)
    except (pydantic.ValidationError, pydantic_v1.ValidationError):
        return {}
    return dict(instance)


def _by_name(module: ModuleType) -> Values:
    """What the classes are when they are built by the names of their fields, one by one."""
    found: Values = {}
    for name, owner in _classes(module):
        fields = vars(owner).get("__fields__") or vars(owner).get("__pydantic_fields__", {})
        for field in fields:
            found[f"{name}.{field}"] = _built(owner, {field: "given"})
    return found


#: What the variable holds where its field is a part of a list.
_LISTED = {"alias_path": '["wss://z"]'}
CHANGING = [folder for folder in FOLDERS if (folder / "after" / "app").exists()]


@pytest.mark.parametrize("folder", CHANGING, ids=lambda folder: folder.name)
def test_values_come_from_the_new_variable(folder: Path, tmp_path: Path) -> None:
    case = _case(folder)
    value = _LISTED.get(folder.name, VALUE)
    old, new = {"OLD_URL": value}, {"NEW_URL": value}
    before, after = _with_pydantic_1(case.before), _with_pydantic_1(case.after)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what pydantic says of its first version
        was = seen(before, tmp_path / "a", "app.settings", old, _values)
        now = seen(after, tmp_path / "b", "app.settings", new, _values)
        assert was == now
        assert VALUE in str(now)
        named = seen(before, tmp_path / "a", "app.settings", old, _by_name)
        still = seen(after, tmp_path / "b", "app.settings", new, _by_name)
    for field, values in named.items():
        assert not values or still[field] == values


@pytest.mark.parametrize(
    "folder",
    [folder for folder in CHANGING if folder.name.startswith("transition")],
    ids=lambda folder: folder.name,
)
def test_a_transition_reads_both(folder: Path, tmp_path: Path) -> None:
    case = _case(folder)
    was = seen(case.before, tmp_path / "a", "app.settings", {"OLD_URL": VALUE}, _values)
    for number, environment in enumerate(
        ({"OLD_URL": VALUE}, {"NEW_URL": VALUE}, {"NEW_URL": VALUE, "OLD_URL": "x"})
    ):
        now = seen(case.after, tmp_path / str(number), "app.settings", environment, _values)
        assert now == was


# Classes of many kinds

_OPENING = """\
from typing import Annotated

from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


"""


def _random_class(draw: random.Random) -> str:
    """A class with one field that reads ``OLD_URL``, and some that do not."""
    cut = draw.choice([0, 0, 2, 4])
    prefix, name = "old_url"[:cut], "old_url"[cut:]
    prefix, name = draw.choice(
        [(prefix, name), (prefix.upper(), name), (prefix.upper(), name.upper())]
    )
    options = [f'env_prefix="{prefix}"'] if prefix else []
    options += draw.sample(
        ['extra="ignore"', "frozen=True", "populate_by_name=True"], draw.randint(0, 2)
    )
    how = draw.choice(["config", "dict", "keywords"])
    keywords = "".join(f", {one}" for one in options) if how == "keywords" else ""
    lines = [f"class Settings(BaseSettings{keywords}):"]
    if options and how == "config":
        lines.append(f"    model_config = SettingsConfigDict({', '.join(options)})")
    elif options and how == "dict":
        pairs = ", ".join(f'"{one.split("=")[0]}": {one.split("=")[1]}' for one in options)
        lines.append(f"    model_config = {{{pairs}}}")
    fields = [
        draw.choice(
            [
                f"{name}: str",
                f'{name}: str = "d"',
                f"{name}: str = Field('d')",
                f'{name}: str = Field(\n        default="d",  # why\n        title="x",\n    )',
                f'{name}: Annotated[str, Field(max_length=99)] = "d"',
                f"{name}: str | None = None",
                f'{name}: str = (\n        "d"\n    )',
                'a: str = Field("d", alias="OLD_URL")',
                'a: str = Field("d", validation_alias="old_url")',
                'a: str = Field("d", validation_alias=AliasChoices("x", "OLD_URL"))',
                'a: str = Field("d", validation_alias=AliasChoices("NEW_URL", "OLD_URL"))',
            ]
        ),
        'other: str = "o"',
        'third: int = Field(3, validation_alias="THIRD")',
    ]
    draw.shuffle(fields)
    return _OPENING + "\n".join([*lines, *(f"    {field}" for field in fields)]) + "\n"


@pytest.mark.parametrize("seed", range(25))
def test_random_classes_keep_their_values(seed: int, tmp_path: Path) -> None:
    files = {"app/settings.py": _random_class(random.Random(seed)).encode()}
    after, result = ran(files, MERGE)
    assert not result.defects
    assert after != files
    was = seen(files, tmp_path / "a", "app.settings", {"OLD_URL": VALUE}, _values)
    now = seen(after, tmp_path / "b", "app.settings", {"NEW_URL": VALUE}, _values)
    assert was == now
    assert VALUE in str(now)
    again, _result = ran(after, MERGE)
    assert again == after


# What is found at all


def test_a_file_without_the_name_is_found_by_its_class() -> None:
    files = {
        "app/base.py": b"from pydantic_settings import BaseSettings\n\n\n"
        b'class Base(BaseSettings, env_prefix="OLD_"):\n    pass\n',
        "app/low.py": b"from app.base import Base\n\n\nclass Low(Base):\n    url: str\n",
    }
    _after, result = ran(files, MERGE, include_review=False)
    found = [(one.path, one.line, one.state) for one in result.findings]
    assert found == [("app/low.py", 5, State.APPLIED)]


def test_classes_that_are_no_settings_are_left_alone() -> None:
    files = {
        "app/models.py": b"from pydantic import BaseModel\n\n\n"
        b"class Payload(BaseModel):\n    old_url: str\n\n\nclass BaseSettings:\n    old_url: str\n",
    }
    assert ran(files, MERGE) == (files, ran(files, MERGE)[1])
    assert not ran(files, MERGE)[1].findings


def test_a_broken_file_stays_as_it_is() -> None:
    opening = b"from pydantic_settings import BaseSettings\n\n\n"
    files = {
        "app/a.py": opening + b"class S(BaseSettings:\n    old_url: str\n",
        "app/b.py": opening + b"class S(BaseSettings):\n    old_url: str\n",
    }
    after, result = ran(files, MERGE)
    assert after["app/a.py"] == files["app/a.py"]
    assert after["app/b.py"] != files["app/b.py"]
    assert not result.defects


def test_classes_that_inherit_in_a_circle_are_no_trouble() -> None:
    files = {
        "app/a.py": b"from pydantic_settings import BaseSettings\nfrom app.b import B\n\n\n"
        b"class A(B, BaseSettings):\n    old_url: str\n",
        "app/b.py": b"from app.a import A\n\n\nclass B(A):\n    pass\n",
    }
    _after, result = ran(files, MERGE)
    assert [one.path for one in result.findings] == ["app/a.py"]


def test_a_variable_that_only_a_field_reads_has_to_be_set_before() -> None:
    files = {
        "app/settings.py": b"from pydantic_settings import BaseSettings\n\n\n"
        b"class S(BaseSettings):\n    old_url: str\n"
    }
    _after, result = ran(files, MERGE)
    assert result.prerequisites == (
        "set NEW_URL where OLD_URL is set outside of the repository: nothing in it sets "
        "OLD_URL, which is read in app/settings.py:5",
    )
