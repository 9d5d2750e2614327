import pytest

from app.presence import Presence

presence = Presence()


def test_enter():
    assert presence.enter("ann")


class TestAnother:
    @pytest.fixture
    def presence(self):
        return "another"

    def test_another(self, presence):
        assert presence == "another"
