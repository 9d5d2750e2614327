from app.debug import who
from tests.shared import presence


def test_who():
    assert who() is presence.users
