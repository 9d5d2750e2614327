import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def number(presence, of=0):
    return len(presence.users) + of


def test_nested(presence):
    assert number(presence, number(presence, number(presence))) == 0
    assert number(presence, of=number(presence, of=(lambda: number(presence))())) == 0
    assert [number(presence, number(presence)) for _ in range(number(presence) + 1)] == [0]
    assert {number(presence): {number(presence, number(presence)) for _ in "a"}} == {0: {0}}
