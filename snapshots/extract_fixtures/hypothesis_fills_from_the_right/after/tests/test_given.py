import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.presence import Presence


@pytest.fixture(scope="module")
def presence():
    return Presence()


@given(st.integers())
def test_one(presence, number):
    assert presence.room and number + 1 > number


@given(st.integers(), st.text())
def test_two(presence, number, text):
    assert presence.room and isinstance(number, int) and isinstance(text, str)


@given(number=st.integers())
def test_by_name(number, presence):
    assert presence.room and number + 1 > number


def test_plain():
    assert 1
