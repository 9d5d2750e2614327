import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def enter(presence, user, *, twice=False):
    for _ in range(1 + twice):
        presence.enter(user)
    return len(presence.users)


class TestEntering:
    def entered(self, presence, user):
        return enter(presence, user, twice=True)

    def test_entered(self, presence):
        assert self.entered(presence, "ann") == 2

    def test_enter(self, presence):
        assert enter(presence, "ann") == 1
