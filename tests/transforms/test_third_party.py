"""What an installed package brings is looked at before it is used."""

import sys
import types
from importlib.metadata import EntryPoint

import pytest

from migrator.errors import UsageError
from transforms.move_symbols import MoveOptions, MoveSymbols
from transforms.third_party import loaded


class Renamed(MoveSymbols):
    name = "renamed"


class Nameless(MoveSymbols):
    options = None  # type: ignore[assignment]
    name = "nameless"


def fails() -> None:
    raise OSError("no room")


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> str:
    module = types.ModuleType("somebodys")
    module.__dict__.update(
        Renamed=Renamed, Nameless=Nameless, fails=fails, number=1, options=MoveOptions
    )
    monkeypatch.setitem(sys.modules, "somebodys", module)
    return "somebodys"


def entry(name: str, value: str) -> EntryPoint:
    return EntryPoint(name, value, "migrator.transforms")


def test_a_transform_is_made(package: str) -> None:
    assert loaded("renamed", [entry("renamed", f"{package}:Renamed")]).name == "renamed"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("no_such_module:Renamed", "cannot be loaded from .*: ModuleNotFoundError"),
        ("somebodys:Gone", "cannot be loaded from somebodys:Gone: AttributeError"),
        ("somebodys:fails", "cannot be loaded from somebodys:fails: OSError: no room"),
        ("somebodys:number", "cannot be loaded from somebodys:number: TypeError"),
        ("builtins:object", "builtins:object makes no `migrator.api.Transform`"),
        ("somebodys:Renamed", "somebodys:Renamed calls itself `renamed`"),
    ],
)
def test_what_is_none_is_refused(package: str, value: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        loaded("theirs", [entry("theirs", value)])
    assert caught.value.problems[0].code == "transform.broken"


def test_options_are_a_model(package: str) -> None:
    with pytest.raises(UsageError, match="has `options` that are no pydantic model"):
        loaded("nameless", [entry("nameless", "somebodys:Nameless")])


def test_nobody_chooses_between_two(package: str) -> None:
    entries = [entry("renamed", "somebodys:Renamed"), entry("renamed", "other:Renamed")]
    with pytest.raises(UsageError, match="several packages: somebodys:Renamed and other:Renamed"):
        loaded("renamed", entries)
