import pytest

from app.presence import Presence

presence = Presence()

if presence.room != "lobby":
    pytest.skip("elsewhere", allow_module_level=True)


def test_users():
    assert presence.users == []
