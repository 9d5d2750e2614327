import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.presence import Presence


@pytest.fixture(scope="module")
def presence():
    return Presence()


def entered(presence, number):
    return number in presence.enter(number)


class TestEntering:
    @given(st.integers())
    def test_method(self, presence, number):
        assert entered(presence, number)


def test_plain(presence):
    assert presence.room == "lobby"
