from hypothesis import given
from hypothesis import strategies as st

from app.presence import Presence

presence = Presence()


@given(st.integers())
def test_one(number):
    assert presence.room and number + 1 > number


@given(st.integers(), st.text())
def test_two(number, text):
    assert presence.room and isinstance(number, int) and isinstance(text, str)


@given(number=st.integers())
def test_by_name(number):
    assert presence.room and number + 1 > number


def test_plain():
    assert 1
