from hypothesis import example, given, settings

from app.presence import Presence

presence = Presence()


@settings(max_examples=5)
@given(number=...)
@example(number=3)
def test_number(number: int):
    assert presence.room and number + 1 > number
