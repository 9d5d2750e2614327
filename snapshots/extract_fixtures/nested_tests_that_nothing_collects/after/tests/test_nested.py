import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def test_outer(presence):
    def test_inner():
        assert presence.users == []

    class TestInner:
        def test_method(self):
            assert presence.room == "lobby"

    test_inner()
    TestInner().test_method()
