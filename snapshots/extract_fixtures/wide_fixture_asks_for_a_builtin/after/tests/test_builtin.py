import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


@pytest.fixture
def folder(tmp_path):
    return tmp_path


@pytest.fixture(
    params=["a", "b"],
    ids=str.upper,
)
def letter(request, monkeypatch):
    yield request.param
    monkeypatch.undo()


def test_builtin(folder, letter, presence):
    assert folder and presence.enter(letter)
