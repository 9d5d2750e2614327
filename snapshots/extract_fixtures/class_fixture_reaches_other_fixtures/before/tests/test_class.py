import pytest

from app.presence import Presence

presence = Presence()


@pytest.fixture
def users():
    return presence.users


class TestAnother:
    @pytest.fixture
    def presence(self):
        return "another"

    def test_another(self, presence, users):
        assert presence == "another"
        assert users == []
