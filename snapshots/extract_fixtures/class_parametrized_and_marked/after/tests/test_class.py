import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


@pytest.mark.parametrize("user", ["ann", "bob"])
class TestEntering:
    def test_enter(self, user, presence):
        assert presence.enter(user) == [user]

    @pytest.mark.skipif("sys.platform == 'nowhere'")
    def test_room(self, user, presence):
        assert presence.room
