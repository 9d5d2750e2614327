import pytest

from app.presence import Presence

presence = Presence()


@pytest.fixture(scope="session")
def folder(tmp_path):
    return tmp_path


@pytest.fixture(
    params=["a", "b"],
    scope="module",  # while the file lasts
    ids=str.upper,
)
def letter(request, monkeypatch):
    yield request.param
    monkeypatch.undo()


def test_builtin(folder, letter):
    assert folder and presence.enter(letter)
