import pytest

from app.presence import Presence

presence = Presence()


@pytest.mark.parametrize("presence", [1, 2])
def test_shadowed(presence):
    assert presence in {1, 2}


@pytest.mark.parametrize("user", ["ann", "bob"])
def test_user(user):
    assert presence.enter(user) == [user]
