"""A checkout to start from, in a home of its own, with a tool that has little patience."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.e2e.situations.checkout import FILES, Checkout

MakeRepository = Callable[[Mapping[str, bytes]], Path]
Make = Callable[..., Checkout]


@pytest.fixture(autouse=True)
def _home_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    for module in ("preflight", "transaction.index"):
        monkeypatch.setattr(f"migrator.shell.{module}._PATIENCE", 0.2)


@pytest.fixture
def make(git_repository: MakeRepository) -> Make:
    """Make a checkout with further files, given by path; None leaves one out."""

    def made(files: Mapping[str, bytes | None] | None = None) -> Checkout:
        every = {**FILES, **(files or {})}
        return Checkout(
            git_repository({path: data for path, data in every.items() if data is not None})
        )

    return made


@pytest.fixture
def checkout(make: Make) -> Checkout:
    return make()
