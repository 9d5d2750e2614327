"""The measurement of a landing, on a repository that is small enough for every test run."""

import pytest

from tests.bench import landing


def test_it_measures_what_it_says(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(landing, "_CHANGED", 12)
    monkeypatch.setattr("sys.argv", ["landing", "--files", "60", "--rounds", "1"])
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    assert landing.main() in {0, 1}
    told = capsys.readouterr().out
    assert "12 of 60 files" in told
    assert told.count("met") == 3
