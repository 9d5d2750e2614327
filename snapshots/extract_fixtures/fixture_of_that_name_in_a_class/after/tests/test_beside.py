import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def test_enter(presence):
    assert presence.enter("ann")


class TestAnother:
    @pytest.fixture
    def presence(self):
        return "another"

    def test_another(self, presence):
        assert presence == "another"
