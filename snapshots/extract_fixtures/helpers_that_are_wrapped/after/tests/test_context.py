from contextlib import contextmanager

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


@contextmanager
def entered(presence, user):
    yield presence.enter(user)
    presence.users.remove(user)


def test_entered(presence):
    with entered(presence, "ann") as users, entered(presence, "bob"):
        assert users == ["ann", "bob"]
