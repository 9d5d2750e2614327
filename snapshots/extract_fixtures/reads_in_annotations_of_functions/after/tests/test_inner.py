import pytest

from app.presence import Presence


@pytest.fixture
def lobby():
    return Presence()


def test_users(lobby):
    users: lobby = lobby.users
    assert users == []

    def inner(where: "lobby" = None) -> "lobby":
        return where

    assert inner() is None and pytest
