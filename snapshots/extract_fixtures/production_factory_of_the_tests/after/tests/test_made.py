import pytest

from tests.factories import make_presence


@pytest.fixture
def lobby():
    return make_presence("lobby", "ann")


@pytest.fixture
def attic():
    return make_presence(room="attic")


def test_lobby(lobby, attic):
    assert lobby.users == ["ann"] and attic.users == []
