import pytest
from hypothesis import example, given, settings

from app.presence import Presence


@pytest.fixture(scope="module")
def presence():
    return Presence()


@settings(max_examples=5)
@given(number=...)
@example(number=3)
def test_number(number: int, presence):
    assert presence.room and number + 1 > number
