from hypothesis import given
from hypothesis import strategies as st

from app.presence import Presence

presence = Presence()


def entered(number):
    return number in presence.enter(number)


class TestEntering:
    @given(st.integers())
    def test_method(self, number):
        assert entered(number)


def test_plain():
    assert presence.room == "lobby"
