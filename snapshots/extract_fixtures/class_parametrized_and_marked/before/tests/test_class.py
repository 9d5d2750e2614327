import pytest

from app.presence import Presence

presence = Presence()


@pytest.mark.parametrize("user", ["ann", "bob"])
class TestEntering:
    def test_enter(self, user):
        assert presence.enter(user) == [user]

    @pytest.mark.skipif("sys.platform == 'nowhere'")
    def test_room(self, user):
        assert presence.room
