from app.presence import (
    LIMIT,  # not more
    Guest,  # and who may come
)
# who is here


def test_limit():
    assert LIMIT and Guest
