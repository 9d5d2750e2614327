import pytest

from app.presence import Presence

lobby = Presence()


def test_users():
    users: lobby = lobby.users
    assert users == []

    def inner(where: "lobby" = None) -> "lobby":
        return where

    assert inner() is None and pytest
