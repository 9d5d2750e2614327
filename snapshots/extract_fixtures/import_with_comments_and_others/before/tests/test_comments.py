from app.presence import (
    LIMIT,  # not more
    Presence,  # who is here
    Guest,  # and who may come
)

presence = Presence()


def test_limit():
    assert LIMIT and Guest
