import pytest

from app.presence import Presence

presence = Presence()


@pytest.mark.parametrize("users", [lambda: presence.users, lambda: []])
def test_users(users):
    assert users() == []


def test_room():
    assert presence.room == "lobby"
