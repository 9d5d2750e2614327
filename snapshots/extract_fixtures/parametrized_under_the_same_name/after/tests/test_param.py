import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


@pytest.mark.parametrize("presence", [1, 2])
def test_shadowed(presence):
    assert presence in {1, 2}


@pytest.mark.parametrize("user", ["ann", "bob"])
def test_user(user, presence):
    assert presence.enter(user) == [user]
