"""What tests of the shell share: nothing of theirs goes where a person keeps things."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _cache_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
