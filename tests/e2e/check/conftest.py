from pathlib import Path

import pytest

from tests.e2e.check.scenery import Checked, MakeRepository, checked


@pytest.fixture(autouse=True)
def _own_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def chat(git_repository: MakeRepository) -> Checked:
    return checked(git_repository)
