from hypothesis import given

from app.presence import Presence

presence = Presence()


@given(...)
def test_number(number: int):
    assert presence.room and number + 1 > number
