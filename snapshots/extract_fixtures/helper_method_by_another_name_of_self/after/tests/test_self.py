import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


class TestEntering:
    def greet(this, presence, user):
        return presence.enter(user)

    def test_greet(me, presence):
        assert me.greet(presence, "ann") == ["ann"]
        assert [me.greet(presence, user) for user in "b"]
