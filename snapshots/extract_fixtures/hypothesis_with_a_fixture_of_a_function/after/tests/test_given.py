import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.presence import Presence


@pytest.fixture(scope="module")
def presence():
    return Presence()


@pytest.fixture(scope="module")
def room(presence):
    return presence.room


@given(number=st.integers())
def test_room(room, number):
    assert room and number + 1 > number


@given(st.integers())
@pytest.mark.parametrize("user", ["ann"])
def test_user(user, presence, number):
    assert presence.enter(user) and number + 1 > number
